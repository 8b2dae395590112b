"""What may have made a cell drift: its text, the rubric, the modifiers, the method, settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from stances.commands.gate.snapshot import Basis, SnapshotCell, WeighedEvidence

Cause = Literal["corpus", "rubric", "modifiers", "method", "settings", "unknown"]
CAUSES: tuple[Cause, ...] = get_args(Cause)

Explanation = tuple[tuple[Cause, ...], str]
"""The causes of a change, and the reason in words."""

THRESHOLDS = ("min_evidence", "mixed_below")
"""The settings of a rubric that decide which state the same evidence gives."""

_CROWDED_OUT = "likeness counts only where words take no side, and now words take one"
_REASONS: dict[Cause, str] = {
    "corpus": "what stands around it changed: its paragraph, or the words that it hangs on",
    "rubric": "the rubric changed",
    "modifiers": "the modifiers changed",
    "method": "the method changed",
    "settings": "the settings changed",
    "unknown": "nothing that was kept beside the score has changed",
}


def sort_causes(causes: set[Cause]) -> tuple[Cause, ...]:
    """Return causes in the order of `CAUSES`; ``unknown`` where there are none.

    >>> sort_causes({"method", "rubric"}), sort_causes(set())
    (('rubric', 'method'), ('unknown',))
    """
    return tuple(cause for cause in CAUSES if cause in causes) or ("unknown",)


def find_basis_causes(old: SnapshotCell, new: SnapshotCell, origin: str) -> set[Cause]:
    """Return what changed besides the text that evidence rests on.

    Args:
        origin: the origin of the evidence; ``""`` for the cell as a whole.
    """
    before, now = old.basis, new.basis
    found: set[Cause] = set()
    if before.passport.method != now.passport.method:
        found.add("method")
    if before.passport.settings != now.passport.settings:
        found.add("settings")
    if before.modifiers != now.modifiers:
        found.add("modifiers")
    if _has_rubric_changed(before, now, old.dimension, origin):
        found.add("rubric")
    return found


def _has_rubric_changed(before: Basis, now: Basis, dimension: str, origin: str) -> bool:
    """Whether evidence rests on another rubric.

    Likeness is fitted on the exemplars of all dimensions; a target or cue stands in one. The
    learnt terms count as shared, because they also set how much words far from their topic weigh.
    """
    if before.dimensions is None or now.dimensions is None:
        return before.passport.rubric_hash != now.passport.rubric_hash
    if before.shared != now.shared:
        return True
    if origin == "similarity":
        return before.dimensions != now.dimensions
    return before.dimensions.get(dimension) != now.dimensions.get(dimension)


def has_text_changed(old: SnapshotCell, new: SnapshotCell) -> bool:
    """Whether the expert's text changed; where that is unknown, whether nothing else changed."""
    before, now = old.basis.texts, new.basis.texts
    if before is None or now is None:
        return not find_basis_causes(old, new, "similarity")
    return before.get(old.expert) != now.get(new.expert)


def has_threshold_changed(old: SnapshotCell, new: SnapshotCell) -> bool:
    """Whether the same evidence may give another state now."""
    before, now = old.basis.settings, new.basis.settings
    return any(before.get(name) != now.get(name) for name in THRESHOLDS)


def explain_reworded(
    how: str,
    was: WeighedEvidence | None,
    now: WeighedEvidence | None,
    old: SnapshotCell,
    new: SnapshotCell,
) -> Explanation:
    """Return why evidence changed in a sentence that was itself reworded.

    Args:
        how: what became of the sentence, in words.
        was, now: the evidence before and after.
    """
    if edit := _describe_edit(was, now, old, new):
        return ("corpus", "rubric"), f"{how}; {edit}"
    return ("corpus",), how


def explain_unchanged(
    was: WeighedEvidence | None,
    now: WeighedEvidence | None,
    old: SnapshotCell,
    new: SnapshotCell,
) -> Explanation:
    """Return why evidence changed in a sentence whose words are the same.

    Args:
        was, now: the evidence before and after; at least one of them is given.
    """
    if edit := _describe_edit(was, now, old, new):
        return ("rubric",), edit
    known = was or now
    origin = known.origin if known else ""
    possible = find_basis_causes(old, new, origin)
    if "modifiers" in possible and was and now and was.modifiers != now.modifiers:
        before, after = (", ".join(one.modifiers) or "none" for one in (was, now))
        return ("modifiers",), f"its modifiers were {before}, are {after}"
    if has_text_changed(old, new) and (not possible or origin in ("similarity", "inherited")):
        possible = possible | {"corpus"}
    causes = sort_causes(possible)
    return causes, _describe_causes(causes, origin)


def _describe_edit(
    was: WeighedEvidence | None,
    now: WeighedEvidence | None,
    old: SnapshotCell,
    new: SnapshotCell,
) -> str:
    """Return how the target or cue behind evidence was edited; empty where it was not."""
    if was and now:
        if not was.rule_mark or not now.rule_mark or was.rule_mark == now.rule_mark:
            return ""
        before, after = was.rule_weight, now.rule_weight
        if before is not None and after is not None and before != after:
            return f"the weight of the {now.origin} was {before:g}, is {after:g}"
        return f"the {now.origin} was edited"
    if now and _is_new_entry(now, old):
        return f"the {now.origin} is new or was edited"
    if was and _is_new_entry(was, new):
        return f"the {was.origin} is gone or was edited"
    return ""


def _is_new_entry(evidence: WeighedEvidence, cell: SnapshotCell) -> bool:
    """Whether the rubric that a cell was scored by has no such target or cue, if that is known."""
    entries = cell.basis.entries
    if not evidence.rule_mark or entries is None:
        return False
    return evidence.rule_mark not in entries.get(cell.dimension, ())


def _describe_causes(causes: Sequence[Cause], origin: str) -> str:
    """Return causes in words."""
    if origin == "similarity":
        if causes == ("rubric",):
            return f"what it learnt, its exemplars or its settings changed, or {_CROWDED_OUT}"
        if causes == ("corpus",):
            return _CROWDED_OUT
    if causes == ("rubric",):
        return "what the rubric's entries share changed (settings, actors, lists, what it learnt)"
    return " or ".join(_REASONS[cause] for cause in causes)
