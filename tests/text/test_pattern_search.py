"""What patterns match: every construct, and a naive matcher to agree with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.text import word_classes
from stances.text.packed import make_pattern_set
from stances.text.pattern_syntax import Grammar
from stances.text.phrases import measure_phrase
from stances.text.places import Places
from stances.text.tokens import tokenize
from text.phrases import NAMED, make_cases, spell_out, write_phrase


def _parse(written, lists=None):
    return Grammar(lists).pattern(written)


LISTS = {
    "town": ["alphaville", "beta town"],
    "road": ["road*", "@town lane"],
    "mine": ["(big|@road) hole", "@town"],
}


def found(written, text, lists=LISTS):
    tokens = tokenize(text)
    return [
        text[tokens[m.first].start : tokens[m.last - 1].end]
        for m in make_pattern_set([_parse(written, lists)]).find(tokens)
    ]


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("toll", "No toll, no tolls: TOLL.", ["toll", "TOLL"]),
        ("toll*", "No toll, no tollbooth, atoll.", ["toll", "tollbooth"]),
        ("façade", "a facade", ["facade"]),
        ("US", "Tell us of the US and the U.S.", ["US", "U.S."]),
        ("us", "Tell us of the US", ["us"]),
        ("shouldn't", "We should, you shouldn’t.", ["shouldn’t"]),
        ("bridge's", "the bridge's end", ["bridge's"]),
        ("de-escalat*", "to de-escalate, to de escalated", ["de-escalate", "de escalated"]),
        ("raise tolls", "raise tolls raise the tolls", ["raise tolls"]),
        ("(raise|cut) tolls", "raise tolls, cut tolls, drop tolls", ["raise tolls", "cut tolls"]),
        ("(raise|put up) tolls", "put up tolls", ["put up tolls"]),
        ("(raise|put* up) (tolls|it)", "putting up it", ["putting up it"]),
        ("raise (the)? tolls", "raise tolls; raise the tolls", ["raise tolls", "raise the tolls"]),
        ("(very)? wrong", "very wrong", ["very wrong", "wrong"]),
        ("(a (b|c d)|e) f", "a b f; a c d f; e f; a f", ["a b f", "a c d f", "e f"]),
        ("@town", "Alphaville, Beta Town, beta", ["Alphaville", "Beta Town"]),
        ("@road", "roads, beta town lane, town lane", ["roads", "beta town lane"]),
        ("@mine", "roads hole, alphaville lane hole", ["roads hole", "alphaville lane hole"]),
        ("end ... tolls", "end a b c tolls", ["end a b c tolls"]),
        ("end ... tolls", "end a b c d tolls", []),
        ("end … tolls", "end a b c tolls", ["end a b c tolls"]),
        ("end ...1 tolls", "end a tolls end a b tolls", ["end a tolls"]),
        ("end ...5 tolls", "end a b c d e tolls", ["end a b c d e tolls"]),
        ("end …5 tolls", "end a b c d e f tolls", []),
        ("end ...0 tolls", "end tolls", ["end tolls"]),
    ],
)
def test_construct(written, text, expected):
    assert found(written, text) == expected


@pytest.mark.parametrize(
    ("written", "text", "matches"),
    [
        ("raise tolls", "raise, tolls", False),
        ("raise tolls", "raise\ntolls", True),
        ("raise tolls", "raise - tolls", False),
        ("raise tolls", "raise! Tolls", False),
        ("raise ... tolls", "raise, tolls", True),
        ("raise ... tolls", "raise all, really all tolls", True),
        ("raise ... tolls", "raise all, tolls", True),
        ("raise ... tolls", "raise all; tolls", False),
        ("raise ... tolls", "raise; all tolls", False),
        ("raise ... tolls", "raise (all) tolls", False),
        ("raise (the|all) tolls", "raise, the tolls", False),
        ("raise (the|all) tolls", "raise the, tolls", False),
        ("raise (the)? tolls", "raise, tolls", False),
        ("raise ... (tolls|all fees)", "raise, all fees", True),
        ("raise ... (tolls|all fees)", "raise, all, fees", False),
        ("tolls ... rise", "so, tolls rise", True),
    ],
)
def test_phrases_pass_no_comma_and_gaps_no_stop(written, text, matches):
    assert bool(found(written, text)) is matches


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("raise ... (all)? tolls", "raise, tolls"),
        ("raise (the ...|all) tolls", "raise the, tolls"),
        ("raise (... all|the) tolls", "raise, all tolls"),
        ("raise (... all|the) tolls", "raise nearly all tolls"),
        ("raise (...|the) tolls", "raise, all tolls"),
        ("raise ((all)?|the) tolls", "raise tolls"),
        ("((all)?|the) tolls", "tolls"),
        ("((all of|the)?|some) tolls", "tolls"),
    ],
)
def test_gap_beside_or_inside_a_bracket(written, text):
    assert found(written, text) == [text]


def test_the_longest_match_of_each_beginning_is_found():
    assert found("toll (road (bridge)?)?", "toll road bridge") == ["toll road bridge"]
    assert found("end ... tolls", "end tolls and tolls") == ["end tolls and tolls"]


def test_matches_come_by_beginning_then_by_key_and_name_their_pattern():
    patterns = [_parse("b"), _parse("a b"), _parse("a*")]
    tokens = tokenize("a b b")
    matches = list(make_pattern_set(patterns).find(tokens))
    expected = [(0, 2, 1), (0, 1, 2), (1, 2, 0), (2, 3, 0)]
    assert [(m.first, m.last, m.key) for m in matches] == expected
    assert [m.written for m in matches] == [patterns[m.key].written for m in matches]


def test_short_and_long_prefixes_are_all_tried():
    set_ = make_pattern_set(
        [_parse("t*"), _parse("to*"), _parse("tol*"), _parse("tollb*"), _parse("tollx*")]
    )
    assert [m.key for m in set_.find(tokenize("tollbooth"))] == [0, 1, 2, 3]


def test_gap_behind_words_that_end_at_several_tokens():
    assert found("a ...1 b ...1 c", "a b b x c") == ["a b b x c"]
    assert found("a ...1 b ...1 c", "a b b x x c") == []
    assert found("a ...1 b ...1 c", "a b b x; c") == []


def test_a_list_is_found_by_each_pattern_in_its_own_way():
    """What stands before it decides whether a comma or a stop may."""
    grammar = Grammar({"toll": ["toll", "road tax"]})
    patterns = make_pattern_set(
        [grammar.pattern(one) for one in ("@toll", "raise ... @toll", "raise @toll")]
    )

    def list_keys(text):
        return [match.key for match in patterns.find(tokenize(text))]

    assert list_keys("raise toll") == [1, 2, 0]
    assert list_keys("raise, toll") == [1, 0]
    assert list_keys("raise; toll") == [0]
    assert list_keys("raise, road tax") == [1, 0]


def test_nothing_is_found_in_nothing():
    assert list(make_pattern_set([_parse("a")]).find(())) == []
    assert list(make_pattern_set([]).find(tokenize("a b"))) == []


# ---------------------------------------------------------------- against a naive matcher


def find_ends(sequence, tokens, at, opened, behind_gap):
    """All ends of a plain sequence that begins at token `at`."""
    if not sequence:
        return {at}
    head, rest = sequence[0], sequence[1:]
    if head.sort == "gap":
        ends = set()
        for over in range(head.gap + 1):
            passed = tokens[at : at + over]
            if len(passed) == over and not any(token.breaks for token in passed):
                ends |= find_ends(rest, tokens, at + over, True, True)
        return ends
    if at >= len(tokens):
        return set()
    token = tokens[at]
    same = token.norm == head.word if head.sort == "word" else token.norm.startswith(head.word)
    joined = not opened or (not token.breaks and (behind_gap or not token.comma))
    return find_ends(rest, tokens, at + 1, True, False) if same and joined else set()


def find_naively(phrases, tokens):
    """All matches, by trying every plain sequence of words and gaps at every token."""
    found = []
    for first in range(len(tokens)):
        for key, phrase in enumerate(phrases):
            ends = set()
            for sequence in spell_out(phrase):
                ends |= find_ends(sequence, tokens, first, False, False)
            if max(ends, default=first) > first:
                found.append((first, max(ends), key))
    return found


@settings(max_examples=400, deadline=None)
@given(make_cases())
def test_find_agrees_with_a_naive_matcher(case):
    phrases, tokens = case
    grammar = Grammar(NAMED)
    patterns = make_pattern_set([grammar.pattern(write_phrase(phrase)) for phrase in phrases])
    found = [(m.first, m.last, m.key) for m in patterns.find(tokens)]
    assert found == find_naively(phrases, tokens)
    assert found == [(m.first, m.last, m.key) for m in patterns.find(tokens)]


@settings(max_examples=200, deadline=None)
@given(make_cases(), st.integers(1, 5))
def test_a_sentence_searched_in_stretches_is_searched_whole(case, stretch):
    phrases, tokens = case
    grammar = Grammar(NAMED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_classes, "_STRETCH", stretch)
        patterns = make_pattern_set([grammar.pattern(write_phrase(phrase)) for phrase in phrases])
        found = [(m.first, m.last, m.key) for m in patterns.find(tokens)]
        occurs = patterns.occurs(tokens)
    assert found == find_naively(phrases, tokens)
    assert occurs is bool(found)


# ---------------------------------------------------------------- what matching costs


def count_in(looks, patch):
    """Note each look for the words of a set, at all places of a sentence at once."""
    find = Places.find_words
    patch.setattr(Places, "find_words", lambda self, number: looks.append(1) or find(self, number))


@pytest.fixture
def count_looks(monkeypatch):
    """How often something that may come next is looked at, to find a pattern in a sentence."""
    looks = []
    count_in(looks, monkeypatch)

    def count(pattern, tokens):
        looks.clear()
        list(make_pattern_set([pattern]).find(tokens))
        return len(looks)

    return count


@pytest.mark.parametrize(
    "written",
    [
        "a ...5 " * 6 + "a",
        "a " + "(a)? " * 20 + "a",
        "a " + "(a ...5 " * 5 + "a" + " )?" * 5 + " a",
        "a (" + "|".join(["a ...9 a ...9 a"] * 5) + ") a",
    ],
)
def test_a_sentence_twice_as_long_costs_twice_as_much(count_looks, written):
    pattern = _parse(written)
    assert measure_phrase(pattern.phrase).longest < 50
    short, long = (count_looks(pattern, tokenize("a " * length)) for length in (150, 300))
    assert 0 < short <= long < 2.5 * short


@pytest.mark.parametrize(
    "written",
    [
        "a ...30 " * 24 + "a",
        "a " + "(a)? " * 130 + "a",
        "a " + "(a ...20 " * 20 + "a" + " )?" * 20 + " a",
        "a (" + "|".join(["a ...30 a ...30 a"] * 100) + ") a",
    ],
    ids=["gaps", "optional", "nested", "choices"],
)
def test_the_dearest_patterns_cost_no_more_than_was_said_beforehand(count_looks, written):
    pattern = _parse(written)
    cost = measure_phrase(pattern.phrase).cost
    assert cost > 10_000
    assert 0 < count_looks(pattern, tokenize("a " * 50)) <= 2 * cost * 50


@settings(max_examples=100, deadline=None)
@given(make_cases(most=1))
def test_no_more_is_looked_at_than_was_said_beforehand(case):
    (phrase,), tokens = case
    pattern = Grammar(NAMED).pattern(write_phrase(phrase))
    with pytest.MonkeyPatch.context() as patch:
        looks = []
        count_in(looks, patch)
        list(make_pattern_set([pattern]).find(tokens))
    assert len(looks) <= 2 * measure_phrase(pattern.phrase).cost * max(1, len(tokens))
