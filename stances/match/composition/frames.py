"""Openings that make a whole sentence somebody else's, or turn it down."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.clues import Stand
from stances.match.composition.forms import analyse_verb

_LONGEST_OPENING = 14
_LONGEST_HEARER = 4
_OWN = frozenset(("i", "we", "us", "my", "our", "me", "nobody", "no", "not", "n't", "never", "few"))


class Frame(Struct, frozen=True, kw_only=True):
    """An opening of a sentence.

    Attributes:
        first, last: the tokens of the statement that it frames.
        stand: whose statement that is.
        sign: -1 where it is turned down.
    """

    first: int
    last: int
    stand: Stand
    sign: int


def find_frame(norms: Sequence[str], gaps: Sequence[str]) -> Frame | None:
    """Return the opening of a sentence: "It is a myth that", "The minister said that".

    A denial ends where another statement begins, a report where the author speaks on.

    >>> norms = "it is a myth that levies work".split()
    >>> find_frame(norms, [""] * 7).sign
    -1
    """
    last_thing = _find_last_thing(norms) or _find_puzzle(norms)
    if last_thing is not None:
        return last_thing
    that = next(
        (at for at in range(min(len(norms), _LONGEST_OPENING)) if norms[at] == "that"), None
    )
    if that is None or that < 2 or any(gap in (";", "(") for gap in gaps[1 : that + 1]):
        return None
    opening = norms[:that]
    if opening[0] == "it" and opening[1] in CLOSED.be and opening[-1] in ROLES.falsehood_nouns:
        if _OWN & set(opening):
            return None
        return Frame(
            first=that + 1, last=_find_statement_end(norms, gaps, that), stand="asserted", sign=-1
        )
    if _is_report(opening):
        return Frame(first=that + 1, last=_find_turn(norms, gaps, that), stand="reported", sign=1)
    return None


def _find_last_thing(norms: Sequence[str]) -> Frame | None:
    """Return "The last thing we should do is retaliate" as an order that is turned down."""
    if list(norms[:3]) != ["the", "last", "thing"]:
        return None
    for at in range(3, min(len(norms) - 1, _LONGEST_OPENING)):
        if norms[at] in CLOSED.be:
            first = at + 2 if norms[at + 1] == "to" else at + 1
            opens_act = first < len(norms) and norms[first] not in CLOSED.articles
            return (
                Frame(first=first, last=len(norms), stand="asserted", sign=-1)
                if opens_act
                else None
            )
    return None


def _find_puzzle(norms: Sequence[str]) -> Frame | None:
    """Return "Why we should keep it is beyond me" as a statement that is turned down."""
    if not norms or norms[0] not in ("why", "how"):
        return None
    text = " ".join(norms)
    at = next((text.find(phrase) for phrase in ROLES.phrases_of_puzzlement if phrase in text), -1)
    if at < 0:
        return None
    return Frame(first=1, last=text[:at].count(" "), stand="asserted", sign=-1)


def _is_report(opening: Sequence[str]) -> bool:
    """Whether somebody else says what follows."""
    verb = next(
        (
            at
            for at in range(len(opening) - 1, 0, -1)
            if any(
                lemma in ROLES.tagging_verbs and form in ("past", "s")
                for lemma, form in analyse_verb(opening[at])
            )
        ),
        None,
    )
    if verb is None or len(opening) - verb > _LONGEST_HEARER:
        return False
    subject = opening[:verb]
    return (
        not (_OWN & set(subject))
        and subject[-1] not in ROLES.factual_subjects
        and subject[0] not in ("those", "who")
    )


def _find_statement_end(norms: Sequence[str], gaps: Sequence[str], that: int) -> int:
    opens = (
        CLOSED.subject_pronouns | CLOSED.coordinators | CLOSED.subordinators | {"which", "there"}
    )
    for at in range(that + 2, len(norms)):
        goes_on = norms[at + 1 : at + 2] == ["that"]
        if gaps[at] in (";", "(", ")", "-") or (
            gaps[at] == "," and norms[at] in opens and not goes_on
        ):
            return at
        if norms[at] == "but":
            return at
    return len(norms)


def _find_turn(norms: Sequence[str], gaps: Sequence[str], that: int) -> int:
    for at in range(that + 2, len(norms)):
        if norms[at] in ("but", "however", "yet", "nonsense"):
            return at
        if (
            gaps[at]
            and norms[at] in ("i", "we")
            and norms[at + 1 : at + 2]
            and any(
                lemma
                in ROLES.reporting_verbs
                | ROLES.denying_verbs
                | {"support", "oppose", "know", "disagree"}
                for lemma, _ in analyse_verb(norms[at + 1])
            )
        ):
            return at
    return len(norms)
