"""Groups of words: noun groups, verb groups and what stands between them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from stances.language.lexicon import CLOSED, VerbPhrase

Kind = Literal[
    "noun",
    "verb",
    "quality",
    "preposition",
    "coordinator",
    "subordinator",
    "relative",
    "that",
    "adverb",
    "stop",
]
"""What a group is."""

NEGATING = CLOSED.negations | CLOSED.negative_adverbs
"""Words that negate the verb group they belong to."""


class Group(Struct, frozen=True, kw_only=True):
    """Words ``first`` up to but not ``last`` that belong together.

    Attributes:
        head: the word that stands for it: the main verb, the last noun.
        gap: what stands before it.
        target: whether it holds the target.
        negated: how many negations it holds.
        modal: the modal verb of a verb group, such as ``must``; empty where it has none.
        form: of a verb group: ``finite``, ``base`` (no subject and no ending), ``to``, ``ing`` or
            ``past`` (a participle without auxiliary).
        lemma: of its head.
        passive, perfect, copula: of a verb group.
        phrase: the verb phrase that its verb is part of; `None` where it is none.
        asks: whether its first auxiliary stands before its subject.
    """

    kind: Kind
    first: int
    last: int
    head: int
    lemma: str
    gap: str = ""
    target: bool = False
    negated: int = 0
    modal: str = ""
    form: str = ""
    passive: bool = False
    perfect: bool = False
    copula: bool = False
    phrase: VerbPhrase | None = None
    asks: bool = False
