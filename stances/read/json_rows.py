"""The JSON objects that are rows of a table, in an array or one a line."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeGuard

from stances.document import Document
from stances.errors import StancesError
from stances.language.words import load_words
from stances.read.columns import USUAL_COLUMNS, count_text_columns, fold_column, holds_columns
from stances.regex import compile_later
from stances.wire.records import parse_json_text

if TYPE_CHECKING:
    from stances.read.forms.form import Row

_GAP = compile_later(r"[ \t\n\r]*")
_EXPECTED = "write one JSON object a line, or an array of objects"
_BOTH = (USUAL_COLUMNS.expert, USUAL_COLUMNS.text)

# Only keys and the ends of values are asked for, and int() refuses more than 4,300 digits.
_decode = json.JSONDecoder(parse_int=float).raw_decode


def parse_object(text: str, where: str) -> tuple[Mapping[str, object], StancesError | None]:
    """Return the values of a JSON object by key, and what is wrong with it.

    Where something is wrong, the values are those that can be read all the same: `NaN` for a name
    is better reported as a missing name.

    >>> parse_object('{"expert": "Test Alpha"}', "a.jsonl:1")
    ({'expert': 'Test Alpha'}, None)
    """
    try:
        value = parse_json_text(text)
    except (ValueError, RecursionError) as error:
        return _parse_loosely(text), make_fault(error, where)
    if not isinstance(value, dict):
        return {}, StancesError("not a JSON object", where=where, hint=_EXPECTED)
    return value, None


def make_fault(error: ValueError | RecursionError, where: str) -> StancesError:
    """Return the error that a user sees where a JSON text is broken."""
    if isinstance(error, json.JSONDecodeError):
        reason = error.msg
    else:
        reason = str(error) if isinstance(error, ValueError) else "nested too deep"
    return StancesError(f"broken JSON ({reason})", where=where, hint=_EXPECTED)


def make_json_row(document: Document, start: int, end: int) -> Row:
    """Return the object ``text[start:end]`` as a row; it may stand on several lines."""
    text = document.text
    line = document.line_at(start)
    values, fault = parse_object(text[start:end], f"{document.name}:{line}")
    lines = {}
    if fault is None and text.find("\n", start, end) >= 0:
        lines = {key: document.line_at(at) for key, at in find_values(text, start)}
    from stances.read.forms.form import Row  # noqa: PLC0415  (the forms import this module)

    return Row(line=line, values=values, lines=lines, escaped=True, fault=fault)


def find_objects(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each of several JSON values that follow one another begins and ends.

    Raises:
        json.JSONDecodeError: one is broken, or nested too deep.

    >>> list(find_objects("{}\\n\\n{}"))
    [(0, 2), (4, 6)]
    """
    at = _skip_gap(text, 0)
    while at < len(text):
        end = _find_value_end(text, at)
        yield at, end
        at = _skip_gap(text, end)


def find_inner_rows(text: str, start: int, end: int, where: str) -> Iterator[tuple[int, int]]:
    """Yield where the rows begin and end that the object ``text[start:end]`` holds in an array.

    That is an object which is not a row itself and holds one array of objects that are rows: they
    have columns of experts and texts, whatever the array's name is; or else, the array's name or a
    column of texts says so. Of other objects nothing is yielded.

    Args:
        where: the file.

    Raises:
        StancesError: several arrays hold objects with both columns.

    >>> list(find_inner_rows('{"rows": [{}, {}]}', 0, 18, "a.json"))
    [(10, 12), (14, 16)]
    """
    values, fault = parse_object(text[start:end], "")
    if fault is not None or holds_columns(list(values), _BOTH):
        return
    columns = {key: list(value[0]) for key, value in values.items() if _holds_objects(value)}
    arrays = [key for key, names in columns.items() if holds_columns(names, _BOTH)]
    if len(arrays) > 1:
        named = " and ".join(f'"{key}"' for key in arrays)
        raise StancesError(f"rows below {named}", where=where, hint=_EXPECTED)
    if not arrays and not count_text_columns(values):
        arrays = [key for key, names in columns.items() if _may_be_rows(key, names)]
    if len(arrays) == 1:
        begins = dict(find_values(text, start))
        yield from _walk_array(text, begins[arrays[0]])


def _holds_objects(value: object) -> TypeGuard[list[dict[str, object]]]:
    """Whether a value is an array of objects."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _may_be_rows(key: str, columns: Sequence[str]) -> bool:
    """Whether the objects with some columns, in an array below a key, are rows."""
    return fold_column(key) in load_words().row_lists or count_text_columns(columns) > 0


def find_elements(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each value of a JSON array begins and ends.

    Raises:
        json.JSONDecodeError: the text is not one JSON array, or a value is nested too deep.

    >>> list(find_elements("[1, 22]"))
    [(1, 2), (4, 6)]
    """
    at = yield from _walk_array(text, _skip_gap(text, 0))
    at = _skip_gap(text, at)
    if at < len(text):
        raise json.JSONDecodeError("Extra data", text, at)


def _walk_array(text: str, at: int) -> Generator[tuple[int, int], None, int]:
    """Yield where each value of the array at `at` begins and ends; return where the array ends."""
    if not text.startswith("[", at):
        raise json.JSONDecodeError("Expecting an array", text, at)
    at = _skip_gap(text, at + 1)
    closed = text.startswith("]", at)
    while not closed:
        end = _find_value_end(text, at)
        yield at, end
        at = _skip_gap(text, end)
        closed = text.startswith("]", at)
        if not closed:
            if not text.startswith(",", at):
                raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
            at = _skip_gap(text, at + 1)
    return at + 1


def find_values(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield each key of the sound JSON object that begins at `start`, and where its value begins.

    >>> list(find_values('{"a": 1, "b": {"c": 2}}', 0))
    [('a', 6), ('b', 14)]
    """
    at = _skip_gap(text, start + 1)
    while not text.startswith("}", at):
        key, end = _decode(text, at)
        at = _skip_gap(text, _skip_gap(text, end) + 1)
        yield key, at
        at = _skip_gap(text, _find_value_end(text, at))
        if text.startswith(",", at):
            at = _skip_gap(text, at + 1)


def _find_value_end(text: str, start: int) -> int:
    """Return where the value that begins at `start` ends."""
    try:
        return _decode(text, start)[1]
    except RecursionError as error:
        raise json.JSONDecodeError("nested too deep", text, start) from error


def _parse_loosely(text: str) -> Mapping[str, object]:
    """Return the values of an object that is not sound; none where not even that can be read."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _skip_gap(text: str, at: int) -> int:
    """Return where the next character stands that is not white space."""
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def is_one_a_line(lines: Iterable[str]) -> bool:
    """Whether objects stand on one line each: there are several, and one of the first two does."""
    head = list(islice((line for line in lines if line.strip()), 2))
    return len(head) > 1 and any(
        line.lstrip().startswith("{") and parse_object(line, "")[1] is None for line in head
    )


def read_objects(document: Document) -> Iterator[Row]:
    """Yield objects that may each stand on several lines.

    Raises:
        StancesError: the text is not a series of JSON objects.
    """
    text = document.text
    try:
        spans = list(find_objects(text))
        if len(spans) == 1:
            spans = list(find_inner_rows(text, *spans[0], document.name)) or spans
    except json.JSONDecodeError as error:
        where = f"{document.name}:{document.line_at(error.pos)}"
        raise make_fault(error, where) from None
    for start, end in spans:
        yield make_json_row(document, start, end)
