"""The rows of a table and the lines they begin on: CSV, TSV, JSON lines and JSON arrays."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from stances.errors import StancesError, did_you_mean
from stances.model import Source

Kind = Literal["csv", "tsv", "json", "jsonl"]
Row = tuple[int, Mapping[str, Any]]
"""The line on which a row begins, and its values by column."""

Maker = Callable[[list[tuple[str, Any]]], dict[str, Any]]
"""Makes an object of its keys and values, as they are written."""

_LARGEST_CELL = 2**31 - 1
_GAP = re.compile(r"[\s,]*")
_EXPECTED = "write one JSON object a line, or an array of objects"


def rows(
    source: Source, kind: Kind, required: tuple[str, ...] = (), *, made: Maker = dict
) -> Iterator[Row]:
    """The rows of a table, one by one, without empty ones.

    Args:
        required: columns that a header must have; JSON has none, so who needs them asks each row.

    Raises:
        StancesError: the table is broken or lacks a column.
    """
    if kind in ("csv", "tsv"):
        return _delimited(source, "," if kind == "csv" else "\t", required)
    return _array(source, made) if kind == "json" else _lines(source, made)


def doubled(pairs: Sequence[tuple[str, Any]]) -> str | None:
    """The first key that stands twice in a JSON object; `None` where none does.

    >>> doubled([("a", 1), ("b", 2), ("a", 3)])
    'a'
    """
    counted = Counter(key for key, _ in pairs)
    return next((key for key, count in counted.items() if count > 1), None)


def require(required: tuple[str, ...], columns: tuple[str, ...], where: str) -> None:
    """See that a table has its columns.

    Raises:
        StancesError: one is missing.
    """
    for column in required:
        if column not in columns:
            known = f"columns: {', '.join(columns)}"
            near = did_you_mean(column, [name for name in columns if name not in required])
            raise StancesError(
                f'no column "{column}"',
                where=where,
                hint=f"{near} {known}" if near.startswith("did you mean") else known,
            )


def text_of(value: object) -> str:
    """A cell's value as text, whatever JSON made of it."""
    return "" if value is None else str(value).strip()


def _delimited(source: Source, delimiter: str, required: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV or TSV file below its header, without empty ones."""
    limit = csv.field_size_limit(_LARGEST_CELL)
    header: list[str] = []
    line = source.line
    try:
        reader = csv.reader(
            io.StringIO(source.text, newline="\n"), delimiter=delimiter, strict=True
        )
        for cells in reader:
            where = f"{source.name}:{line}"
            if not any(cell.strip() for cell in cells):
                pass
            elif not header:
                header = _header(cells, required, where)
            else:
                yield line, _by_column(header, cells, where)
            line = source.line + reader.line_num
    except csv.Error as error:
        raise StancesError(
            f"broken row ({error})",
            where=f"{source.name}:{line}",
            hint='put a cell that holds quotation marks in quotation marks, and double those: ""',
        ) from None
    finally:
        csv.field_size_limit(limit)


def _header(cells: list[str], required: tuple[str, ...], where: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    require(required, tuple(header), where)
    for column in required:
        if header.count(column) > 1:
            raise StancesError(f'two columns "{column}"', where=where, hint="rename one")
    return header


def _by_column(header: list[str], cells: list[str], where: str) -> dict[str, str]:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise StancesError(
            f"{len(cells)} cells under {len(header)} columns",
            where=where,
            hint="put a cell that holds the separator in quotation marks",
        )
    padded = cells + [""] * (len(header) - len(cells))
    return dict(zip(header, padded, strict=False))


def _lines(source: Source, made: Maker) -> Iterator[Row]:
    """The objects of a file with one a line."""
    for line, text in enumerate(source.text.split("\n"), start=source.line):
        if text.strip():
            try:
                value = json.loads(text, object_pairs_hook=made)
            except (ValueError, RecursionError) as error:
                raise _broken(error, f"{source.name}:{line}") from None
            yield line, _object(value, f"{source.name}:{line}")


def _array(source: Source, made: Maker) -> Iterator[Row]:
    """The objects of an array, each with the line on which it begins."""
    text = source.text
    decoder = json.JSONDecoder(object_pairs_hook=made)
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise _broken(error, f"{source.name}:{line}") from None
    line, counted = source.line, 0
    start = _after_gap(text, text.index("[") + 1)
    while text[start] != "]":
        line += text.count("\n", counted, start)
        counted = start
        value, end = decoder.raw_decode(text, start)
        yield line, _object(value, f"{source.name}:{line}")
        start = _after_gap(text, end)


def _after_gap(text: str, start: int) -> int:
    gap = _GAP.match(text, start)
    return gap.end() if gap else start


def _object(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise StancesError("not a JSON object", where=where, hint=_EXPECTED)
    return value


def _broken(error: Exception, where: str) -> StancesError:
    reason = error.msg if isinstance(error, json.JSONDecodeError) else "too deep or too long"
    return StancesError(f"broken JSON ({reason})", where=where, hint=_EXPECTED)
