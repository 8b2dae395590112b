"""How large phrases are, against every plain sequence that they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from stances.text.pattern_syntax import Grammar
from stances.text.phrases import Extent, measure_phrase
from text.phrases import NAMED, PHRASES, spell_out, write_phrase


def measure(written, lists=None):
    return measure_phrase(Grammar(lists).pattern(written).phrase)


@settings(max_examples=300, deadline=None)
@given(PHRASES)
def test_lengths_are_those_of_the_shortest_and_the_longest_sequence(phrase):
    extent = measure(write_phrase(phrase), NAMED)
    sequences = spell_out(phrase)
    words = [sum(1 for node in one if node.sort != "gap") for one in sequences]
    most = [sum(node.gap if node.sort == "gap" else 1 for node in one) for one in sequences]
    assert (extent.shortest, extent.longest) == (min(words), max(most))


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("a", 1),
        ("not", 2),  # and "n't"
        ("a b* c", 3),
        ("de-escalat*", 2),
        ("a ... b", 3),
        ("a ...9 b", 3),
        ("(a|b|c*)", 3),
        ("(a|b c)", 4),
        ("(a)? b", 3),
        ("@l", 3),
        ("@l @l", 6),
        ("@m", 7),
    ],
)
def test_size_counts_lists_written_out(written, size):
    assert measure(written, {"l": ["x", "y", "z"], "m": ["@l @l"]}).size == size


@pytest.mark.parametrize(
    ("written", "cost"),
    [
        ("a", 1),
        ("a b", 2),
        ("(a|b)", 1),
        ("(a|b c)", 4),
        # "b" may begin at 1 + 3 tokens
        ("a ...3 b", 1 + (1 + 3) + (1 + 3)),
        ("a (b)? c", 1 + 2 + 2),
        ("a ...3 b ...3 c", 1 + 4 + 4 + (4 + 3) + 7),
        ("a ...3 (b|c d) e", 1 + 4 + 4 * (1 + 3) + 5),
    ],
)
def test_cost_counts_every_token_that_a_part_may_begin_with(written, cost):
    assert measure(written).cost == cost


def test_lists_that_double_are_measured_at_once():
    """2^13 words; nobody writes them out."""
    lists = {"l0": ["a b"]} | {f"l{n}": [f"@l{n - 1} @l{n - 1}"] for n in range(1, 13)}
    size = 2**14 - 1  # each list is a choice, and twice the one before
    assert measure("@l12", lists) == Extent(size=size, shortest=2**13, longest=2**13, looks=size)
