"""Who wrote a text, where a key says so: in front matter that is not ours, or at its head."""

from __future__ import annotations

import re

from stances.language.words import load_words
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roles import make_choice
from stances.regex import compile_later

_WORDS = load_words()
_KEY = compile_later(
    rf"^[\"']?(?:{make_choice(_WORDS.author_keys)})[\"']?[ \t]*[:=][ \t]*"
    r"(?P<value>\[[^\]]*\]|[^\n]*(?:\n(?:[ \t]+|- )[^\n]*)*)",
    re.MULTILINE | re.IGNORECASE,
)
_ITEM = compile_later(r"^\s*(?:-\s+)?(?:(?P<key>\w+)\s*:\s*)?(?P<value>.*?)\s*$")
_LINE = compile_later(
    rf"^[ \t]*(?:{make_choice(_WORDS.written_by)})[ \t]*[:：][ \t]*(?P<value>[^\n]+)$",
    re.MULTILINE | re.IGNORECASE,
)
_TITLE_BLOCK = compile_later(r"%[^\n]*\n%[ \t]*(?P<value>[^\n%]+)\n")
"""Title and author as Pandoc has them at the head of a text."""
HEAD = 12
"""How many of a text's first paragraphs may name its author."""


def find_written_author(page: Page) -> tuple[Person, tuple[int, int]] | None:
    """Return whom a key names as the author of a page, or several, and where."""
    for region in page.source.regions:
        if region.kind == "header":
            text = page.source.document.text[region.start : region.end]
            for key in _KEY.finditer(text):
                if person := _read_people(key["value"]):
                    return person, (region.start + key.start(), region.end)
    block = _TITLE_BLOCK.match(page.text)
    if block and (person := _read_people("\n".join(block["value"].split(";")))):
        return person, block.span()
    head = page.paragraphs[:HEAD]
    for start, end, _ in head:
        for line in _LINE.finditer(page.text, start, end):
            if person := _read_people(line["value"]):
                return person, line.span()
    return None


def _read_people(value: str) -> Person | None:
    """Return the person whom a value names, with the others; `None` where it names nobody.

    Args:
        value: a name, a list of names, or keys with one of them, as TOML and YAML have them.
    """
    is_list = value.startswith("[")
    items = value.strip("[] \t").replace("\n", " ").split(",") if is_list else value.split("\n")
    found = [_ITEM.match(one) for one in items]
    named = [one["value"].strip("\"' ,") for one in found if one and one["key"] in (None, "name")]
    person = read_person(" and ".join(one for one in named if one))
    return person if person is not None and person.is_full else None
