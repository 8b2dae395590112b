"""Markdown files with one statement each, and TOML front matter between ``+++`` lines."""

from __future__ import annotations

import datetime
import re
import tomllib
from typing import Any, Literal, cast

from stances.errors import StancesError, did_you_mean
from stances.model import Source, Statement
from stances.read.blocks import cut
from stances.read.markdown import BEGIN_WITH_FENCE, FENCE, opening_fence, own_stretches

_KEYS = ("expert", "role", "affiliation", "date", "source", "wording")
_WORDINGS = ("verbatim", "paraphrase")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def read(source: Source) -> Statement:
    """The statement of a document, without headings and block quotes.

    Raises:
        StancesError: the front matter is missing, broken or says too little, or nothing stands
            below it.
    """
    text = source.text
    opening = opening_fence(text)
    if opening is None:
        raise StancesError("no front matter", where=source.name, hint=BEGIN_WITH_FENCE)
    closing = FENCE.search(text, opening.end())
    first = source.line_at(opening.end())
    if closing is None:
        raise StancesError(
            "front matter without an end",
            where=f"{source.name}:{first - 1}",
            hint="write +++ on a line of its own below it",
        )
    header = text[opening.end() : closing.start()]
    values = _header(header, source.name, first)
    stretches = own_stretches(text, closing.end(), len(text))
    blocks = tuple(block for stretch in stretches for block in cut(text, *stretch))
    if not blocks:
        raise StancesError("nothing to read below the front matter", where=source.name)
    return Statement(
        expert=values["expert"],
        source=source,
        blocks=blocks,
        role=values.get("role", ""),
        affiliation=values.get("affiliation", ""),
        date=values.get("date", ""),
        origin=values.get("source", ""),
        wording=cast('Literal["verbatim", "paraphrase"]', values.get("wording", "verbatim")),
    )


def _header(text: str, name: str, first: int) -> dict[str, str]:
    """The front matter's values; its first line is line `first` of the file."""
    values = {key: _text(key, value, text, name, first) for key, value in _toml(text, name, first)}
    if not values.get("expert", "").strip():
        raise StancesError(
            "no expert in the front matter", where=f"{name}:{first}", hint='write expert = "…"'
        )
    wording = values.get("wording", "verbatim")
    if wording not in _WORDINGS:
        raise StancesError(
            f'unknown wording "{wording}"',
            where=_place("wording", text, name, first),
            hint=did_you_mean(wording, _WORDINGS),
        )
    return values


def _toml(text: str, name: str, first: int) -> list[tuple[str, Any]]:
    try:
        return list(tomllib.loads(text).items())
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        within = int(place[1]) - 1 if place and place[1] else text.rstrip().count("\n")
        raise StancesError(
            f"broken front matter ({_TOML_PLACE.sub('', str(error))})",
            where=f"{name}:{first + within}",
            hint='write each line as key = "value"',
        ) from None


def _text(key: str, value: object, text: str, name: str, first: int) -> str:
    """A value of the front matter as text; TOML knows dates."""
    if key not in _KEYS:
        raise StancesError(
            f'unknown key "{key}"',
            where=_place(key, text, name, first),
            hint=did_you_mean(key, _KEYS),
        )
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not isinstance(value, str):
        raise StancesError(
            f'"{key}" is not a text',
            where=_place(key, text, name, first),
            hint=f'write {key} = "…"',
        )
    return value


def _place(key: str, text: str, name: str, first: int) -> str:
    """The file and line at which a key of the front matter stands."""
    found = re.search(rf"^[ \t]*\[*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return f"{name}:{first + (text.count(chr(10), 0, found.start()) if found else 0)}"
