"""What a code says: signs, words and numbers."""

from __future__ import annotations

import re

import pytest

from stances.agreement.pairs import CODE_OF_STATE
from stances.codes.values import SIGNS, WORDS, parse_code
from stances.errors import StancesError


def read(value):
    found = parse_code(value, "codes.csv:2")
    return found.side, found.grade


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_a_side(sign):
    assert read(sign) == (sign, 0.0 if sign == "0" else None)


@pytest.mark.parametrize(
    ("side", "words"),
    [
        ("+", ["for", "favor", "favour", "support", "pro", "positive"]),
        ("-", ["against", "oppose", "con", "negative"]),
        ("0", ["neutral", "mixed"]),
        (".", ["none", "silent"]),
    ],
)
def test_words_of_each_side(side, words):
    assert [word for word in WORDS if WORDS[word] == side] == words
    for word in words:
        for written in (word, word.upper(), word.capitalize(), f"  {word}\t"):
            assert read(written) == read(side)


def test_a_state_of_a_score_is_a_word_for_its_code():
    """What the program prints can be read as a code, and says the same there."""
    assert {state: WORDS[state] for state in CODE_OF_STATE} == CODE_OF_STATE


def test_neutral_is_a_grade_where_codes_are_graded_as_zero_is():
    assert read("neutral") == read("0") == ("0", 0.0)


@pytest.mark.parametrize("value", ["?", " ? ", "'?"])
def test_a_cell_to_be_left_out_has_no_side(value):
    assert read(value) == (None, None)


@pytest.mark.parametrize(
    ("value", "side", "grade"),
    [("+2", "+", 2.0), ("−1", "-", -1.0), (".5", "+", 0.5), (-0.25, "-", -0.25), (0, "0", 0.0)],
)
def test_a_number_is_a_side_and_a_grade(value, side, grade):
    assert read(value) == (side, grade)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("favr", "favor"),
        ("FAVOURS", "favour"),
        ("suport", "support"),
        ("agianst", "against"),
        ("opposed", "oppose"),
        ("nuetral", "neutral"),
        ("non", "none"),
        ("silence", "silent"),
        ("positiv", "positive"),
    ],
)
def test_a_word_that_is_not_known_is_refused_with_the_nearest(word, near):
    message = rf'^codes\.csv:2: "{word}" is not a code; did you mean "{near}"\? write \+ or for, '
    with pytest.raises(StancesError, match=message):
        parse_code(word, "codes.csv:2")


@pytest.mark.parametrize(
    "value", ["", "'", "x", "zzz", "1e9", "1_0", "nan", "-inf", "++", "٣", True, None, [1], {}]
)
def test_what_is_not_a_code_is_refused_with_all_that_is(value):
    with pytest.raises(StancesError, match=r"^a:1: .* is not a code; .*write \+ or for, - or"):
        parse_code(value, "a:1")


def test_the_message_names_a_word_for_every_sign():
    with pytest.raises(StancesError) as caught:
        parse_code("zzz", "a:1")
    hint = caught.value.hint
    for sign, word in (("+", "for"), ("-", "against"), ("0", "neutral"), (".", "none")):
        assert re.search(rf"(^| ){re.escape(sign)} or {word} ?", hint)
        assert WORDS[word] == sign
    assert hint.startswith("write + or for")
