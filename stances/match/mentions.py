"""Targets and cues found in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stances.model import Mention, Span
from stances.rubric.model import Entry, Rubric
from stances.text.grammar import Grammar, Pattern
from stances.text.patterns import PatternSet
from stances.text.tokens import Token


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A mention with the rubric entry it comes from."""

    mention: Mention
    entry: Entry


@dataclass(frozen=True, kw_only=True, slots=True)
class _Company:
    """The words that must, or must not, stand near a mention; `None` where any company will do."""

    wanted: PatternSet | None
    wanted_near: PatternSet | None
    forbidden: PatternSet | None

    def fits(self, tokens: Sequence[Token], paragraph: Sequence[Sequence[Token]]) -> bool:
        if self.wanted is not None and not _occurs(self.wanted, tokens):
            return False
        near = self.wanted_near
        if near is not None and not any(_occurs(near, one) for one in paragraph):
            return False
        return self.forbidden is None or not _occurs(self.forbidden, tokens)


class MentionFinder:
    """Looks for every target and cue of a rubric at once."""

    def __init__(self, rubric: Rubric) -> None:
        self._owners: list[tuple[str, Entry]] = []
        self._grammars: dict[str, Grammar] = {}
        self._company: dict[str, _Company] = {}
        patterns: list[Pattern] = []
        for dimension in rubric.dimensions:
            grammar = Grammar(rubric.lists_for(dimension))
            self._grammars[dimension.id] = grammar
            for entry in dimension.entries:
                for written in entry.words:
                    patterns.append(grammar.pattern(written))
                    self._owners.append((dimension.id, entry))
        self._patterns = PatternSet(patterns)

    def find(
        self, text: str, tokens: Sequence[Token], paragraph: Sequence[Sequence[Token]]
    ) -> tuple[list[Found], frozenset[str]]:
        """The mentions in a sentence; of those of a dimension that overlap, cues, then the longest.

        Args:
            text: the source that the tokens' offsets count in.
            tokens: the sentence.
            paragraph: all sentences of its paragraph.

        Returns:
            The mentions, and the dimensions of which a target stands there without the company
            that it asks for.
        """
        found: list[Found] = []
        passed_over: set[str] = set()
        for match in self._patterns.find(tokens):
            dimension, entry = self._owners[match.key]
            if not self._company_of(entry, dimension).fits(tokens, paragraph):
                if entry.kind == "target":
                    passed_over.add(dimension)
                continue
            start, end = tokens[match.first].start, tokens[match.last - 1].end
            mention = Mention(
                dimension=dimension,
                kind=entry.kind,
                rule=entry.id,
                words=match.pattern.written,
                pole=entry.pole,
                weight=entry.weight,
                span=Span(start=start, end=end, text=text[start:end]),
                first=match.first,
                last=match.last,
            )
            found.append(Found(mention=mention, entry=entry))
        return _without_overlaps(found), frozenset(passed_over)

    def _company_of(self, entry: Entry, dimension: str) -> _Company:
        """The company an entry asks for; read when it is first needed, for most never are."""
        if entry.id not in self._company:
            grammar = self._grammars[dimension]
            self._company[entry.id] = _Company(
                wanted=_pattern_set(entry.with_, grammar),
                wanted_near=_pattern_set(entry.with_paragraph, grammar),
                forbidden=_pattern_set(entry.without, grammar),
            )
        return self._company[entry.id]


def _occurs(patterns: PatternSet, tokens: Sequence[Token]) -> bool:
    return next(patterns.find(tokens), None) is not None


def _pattern_set(words: Sequence[str], grammar: Grammar) -> PatternSet | None:
    return PatternSet([grammar.pattern(written) for written in words]) if words else None


def _without_overlaps(found: Sequence[Found]) -> list[Found]:
    """Keep, within each dimension, the strongest of overlapping mentions."""

    def strength(one: Found) -> tuple[int, int, int]:
        mention = one.mention
        return (mention.kind != "cue", mention.first - mention.last, mention.first)

    kept: list[Found] = []
    taken: dict[str, set[int]] = {}
    for one in sorted(found, key=strength):
        span = set(range(one.mention.first, one.mention.last))
        covered = taken.setdefault(one.mention.dimension, set())
        if not span & covered:
            covered |= span
            kept.append(one)
    return sorted(kept, key=lambda one: (one.mention.first, one.mention.last, one.mention.rule))
