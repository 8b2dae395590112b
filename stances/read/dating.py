"""The date of running text: what its page, its head, its signature or its name says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice, pairwise
from pathlib import PurePath

from msgspec.structs import replace

from stances.document import Document
from stances.errors import StancesError
from stances.language.words import load_words
from stances.model import Statement
from stances.read.compressed import strip_ending
from stances.read.dates import find_dateline, find_line_dates, find_named_date, parse_date
from stances.read.header import find_header
from stances.read.header_entries import parse_header
from stances.read.paragraphs import find_lines
from stances.read.source import Source
from stances.read.stretches import walk_from
from stances.regex import compile_later

_UNSAID = ("header", "furniture", "readers", "comment", "code", "table", "footnote")
"""What says nothing of the date of the words around it."""
_SIGNATURE = compile_later(r"[\s\"”’)]*(?:[—–―]|--?)[ \t]*(?P<name>[^\W\d_][^\n]*)")
_HEAD = 12
"""How many lines above the first words, and below the last ones, may hold the date."""


def add_dates(
    statements: Sequence[Statement], source: Source, opened: Document
) -> Iterator[Statement]:
    """Yield the statements of running text with the dates that their document gives them.

    A date that a statement has stays. Else it gets that of its own signature; that of the page's
    metadata; of front matter; of a line above the words, or a dateline; of a line below them; or
    of the file's name: the first of these that is there. Where lines differ, none counts.

    Args:
        source: what the statements were read from.
        opened: the document before its form was read.
    """
    own = [one.date or _write(_find_signed(one)) for one in statements]
    shared = "" if all(own) else _write(_find_shared(statements, source, opened))
    for one, found in zip(statements, own, strict=True):
        yield replace(one, date=found or shared)


def _write(found: date | None) -> str:
    return found.isoformat() if found else ""


def _find_signed(one: Statement) -> date | None:
    """Return the date on the line with a dash right below the words of a statement."""
    text, end = one.document.text, one.blocks[-1].end if one.blocks else 0
    signed = _SIGNATURE.match(text, end) if one.blocks else None
    return _find_only(find_line_dates(signed["name"])) if signed else None


def _find_shared(statements: Sequence[Statement], source: Source, opened: Document) -> date | None:
    """Return the date that holds for all statements of a document."""
    named = find_named_date(PurePath(strip_ending(opened.name)).stem)
    return (
        source.form.find_date(opened.text)
        or _find_in_header(source)
        or _find_around(statements, source)
        or named
    )


def _find_in_header(source: Source) -> date | None:
    """Return the date in front matter that other tools write."""
    text = source.document.text
    header = find_header(text) if any(one.kind == "header" for one in source.regions) else None
    if header is None:
        return None
    try:
        entries = parse_header(header, text, source.document.name, 1)
    except StancesError:  # it is not ours, and so may be whatever it is
        return None
    keys = load_words().date_keys
    values = [one.value for one in entries if one.key.casefold() in keys]
    days = {
        value.date() if isinstance(value, datetime) else value
        for value in (parse_date(one) if isinstance(one, str) else one for one in values)
        if isinstance(value, date)
    }
    return _find_only(frozenset(days))


def _find_around(statements: Sequence[Statement], source: Source) -> date | None:
    """Return the date that lines above all words, or else below them, give."""
    text = source.document.text
    blocks = [block for one in statements for block in one.blocks]
    if not blocks:
        return None
    first, last = min(one.start for one in blocks), max(one.end for one in blocks)
    spans = sorted((one.start, one.end) for one in blocks)
    between = {
        day
        for (_, start), (end, _) in pairwise(spans)
        if start < end
        for line in _list_lines(source, start, end)
        for day in find_line_dates(line)
    }
    head = list(_list_lines(source, 0, first))
    lines = (*head, _read_line(text, first))
    above = {day for line in head[:_HEAD] for day in find_line_dates(line)}
    above |= set(filter(None, map(find_dateline, lines[: _HEAD + 1])))
    if above:
        return _find_only(frozenset(above | between))
    tail = islice(_list_lines(source, last, len(text)), _HEAD)
    below = {day for line in tail for day in find_line_dates(line)}
    is_one_text = len({one.expert for one in statements}) == 1 or len(set(spans)) == len(
        statements[0].blocks
    )
    return _find_only(frozenset(below | between)) if is_one_text else None


def _read_line(text: str, start: int) -> str:
    """Return the whole line on which an offset stands."""
    end = text.find("\n", start)
    return text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]


def _list_lines(source: Source, start: int, end: int) -> Iterator[str]:
    """Yield the lines of a stretch that may say the date of the words around it."""
    text, at = source.document.text, start
    first_region = bisect_right(source.regions, start, key=lambda one: one.end)
    for region in walk_from(source.regions, first_region):
        if region.start >= end:
            break
        if region.kind not in _UNSAID:
            continue
        for first, last in find_lines(text, at, max(min(region.start, end), at)):
            yield text[first:last]
        at = max(at, region.end)
        if at >= end:
            return
    for first, last in find_lines(text, at, max(end, at)):
        yield text[first:last]


def _find_only(days: frozenset[date]) -> date | None:
    return next(iter(days)) if len(days) == 1 else None
