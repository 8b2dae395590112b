"""Names of files that are made of names of documents and experts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import PurePath

from stances.read.compressed import strip_ending
from stances.regex import compile_later
from stances.text.names import fold_name

_GAP = compile_later(r"[^a-z0-9]+")
_LONGEST = 60
_SKIPPED = "readme"
"""How the names of files begin that no folder gives."""


def propose_names(document: str, expert: str) -> Iterator[str]:
    """Yield names for the file of an expert's words: the plainest first, then numbered ones.

    They hold nothing but small letters of plain Latin, digits and hyphens, so that every system
    can hold them side by side.

    >>> names = propose_names("talks/Debate 1.txt", "Tést O’Alpha")
    >>> next(names), next(names)
    ('debate-1--test-o-alpha.md', 'debate-1--test-o-alpha-2.md')
    """
    stem = "stdin" if document == "-" else PurePath(strip_ending(document)).stem
    slug = f"{_make_slug(stem, 'text')}--{_make_slug(expert, 'expert')}"
    if slug.startswith(_SKIPPED):
        slug = f"text-{slug}"
    yield f"{slug}.md"
    number = 2
    while True:
        yield f"{slug}-{number}.md"
        number += 1


def _make_slug(name: str, other: str) -> str:
    """Return a name in plain letters; where it has none, a word with its digest."""
    slug = _GAP.sub("-", fold_name(name)).strip("-")[:_LONGEST].strip("-")
    if slug:
        return slug
    return f"{other}-{hashlib.sha256(name.encode(errors='replace')).hexdigest()[:6]}"
