"""Measures the entries of a rubric on coded texts: which of them hold on text of other authors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from stances.learning.texts import CodedTexts
from stances.learning.units import ReadUnit, read_units
from stances.match.reader import Reader
from stances.model import Reading
from stances.rubric.model import CompiledRubric, Dimension, Entry, Rubric
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION

EntryKind = Literal["target", "cue"]
_KINDS: tuple[EntryKind, ...] = ("cue", "target")
_DIGITS = 4

ALL = "(all)"
"""Takes the place of a dimension's id in the totals of all dimensions."""


class Order(StrEnum):
    """In which order entries are listed: as in their files, the least precise or the busiest first.

    Entries without hits have no precision, and come last.
    """

    FILE = "file"
    PRECISION = "precision"
    HITS = "hits"


class AuditedEntry(Record):
    """How far an entry of a rubric, or one of its patterns, agrees with the codes.

    Attributes:
        rule: the id of the entry.
        where: its file and line.
        pattern: the pattern; `None` in the row of a whole entry that has several.
        patterns: how many the entry has.
        found: how often it was read, with a side or without.
        hits: how often it took a side that weighs something.
        right, opposite, false: the hits in texts that are coded with the same side, with the other
            side, and with none.
        texts, authors: of the hits.
        precision: right / hits (0 to 1); `None` without hits.
    """

    rule: str
    where: str
    dimension: str
    kind: EntryKind
    pattern: str | None
    patterns: int
    found: int
    hits: int
    right: int
    opposite: int
    false: int
    texts: int
    authors: int
    precision: float | None


class AuditTotal(Record):
    """All cues, or all targets, of a dimension together.

    Attributes:
        dimension: its id; ``(all)`` for all dimensions.
        entries: how many there are.
        idle: how many of them have no hits.
    """

    dimension: str
    kind: EntryKind
    entries: int
    idle: int
    hits: int
    right: int
    opposite: int
    false: int
    precision: float | None


class Audit(Record):
    """How far the entries of a rubric agree with coded texts.

    Attributes:
        texts, authors: how many were read.
        entries: the entries, and the patterns of those that have several.
        totals: by dimension and kind, of all entries, whichever are listed.
    """

    rubric: str
    texts: int
    authors: int
    entries: tuple[AuditedEntry, ...]
    totals: tuple[AuditTotal, ...]


class AuditDocument(Record):
    """What ``stances rubric audit -f json`` prints."""

    format_version: str = FORMAT_VERSION
    audit: Audit


class _Find(Struct, frozen=True, kw_only=True):
    """A reading in a coded text.

    Attributes:
        outcome: empty where it takes no side that weighs anything.
        text: the number of the text.
    """

    rule: str
    pattern: str
    outcome: Literal["", "right", "opposite", "false"]
    text: int
    author: str


_Finds = Sequence[_Find]


def audit_rubric(
    compiled: CompiledRubric, coded: CodedTexts, *, dimensions: Sequence[str] = ()
) -> Audit:
    """Compare each reading of coded texts with their codes, by the entry that it comes from.

    Readings that weigh nothing, as in somebody else's words or in a question, are not hits. A
    dimension on which a text has no code counts as one on which it takes no side; one that was
    coded with ``?`` is left out.

    Args:
        dimensions: the ids to list; empty for all.

    Raises:
        StancesError: a dimension was coded that the rubric does not have.
    """
    reader = Reader(compiled)
    rubric = reader.rubric
    kept = rubric.choose(dimensions) if dimensions else rubric.dimensions
    units = read_units(coded.units, reader, [one.id for one in rubric.dimensions])
    by_rule: dict[str, list[_Find]] = {}
    for find in _list_finds(units, rubric):
        by_rule.setdefault(find.rule, []).append(find)
    return Audit(
        rubric=rubric.name,
        texts=len(units),
        authors=len({one.text.group for one in units}),
        entries=tuple(
            row
            for dimension in kept
            for entry in dimension.entries
            for row in _list_rows(entry, dimension.id, by_rule.get(entry.id, ()))
        ),
        totals=tuple(_list_totals(kept, by_rule)),
    )


def narrow_audit(
    found: Audit, *, order: Order = Order.FILE, below: float | None = None, least: int = 0
) -> Audit:
    """Return an audit whose entries are ordered, and only some of them listed.

    Args:
        below: keep those with a precision below this (0 to 1); `None` for all.
        least: keep those with at least so many hits.
    """
    kept = [
        one
        for one in found.entries
        if one.hits >= least
        and (below is None or (one.precision is not None and one.precision < below))
    ]
    if order == Order.HITS:
        kept.sort(key=lambda one: -one.hits)
    elif order == Order.PRECISION:
        kept.sort(key=lambda one: (2.0 if one.precision is None else one.precision, -one.hits))
    return Audit(
        rubric=found.rubric,
        texts=found.texts,
        authors=found.authors,
        entries=tuple(kept),
        totals=found.totals,
    )


def _list_finds(units: Sequence[ReadUnit], rubric: Rubric) -> Iterator[_Find]:
    """Yield every reading of a dimension that the text was not coded ``?`` on."""
    for at, one in enumerate(units):
        for read in one.read:
            for reading in read.readings:
                code = one.text.codes.get(reading.mention.dimension)
                if code is not None:
                    yield _Find(
                        rule=reading.mention.rule,
                        pattern=reading.mention.words,
                        outcome=_judge(reading, code, rubric),
                        text=at,
                        author=one.text.group,
                    )


def _judge(
    reading: Reading, code: int, rubric: Rubric
) -> Literal["", "right", "opposite", "false"]:
    """Return what a reading is by the code of its text: 1, -1, or 0 for no side."""
    if not (reading.sign and reading.strength and rubric.voices[reading.voice]):
        return ""
    if not code:
        return "false"
    return "right" if reading.sign == code else "opposite"


def _list_rows(entry: Entry, dimension: str, finds: _Finds) -> Iterator[AuditedEntry]:
    """Yield a row for an entry, and one for each pattern where it has several."""
    only = entry.words[0] if len(entry.words) == 1 else None
    yield _make_row(entry, dimension, only, finds)
    if only is None:
        for pattern in entry.words:
            own = [one for one in finds if one.pattern == pattern]
            yield _make_row(entry, dimension, pattern, own)


def _make_row(entry: Entry, dimension: str, pattern: str | None, finds: _Finds) -> AuditedEntry:
    hits = [one for one in finds if one.outcome]
    right, opposite, false = _count_outcomes(hits)
    return AuditedEntry(
        rule=entry.id,
        where=f"{entry.place.file}:{entry.place.line}",
        dimension=dimension,
        kind=entry.kind,
        pattern=pattern,
        patterns=len(entry.words),
        found=len(finds),
        hits=len(hits),
        right=right,
        opposite=opposite,
        false=false,
        texts=len({one.text for one in hits}),
        authors=len({one.author for one in hits}),
        precision=_compute_precision(right, len(hits)),
    )


def _list_totals(
    dimensions: Sequence[Dimension], by_rule: Mapping[str, _Finds]
) -> Iterator[AuditTotal]:
    """Yield the totals of each kind: of all dimensions where there are several, then of each."""
    if len(dimensions) > 1:
        entries = [entry for one in dimensions for entry in one.entries]
        yield from _sum_kinds(ALL, entries, by_rule)
    for one in dimensions:
        yield from _sum_kinds(one.id, one.entries, by_rule)


def _sum_kinds(
    dimension: str, entries: Iterable[Entry], by_rule: Mapping[str, _Finds]
) -> Iterator[AuditTotal]:
    own = list(entries)
    for kind in _KINDS:
        ids = [one.id for one in own if one.kind == kind]
        if not ids:
            continue
        hits = {name: [f for f in by_rule.get(name, ()) if f.outcome] for name in ids}
        every = [one for found in hits.values() for one in found]
        right, opposite, false = _count_outcomes(every)
        yield AuditTotal(
            dimension=dimension,
            kind=kind,
            entries=len(ids),
            idle=sum(1 for found in hits.values() if not found),
            hits=len(every),
            right=right,
            opposite=opposite,
            false=false,
            precision=_compute_precision(right, len(every)),
        )


def _count_outcomes(hits: _Finds) -> tuple[int, int, int]:
    """Return how many hits are right, take the opposite side, and take a false one."""
    outcomes = [one.outcome for one in hits]
    return outcomes.count("right"), outcomes.count("opposite"), outcomes.count("false")


def _compute_precision(right: int, hits: int) -> float | None:
    return round(right / hits, _DIGITS) if hits else None
