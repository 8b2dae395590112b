"""Verb phrases found in a sentence: "rule it out", "do away with it"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from stances.language.lexicon import LEXICON, VerbPhrase
from stances.language.roles import ROLES
from stances.match.composition.words import Word

_FAR = 12
"""The most words from a verb to the end of its phrase."""

_Index = Mapping[str, Sequence[int]]
"""The places of a verb's phrases among them, by their first words."""

_IN_OBJECT = frozenset(
    (
        "article",
        "noun",
        "adjective",
        "possessive",
        "pronoun",
        "preposition",
        "coordinator",
        "adverb",
    )
)


def find_phrase(words: Sequence[Word], head: int, end: int, *, passive: bool) -> VerbPhrase | None:
    """Return the longest verb phrase whose words stand behind a verb.

    Args:
        head: the verb.
        end: where its group ends without the phrase.
    """
    joined, parted = _index_phrases(words[head].lemma)
    if not joined and not parted:
        return None
    hopeful = sorted(
        [
            *_list_hopeful(joined, words[end : end + 2]),  # an adverb may stand before the first
            *_list_hopeful(parted, words[end:]),
        ]
    )
    phrases = LEXICON.phrases[words[head].lemma]
    found = [phrases[at] for at in hopeful if _matches(words, end, phrases[at], passive=passive)]
    if not found:
        return None
    at = end + len(found[0].words)
    ends = at >= len(words) or bool(words[at].gap)
    ends = ends or words[at].use in ("coordinator", "subordinator")
    if ends and not passive:
        return next((one for one in found if not one.takes_object), found[0])
    return found[0]


@cache
def _index_phrases(lemma: str) -> tuple[_Index, _Index]:
    """Return the places of a verb's phrases among them, by their first words.

    Returns:
        those whose first word stands next to the verb; and those that an object may part from it.
    """
    joined: dict[str, list[int]] = {}
    parted: dict[str, list[int]] = {}
    for at, one in enumerate(LEXICON.phrases.get(lemma, ())):
        (joined if one.before else parted).setdefault(one.words[0], []).append(at)
    return joined, parted


def _list_hopeful(index: _Index, words: Sequence[Word]) -> list[int]:
    """Return the places of the phrases whose first word is among some words."""
    if not index:
        return []
    found = {norm for word in words for norm in (word.norm, word.lemma)}
    if not found.isdisjoint(ROLES.phrase_fillers):
        found.update(ROLES.phrase_fillers)
    return [at for first in index.keys() & found for at in index[first]]


def match_run(words: Sequence[Word], at: int, run: Sequence[str]) -> int:
    """Return where a run of words ends, possessives and one adverb ignored; -1 where it differs."""
    for wanted in run:
        extra = at < len(words) and words[at].use == "adverb" and words[at].norm != wanted
        if extra and not words[at].gap:
            at += 1
        if at >= len(words) or words[at].gap == ";" or not _is_same(words[at], wanted):
            return -1
        at += 1
    return at


def _is_same(word: Word, wanted: str) -> bool:
    fillers = ROLES.phrase_fillers
    filled = wanted in fillers and word.norm in fillers
    return filled or wanted in (word.norm, word.lemma)


def _matches(words: Sequence[Word], end: int, phrase: VerbPhrase, *, passive: bool) -> bool:
    at = match_run(words, end, phrase.before)
    if at < 0:
        return False
    if not phrase.after or match_run(words, at, phrase.after) >= 0:
        return True
    if passive or not phrase.takes_object:
        return False
    for start in range(at + 1, min(at + _FAR, len(words))):
        if words[start].gap == ";":
            return False
        if words[start].norm == phrase.after[0] and match_run(words, start, phrase.after) >= 0:
            return _is_object(words[at:start])
    return False


def _is_object(words: Sequence[Word]) -> bool:
    prepositions = sum(word.use == "preposition" for word in words)
    return prepositions <= 1 and all(word.use in _IN_OBJECT for word in words)
