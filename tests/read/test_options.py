from __future__ import annotations

import pytest

from stances.errors import StancesError
from stances.read.options import USUAL_OPTIONS, find_encoding, make_read_options
from stances.settings.model import Settings


def test_without_a_choice_everything_is_told_by_the_inputs():
    assert make_read_options(Settings()) == USUAL_OPTIONS


def test_columns_and_switches_are_handed_on():
    options = make_read_options(
        Settings(expert_column="who", text_column="said", strict=True, form="csv")
    )
    assert (options.columns.expert, options.columns.text) == ("who", "said")
    assert (options.strict, options.skip_bad_rows, options.form) == (True, False, "csv")


@pytest.mark.parametrize(
    ("written", "sign"), [(";", ";"), ("tab", "\t"), ("TAB", "\t"), ("\\t", "\t"), ("\t", "\t")]
)
def test_delimiters(written, sign):
    assert make_read_options(Settings(delimiter=written)).delimiter == sign


@pytest.mark.parametrize("written", ["", ";;", "a", "7", '"', "\n", "\r", "\0", "ä"])
def test_delimiters_that_no_table_can_have(written):
    with pytest.raises(StancesError, match="cannot stand between cells; name one sign"):
        make_read_options(Settings(delimiter=written))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("UTF8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("Shift_JIS", "shift_jis"),
        ("l1", "iso8859-1"),
    ],
)
def test_encodings_by_any_of_their_names(written, name):
    assert find_encoding(written) == name


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("windows1253x", 'did you mean "windows-1253"'),
        ("uft-8", 'did you mean "utf-8"'),
        ("base64", "base64"),
        ("zzzzzz", "known are utf-8"),
        ("idna", ""),
        ("undefined", ""),
        ("a\0b", ""),
        ("a\ud800", ""),
        ("", ""),
        ("x" * 10_000, ""),
    ],
)
def test_unknown_encodings_are_refused_with_near_names(written, hint):
    with pytest.raises(StancesError, match=r"^unknown encoding") as caught:
        find_encoding(written)
    assert hint in str(caught.value)


def test_strict_and_skipping_contradict_each_other():
    with pytest.raises(StancesError, match=r"^--strict and --skip-bad-rows contradict"):
        make_read_options(Settings(strict=True, skip_bad_rows=True))
