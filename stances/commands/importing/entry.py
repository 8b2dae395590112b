"""What import writes: each expert's words of a document, as a file with front matter."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from stances.commands.importing.markdown import write_markdown
from stances.document import Document
from stances.errors import StancesError
from stances.model import Block, Statement
from stances.read.header import find_header
from stances.read.header_entries import parse_header
from stances.read.layouts.front_matter import lacks_numbers
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements
from stances.regex import compile_later

_COLON = compile_later(r":[\"”’*_\s]*\Z")
_HASH = compile_later(r"^hash = \"(?P<hash>[0-9a-f]+)\"\n", re.MULTILINE)
_DIGITS = 16

Fields = tuple[tuple[str, str], ...]
"""The keys of front matter with their values, in order, without the hash."""


class Entry(Struct, frozen=True, kw_only=True):
    """A file as import writes it.

    Attributes:
        document: the name of the document that it comes from.
        expert: whose words it holds.
        fields: what its front matter says.
        text: the whole file.
        hash: that of the text, which stands in it.
    """

    document: str
    expert: str
    fields: Fields
    text: str
    hash: str


def make_entries(statements: Iterable[Statement]) -> tuple[Entry, ...]:
    """Return an entry for each expert of each document, in the order of the texts.

    Words that differ in their date, their source or in what is said of the expert are entries of
    their own.

    Raises:
        StancesError: words cannot be written so that they are read back as they are.
    """
    return tuple(_make_entry(group) for group in _group(statements))


def make_fields(one: Statement) -> Fields:
    """Return what front matter says of a statement; this is the place for further keys."""
    fields = (
        ("expert", one.expert),
        ("role", one.role),
        ("affiliation", one.affiliation),
        ("date", one.date),
        ("source", one.origin or one.document.name),
        ("layout", one.layout),
        ("wording", one.wording),
    )
    return tuple((key, value) for key, value in fields if value)


def make_hash(text: str) -> str:
    """Return the hash of a file: of all its text but the line that holds the hash."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def split_hash(text: str) -> tuple[str, str]:
    """Return the hash in the front matter of a file, and the text without it.

    The hash is empty where import did not write the file.
    """
    header = find_header(text)
    if header is None or header.end is None:
        return "", text
    found = _HASH.search(text, header.inner, header.inner_end)
    return (found["hash"], text[: found.start()] + text[found.end() :]) if found else ("", text)


def read_fields(text: str, name: str) -> Fields:
    """Return what the front matter of a file says; nothing where somebody broke it."""
    header = find_header(text)
    if header is None or header.end is None:
        return ()
    try:
        entries = parse_header(header, text, name, 2)
    except StancesError:
        return ()
    return tuple((one.key, str(one.value)) for one in entries)


def _group(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """Yield the statements that make up an entry each."""
    groups: dict[tuple[str, Fields], list[list[Statement]]] = {}
    for one in statements:
        if not one.blocks:
            continue
        alike = groups.setdefault((one.document.name, make_fields(one)), [])
        if alike and not _introduces(alike[-1][-1], one):
            alike[-1].append(one)
        else:
            alike.append([one])
    yield from (group for alike in groups.values() for group in alike)


def _introduces(before: Statement, after: Statement) -> bool:
    """Whether the first item of a statement would hang on the words of the one before."""
    last = before.blocks[-1]
    ends = before.document.text[last.start : last.end]
    return after.blocks[0].kind == "item" and _COLON.search(ends) is not None


def _make_entry(group: Sequence[Statement]) -> Entry:
    """Return the entry of some statements.

    Raises:
        StancesError: it is not read back as they are.
    """
    first = group[0]
    fields = make_fields(first)
    blocks = [(block.kind, _cut(one, block)) for one in group for block in one.blocks]
    head = "".join(f"{key} = {_write_value(key, value)}\n" for key, value in fields)
    body = write_markdown(blocks, numbered=lacks_numbers(first.layout))
    found = make_hash(f"+++\n{head}+++\n\n{body}")
    text = f'+++\n{head}hash = "{found}"\n+++\n\n{body}'
    _check(text, group)
    return Entry(
        document=first.document.name, expert=first.expert, fields=fields, text=text, hash=found
    )


def _cut(one: Statement, block: Block) -> str:
    return one.document.text[block.start : block.end]


def _write_value(key: str, value: str) -> str:
    """Return a value as TOML; a day is a date."""
    if key == "date" and _is_day(value):
        return value
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _check(text: str, group: Sequence[Statement]) -> None:
    """Check that a file is read back as the statements that it was made from.

    Raises:
        StancesError: it is not.
    """
    first = group[0]
    fault = StancesError(
        f"the words of {first.expert} cannot be kept as Markdown",
        where=first.document.name_place(first.blocks[0].start),
        hint="leave out odd signs, such as control characters",
    )
    try:
        found = extract_statements([Document(name="a.md", text=text)])
    except StancesError as error:
        raise fault from error
    same = [replace(one, expert=first.expert) for one in group]
    if make_fields(found[0]) != make_fields(first) or _list_words(found) != _list_words(same):
        raise fault


def _list_words(statements: Sequence[Statement]) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in split_statements(statements)]
