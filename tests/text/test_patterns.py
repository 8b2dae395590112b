"""The pattern language: every construct, every fault, and a naive matcher to agree with."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.errors import StancesError
from stances.text.grammar import Grammar
from stances.text.patterns import PatternSet
from stances.text.tokens import Token, tokenize


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
        for m in PatternSet([_parse(written, lists)]).find(tokens)
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
    ],
)
def test_gap_beside_a_bracket_passes_commas_too(written, text):
    assert found(written, text) == [text]


def test_the_longest_match_of_each_beginning_is_told():
    assert found("toll (road (bridge)?)?", "toll road bridge") == ["toll road bridge"]
    assert found("end ... tolls", "end tolls and tolls") == ["end tolls and tolls"]


def test_matches_come_by_beginning_then_by_key_and_name_their_pattern():
    patterns = [_parse("b"), _parse("a b"), _parse("a*")]
    tokens = tokenize("a b b")
    matches = list(PatternSet(patterns).find(tokens))
    expected = [(0, 2, 1), (0, 1, 2), (1, 2, 0), (2, 3, 0)]
    assert [(m.first, m.last, m.key) for m in matches] == expected
    assert all(m.pattern is patterns[m.key] for m in matches)
    assert matches[0].pattern.written == "a b"


def test_short_and_long_prefixes_are_all_tried():
    set_ = PatternSet(
        [_parse("t*"), _parse("to*"), _parse("tol*"), _parse("tollb*"), _parse("tollx*")]
    )
    assert [m.key for m in set_.find(tokenize("tollbooth"))] == [0, 1, 2, 3]


def test_nothing_is_found_in_nothing():
    assert list(PatternSet([_parse("a")]).find(())) == []
    assert list(PatternSet([]).find(tokenize("a b"))) == []


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
        ("(a)?", "it must not match nothing at all"),
        ("(a)? (b)?", "it must not match nothing at all"),
        ("@nowhere", "there is no list @nowhere"),
        ("@self", "the list @self calls itself"),
        ("@one", "the list @one calls itself"),
        ("a*b", '"*" stands only at the end of a word'),
        ("a**", '"*" stands only at the end of a word'),
        ("a *", '"*" holds no word'),
        ("a - b", '"-" holds no word'),
        ("@bad", "a bracket is never closed"),
    ],
)
def test_fault(written, why):
    lists = {"self": ["a @self"], "one": ["@two"], "two": ["@one"], "bad": ["(a"]}
    with pytest.raises(StancesError) as caught:
        _parse(written, lists)
    assert why in caught.value.what
    assert caught.value.what.startswith('pattern "')


def test_fault_in_a_list_names_the_entry_at_fault():
    with pytest.raises(StancesError, match=r'pattern "\(a": a bracket'):
        _parse("b @bad", {"bad": ["(a"]})


@pytest.mark.parametrize(
    "written",
    ["a ... (b)?", "(b)? ... a", "(... a) b", "((a)?)", "end... tolls", "@ town", "factor(y|ies)"],
)
def test_nothing_is_lost_in_silence(written):
    with pytest.raises(StancesError):
        _parse(written)


# ---------------------------------------------------------------- against a naive matcher


@dataclass(frozen=True)
class Node:
    """A word, a beginning of a word, a gap, or a choice of phrases."""

    sort: str
    word: str = ""
    gap: int = 0
    phrases: tuple[tuple[Node, ...], ...] = ()


def written_as(phrase):
    parts = {
        "word": lambda n: n.word,
        "prefix": lambda n: n.word + "*",
        "gap": lambda n: f"...{n.gap}",
        "choice": lambda n: f"({'|'.join(written_as(p) for p in n.phrases)})",
        "optional": lambda n: f"({'|'.join(written_as(p) for p in n.phrases)})?",
    }
    return " ".join(parts[node.sort](node) for node in phrase)


def spelled_out(phrase):
    """Every plain sequence of words and gaps that a phrase stands for."""
    if not phrase:
        return [()]
    head, *rest = phrase
    if head.sort in ("word", "prefix", "gap"):
        heads = [(head,)]
    else:
        heads = [one for option in head.phrases for one in spelled_out(option)]
        heads += [()] if head.sort == "optional" else []
    return [(*one, *more) for one in heads for more in spelled_out(rest)]


def fits(sequence, tokens, at, opened, behind_gap):
    """All ends of a plain sequence that begins at token `at`."""
    if not sequence:
        return {at}
    head, rest = sequence[0], sequence[1:]
    if head.sort == "gap":
        ends = set()
        for over in range(head.gap + 1):
            passed = tokens[at : at + over]
            if len(passed) == over and not any(token.breaks for token in passed):
                ends |= fits(rest, tokens, at + over, True, True)
        return ends
    if at >= len(tokens):
        return set()
    token = tokens[at]
    same = token.norm == head.word if head.sort == "word" else token.norm.startswith(head.word)
    joined = not opened or (not token.breaks and (behind_gap or not token.comma))
    return fits(rest, tokens, at + 1, True, False) if same and joined else set()


def naive(patterns, tokens):
    told = []
    for first in range(len(tokens)):
        for key, phrase in enumerate(patterns):
            ends = set()
            for sequence in spelled_out(phrase):
                ends |= fits(sequence, tokens, first, False, False)
            if max(ends, default=first) > first:
                told.append((first, max(ends), key))
    return told


WORD = st.builds(Node, sort=st.just("word"), word=st.sampled_from(["a", "b", "ab", "ba", "abab"]))
PREFIX = st.builds(Node, sort=st.just("prefix"), word=st.sampled_from(["a", "ab", "bab", "baba"]))
GAP = st.builds(Node, sort=st.just("gap"), gap=st.integers(0, 3))


def solid(inner):
    """Phrases that begin and end with a word, with what stands in `inner` between."""
    word = st.one_of(WORD, PREFIX)
    between = st.lists(st.one_of(word, inner, GAP), max_size=3)
    return st.one_of(
        word.map(lambda one: (one,)),
        st.builds(lambda first, mid, last: (first, *mid, last), word, between, word),
    )


def choice(inner):
    phrases = st.lists(solid(inner), min_size=1, max_size=3).map(tuple)
    return st.builds(Node, sort=st.sampled_from(["choice", "optional"]), phrases=phrases)


FLAT = choice(WORD)
PHRASES = st.builds(
    lambda head, body: (*head, *body), st.lists(FLAT, max_size=1), solid(choice(FLAT))
)


@st.composite
def streams(draw):
    norms = draw(st.lists(st.text("ab", min_size=1, max_size=4), max_size=8))
    flags = st.sampled_from(["", "", "", ",", ";"])
    tokens = []
    for at, norm in enumerate(norms):
        stop = draw(flags)
        start = 10 * at
        tokens.append(
            Token(norm=norm, start=start, end=start + 1, comma=stop == ",", breaks=stop == ";")
        )
    return tokens


@settings(max_examples=400, deadline=None)
@given(st.lists(PHRASES, min_size=1, max_size=3), streams())
def test_find_agrees_with_a_naive_matcher(phrases, tokens):
    patterns = PatternSet([_parse(written_as(phrase)) for phrase in phrases])
    told = [(m.first, m.last, m.key) for m in patterns.find(tokens)]
    assert told == naive(phrases, tokens)
    assert told == [(m.first, m.last, m.key) for m in patterns.find(tokens)]
