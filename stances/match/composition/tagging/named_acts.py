"""Targets that are named by a verb: "we retaliate", "to negotiate", "bomb them"."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.forms import analyse_verb
from stances.match.composition.tagging.place import CLOSED_USES, Place, Sense
from stances.match.composition.words import Form, Word

_KEPT = frozenset(("article", "preposition", "adverb", "possessive"))
_OPENS_OBJECT = CLOSED.articles | CLOSED.pronouns
_BEFORE_ACT = ("to", "modal", "not", "do")
_BEFORE_SUBJECT = ("modal", "do")
"""What stands before a subject where a sentence begins with it: "should talks fail, …"."""
_BOTH = frozenset(("bomb", "shell", "mine", "torpedo", "sanction", "nuke"))
"""Nouns that are orders where they begin a clause: "bomb them"."""
_BEFORE_ORDERS = frozenset(("please", "just", "now", "so", "then"))
_BEFORE_NOUN = ("article", "possessive", "adjective", "noun")
_BEFORE_OBJECT = (*_BEFORE_NOUN, "preposition", "verb")


def find_target_sense(place: Place) -> Sense | None:
    """Return the use of a word of the target: a noun, or the verb that names an act.

    Returns:
        `None` for a word that does not belong to the target.
    """
    at = place.at
    if not place.targets[at]:
        return None
    if at and place.targets[at - 1]:
        return _find_later_sense(place)
    infinitive = place.next_target and place.following not in CLOSED_USES
    if place.norm == "to" and infinitive and begins_act(place.following, place.beyond):
        return "to", place.norm, ""
    lemma, form = _analyse(place.norm)
    asks = place.norm in ("what", "who", "how")
    if not asks and (_is_plain(lemma, form) or _stands_as_verb(place, form)):
        return "verb", lemma, form
    return "noun", place.norm, ""


def _find_later_sense(place: Place) -> Sense:
    """Return the use of a word of the target that does not begin it."""
    if place.words[place.at - 1].use == "to":
        return "verb", *_analyse(place.norm)
    closed = CLOSED_USES.get(place.norm)
    kept = closed is not None and closed in _KEPT
    return (closed if closed is not None and kept else "noun"), place.norm, ""


def begins_act(norm: str, then: str) -> bool:
    """Whether "to" before a target's first word is that of an infinitive: "to negotiate".

    Args:
        then: the word behind the first.

    >>> begins_act("retaliate", ""), begins_act("embargo", "them"), begins_act("sanctions", "")
    (True, True, False)
    """
    verbs = analyse_verb(norm)
    known = norm in CLOSED.plain_verbs or (bool(verbs) and verbs[0] == (norm, "base"))
    return known or (then in _OPENS_OBJECT and not norm.endswith("s"))


def _analyse(norm: str) -> tuple[str, Form]:
    """Return the verb that a word would be a form of, listed or not."""
    for ending, form in _ENDINGS:
        stem = norm[: -len(ending)] if ending else norm
        for lemma in (stem, f"{stem}e"):
            if norm.endswith(ending) and lemma in CLOSED.plain_verbs:
                return lemma, form
    verbs = analyse_verb(norm)
    if verbs:
        return verbs[0]
    return norm, next((form for ending, form in _ENDINGS[1:3] if norm.endswith(ending)), "base")


_ENDINGS: tuple[tuple[str, Form], ...] = (("", "base"), ("ing", "ing"), ("ed", "past"), ("s", "s"))


def _is_plain(lemma: str, form: Form) -> bool:
    return lemma in CLOSED.plain_verbs and form in ("base", "s", "past")


def _stands_as_verb(place: Place, form: Form) -> bool:
    """Whether what stands around a target's first word shows a verb: "strike them"."""
    at = place.at
    before = place.words[at - 1].use if at else ""
    asks = at == 1 and before in _BEFORE_SUBJECT
    behind = at + 1 < len(place.tokens) and place.targets[at + 1]
    then = place.tokens[at + 1].norm if behind else ""
    return (
        (then in ROLES.particles and form == "base" and before not in _BEFORE_NOUN)
        or (behind and form == "base" and _orders(place))
        or (behind and form == "base" and _is_let(place.words))
        or (before in _BEFORE_ACT and not asks)
        or (form != "s" and not asks and place.follows("modal", "not", "do"))
        or (behind and place.tokens[at + 1].norm in _OPENS_OBJECT)
        or (form == "base" and place.following in _OPENS_OBJECT and before not in _BEFORE_OBJECT)
        or (form == "ing" and before not in _BEFORE_NOUN)
        or (form == "ing" and place.words[at - 1].norm in ROLES.nouns_before_gerunds)
        or (form in ("past", "ing") and before in ("have", "be"))
        or (form in ("past", "base") and before == "pronoun" and _ends_in_subject(place.words))
    )


def _orders(place: Place) -> bool:
    """Whether a target that begins a clause is an order, "strike Iran now", and not what an
    auxiliary behind it speaks of: "talk of war is cheap".
    """
    at = place.at
    begins = at == 0 or place.gaps[at] == ";" or place.words[at - 1].norm in _BEFORE_ORDERS
    end = next((k for k in range(at, len(place.tokens)) if not place.targets[k]), 0)
    then = place.tokens[end].norm if end else ""
    told = then in CLOSED.be | CLOSED.modals | CLOSED.have | CLOSED.do
    return begins and not told and (bool(analyse_verb(place.norm)) or place.norm in _BOTH)


def _is_let(words: Sequence[Word]) -> bool:
    """Whether a "let" with its object stands before: "let my husband come home"."""
    verb = next((k for k in range(len(words) - 1, -1, -1) if words[k].use == "verb"), -1)
    told = words[verb + 1 :] if verb >= 0 and words[verb].lemma == "let" else ()
    return bool(told) and told[-1].use in ("noun", "pronoun")


def _ends_in_subject(words: Sequence[Word]) -> bool:
    """Whether the pronoun at the end of some words can be a subject: not in "called it"."""
    governed = len(words) > 1 and words[-2].use in ("verb", "preposition")
    return words[-1].norm in CLOSED.subject_pronouns and not governed
