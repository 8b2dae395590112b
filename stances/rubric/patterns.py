"""The pattern sets of a rubric: those of its mentions, and of the words that must be near them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from stances.rubric.model import Entry, Rubric
from stances.text.packed import PackedSets, Unpacker, pack_sets
from stances.text.pattern_search import PatternSet
from stances.text.pattern_syntax import Grammar

Place = Literal["with", "near", "without"]
"""Where words must be, or must not be, that an entry requires."""


class RubricPatterns:
    """Makes a rubric's pattern sets, from packed ones where these are at hand.

    Args:
        packed: those of the same rubric; they are left alone where they are of another.
    """

    def __init__(self, rubric: Rubric, packed: PackedSets | None = None) -> None:
        self._rubric = rubric
        self._grammars: dict[str, Grammar] = {}
        self._unpacker: Unpacker | None = None
        self._numbers: Mapping[tuple[str, Place], int] = {}
        if packed is not None and packed.digest == _digest(rubric):
            self._unpacker = Unpacker(packed)
            required = enumerate(_list_required(rubric), start=1)  # the mentions come first
            self._numbers = {(entry.id, place): number for number, (entry, _, place) in required}

    def make_mentions(self) -> PatternSet:
        """Return the set of all targets and cues, dimension by dimension, entry by entry."""
        if self._unpacker is not None:
            return self._unpacker.make_set(0)
        return PatternSet(
            [
                self._open_grammar(one.id).pattern(written)
                for one in self._rubric.dimensions
                for entry in one.entries
                for written in entry.words
            ]
        )

    def find_company(self, entry: Entry, dimension: str, place: Place) -> PatternSet | None:
        """Return the set of the words that an entry requires; `None` where it requires none."""
        return self.make_company(entry, dimension, place) if _list_company(entry)[place] else None

    def make_company(self, entry: Entry, dimension: str, place: Place) -> PatternSet:
        """Return the set of the words that an entry requires; it must require some."""
        if self._unpacker is not None:
            return self._unpacker.make_set(self._numbers[entry.id, place])
        grammar = self._open_grammar(dimension)
        return PatternSet([grammar.pattern(written) for written in _list_company(entry)[place]])

    def _open_grammar(self, dimension: str) -> Grammar:
        if dimension not in self._grammars:
            own = next(one for one in self._rubric.dimensions if one.id == dimension)
            self._grammars[dimension] = Grammar(self._rubric.lists_for(own))
        return self._grammars[dimension]


def pack_rubric(rubric: Rubric) -> PackedSets:
    """Return all pattern sets of a rubric, packed."""
    made = RubricPatterns(rubric)
    company = [made.make_company(*one) for one in _list_required(rubric)]
    return pack_sets([made.make_mentions(), *company], digest=_digest(rubric))


def _list_required(rubric: Rubric) -> Iterator[tuple[Entry, str, Place]]:
    """Yield each entry that requires words, its dimension and their place, as they are packed."""
    for one in rubric.dimensions:
        for entry in one.entries:
            for place, words in _list_company(entry).items():
                if words:
                    yield entry, one.id, place


def _digest(rubric: Rubric) -> str:
    """Return a digest of all that the pattern sets depend on."""
    shared = rubric.lists_for()
    entries = [
        [one.id, one.lists, [(entry.words, _list_company(entry)) for entry in one.entries]]
        for one in rubric.dimensions
    ]
    return hashlib.sha256(msgspec.json.encode([shared, entries])).hexdigest()


def _list_company(entry: Entry) -> Mapping[Place, tuple[str, ...]]:
    return {"with": entry.with_, "near": entry.with_paragraph, "without": entry.without}
