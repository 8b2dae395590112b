from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources

import pytest

from stances.language.words import Words, load_words
from stances.rubric.files import read_rubric_files

WRITTEN = tomllib.loads(
    (resources.files("stances") / "language" / "reading" / "english.toml").read_text(
        encoding="utf-8"
    )
)


def _list_words(value):
    return value.split() if isinstance(value, str) else list(value)


@pytest.mark.parametrize("name", WRITTEN)
def test_each_list_holds_words_and_none_of_them_twice(name):
    words = _list_words(WRITTEN[name])
    assert words
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_the_file_and_the_record_have_the_same_lists():
    assert list(WRITTEN) == list(Words.__struct_fields__)


def test_words_are_read_once():
    assert load_words() is load_words()


def test_words_cannot_be_changed():
    with pytest.raises(AttributeError):
        load_words().clitics = ()


@pytest.mark.parametrize("name", ["not_names", "particles", "articles", "irregular", "negations"])
def test_lists_that_are_compared_in_lower_case_are_written_so(name):
    assert all(word == word.lower() for word in _list_words(WRITTEN[name]))


@pytest.mark.parametrize("name", ["openers", "domains"])
def test_lists_of_words_with_a_capital_are_written_so(name):
    assert all(word[0].isupper() for word in _list_words(WRITTEN[name]))


def test_no_abbreviation_has_two_meanings():
    words = load_words()
    lists = (words.before_a_name, words.before_a_number, words.anywhere)
    counted = Counter(word for one in lists for word in one)
    assert [word for word, count in counted.items() if count > 1] == []


def test_the_words_of_reading_are_not_a_rubrics_modifiers():
    names = [file.name for file in read_rubric_files("us-iran").modifiers]
    assert names == ["english.toml"]
    (file,) = read_rubric_files("us-iran").modifiers
    assert b"[[modifier]]" in file.data
