"""Experts and dimensions by the names that a user gives."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.errors import StancesError
from stances.scoring.names import choose_dimensions, choose_experts, match_names
from stances.text.names import fold_name

EXPERTS = ("Test Alpha", "Test Søren", "Tést Łódź", "Alpha Test", "Test Alphabet")


def list_letters(first, last):
    """Return the letters of a range of Unicode."""
    return [
        letter
        for letter in map(chr, range(first, last + 1))
        if unicodedata.category(letter).startswith("L")
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Soren", "Test Søren"),
        ("SOREN", "Test Søren"),
        ("Lukasz", "Test Łukasz"),
        ("Dordevic", "Test Đorđević"),
        ("Ilicali", "Test Ilıcalı"),
        ("Weiss", "Test Weiß"),
        ("Aegir", "Test Ægir"),
        ("Loeb", "Test Lœb"),
        ("Thordur", "Test Þórður"),
        ("Sigurdur", "Test Sigurður"),
        ("Hassan", "Test Ħassan"),
        ("Umlaut", "Test Ümlaut"),
    ],
)
def test_an_expert_is_found_by_the_letters_of_a_plain_keyboard(typed, name):
    known = ("Test Beta", name, "Test Gamma")
    assert choose_experts([typed], known) == [name]
    assert choose_experts([f"test {typed.lower()}"], known) == [name]
    assert choose_experts([name], known) == [name]


def test_every_letter_of_european_latin_is_folded():
    """Latin-1 Supplement and Latin Extended-A, without the dot that stands in the middle of l·l."""
    kept = [one for one in list_letters(0xC0, 0x17F) if not fold_name(one).strip("·").isascii()]
    assert kept == []


def test_letters_with_a_stroke_or_a_hook_lose_it():
    found = {one: unicodedata.name(one).split() for one in list_letters(0xC0, 0x24F)}
    struck = {
        letter: words[3].lower()
        for letter, words in found.items()
        if words[:3] == ["LATIN", "SMALL", "LETTER"] and len(words[3]) == 1 and "WITH" in words
    }
    assert len(struck) > 150
    assert {letter: fold_name(letter) for letter in struck if letter not in "ŀ"} == {
        letter: plain for letter, plain in struck.items() if letter not in "ŀ"
    }


def test_other_scripts_stay_as_they_are():
    assert fold_name("漢字 Тест") == "漢字 тест"


@given(st.text(st.characters(categories=["Lu", "Ll"])))
def test_folding_twice_changes_nothing_more(name):
    once = fold_name(name)
    assert fold_name(once) == once


def test_a_name_as_it_is_written_comes_before_one_that_folds_alike():
    known = ("Test Soren", "Test Søren")
    assert match_names("Test Søren", known) == ["Test Søren"]
    assert match_names("Test Soren", known) == ["Test Soren"]
    assert match_names("soren", known) == list(known)


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        ([], EXPERTS),
        (["test alpha"], ["Test Alpha"]),
        (["alphabet", "ødz", "Test Alpha"], ["Test Alpha", "Tést Łódź", "Test Alphabet"]),
        (["phabe"], ["Test Alphabet"]),
    ],
)
def test_experts_by_any_part_in_the_order_in_which_they_are_known(wanted, chosen):
    assert choose_experts(wanted, EXPERTS) == list(chosen)


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("alpha", '"alpha" may be any of: Test Alpha, Alpha Test; give more of the name'),
        ("Alfa", 'unknown expert "Alfa"; did you mean "Alpha"?'),
        ("zzzzzzzz", f'unknown expert "zzzzzzzz"; known: {", ".join(EXPERTS)}'),
        ("", 'unknown expert ""; '),
    ],
)
def test_a_name_that_fits_nobody_or_several(wanted, message):
    with pytest.raises(StancesError) as caught:
        choose_experts([wanted], EXPERTS)
    assert str(caught.value).startswith(message)


def test_dimensions_in_the_order_in_which_they_are_wanted():
    known = ("tolls", "traffic", "rain")
    assert choose_dimensions([], known) == list(known)
    assert choose_dimensions(["rain", "tolls", "rain"], known) == ["rain", "tolls"]
    with pytest.raises(StancesError, match=r'^unknown dimension "tols"; did you mean "tolls"\?$'):
        choose_dimensions(["tols"], known)
