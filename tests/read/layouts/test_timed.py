"""Times in transcripts that programs write: they are nobody's, and may stand beside names."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.statements import extract_statements
from stances.read.times import is_time


def read(text, name="a.txt"):
    return [
        (one.expert, [one.document.text[b.start : b.end] for b in one.blocks])
        for one in extract_statements([Document(name=name, text=text)])
    ]


SAID = [("Test Alpha", ["We begin."]), ("Test Beta", ["We go on.", "And on."])]


@pytest.mark.parametrize(
    "time", ["0:45", "00:01:12", "12:03 PM", "[00:01]", "1:02:03.5", "9:04 a.m."]
)
@pytest.mark.parametrize(
    "text",
    [
        "Test Alpha  TIME\nWe begin.\n\nTest Beta  TIME\nWe go on.\n\nAnd on.\n",
        "Test Alpha\nTIME\nWe begin.\n\nTest Beta\nTIME\nWe go on.\n\nTIME\n\nAnd on.\n",
        "TIME\n\nTest Alpha: We begin.\n\nTIME\n\nTest Beta: We go on.\n\nTIME\nAnd on.\n",
        "Test Alpha: We begin.\nTIME\nTest Beta: We go on.\nTIME\nAnd on.\nTIME\n",
        "[Test Alpha] TIME\nWe begin.\n\n[Test Beta] TIME\nWe go on.\n\nAnd on.\n",
        "Test Alpha, TIME\nWe begin.\n\nTest Beta, TIME\nWe go on.\n\nAnd on.\n",
        "Test Alpha: TIME\nWe begin.\n\nTest Beta: TIME\nWe go on.\n\nAnd on.\n",
        "TIME Test Alpha: We begin.\n\nTIME Test Beta: We go on.\n\nAnd on.\n",
    ],
)
def test_times_beside_and_between_turns_are_nobodys(text, time):
    assert read(text.replace("TIME", time)) == SAID


def test_stretches_of_time_above_names_are_nobodys():
    text = (
        "0:0:1.240 --> 0:0:4.0\nTest Alpha\nWe begin here.\n\n0:0:4.240 --> 0:0:8.0\nTest Beta\n"
        "We go on.\n\n0:0:8.5 --> 0:0:9.0\nAnd on.\n"
    )
    assert read(text) == [("Test Alpha", ["We begin here."]), SAID[1]]


def test_speakers_without_a_name_are_counted_or_nobody():
    text = (
        "Speaker 1  0:03\nWe begin.\n\nUnknown Speaker  0:12\nWar is near.\n\n"
        "Speaker 2  12:03\nWe end.\n"
    )
    assert read(text) == [("Speaker 1", ["We begin."]), ("Speaker 2", ["We end."])]


def test_a_surname_beside_a_time_is_a_speaker():
    text = "Test Alpha  0:03\nWe begin.\n\nGamma  0:12\nWar is near.\n\nTest Beta  1:03\nNo.\n"
    assert [name for name, _ in read(text)] == ["Test Alpha", "Gamma", "Test Beta"]


@pytest.mark.parametrize("label", ["Test's iPad", "test gamma", "+1 555-0100", "User 123"])
def test_a_label_beside_a_time_that_is_not_understood_is_refused(label):
    text = f"Test Alpha  0:03\nWe begin.\n\nTest Beta  0:12\nNo.\n\n{label}  1:03\nWar is near.\n"
    with pytest.raises(StancesError, match=r"^a\.txt:7: .* may name a speaker"):
        read(text)


def test_a_sentence_about_a_time_is_said():
    text = "Test Alpha  0:03\nWe begin.\n\nTest Beta  0:12\nWe met at 12:03 PM.\nWe left at 1:30\n"
    assert read(text)[1][1] == ["We met at 12:03 PM.\nWe left at 1:30"]


def test_times_between_sentences_are_nobodys_and_those_within_stay():
    text = (
        "Test Alpha: We begin. [00:00:10] And we go on. (0:12) So it is.\n\n"
        "Test Beta: We go on. 00:01:12 We met at 12:03 PM.\n"
    )
    assert read(text) == [
        ("Test Alpha", ["We begin.", "And we go on.", "So it is."]),
        ("Test Beta", ["We go on.", "We met at 12:03 PM."]),
    ]


def test_a_time_between_hard_wrapped_lines_is_nobodys():
    words = "We begin and we have a lot to say about the matter, since it\nis late and all of us"
    text = (
        f"TEST ALPHA: {words} have to go home again before the night.\n00:01:12\n"
        f"TEST BETA: {words} have to go home again before the\n00:01:52\nnight is over.\n12:03 PM\n"
        f"TEST ALPHA: {words} are gone.\n"
    )
    said = " ".join(" ".join(blocks) for _, blocks in read(text))
    assert not any(map(str.isdigit, said))
    assert [name for name, _ in read(text)] == ["Test Alpha", "Test Beta", "Test Alpha"]


@pytest.mark.parametrize(
    "line", ["We met at 12:03", "12:03 we met", "1234", "12:3", "", "3:16 Test"]
)
def test_other_lines_are_not_times(line):
    assert not is_time(line)
