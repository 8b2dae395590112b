"""List items under their lead-in: "We must not:" and "- close the bridge" are one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from stances.language.lexicon import CLOSED, LEXICON
from stances.language.roles import ROLES
from stances.match.composition.forms import analyse_verb, find_noun_lemma
from stances.model import Sentence
from stances.text.tokens import Token, tokenize

_OPEN_ENDS = (
    CLOSED.modals | CLOSED.negations | CLOSED.prepositions | CLOSED.be | {"to", "not", "never"}
)
"""Words behind which a lead-in is unfinished, so that the item goes on with it."""

_WITH_OBJECT = frozenset(("bring", "raise", "end", "lower", "support", "oppose"))
"""The classes of verbs that take the item as their object: "we should scrap:"."""


_FIRST_WORDS = 4
"""How many words of a lead-in are looked through for what it calls its items."""

_ABOUT = ("about", "on", "of", "concerning", "regarding", "around", "that", "we", "you", "they")
"""What goes on with a noun that counts the items."""

_MARKS = " \t\n\"'“”‘’*_"


class LedItem(Struct, frozen=True, kw_only=True):
    """A list item behind its lead-in.

    Attributes:
        text: both, as one sentence.
        tokens: those of `text`.
        before: how many of the tokens are the lead-in's.
        runs_on: whether the lead-in needs the item to be a sentence.
    """

    text: str
    tokens: tuple[Token, ...]
    before: int
    runs_on: bool


def join_lead(lead: Sentence, item: Sentence) -> LedItem | None:
    """Return an item and its lead-in as one sentence; `None` where their words do not add up.

    Args:
        lead: ends with a colon, within or behind which quotation marks and stars may stand.
    """
    opening = lead.text.strip(_MARKS).rstrip(":").rstrip(_MARKS)
    words, own = tokenize(opening), tokenize(item.text)
    if not words or not own:
        return None
    runs_on = ends_open(*(token.norm for token in words[-2:]))
    text = f"{opening}{'' if runs_on else ':'} {item.text[own[0].start :]}"
    tokens = tokenize(text)
    if len(tokens) != len(words) + len(own):
        return None
    return LedItem(text=text, tokens=tokens, before=len(words), runs_on=runs_on)


def is_asked(lead: Sentence, item: Sequence[Token]) -> bool:
    """Whether a list item only asks: "Questions for Thursday:" and "- who pays for it"."""
    opener = item[0].norm if item else ""
    if opener not in ROLES.question_openers and opener != "whether":
        return False
    words = {token.norm for token in tokenize(lead.text)}
    return opener == "whether" or bool(words & ROLES.asking_words)


def ends_open(*norms: str) -> bool:
    """Whether a lead-in that ends with some words, one or two, needs its item to be a sentence.

    >>> ends_open("should", "not"), ends_open("oppose"), ends_open("reasons")
    (True, True, False)
    >>> ends_open("should", "stop"), ends_open("the", "stop")
    (True, False)
    """
    norm = norms[-1]
    if norm in _OPEN_ENDS:
        return True
    is_verb = norms[0] in CLOSED.modals | {"to"} or not LEXICON.classify_noun(norm)
    return is_verb and any(
        form == "base" and LEXICON.classify_verb(lemma) & _WITH_OBJECT
        for lemma, form in analyse_verb(norm)
    )


def lists_falsehoods(lead: Sentence) -> bool:
    """Whether a lead-in calls what its items say untrue: "Three myths about the levy:", and not
    "Five truths behind the myth:".
    """
    norms = [token.norm for token in tokenize(lead.text)]
    for at, norm in enumerate(norms[:_FIRST_WORDS]):
        if find_noun_lemma(norm) in ROLES.falsehood_nouns:
            return norms[at + 1 : at + 2] in ([], *([one] for one in _ABOUT))
        if norm in CLOSED.be | CLOSED.negations | CLOSED.prepositions | {"unlike"}:
            return False
    return False
