"""Words with their use in a sentence: what "end", "cost" or "strike" is here, a verb or a noun."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Use = Literal[
    "article",
    "pronoun",
    "noun",
    "verb",
    "be",
    "have",
    "do",
    "modal",
    "to",
    "not",
    "adjective",
    "adverb",
    "preposition",
    "coordinator",
    "subordinator",
    "relative",
    "that",
    "possessive",
]
"""What a word is used as in its sentence."""

Form = Literal["", "base", "s", "past", "ing"]
"""The form of a verb; ``past`` is that of the participle as well."""


class Word(Struct, frozen=True, kw_only=True):
    """A token with its use in the sentence.

    Attributes:
        lemma: "repeal" for "repealed"; the word itself where it is not inflected.
        form: the form of a verb; empty for all others.
        gap: what stands before it: nothing, ``,``, ``;`` for a stronger stop, ``(`` and ``)`` for
            brackets and dashes in pairs.
        target: whether it belongs to the target.
        quoted: whether it stands within quotation marks.
        capital: whether it begins with a capital letter.
    """

    norm: str
    lemma: str
    use: Use
    form: Form = ""
    gap: str = ""
    target: bool = False
    quoted: bool = False
    capital: bool = False
