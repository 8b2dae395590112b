"""The use of a word that can be a verb, behind a noun."""

from __future__ import annotations

from stances.language.lexicon import CLOSED, LEXICON
from stances.language.roles import ROLES
from stances.match.composition.forms import analyse_verb, is_adjective
from stances.match.composition.tagging.clause import awaits_verb, has_finite_verb, orders_before
from stances.match.composition.tagging.options import Options
from stances.match.composition.tagging.place import CLOSED_USES, Place, Sense

_LETS = frozenset(("let", "help", "make", "see", "watch"))
_NEAR = 6
_CLAUSE = 7


_HEAVEN = frozenset(("god", "heaven"))


def follow_noun(place: Place, options: Options) -> Sense:
    """Return the use of a word behind a noun: its verb, or one more noun of the group."""
    if place.gaps[place.at] == "," and options.form == "base":
        found = _follow_comma(place, options)
        if found is not None:
            return found
    finite = has_finite_verb(place.words)
    if options.form == "base":
        return _follow_with_base(place, options, finite=finite)
    if place.norm == "need" and place.following.endswith("ing"):
        return options.verb
    if options.form == "s":
        listed = place.following == "nor"
        return options.noun if (finite and not place.opens_object()) or listed else options.verb
    if options.form == "past":
        return options.verb
    ends = place.following in CLOSED.prepositions or not place.following
    return options.verb if place.opens_object() or ends else options.noun


def _follow_comma(place: Place, options: Options) -> Sense | None:
    """A new imperative, or one more adjective, behind a comma."""
    if place.opens_object():
        return options.verb
    if is_adjective(place.norm) and _goes_on(place):
        return options.adjective
    return options.verb if orders_before(place.words) else None


def _goes_on(place: Place) -> bool:
    return bool(place.following) and not place.next_target and place.is_nominal()


def _follow_with_base(place: Place, options: Options, *, finite: bool) -> Sense:
    previous = place.previous
    assert previous is not None
    if options.past and previous.target and not finite and place.following:
        return "verb", options.past, "past"
    gerund = place.norm == "need" and place.following.endswith("ing")
    blessed = place.follows_word(_HEAVEN) and place.opens_object()  # "God bless the"
    let = next((word for word in place.words[-_NEAR:][::-1] if word.use == "verb"), None)
    told = let is not None and let.lemma == "let" and not _leads_to_verb(place)
    told = told or _ends_relative(place, finite=finite)
    if (
        told
        or blessed
        or awaits_verb(place.words)
        or gerund
        or _has_unmarked_object(place, finite=finite)
    ):
        return options.verb
    if previous.norm.endswith("s") or previous.target or _is_plural(previous.norm):
        following = place.following
        leads_on = following in CLOSED.prepositions | CLOSED.adverbs | {"to", ""}
        verbal = (place.opens_object() or leads_on) and not finite
        return options.verb if verbal else options.noun
    return options.verb if _is_in_clause(place, finite=finite) else options.noun


def _leads_to_verb(place: Place) -> bool:
    """Whether the next word is a bare verb: "let the air strike go ahead"."""
    verbs = analyse_verb(place.following)
    return bool(verbs) and verbs[0][1] == "base"


def _is_plural(norm: str) -> bool:
    return norm in ROLES.plural_nouns_without_s


def _ends_relative(place: Place, *, finite: bool) -> bool:
    """Whether the outer clause goes on: "those who fought for the levy deserve our thanks"."""
    opened = any(word.use == "relative" for word in place.words)
    object_follows = place.opens_object() or place.following in ("our", "my", "your")
    return finite and opened and object_follows and place.norm in LEXICON.verbs


def _has_unmarked_object(place: Place, *, finite: bool) -> bool:
    """Whether a plural and an object without its article make a verb of it: "levies hurt firms"."""
    previous, following = place.previous, place.following
    assert previous is not None
    if finite or not (previous.norm.endswith("s") or previous.target) or not following:
        return False
    if place.opens_object() or following in CLOSED_USES or place.norm in ROLES.mostly_nouns:
        return False
    return place.beyond not in CLOSED.modals | CLOSED.be | CLOSED.have


def _is_in_clause(place: Place, *, finite: bool) -> bool:
    """Whether a "let" or a "that" before makes a verb of it."""
    words = place.words
    lets = any(word.use == "verb" and word.lemma in _LETS for word in words[-_NEAR:])
    if place.opens_object() and lets:
        return True
    told = any(word.use == "that" for word in words[-_CLAUSE:])
    if finite or not told or place.norm in ROLES.mostly_nouns:
        return False
    leads_on = place.following in CLOSED.prepositions and place.beyond in CLOSED.articles
    return place.opens_object() or leads_on
