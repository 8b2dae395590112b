"""A word in its place, while the use of it is sought."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from stances.language.lexicon import CLOSED
from stances.match.composition.words import Form, Use, Word
from stances.text.tokens import Token

Sense = tuple[Use, str, Form]
"""The use of a word, its lemma and the form of a verb."""

_OPENS_NOUN = frozenset(("article", "possessive", "adjective"))
_OPENS_VERB = frozenset(("to", "modal", "do", "not", "be", "have", "coordinator"))
_LOOKED_PAST = frozenset(("to", "modal", "be", "have", "do", "not", "adverb"))


def list_closed_uses() -> dict[str, Use]:
    """Return the use of each closed word.

    >>> list_closed_uses()["under"]
    'preposition'
    """
    uses: dict[str, Use] = {}
    lists: list[tuple[Use, frozenset[str]]] = [
        ("preposition", CLOSED.prepositions),
        ("adverb", CLOSED.adverbs | CLOSED.negative_adverbs),
        ("subordinator", CLOSED.subordinators),
        ("pronoun", CLOSED.pronouns),
        ("article", CLOSED.articles),
        ("relative", CLOSED.relatives),
        ("coordinator", CLOSED.coordinators),
        ("modal", CLOSED.modals),
        ("do", CLOSED.do),
        ("have", CLOSED.have),
        ("be", CLOSED.be),
        ("not", CLOSED.negations),
    ]
    for use, words in lists:
        uses.update(dict.fromkeys(words, use))
    uses.update({"to": "to", "that": "that", "'s": "possessive", "'": "possessive"})
    return uses


CLOSED_USES = list_closed_uses()
"""The use of each closed word."""


class Place(Struct, frozen=True, kw_only=True):
    """A token with what stands around it.

    Attributes:
        words: the words before it, which have their uses.
        previous: the word before, adverbs behind an auxiliary looked past.
        norm: the word itself.
        following: the next word; empty at the end or before a stop.
        capital: whether it begins with a capital letter in the middle of a sentence.
    """

    at: int
    tokens: Sequence[Token]
    words: Sequence[Word]
    gaps: Sequence[str]
    targets: Sequence[bool]
    capital: bool
    previous: Word | None
    norm: str
    following: str

    @property
    def beyond(self) -> str:
        """The next word but one; empty at the end."""
        return self.tokens[self.at + 2].norm if self.at + 2 < len(self.tokens) else ""

    @property
    def next_target(self) -> bool:
        """Whether the next word belongs to the target."""
        return self.at + 1 < len(self.tokens) and self.targets[self.at + 1]

    @property
    def starts(self) -> bool:
        """Whether it begins the sentence, or stands behind a stop or bracket."""
        return self.at == 0 or self.gaps[self.at] in (";", "(", ")")

    def follows(self, *uses: Use) -> bool:
        """Whether the word before has one of some uses."""
        return self.previous is not None and self.previous.use in uses

    def follows_word(self, norms: frozenset[str]) -> bool:
        """Whether the word before is one of some words."""
        return self.previous is not None and self.previous.norm in norms

    def opens_object(self) -> bool:
        """Whether the next word opens a noun group that no noun could stand before."""
        following = self.following
        return self.next_target or following in CLOSED.articles or following in CLOSED.pronouns

    def is_nominal(self) -> bool:
        """Whether the next word can belong to the same noun group."""
        following = self.following
        if self.next_target:
            return True
        return bool(following) and following not in CLOSED_USES and not following.endswith("ly")


def make_place(
    at: int,
    tokens: Sequence[Token],
    words: Sequence[Word],
    gaps: Sequence[str],
    targets: Sequence[bool],
    *,
    capital: bool,
) -> Place:
    """Return a token with what stands around it; see `Place`."""
    then = at + 1
    return Place(
        at=at,
        tokens=tokens,
        words=words,
        gaps=gaps,
        targets=targets,
        capital=capital,
        previous=look_back(words),
        norm=tokens[at].norm,
        following=tokens[then].norm if then < len(tokens) and not gaps[then] else "",
    )


def look_back(words: Sequence[Word], *, skip_adverbs: bool = False) -> Word | None:
    """Return the word before; adverbs are looked past behind an auxiliary, or all of them."""
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        behind = at > 0 and words[at - 1].use in _LOOKED_PAST
        if word.use == "adverb" and (skip_adverbs or behind):
            continue
        return word
    return None


def opens_noun(word: Word | None) -> bool:
    """Whether a word opens a noun group."""
    return word is not None and word.use in _OPENS_NOUN


def opens_verb(word: Word | None) -> bool:
    """Whether a word opens a verb group, or joins one to another."""
    return word is not None and word.use in _OPENS_VERB
