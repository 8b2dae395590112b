"""What a cell rests on: how little must go for its side to turn, or to be silent."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations, islice
from typing import Literal

from msgspec import Struct

from stances.comparison.panel import DIGITS, Placed
from stances.model import State
from stances.scoring.sheet_evidence import SheetEvidence, SheetSentence
from stances.wire.records import Record

Outcome = Literal["turned", "level", "silent"]
"""What a cell becomes: on the other side, right in the middle, or silent."""

_WEIGHT_DIGITS = 4  # of a sentence's weight, as in a score sheet
_TRIED = 20_000
"""How many sets of entries are tried; beyond that the fewest are only searched for step by step."""


class Removal(Record):
    """The fewest parts of a cell's evidence without which its side does not stand.

    Attributes:
        count: how many.
        outcome: what the cell becomes without them.
        parts: their ids.
        exact: whether no smaller set would do; if not, one may.
    """

    count: int
    outcome: Outcome
    parts: tuple[str, ...]
    exact: bool


class HeaviestEntry(Record):
    """The entry of the rubric that most of a side rests on.

    Attributes:
        entry: its id, such as ``retaliation/cue/3``.
        words: its patterns that matched; empty for likeness.
        texts: what was found by them; empty for likeness.
        share: of the weight on the cell's side, from 0 to 1.
        file, line: where it stands in the rubric; `None` for likeness.
    """

    entry: str
    words: tuple[str, ...]
    texts: tuple[str, ...]
    share: float
    file: str | None
    line: int | None


class FragileCell(Record):
    """What the side of a cell rests on.

    Attributes:
        sentences: the fewest sentences without which it does not stand.
        entries: the fewest entries of the rubric.
        heaviest: the entry that most of it rests on.
    """

    expert: str
    dimension: str
    position: float
    state: State
    sentences: Removal
    entries: Removal
    heaviest: HeaviestEntry


def examine_cell(placed: Placed, min_evidence: float) -> FragileCell:
    """Return what the side of a cell that shows a position rests on.

    It is arithmetic on the evidence as it stands. What is set aside stays so, and the text is not
    read again: with fewer entries a rubric might read other words.

    Args:
        placed: with its evidence.
        min_evidence: the rubric's; below this sum of weights a cell is silent.
    """
    cell = placed.cell
    sentences = [one for one in cell.evidence or () if one.weight]
    sign = _find_sign(cell.support - cell.opposition)

    def judge(weights: Sequence[float]) -> Outcome | None:
        return _judge(weights, sign, min_evidence)

    return FragileCell(
        expert=cell.expert,
        dimension=cell.dimension,
        position=placed.position,
        state=cell.state,
        sentences=_remove_sentences(sentences, sign, judge),
        entries=_remove_entries(sentences, sign, judge),
        heaviest=_find_heaviest(sentences, sign),
    )


def _judge(weights: Sequence[float], sign: int, min_evidence: float) -> Outcome | None:
    """Return what a cell becomes with these weights; `None` where its side stands."""
    if round(math.fsum(map(abs, weights)), _WEIGHT_DIGITS) < min_evidence:
        return "silent"
    now = _find_sign(math.fsum(weights))
    if now == sign:
        return None
    return "turned" if now else "level"


def _find_sign(value: float) -> int:
    """Return 1, 0 or -1; what is less than a tenth of the smallest weight is 0."""
    rounded = round(value, _WEIGHT_DIGITS + 1)
    return (rounded > 0) - (rounded < 0)


Judge = Callable[[Sequence[float]], Outcome | None]


def _remove_sentences(sentences: Sequence[SheetSentence], sign: int, judge: Judge) -> Removal:
    """Return the fewest sentences: the heaviest of its side to turn it, the heaviest to silence it.

    No other set of the same size takes more from the difference, or from the sum.
    """
    by_side = sorted(sentences, key=lambda one: -(sign or 1) * one.weight)
    by_size = sorted(sentences, key=lambda one: -abs(one.weight))
    for count in range(1, len(sentences) + 1):
        for order in (by_side, by_size):
            outcome = judge([one.weight for one in order[count:]])
            if outcome is not None:
                gone = {one.sentence for one in order[:count]}
                parts = tuple(one.sentence for one in sentences if one.sentence in gone)
                return Removal(count=count, outcome=outcome, parts=parts, exact=True)
    return Removal(count=len(sentences), outcome="silent", parts=(), exact=True)


def _remove_entries(sentences: Sequence[SheetSentence], sign: int, judge: Judge) -> Removal:
    """Return the fewest entries, by trying all small sets, or else step by step."""
    entries = list(dict.fromkeys(item.rule for item in _list_items(sentences)))
    for gone in islice(_list_sets(entries), _TRIED):
        outcome = judge(_weigh_without(sentences, gone))
        if outcome is not None:
            return Removal(count=len(gone), outcome=outcome, parts=gone, exact=True)
    return _remove_step_by_step(sentences, entries, sign, judge)


def _list_sets(entries: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the sets of entries, small ones first."""
    for count in range(1, len(entries) + 1):
        yield from combinations(entries, count)


def _remove_step_by_step(
    sentences: Sequence[SheetSentence], entries: Sequence[str], sign: int, judge: Judge
) -> Removal:
    """Return entries that turn or silence a cell, each time the one that moves it most."""
    gone: list[str] = []
    left = list(entries)
    outcome: Outcome | None = None
    while outcome is None and left:
        best = min(
            left, key=lambda one: (sign or 1) * math.fsum(_weigh_without(sentences, [*gone, one]))
        )
        gone.append(best)
        left.remove(best)
        outcome = judge(_weigh_without(sentences, gone))
    return Removal(count=len(gone), outcome=outcome or "silent", parts=tuple(gone), exact=False)


def _weigh_without(sentences: Sequence[SheetSentence], gone: Collection[str]) -> list[float]:
    """Return what the sentences weigh without some entries, as scoring sums them up."""
    return [
        _clip(math.fsum(item.signed_weight for item in one.items if item.rule not in gone))
        for one in sentences
    ]


def _clip(total: float) -> float:
    return round(max(-1.0, min(1.0, total)), _WEIGHT_DIGITS) + 0.0


class _Part(Struct, frozen=True, kw_only=True):
    """What one piece of evidence adds to a cell, within what its sentence may weigh."""

    item: SheetEvidence
    weight: float


def _find_heaviest(sentences: Sequence[SheetSentence], sign: int) -> HeaviestEntry:
    parts = [one for sentence in sentences for one in _share_out(sentence)]
    side = [one for one in parts if one.weight * (sign or 1) > 0]
    sums: dict[str, list[float]] = {}
    for one in side:
        sums.setdefault(one.item.rule, []).append(abs(one.weight))
    totals = {entry: math.fsum(own) for entry, own in sums.items()}
    heaviest = max(totals, key=lambda one: totals[one])
    found = [one.item for one in side if one.item.rule == heaviest]
    return HeaviestEntry(
        entry=heaviest,
        words=tuple(dict.fromkeys(item.words for item in found if item.words)),
        texts=tuple(dict.fromkeys(item.text for item in found if item.words)),
        share=round(totals[heaviest] / math.fsum(totals.values()), DIGITS),
        file=found[0].rule_file,
        line=found[0].rule_line,
    )


def _share_out(sentence: SheetSentence) -> list[_Part]:
    """Return the parts of a sentence, scaled to add up to what it weighs."""
    total = math.fsum(item.signed_weight for item in sentence.items)
    scale = sentence.weight / total if total else 0.0
    return [_Part(item=item, weight=item.signed_weight * scale) for item in sentence.items]


def _list_items(sentences: Sequence[SheetSentence]) -> Iterator[SheetEvidence]:
    return (item for one in sentences for item in one.items if item.weight)
