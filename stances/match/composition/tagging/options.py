"""What a word that can be a verb may be."""

from __future__ import annotations

from msgspec import Struct

from stances.match.composition.forms import analyse_verb, find_noun_lemma, is_adjective
from stances.match.composition.tagging.place import Place, Sense
from stances.match.composition.words import Form


class Options(Struct, frozen=True, kw_only=True):
    """The senses of a word that can be a verb.

    Attributes:
        form: that of the verb.
        describes: whether it can stand before a noun as an adjective.
        past: the verb whose past it is besides, such as that of "put"; empty where there is none.
    """

    verb: Sense
    noun: Sense
    adjective: Sense
    form: Form
    describes: bool
    past: str = ""


def list_options(place: Place) -> Options:
    """Return what a word that can be a verb may be."""
    norm = place.norm
    verbs = analyse_verb(norm)
    later = len(verbs) > 1 and place.follows("have", "be")
    lemma, form = verbs[1] if later else verbs[0]
    return Options(
        verb=("verb", lemma, form),
        noun=("noun", find_noun_lemma(norm), ""),
        adjective=("adjective", norm, ""),
        form=form,
        describes=form in ("past", "ing") or is_adjective(norm),
        past=verbs[1][0] if len(verbs) > 1 and verbs[1][1] == "past" else "",
    )
