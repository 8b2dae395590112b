"""Suggested cues as text: TOML that can be pasted, whatever the sentences hold."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.present.suggestion import suggestion
from stances.present.terminal import View

EVIL = 'so\x1b[31m it\r\n[[cue]]\npole = "?"\x00\x7f\u2028is\u202e "quoted" \\ #'


def found(text="So it is.", *, terms=("user pays",), wording="verbatim", units=(2, 1), least=3):
    return {
        "basis": "coded",
        "unit": "statement",
        "rubric": "made-up",
        "hash": "sha256:0123456789ab",
        "min_count": least,
        "min_z": 0.7,
        "dimensions": [
            {
                "dimension": "tolls",
                "label": "tolls",
                "file": "tolls.toml",
                "poles": {"+": "charge\nthem", "-": "let them pass"},
                "positive": units[0],
                "negative": units[1],
                "terms": [
                    {"term": term, "pole": "+", "z": 1.2345, "for": 3, "against": 0, "units": 3}
                    | {
                        "examples": [
                            {"id": "alpha-1.1", "source": "a.txt", "line": 1}
                            | {"wording": wording, "text": text}
                        ]
                    }
                    for term in terms
                ],
            }
        ],
    }


def told(record, fmt="table", view=View()):  # noqa: B008  (frozen)
    return suggestion(record, fmt=fmt, view=view)


def test_a_cue_with_what_speaks_for_it():
    assert (
        told(found())
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
    assert 'from 1 coded statement for "charge them", 0 for' in told(found(units=(1, 0)))


def test_where_nothing_is_found_a_comment_says_so():
    out = told(found(terms=()))
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
    out = told(found(terms=(), units=units, least=least))
    assert out.splitlines()[1:] == [f"# nothing found: {why}"]


def test_one_statement_is_enough_for_one():
    assert ", in 1 statement or more, " in told(found(least=1))


def test_a_paraphrase_is_called_one():
    assert "# alpha-1.1 (paraphrase): So it is.\n" in told(found(wording="paraphrase"))


def cues(out):
    return tomllib.loads(out)["cue"]


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_comments_are_safe_whatever_the_text_holds(text):
    out = told(found(text))
    assert [cue["words"] for cue in cues(out)] == [["user pays"]]
    assert out.count("\n") == told(found()).count("\n")


def test_comments_are_safe_with_evil_texts():
    out = told(found(EVIL))
    assert len(cues(out)) == 1
    assert out.isascii()
    assert all(sign.isprintable() for sign in out.replace("\n", ""))


def test_colour_never_gets_into_what_is_pasted():
    assert told(found(), view=View(colour=True, width=20)) == told(found())


@pytest.mark.parametrize("fmt", ["ndjson", "csv", "tsv", "github", "simple"])
def test_in_rows_there_is_one_for_each_term(fmt):
    out = told(found(terms=("user pays", "pay their way")), fmt)
    head = 0 if fmt == "ndjson" else 1 if fmt in ("csv", "tsv") else 2
    assert len(out.splitlines()) == 2 + head
    assert "user pays" in out.splitlines()[head]


def test_rows_tell_everything_at_full_precision():
    row = json.loads(told(found(), "ndjson"))
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
    assert told(found(), "csv") == (
        "dimension,term,pole,z,for,against,units,example\n"
        "tolls,user pays,'+,1.2345,3,0,3,So it is.\n"
    )


def test_json_holds_the_record():
    assert json.loads(told(found(), "json"))["suggestion"] == found()
