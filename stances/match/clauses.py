"""Where, in the middle of a sentence, the author begins another statement."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.words import load_words
from stances.rubric.model import Modifiers
from stances.text.tokens import Token

_LONGEST_SUBJECT = 5  # words between a coordinator and its auxiliary
_CLAUSE_OPENER = load_words().clause_opener


class StatementFinder:
    """Finds new statements by shallow rules over the words that a language's modifiers list."""

    def __init__(self, modifiers: Modifiers) -> None:
        self._coordinators, self._openings, self._auxiliaries, self._openers, prepositions = (
            frozenset(modifiers.lists.get(name, ()))
            for name in (
                "coordinators",
                "openings",
                "auxiliaries",
                "subject_openers",
                "prepositions",
            )
        )
        self._leads = (self._openers | prepositions) - self._coordinators

    def find(
        self, tokens: Sequence[Token], turns: frozenset[int], contrasts: frozenset[int]
    ) -> frozenset[int]:
        """Return the tokens with which another statement begins.

        They stand after a stronger stop than a comma, or after a comma and are a turn
        (", although"), a coordinator with a subject (", so the council should", but not ", and
        that"), or an opening like "we", unless the words before only lead up to it ("that, if
        asked, we").

        Args:
            tokens: a sentence.
            turns: the words that begin another clause after a comma.
            contrasts: those that begin one without a comma too, if a subject follows.
        """
        begun: set[int] = set()
        start = 0
        for at, token in enumerate(tokens):
            if token.breaks:
                begun.add(at)
            elif token.comma and at > start:
                coordinated = token.norm in self._coordinators and self._has_subject(at + 1, tokens)
                led_up_to = tokens[start].norm in self._leads
                alone = token.norm in self._openings and not led_up_to
                if at in turns or coordinated or alone:
                    begun.add(at)
            elif at in contrasts and self._has_subject(at + 1, tokens):
                begun.add(at)
            if token.norm == _CLAUSE_OPENER:
                start = at + 1
        return frozenset(begun)

    def find_main_clauses(self, tokens: Sequence[Token]) -> frozenset[int]:
        """Return the tokens with which a main clause begins, behind a comma that closes words which
        only lead up to it: "To prevent a war, sanctions must continue".

        Args:
            tokens: a sentence.
        """
        begun: set[int] = set()
        start = 0
        for at, token in enumerate(tokens):
            if token.breaks or (token.comma and tokens[start].norm not in self._leads):
                start = at
            elif token.comma and self._has_subject(at, tokens):
                begun.add(at)
                start = at
        return frozenset(begun)

    def _has_subject(self, first: int, tokens: Sequence[Token]) -> bool:
        """Whether a subject and its verb follow: "we", "the council should"."""
        while first < len(tokens) and tokens[first].norm in self._coordinators:
            first += 1
        if first < len(tokens) and tokens[first].norm in self._openings:
            return True
        for at in range(first, min(first + _LONGEST_SUBJECT + 1, len(tokens))):
            if tokens[at].norm in self._openers:
                return False
            if at == first:
                continue
            if tokens[at].comma or tokens[at].breaks:
                return False
            if tokens[at].norm in self._auxiliaries:
                return True
        return False
