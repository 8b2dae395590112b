"""Forms of words: which verb, noun or adjective a word can be."""

from __future__ import annotations

from functools import lru_cache

from stances.language.lexicon import CLOSED, LEXICON
from stances.language.roles import ROLES
from stances.match.composition.words import Form
from stances.regex import compile_later

_VERBS = frozenset(
    {*LEXICON.verbs, *LEXICON.phrases, *CLOSED.neutral_verbs, *CLOSED.irregular.values()}
)
_ADJECTIVE = compile_later(r".{3,}(ous|ful|less|ible|able|ive|ical|ish|ary|ent|ant|al|ic)$")


@lru_cache(maxsize=2**14)
def analyse_verb(norm: str) -> tuple[tuple[str, Form], ...]:
    """Return the verbs that a word can be a form of, with the form; empty where it is none.

    >>> analyse_verb("stopped"), analyse_verb("table")
    ((('stop', 'past'),), (('table', 'base'),))
    """
    found: list[tuple[str, Form]] = []
    if norm in CLOSED.irregular:
        lemma = CLOSED.irregular[norm]
        form: Form = "past"
        if norm.endswith("ing"):
            form = "ing"
        elif norm in ROLES.irregular_third_persons:
            form = "s"
        found.append((lemma, form))
    if norm in _VERBS:
        found.insert(0, (norm, "base"))
    for ending, form in (("s", "s"), ("ed", "past"), ("ing", "ing")):
        if norm.endswith(ending) and len(norm) > len(ending) + 1:
            stem = norm[: -len(ending)]
            for lemma in _list_stems(stem, ending):
                if lemma in _VERBS and (lemma, form) not in found:
                    found.append((lemma, form))
                    break
    return tuple(found)


def _list_stems(stem: str, ending: str) -> list[str]:
    if ending == "s":
        stems = [stem]
        if stem.endswith("ie"):
            stems.append(stem[:-2] + "y")
        if stem.endswith("e"):
            stems.append(stem[:-1])
        return stems
    stems = [stem, stem + "e"]
    if stem.endswith("i"):
        stems.append(stem[:-1] + "y")
    if stem.endswith("y") and ending == "ing":
        stems.append(stem[:-1] + "ie")
    if len(stem) > 2 and stem[-1] == stem[-2]:
        stems.append(stem[:-1])
    if stem.endswith("ck"):
        stems.append(stem[:-1])
    return stems


@lru_cache(maxsize=2**14)
def find_noun_lemma(norm: str) -> str:
    """Return the singular of a noun.

    >>> find_noun_lemma("critics"), find_noun_lemma("policies")
    ('critic', 'policy')
    """
    if norm in CLOSED.plural_nouns:
        return CLOSED.plural_nouns[norm]
    if norm in LEXICON.nouns or len(norm) < 4 or not norm.endswith("s") or norm.endswith("ss"):
        return norm
    if norm.endswith("ies"):
        return norm[:-3] + "y"
    for ending in ("ches", "shes", "sses", "xes", "zes"):
        if norm.endswith(ending):
            return norm[:-2]
    return norm[:-1]


def is_adjective(norm: str) -> bool:
    """Whether a word can be an adjective, by the lists, by its ending, or as a superlative."""
    if norm in CLOSED.adjectives:
        return True
    if norm.endswith(("est", "er")) and is_graded(norm):
        return True
    if norm in LEXICON.qualities:
        return not LEXICON.qualities[norm] <= {"well", "badly"}
    listed = norm in ROLES.nouns_like_adjectives or norm in LEXICON.nouns
    return _ADJECTIVE.match(norm) is not None and not listed


@lru_cache(maxsize=2**12)
def is_graded(norm: str) -> bool:
    """Whether a word is the comparative or superlative of a known adjective."""
    for ending in ("iest", "ier", "est", "er"):
        if norm.endswith(ending) and len(norm) > len(ending) + 2:
            stem = norm[: -len(ending)]
            for base in (stem, stem + "e", stem + "y", stem[:-1]):
                if {"good", "bad"} & LEXICON.qualities.get(base, frozenset()):
                    return True
    return False
