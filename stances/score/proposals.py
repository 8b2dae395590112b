"""New cues held against the rubric that they are proposed for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stances.model import Sign
from stances.rubric.model import CompiledRubric, Dimension, Entry
from stances.score.reader import Reader
from stances.score.trial import Failure, trial
from stances.text.grammar import Grammar
from stances.text.patterns import PatternSet
from stances.text.tokens import tokenize

WEIGHT = 0.5
"""What a proposed cue weighs until somebody has thought about it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """A phrase that may become a cue."""

    words: str
    pole: Sign


def refused(
    proposals: Sequence[Proposal], dimension: Dimension, rubric: CompiledRubric
) -> frozenset[str]:
    """The words of those proposals that would not pass the rubric's lint and tests as cues.

    One is refused where the dimension has its words already, where it would not speak for its
    pole though nothing else is said (another cue finds the same words), or where a test of the
    dimension that holds its words would fail with the proposals and does not without them.

    Args:
        dimension: with its examples, which a compiled rubric leaves out.
    """
    if not proposals:
        return frozenset()
    grown = _with(dimension, proposals)
    own = grown.entries[len(dimension.entries) :]
    reader = _reader(grown, rubric)
    _, mute = trial(reader, [replace(dimension, entries=own, examples=())])
    words = {_key(written) for entry in dimension.entries for written in entry.words}
    bad = {one.words for one in proposals if _key(one.words) in words}
    bad |= {failure.text for failure in mute}

    grammar = Grammar()
    patterns = PatternSet([grammar.pattern(one.words) for one in proposals])
    touched = _tests(dimension, patterns)
    _, failures = trial(reader, [touched])
    if failures:
        _, before = trial(_reader(dimension, rubric), [touched])
        known = {_test(failure) for failure in before}
        for failure in failures:
            if _test(failure) not in known:
                found = patterns.find(tokenize(failure.text))
                bad |= {proposals[match.key].words for match in found}
    return frozenset(bad)


def _with(dimension: Dimension, proposals: Sequence[Proposal]) -> Dimension:
    """The dimension with the proposals as cues behind its own."""
    cues = sum(entry.kind == "cue" for entry in dimension.entries)
    new = tuple(
        Entry(
            id=f"{dimension.id}/cue/{number}",
            kind="cue",
            place=dimension.place,
            words=(one.words,),
            pole=one.pole,
            weight=WEIGHT,
            fires=(one.words,),
        )
        for number, one in enumerate(proposals, start=cues + 1)
    )
    return replace(dimension, entries=(*dimension.entries, *new))


def _tests(dimension: Dimension, patterns: PatternSet) -> Dimension:
    """The dimension with only those of its tests in which a pattern is found."""

    def holds(text: str) -> bool:
        return next(patterns.find(tokenize(text)), None) is not None

    return replace(
        dimension,
        entries=tuple(
            replace(
                entry,
                fires=tuple(filter(holds, entry.fires)),
                silent=tuple(filter(holds, entry.silent)),
            )
            for entry in dimension.entries
        ),
        examples=tuple(one for one in dimension.examples if holds(one.text)),
    )


def _reader(dimension: Dimension, rubric: CompiledRubric) -> Reader:
    """The rubric at work with this dimension alone."""
    alone = replace(rubric.rubric, dimensions=(dimension,))
    return Reader(CompiledRubric(rubric=alone, similarity=rubric.similarity))


def _key(words: str) -> str:
    """Words as lint compares them."""
    return " ".join(words.casefold().split())


def _test(failure: Failure) -> tuple[str, str, str]:
    return failure.where, failure.text, failure.expected
