"""A rubric's own tests: every entry speaks where it must, and is silent where it must."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from stances.document import Document
from stances.match.reader import Reader
from stances.model import Evidence, Statement, Weighed
from stances.read.blocks import cut_blocks
from stances.read.sentences import split_statements
from stances.rubric.model import Dimension, Entry
from stances.scoring.origins import is_by_words, name_origin
from stances.scoring.weighing import weigh_sentences
from stances.wire.records import Record

_NAMES = {1: "+", -1: "-", 0: "0"}


class Failure(Record):
    """A text of the rubric that was not read as it must be.

    Attributes:
        where: the file and line of the entry or example.
        expected, got: how it must be read, and how it was.
        why: what `got` rests on; empty where that says it all.
    """

    dimension: str
    where: str
    text: str
    expected: str
    got: str
    why: str


def run_trial(reader: Reader, dimensions: Sequence[Dimension]) -> tuple[int, list[Failure]]:
    """Run every example of some dimensions.

    Args:
        reader: the rubric at work.
        dimensions: with their examples, which a compiled rubric leaves out.

    Returns:
        how many passed, and the failures in the order of the files.
    """
    passed = 0
    failures: list[Failure] = []
    for dimension in dimensions:
        for failure in _list_outcomes(reader, dimension):
            if failure is None:
                passed += 1
            else:
                failures.append(failure)
    return passed, failures


def _list_outcomes(reader: Reader, dimension: Dimension) -> Iterator[Failure | None]:
    """Yield one outcome for each text: `None` where it is read as it must be."""
    for entry in dimension.entries:
        for text in entry.fires:
            evidence = _pick_evidence(weigh_text(reader, dimension, text), entry)
            yield _check_fires(dimension, entry, text, evidence)
        for text in entry.silent:
            evidence = _pick_evidence(weigh_text(reader, dimension, text), entry)
            yield _check_silent(dimension, entry, text, evidence)
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
            why="; ".join(_describe(item) for item in found) or "nothing was found",
        )


def weigh_text(reader: Reader, dimension: Dimension, text: str) -> tuple[Weighed, ...]:
    """Return the weights of a text's sentences, as if it were all that an expert said.

    Args:
        reader: the rubric at work.
        dimension: the question.
        text: one or several sentences.
    """
    statement = Statement(
        expert="example",
        document=Document(name="example", text=text),
        blocks=tuple(cut_blocks(text)),
    )
    return weigh_sentences(dimension, reader.read(split_statements([statement])), reader.rubric)


def _pick_evidence(weighed: Sequence[Weighed], entry: Entry) -> list[Evidence]:
    return [item for one in weighed for item in one.evidence if item.rule == entry.id]


def _check_fires(
    dimension: Dimension, entry: Entry, text: str, evidence: Sequence[Evidence]
) -> Failure | None:
    """Check that a cue speaks for its pole, and that a target is found as the right actor's act."""
    if entry.kind == "target":
        spoke = any(item.no_side != "foreign" and item.voice != "reported" for item in evidence)
    else:
        spoke = any(item.sign == entry.pole and item.weight for item in evidence)
    if spoke:
        return None
    return Failure(
        dimension=dimension.id,
        where=str(entry.place),
        text=text,
        expected=f"{entry.id} fires" + (f" ({_NAMES[entry.pole]})" if entry.pole else ""),
        got="; ".join(_describe(item) for item in evidence) or "nothing",
        why="" if evidence else "none of its words was found, or another entry covers them",
    )


def _check_silent(
    dimension: Dimension, entry: Entry, text: str, evidence: Sequence[Evidence]
) -> Failure | None:
    """Check that a cue does not speak for its pole, and that a target takes no side."""
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
        got="; ".join(_describe(item) for item in spoke),
        why="",
    )


def _describe(item: Evidence) -> str:
    """Return a piece of evidence in words, with its signed weight or why it does not count."""
    origin = name_origin(item.origin)
    words = f'{origin} "{item.span.text}"' if is_by_words(item.origin) else origin
    if item.discarded:
        return f"{words}: {item.discarded}"
    return f"{words} {item.sign * item.weight:+g}"
