"""What front matter says: its keys and values, read from TOML or YAML."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from stances.errors import StancesError
from stances.read.header import Header
from stances.regex import compile_later

if TYPE_CHECKING:
    import yaml

_TOML_PLACE = compile_later(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_HINT = {"toml": 'write each line as key = "value"', "yaml": 'write each line as key: "value"'}


class Entry(Struct, frozen=True, kw_only=True):
    """One key of front matter with its value, and the line within the front matter, from 0."""

    key: str
    value: object
    line: int


def parse_header(header: Header, text: str, name: str, first: int) -> tuple[Entry, ...]:
    """Return what front matter says, in its order.

    Args:
        header: where it stands in `text`.
        text: the whole text.
        name: the file.
        first: the line of the file on which the text between the fences begins.

    Raises:
        StancesError: it is broken, or a key stands twice; with file and line.
    """
    inner = text[header.inner : header.inner_end]
    try:
        parse = _parse_toml if header.syntax == "toml" else _parse_yaml
        return tuple(parse(inner))
    except _BrokenHeader as error:
        raise StancesError(
            f"broken front matter ({error.reason})",
            where=f"{name}:{first + error.line}",
            hint=_HINT[header.syntax],
        ) from error


class _BrokenHeader(Exception):
    """Front matter that cannot be read: why, and on which of its lines, from 0."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def _parse_toml(text: str) -> Iterator[Entry]:
    """Yield the entries of TOML.

    Raises:
        _BrokenHeader: it is not TOML.
    """
    import tomllib  # noqa: PLC0415  (few headers are in TOML)

    last = text.rstrip().count("\n")
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.search(str(error))
        line = int(found[1]) - 1 if found and found[1] else last
        raise _BrokenHeader(_TOML_PLACE.sub("", str(error)), line) from error
    except ValueError as error:  # int() refuses more than 4,300 digits
        raise _BrokenHeader("a number is too long", _find_long_line(text)) from error
    except RecursionError as error:
        raise _BrokenHeader("nested too deep", _find_long_line(text)) from error
    for key, value in values.items():
        found = re.search(rf"^[ \t]*\[*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
        yield Entry(key=key, value=value, line=text.count("\n", 0, found.start()) if found else 0)


def _find_long_line(text: str) -> int:
    """Return the number, from 0, of the longest line: no parser says which one is at fault."""
    lengths = [len(line) for line in text.split("\n")]
    return lengths.index(max(lengths))


def _parse_yaml(text: str) -> Iterator[Entry]:
    """Yield the entries of YAML; a value that is neither text nor date comes as `None`.

    Raises:
        _BrokenHeader: it is not YAML, is not a mapping, or a key stands twice.
    """
    import yaml  # noqa: PLC0415  (few texts have YAML)

    try:
        loader = yaml.SafeLoader(text)
        root = loader.get_single_node()
        if not isinstance(root, yaml.MappingNode):
            raise _BrokenHeader("not keys with values", 0)
        seen: set[str] = set()
        for written, value in root.value:
            line = written.start_mark.line
            if not isinstance(written, yaml.ScalarNode):
                raise _BrokenHeader("a key is not a word", line)
            key = str(written.value)
            if key in seen:
                raise _BrokenHeader(f'the key "{key}" stands twice', line)
            seen.add(key)
            yield Entry(key=key, value=_read_scalar(loader, value), line=line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _BrokenHeader(error.problem or "not YAML", mark.line if mark else 0) from error
    except yaml.reader.ReaderError as error:
        raise _BrokenHeader(error.reason, text.count("\n", 0, error.position)) from error
    except RecursionError as error:
        raise _BrokenHeader("nested too deep", _find_long_line(text)) from error


def _read_scalar(loader: yaml.SafeLoader, node: yaml.Node) -> str | datetime.date | None:
    """Return the text or the date of a YAML value; `None` for what is neither."""
    import yaml  # noqa: PLC0415  (few texts have YAML)

    kind = node.tag.rpartition(":")[2]
    if not isinstance(node, yaml.ScalarNode) or kind not in ("str", "null", "timestamp"):
        return None
    if kind != "timestamp":
        return str(node.value) if kind == "str" else ""
    try:
        date = loader.construct_yaml_timestamp(node)
    except (ValueError, AttributeError) as error:
        reason = f"{node.value} is not a date"
        raise _BrokenHeader(reason, node.start_mark.line) from error
    return date if isinstance(date, datetime.date) else None
