"""Labels in capitals that name the sections of a newsletter, and no speakers: "THANKS TO:"."""

from __future__ import annotations

from collections.abc import Iterable

from stances.language.words import load_words
from stances.read.layouts._page import Page
from stances.read.layouts._sign import Sign
from stances.read.layouts.narration import read_narration
from stances.read.notes import listen_to_notes
from stances.regex import compile_later

_WORDS = load_words()
_LABEL = compile_later(
    r"[>\s*_#•-]*(?P<head>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ ,.&'’–-]{2,60}?)[*_]*[:.][*_]*(?=\s)"
)
_WORD = compile_later(r"[^\W\d_]+")
_ORDINARY = _WORDS.not_names | _WORDS.joins_names | _WORDS.not_in_names | {*_WORDS.articles}
_FEWEST, _SHARE = 2, 3


def drop_section_labels(page: Page, signs: Iterable[Sign]) -> list[Sign]:
    """Return signs without labels in capitals, where these head sections of narration.

    They do where each comes once, as speakers' hardly ever do, several of them are ordinary words,
    and the narration below them quotes others.
    """
    listed = list(signs)
    if page.text.isupper() or page.source.form.names_speakers:
        return listed
    capitals = [one for one in listed if one.written.isupper() and not one.is_alone]
    if not capitals or not has_section_labels(page):
        return listed
    with listen_to_notes(lambda _note: None):  # the narration is read again, and noted then
        quoted = [one.person for one in read_narration(page) if one.person]
    labels = {one.person.name.casefold() for one in capitals if one.person}
    if not quoted or any(one.name.casefold() in labels for one in quoted):
        return listed
    return [one for one in listed if not one.written.isupper()]


def has_section_labels(page: Page) -> bool:
    """Whether the labels in capitals each come once, and enough of them are ordinary words."""
    heads = [
        found["head"].strip(" ,.")
        for line in page.lines
        if line.is_first and (found := _LABEL.match(page.text, line.start, line.end))
    ]
    small = {one for one in _WORD.findall(page.text) if one.islower()}
    ordinary = sum(_is_ordinary(one, small) for one in heads)
    is_once = len(set(heads)) == len(heads)
    return is_once and ordinary >= _FEWEST and _SHARE * ordinary >= len(heads)


def _is_ordinary(head: str, small: set[str]) -> bool:
    """Whether a word of a label does not belong to names, or is written small elsewhere."""
    words = [one.casefold() for one in _WORD.findall(head)]
    return any(one in _ORDINARY or one in small for one in words if len(one) > 1)
