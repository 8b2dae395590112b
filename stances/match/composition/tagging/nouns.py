"""The use of a word that can be a verb, behind a noun."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from stances.language.lexicon import CLOSED, LEXICON
from stances.language.roles import ROLES
from stances.match.composition.forms import analyse_verb, find_noun_lemma, is_adjective
from stances.match.composition.tagging.clause import awaits_verb, has_finite_verb, orders_before
from stances.match.composition.tagging.options import Options
from stances.match.composition.tagging.place import CLOSED_USES, Place, Sense
from stances.match.composition.words import Word

_IN_SUBJECT = frozenset(
    ("article", "adjective", "noun", "possessive", "pronoun", "preposition", "adverb")
)
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
    finite = has_finite_verb(place.words) and not _follows_thought(place)
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
        leads_on = following in CLOSED.prepositions | CLOSED.adverbs | {"to", "", "nowhere"}
        verbal = (place.opens_object() or leads_on) and not finite
        return options.verb if verbal else options.noun
    told = _is_in_clause(place, finite=finite) or _ends_subject(place, finite=finite)
    return options.verb if told else options.noun


def _ends_subject(place: Place, *, finite: bool) -> bool:
    """Whether a subject ends with a preposition and a noun: "levies on Ruritania hurt us"."""
    if place.gaps[place.at]:
        return False
    run = _find_subject(place)
    by = next((at for at, word in enumerate(run) if word.use == "preposition"), 0)
    if not by or run[-1].use != "noun" or not _opens(place, run, finite=finite):
        return False
    head = run[by - 1]
    if not (head.norm.endswith("s") or _is_plural(head.norm)) or head.use != "noun":
        return False
    following = place.following
    valued = following in LEXICON.nouns or find_noun_lemma(following) in LEXICON.nouns
    if place.opens_object() or valued or not place.following:
        return True
    if place.norm in ROLES.mostly_nouns:
        return False
    ahead = [token.norm for token in place.tokens[place.at + 1 :]]
    closed = CLOSED.modals | CLOSED.be | CLOSED.have | CLOSED.do
    return not closed & set(ahead) and not any(word.use == "article" for word in run[by:])


def _opens(place: Place, run: Sequence[Word], *, finite: bool) -> bool:
    """Whether a run of words stands where a clause begins."""
    before = _find_before(place, run)
    if before is None:
        return True
    opened = bool(run[0].gap) or before.use in ("subordinator", "that", "coordinator")
    return not finite and (opened or before.lemma in ROLES.clause_verbs)


def _find_subject(place: Place) -> list[Word]:
    """Return the words before a place that can be its subject: nouns and their prepositions."""
    return list(takewhile(lambda word: word.use in _IN_SUBJECT, reversed(place.words)))[::-1]


def _find_before(place: Place, run: Sequence[Word]) -> Word | None:
    """Return the word before a run that ends at a place; `None` where the run begins the text."""
    return place.words[-len(run) - 1] if len(run) < len(place.words) else None


def _follows_thought(place: Place) -> bool:
    """Whether a verb of thinking stands before the subject: "I think the levies hurt us"."""
    run = _find_subject(place)
    before = _find_before(place, run)
    if before is None or any(word.gap for word in run):
        return False
    if before.use == "be":  # "it is clear to me the levies hurt us"
        return any(one.norm == "to" and then.norm in ROLES.hearers for one, then in pairwise(run))
    return before.use == "verb" and before.lemma in ROLES.clause_verbs


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
