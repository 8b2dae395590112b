"""What a paragraph is about: what the rubric is about, or another matter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from stances.text.pattern_search import PatternSet
from stances.text.tokens import Token


class Matter:
    """What the sentences of a paragraph name, looked for when it is first asked for.

    Args:
        field, others: what the rubric is about, and other matters; see
            `stances.rubric.model.SimilarityRule`.
        paragraph: its sentences.
    """

    def __init__(
        self, field: PatternSet, others: PatternSet, paragraph: Sequence[Sequence[Token]]
    ) -> None:
        self._field, self._others, self._paragraph = field, others, paragraph
        self._named: dict[int, bool] = {}

    def names_field(self, at: int) -> bool:
        """Whether a sentence, by its place, names what the rubric is about; so does every sentence
        where the rubric does not say what that is.
        """
        if at not in self._named:
            self._named[at] = not self._field or self._field.occurs(self._paragraph[at])
        return self._named[at]

    @cached_property
    def is_other(self) -> bool:
        """Whether the paragraph names another matter and nothing of what the rubric is about."""
        if not self._others:
            return False
        if self._field and any(map(self.names_field, range(len(self._paragraph)))):
            return False
        return any(map(self._others.occurs, self._paragraph))
