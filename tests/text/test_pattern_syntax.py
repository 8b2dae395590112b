"""How patterns are read: every fault, every bound, and that no text whatever is read otherwise."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.fuzz_patterns import fuzz_patterns
from deadline import must_not_hang
from stances.errors import StancesError
from stances.rubric.files import read_rubric_files
from stances.rubric.load import parse_rubric
from stances.text.packed import make_pattern_set
from stances.text.pattern_syntax import (
    DEEPEST_NESTING,
    LONGEST_GAP,
    MOST_LOOKS,
    MOST_WORDS,
    Grammar,
    Pattern,
)
from stances.text.phrases import measure_phrase
from stances.text.tokens import tokenize


def parse(written, lists=None):
    return Grammar(lists).pattern(written)


def refuse(written, lists=None):
    """The fault of a pattern that is refused."""
    with pytest.raises(StancesError) as caught:
        parse(written, lists)
    assert caught.value.what.startswith('pattern "')
    return caught.value


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("(a b", "a bracket is never closed"),
        ("(a|b", "a bracket is never closed"),
        ("a) b", '")" opens nothing'),
        ("a | b", '"|" opens nothing'),
        ("a ? b", '"?" holds a sign that stands for nothing'),
        ("(a|) b", "a choice is empty"),
        ("() b", "a choice is empty"),
        ("", "it must not match nothing at all"),
        ("...", "it must not match nothing at all"),
        ("... a", "it must not begin or end with a gap"),
        ("a ...", "it must not begin or end with a gap"),
        ("a ... (b)?", "it must not begin or end with a gap"),
        ("(b)? ... a", "it must not begin or end with a gap"),
        ("(... a) b", "it must not begin or end with a gap"),
        ("a (b|c ...)", "it must not begin or end with a gap"),
        ("a (b)? (c ...)?", "it must not begin or end with a gap"),
        ("(a)?", "it must not match nothing at all"),
        ("((a)?)", "it must not match nothing at all"),
        ("(a)? (b)?", "it must not match nothing at all"),
        ("(a)? ... (b)?", "it must not match nothing at all"),
        ("@nowhere", "there is no list @nowhere"),
        ("@ town", "there is no list @"),
        ("@self", "the list @self calls itself"),
        ("@one", "the list @one calls itself"),
        ("a*b", '"*" stands only at the end of a word'),
        ("a**", '"*" stands only at the end of a word'),
        ("a *", '"*" holds no word'),
        ("a - b", '"-" holds no word'),
        ("a \uff9e b", '"\uff9e" holds no word'),
        ("a \uff9e* b", '"\uff9e*" holds no word'),
        ("@bad", "a bracket is never closed"),
        ("factor(y|ies)", '"factor(": a space must stand between a word and a bracket'),
        ("(a|b)c", '"(a|b)c": a space must stand between a word and a bracket'),
        ("(a)(b)", '"(a)(": a space must stand between a word and a bracket'),
        ("(a)?b c", '"(a)?b": a space must stand between a word and a bracket'),
        ("end... tolls", '"end..." holds a sign that stands for nothing'),
        ("a@b", '"a@b" holds a sign that stands for nothing'),
    ],
)
def test_fault(written, why):
    lists = {"self": ["a @self"], "one": ["@two"], "two": ["@one"], "bad": ["(a"]}
    assert why in refuse(written, lists).what


def test_fault_in_a_list_names_the_entry_at_fault():
    assert refuse("b @bad", {"bad": ["(a"]}).what == 'pattern "(a": a bracket is never closed'


def test_a_long_pattern_is_not_shown_whole():
    assert len(refuse("word " * 1000 + ")").what) < 150


# ---------------------------------------------------------------- gaps


@pytest.mark.parametrize(
    ("gap", "longest"),
    [("...", 3), ("…", 3), ("...0", 0), ("…7", 7), ("...007", 7), ("...000", 0), ("...30", 30)],
)
def test_gap(gap, longest):
    assert parse(f"a {gap} b").phrase[1].longest == longest
    assert parse(f"a (b {gap}|c) d").phrase[1].phrases[-1][-1].longest == longest


@pytest.mark.parametrize(
    "gap", ["...two", "...-1", "...1.5", "...5x", "....", "…...", "...²", "...٣", "...5@x", "...'s"]
)
def test_what_is_not_a_gap(gap):
    assert f'"{gap}" is not a gap; write "..." or "...5"' in refuse(f"a {gap} b").what
    assert "is not a gap" in refuse(f"(a {gap}|b) c").what


@pytest.mark.parametrize("digits", ["31", "9999", "0031", "9" * 5000], ids=len)
def test_a_gap_is_not_longer_than_the_bound(digits):
    fault = refuse(f"a ...{digits} b")
    assert "is too long" in fault.what
    assert fault.hint == f"a gap stands for at most {LONGEST_GAP} words"
    assert len(fault.what) < 250


# ---------------------------------------------------------------- bounds


def nest(depth):
    return "(" * depth + "a b" + " c)" * depth


def chain(depth):
    """Lists each of which calls the next."""
    return {f"l{n}": [f"@l{n + 1} x"] for n in range(1, depth)} | {f"l{depth}": ["a b"]}


@pytest.mark.parametrize(
    ("fits", "lists"),
    [
        (nest(DEEPEST_NESTING), {}),
        ("@l1", chain(DEEPEST_NESTING)),
        (nest(30) + " @l1", chain(DEEPEST_NESTING)),
    ],
    ids=["brackets", "lists", "both"],
)
def test_brackets_and_lists_nest_as_deep_as_the_bound(fits, lists):
    phrase = parse(fits, lists).phrase
    assert (
        list(make_pattern_set([parse(fits, lists)]).find(tokenize("a b" + " c" * 80))) is not None
    )
    assert measure_phrase(phrase).shortest >= DEEPEST_NESTING


@pytest.mark.parametrize(
    ("deep", "lists"),
    [
        (nest(DEEPEST_NESTING + 1), {}),
        ("(" * 100_000, {}),
        ("@l1", chain(DEEPEST_NESTING + 1)),
        ("@l1", chain(5000)),
        ("(@l1 y)", chain(DEEPEST_NESTING)),
        ("@brackets", {"brackets": [nest(DEEPEST_NESTING)]}),
    ],
    ids=[
        "brackets",
        "many brackets",
        "lists",
        "many lists",
        "list in brackets",
        "brackets in list",
    ],
)
def test_brackets_and_lists_nest_no_deeper(deep, lists):
    assert "nest too deep" in refuse(deep, lists).what


def test_depth_does_not_depend_on_which_lists_were_read_before():
    lists = chain(DEEPEST_NESTING + 10)
    grammar = Grammar(lists)
    for number in range(DEEPEST_NESTING + 10, 10, -1):
        grammar.pattern(f"@l{number}")
    with pytest.raises(StancesError, match="nest too deep"):
        grammar.pattern("@l1")
    aliases = {f"l{n}": [f"@l{n + 1}"] for n in range(1, 100)} | {"l100": ["a"]}
    grammar = Grammar(aliases)
    for number in range(100, 100 - DEEPEST_NESTING, -1):
        grammar.pattern(f"@l{number}")
    with pytest.raises(StancesError, match="nest too deep"):
        grammar.pattern("@l1")
    refuse("@l1", aliases)


def test_patterns_are_read_from_deep_down_as_well():
    def descend(calls):
        return descend(calls - 1) if calls else parse("@l1", chain(DEEPEST_NESTING))

    assert descend(sys.getrecursionlimit() - 600).phrase


DOUBLING = {"l0": ["a b"]} | {f"l{n}": [f"@l{n - 1} @l{n - 1}"] for n in range(1, 5000)}


@pytest.mark.parametrize(
    ("large", "lists"),
    [
        ("a " * (MOST_WORDS + 1), {}),
        ("(" + "a|" * MOST_WORDS + "b)", {}),
        ("@l30 z", DOUBLING),
        ("@l63 z", DOUBLING),
        ("@words " * 3, {"words": [f"w{n}" for n in range(MOST_WORDS // 2)]}),
        ("(@words|@words|@words)", {"words": [f"w{n}" for n in range(MOST_WORDS // 2)]}),
    ],
    ids=["words", "choice", "lists", "more lists", "a long list", "a long list in a choice"],
)
def test_a_pattern_stands_for_no_more_words_than_the_bound(large, lists):
    with must_not_hang():
        fault = refuse(large, lists)
        assert f"it stands for more than {MOST_WORDS:,} words" in fault.what
        assert fault.hint


@pytest.mark.parametrize(
    ("dear", "lists"),
    [
        ("a ...30 " * 40 + "a", {}),
        ("a " + "(a)? " * 1000 + "a", {}),
        ("a " + "(a ...30 " * 30 + "a" + " )" * 30 + " b", {}),
        (
            "@l30 z",
            {"l0": ["a"]} | {f"l{n}": [f"(@l{n - 1} ...)? @l{n - 1}"] for n in range(1, 31)},
        ),
    ],
    ids=["gaps", "optional", "nested", "lists"],
)
def test_a_pattern_looks_at_no_more_tokens_than_the_bound(dear, lists):
    with must_not_hang():
        assert f"it looks at more than {MOST_LOOKS:,} words" in refuse(dear, lists).what


def test_the_bounds_leave_room_for_the_bundled_rubrics():
    """The shared modifiers, and one dimension that calls many lists."""
    rubric = parse_rubric(read_rubric_files("uk-parties"))
    grammar = Grammar(rubric.modifiers.lists)
    written = [one for rule in rubric.modifiers.rules for one in rule.words]
    extents = [measure_phrase(grammar.pattern(one).phrase) for one in written]
    assert max(one.size for one in extents) < MOST_WORDS / 5
    assert max(one.cost for one in extents) < MOST_LOOKS / 2


# ---------------------------------------------------------------- anything at all

PIECES = st.sampled_from(
    [*"()|?* ", ")?", " (", "...", "…", " ...5 ", "@", "@l", "a", "b*", "not", "'s", "é", "²", "\0"]
)


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(st.characters()), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_is_a_pattern_or_is_refused(written):
    lists = {"l": ["x", "y z"], "broken": [written]}
    for text in (written, f"a {written} b", "@broken"):
        try:
            pattern = parse(text, lists)
        except StancesError as fault:
            assert fault.what.startswith('pattern "')
        else:
            assert isinstance(pattern, Pattern)
            assert measure_phrase(pattern.phrase).shortest >= 1
            list(make_pattern_set([pattern]).find(tokenize("a b not x, y z's c")))


@pytest.mark.parametrize(
    "long",
    [
        *("x", "(", ")", "|", "*", "?", "@", ".", "…", "'", "-", "\u0301", " ", "9"),
        *("(a", "a)", "a(", "a|", "a.", "a'", "...", "@a ", "(a)? "),
    ],
)
def test_a_long_text_takes_no_longer_than_its_length(long):
    with must_not_hang():
        refuse(f"{long * 50_000} )")


def test_damaged_patterns_are_read_or_refused():
    """A slice of what ``tests/bench/fuzz_patterns.py`` does with all bundled rubrics."""
    rubric = parse_rubric(read_rubric_files("uk-parties"))
    patterns = [one for rule in rubric.modifiers.rules for one in rule.words]
    outcome = fuzz_patterns(patterns, rubric.modifiers.lists, count=2000, seed=1)
    assert outcome.broken == []
    assert outcome.accepted > 300
    assert outcome.refused > 500
