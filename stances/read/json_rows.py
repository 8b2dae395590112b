"""The JSON objects that are rows of a table, in an array or one a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from stances.errors import StancesError
from stances.wire.records import parse_json_text

_GAP = re.compile(r"[ \t\n\r]*")
_EXPECTED = "write one JSON object a line, or an array of objects"

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


def find_elements(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each value of a JSON array begins and ends.

    Raises:
        json.JSONDecodeError: the text is not one JSON array, or a value is nested too deep.

    >>> list(find_elements("[1, 22]"))
    [(1, 2), (4, 6)]
    """
    at = _skip_gap(text, 0)
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
    at = _skip_gap(text, at + 1)
    if at < len(text):
        raise json.JSONDecodeError("Extra data", text, at)


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
