"""Many patterns looked for at once, without backtracking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stances.text.grammar import Choice, Gap, Pattern, Phrase, Words
from stances.text.tokens import Token

_PREFIX_KEY = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Where a pattern of a `PatternSet` matches: tokens ``first`` up to but not ``last``."""

    key: int
    pattern: Pattern
    first: int
    last: int


class PatternSet:
    """Many patterns looked for at once; a pattern's key is its index."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._by_word: dict[str, list[int]] = {}
        self._by_prefix: dict[str, list[tuple[str, int]]] = {}
        self._known: dict[str, tuple[int, ...]] = {}
        self._needs = [_needs(pattern.phrase) for pattern in self._patterns]
        self._longest_prefix = max(
            (len(p) for needs in self._needs for _, prefixes in needs for p in prefixes), default=0
        )
        for key, pattern in enumerate(self._patterns):
            for opening in _openings(pattern.phrase):
                for word in opening.words:
                    self._by_word.setdefault(word, []).append(key)
                for prefix in opening.prefixes:
                    self._by_prefix.setdefault(prefix[:_PREFIX_KEY], []).append((prefix, key))

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """All matches, by where they begin and then by key; the longest one of each."""
        words = {token.norm for token in tokens}
        longest = self._longest_prefix + 1
        beginnings = {word[:end] for word in words for end in range(1, min(len(word) + 1, longest))}
        hopeful: dict[int, bool] = {}
        for first, token in enumerate(tokens):
            for key in self._candidates(token.norm):
                if key not in hopeful:
                    hopeful[key] = _all_met(self._needs[key], words, beginnings)
                if not hopeful[key]:
                    continue
                pattern = self._patterns[key]
                ends = _ends(pattern.phrase, tokens, {(first, _START)})
                last = max((at for at, _ in ends), default=first)
                if last > first:
                    yield Match(key=key, pattern=pattern, first=first, last=last)

    def _candidates(self, norm: str) -> tuple[int, ...]:
        """The patterns that may begin with a word."""
        if norm not in self._known:
            keys = set(self._by_word.get(norm, ()))
            for length in range(1, _PREFIX_KEY + 1):
                for prefix, key in self._by_prefix.get(norm[:length], ()):
                    if norm.startswith(prefix):
                        keys.add(key)
            self._known[norm] = tuple(sorted(keys))
        return self._known[norm]


_Need = tuple[frozenset[str], frozenset[str]]
"""Words and beginnings of words, one of which a sentence must hold for a pattern to match."""


def _needs(phrase: Phrase) -> tuple[_Need, ...]:
    """What a sentence must hold: a quick look that spares most patterns the search."""
    needs: list[_Need] = []
    for node in phrase:
        if isinstance(node, Words):
            needs.append((node.words, frozenset(node.prefixes)))
        elif isinstance(node, Choice) and not node.optional:
            firsts = [_needs(option)[:1] for option in node.phrases]
            if all(firsts):
                words = frozenset[str]().union(*(own for ((own, _),) in firsts))
                prefixes = frozenset[str]().union(*(own for ((_, own),) in firsts))
                needs.append((words, prefixes))
    return tuple(needs)


def _all_met(needs: Sequence[_Need], words: set[str], beginnings: set[str]) -> bool:
    return all(
        not (own.isdisjoint(words) and prefixes.isdisjoint(beginnings)) for own, prefixes in needs
    )


_Place = tuple[int, int]
"""A token reached, and what may stand before it: nothing, a comma (behind a gap), or any stop."""

_TIGHT, _LOOSE, _START = 0, 1, 2


def _ends(phrase: Phrase, tokens: Sequence[Token], places: set[_Place]) -> set[_Place]:
    """Where `phrase` can end when it begins at any of `places`."""
    here = places
    for node in phrase:
        if isinstance(node, Gap):
            here = _over_gap(here, tokens, node.longest)
        elif isinstance(node, Words):
            here = {
                (at + 1, _TIGHT)
                for at, before in here
                if at < len(tokens)
                and node.accepts(tokens[at].norm)
                and (before == _START or _joins(tokens[at], before))
            }
        else:
            after = here if node.optional else set[_Place]()
            for option in node.phrases:
                after = after | _ends(option, tokens, here)
            here = after
        if not here:
            break
    return here


def _joins(token: Token, before: int) -> bool:
    """Whether a token goes on with the phrase before it."""
    return not token.breaks and (before == _LOOSE or not token.comma)


def _over_gap(places: set[_Place], tokens: Sequence[Token], longest: int) -> set[_Place]:
    reached: set[_Place] = set()
    for start, _ in places:
        reached.add((start, _LOOSE))
        for at in range(start, min(start + longest, len(tokens))):
            if tokens[at].breaks:
                break
            reached.add((at + 1, _LOOSE))
    return reached


def _openings(phrase: Phrase) -> Iterator[Words]:
    """The words that a match of the phrase can begin with."""
    for node in phrase:
        if isinstance(node, Words):
            yield node
            return
        if isinstance(node, Choice):
            for option in node.phrases:
                yield from _openings(option)
            if not node.optional:
                return
