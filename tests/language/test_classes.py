"""Each word of a class does in its example what the class says."""

import math
import re

import pytest

from stances.language.closed import load_closed_words
from stances.language.data import read_table
from stances.language.lexicon import load_classes, load_lexicon
from stances.language.likelihood import LikelihoodWords
from stances.language.patterns import compile_pattern, load_patterns
from stances.language.roles import Roles, load_roles
from stances.match.composition.readings import BAR
from stances.match.composition.sentence import read_target
from stances.text.tokens import tokenize

SIGNS = {"+": 1, "-": -1, ".": 0}
FILES = ("verbs", "nouns", "qualities", "prepositional", "idioms")
CLASSES = [(file, name) for file in FILES for name in load_classes(file)]
LEAST = {"verbs": 0.91, "nouns": 0.92, "qualities": 0.9, "prepositional": 0.87, "idioms": 0.96}
"""How many of the words of a class must speak as their class says."""


def read_side(sentence):
    tokens = tokenize(sentence)
    targets = [token.norm == "levy" for token in tokens]
    clues, _ = read_target(sentence, tokens, targets, asked=sentence.endswith("?"))
    total = math.fsum(one.sign * one.weight for one in clues if one.stand == "asserted")
    return (total >= BAR) - (total <= -BAR)


def write_sentence(frame, word):
    """Put a word in its place; the object of a phrase takes the place of its "_"."""
    if word.startswith("be ") and frame.startswith("We {"):
        word = "are" + word[2:]
    place, behind = re.search(r"\{\w+\}( (?:the|our) \w+| crime)?", frame).group(0, 1)
    if "_" in word.split():
        return frame.replace(place, word.replace("_", (behind or "").strip(), 1))
    return frame.replace(place, word + (behind or ""))


def list_failing(file, name):
    one = load_classes(file)[name]
    wanted, frame = one.example[0], one.example[2:]
    sentences = {word: write_sentence(frame, word) for word in one.list_words()}
    return [word for word, text in sentences.items() if read_side(text) != SIGNS[wanted]]


@pytest.mark.parametrize(("file", "name"), CLASSES)
def test_each_class_says_what_it_is_and_has_an_example(file, name):
    one = load_classes(file)[name]
    assert one.about
    assert one.example[0] in SIGNS
    assert one.example[1] == " "
    assert "levy" in one.example


@pytest.mark.parametrize(("file", "name"), CLASSES)
def test_words_speak_as_their_class_says(file, name):
    words = load_classes(file)[name].list_words()
    failing = list_failing(file, name)
    assert len(failing) <= (1 - LEAST[file]) * len(words), failing


@pytest.mark.parametrize(("file", "name"), CLASSES)
def test_no_word_stands_twice_in_a_class(file, name):
    words = load_classes(file)[name].list_words()
    assert len(words) == len(set(words))


@pytest.mark.parametrize("name", load_patterns())
def test_patterns_fire_and_stay_silent(name):
    one = load_patterns()[name]
    pattern = compile_pattern(name)
    assert one.about
    assert [text for text in one.fires if not pattern.search(text)] == []
    assert [text for text in one.silent if pattern.search(text)] == []


@pytest.mark.parametrize("file", ["roles", "closed", "likelihood"])
def test_each_list_says_what_it_is_for(file):
    assert [name for name, one in read_table(file).items() if not one["about"]] == []


def test_lists_are_those_that_the_program_uses():
    assert set(read_table("roles")) == set(Roles.__struct_fields__)
    assert all(getattr(load_roles(), name) for name in Roles.__struct_fields__)
    assert set(read_table("likelihood")) == set(LikelihoodWords.__struct_fields__)


@pytest.mark.parametrize("file", ["verbs", "nouns", "qualities", "roles", "closed", "likelihood"])
def test_no_placeholder_has_stayed(file):
    words = [word for one in read_table(file).values() for word in one["words"].split()]
    assert [word for word in words if re.search(r"\w_|_\w", word)] == []


def test_closed_words_and_irregular_forms():
    closed = load_closed_words()
    assert closed.irregular["went"] == "go"
    assert closed.plural_nouns["children"] == "child"
    assert ("above", "all") in closed.adverbials
    assert load_lexicon().closed == closed
