"""A piece of a sentence read for its target: tagged, grouped, parsed and climbed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.match.composition.brackets import Piece
from stances.match.composition.clues import Clue, Step
from stances.match.composition.compose import compose
from stances.match.composition.gaps import find_scare_quotes
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
        plain: whether the words of the target are read like all others, and not as one noun.
    """

    tokens: Sequence[Token]
    targets: Sequence[bool]
    capitals: Sequence[bool]
    quoted: Sequence[bool]
    hyphens: Sequence[bool]
    asked: bool
    compose: Composition = compose
    named: Sequence[bool] = ()
    plain: bool = False


def mark_plainly(text: str, tokens: Sequence[Token], targets: Sequence[bool]) -> Marked:
    """Return tokens to be read as in any sentence, whether or not they belong to a target."""
    return Marked(
        tokens=tokens,
        targets=targets,
        capitals=[text[token.start].isupper() for token in tokens],
        quoted=find_scare_quotes(text, tokens),
        hyphens=[False] * len(tokens),
        asked=False,
        plain=True,
    )


class ParsedPiece(Struct, frozen=True, kw_only=True):
    """A piece without the words that only interrupt it.

    Attributes:
        tree: its groups.
        own: the token of each of its words, counted in the sentence.
        asides: what was taken out that speaks of the target by itself.
    """

    tree: Tree
    own: Sequence[int]
    asides: Sequence[Piece]

    def place_step(self, step: Step) -> Step:
        """Return a step whose words are counted in the sentence, not in the piece."""
        own = self.own
        if step.last > step.first:
            last = own[min(step.last, len(own)) - 1] + 1
        else:
            last = own[min(step.first, len(own) - 1)]
        return replace(step, first=own[step.first], last=last)


def read_piece(
    marked: Marked, piece: Piece, *, share: float = 1.0
) -> tuple[list[Clue], int, Sequence[Piece]]:
    """Return what a piece says of the target.

    Args:
        share: how much of their weight its clues have.

    Returns:
        the clues; the sign of an act that is stated as a fact; and what was taken out of the piece
        that speaks of the target by itself.
    """
    parsed = parse_piece(marked, piece)
    clues, told = marked.compose(parsed.tree)
    found = [
        replace(
            clue,
            share=clue.share * share,
            steps=tuple(parsed.place_step(step) for step in clue.steps),
        )
        for clue in clues
    ]
    return found, told, parsed.asides


def parse_piece(marked: Marked, piece: Piece) -> ParsedPiece:
    """Return the tree of a piece, without insertions and the words that only put a clause first."""
    words, own, asides = trim_piece(marked, piece)
    if marked.plain:
        words = tuple(replace(word, target=False) for word in words)
    tree = parse(words, group_words(words), asked=marked.asked)
    return ParsedPiece(tree=tree, own=own, asides=asides)


def trim_piece(
    marked: Marked, piece: Piece
) -> tuple[Sequence[Word], Sequence[int], Sequence[Piece]]:
    """Return the words of a piece that `parse_piece` reads, the token of each, and what was taken
    out that speaks of the target by itself.
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
    return words, own, asides


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


def _tag(marked: Marked, own: Sequence[int], gaps: Sequence[str]) -> tuple[Word, ...]:
    end = len(own) - 1
    tagged = tag_words(
        [marked.tokens[k] for k in own],
        gaps,
        [_is_noun(marked, k) for k in own],
        quoted=[marked.quoted[k] for k in own],
        capitals=[marked.capitals[k] for k in own],
        hyphens=[marked.hyphens[k] and n < end and own[n + 1] == k + 1 for n, k in enumerate(own)],
    )
    words = raise_heights(tagged)
    if not marked.named and not marked.plain:
        return words
    return tuple(
        replace(word, target=marked.targets[k]) for word, k in zip(words, own, strict=True)
    )


def _is_noun(marked: Marked, at: int) -> bool:
    """Whether a token names the target, and is a noun whatever it is elsewhere."""
    named = marked.targets[at] or (bool(marked.named) and marked.named[at])
    return named and not marked.plain
