"""Roles and institutions: what is said of somebody beside the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stances.language.words import load_words
from stances.regex import compile_later

_WORDS = load_words()
_DATE_WORDS = frozenset(_WORDS.months) | _WORDS.weekdays


def make_choice(phrases: Sequence[str]) -> str:
    r"""Return a regular expression for any of some phrases; "*" stands for the rest of a word.

    >>> make_choice(["Institut*", "House"])
    'Institut\\w*|House'
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\*", r"\w*") for phrase in longest_first)


ROLES = compile_later(rf"\b(?:{make_choice(_WORDS.roles)})s?\b", re.IGNORECASE)
INSTITUTIONS = compile_later(rf"\b(?:{make_choice(_WORDS.institutions)})\b")
_ROLE_AT = compile_later(f" (?:{make_choice(_WORDS.role_at)}) ")
_SECOND_ROLE = compile_later(f"(?:,| (?:{make_choice(_WORDS.joins_roles)})) [a-z]")
NEW_SENTENCE = compile_later(r"[a-z]{4}[.?!][\"”’]?\s")
_GOES_ON = compile_later(rf"who\b[^,]*,\s+(?:{make_choice(_WORDS.verbs_before_lists)})\b")
"""An aside and the verb of a sentence: "who leads the House, is sure"."""
NAMES_SPEECH = compile_later(rf"\b(?:{make_choice(_WORDS.speech_verbs)})\b")
_MODERATORS = compile_later(rf"\b(?:{make_choice(_WORDS.moderators)})\b")


def names_a_moderator(words: str) -> bool:
    """Whether a role or a title is that of somebody who leads a talk.

    >>> names_a_moderator("TV HOST"), names_a_moderator("Chairman")
    (True, True)
    >>> names_a_moderator("chair of testing")
    False
    """
    plain = words.casefold().strip(". ")
    return _MODERATORS.search(plain) is not None or plain in _WORDS.chairs


def is_role(role: str) -> bool:
    """Whether a text names a known role, or begins with a capital as institutions do."""
    words = role.split()
    first = words[0].casefold()
    begins = (
        first in _WORDS.articles or first in _WORDS.begins_role or first not in _WORDS.not_names
    )
    bare = [word for word in words if word.casefold() not in _WORDS.articles]
    known = (
        first in _WORDS.begins_role
        or (bool(bare) and bare[0][:1].isupper() and not words[0][0].isdigit())
        or ROLES.search(role) is not None
    )
    return (
        begins
        and known
        and first.strip(".") not in _DATE_WORDS
        and NEW_SENTENCE.search(role) is None
        and NAMES_SPEECH.search(role) is None
        and _GOES_ON.match(role) is None
    )


def is_role_line(line: str) -> bool:
    """Whether a line of its own says who somebody is: a role or an institution, not a sentence.

    >>> is_role_line("Former ambassador to Testland"), is_role_line("Talks went on.")
    (True, False)
    """
    plain = line.strip(" *_").strip("()")
    words = plain.split()
    if not 1 <= len(words) <= 25 or plain[-1] in '.?!:;“”"':
        return False
    named = ROLES.search(plain) or INSTITUTIONS.search(plain)
    return named is not None and is_role(plain)


def split_role(role: str) -> tuple[str, str]:
    """Return role and affiliation; all is role where a second role follows the institution.

    >>> split_role("fellow at the Test House"), split_role("Fellow, Test Institute")
    (('fellow', 'Test House'), ('Fellow', 'Test Institute'))
    """
    for link in _ROLE_AT.finditer(role):
        affiliation = role[link.end() :]
        if affiliation[:1].isupper() and not _SECOND_ROLE.search(affiliation):
            return role[: link.start()], affiliation
    before, _, after = role.partition(", ")
    if ROLES.search(before) and INSTITUTIONS.search(after) and not ROLES.search(after):
        return before, after
    if INSTITUTIONS.search(role) and not ROLES.search(role):
        return "", role.removeprefix("the ")
    return role, ""
