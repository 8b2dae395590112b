"""The use of words that can be verbs, by what stands before them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stances.language.lexicon import CLOSED, LEXICON
from stances.language.roles import ROLES
from stances.match.composition.forms import find_noun_lemma, is_adjective
from stances.match.composition.tagging.clause import (
    find_dangling_form,
    find_verb_to_join,
    has_finite_verb,
    stands_in_verb_list,
)
from stances.match.composition.tagging.nouns import follow_noun
from stances.match.composition.tagging.options import Options, list_options
from stances.match.composition.tagging.place import Place, Sense, look_back, opens_verb
from stances.match.composition.words import Use

_WIDE = 8
_CLOSE = 3
_BESTOWING = frozenset(("on", "upon", "to"))
_THINGS = frozenset(("nothing", "anything", "something", "everything"))
_THAN = frozenset(("than",))
_PREFERRING = frozenset(("rather", "sooner"))
_WHY = frozenset(("why",))
_WHAT = frozenset(("what", "whatever"))


def find_open_sense(place: Place) -> Sense:
    """Return the use of a word that can be a verb."""
    options = list_options(place)
    previous = place.previous
    dangling = find_dangling_form(place.words) if place.gaps[place.at] == "," else ""
    if dangling and dangling in (options.form, "past" if options.past else ""):
        return "verb", options.verb[1], dangling
    if previous is None:
        return _begin(place, options)
    # "enough is enough: act"
    stopped = place.gaps[place.at] == ";" and place.words[-1].use == "adverb"
    if stopped or (place.starts and previous.use != "to" and not opens_verb(previous)):
        return _begin(place, options)
    if _is_subject(place, options):
        return options.noun
    if previous.use == "noun" and previous.norm in CLOSED.articles:
        return _follow_article(place, options)
    return _BY_USE[previous.use](place, options) if previous.use in _BY_USE else options.noun


def _is_subject(place: Place, options: Options) -> bool:
    """Whether an auxiliary behind it shows a noun: "the launch sites should go"."""
    finite = place.following in CLOSED.modals or place.following in ("has", "have", "had")
    if options.form not in ("s", "base") or not finite:
        return False
    named = any(word.norm in ROLES.before_final_be for word in place.words[-_WIDE:])
    return place.follows("noun", "adjective", "article", "coordinator") and not named


def _begin(place: Place, options: Options) -> Sense:
    """Return the use of a word that begins a sentence or what stands behind a stop."""
    if options.form == "base":
        return _begin_with_base(place, options)
    if options.form == "ing":
        return options.verb
    if options.form == "past":
        describes = place.is_nominal() and not place.opens_object()
        return options.adjective if describes else options.verb
    return options.noun


def _begin_with_base(place: Place, options: Options) -> Sense:
    following = place.following
    if place.norm in ROLES.shaming_nouns | ROLES.honouring_nouns and following in _BESTOWING:
        return options.noun  # "shame on those who"
    if place.opens_object() or _has_particle(place, options):
        return options.verb
    if is_adjective(place.norm):
        return options.adjective
    phrases = LEXICON.phrases.get(place.norm, ())
    tail = following and any(one.words[0] == following for one in phrases)
    orders = (
        tail or following in ROLES.after_imperatives or following in CLOSED.adverbs or not following
    )
    if orders or (following.endswith("ing") and place.norm in ROLES.gerund_verbs):
        return options.verb
    singular = find_noun_lemma(following) == following and not is_adjective(following)
    return options.noun if singular else options.verb


def _follow_to(place: Place, options: Options) -> Sense:
    modal = place.follows("modal")
    if options.form == "base" or (modal and options.form == "past"):
        return options.verb
    return options.noun


def _follow_do(_place: Place, options: Options) -> Sense:
    return options.verb if options.form == "base" else options.noun


def _follow_have(place: Place, options: Options) -> Sense:
    if options.form == "past":
        return options.verb
    if place.norm in ROLES.participles_like_bases:
        return "verb", place.norm, "past"
    return options.noun


def _follow_not(place: Place, options: Options) -> Sense:
    before = [word for word in place.words if word.use not in ("not", "adverb")][-1:]
    if before and before[0].use == "be" and options.form != "s":
        return _follow_be(place, options)
    subject = bool(before) and (before[0].use == "noun" or before[0].target)
    awaited = subject and not has_finite_verb(place.words)
    return options.verb if options.form != "s" or awaited else options.noun


def _follow_be(place: Place, options: Options) -> Sense:
    if options.form in ("past", "ing"):
        alone = options.form == "past" or not (place.opens_object() or place.is_nominal())
        strength = place.norm in ROLES.strength_qualities
        told = options.verb[1] in ROLES.reporting_verbs and place.following in ("that", "by")
        alone = alone and not told  # "we are assured that"
        described = alone and (strength or place.norm in LEXICON.qualities)
        return options.adjective if described else options.verb
    return options.adjective if is_adjective(place.norm) else options.noun


def _follow_article(place: Place, options: Options) -> Sense:
    before = ROLES.nouns_like_adjectives
    told = options.form == "past" and place.opens_object() and not place.next_target
    if told and (place.follows("adjective") or place.follows_word(_WHAT)):
        return options.verb  # "the cardinal called the", "what saved the"
    if len(place.words) > 1 and place.words[-2].norm in _THINGS and place.follows("adjective"):
        return options.verb  # "nothing good came of it"
    third = options.form == "s" and place.follows("adjective") and place.follows_word(before)
    if third and place.following in ROLES.after_verbs:
        return options.verb
    if options.describes and place.is_nominal():
        return options.adjective
    ends = options.describes and not place.following and options.form != "base"
    return options.adjective if ends else options.noun


def _follow_preposition(place: Place, options: Options) -> Sense:
    preferred = any(word.norm in _PREFERRING for word in place.words)
    if preferred and place.follows_word(_THAN) and options.form == "base" and place.opens_object():
        return options.verb  # "Rather than pour another billion into it, …"
    leads_on = place.following in CLOSED.prepositions or place.following == "to"
    if options.form == "ing":
        gerund = place.opens_object() or leads_on or place.norm not in LEXICON.nouns
        return options.verb if gerund else options.noun
    described = options.form == "past" and place.is_nominal()
    return options.adjective if described else options.noun


def _follow_pronoun(place: Place, options: Options) -> Sense:
    bare = options.form == "base" and not place.opens_object()
    if bare and (place.follows("that") or place.follows_word(ROLES.quantities)):
        return options.noun
    return options.verb


def _follow_coordinator(place: Place, options: Options) -> Sense:
    joined = find_verb_to_join(place.words)
    if joined is not None and joined.form == options.form:
        return options.verb
    if place.opens_object() or _has_particle(place, options):
        return options.verb
    if options.form in ("past", "s") and place.following in CLOSED.prepositions:
        return options.verb
    return options.adjective if options.describes and options.form != "base" else options.noun


def _has_particle(place: Place, options: Options) -> bool:
    """Whether a particle and an object make a verb of it: "and tear up the levy"."""
    then = place.at + 2
    target = then < len(place.tokens) and place.targets[then]
    object_follows = target or place.beyond in CLOSED.articles
    return options.form == "base" and place.following in ROLES.particles and object_follows


_PLEASE = frozenset(("please", "kindly"))


def _follow_adverb(place: Place, options: Options) -> Sense:
    if options.form == "ing":
        return options.verb
    if options.form != "base":
        subject = any(word.use in ("noun", "pronoun", "relative") for word in place.words[-_CLOSE:])
        described = options.form == "past" and place.is_nominal() and not subject
        return options.adjective if described else options.verb
    if place.opens_object() or place.follows_word(_PLEASE):
        return options.verb
    if is_adjective(place.norm):
        return options.adjective
    leads_on = place.following in ROLES.particles or place.following in CLOSED.adverbs
    before = look_back(place.words, skip_adverbs=True)
    awaited = (
        before is not None
        and before.use in ("noun", "pronoun")
        and place.words[-1].norm in CLOSED.negative_adverbs | ROLES.frequency_adverbs
        and not has_finite_verb(place.words)
    )  # "sanctions seldom work"
    return options.verb if leads_on or awaited or opens_verb(before) else options.noun


def _follow_subordinator(place: Place, options: Options) -> Sense:
    if options.form in ("ing", "past"):
        return options.verb
    if place.follows_word(_WHY) and options.form == "base":  # "why keep the levy?"
        does = place.opens_object() or place.following.endswith("ing")
        return options.verb if does else options.noun
    once = place.follows_word(frozenset(("once",))) and options.form == "base"
    return options.verb if once and place.opens_object() else options.noun


def _follow_verb(place: Place, options: Options) -> Sense:
    previous = place.previous
    ordered = place.gaps[place.at] == "," and place.opens_object()  # "should it rise, keep the"
    if options.form == "base" and (ordered or stands_in_verb_list(place)):
        return options.verb
    bare = previous is not None and previous.lemma in ROLES.bare_verbs and options.form == "base"
    if options.form == "ing" or bare:
        return options.verb
    described = place.is_nominal() or options.form == "past"
    return options.adjective if options.describes and described else options.noun


_BY_USE: Mapping[Use, Callable[[Place, Options], Sense]] = {
    "to": _follow_to,
    "modal": _follow_to,
    "do": _follow_do,
    "have": _follow_have,
    "not": _follow_not,
    "be": _follow_be,
    "article": _follow_article,
    "possessive": _follow_article,
    "adjective": _follow_article,
    "preposition": _follow_preposition,
    "pronoun": _follow_pronoun,
    "relative": _follow_pronoun,
    "that": _follow_pronoun,
    "coordinator": _follow_coordinator,
    "noun": follow_noun,
    "adverb": _follow_adverb,
    "subordinator": _follow_subordinator,
    "verb": _follow_verb,
}
"""The rule for a word that can be a verb, by the use of the word before it."""
