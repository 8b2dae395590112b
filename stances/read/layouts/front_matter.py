"""One statement a file, with front matter that says whose: TOML or YAML at its head."""

from __future__ import annotations

import datetime
from typing import Literal, cast

from stances.errors import StancesError, suggest_name
from stances.model import Statement
from stances.read.blocks import cut_blocks
from stances.read.header import Header, find_header
from stances.read.header_entries import Entry, parse_header
from stances.read.layouts._directions import cut_directions
from stances.read.layouts._items import cut_number
from stances.read.layouts.layout import Example, FieldLayout
from stances.read.source import Source

_KEYS = ("expert", "role", "affiliation", "date", "source", "layout", "wording", "hash")
_ADVICE = 'begin the file with +++, expert = "Name", +++ on three lines'
_WORDINGS = ("verbatim", "paraphrase")


def _recognise(source: Source) -> bool:
    """Whether front matter stands at the head of running text, and is meant to say who speaks."""
    header = None if source.is_table else find_header(source.document.text)
    return header is not None and header.names_speaker


def _read(source: Source) -> tuple[Statement, ...]:
    """Return the one statement of a text: all below the front matter that may be spoken.

    Raises:
        StancesError: the front matter is missing, broken or names nobody, or nothing stands below.
    """
    document = source.document
    text = document.text
    header = find_header(text)
    if header is None:
        raise StancesError("no front matter", where=document.name, hint=_ADVICE)
    first = document.line_at(header.inner)
    if header.end is None:
        raise StancesError(
            "front matter without an end",
            where=f"{document.name}:{first - 1}",
            hint=f"write {header.fence} on a line of its own below it",
        )
    values = _check_entries(
        parse_header(header, text, document.name, first), header, document.name, first
    )
    stretches = source.find_spoken(header.end, len(text))
    paragraphs = (block for stretch in stretches for block in cut_blocks(text, *stretch))
    blocks = cut_directions(text, paragraphs)
    if not blocks:
        raise StancesError(
            "nothing to read below the front matter",
            where=document.name,
            hint="write what they said below it, outside of headings and block quotes",
        )
    if lacks_numbers(values.get("layout", "")):
        blocks = tuple(cut_number(text, block) for block in blocks)
    statement = Statement(
        expert=values["expert"],
        document=document,
        blocks=blocks,
        role=values.get("role", ""),
        affiliation=values.get("affiliation", ""),
        date=values.get("date", ""),
        origin=values.get("source", ""),
        layout=values.get("layout", ""),
        wording=cast('Literal["verbatim", "paraphrase"]', values.get("wording", "verbatim")),
    )
    return (statement,)


def lacks_numbers(layout: str) -> bool:
    """Whether what is read in a layout of running text lacks the numbers of its list items."""
    return layout not in ("", "rows", "front-matter")


def _check_entries(
    entries: tuple[Entry, ...], header: Header, name: str, first: int
) -> dict[str, str]:
    """Return the values by key, of which there is an expert.

    Raises:
        StancesError: a key is not known, a value is not a text, or no expert is named.
    """
    values = {one.key: _check_entry(one, header, f"{name}:{first + one.line}") for one in entries}
    if not values.get("expert", "").strip():
        raise StancesError(
            "no expert in the front matter",
            where=f"{name}:{first}",
            hint=f"write {header.example}",
        )
    return values


def _check_entry(entry: Entry, header: Header, where: str) -> str:
    """Return a value as text; dates are written as in ISO 8601."""
    if entry.key not in _KEYS:
        raise StancesError(
            f'unknown key "{entry.key}"', where=where, hint=suggest_name(entry.key, _KEYS)
        )
    if isinstance(entry.value, datetime.date):
        return entry.value.isoformat()
    if not isinstance(entry.value, str):
        example = f'{entry.key} = "…"' if header.syntax == "toml" else f'{entry.key}: "…"'
        raise StancesError(f'"{entry.key}" is not a text', where=where, hint=f"write {example}")
    if entry.key == "wording" and entry.value not in _WORDINGS:
        raise StancesError(
            f'unknown wording "{entry.value}"',
            where=where,
            hint=suggest_name(entry.value, _WORDINGS),
        )
    return entry.value


FRONT_MATTER = FieldLayout(
    name="front-matter",
    recognise=_recognise,
    read=_read,
    advice=_ADVICE,
    examples=(
        Example(
            text="+++\nexpert = 'Test Alpha'\n+++\n\n# Why\n\nWe must talk.\n",
            said={"Test Alpha": ("We must talk.",)},
            name="alpha.md",
        ),
        Example(
            text="---\nexpert: Test Alpha\ndate: 2020-01-08\n---\nWe must talk.\n\n> Never.\n",
            said={"Test Alpha": ("We must talk.",)},
            name="alpha.md",
        ),
        Example(
            text="+++\nexpert = 'Test Alpha'\n+++\nFirst:\n\n- talks\n- a pause\n",
            said={"Test Alpha": ("First:", "- talks", "- a pause")},
        ),
    ),
    counterexamples=(
        Example(text="---\n\nTest Alpha, fellow:\n\nWe must talk.\n", name="a.md"),
        Example(text="---\ntitle: Talks\n---\n\nTest Alpha, fellow:\n\nTalk.\n", name="a.md"),
        Example(text="+++ Breaking +++ News\n"),
        Example(text="We must talk.\n+++\nexpert = 'Test Alpha'\n+++\n"),
    ),
)
