"""Verb phrases found in a sentence: "rule it out", "do away with it"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from stances.language.lexicon import LEXICON, VerbPhrase
from stances.language.roles import ROLES
from stances.match.composition.words import Word

_FAR = 12
"""The most words from a verb to the end of its phrase."""

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
    index = _index_phrases(words[head].lemma)
    if not index:
        return None
    behind = {norm for word in words[end:] for norm in (word.norm, word.lemma)}
    if not behind.isdisjoint(ROLES.phrase_fillers):
        behind.update(ROLES.phrase_fillers)
    hopeful = sorted(at for first in index.keys() & behind for at in index[first])
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
def _index_phrases(lemma: str) -> Mapping[str, Sequence[int]]:
    """Return the places of a verb's phrases among them, by their first words."""
    found: dict[str, list[int]] = {}
    for at, one in enumerate(LEXICON.phrases.get(lemma, ())):
        found.setdefault(one.words[0], []).append(at)
    return found


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
