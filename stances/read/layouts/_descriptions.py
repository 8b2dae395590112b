"""People who are described and not named: "the senator said"."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.words import load_words
from stances.read.layouts._person import Person
from stances.read.layouts._roster import Roster

_WORDS = load_words()
_INSTITUTIONS = frozenset(_WORDS.institution_nouns)
"""Words that describe nobody, though they may be part of a role: "the bank said"."""
_NEARBY = 300
"""How many characters before a description somebody's name may stand."""


def describe_speaker(
    text: str, start: int, end: int, last: Person | None, roster: Roster
) -> Person | None:
    """Return whom a description such as "the senator" stands for; `None` for "a spokesman".

    That is whoever the narration is about, or else the only one of that title, if they are named
    just before.

    Args:
        start, end: where the sentence begins, and where its verb does.
        last: whom the narration is about.

    >>> from stances.read.layouts._roster import make_roster
    >>> senator = Person(name="Test Alpha", title="Sen.")
    >>> text = "Alpha left. Later the senator said"
    >>> describe_speaker(text, 18, 30, None, make_roster([senator])).name
    'Test Alpha'
    """
    words = text[start:end].rpartition(", ")[2].strip(" ,—–").casefold().split()
    if not words or words[0] not in ("the", "his", "her"):
        return None
    if last is not None and _is_described(f"{last.title} {last.role}", last.title, words):
        return last
    titled = {
        one.name: one
        for one in roster.full.values()
        if one.title and _is_described(one.title, one.title, words)
    }
    nearby = text[max(0, start - _NEARBY) : start]
    if len(titled) != 1:
        return None
    (person,) = titled.values()
    return person if person.name.rpartition(" ")[2] in nearby else None


def _is_described(said: str, title: str, words: Sequence[str]) -> bool:
    """Whether one of the words of a description is what is said of somebody."""
    full = [_WORDS.titles_in_full.get(word.strip("."), "") for word in title.casefold().split()]
    known = " ".join((said, *full)).casefold()
    return any(len(word) > 3 and word in known for word in words[1:] if word not in _INSTITUTIONS)
