"""Captions: words without times, each speaker's cues together, lines as in the file."""

from __future__ import annotations

import pytest

from stances.errors import StancesError
from stances.read.forms.late import CAPTIONS
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements

VTT = """\
WEBVTT - a talk
Kind: captions

NOTE
Made by hand.

1
00:00:01.000 --> 00:00:02.500 align:start
Test Alpha: We met to

2
00:00:02.500 --> 00:00:04.000
Test Alpha: talk about <i>peace</i>.

3
00:00:05.000 --> 00:00:06.000
beta (Test House): Did
we agree?

4
00:00:07.000 --> 00:00:08.000
Not yet.
"""
SRT = """\
1
00:00:01,000 --> 00:00:02,500
Test Alpha: We met.

2
00:00:02,500 --> 00:00:04,000
Test Beta: We did.
"""


def read_file(tmp_path, name, text):
    from stances.read.sources import load_documents

    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = extract_statements(load_documents([str(path)]))
    return [(one.expert, one.line, one.text) for one in split_statements(found)]


def test_cues_of_one_speaker_are_one_paragraph_and_a_cue_without_a_name_goes_on(tmp_path):
    assert read_file(tmp_path, "a.vtt", VTT) == [
        ("Test Alpha", 9, "We met to\ntalk about peace."),
        ("beta", 17, "Did\nwe agree?"),
        ("beta", 22, "Not yet."),
    ]


def test_srt_is_read_as_vtt_is(tmp_path):
    assert read_file(tmp_path, "a.srt", SRT) == [
        ("Test Alpha", 3, "We met."),
        ("Test Beta", 7, "We did."),
    ]


@pytest.mark.parametrize("text", [VTT, SRT])
def test_captions_are_known_by_how_they_begin(text):
    assert CAPTIONS.recognise(text, ())


@pytest.mark.parametrize("text", ["Test Alpha: We met.", "1\nOne.", "At 00:01 --> we met."])
def test_other_texts_are_not_captions(text):
    assert not CAPTIONS.recognise(text, ())


def test_captions_that_name_nobody_are_refused(tmp_path):
    with pytest.raises(StancesError, match="no expert found"):
        read_file(tmp_path, "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nWe met.\n")


def test_cues_without_a_name_of_their_own_stay_apart(tmp_path):
    text = "WEBVTT\n\n00:00.000 --> 00:02.000\nTEST ALPHA: One.\n\n"
    text += "00:03.000 --> 00:04.000\nTEST BETA: Two.\n"
    assert read_file(tmp_path, "a.vtt", text) == [
        ("Test Alpha", 4, "One."),
        ("Test Beta", 7, "Two."),
    ]


def test_voices_name_their_speakers(tmp_path):
    cue = "00:00.000 --> 00:02.000\n"
    text = f"WEBVTT\n\n1\n{cue}<v Test Alpha>One.</v>\n\n2\n{cue}<v.loud Test Beta>Two.</v>\n"
    assert read_file(tmp_path, "a.vtt", text) == [
        ("Test Alpha", 5, "One."),
        ("Test Beta", 9, "Two."),
    ]


def test_words_before_a_colon_within_a_sentence_name_nobody(tmp_path):
    cue = "00:00:00,000 --> 00:00:02,000\n"
    text = (
        f"1\n{cue}TEST ALPHA: There is\n\n2\n{cue}one option: war.\n\n3\n{cue}>> TEST BETA: No.\n"
    )
    assert [name for name, _, _ in read_file(tmp_path, "a.srt", text)] == [
        *["Test Alpha"] * 2,
        "Test Beta",
    ]


@pytest.mark.parametrize("mark", ["", ">> "])
def test_a_label_within_a_cue_does_not_hide_that_of_the_next(tmp_path, mark):
    cues = (
        f"{mark}TEST ALPHA: is two\nenough",
        f"now or never\n{mark}TEST BETA: no it was",
        "never enough",
        f"{mark}TEST ALPHA: and why",
        f"is that\n{mark}TEST BETA: it was a floor",
        f"{mark}TEST BETA: and no more",
    )
    text = "".join(
        f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{words}\n\n"
        for at, words in enumerate(cues, start=1)
    )
    found = [
        (name.casefold(), " ".join(words.split()))
        for name, _, words in read_file(tmp_path, "a.srt", text)
    ]
    assert found == [
        ("test alpha", "is two enough now or never"),
        ("test beta", "no it was never enough"),
        ("test alpha", "and why is that"),
        ("test beta", "it was a floor and no more"),
    ]
