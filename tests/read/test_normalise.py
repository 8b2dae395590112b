"""What no form says aloud is cut out once, with offsets and lines kept true."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadline import must_not_hang
from read.signs import normalise
from stances.document import Document
from stances.read.forms.form import MarkedText, Region, Style
from stances.read.normalise import _SIGNS, normalise_text
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # web and e-mail addresses
        ("See https://test.example/a?b=c#d for more.", "See for more."),
        ("See https://test.example/a.", "See."),
        ("See (https://test.example/a) now.", "See now."),
        ("See <https://test.example/a>, now.", "See, now."),
        ("See [https://test.example] now", "See now"),
        ("See https://test.example/a_(b), now", "See, now"),
        ("(See https://test.example/a)", "(See)"),
        ("See “https://test.example” now", "See “” now"),
        ("See www.test.example/a now", "See now"),
        ("HTTP://TEST.EXAMPLE", ""),
        ("Write to a.b+c@mail.test.example, please.", "Write to, please."),
        ("Test Alpha <a@test.example>: Talk.", "Test Alpha: Talk."),
        ("mailto:a@test.example", ""),
        ("See\nhttps://test.example\nfor more.", "See\nfor more."),
        ("See\nhttps://test.example www.test.example\nfor more.", "See\nfor more."),
        ("https://test.example We talk.", "We talk."),
        # what only looks like one
        ("We spent $5 @ noon, and/or 3:45.", "We spent $5 @ noon, and/or 3:45."),
        ("Ask @alpha about www and test.example.", "Ask @alpha about www and test.example."),
        ("http is a word", "http is a word"),
        # hidden signs
        ("re\u00adtali\u00adate", "retaliate"),
        ("inter\u00ad\n  national", "international"),
        ("re\u200bta\u2060li\ufeffate", "retaliate"),
        ("re\u200ctali\u200date", "retaliate"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("one\u00a0two\u202fthree\u2007four", "one two three four"),
        # letters and apostrophes
        ("the o\ufb03cial \ufb01rst \ufb02ight o\ufb00", "the official first flight off"),
        ("don´t, don`t, don\u02bct, don\uff07t", "don't, don't, don't, don't"),
        ("don’t “talk” ‘now’", "don’t “talk” ‘now’"),
        ("``talk'' and `talk´", "``talk'' and `talk´"),
    ],
)
def test_what_is_not_said_is_gone(text, shown):
    assert normalise(text) == shown


def test_front_matter_stays_as_it_is():
    text = "+++\nexpert = 'Test\u00a0Alpha'\nsource = 'https://test.example'\n+++\nWe\u00a0talk.\n"
    (found,) = extract_statements([Document(name="a.md", text=text)])
    assert found.origin == "https://test.example"
    assert found.document.text.endswith("+++\nWe talk.\n")


def test_regions_and_styles_move_with_their_words():
    text = "See https://test.example now.\n\nA \ufb01rst bold word."
    begin, bold = text.index("A \ufb01"), text.index("bold")
    marked = MarkedText(
        document=Document(name="a.txt", text=text),
        regions=(
            Region(start=4, end=24, kind="furniture"),
            Region(start=begin, end=len(text), kind="caption"),
        ),
        styles=(Style(start=bold, end=bold + 4, kind="bold"),),
    )
    found = normalise_text(marked)
    kept = found.document.text
    assert [(one.kind, kept[one.start : one.end]) for one in found.regions] == [
        ("caption", "A first bold word.")
    ]
    assert [kept[one.start : one.end] for one in found.styles] == ["bold"]


def test_lines_are_those_of_the_file():
    text = (
        "Test Alpha, fellow:\n\nSee\nhttps://test.example\nre\u00ad\ntaliation. It is\u00a0ours.\n"
    )
    found = split_statements(extract_statements([Document(name="a.txt", text=text)]))
    assert [(one.text, one.line) for one in found] == [
        ("See\nretaliation.", 3),
        ("It is ours.", 6),
    ]
    document = found[0].document
    assert document.line_at(document.text.index("retaliation")) == 5
    assert document.line_at(document.text.index("tion")) == 6
    assert all(document.text[one.start : one.end] == one.text for one in found)


def test_tables_are_left_alone():
    text = "expert,text,source\nTest Alpha,We talk.,https://test.example\n"
    (found,) = extract_statements([Document(name="a.csv", text=text)])
    assert found.origin == "https://test.example"


def test_a_text_without_such_signs_is_the_same_object():
    marked = MarkedText(document=Document(name="a.txt", text="We talk."))
    assert normalise_text(marked) is marked


_PIECES = st.sampled_from(
    (
        *("a", "B ", " ", "\n", "\n\n", ".", ",", "(", ")", "<", ">", "[", "]", "“", "”", "'", "’"),
        *("https://", "www.", "a@b.test", "@", "x.y/z", "\u00ad", "\u200b", "\u200c", "\u00a0"),
        *("\ufb01", "`", "´", "м", ":", "mailto:", "> "),
    )
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_words_outside_of_addresses_stay_and_lines_are_true(text):
    document = normalise_text(MarkedText(document=Document(name="a.txt", text=text))).document
    kept = document.text
    assert not re.search("[\u00ad\u200b\u00a0\ufb01]", kept)
    if not re.search(r"https://|www\.|@", text):
        plain = text.translate({0xAD: None, 0x200B: None, 0x200C: None, 0xFB01: "fi"})
        assert re.findall(r"[^\W_]", kept) == re.findall(r"[^\W_]", plain)
    lines = text.split("\n")
    for at, sign in enumerate(kept):
        if sign.isalpha() and sign not in "fi":
            assert sign in lines[document.line_at(at) - 1]


@pytest.mark.parametrize(
    "piece",
    ["a", "a@", "a.", "www.", "https://", "(https://a ", "<", "\u00ad\n", "@a.", " \n", "( "],
)
def test_odd_text_takes_no_odd_time(piece):
    with must_not_hang():
        normalise(piece * (200_000 // len(piece)))


@given(st.text(alphabet="w.WaA:/@`´\u00ad\u200b\u00a0ﬁʼ′＇ſh tps", max_size=30))
def test_the_quick_look_misses_nothing(text):
    assert (normalise(text) != text) == (_SIGNS.search(text) is not None)
