"""Many patterns looked for at once, without backtracking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from stances.text.openings import OpeningIndex
from stances.text.phrases import Choice, Gap, Node, Pattern, Phrase, WordSet
from stances.text.tokens import Token


class Match(Struct, frozen=True, kw_only=True):
    """Where a pattern of a `PatternSet` matches: tokens ``first`` up to but not ``last``."""

    key: int
    pattern: Pattern
    first: int
    last: int


class PatternSet:
    """Many patterns looked for at once; a pattern's key is its index.

    Attributes:
        patterns: those that are looked for.
        index: knows by which words they may begin.
        needs: what a sentence must hold for each to match.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        known: dict[int, Need | None] = {}
        self._set(
            patterns,
            OpeningIndex([pattern.phrase for pattern in patterns]),
            [tuple(_list_needs(one.phrase, known)) for one in patterns],
        )

    @classmethod
    def restore(
        cls, patterns: Sequence[Pattern], index: OpeningIndex, needs: Sequence[tuple[Need, ...]]
    ) -> PatternSet:
        """Return a set that was made before."""
        made = cls.__new__(cls)
        made._set(patterns, index, needs)
        return made

    def _set(
        self, patterns: Sequence[Pattern], index: OpeningIndex, needs: Sequence[tuple[Need, ...]]
    ) -> None:
        self.patterns, self.index, self.needs = tuple(patterns), index, tuple(needs)
        self._choices: dict[int, OpeningIndex] = {}
        self._longest_prefix = max(
            (len(p) for own in self.needs for _, prefixes in own for p in prefixes), default=0
        )

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield all matches, by where they begin and then by key; the longest one of each."""
        words = {token.norm for token in tokens}
        longest = self._longest_prefix + 1
        beginnings = {word[:end] for word in words for end in range(1, min(len(word) + 1, longest))}
        hopeful: dict[int, bool] = {}
        search = _Search(tokens, self._choices)
        for first, token in enumerate(tokens):
            for key in self.index.list_candidates(token.norm):
                if key not in hopeful:
                    hopeful[key] = _meets_all(self.needs[key], words, beginnings)
                if not hopeful[key]:
                    continue
                pattern = self.patterns[key]
                ends = search.find_ends(pattern.phrase, {(first, _START)})
                last = max((at for at, _ in ends), default=first)
                if last > first:
                    yield Match(key=key, pattern=pattern, first=first, last=last)


Need = tuple[frozenset[str], frozenset[str]]
"""Words and beginnings of words, one of which a sentence must hold for a pattern to match."""


def _find_need(node: Node, known: dict[int, Need | None]) -> Need | None:
    """Return what a sentence must hold for a node to match; `None` where that cannot be said.

    Args:
        node: a part of a pattern.
        known: the needs of choices so far, by their identity; new ones are added.
    """
    if isinstance(node, WordSet):
        return node.words, frozenset(node.prefixes)
    if isinstance(node, Gap) or node.optional:
        return None
    if id(node) not in known:
        firsts = [next(_list_needs(one, known), None) for one in node.phrases]
        needs = [one for one in firsts if one is not None]
        words = frozenset[str]().union(*(own for own, _ in needs))
        prefixes = frozenset[str]().union(*(own for _, own in needs))
        known[id(node)] = (words, prefixes) if len(needs) == len(firsts) else None
    return known[id(node)]


def _list_needs(phrase: Phrase, known: dict[int, Need | None]) -> Iterator[Need]:
    """Yield all that a sentence must hold for a phrase to match."""
    for node in phrase:
        need = _find_need(node, known)
        if need is not None:
            yield need


def _meets_all(needs: Sequence[Need], words: set[str], beginnings: set[str]) -> bool:
    """Whether a sentence meets every need."""
    for own, prefixes in needs:
        if own.isdisjoint(words) and prefixes.isdisjoint(beginnings):
            return False
    return True


_Reach = tuple[int, int]
"""A token reached, and what may stand before it: nothing, a comma (after a gap), or any stop."""

_TIGHT, _LOOSE, _START = 0, 1, 2


class _Search:
    """Looks for phrases in one sentence, and remembers where each choice can end.

    Args:
        tokens: the sentence.
        choices: which phrases of a choice may begin with a word, by the choice's identity; added
            to where a choice is new.
    """

    def __init__(self, tokens: Sequence[Token], choices: dict[int, OpeningIndex]) -> None:
        self._tokens = tokens
        self._choices = choices
        self._found: dict[tuple[int, _Reach], frozenset[_Reach]] = {}

    def find_ends(self, phrase: Phrase, starts: set[_Reach]) -> set[_Reach]:
        """Return where `phrase` can end when it begins at any of `starts`."""
        tokens, reached = self._tokens, starts
        for node in phrase:
            if isinstance(node, WordSet):
                reached = {
                    (at + 1, _TIGHT)
                    for at, before in reached
                    if at < len(tokens)
                    and node.accepts(tokens[at].norm)
                    and (before == _START or _joins(tokens[at], before))
                }
            elif isinstance(node, Gap):
                reached = self._cross_gap(reached, node.longest)
            else:
                after = set(reached) if node.optional else set[_Reach]()
                reached = after.union(*(self._choose(node, start) for start in reached))
            if not reached:
                break
        return reached

    def _choose(self, choice: Choice, start: _Reach) -> frozenset[_Reach]:
        """Return where the phrases of a choice can end."""
        key = (id(choice), start)
        known = self._found.get(key)
        if known is None:
            index = self._choices.get(id(choice))
            if index is None:
                index = self._choices[id(choice)] = OpeningIndex(choice.phrases)
            norm = self._tokens[start[0]].norm if start[0] < len(self._tokens) else ""
            ends = [
                self.find_ends(choice.phrases[number], {start})
                for number in index.list_candidates(norm)
            ]
            known = self._found[key] = frozenset[_Reach]().union(*ends)
        return known

    def _cross_gap(self, starts: set[_Reach], longest: int) -> set[_Reach]:
        """Return where a gap of at most `longest` tokens can end; it crosses no stronger stop."""
        tokens = self._tokens
        reached: set[_Reach] = set()
        beyond = 0
        for start in sorted({at for at, _ in starts}):
            reached.add((start, _LOOSE))
            at = max(start, beyond)
            while at < min(start + longest, len(tokens)) and not tokens[at].breaks:
                at += 1
                reached.add((at, _LOOSE))
            beyond = at
        return reached


def _joins(token: Token, before: int) -> bool:
    """Whether a token may continue the phrase before it."""
    return not token.breaks and (before == _LOOSE or not token.comma)
