"""Institutions that narration quotes like people: "Test Holdings said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from stances.language.words import load_words
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person
from stances.read.layouts._roles import ROLES, make_choice
from stances.read.layouts._turns import Turn
from stances.read.notes import list_some, make_note
from stances.regex import compile_later

_WORDS = load_words()
_VERBS = make_choice(_WORDS.speech_verbs)
_NOUNS = make_choice(_WORDS.institution_nouns)
_PARTS = make_choice(_WORDS.institution_parts)
_IS_INSTITUTION = compile_later(
    rf"(?:an?|the|one of)\s(?:[^,.;“”\"]{{,60}}[\s-])?(?:{_NOUNS})s?\b(?!['’])"
)
_ADDED = compile_later(
    rf"[”\"’]\s+(?P<pronoun>(?i:it|they|he|she))\s+(?:[a-z]+ly\s+)?(?:{_VERBS})\b"
)
_GOES_ON = rf"(?P<pronoun>It|They|He|She)\s+(?:[a-z]+ly\s+|also\s+)?(?:{_VERBS})\b"
"""How the next sentence begins: "It added"."""
_INITIAL = compile_later(r"\b[A-Z]\.")
_MOST = 5
"""How many names a note lists before it only counts the rest."""


def leave_out_institutions(page: Page, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return the turns of people: what institutions say is nobody's.

    A note names the institutions, and another the names that may be either.
    """
    people = {turn.person.name: turn.person for turn in turns if turn.person}
    spoken = {
        name: [one for one in turns if one.person and one.person.name == name] for name in people
    }
    unmarked = [one for one in people.values() if not _is_marked(page.text, one, spoken[one.name])]
    left_out = [one.name for one in unmarked if _is_institution(page.text, one, spoken[one.name])]
    doubtful = [one.name for one in unmarked if one.name not in left_out]
    where = page.source.document.name_place
    for name in left_out:
        text = f"{name} is taken for an institution, so these words are nobody's"
        make_note(text, where(spoken[name][0].blocks[0].start))
    if doubtful:
        text = "read as people, but may be institutions"
        make_note(
            f"{text}: {list_some(doubtful, _MOST)}", where(spoken[doubtful[0]][0].blocks[0].start)
        )
    return tuple(turn for turn in turns if turn.person is None or turn.person.name not in left_out)


def _is_marked(text: str, person: Person, turns: Sequence[Turn]) -> bool:
    """Whether a text says that a name is a person's: by a title, a role, a pronoun, a surname."""
    if person.title or not person.is_full or _INITIAL.search(person.name):
        return True
    said = f"{person.role}, {person.affiliation}"
    if said.strip(" ,") and (ROLES.search(said) or not _IS_INSTITUTION.match(said)):
        return True
    name = _write_pattern(person.name)
    first, _, surname = person.name.rpartition(" ")
    he = r"(?:\(?\d{2}|who|whose|[^.“”,]{0,60}\b(?:he|she|his|her|him))\b"
    alone = rf"(?<!{re.escape(first.split()[-1])}\s)\b{re.escape(surname)}\b(?!\s+[A-Z])"
    return (
        re.search(rf"{name},?\s+{he}", text) is not None
        or re.search(alone, text) is not None
        or any(one in ("he", "she") for one in _list_pronouns(text, turns))
    )


def _is_institution(text: str, person: Person, turns: Sequence[Turn]) -> bool:
    """Whether a text says that a name is an institution's."""
    name = _write_pattern(person.name)
    find = partial(re.search, string=text)
    return (
        bool(person.role and _IS_INSTITUTION.match(person.role))
        or bool(find(rf"{name},\s{_IS_INSTITUTION.pattern}(?i:[,.]|\s(?:in|of|that|with|based)\b)"))
        or bool(find(rf"(?i:{ROLES.pattern})(?:\s(?:of|for)\s[\w\s]{{1,30}})?\sat\s{name}\b"))
        or bool(find(rf"\b(?i:{_PARTS})\s(?:of|at|in)\s{name}\b|{name}['’]s?\s(?:{_PARTS})\b"))
        or bool(find(rf"\b[Tt]he\s{name}(?:[,.;:]|\s(?:{_VERBS})\b)"))
        or bool(find(rf"{name}(?:,?\s+which|\s+(?:and|[a-z]+\sin)\s+its)\b"))
        or bool(find(rf"(?:\A|\n|[.?!”\"]\s+){name}\s+(?:say|have|are|were)\b"))
        or any(one == "it" for one in _list_pronouns(text, turns))
    )


def _list_pronouns(text: str, turns: Sequence[Turn]) -> Iterator[str]:
    """Yield the pronouns that stand for whoever says a quotation, in the same paragraph."""
    for turn in turns:
        end = turn.blocks[-1].end
        at_once = _ADDED.match(text, end - 1)
        if at_once is not None:
            yield at_once["pronoun"].casefold()
            continue
        stop = text.find("\n\n", end)
        following = _ADDED.search(text, end, stop if stop >= 0 else len(text))
        person = _write_pattern(turn.person.name) if turn.person else ""
        says = rf"[,\s]*(?:{person}\s(?:{_VERBS})|(?:{_VERBS})\s{person})\b[^.“”\"]*\.\s*"
        goes_on = re.compile(says + _GOES_ON).match(text, end)
        if goes_on is not None:
            yield goes_on["pronoun"].casefold()
            continue
        said = rf"{says}[“\"][^“”\"]*"
        if following is not None and re.fullmatch(said, text[end : following.start()]):
            yield following["pronoun"].casefold()


def _write_pattern(name: str) -> str:
    return r"\b" + r"\s+".join(map(re.escape, name.split()))
