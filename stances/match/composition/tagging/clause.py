"""What the clause before a word still waits for: a verb, the rest of an auxiliary, an "if"."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.forms import analyse_verb, find_noun_lemma
from stances.match.composition.tagging.place import Place
from stances.match.composition.words import Form, Word

_SUBJECTS = frozenset(("article", "pronoun", "noun", "adjective"))
_BEFORE_INVERSION = frozenset(("subordinator", "coordinator", "relative", "adverb", "not"))
_NEAR = 4
_AUXILIARIES = frozenset(("modal", "be", "do", "have"))


def awaits_verb(words: Sequence[Word]) -> bool:
    """Whether an auxiliary stands before its subject and its verb is still to come."""
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        before = words[at - 1].use if at else ""
        if word.gap == ";" or (word.use == "verb" and word.form == "base" and before != "to"):
            return False
        if word.use in ("modal", "do") and at + 1 < len(words):
            inverted = at == 0 or before in _BEFORE_INVERSION or bool(word.gap)
            return inverted and words[at + 1].use in _SUBJECTS
    return False


def find_dangling_form(words: Sequence[Word]) -> Form:
    """Return the form that an auxiliary before a comma still waits for; empty where none does."""
    for at in range(len(words) - 1, 0, -1):
        if words[at].gap == ";":
            return ""
        if words[at].gap == "," and words[at - 1].use in ("have", "modal", "do", "not"):
            k = at - 1
            while k > 0 and words[k].use in ("not", "adverb"):
                k -= 1
            if words[k].use == "have":
                return "past"
            return "base" if words[k].use in ("modal", "do") else ""
    return ""


def opens_condition(place: Place) -> bool:
    """Whether an auxiliary stands for "if": "had it been kept, we should …"."""
    at, tokens, gaps = place.at, place.tokens, place.gaps
    if at and not gaps[at] and tokens[at - 1].norm not in ("and", "or", "but"):
        return False
    if at + 2 >= len(tokens) or gaps[at + 1]:
        return False
    after = tokens[at + 1].norm
    plural = find_noun_lemma(after) != after
    opens = after in CLOSED.articles or after in CLOSED.pronouns
    if not (place.targets[at + 1] or opens or plural or not at):
        return False
    before = {token.norm for token in tokens[:at]}
    behind = {token.norm for token in tokens[at + 1 :]}
    comma = any(gaps[k] == "," for k in range(at + 2, len(tokens)))
    results = ROLES.modals_of_conditions
    if place.norm == "should":
        results |= CLOSED.modals
    return bool(results & behind and comma) or bool(at and results & before)


def orders_before(words: Sequence[Word]) -> bool:
    """Whether the sentence, or what stands behind its last stop, begins with an imperative."""
    for at in range(len(words) - 1, -1, -1):
        if at == 0 or words[at].gap in (";", "("):
            return words[at].use == "verb" and words[at].form == "base"
    return False


def find_verb_to_join(words: Sequence[Word]) -> Word | None:
    """Return the last verb before an "and", within the clause."""
    for word in reversed(words[:-1]):
        if word.use == "verb":
            return word
        if word.gap == ";":
            return None
    return None


def has_finite_verb(words: Sequence[Word]) -> bool:
    """Whether the clause has a finite verb already."""
    for word in reversed(words):
        finite = word.use == "verb" and word.form in ("s", "past", "base")
        if finite or word.use in _AUXILIARIES:
            return True
        if word.gap or word.use in ("subordinator", "that", "relative", "coordinator"):
            return False
    return False


def stands_in_verb_list(place: Place) -> bool:
    """Whether a word stands behind a comma in a list of verbs: "threaten, bomb or praise"."""
    at, then = place.at, place.at + 1
    begun = at > 0 and place.words[-1].use == "verb" and place.words[-1].form == "base"
    if place.gaps[at] != "," or not begun or then >= len(place.tokens):
        return False
    if then + 1 < len(place.tokens) and place.tokens[then].norm in ROLES.particles:
        then += 1  # "suspend, water down or trade"
    joins = place.tokens[then].norm in ROLES.list_words
    last = then + joins
    if last >= len(place.tokens) or not (joins or place.gaps[then] == ","):
        return False
    opened = any(word.use in ("modal", "to", "do") for word in place.words[-_NEAR:])
    return opened and (place.targets[last] or bool(analyse_verb(place.tokens[last].norm)))
