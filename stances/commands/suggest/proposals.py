"""Tries proposed cues on the rubric's own tests."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.match.reader import Reader
from stances.model import Sign
from stances.rubric.model import CompiledRubric, Dimension, Entry
from stances.scoring.trial import Failure, run_trial
from stances.text.packed import make_pattern_set
from stances.text.pattern_search import PatternSet
from stances.text.pattern_syntax import Grammar
from stances.text.tokens import tokenize

WEIGHT = 0.5
"""The weight of a proposed cue, until its author sets a better one."""


class Proposal(Struct, frozen=True, kw_only=True):
    """A phrase that may become a cue."""

    words: str
    pole: Sign


def find_refused(
    proposals: Sequence[Proposal], dimension: Dimension, rubric: CompiledRubric
) -> frozenset[str]:
    """Return the words of those proposals that could not be cues of the rubric.

    A proposal is refused where the dimension has its words already; where it does not speak for
    its pole in a text of nothing but its words, since another cue finds them first; or where a
    test of the dimension that holds its words fails with the proposals and passes without them.

    Args:
        dimension: with its examples, which a compiled rubric leaves out.
    """
    if not proposals:
        return frozenset()
    grown = _add_cues(dimension, proposals)
    own = grown.entries[len(dimension.entries) :]
    reader = _make_reader(grown, rubric)
    _, mute = run_trial(reader, [replace(dimension, entries=own, examples=())])
    words = {_fold_words(written) for entry in dimension.entries for written in entry.words}
    bad = {one.words for one in proposals if _fold_words(one.words) in words}
    bad |= {failure.text for failure in mute}

    grammar = Grammar()
    patterns = make_pattern_set([grammar.pattern(one.words) for one in proposals])
    touched = _keep_tests(dimension, patterns)
    _, failures = run_trial(reader, [touched])
    if failures:
        _, before = run_trial(_make_reader(dimension, rubric), [touched])
        known = {_identify_test(failure) for failure in before}
        for failure in failures:
            if _identify_test(failure) not in known:
                found = patterns.find(tokenize(failure.text))
                bad |= {proposals[match.key].words for match in found}
    return frozenset(bad)


def _add_cues(dimension: Dimension, proposals: Sequence[Proposal]) -> Dimension:
    """Return the dimension with the proposals added after its own cues."""
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


def _keep_tests(dimension: Dimension, patterns: PatternSet) -> Dimension:
    """Return the dimension with only those of its tests in which a pattern is found."""

    def holds(text: str) -> bool:
        return bool(patterns.find(tokenize(text)))

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


def _make_reader(dimension: Dimension, rubric: CompiledRubric) -> Reader:
    """Return a reader with this dimension of the rubric alone."""
    alone = replace(rubric.rubric, dimensions=(dimension,))
    return Reader(CompiledRubric(rubric=alone, similarity=rubric.similarity))


def _fold_words(words: str) -> str:
    """Return words as lint compares them."""
    return " ".join(words.casefold().split())


def _identify_test(failure: Failure) -> tuple[str, str, str]:
    """Return what makes a test the same with and without the proposals."""
    return failure.where, failure.text, failure.expected
