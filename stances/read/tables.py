"""Tables with a row for each statement: CSV, TSV, JSON lines and JSON arrays."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any, Literal

from stances.errors import StancesError, did_you_mean
from stances.model import Source, Statement
from stances.read.blocks import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Row = tuple[int, Mapping[str, Any]]
    """The line on which a row begins, and its values by column."""

_LARGEST_CELL = 2**31 - 1
_GAP = re.compile(r"[\s,]*")
_EXPECTED = "write one JSON object a line, or an array of objects"


def read(
    source: Source,
    kind: Literal["csv", "tsv", "json", "jsonl"],
    *,
    expert_column: str = "expert",
    text_column: str = "text",
) -> tuple[Statement, ...]:
    """One statement a row, each with a source of its own: the cell, and the line of the row.

    The columns ``role``, ``affiliation``, ``date`` and ``source`` are read where there are any.

    Raises:
        StancesError: the table is broken, a column is missing, or a row lacks expert or text.
    """
    rows: Iterable[Row]
    if kind in ("csv", "tsv"):
        rows = _delimited(source, "," if kind == "csv" else "\t", (expert_column, text_column))
    else:
        rows = _array(source) if kind == "json" else _lines(source)
    escaped = kind in ("json", "jsonl")
    found = tuple(
        _statement(source, row, expert_column, text_column, escaped=escaped) for row in rows
    )
    if not found:
        raise StancesError("no rows: nothing to read", where=source.name)
    return found


def _statement(
    source: Source, row: Row, expert_column: str, text_column: str, *, escaped: bool
) -> Statement:
    line, values = row
    where = f"{source.name}:{line}"
    _require((expert_column, text_column), tuple(values), where)
    expert, text = values[expert_column], values[text_column]
    if isinstance(expert, int | float) and not isinstance(expert, bool):
        expert = str(expert)
    if not isinstance(expert, str) or not expert.strip():
        raise StancesError(
            f'no expert in "{expert_column}"', where=where, hint="name one, or delete the row"
        )
    if not isinstance(text, str):
        raise StancesError(f'"{text_column}" is not a text', where=where, hint="write it in quotes")
    cell = Source(name=source.name, text=text, line=line, escaped=escaped)
    blocks = cut(text)
    if not blocks:
        raise StancesError(
            f'nothing to read in "{text_column}"', where=where, hint="delete the row or fill it"
        )
    about = {key: _plain(values.get(key)) for key in ("role", "affiliation", "date", "source")}
    _require_unicode((expert, text, *about.values()), where)
    return Statement(
        expert=expert,
        source=cell,
        blocks=blocks,
        role=about["role"],
        affiliation=about["affiliation"],
        date=about["date"],
        origin=about["source"],
    )


def _plain(value: object) -> str:
    return "" if value is None else str(value).strip()


def _require(required: tuple[str, str], columns: tuple[str, ...], where: str) -> None:
    for column in required:
        if column not in columns:
            known = f"columns: {', '.join(columns)}"
            near = did_you_mean(column, [name for name in columns if name not in required])
            raise StancesError(
                f'no column "{column}"',
                where=where,
                hint=f"{near} {known}" if near.startswith("did you mean") else known,
            )


def _require_unicode(values: Iterable[str], where: str) -> None:
    """JSON can spell half a character (``\\ud800``), which no output can hold."""
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        raise StancesError(
            "half a character (a lone surrogate)", where=where, hint="write the whole character"
        ) from None


def _delimited(source: Source, delimiter: str, required: tuple[str, str]) -> Iterator[Row]:
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


def _header(cells: list[str], required: tuple[str, str], where: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    _require(required, tuple(header), where)
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


def _lines(source: Source) -> Iterator[Row]:
    """The objects of a file with one a line."""
    for line, text in enumerate(source.text.split("\n"), start=source.line):
        if text.strip():
            try:
                value = json.loads(text)
            except (ValueError, RecursionError) as error:
                raise _broken(error, f"{source.name}:{line}") from None
            yield line, _object(value, f"{source.name}:{line}")


def _array(source: Source) -> Iterator[Row]:
    """The objects of an array, each with the line on which it begins."""
    text = source.text
    decoder = json.JSONDecoder()
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
