"""Targets and cues found in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stances.model import Mention, Span
from stances.rubric.model import Entry, Rubric
from stances.text.patterns import Pattern, PatternSet, parse
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
        self._company: dict[str, _Company] = {}
        patterns: list[Pattern] = []
        shared = all_lists(rubric)
        for dimension in rubric.dimensions:
            lists = {**shared, **dimension.lists}
            for entry in dimension.entries:
                for written in entry.words:
                    patterns.append(parse(written, lists))
                    self._owners.append((dimension.id, entry))
                self._company[entry.id] = _Company(
                    wanted=_pattern_set(entry.with_, lists),
                    wanted_near=_pattern_set(entry.with_paragraph, lists),
                    forbidden=_pattern_set(entry.without, lists),
                )
        self._patterns = PatternSet(patterns)

    def find(
        self, text: str, tokens: Sequence[Token], paragraph: Sequence[Sequence[Token]]
    ) -> list[Found]:
        """The mentions in a sentence; of those of a dimension that overlap, cues, then the longest.

        Args:
            text: the source that the tokens' offsets count in.
            tokens: the sentence.
            paragraph: all sentences of its paragraph.
        """
        found: list[Found] = []
        for match in self._patterns.find(tokens):
            dimension, entry = self._owners[match.key]
            if not self._company[entry.id].fits(tokens, paragraph):
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
        return _without_overlaps(found)


def all_lists(rubric: Rubric) -> Mapping[str, tuple[str, ...]]:
    """The named lists that any pattern of a rubric may call: shared ones, its own, its actors."""
    return {**rubric.modifiers.lists, **rubric.actors, **rubric.lists}


def _occurs(patterns: PatternSet, tokens: Sequence[Token]) -> bool:
    return next(patterns.find(tokens), None) is not None


def _pattern_set(words: Sequence[str], lists: Mapping[str, tuple[str, ...]]) -> PatternSet | None:
    return PatternSet([parse(written, lists) for written in words]) if words else None


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
