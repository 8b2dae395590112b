"""What a rubric learnt from coded texts: a table of terms and weights in a file of its own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from functools import lru_cache

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
        weights: for a text that takes a side rather than none, in the order of the model's
            columns; 0 where they are near it.
    """

    idf: float
    weights: tuple[float, ...]


class LearnedModel(Struct, frozen=True, kw_only=True):
    """A logistic model over TF-IDF terms, with three outcomes a dimension: for, against, neither.

    Attributes:
        terms: the vocabulary.
        columns: the sides, as `name_columns` names them.
        intercepts: of the columns.
        slope: how much a difference between the two probabilities weighs.
        trust: the share of its weight that a reading keeps where the passage around it is not at
            all like texts about the dimension (0 to 1).
        length: the median of the words of the texts that were learnt from; 0 where unknown. Those
            with less than half of it hold too little to compare, and weigh less.
        notes: what the header of the table says of its making: texts, digest, figures, date.
    """

    terms: Mapping[str, LearnedTerm]
    columns: tuple[str, ...]
    intercepts: tuple[float, ...]
    slope: float = 4.0
    trust: float = 0.2
    length: float = 0.0
    notes: tuple[tuple[str, str], ...] = field(default=())


@lru_cache(maxsize=2**10)
def find_column(columns: tuple[str, ...], dimension: str) -> int | None:
    """Return the place of a dimension's positive side among the columns of a model; its negative
    side is the next. `None` where the model does not know the dimension.

    >>> find_column(("bridges+", "bridges-", "tolls+", "tolls-"), "tolls")
    2
    """
    name = name_columns([dimension])[0]
    return columns.index(name) if name in columns else None


def name_columns(dimensions: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the two sides of each dimension.

    >>> name_columns(["tolls"])
    ('tolls+', 'tolls-')
    """
    return tuple(name + sign for name in dimensions for sign in "+-")


def format_learned(model: LearnedModel) -> str:
    """Return a model as the table that `parse_learned` reads: sorted terms, one a line."""
    lines = [_TITLE]
    lines += [f"# {key}: {value}" for key, value in model.notes]
    lines += [f"# {key}: {getattr(model, key):g}" for key in _SETTINGS]
    lines.append("\t".join(["term", "idf", *model.columns]))
    lines.append(_format_row(_INTERCEPT, "", model.intercepts))
    lines += [
        _format_row(term, f"{one.idf:.{_DIGITS}f}", one.weights)
        for term, one in sorted(model.terms.items())
    ]
    return "\n".join(lines) + "\n"


def _format_row(term: str, idf: str, weights: Sequence[float]) -> str:
    cells = [f"{one:.{_DIGITS}f}" if one else "" for one in weights]
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
    wanted = name_columns(dimensions)
    rows: dict[str, LearnedTerm] = {}
    for number, line in enumerate(lines[at + 1 :], start=at + 2):
        term, _, rest = line.partition("\t")
        idf, *cells = rest.split("\t")
        if term in rows:
            raise _make_error(name, number, f'"{term}" stands there twice')
        if len(cells) > len(columns):
            raise _make_error(name, number, "more cells than columns")
        numbers = [_read_number(name, number, cell) if cell else 0.0 for cell in cells]
        weights = _pick(numbers, columns, wanted)
        rows[term] = LearnedTerm(idf=_read_number(name, number, idf or "1"), weights=weights)
    if _INTERCEPT not in rows:
        raise _make_error(name, at + 2, f"no line {_INTERCEPT}")
    intercepts = rows.pop(_INTERCEPT).weights
    settings = {key: _read_number(name, 1, notes.pop(key)) for key in _SETTINGS if key in notes}
    return LearnedModel(
        terms=rows,
        columns=wanted,
        intercepts=intercepts,
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
    return replace(begun, terms=_LateTerms(rows.splitlines(), tuple(columns), begun.columns))


class _LateTerms(Mapping[str, LearnedTerm]):
    """The terms of a table by their lines; those that were asked for are kept."""

    def __init__(self, lines: Sequence[str], columns: Sequence[str], wanted: Sequence[str]) -> None:
        self._lines = {line.partition("\t")[0]: line for line in lines}
        self._columns, self._wanted = columns, wanted
        self._read: dict[str, LearnedTerm] = {}

    def __getitem__(self, term: str) -> LearnedTerm:
        try:
            return self._read[term]
        except KeyError:
            _, idf, *cells = self._lines[term].split("\t")
            numbers = [float(cell) if cell else 0.0 for cell in cells]
            weights = _pick(numbers, self._columns, self._wanted)
            self._read[term] = LearnedTerm(idf=float(idf or "1"), weights=weights)
        return self._read[term]

    def keys(self) -> KeysView[str]:
        return self._lines.keys()

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


def _read_number(name: str, line: int, cell: str) -> float:
    try:
        value = float(cell)
    except ValueError as fault:
        raise _make_error(name, line, f'"{cell}" is not a number') from fault
    if not math.isfinite(value):
        raise _make_error(name, line, f'"{cell}" is not a number')
    return value


def _pick(
    numbers: Sequence[float], columns: Sequence[str], wanted: Sequence[str]
) -> tuple[float, ...]:
    """Return the numbers of the columns that are wanted; 0 where a row ends before."""
    if columns == wanted:  # as it is where a rubric's own table is read
        return (*numbers, *([0.0] * (len(wanted) - len(numbers))))
    own = dict(zip(columns, numbers, strict=False))
    return tuple([own.get(column, 0.0) for column in wanted])


def _make_error(name: str, line: int, what: str) -> StancesError:
    hint = 'write it anew with "stances rubric learn", or remove it'
    return StancesError(what, where=f"{name}:{line}", hint=hint)
