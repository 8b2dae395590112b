"""The date of a page, as its own metadata say it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape

from stances.read.dates import parse_date
from stances.regex import compile_later

_COMMENT = compile_later(r"<!--.*?-->", re.DOTALL)
_INSIDE = r"((?:[^>\"']|\"[^\"]*\"|'[^']*')*+)"
_META = compile_later(rf"<meta\b{_INSIDE}>", re.IGNORECASE)
_TIME = compile_later(rf"<time\b{_INSIDE}>", re.IGNORECASE)
_LINKED_DATA = compile_later(rf"<script\b{_INSIDE}>(.*?)</script", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = compile_later(r"([\w:.-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_JSON_LD = "application/ld+json"
_PUBLISHED = "datepublished"
_NAMES = (
    ("article:published_time", "og:published_time", "og:article:published_time"),
    (_PUBLISHED,),
    ("dc.date.issued", "dcterms.issued", "dc.date.created", "dc.date", "dcterms.date"),
    (
        *("citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date"),
        *("publish-date", "publication_date", "pubdate", "pub_date", "date"),
    ),
)
"""What names the date of publication in an element ``meta``: the surest first."""


def find_page_date(page: str) -> date | None:
    """Return the day on which a page says that it was published; `None` where it does not.

    The surest of these that says one day alone counts: ``article:published_time`` and its like,
    the ``datePublished`` of JSON-LD, the other names of ``meta``, and an element ``time``.

    Args:
        page: the source of the page.

    >>> find_page_date('<meta property="article:published_time" content="2020-01-08T09:00:00Z">')
    datetime.date(2020, 1, 8)
    """
    source = _COMMENT.sub("", page)
    metas = [_read_attributes(found[1]) for found in _META.finditer(source)]
    times = [_read_attributes(found[1]) for found in _TIME.finditer(source)]
    said = [list(_list_contents(metas, names)) for names in _NAMES]
    said[1] += _list_linked(source)
    own = [
        one for one in times if one.get("itemprop", "").lower() == _PUBLISHED or "pubdate" in one
    ]
    said += ([one.get("datetime", "") for one in some] for some in (own, times))
    for written in said:
        days = {parse_date(unescape(one)) for one in written} - {None}
        if len(days) == 1:
            return days.pop()
    return None


def _list_contents(metas: list[dict[str, str]], names: tuple[str, ...]) -> Iterator[str]:
    for meta in metas:
        given = {meta.get(key, "").lower() for key in ("property", "name", "itemprop")}
        if not given.isdisjoint(names):
            yield meta.get("content", "")


def _list_linked(source: str) -> Iterator[str]:
    """Yield the dates of publication in the JSON-LD of a page."""
    for found in _LINKED_DATA.finditer(source):
        if _read_attributes(found[1]).get("type", "").lower() != _JSON_LD:
            continue
        try:
            value: object = json.loads(found[2])
        except (ValueError, RecursionError):  # many pages have broken ones
            continue
        yield from _list_published(value)


def _list_published(value: object) -> Iterator[str]:
    """Yield the dates of what JSON-LD describes, not those of its parts."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            if isinstance(published := one.get("datePublished"), str):
                yield published
            for inner in one.get("@graph") or ():
                if isinstance(inner, dict) and isinstance(inner.get("datePublished"), str):
                    yield inner["datePublished"]


def _read_attributes(inside: str) -> dict[str, str]:
    """Return the attributes of a tag, by their names in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(inside):
        found.setdefault(name.lower(), (double or single or bare).strip())
    return found
