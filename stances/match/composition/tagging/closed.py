"""The use of closed words: "to", "that", "there", "'s", and what is now article, now pronoun."""

from __future__ import annotations

from stances.language.lexicon import CLOSED, LEXICON
from stances.language.roles import ROLES
from stances.match.composition.forms import analyse_verb, find_noun_lemma
from stances.match.composition.tagging.named_acts import begins_act
from stances.match.composition.tagging.place import CLOSED_USES, Place, Sense


def find_closed_sense(place: Place) -> Sense:
    """Return the use of a word that is always a closed one."""
    norm = place.norm
    use = CLOSED_USES[norm]
    special = {"to": _find_to, "'s": _find_clitic, "that": _find_that, "there": _find_there}
    if norm in special:
        return special[norm](place)
    if use in ("be", "have", "do"):
        return use, use, ""
    if norm in ROLES.articles_or_pronouns:
        return _find_article_or_pronoun(place)
    return use, norm, ""


def _find_to(place: Place) -> Sense:
    following = place.following
    verbs = analyse_verb(following)
    if place.next_target and begins_act(following, place.beyond):
        return "to", "to", ""
    if place.next_target or following in CLOSED.articles or following in CLOSED.pronouns:
        return "preposition", "to", ""
    before_verb = following in ("be", "have", "do", "not", "never") or following.endswith("ly")
    if before_verb or following in CLOSED.adverbs or (verbs and verbs[0][1] == "base"):
        return "to", "to", ""
    return "preposition", "to", ""


def _find_that(place: Place) -> Sense:
    previous = place.previous
    if place.next_target and not place.following.endswith("s"):
        governed = previous is None or previous.use == "preposition"
        known = previous is not None and bool(LEXICON.classify_verb(previous.lemma))
        if governed or (place.follows("verb") and known):
            return "article", "that", ""
    return "that", "that", ""


def _find_there(place: Place) -> Sense:
    following = place.following
    exists = following in CLOSED.be | CLOSED.modals | ROLES.after_there
    return ("pronoun" if exists or place.follows("be", "modal") else "adverb"), "there", ""


def _find_clitic(place: Place) -> Sense:
    """Return whether an "'s" is a possessive or a verb."""
    previous = place.previous
    if previous is not None and previous.norm == "let":
        return "pronoun", "us", ""
    if place.follows_word(ROLES.before_clitic_is):
        return "be", "be", ""
    if place.following in ROLES.determiners or place.following in ROLES.after_clitic_is:
        return "be", "be", ""
    return "possessive", "'s", ""


def _find_article_or_pronoun(place: Place) -> Sense:
    norm, following = place.norm, place.following
    if norm in ("which", "whose"):
        return "relative", norm, ""
    if norm in ROLES.quantities_of_people and not place.next_target:
        spoken = ROLES.reporting_verbs | ROLES.tagging_verbs
        if any(lemma in spoken and form == "base" for lemma, form in analyse_verb(following)):
            return "pronoun", norm, ""  # "some say"
    noun_follows = bool(following) and following not in CLOSED_USES
    if place.next_target or noun_follows or following in CLOSED.articles:
        verbs = analyse_verb(following)
        finite = bool(verbs) and verbs[0][1] in ("s", "past")
        verb_only = finite and find_noun_lemma(following) == following
        points = norm in ("this", "these", "those") and verb_only
        return ("pronoun" if points else "article"), norm, ""
    if norm in ROLES.articles_or_adverbs:
        return ("article" if norm in ("no", "such") else "adverb"), norm, ""
    return "pronoun", norm, ""
