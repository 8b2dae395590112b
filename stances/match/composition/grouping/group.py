"""The groups of a sentence, in order."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from stances.match.composition.grouping.chains import join_chains
from stances.match.composition.grouping.inversions import join_inversions
from stances.match.composition.grouping.nouns import take_noun
from stances.match.composition.grouping.verbs import opens_verb_group, take_verb
from stances.match.composition.groups import NEGATING, Group, Kind
from stances.match.composition.words import Word

_KINDS: dict[str, Kind] = {
    "preposition": "preposition",
    "coordinator": "coordinator",
    "subordinator": "subordinator",
    "relative": "relative",
    "that": "that",
}


def group_words(words: Sequence[Word]) -> tuple[Group, ...]:
    """Return the groups of a sentence, in order; every word belongs to one."""
    groups: list[Group] = []
    at = 0
    while at < len(words):
        if words[at].gap == ";" and at:
            groups.append(Group(kind="stop", first=at, last=at, head=at, lemma="", gap=";"))
        group = _take_group(words, at, groups)
        group = _end_at_be(words, group, groups)
        groups.append(replace(group, gap=words[at].gap))
        at = group.last
    return tuple(join_chains(join_inversions(groups, words), words))


def _take_group(words: Sequence[Word], at: int, before: Sequence[Group]) -> Group:
    use = words[at].use
    if use in ("article", "pronoun", "noun", "possessive"):
        return take_noun(words, at)
    if use == "adjective":
        return _take_adjectives(words, at, before)
    if use in ("modal", "be", "have", "do", "verb", "to"):
        return take_verb(words, at)
    if use in ("not", "adverb"):
        return take_verb(words, at) if opens_verb_group(words, at) else _take_adverb(words, at)
    return _take_closed(words, at)


def _end_at_be(words: Sequence[Word], group: Group, before: Sequence[Group]) -> Group:
    """Return the "is" alone where a gerund is named: "what we need is lifting it"."""
    be = group.first
    named = group.last - be > 1 and words[be].use == "be" and words[be + 1].form == "ing"
    what = named and any(words[one.first].norm in ("what", "all") for one in before)
    if not what or before[-1].kind != "verb" or before[-1].form not in ("base", "finite"):
        return group
    return take_verb(words[: be + 1], be)


def _take_adjectives(words: Sequence[Word], at: int, before: Sequence[Group]) -> Group:
    """Return adjectives alone, or the noun group that they open."""
    end = at
    while end < len(words) and words[end].use in ("adjective", "adverb"):
        if end > at and words[end].gap not in ("", ","):
            break
        end += 1
    follows_be = bool(before) and before[-1].kind == "verb" and before[-1].copula
    noun = end < len(words) and words[end].use == "noun" and not words[end].gap
    if noun and not (follows_be and words[end].target):
        return take_noun(words, at)
    end = at + 1
    while end < len(words) and words[end].use == "adjective" and not words[end].gap:
        end += 1
    lemma = words[end - 1].norm
    return Group(kind="quality", first=at, last=end, head=end - 1, lemma=lemma)


def _take_adverb(words: Sequence[Word], at: int) -> Group:
    word = words[at]
    negated = word.use == "not" or word.norm in NEGATING or word.lemma == "no"
    return Group(
        kind="adverb", first=at, last=at + 1, head=at, lemma=word.norm, negated=int(negated)
    )


def _take_closed(words: Sequence[Word], at: int) -> Group:
    word = words[at]
    kind = _KINDS.get(word.use, "adverb")
    lemma = word.lemma if kind == "subordinator" else word.norm
    negated = int(word.norm in ("nor", "neither"))
    return Group(kind=kind, first=at, last=at + 1, head=at, lemma=lemma, negated=negated)
