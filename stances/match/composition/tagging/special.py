"""The use of words that need a rule of their own, and of words that no list has as a verb."""

from __future__ import annotations

from stances.language.lexicon import CLOSED, LEXICON
from stances.language.roles import ROLES
from stances.match.composition.forms import analyse_verb, find_noun_lemma, is_adjective
from stances.match.composition.tagging.clause import opens_condition, stands_in_verb_list
from stances.match.composition.tagging.closed import find_closed_sense
from stances.match.composition.tagging.place import CLOSED_USES, Place, Sense, opens_noun
from stances.match.composition.words import Use

_SHORT = 4
"""A word of no more letters is not taken for an unknown verb by its ending."""


_SHOWN_BY_NEXT = frozenset(
    (
        *("kind", "because", "ill", "yet", "neither", "right", "wrong", "past", "fed", "support"),
        *("once", "left"),
    )
)

_NOMINAL = frozenset(("article", "pronoun", "noun", "adjective", "possessive"))

_HAD = frozenset(("had",))
_LITTLE = frozenset(("no", "little", "any", "much", "some"))


def find_special_sense(place: Place) -> Sense | None:
    """Return the use of a word with a rule of its own; `None` for all others."""
    norm = place.norm
    if norm == "let" and not opens_noun(place.previous):
        told = not place.starts and place.follows("have", "be", "noun")
        return "verb", norm, "past" if told else "base"
    use = _find_use_by_next(place)
    if use is not None:
        return use, norm, ""
    if norm == "use" and place.following == "in" and place.follows_word(_LITTLE):
        return "noun", "usefulness", ""
    supposes = (norm == "had" and place.following != "it") or (
        norm in ("should", "were") and place.starts
    )
    if supposes and opens_condition(place):
        return "subordinator", "if", ""
    if norm == "given" and place.follows("have", "be"):
        return "verb", "give", "past"
    return _find_placed_sense(place)


def _supposes_infinitive(place: Place) -> bool:
    """Whether a "to" belongs to the "were" that opens its clause: "were we to lift it, …"."""
    opener = next((at for at, word in enumerate(place.words) if word.norm == "were"), None)
    if opener is None or place.words[opener].use != "subordinator":
        return False
    within = place.words[opener + 1 :]
    return bool(within) and all(word.use in _NOMINAL and not word.gap for word in within)


def _is_said_to_be(place: Place) -> bool:
    """Whether a clause says what there is: "there is no reason left"."""
    return any(word.norm == "there" and word.use == "pronoun" for word in place.words)


def _find_use_by_next(place: Place) -> Use | None:
    """Return the use of a word that the word before or behind it shows; `None` for others."""
    norm = place.norm
    if norm not in _SHOWN_BY_NEXT:
        return None
    rules: tuple[tuple[bool, Use], ...] = (
        (norm == "kind" and place.following == "of", "noun"),
        (norm == "because" and place.following == "of", "adverb"),
        (norm == "ill" and place.follows("modal"), "adverb"),
        (norm == "support" and place.starts and place.following == "for", "noun"),
        (
            norm == "past" and place.follows("article") and place.following in CLOSED.articles,
            "adjective",
        ),
        (norm == "fed" and place.following == "up", "adjective"),
        (norm in ("right", "wrong") and place.follows("do"), "adverb"),
        (norm == "right" and place.following in ROLES.words_after_right, "adverb"),
        (norm == "yet" and place.following == "to" and place.follows("have", "be"), "not"),
        (norm == "yet" and place.following in ("more", "another", "again"), "adverb"),
        (norm == "once" and place.follows_word(CLOSED.subject_pronouns), "adverb"),
        (norm == "left" and place.follows("noun") and _is_said_to_be(place), "adverb"),
        (norm == "neither" and place.following == "of", "pronoun"),
        (norm == "neither" and place.follows("modal", "do", "have"), "not"),
        (norm == "neither" and place.follows("be") and is_adjective(place.following), "not"),
    )
    return next((use for holds, use in rules if holds), None)


def _find_placed_sense(place: Place) -> Sense | None:
    norm, then = place.norm, place.at + 1
    if norm == "to" and _supposes_infinitive(place):
        return "modal", norm, ""
    if norm == "one" and place.follows_word(frozenset(("no",))):
        return "pronoun", norm, ""
    comma = then < len(place.tokens) and place.gaps[then] == ","
    if place.starts and norm in ROLES.counting_words and comma:
        return "adverb", norm, ""
    return _find_fixed_sense(place)


def _find_fixed_sense(place: Place) -> Sense | None:
    """Return the use of a word in a fixed phrase: "bound by", "had better", "the second"."""
    norm = place.norm
    if norm == "bound" and place.follows("be") and place.following == "by":
        return "verb", "bind", "past"
    if norm == "may" and place.follows("preposition"):
        return "noun", norm, ""  # the month
    if norm == "had" and place.following == "better":
        return "modal", "should", ""
    if norm == "better" and place.follows("modal") and place.follows_word(_HAD):
        return "adverb", norm, ""
    if norm in ROLES.ordinals and place.follows("article", "possessive"):
        return "adjective", norm, ""
    return None


def find_listed_sense(place: Place) -> Sense | None:
    """Return the use of a closed word, the ambiguous ones included; `None` for open words."""
    norm = place.norm
    if norm in CLOSED_USES and norm not in ROLES.ambiguous_words:
        return find_closed_sense(place)
    verbal = place.follows("to", "modal") or place.follows_word(ROLES.before_like)
    if norm == "like" and not verbal:
        return "preposition", norm, ""
    if norm in ROLES.mostly_closed and norm in CLOSED_USES:
        after_subject = place.follows("modal", "to", "do", "not", "pronoun", "relative")
        after_subject = after_subject or place.follows_word(CLOSED.subject_pronouns)
        leaves = place.starts and place.following in ("out", "off", "away", "down")
        if norm == "back" and ((after_subject and place.opens_object()) or leaves):
            return "verb", norm, "base"
        return CLOSED_USES[norm], norm, ""
    return _find_modal_sense(place)


def _find_modal_sense(place: Place) -> Sense | None:
    norm, following = place.norm, place.following
    alone = not following or following in CLOSED_USES
    if norm == "good" and place.follows_word(ROLES.before_good) and alone:
        return "noun", norm, ""
    if norm in ROLES.modals_or_nouns:
        noun = opens_noun(place.previous) and not place.gaps[place.at]
        return ("noun" if noun and following not in ("not", "n't") else "modal"), norm, ""
    if norm in ("need", "dare"):
        verbs = analyse_verb(following)
        bare = bool(verbs) and verbs[0][1] == "base" and place.follows("not")
        if following in ("not", "n't") or bare:
            return "modal", norm, ""
    return None


def find_unlisted_sense(place: Place) -> Sense | None:
    """Return the use of a name, or of a word that no list has as a verb; `None` for verbs."""
    norm = place.norm
    noun = find_noun_lemma(norm)
    if place.capital and not place.starts:
        return "noun", noun, ""
    if analyse_verb(norm):
        return None
    unknown = _find_unknown_verb(place)
    if unknown is not None:
        return unknown
    judges_manner = norm in LEXICON.qualities and LEXICON.qualities[norm] <= {"well", "badly"}
    if judges_manner or (norm.endswith("ly") and norm not in ROLES.not_adverbs):
        return "adverb", norm, ""
    listed = noun in LEXICON.nouns and opens_noun(place.previous)
    ends_group = not (place.following and place.is_nominal() and not place.next_target)
    if is_adjective(norm) and not (listed and ends_group):
        return "adjective", norm, ""
    return "noun", noun, ""


def _find_unknown_verb(place: Place) -> Sense | None:
    """Return an unknown word as a verb where its ending and its place say so."""
    norm = place.norm
    plain = norm.isalpha() and not is_adjective(norm) and not norm.endswith("ly")
    if plain and (place.follows("modal") or stands_in_verb_list(place)):
        return "verb", norm, "base"
    if len(norm) <= _SHORT:
        return None
    third = CLOSED.subject_pronouns | ROLES.third_persons
    takes = place.following == "that" or place.opens_object()
    if place.follows("pronoun") and norm.endswith("s") and takes and place.follows_word(third):
        return "verb", find_noun_lemma(norm), "s"
    if norm.endswith("ing") and place.follows("be"):
        return "verb", norm[:-3], "ing"
    perfect = place.follows("have") or (place.follows("be") and norm not in LEXICON.qualities)
    past = perfect or (place.follows("pronoun", "noun") and place.opens_object())
    return ("verb", norm[:-2], "past") if norm.endswith("ed") and past else None
