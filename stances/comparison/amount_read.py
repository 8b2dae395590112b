"""How much each expert says, and whether that is enough to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from msgspec import UNSET

from stances.model import Sentence
from stances.scoring.sheet import ScoreSheet
from stances.text.tokens import count_words
from stances.wire.records import Record

FEW_SENTENCES = 5
FEW_WORDS = 100
SMALL_SHARE = 0.25
"""Below these, or below this share of what the median expert says, silence says little."""


class AmountRead(Record):
    """How much of an expert was read.

    Attributes:
        sentences: how many; `None` where a score sheet does not say.
        words: how many; `None` where a score sheet was read.
        reason: why a comparison with them is unfair, in words; `None` where it is fair.
    """

    expert: str
    sentences: int | None
    words: int | None
    reason: str | None


def measure_amounts(sheet: ScoreSheet, said: Mapping[str, Sequence[Sentence]]) -> list[AmountRead]:
    """Return how much of each expert was read.

    Args:
        said: the sentences by expert; empty where a score sheet was read.
    """
    words = {name: sum(count_words(one.text) for one in own) for name, own in said.items()}
    units = {name: len(own) for name, own in said.items()}
    if not said and sheet.marks is not UNSET and sheet.marks:
        units = {name: len(own) for name, own in sheet.marks.texts.items()}
    return [
        AmountRead(
            expert=name,
            sentences=units.get(name),
            words=words.get(name),
            reason=_explain(words.get(name), FEW_WORDS, words, "words")
            or _explain(units.get(name), FEW_SENTENCES, units, "sentences"),
        )
        for name in sheet.experts
    ]


def _explain(count: int | None, few: int, counts: Mapping[str, int], what: str) -> str | None:
    """Return why a count is too small; `None` where it is not, or is not known."""
    if count is None:
        return None
    if count < few:
        return f"fewer than {few} {what}"
    middle = median(counts.values())
    if count < SMALL_SHARE * middle:
        return f"less than a quarter of the {middle:g} {what} of the median expert"
    return None
