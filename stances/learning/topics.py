"""Finds the words that name the topic of a dimension, in the texts that were coded on it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from stances.language.lexicon import load_lexicon
from stances.learning.texts import CodedUnit
from stances.match.composition.forms import analyse_verb, find_noun_lemma, is_adjective
from stances.text.ngrams import find_phrases, list_stop_words
from stances.text.tokens import tokenize

_MOST = 5
_SHARE = 0.15
_RATIO = 4.0
_TELLING = 0.4
_WITHIN, _WITHIN_ADJECTIVE = 0.9, 0.75
"""From this share of a word's texts on, a phrase that it begins stands for it."""
_PRIOR = 0.01
_FEWEST = 2

Shares = Mapping[str, float]


def count_terms(units: Sequence[CodedUnit]) -> list[frozenset[str]]:
    """Return the words and phrases of each text."""
    stops = list_stop_words()
    return [
        frozenset(
            phrase.term
            for one in unit.sentences
            for phrase in find_phrases(tokenize(one.text), stops)
        )
        for unit in units
    ]


def find_topic(own: Sequence[frozenset[str]], others: Sequence[frozenset[str]]) -> list[str]:
    """Return the words and phrases that name a topic, the most telling first.

    They occur in at least 15 % of its texts, and four times as often as in the others; each tells
    at least 40 % as much as the first of them. A phrase stands for the word that it begins,
    where nearly all texts with the word have the phrase: "targeted" is "targeted killing".

    Args:
        own: the terms of each text about the topic.
        others: those of all other texts; empty where there are none.
    """
    counts, elsewhere = (Counter(term for one in texts for term in one) for texts in (own, others))
    scores: dict[str, float] = {}
    for term, count in counts.items():
        share, other = count / len(own), elsewhere[term] / max(1, len(others))
        if count < _FEWEST or share < _RATIO * other or not _can_name(term):
            continue
        scores[term] = share * math.log((share + _PRIOR) / (other + _PRIOR))
    ranked = sorted(scores, key=lambda term: (-scores[term], term))
    frequent = [
        term
        for term in ranked
        if counts[term] >= _SHARE * len(own) and scores[term] >= _TELLING * scores[ranked[0]]
    ] or ranked[:1]
    chosen: list[str] = []
    for term in frequent:
        wanted = _extend(term, frequent, counts)
        if not any(_holds(one, wanted) or _holds(wanted, one) for one in chosen):
            chosen.append(wanted)
        if len(chosen) == _MOST:
            break
    return chosen


def list_forms(term: str, own: Sequence[frozenset[str]]) -> list[str]:
    """Return a term with its singular or plural, where the texts have that too."""
    head, _, last = term.rpartition(" ")
    single = find_noun_lemma(last)
    forms = [f"{head} {form}".strip() for form in (last, single, f"{single}s")]
    there = {one for terms in own for one in terms}
    return [form for form in dict.fromkeys(forms) if form == term or form in there]


def _can_name(term: str) -> bool:
    """Whether a term can name a topic: it does not begin with a verb, or end with a quality, and
    is not a noun alone that says something of its own, such as "abolition".
    """
    lexicon = load_lexicon()
    words = term.split()
    if len(words) == 1 and find_noun_lemma(term) in lexicon.nouns:
        return False
    return words[0] not in lexicon.verbs and words[-1] not in lexicon.qualities


def _is_adjective(term: str) -> bool:
    forms = [form for _, form in analyse_verb(term)]
    return is_adjective(term) or "past" in forms or "ing" in forms


def _extend(term: str, frequent: Sequence[str], counts: Mapping[str, int]) -> str:
    """Return the longest phrase that stands for a word that it begins; or else the word."""
    share = _WITHIN_ADJECTIVE if _is_adjective(term) else _WITHIN
    longer = [
        one
        for one in frequent
        if one.startswith(f"{term} ") and counts[one] >= share * counts[term]
    ]
    return max(longer, key=len, default=term)


def _holds(phrase: str, part: str) -> bool:
    return f" {part} " in f" {phrase} "


def list_named(units: Sequence[CodedUnit]) -> Iterator[str]:
    """Yield the dimensions that were coded, in the order of the files, each of them once."""
    seen: dict[str, None] = {}
    for one in units:
        for name in one.codes:
            if name not in seen:
                seen[name] = None
                yield name
