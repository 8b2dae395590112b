"""The table of learned terms: fitted, written, read again."""

from __future__ import annotations

import pytest

from stances.errors import StancesError
from stances.match.passages import PassageTerms
from stances.rubric.learn import CodedText, learn_terms
from stances.rubric.learned import format_learned, parse_learned
from stances.text.tokens import tokenize

PLUS, MINUS, NONE = "Tolls pay for upkeep.", "Tolls rob nurses.", "It rained all week."


def make_text(words, **codes):
    return CodedText(name="", group="", sentences=(tokenize(words),), codes=codes)


def learn(*rows, times=3):
    return learn_terms([make_text(text, tolls=code) for text, code in rows] * times, ["tolls"])


def measure(model, words):
    return PassageTerms(model, [tokenize(words)]).measure("tolls")


def test_three_outcomes_are_told_apart():
    model = learn((PLUS, 1), (MINUS, -1), (NONE, 0))
    plus, minus, none = (measure(model, text) for text in (PLUS, MINUS, NONE))
    assert plus.lean > 0.3
    assert minus.lean < -0.3
    assert none.topic < 0.4 < min(plus.topic, minus.topic)


def test_where_every_text_takes_a_side_the_topic_is_certain():
    model = learn((PLUS, 1), (MINUS, -1))
    assert measure(model, PLUS).lean > 0.3
    assert measure(model, MINUS).lean < -0.3
    assert measure(model, PLUS).topic == 1


def test_a_side_that_nobody_takes_is_never_found():
    model = learn((PLUS, 1), (NONE, 0))
    assert measure(model, MINUS).minus == 0


@pytest.mark.parametrize("rows", [[(PLUS, 1)], [(PLUS, 1), (MINUS, 1)]])
def test_a_dimension_with_one_outcome_is_not_learnt(rows):
    assert learn(*rows).terms == {}


def test_a_dimension_that_was_left_out_does_not_count():
    texts = [make_text(PLUS, tolls=1), make_text(MINUS, tolls=-1)] * 2 + [make_text(NONE)] * 2
    assert "rained" not in learn_terms(texts, ["tolls"]).terms


def test_a_table_is_read_as_it_was_written():
    model = learn((PLUS, 1), (MINUS, -1), (NONE, 0))
    text = format_learned(model)
    assert parse_learned("t.tsv", text.encode(), ["tolls"]) == model
    assert text == format_learned(learn((PLUS, 1), (MINUS, -1), (NONE, 0)))


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("# stances:", "# other:", 1),
        ("term\t", "word\t", 5),
        ("(intercept)\t\t", "(intercept)\t\tx", 6),
    ],
)
def test_a_table_that_is_spoilt(old, new, where):
    text = format_learned(learn((PLUS, 1), (MINUS, -1))).replace(old, new, 1)
    with pytest.raises(StancesError, match=f"^t.tsv:{where}: "):
        parse_learned("t.tsv", text.encode(), ["tolls"])
