"""What changed in a cell: the evidence that came, went or changed its weight, with the causes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import cast

from msgspec import Struct

from stances.commands.gate.cause import (
    THRESHOLDS,
    Cause,
    explain_reworded,
    explain_unchanged,
    find_basis_causes,
    has_text_changed,
    has_threshold_changed,
    sort_causes,
)
from stances.commands.gate.snapshot import (
    SnapshotCell,
    SnapshotSentence,
    WeighedEvidence,
    weigh_sentence,
)


class Change(Struct, frozen=True, kw_only=True):
    """A reading or likeness that came, went or changed.

    Attributes:
        causes: what may have changed it; more than one where it cannot be known which.
        reason: the same in a few words.
        old, new: the evidence; one of them is `None` where it was not there, or is gone.
        old_sentence, new_sentence: the sentence it stood in, and stands in; one of them may be
            `None`.
    """

    causes: tuple[Cause, ...]
    reason: str
    old: WeighedEvidence | None = None
    new: WeighedEvidence | None = None
    old_sentence: SnapshotSentence | None = None
    new_sentence: SnapshotSentence | None = None

    @property
    def evidence(self) -> WeighedEvidence:
        """The evidence as it is, or else as it was."""
        return cast(WeighedEvidence, self.new or self.old)

    @property
    def sentence(self) -> SnapshotSentence:
        """The sentence as it stands, or else as it stood."""
        return cast(SnapshotSentence, self.new_sentence or self.old_sentence)


class _Pair(Struct, frozen=True, kw_only=True):
    """A sentence before and after; `reworded` where its own words changed, came or went."""

    old: SnapshotSentence | None
    new: SnapshotSentence | None
    reworded: bool


def find_changes(old: SnapshotCell, new: SnapshotCell) -> list[Change]:
    """Return what came, went or changed weight between two scorings of a cell, in their order."""
    pairs = _pair_sentences(old, new)
    found = [change for pair in pairs for change in _find_in_pair(pair, old, new)]
    return sorted(found, key=lambda change: _order(change.sentence))


def _order(sentence: SnapshotSentence) -> tuple[str, int, list[int]]:
    """Return the sort key of a sentence: its file, its line, and the numbers in its id."""
    numbers = sentence.id.rpartition("-")[2].split(".")
    return sentence.source, sentence.line, [int(one) for one in numbers if one.isdecimal()]


def find_causes(
    old: SnapshotCell, new: SnapshotCell, changes: Sequence[Change]
) -> tuple[Cause, ...]:
    """Return the causes of a cell's drift: those of its changes, or else all possible ones."""
    causes = {cause for change in changes for cause in change.causes}
    if old.state != new.state and has_threshold_changed(old, new):
        causes.add("rubric")
    if not causes:
        causes = find_basis_causes(old, new, "")
    if not causes and has_text_changed(old, new):
        causes = {"corpus"}
    return sort_causes(causes)


def list_notes(old: SnapshotCell, new: SnapshotCell, changes: Sequence[Change]) -> list[str]:
    """Return changes that no evidence shows: of thresholds, of the method, of the settings."""
    before, now = old.basis, new.basis
    known: list[tuple[str, object, object]] = [
        (name, before.settings.get(name), now.settings.get(name)) for name in sorted(now.settings)
    ]
    if changes:
        known = [one for one in known if one[0] in THRESHOLDS and old.state != new.state]
    else:
        known.append(("method", before.passport.method, now.passport.method))
    return [f"{name} was {was}, is {here}" for name, was, here in known if was != here]


def has_other_basis(old: SnapshotCell, new: SnapshotCell) -> bool:
    """Whether the rubric, the modifiers, the method or the settings of a cell changed."""
    return bool(find_basis_causes(old, new, ""))


def _pair_sentences(old: SnapshotCell, new: SnapshotCell) -> list[_Pair]:
    """Pair the sentences of a cell by their words, then by their ids; the others stay alone."""
    was, now = list(old.sentences), list(new.sentences)
    pairs: list[_Pair] = []
    for sentence in list(now):
        same = next((one for one in was if one.mark == sentence.mark), None)
        if same is not None:
            pairs.append(_Pair(old=same, new=sentence, reworded=False))
            was.remove(same)
            now.remove(sentence)
    lost = [one for one in was if _is_missing(one, old, new)]
    came = [one for one in now if _is_missing(one, new, old)]
    for sentence in list(came):
        same_id = next((one for one in lost if one.id == sentence.id), None)
        if same_id is not None:
            pairs.append(_Pair(old=same_id, new=sentence, reworded=True))
            for left, one in ((was, same_id), (lost, same_id), (now, sentence), (came, sentence)):
                left.remove(one)
    pairs += [
        _Pair(old=one, new=_find_counterpart(one, old, new), reworded=one in lost) for one in was
    ]
    pairs += [
        _Pair(old=_find_counterpart(one, new, old), new=one, reworded=one in came) for one in now
    ]
    return pairs


def _find_counterpart(
    sentence: SnapshotSentence, cell: SnapshotCell, other: SnapshotCell
) -> SnapshotSentence | None:
    """Return the same sentence in the other scoring's text, or the one that took its place."""
    texts = other.basis.sentences.get(cell.expert, {})
    if not _is_missing(sentence, cell, other):
        return next((one for one in texts.values() if one.mark == sentence.mark), None)
    found = texts.get(sentence.id)
    return found if found and _is_missing(found, other, cell) else None


def _is_missing(sentence: SnapshotSentence, cell: SnapshotCell, other: SnapshotCell) -> bool:
    """Whether the other scoring's text lacks a sentence of a cell, or has it less often."""
    if other.basis.texts is not None:
        times = _count_times(sentence, cell) if cell.basis.texts else 1
        return _count_times(sentence, other) < times
    # All that can be known is whether the rubric is the same.
    return not find_basis_causes(other, cell, "similarity")


def _count_times(sentence: SnapshotSentence, cell: SnapshotCell) -> int:
    """Return how often a sentence stands in the text of a scoring."""
    texts = cell.basis.texts or {}
    return list(texts.get(cell.expert, {}).values()).count(sentence.mark)


def _find_in_pair(pair: _Pair, old: SnapshotCell, new: SnapshotCell) -> Iterator[Change]:
    was = list(pair.old.evidence) if pair.old else []
    now = list(pair.new.evidence) if pair.new else []
    is_idle = not pair.reworded and weigh_sentence(was) == weigh_sentence(now)
    for one, other in _match_evidence(was, now, reworded=pair.reworded):
        is_same = one and other and (one.sign, one.weight) == (other.sign, other.weight)
        if one and other and (is_idle or (is_same and not pair.reworded)):
            continue
        causes, reason = (
            explain_reworded(_describe_rewording(pair), one, other, old, new)
            if pair.reworded
            else explain_unchanged(one, other, old, new)
        )
        yield Change(
            causes=causes,
            reason=reason,
            old=one,
            new=other,
            old_sentence=pair.old,
            new_sentence=pair.new,
        )


def _describe_rewording(pair: _Pair) -> str:
    if pair.old and pair.new:
        return "the sentence was reworded"
    return f"the sentence is {'new' if pair.new else 'gone'} or was reworded"


_MATCHES: tuple[Callable[[WeighedEvidence, WeighedEvidence], bool], ...] = (
    lambda a, b: (a.origin, a.words, a.sign, a.weight) == (b.origin, b.words, b.sign, b.weight),
    lambda a, b: (a.origin, a.words) == (b.origin, b.words),
    lambda a, b: a.rule_mark is not None and a.rule_mark == b.rule_mark,
    lambda a, b: (a.origin, a.sign) == (b.origin, b.sign),
)
"""How old and new evidence is matched: the same in all, by pattern, by entry, then by side.

The last rule counts only in a sentence whose words are the same.
"""


def _match_evidence(
    was: list[WeighedEvidence], now: list[WeighedEvidence], *, reworded: bool
) -> Iterator[tuple[WeighedEvidence | None, WeighedEvidence | None]]:
    """Yield evidence of one sentence before and after in pairs; alone where nothing matches it."""
    for matches in _MATCHES[:-1] if reworded else _MATCHES:
        for one in list(was):
            other = next((each for each in now if matches(one, each)), None)
            if other is not None:
                yield one, other
                was.remove(one)
                now.remove(other)
    yield from ((one, None) for one in was)
    yield from ((None, other) for other in now)


def explain_missing(
    cell: SnapshotCell, experts: Collection[str], dimensions: Collection[str], *, is_new: bool
) -> tuple[tuple[Cause, ...], list[Change]]:
    """Return why only one of two scorings has a cell, and all the evidence in it.

    Args:
        experts, dimensions: those of the other scoring.
        is_new: whether it is the newer scoring that has the cell.
    """
    missing: list[tuple[Cause, str]] = []
    if cell.expert not in experts:
        missing.append(("corpus", "expert"))
    if cell.dimension not in dimensions:
        missing.append(("rubric", "dimension"))
    causes = tuple(cause for cause, _ in missing) or ("unknown",)
    reason = " and ".join(f"the {what} is {'new' if is_new else 'gone'}" for _, what in missing)
    return causes, [
        Change(
            causes=causes,
            reason=reason or "this cell alone was not accepted",
            old=None if is_new else evidence,
            new=evidence if is_new else None,
            old_sentence=None if is_new else sentence,
            new_sentence=sentence if is_new else None,
        )
        for sentence in cell.sentences
        for evidence in sentence.evidence
    ]
