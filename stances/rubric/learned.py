"""What a rubric learnt from coded texts: a table of terms and weights in a file of its own."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from stances.errors import StancesError

LEARNED_FILE = "learned.tsv"
"""The name of the table in a rubric's folder."""

_TITLE = "# stances: learned terms, format 1"
_INTERCEPT = "(intercept)"
_DIGITS = 2
_SETTINGS = ("slope", "trust", "length")


class LearnedTerm(Struct, frozen=True, kw_only=True):
    """What a term says of each dimension.

    Attributes:
        idf: its inverse document frequency among the texts that were learnt from.
        plus, minus: its weights for a text that takes the positive, or the negative, side rather
            than none, by dimension id; those near 0 are left out.
    """

    idf: float
    plus: Mapping[str, float]
    minus: Mapping[str, float]


class LearnedModel(Struct, frozen=True, kw_only=True):
    """A logistic model over TF-IDF terms, with three outcomes a dimension: for, against, neither.

    Attributes:
        terms: the vocabulary.
        plus, minus: the intercepts by dimension id.
        slope: how much a difference between the two probabilities weighs.
        trust: the share of its weight that a reading keeps where the passage around it is not at
            all like texts about the dimension (0 to 1).
        length: the median of the words of the texts that were learnt from; 0 where unknown. Those
            with less than half of it hold too little to compare, and weigh less.
        notes: what the header of the table says of its making: texts, digest, figures, date.
    """

    terms: Mapping[str, LearnedTerm]
    plus: Mapping[str, float]
    minus: Mapping[str, float]
    slope: float = 4.0
    trust: float = 0.2
    length: float = 0.0
    notes: tuple[tuple[str, str], ...] = field(default=())


def format_learned(model: LearnedModel, dimensions: Sequence[str]) -> str:
    """Return a model as the table that `parse_learned` reads: sorted terms, one a line."""
    lines = [_TITLE]
    lines += [f"# {key}: {value}" for key, value in model.notes]
    lines += [f"# {key}: {getattr(model, key):g}" for key in _SETTINGS]
    columns = [f"{name}{sign}" for name in dimensions for sign in "+-"]
    lines.append("\t".join(["term", "idf", *columns]))
    lines.append(_format_row(_INTERCEPT, "", model.plus, model.minus, dimensions))
    lines += [
        _format_row(term, f"{one.idf:.{_DIGITS}f}", one.plus, one.minus, dimensions)
        for term, one in sorted(model.terms.items())
    ]
    return "\n".join(lines) + "\n"


def _format_row(
    term: str,
    idf: str,
    plus: Mapping[str, float],
    minus: Mapping[str, float],
    dimensions: Sequence[str],
) -> str:
    cells = [
        f"{side[name]:.{_DIGITS}f}" if name in side else ""
        for name in dimensions
        for side in (plus, minus)
    ]
    return "\t".join([term, idf, *cells]).rstrip("\t")


def parse_learned(name: str, data: bytes, dimensions: Sequence[str]) -> LearnedModel:
    """Read a table of learned terms.

    Args:
        name: the file, for messages.
        data: its bytes.
        dimensions: the ids that the rubric has; weights for others are left out.

    Raises:
        StancesError: the table is not one, or a cell is not a number; with file and line.
    """
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError as fault:
        raise _make_error(name, 1, "not UTF-8 text") from fault
    if not lines or lines[0] != _TITLE:
        raise _make_error(name, 1, "not a table of learned terms")
    notes, at = _read_notes(lines)
    if at >= len(lines) or not lines[at].startswith("term\tidf\t"):
        raise _make_error(name, at + 1, "no line of column names")
    columns = lines[at].split("\t")[2:]
    rows: dict[str, tuple[str, dict[str, float]]] = {}
    for number, line in enumerate(lines[at + 1 :], start=at + 2):
        term, _, rest = line.partition("\t")
        idf, *cells = rest.split("\t")
        if term in rows:
            raise _make_error(name, number, f'"{term}" stands there twice')
        if len(cells) > len(columns):
            raise _make_error(name, number, "more cells than columns")
        rows[term] = (idf, _read_cells(name, number, columns, cells))
    if _INTERCEPT not in rows:
        raise _make_error(name, at + 2, f"no line {_INTERCEPT}")
    _, intercepts = rows.pop(_INTERCEPT)
    settings = {key: _read_number(name, 1, notes.pop(key)) for key in _SETTINGS if key in notes}
    return LearnedModel(
        terms={
            term: LearnedTerm(
                idf=_read_number(name, 1, idf or "1"),
                plus=_pick_side(cells, "+", dimensions),
                minus=_pick_side(cells, "-", dimensions),
            )
            for term, (idf, cells) in rows.items()
        },
        plus=_pick_side(intercepts, "+", dimensions),
        minus=_pick_side(intercepts, "-", dimensions),
        notes=tuple(notes.items()),
        **settings,
    )


def open_learned(name: str, data: bytes, dimensions: Sequence[str]) -> LearnedModel:
    """Return what `parse_learned` returns of a table that it has read before without a fault.

    Each term is read when it is asked for: a text has a few of the many thousands.
    """
    head, _, rows = data.decode("utf-8").partition(f"\n{_INTERCEPT}\t")
    first, _, rows = rows.partition("\n")
    begun = parse_learned(name, f"{head}\n{_INTERCEPT}\t{first}\n".encode(), dimensions)
    columns = head.rpartition("\n")[2].split("\t")[2:]
    return replace(begun, terms=_LateTerms(rows.splitlines(), columns, dimensions))


class _LateTerms(Mapping[str, LearnedTerm]):
    """The terms of a table by their lines."""

    def __init__(
        self, lines: Sequence[str], columns: Sequence[str], dimensions: Sequence[str]
    ) -> None:
        self._lines = {line[: line.index("\t")]: line for line in lines}
        self._columns, self._dimensions = columns, dimensions
        self._read: dict[str, LearnedTerm] = {}

    def __getitem__(self, term: str) -> LearnedTerm:
        if term not in self._read:
            _, idf, *cells = self._lines[term].split("\t")
            pairs = zip(self._columns, cells, strict=False)
            numbers = {column: float(cell) for column, cell in pairs if cell}
            self._read[term] = LearnedTerm(
                idf=float(idf or "1"),
                plus=_pick_side(numbers, "+", self._dimensions),
                minus=_pick_side(numbers, "-", self._dimensions),
            )
        return self._read[term]

    def __contains__(self, term: object) -> bool:
        return term in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def _read_notes(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """Return what the header says, and where the table begins."""
    notes: dict[str, str] = {}
    at = 1
    while at < len(lines) and lines[at].startswith("#"):
        key, _, value = lines[at][1:].partition(":")
        notes[key.strip()] = value.strip()
        at += 1
    return notes, at


def _read_cells(
    name: str, line: int, columns: Sequence[str], cells: Sequence[str]
) -> dict[str, float]:
    pairs = zip(columns, cells, strict=False)
    return {column: _read_number(name, line, cell) for column, cell in pairs if cell}


def _read_number(name: str, line: int, cell: str) -> float:
    try:
        value = float(cell)
    except ValueError as fault:
        raise _make_error(name, line, f'"{cell}" is not a number') from fault
    if not math.isfinite(value):
        raise _make_error(name, line, f'"{cell}" is not a number')
    return value


def _pick_side(
    cells: Mapping[str, float], sign: str, dimensions: Sequence[str]
) -> dict[str, float]:
    return {name: cells[name + sign] for name in dimensions if name + sign in cells}


def _make_error(name: str, line: int, what: str) -> StancesError:
    hint = 'write it anew with "stances rubric learn", or remove it'
    return StancesError(what, where=f"{name}:{line}", hint=hint)
