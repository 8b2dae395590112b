"""Suggested cues as text: TOML that can be pasted, whatever the sentences hold."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.commands.suggest.show import SuggestionAnswer
from stances.commands.suggest.suggestion import (
    Example,
    Poles,
    SuggestedDimension,
    SuggestedTerm,
    Suggestion,
    SuggestionDocument,
)
from stances.output.formats import find_format
from stances.output.view import View
from stances.wire.records import format_json, make_record

EVIL = 'so\x1b[31m it\r\n[[cue]]\npole = "?"\x00\x7f\u2028is\u202e "quoted" \\ #'


def make_term(term, text, wording):
    return SuggestedTerm(
        term=term,
        pole="+",
        z=1.2345,
        support=3,
        opposition=0,
        units=3,
        examples=(Example(id="alpha-1.1", source="a.txt", line=1, wording=wording, text=text),),
    )


def found(text="So it is.", *, terms=("user pays",), wording="verbatim", units=(2, 1), least=3):
    return Suggestion(
        basis="coded",
        unit="statement",
        rubric="made-up",
        hash="sha256:0123456789ab",
        min_count=least,
        min_z=0.7,
        dimensions=(
            SuggestedDimension(
                dimension="tolls",
                label="tolls",
                file="tolls.toml",
                poles=Poles(positive="charge\nthem", negative="let them pass"),
                positive=units[0],
                negative=units[1],
                terms=tuple(make_term(term, text, wording) for term in terms),
            ),
        ),
    )


def show(suggestion, fmt="table", view=View()):  # noqa: B008  (frozen)
    return find_format(fmt).write(SuggestionAnswer(suggestion), view)


def test_a_cue_with_what_speaks_for_it():
    assert (
        show(found())
        == """\
# tolls: file tolls.toml; from 2 coded statements for "charge them", 1 for "let them pass"
# words that the rubric lacks, in 3 statements or more, with z of 0.70 or more

# z +1.23, for 3, against 0
# alpha-1.1: So it is.
[[cue]]
pole = "+"
words = ["user pays"]
weight = 0.5
fires = ["user pays"]
"""
    )


def test_one_is_one_statement():
    assert 'from 1 coded statement for "charge them", 0 for' in show(found(units=(1, 0)))


def test_where_nothing_is_found_a_comment_says_so():
    out = show(found(terms=()))
    assert out.splitlines()[1:] == [
        "# nothing found of words that the rubric lacks, in 3 statements or more, "
        "with z of 0.70 or more"
    ]
    assert tomllib.loads(out) == {}


@pytest.mark.parametrize(
    ("units", "least", "why"),
    [
        ((2, 1), 4, "3 statements take a side, --min-count is 4"),
        ((1, 0), 2, "1 statement takes a side, --min-count is 2"),
        ((0, 0), 1, "0 statements take a side, --min-count is 1"),
    ],
)
def test_where_too_little_is_coded_a_comment_says_so(units, least, why):
    out = show(found(terms=(), units=units, least=least))
    assert out.splitlines()[1:] == [f"# nothing found: {why}"]


def test_one_statement_is_enough_for_one():
    assert ", in 1 statement or more, " in show(found(least=1))


def test_a_paraphrase_is_called_one():
    assert "# alpha-1.1 (paraphrase): So it is.\n" in show(found(wording="paraphrase"))


def cues(out):
    return tomllib.loads(out)["cue"]


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_comments_are_safe_whatever_the_text_holds(text):
    out = show(found(text))
    assert [cue["words"] for cue in cues(out)] == [["user pays"]]
    assert out.count("\n") == show(found()).count("\n")


def test_comments_are_safe_with_evil_texts():
    out = show(found(EVIL))
    assert len(cues(out)) == 1
    assert out.isascii()
    assert all(sign.isprintable() for sign in out.replace("\n", ""))


def test_colour_never_gets_into_what_is_pasted():
    assert show(found(), view=View(colour=True, width=20)) == show(found())


@pytest.mark.parametrize("fmt", ["ndjson", "csv", "tsv", "github", "simple"])
def test_in_rows_there_is_one_for_each_term(fmt):
    out = show(found(terms=("user pays", "pay their way")), fmt)
    head = 0 if fmt == "ndjson" else 1 if fmt in ("csv", "tsv") else 2
    assert len(out.splitlines()) == 2 + head
    assert "user pays" in out.splitlines()[head]


def test_rows_hold_everything_at_full_precision():
    row = json.loads(show(found(), "ndjson"))
    assert row == {
        "type": "term",
        "dimension": "tolls",
        "term": "user pays",
        "pole": "+",
        "z": 1.2345,
        "for": 3,
        "against": 0,
        "units": 3,
        "example": "So it is.",
    }
    assert show(found(), "csv") == (
        "dimension,term,pole,z,for,against,units,example\n"
        "tolls,user pays,+,1.2345,3,0,3,So it is.\n"
    )


def test_json_holds_everything():
    value = json.loads(show(found(), "json"))
    assert list(value) == ["format_version", "suggestion"]
    assert value["suggestion"] == json.loads(format_json(found()))
    (dimension,) = value["suggestion"]["dimensions"]
    assert dimension["poles"] == {"+": "charge\nthem", "-": "let them pass"}
    assert list(dimension["terms"][0]) == [
        *("term", "pole", "z", "for", "against", "units", "examples"),
    ]
    read = make_record(value, SuggestionDocument, what="suggestion", where="a.json")
    assert read.suggestion == found()
