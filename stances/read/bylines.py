"""The lines of an article that name an expert: "Name, role at institution:".

Its few English words ("at the", "Jr.") are of text layout, as in `stances.read.words`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from stances.read.words import NO_NAME, PARTICLES

_MARKUP = re.compile(r"^#{1,6}\s+|[*_]+(?=\W|$)|(?<!\w)[*_]+")
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-])*"
_BYLINE = re.compile(
    rf"(?P<name>{_WORD}(?: {_WORD}){{1,4}}(?:, (?:Jr|Sr|II|III|IV|Ph\.?D|MD)\.?)?)"
    r"(?: \([^()]*\))?"  # a rank or party: "(ret.)", "(R-TX)"
    r", (?P<role>\S.*?) ?:"
)
_INNER = re.compile("[-'’]")
_ARTICLES = ("a", "an", "the")
_NEW_SENTENCE = re.compile(r"[a-z]{4}[.?!][\"”’]?\s")
_PLACE = re.compile(r" at (?:the )?| with the ")
_SECOND_ROLE = re.compile(r"(?:,| and) [a-z]")
_LONGEST = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Byline:
    """Who speaks next: the name as written, the role, and the affiliation where it is plain."""

    name: str
    role: str
    affiliation: str


def byline(line: str) -> Byline | None:
    """Read a line that names an expert; `None` for any other line.

    >>> byline("Test van Alpha, director of the Test Project at the Test Institute:")
    Byline(name='Test van Alpha', role='director of the Test Project', affiliation='Test Institute')
    >>> byline("Four experts of the Test Institute react to the news:") is None
    True
    """
    if "," not in line or ":" not in line or len(line) > _LONGEST:
        return None
    plain = " ".join(_MARKUP.sub("", unicodedata.normalize("NFC", line)).split())
    found = _BYLINE.fullmatch(plain)
    if found is None or not _is_person(found["name"]) or not _is_role(found["role"]):
        return None
    role, affiliation = _split(found["role"])
    return Byline(name=found["name"], role=role, affiliation=affiliation)


def _is_person(name: str) -> bool:
    """Whether the words of a name are capitalised or particles, and two at least capitalised."""
    words = name.partition(",")[0].split()
    particles = [word for word in words if all(p[:1].islower() for p in _INNER.split(word))]
    return (
        len(words) - len(particles) >= 2
        and words[0].casefold() not in NO_NAME
        and words[-1] not in particles
        and PARTICLES.issuperset(particles)
    )


def _is_role(role: str) -> bool:
    first = role.split(maxsplit=1)[0].casefold()
    begins = first in _ARTICLES or first not in NO_NAME
    return begins and _NEW_SENTENCE.search(role) is None


def _split(role: str) -> tuple[str, str]:
    """Role and affiliation; all is role where a second role follows the institution."""
    for place in _PLACE.finditer(role):
        affiliation = role[place.end() :]
        if affiliation[:1].isupper() and not _SECOND_ROLE.search(affiliation):
            return role[: place.start()], affiliation
    return role, ""
