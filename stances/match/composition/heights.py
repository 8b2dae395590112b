"""Comparisons that a denial raises to the highest: "rarely has the case been stronger"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.forms import is_graded
from stances.match.composition.words import Word

HIGHEST = "more than ever"
"""The lemma of a rare word that only says that nothing is more so."""

_COMPARATIVES = frozenset(("more", "better", "worse", "less"))
_EQUAL = frozenset(("so", "as", "such"))
_AMOUNTS = CLOSED.articles | {"once", "twice", "half"}
_LONGEST_CLAUSE = 18


def raise_heights(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words, a "rarely" that only says that nothing is more so read as "ever".

    "Rarely has the case been stronger" is praise, and "rarely has it made us richer" is not.
    """
    found = tuple(words)
    for at, word in enumerate(found):
        rare = word.norm in ROLES.rare_words and word.use in ("adverb", "not")
        if rare and word.lemma != "no" and _is_height(found, at):
            ever = replace(word, norm="ever", lemma=HIGHEST, use="adverb")
            behind = (_read_equal(found, k) for k in range(at + 1, len(found)))
            found = (*found[:at], ever, *behind)
    return found


def _read_equal(words: Sequence[Word], at: int) -> Word:
    """Return an "as" or "so" before a quality as an adverb: "as cruel as", "so well made"."""
    word = words[at]
    equal = word.norm in _EQUAL and _goes_on_equal(words, at)
    return replace(word, use="adverb") if equal else word


def compares(words: Sequence[Word]) -> bool:
    """Whether one of the words is a comparative: "no better moment"."""
    return any(one.norm in _COMPARATIVES or is_graded(one.norm) for one in words)


def _is_height(words: Sequence[Word], at: int) -> bool:
    """Whether the clause of a rare word holds a comparison."""
    end = _find_clause_end(words, at)
    clause = words[at + 1 : end]
    norms = [word.norm for word in clause]
    able = at > 0 and words[at - 1].norm in CLOSED.modals
    fronted = at == 0 or bool(words[at].gap)
    perfect = bool(CLOSED.have & {*norms[:1], *(word.norm for word in words[max(0, at - 1) : at])})
    inverted = fronted and bool(norms) and norms[0] in CLOSED.do | CLOSED.be
    if not (perfect or able or inverted):
        return False
    return any(_raises(clause, k, fronted=fronted) for k in range(len(clause)))


def _raises(clause: Sequence[Word], at: int, *, fronted: bool) -> bool:
    """Whether a word compares what the clause says with all else of its kind."""
    word = clause[at]
    before = clause[at - 1] if at else None
    if word.norm in _EQUAL:
        return fronted and word.norm != "such" and _goes_on_equal(clause, at)
    if word.norm not in _COMPARATIVES and not is_graded(word.norm):
        return False
    if word.norm.endswith("est") or before is None:
        return False
    behind = [one.norm for one in clause[at + 1 : at + 3]]
    if behind[:1] == ["than"] and {*behind[1:]} & _AMOUNTS:
        return False  # "has rarely been more than a gesture", "more than once"
    said = before.use == "be" or before.lemma in ROLES.linking_verbs or before.norm in ("a", "to")
    return said or (word.norm == "more" and (not behind or behind[0] == "than"))


def _goes_on_equal(clause: Sequence[Word], at: int) -> bool:
    """Whether a quality or manner stands behind "so" or "as"."""
    behind = clause[at + 1] if at + 1 < len(clause) else None
    fits = behind is not None and behind.use in ("adjective", "adverb", "verb")
    return behind is not None and fits and behind.norm != "that"


def _find_clause_end(words: Sequence[Word], at: int) -> int:
    end = at + 1
    while end < len(words) and end - at < _LONGEST_CLAUSE:
        goes_on = words[end].use == "coordinator" and words[end].gap
        if goes_on or words[end].gap in (";", "(") or words[end].use == "relative":
            break
        end += 1
    return end
