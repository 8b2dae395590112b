"""Phrases made at random, how they are written, and every plain sequence that they stand for."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from stances.text.tokens import Token


@dataclass(frozen=True)
class Node:
    """A word, a beginning of a word, a gap, a choice of phrases, or a named list of them."""

    sort: str
    word: str = ""
    gap: int = 0
    phrases: tuple[tuple[Node, ...], ...] = ()


def write_phrase(phrase):
    """The phrase in the pattern language."""
    parts = {
        "word": lambda n: n.word,
        "prefix": lambda n: n.word + "*",
        "gap": lambda n: f"...{n.gap}",
        "choice": lambda n: f"({'|'.join(write_phrase(p) for p in n.phrases)})",
        "optional": lambda n: f"({'|'.join(write_phrase(p) for p in n.phrases)})?",
        "list": lambda n: f"@{n.word}",
    }
    return " ".join(parts[node.sort](node) for node in phrase)


def spell_out(phrase):
    """Every plain sequence of words and gaps that a phrase stands for."""
    if not phrase:
        return [()]
    head, *rest = phrase
    if head.sort in ("word", "prefix", "gap"):
        heads = [(head,)]
    else:
        heads = [one for option in head.phrases for one in spell_out(option)]
        heads += [()] if head.sort == "optional" else []
    return [(*one, *more) for one in heads for more in spell_out(rest)]


WORD = st.builds(Node, sort=st.just("word"), word=st.sampled_from(["a", "b", "ab", "ba", "abab"]))
PREFIX = st.builds(Node, sort=st.just("prefix"), word=st.sampled_from(["a", "ab", "bab", "baba"]))
GAP = st.builds(Node, sort=st.just("gap"), gap=st.integers(0, 3))


def make_solid(inner):
    """Phrases that begin and end with a word, with what stands in `inner` between."""
    word = st.one_of(WORD, PREFIX)
    between = st.lists(st.one_of(word, inner, GAP), max_size=3)
    return st.one_of(
        word.map(lambda one: (one,)),
        st.builds(lambda first, mid, last: (first, *mid, last), word, between, word),
    )


def make_choice(options):
    """Choices of phrases, optional or not."""
    phrases = st.lists(options, min_size=1, max_size=3).map(tuple)
    return st.builds(Node, sort=st.sampled_from(["choice", "optional"]), phrases=phrases)


_A, _B = Node("word", "a"), Node("word", "b")
_LISTS = {
    "few": ((_A,), (_B, Node("gap", gap=2), _A)),
    "many": ((Node("prefix", "ab"),), (_A, _A), (_B, _A, _B)),
}
NAMED = {name: [write_phrase(one) for one in phrases] for name, phrases in _LISTS.items()}
"""The named lists that phrases may call."""

LIST = st.sampled_from(
    [Node(sort="list", word=name, phrases=phrases) for name, phrases in _LISTS.items()]
)
LOOSE = st.lists(st.one_of(WORD, GAP), min_size=1, max_size=3).map(tuple)
"""Phrases that may begin or end with a gap, as only those within a bracket may."""

FLAT = st.one_of(make_choice(make_solid(WORD)), LIST)
PHRASES = st.builds(
    lambda head, body: (*head, *body),
    st.lists(FLAT, max_size=1),
    make_solid(make_choice(st.one_of(make_solid(FLAT), LOOSE))),
)
"""Phrases as a pattern may be: they begin and end with a word of their own."""


@st.composite
def make_sentences(draw, phrases):
    """Sentences in which some phrases match, or nearly: their own words, with stops between."""
    norms = draw(st.lists(NORMS, max_size=2))
    for phrase in phrases:
        for node in draw(st.sampled_from(spell_out(phrase))):
            if node.sort == "gap":
                norms += draw(st.lists(NORMS, max_size=node.gap + 1))
            else:
                norms.append(node.word + ("b" if node.sort == "prefix" else ""))
        norms += draw(st.lists(NORMS, max_size=2))
    tokens = []
    for at, norm in enumerate(norms[:16]):
        stop = draw(st.sampled_from(["", "", "", "", "", "", ",", ";"]))
        start = 10 * at
        tokens.append(
            Token(norm=norm, start=start, end=start + 1, comma=stop == ",", breaks=stop == ";")
        )
    return tokens


NORMS = st.text("ab", min_size=1, max_size=4)


@st.composite
def make_cases(draw, most=3):
    """Some phrases, and a sentence to look for them in."""
    phrases = draw(st.lists(PHRASES, min_size=1, max_size=most))
    return phrases, draw(make_sentences(phrases))
