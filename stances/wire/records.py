"""Records turned into plain values and JSON, and back; whatever is read is checked.

A record is a frozen `msgspec.Struct`: its fields, in order, are the keys of its JSON object.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeVar, dataclass_transform

import msgspec
from msgspec import UNSET, UnsetType

from stances.document import Document
from stances.errors import StancesError
from stances.regex import compile_later

T = TypeVar("T")

_SAID = compile_later(r"(?P<what>.*?) - at `(?P<path>.*)`\Z", re.DOTALL)
_MISSING = compile_later(r"Object missing required field `(?P<key>.+)`\Z")
_UNSEEN = compile_later(
    "[\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that do not show, or that turn the direction of what does: C1 controls, zero-width
characters, fillers, line separators, the marks of bidirectional text, and tags."""


class _RecordMeta(msgspec.StructMeta):
    """Makes every record frozen and keyword-only, whatever its class line says."""

    def __new__(
        cls,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        **config: Any,  # noqa: ANN401  (as msgspec has it)
    ) -> Any:  # noqa: ANN401
        config |= {"frozen": True, "kw_only": True}
        return super().__new__(cls, name, bases, namespace, **config)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Record(msgspec.Struct, metaclass=_RecordMeta, frozen=True, kw_only=True):
    """A frozen record that has a JSON form.

    A field that is `msgspec.UNSET` is left out of the JSON object.
    """


def use_default(value: T | UnsetType, default: T) -> T:
    """Return a field's value, or a default where the field is unset.

    >>> use_default(0.5, 1.0), use_default(UNSET, 1.0)
    (0.5, 1.0)
    """
    return default if value is UNSET else value


def parse_json(document: Document, what: str, hint: str = "") -> object:
    """Read a document's text as one JSON value.

    Args:
        document: what holds the text.
        what: names the kind of file in messages, such as ``score sheet``.
        hint: how to mend a broken one.

    Returns:
        dictionaries, lists, strings, numbers, booleans and `None`.

    Raises:
        StancesError: broken JSON, an object with the same key twice, a number that is not finite,
            nested too deep, or a number that is too long; with file and line where known.
    """
    try:
        return parse_json_text(document.text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        where = f"{document.name}:{document.line_at(0) + error.lineno - 1}"
        raise StancesError(f"broken {what}: {error.msg}", where=where, hint=hint) from error
    except (ValueError, RecursionError) as error:
        why = str(error) if isinstance(error, ValueError) else "nested too deep"
        raise StancesError(f"broken {what}: {why}", where=document.name, hint=hint) from error


def parse_json_text(text: str) -> object:
    """Read a text as one JSON value, as `parse_json` does.

    Raises:
        json.JSONDecodeError: broken JSON.
        ValueError: a doubled key, a number that is not finite or is too long.
        RecursionError: nested too deep.
    """
    return json.loads(
        text,
        object_pairs_hook=make_object,
        parse_constant=_refuse_constant,
        parse_float=_parse_float,
        parse_int=_parse_int,
    )


def make_object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Make a dictionary of the keys and values of a JSON object.

    Raises:
        ValueError: a key occurs twice.
    """
    made = dict(pairs)
    if len(made) < len(pairs):
        counted = Counter(key for key, _ in pairs)
        twice = next(key for key, count in counted.items() if count > 1)
        raise ValueError(f'the key "{twice}" stands twice in one object')
    return made


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number in JSON")


def _parse_float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"the number {digits[:20]} is too large")
    return number


_LONGEST_INT = 300


def _parse_int(digits: str) -> int:
    if len(digits) > _LONGEST_INT:
        raise ValueError(f"the number {digits[:20]}… is too long")
    return int(digits)


def make_record(value: object, kind: type[T], *, what: str, where: str, hint: str = "") -> T:
    """Turn plain values into a record of a kind.

    Args:
        value: what `parse_json` gives.
        kind: the record's type.
        what: names the kind of file in messages, such as ``score sheet``.
        where: the file.
        hint: how to mend a broken one.

    Raises:
        StancesError: the value does not fit; the message names the path of the fault, such as
            ``$.cells[3].evidence[0].text: missing``.
    """
    try:
        return msgspec.convert(value, kind, strict=True)
    except (msgspec.ValidationError, OverflowError) as error:
        fault = describe_fault(str(error))
        raise StancesError(f"broken {what}: {fault}", where=where, hint=hint) from error
    except UnicodeEncodeError as error:  # where a key or one of a few words is expected
        fault = "half a character (a lone surrogate)"
        raise StancesError(f"broken {what}: {fault}", where=where, hint=hint) from error


def describe_fault(message: str) -> str:
    """Write a fault that `msgspec` found as ``path: what``.

    >>> describe_fault("Object missing required field `text` - at `$.cells[3]`")
    '$.cells[3].text: missing'
    >>> describe_fault("Expected `str`, got `int` - at `$.cells[3].text`")
    '$.cells[3].text: expected `str`, got `int`'
    """
    found = _SAID.match(message)
    what, path = (found["what"], found["path"]) if found else (message, "$")
    missing = _MISSING.match(what)
    if missing:
        return f"{path}.{missing['key']}: missing"
    return f"{path}: {what[:1].lower()}{what[1:]}"


def make_plain(record: object) -> Any:  # noqa: ANN401  (dictionaries live in this room alone)
    """Turn a record into dictionaries and lists, as JSON knows them."""
    return msgspec.to_builtins(record)


def format_json(value: object, *, indent: int | None = None) -> str:
    r"""Write a record, or plain values, as JSON.

    Characters that do not show are written as escapes: the value is the same, and whoever reads
    the text sees all of it.

    Args:
        indent: the spaces for each level; `None` for all on one line.

    >>> format_json({"expert": "Test\u200b Älpha"})
    '{"expert": "Test\\u200b Älpha"}'
    """
    plain = msgspec.to_builtins(value)
    return escape_unseen(json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=indent))


def escape_unseen(text: str) -> str:
    r"""Write the characters of a JSON text that do not show as its escapes.

    >>> escape_unseen('"a\u202eb"')
    '"a\\u202eb"'
    """
    return _UNSEEN.sub(lambda found: json.dumps(found.group())[1:-1], text)
