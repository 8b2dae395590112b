"""The lines of an article that name an expert: "Name, role at institution:".

Its few English words ("at the", "Jr.") are of text layout, as in `stances.read.words`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from stances.read.blocks import BULLET
from stances.read.words import NO_NAME, PARTICLES

_MARKUP = re.compile(r"^#{1,6}\s+|[*_]+(?=\W|$)|(?<!\w)[*_]+")
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-])*"
_BYLINE = re.compile(
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,4}}(?:, (?:Jr|Sr|II|III|IV|Ph\.?D|MD)\.?)?)"
    r"(?: \([^()]*\))?"  # a rank or party: "(ret.)", "(R-TX)"
    r"(?:, (?P<role>\S.*?)| [–—-] (?P<dashed>\S.*?)| \((?P<bracketed>[^()]+)\)"
    r"| of the (?P<house>[^\W\d_].*?)) ?:"
)
_COMMAS_AND_COLONS = str.maketrans({"，": ", ", "、": ", ", "،": ", ", "：": ":", "﹕": ":"})
_RANK = re.compile(r" \([Rr]et(?:\.|ired)?\)(?= \w)")
_ROLES = re.compile(
    r"\b(?:fellow|director|president|chair(?:man|woman|person)?|professor|lecturer|scholar|dean"
    r"|researcher|analyst|economist|historian|scientist|lawyer|attorney|expert|specialist"
    r"|editor|journalist|correspondent|columnist|reporter|author|writer|adviser|advisor"
    r"|counselor|consultant|ambassador|diplomat|envoy|minister|secretary|senator|governor"
    r"|congress(?:man|woman)|representative|commander|general|admiral|colonel|officer|official"
    r"|head|chief|leader|founder|co-?founder|partner|manager|member|associate|coordinator"
    r"|spokes(?:man|woman|person)|student|activist|strategist|executive|CEO)\b",
    re.IGNORECASE,
)
_HOUSES = re.compile(
    r"\b(?:Institut\w*|Universit\w*|Cent(?:er|re)|Council|Foundation|House|College|School"
    r"|Endowment|Corporation|Forum|Fund|Initiative|Project|Society|Association)\b"
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
    if found["house"]:
        if not _is_person(found["name"], least=2) or not _HOUSES.search(found["house"]):
            return None
        return Byline(name=found["name"], role="", affiliation=found["house"])
    said = found["role"] or found["dashed"] or found["bracketed"]
    least = 1 if _ROLES.search(said) else 2
    if not _is_person(found["name"], least=least) or not _is_role(said):
        return None
    role, affiliation = _split(said)
    return Byline(name=found["name"], role=role, affiliation=affiliation)


def _is_person(name: str, *, least: int) -> bool:
    """Whether the words of a name are capitalised or particles, and there are enough."""
    words = name.partition(",")[0].split()
    particles = [word for word in words if all(p[:1].islower() for p in _INNER.split(word))]
    return (
        (len(words) - len(particles) >= 2 or len(words) == least)
        and words[0].casefold() not in NO_NAME
        and words[-1] not in particles
        and PARTICLES.issuperset(particles)
    )


def _is_role(role: str) -> bool:
    """Whether it names a known kind of role, or begins with a capital as institutions do."""
    first = role.split(maxsplit=1)[0].casefold()
    begins = first in _ARTICLES or first not in NO_NAME
    known = role[:1].isupper() or _ROLES.search(role) is not None
    return begins and known and _NEW_SENTENCE.search(role) is None


def _split(role: str) -> tuple[str, str]:
    """Role and affiliation; all is role where a second role follows the institution."""
    for place in _PLACE.finditer(role):
        affiliation = role[place.end() :]
        if affiliation[:1].isupper() and not _SECOND_ROLE.search(affiliation):
            return role[: place.start()], affiliation
    return role, ""
