"""A piece of a sentence read for its target: tagged, grouped, parsed and climbed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.match.composition.brackets import Piece
from stances.match.composition.clues import Clue, Step
from stances.match.composition.compose import compose
from stances.match.composition.grouping.group import group_words
from stances.match.composition.heights import raise_heights
from stances.match.composition.insertions import cut_insertions, find_cleft
from stances.match.composition.parsing.parse import parse
from stances.match.composition.tagging.tag import tag_words
from stances.match.composition.tree import Tree
from stances.match.composition.words import Word
from stances.text.tokens import Token

Composition = Callable[[Tree], tuple[list[Clue], int]]
"""Finds what a sentence says of its target, as `compose` does."""

_APPOSED = frozenset(("article", "adjective", "noun"))


class Marked(Struct, frozen=True, kw_only=True):
    """The tokens of a sentence with what is known of each before it is read.

    Attributes:
        targets: which belong to the target.
        capitals: which begin with a capital letter.
        quoted: which are in scare quotes.
        hyphens: which are joined to the next by a hyphen.
        asked: whether the sentence is a question.
        compose: finds the clues in a tree.
        named: which name the target, where a pronoun that takes it up is the target.
    """

    tokens: Sequence[Token]
    targets: Sequence[bool]
    capitals: Sequence[bool]
    quoted: Sequence[bool]
    hyphens: Sequence[bool]
    asked: bool
    compose: Composition = compose
    named: Sequence[bool] = ()


def read_piece(
    marked: Marked, piece: Piece, *, share: float = 1.0
) -> tuple[list[Clue], int, list[Piece]]:
    """Return what a piece says of the target.

    Args:
        share: how much of their weight its clues have.

    Returns:
        the clues; the sign of an act that is stated as a fact; and what was taken out of the piece
        that speaks of the target by itself.
    """
    own, gaps = list(piece.tokens), list(piece.gaps)
    words = _tag(marked, own, gaps)
    cleft = find_cleft(words)
    if cleft:
        gaps = [gaps[k] for k in range(len(own)) if k not in cleft]
        own = [own[k] for k in range(len(own)) if k not in cleft]
        words = _tag(marked, own, gaps)
    keep, out = cut_insertions(words)
    asides: list[Piece] = []
    if out and not piece.aside:
        asides = [one for one in (_take_aside(words, own, gaps, cut) for cut in out) if one]
        behind = {cut[-1] + 1 for cut in out}
        gaps = ["" if k in behind else gaps[k] for k in keep]
        own = [own[k] for k in keep]
        words = _tag(marked, own, gaps)
    clues, told = marked.compose(parse(words, group_words(words), asked=marked.asked))
    found = [
        replace(
            clue,
            share=clue.share * share,
            steps=tuple(_place_step(step, own) for step in clue.steps),
        )
        for clue in clues
    ]
    return found, told, asides


def _take_aside(
    words: Sequence[Word], own: Sequence[int], gaps: Sequence[str], cut: Sequence[int]
) -> Piece | None:
    """Return an insertion behind the target as a piece of its own; `None` for any other."""
    before, opener = cut[0] - 1, words[cut[0]]
    if not words[before].target:
        return None
    if opener.use == "relative":
        first = next(k for k in range(before, -1, -1) if words[k].target)
        run = [first, *cut[1:]]
        return Piece(tokens=tuple(own[k] for k in run), gaps=("",) * len(run), aside=True)
    if opener.use in _APPOSED:
        run = [before, *cut]
        stops = ("", ",", *(gaps[k] for k in cut[1:]))
        return Piece(tokens=tuple(own[k] for k in run), gaps=stops, aside=True)
    return None


def _place_step(step: Step, own: Sequence[int]) -> Step:
    """Return a step whose words are counted in the sentence, not in the piece."""
    if step.last > step.first:
        last = own[min(step.last, len(own)) - 1] + 1
    else:
        last = own[min(step.first, len(own) - 1)]
    return replace(step, first=own[step.first], last=last)


def _tag(marked: Marked, own: Sequence[int], gaps: Sequence[str]) -> tuple[Word, ...]:
    end = len(own) - 1
    tagged = tag_words(
        [marked.tokens[k] for k in own],
        gaps,
        [marked.targets[k] or (bool(marked.named) and marked.named[k]) for k in own],
        quoted=[marked.quoted[k] for k in own],
        capitals=[marked.capitals[k] for k in own],
        hyphens=[marked.hyphens[k] and n < end and own[n + 1] == k + 1 for n, k in enumerate(own)],
    )
    words = raise_heights(tagged)
    if not marked.named:
        return words
    return tuple(
        replace(word, target=marked.targets[k]) for word, k in zip(words, own, strict=True)
    )
