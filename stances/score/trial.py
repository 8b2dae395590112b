"""A rubric's own tests: every entry speaks where it must, and holds its tongue where it must."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stances.model import Evidence, Source, Statement, Weighed
from stances.read.blocks import cut
from stances.read.sentences import split
from stances.rubric.model import Dimension, Entry
from stances.score.evidence import weigh
from stances.score.reader import Reader

_NAMES = {1: "+", -1: "-", 0: "0"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A text of the rubric that was not read as it must be."""

    dimension: str
    where: str
    text: str
    expected: str
    got: str
    why: str


def trial(reader: Reader, dimensions: Sequence[Dimension]) -> tuple[int, list[Failure]]:
    """Run every example of some dimensions.

    Args:
        reader: the rubric at work.
        dimensions: with their examples, which a compiled rubric leaves out.

    Returns:
        How many passed, and the failures in the order of the files.
    """
    passed = 0
    failures: list[Failure] = []
    for dimension in dimensions:
        for failure in _outcomes(reader, dimension):
            if failure is None:
                passed += 1
            else:
                failures.append(failure)
    return passed, failures


def _outcomes(reader: Reader, dimension: Dimension) -> Iterator[Failure | None]:
    """One outcome a text: `None` where it is read as it must be."""
    for entry in dimension.entries:
        for text in entry.fires:
            evidence = _of_entry(weigh_text(reader, dimension, text), entry)
            yield _fires(dimension, entry, text, evidence)
        for text in entry.silent:
            evidence = _of_entry(weigh_text(reader, dimension, text), entry)
            yield _silent(dimension, entry, text, evidence)
    for example in dimension.examples:
        weighed = weigh_text(reader, dimension, example.text)
        total = round(math.fsum(one.weight for one in weighed), 4)
        got = (total > 0) - (total < 0)
        if got == example.expect:
            yield None
            continue
        found = [item for one in weighed for item in one.evidence]
        yield Failure(
            dimension=dimension.id,
            where=str(example.place),
            text=example.text,
            expected=_NAMES[example.expect],
            got=_NAMES[got],
            why="; ".join(_told(item) for item in found) or "nothing was found",
        )


def weigh_text(reader: Reader, dimension: Dimension, text: str) -> tuple[Weighed, ...]:
    """Weigh a text on a dimension as though an expert had said it and nothing else."""
    statement = Statement(
        expert="example", source=Source(name="example", text=text), blocks=tuple(cut(text))
    )
    return weigh(dimension, reader.read(split([statement])), reader.rubric)


def _of_entry(weighed: Sequence[Weighed], entry: Entry) -> list[Evidence]:
    return [item for one in weighed for item in one.evidence if item.rule == entry.id]


def _fires(
    dimension: Dimension, entry: Entry, text: str, evidence: Sequence[Evidence]
) -> Failure | None:
    """A cue must speak for its pole; a target must be found, as the right actor's act."""
    if entry.kind == "target":
        spoke = any(item.cause != "foreign" and item.voice != "reported" for item in evidence)
    else:
        spoke = any(item.sign == entry.pole and item.weight for item in evidence)
    if spoke:
        return None
    return Failure(
        dimension=dimension.id,
        where=str(entry.place),
        text=text,
        expected=f"{entry.id} fires" + (f" ({_NAMES[entry.pole]})" if entry.pole else ""),
        got="; ".join(_told(item) for item in evidence) or "nothing",
        why="" if evidence else "none of its words was found, or another entry covers them",
    )


def _silent(
    dimension: Dimension, entry: Entry, text: str, evidence: Sequence[Evidence]
) -> Failure | None:
    """A cue must not speak for its pole; a target must take no side."""
    spoke = [
        item
        for item in evidence
        if item.weight and (entry.kind == "target" or item.sign == entry.pole)
    ]
    if not spoke:
        return None
    return Failure(
        dimension=dimension.id,
        where=str(entry.place),
        text=text,
        expected=f"{entry.id} is silent",
        got="; ".join(_told(item) for item in spoke),
        why="",
    )


def _told(item: Evidence) -> str:
    told = item.origin if item.origin == "similarity" else f'{item.origin} "{item.span.text}"'
    return f"{told}: {item.discarded}" if item.discarded else f"{told} {item.sign * item.weight:+g}"
