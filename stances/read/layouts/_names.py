"""What names of people look like, how they are compared, and how they are written."""

from __future__ import annotations

import re
from functools import lru_cache

from stances.language.words import load_words
from stances.read.layouts._roles import INSTITUTIONS, make_choice
from stances.regex import compile_later
from stances.text.tokens import fold_text

_WORDS = load_words()
ROLE_WORDS = frozenset(word.casefold() for word in _WORDS.roles)
LABEL_WORD = r"[^\W\d_](?:[^\W\d_]|['’.\-–])*"
"""A word of a label, as a regular expression: "St.", "O’Test", "Test-Ann"."""
_PLACE = compile_later(r"[^\W\d_][^\W\d_'’-]*(?: [^\W\d_]+){0,2}")
_NAME_WORD = compile_later(
    r"['`]?[^\W\d_](?:[^\W\d_]|['’‘\-–‐‑\u0300-\u036f]|\.(?=\S)|(?<=[^\W\d_]{4})(?!))*(?:(?<!\w{4})\.)?,?"
)
SMALL_WORD = compile_later(r" (?P<word>[a-zß-öø-ÿ]{1,4}) (?=[^\W\d_a-zß-öø-ÿ])")
"""A short word in lower case before one with a capital, as particles are: "Test qwe Alpha"."""
_DOUBLE_PARTICLE = compile_later(rf"\b(?:{make_choice(_WORDS.double_particles)})\b", re.IGNORECASE)
_INITIAL = compile_later(r"[^\W\d_]\.")
_INNER = compile_later("[-'’]")
_SHORT = 6
_GERUND = "ing"
_LONGEST_TITLE = 9
CUT_TITLE = rf"(?:(?:{make_choice(sorted(_WORDS.cut_titles))})\.[-–]?)+"
"""An academic title that is cut short, as a regular expression: "h.c.", "Dipl.-Ing."."""
_CUT_TITLE = compile_later(CUT_TITLE)
_NOT_IN_TITLES = _WORDS.not_names - _WORDS.joins_names - frozenset(_WORDS.articles)
_GREETINGS = frozenset(_WORDS.greetings) - _WORDS.titles
_CREDITS = frozenset(_WORDS.credit_labels)
_FOLDED_SUFFIXES = frozenset(fold_text(one) for one in _WORDS.name_suffixes)


def looks_like_a_name(name: str) -> bool:
    """Whether words may be a person's name: capitals, particles, and nothing that is not a name.

    >>> looks_like_a_name("Test von und zu Alpha"), looks_like_a_name("Iran Deal")
    (True, False)
    """
    name, of, place = name.partition(" of ")  # "Jones of North Carolina"
    if of and not _PLACE.fullmatch(place):
        return False
    words = _DOUBLE_PARTICLE.sub("von", name).replace("\u2019", "'").split()
    if not 1 <= len(words) <= 5:
        return False
    small = [word for word in words if not any(part[:1].isupper() for part in _INNER.split(word))]
    plain = [word.casefold().strip(".,") for word in words]
    return (
        len(small) < len(words)
        and any(part[:1].isupper() and len(part) > 1 for part in _INNER.split(words[-1].strip(".")))
        and _WORDS.particles.issuperset(small)
        and not _WORDS.particles.issuperset({words[0]})
        and all(_NAME_WORD.fullmatch(word) is not None for word in words)
        and (plain[0] not in _WORDS.not_names or _INITIAL.fullmatch(words[0]) is not None)
        and not (len(words) > 1 and _names_an_act(plain[0]))
        and _WORDS.not_in_names.isdisjoint(plain)
        and (len(plain) == 1 or not _WORDS.rarely_in_names.issuperset(plain))
        and not all(_is_title(word) for word in words)
        and name.casefold() not in _CREDITS
    )


def _names_an_act(word: str) -> bool:
    """Whether a word is one such as "Building", with which headings begin and names do not."""
    return len(word) > _SHORT and word.endswith(_GERUND) and "-" not in word


def begins_with_particle(name: str) -> bool:
    """Whether a surname has particles, as in "Dr. van der Test"."""
    words = name.split()
    while len(words) > 1 and words[0] in _WORDS.particles:
        words.pop(0)
    return 0 < len(words) < len(name.split()) and looks_like_a_name(" ".join(words))


def split_title(name: str) -> tuple[str, str]:
    """Return what comes before a name, up to the last title or role, and the name.

    >>> split_title("Senate Majority Whip Test Alpha"), split_title("Test Dean")
    (('Senate Majority Whip', 'Test Alpha'), ('', 'Test Dean'))
    """
    words = name.split()
    last = 0
    for at, word in enumerate(words, start=1):
        if _is_title(word):
            last = at
    if last == len(words) and len(words) == 2 and looks_like_a_name(name):
        return "", name
    return " ".join(words[:last]), " ".join(words[last:])


def _is_title(word: str) -> bool:
    plain = word.strip(".,").casefold()
    return plain in _WORDS.titles or plain in ROLE_WORDS or _is_academic(word)


def _is_academic(word: str) -> bool:
    """Whether a word is an academic title that is cut short: "h.c.", "Dipl.-Ing."."""
    plain = word.rstrip(",")
    return plain in _WORDS.bare_titles or _CUT_TITLE.fullmatch(plain) is not None


def differ_in_gender(one: str, other: str) -> bool:
    """Whether one of two titles is a man's and the other a woman's.

    >>> differ_in_gender("Mr.", "Ms."), differ_in_gender("Ms.", "Mrs."), differ_in_gender("Mr.", "")
    (True, False, False)
    """
    first = {title.partition(" ")[0].strip(".").casefold() for title in (one, other)}
    genders = first & _WORDS.gendered
    return len(genders) > 1 and "mr" in genders


def is_title_alone(title: str) -> bool:
    """Whether what comes before a name is nothing but titles and roles: no part of a sentence."""
    words = title.split()
    plain = {word.casefold().strip(".,") for word in words if not _is_academic(word)}
    return (
        len(words) <= _LONGEST_TITLE
        and plain.isdisjoint(_NOT_IN_TITLES)
        and not (words and words[0].casefold() in _GREETINGS)
        and all(
            not word.endswith((".", "?", "!"))
            or word.strip(".").casefold() in _WORDS.titles
            or _is_academic(word)
            for word in words
        )
    )


@lru_cache(maxsize=2**16)
def fold_name(name: str) -> str:
    """Return a name as names are compared: lower case, no accents, dots, hyphens or "Jr.".

    >>> fold_name("Test-Ann O’Álpha, Jr.")
    "test ann o'alpha"
    """
    plain = fold_text(name.partition(",")[0]).replace(".", " ").replace("-", " ")
    words = plain.split()
    while len(words) > 1 and words[-1] in _FOLDED_SUFFIXES:
        words.pop()
    return " ".join(words)


def turn_name(name: str) -> str:
    """Return a name whose surname stands first the other way round; any other as it is.

    >>> turn_name("ALPHA, Test Ann"), turn_name("Test Alpha, Jr.")
    ('Test Ann ALPHA', 'Test Alpha, Jr.')
    """
    surname, comma, given = name.partition(", ")
    words = given.split()
    if not comma or not (surname.isupper() or len(surname.split()) == 1):
        return name
    if not looks_like_a_name(surname) or not looks_like_a_name(given.rstrip(".")):
        return name
    is_more = given.strip(".") in _WORDS.name_suffixes or INSTITUTIONS.search(given)
    return name if is_more or any(map(_is_title, words)) else f"{given} {surname}"


def write_name(name: str) -> str:
    """Return a name that is written in capitals as names are written.

    >>> write_name("TEST McALPHA"), write_name("Test van Alpha")
    ('Test McAlpha', 'Test van Alpha')
    """
    if not any(word.isupper() and len(word) > 2 for word in name.split()):
        return name
    return " ".join(_write_word(word) for word in name.split())


def _write_word(word: str) -> str:
    if word.strip(".,") in _WORDS.name_suffixes:
        return word
    if not word.isupper() and not re.match(r"(?:Mc|Mac|O')[A-Z]{2,}", word):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: _capitalise(part.group()), word)


def _capitalise(part: str) -> str:
    for start in ("Mc", "Mac"):
        if part.startswith(start) and part[len(start) :].isupper():
            return start + part[len(start) :].capitalize()
    return part.capitalize()
