"""Bylines: the lines of an article that name the next speaker, "Name, role at institution:"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stances.language.words import load_words
from stances.read.blocks import BULLET
from stances.read.paragraphs import find_label, find_lines, find_paragraphs

_WORDS = load_words()


def _make_choice(phrases: Sequence[str]) -> str:
    """Return a regular expression for any of some phrases; "*" stands for the rest of a word."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in longest_first)


_MARKUP = re.compile(r"^#{1,6}\s+|[*_]+(?=\W|$)|(?<!\w)[*_]+")
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-])*"
_BYLINE = re.compile(
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,4}}(?:, (?:{_make_choice(_WORDS.name_suffixes)})\.?)?)"
    r"(?: \([^()]*\))?"  # a rank or party: "(ret.)", "(R-TX)"
    rf"(?:, (?P<role>\S.*?)| [–—-] (?P<dashed>\S.*?)| \((?P<bracketed>[^()]+)\)"
    rf"| (?:{_make_choice(_WORDS.person_of)}) (?P<institution>[^\W\d_].*?)) ?:"
)
_COMMAS_AND_COLONS = str.maketrans({"，": ", ", "、": ", ", "،": ", ", "：": ":", "﹕": ":"})
_RANK = re.compile(rf" \((?i:{_make_choice(_WORDS.retired)})\)(?= \w)")
_ROLES = re.compile(rf"\b(?:{_make_choice(_WORDS.roles)})\b", re.IGNORECASE)
_INSTITUTIONS = re.compile(rf"\b(?:{_make_choice(_WORDS.institutions)})\b")
_INNER = re.compile("[-'’]")
_NEW_SENTENCE = re.compile(r"[a-z]{4}[.?!][\"”’]?\s")
_ROLE_AT = re.compile(f" (?:{_make_choice(_WORDS.role_at)}) ")
_SECOND_ROLE = re.compile(f"(?:,| (?:{_make_choice(_WORDS.joins_roles)})) [a-z]")
_LONGEST = 400
_MOST_LINES = 4
"""Lines over which a hard-wrapped byline may run."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Byline:
    """Who speaks next: the name as it is written, the role, and the affiliation if it is clear."""

    name: str
    role: str
    affiliation: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundByline:
    """A byline with the offsets at which it begins and ends."""

    start: int
    end: int
    byline: Byline


def find_bylines(text: str) -> Iterator[FoundByline]:
    """Yield the bylines of a text, in order.

    A byline is a line, a paragraph of a few lines, or the part of a line before a quotation.
    """
    for start, end in find_paragraphs(text):
        lines = list(find_lines(text, start, end))
        found = list(_read_spans(text, lines))
        if not found and 1 < len(lines) <= _MOST_LINES:
            found = list(_read_spans(text, [(start, end)]))
        if not found:
            labels = (find_label(text, *line) for line in lines)
            found = list(_read_spans(text, [label for label in labels if label]))
        yield from found


def _read_spans(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[FoundByline]:
    """Yield those of some stretches of a text that are bylines."""
    for start, end in spans:
        if byline := read_byline(text[start:end]):
            yield FoundByline(start=start, end=end, byline=byline)


def read_byline(line: str) -> Byline | None:
    """Return whom a line names as the next speaker; `None` where it names nobody.

    >>> read_byline("Test van Alpha, director of the Test Project at the Test Institute:")
    Byline(name='Test van Alpha', role='director of the Test Project', affiliation='Test Institute')
    >>> read_byline("Four experts of the Test Institute react to the news:") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    plain = unicodedata.normalize("NFC", line).translate(_COMMAS_AND_COLONS)
    plain = plain.strip()
    bullet = BULLET.match(plain)
    plain = plain[bullet.end() :] if bullet else plain
    plain = " ".join(_MARKUP.sub("", plain).split())
    found = _BYLINE.fullmatch(_RANK.sub("", plain))
    if found is None:
        return None
    if found["institution"]:
        if not _is_person(found["name"], least=2) or not _INSTITUTIONS.search(found["institution"]):
            return None
        return Byline(name=found["name"], role="", affiliation=found["institution"])
    said = found["role"] or found["dashed"] or found["bracketed"]
    least = 1 if _ROLES.search(said) else 2
    if not _is_person(found["name"], least=least) or not _is_role(said):
        return None
    role, affiliation = _split_role(said)
    return Byline(name=found["name"], role=role, affiliation=affiliation)


def _is_person(name: str, *, least: int) -> bool:
    """Whether the words of a name have capitals or are particles, and there are enough of them.

    Args:
        least: how many words a name without particles needs at least.
    """
    words = name.partition(",")[0].split()
    particles = [word for word in words if all(p[:1].islower() for p in _INNER.split(word))]
    return (
        (len(words) - len(particles) >= 2 or len(words) == least)
        and words[0].casefold() not in _WORDS.not_names
        and words[-1] not in particles
        and _WORDS.particles.issuperset(particles)
    )


def _is_role(role: str) -> bool:
    """Whether a text names a known role, or begins with a capital as institutions do."""
    first = role.split(maxsplit=1)[0].casefold()
    begins = first in _WORDS.articles or first not in _WORDS.not_names
    known = role[:1].isupper() or _ROLES.search(role) is not None
    return begins and known and _NEW_SENTENCE.search(role) is None


def _split_role(role: str) -> tuple[str, str]:
    """Return role and affiliation; all is role where a second role follows the institution."""
    for link in _ROLE_AT.finditer(role):
        affiliation = role[link.end() :]
        if affiliation[:1].isupper() and not _SECOND_ROLE.search(affiliation):
            return role[: link.start()], affiliation
    return role, ""
