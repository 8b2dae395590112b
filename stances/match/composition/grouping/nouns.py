"""Noun groups: articles, adjectives and nouns, with possessives."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.words import Word


def take_noun(words: Sequence[Word], at: int) -> Group:
    """Return the noun group that begins at a word."""
    word = words[at]
    if word.use == "pronoun" or (word.norm in CLOSED.pronouns and word.target):
        return Group(
            kind="noun",
            first=at,
            last=at + 1,
            head=at,
            lemma=word.norm,
            negated=int(word.norm in ROLES.negative_pronouns),
            target=word.target,
        )
    end, head = _find_end(words, at)
    inside = words[at:end]
    return Group(
        kind="noun",
        first=at,
        last=end,
        head=head,
        lemma=words[head].lemma,
        target=any(one.target for one in inside),
        negated=sum(_denies(one, words[at]) for one in inside),
    )


def _denies(word: Word, first: Word) -> bool:
    """Whether a word denies its group: "no levy", "few levies", but not "a few"."""
    some = first.norm in ("a", "the") and word.norm in ("few", "little")
    return word.norm in ROLES.negative_articles and not some


def _find_end(words: Sequence[Word], at: int) -> tuple[int, int]:
    """Return where a noun group ends, and its head."""
    end, head, named = at, -1, False
    while end < len(words) and _goes_on(words, at, end, named=named):
        word = words[end]
        one = word.norm in ("one", "ones") and end == at + 1 and word.use == "pronoun"
        if word.use == "noun" or word.target or one:
            head, named = end, True
        elif word.use == "possessive" and end > at:
            named = False
        end += 1
    end = max(end, at + 1)
    return end, head if named else end - 1


def _goes_on(words: Sequence[Word], at: int, end: int, *, named: bool) -> bool:
    """Whether a word belongs to the group that began at another."""
    word = words[end]
    listed = word.gap == "," and word.use == "adjective" and not named
    if end > at and word.gap and not listed:
        return False
    named_by_verb = word.use == "verb" and end > at  # "let my husband come home"
    if (
        word.use == "noun"
        or (word.target and not named_by_verb)
        or (word.use == "possessive" and end > at)
    ):
        return True
    if word.use == "pronoun":
        return word.norm in ("one", "ones") and end == at + 1
    if word.use in ("article", "adjective"):
        return not named
    return not named and end > at and _leads_to_adjective(words, end)


def _leads_to_adjective(words: Sequence[Word], at: int) -> bool:
    """Whether an adverb or "and" stands before one more adjective: "a thoroughly unfair"."""
    if at + 1 >= len(words) or words[at + 1].use != "adjective":
        return False
    if words[at].use == "adverb":
        return not words[at + 1].gap
    return words[at].use == "coordinator" and words[at - 1].use == "adjective"
