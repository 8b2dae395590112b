"""The gate's findings as plain records: the public JSON shape of ``check`` and ``diff``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from stances.gate.cause import Change
from stances.gate.drift import Drift
from stances.gate.snapshot import Basis, Cell, Item, Key, Snapshot
from stances.gate.verdict import Judged, Verdict

FORMAT_VERSION = "1.0"
"""A minor step adds fields, a major one breaks them."""

_DIGITS = 9


def report(
    *,
    kind: str,
    old: Snapshot,
    new: Snapshot,
    verdict: Verdict,
    only: Sequence[str],
    stale: Sequence[Key],
    is_there: Callable[[str], bool],
) -> dict[str, Any]:
    """All that is to be told of two scorings, ready for JSON.

    ``old`` and ``new`` name what was compared, ``passport`` tells what each rests on besides the
    text; ``verdict`` is ``drift`` or ``same``, by ``counts`` of cells; ``only`` are the kinds that
    fail. ``drifts`` holds every cell that is not what it was: ``expert``, ``dimension``, ``kinds``,
    where they stood and stand (``old``, ``new``: state, position, for, against; null where the
    cell came or is gone), the ``difference``, its ``tolerance``, who ``swapped`` places with them,
    the ``causes``, ``notes`` on what no evidence tells, each of the ``changes`` (its causes, why,
    the sentence with source and line, the target or cue with file and line, weights before and
    now), its ``outcome`` (fails, told, waived; differs, where nothing is judged) and whether it
    ``fails``, the ``waiver`` that lets it pass, and the ``file`` and ``line`` to look at first.
    ``waivers``, ``stale`` and ``cells`` list what their names say.

    Args:
        kind: ``check``, or ``diff``, where nothing fails and the verdict is whether all is alike.
        stale: cells that score as accepted, though by another rubric, method or settings.
        is_there: whether a name is that of a file, to which a reader may be sent.
    """
    keys = dict.fromkeys((*new.cells, *old.cells))
    return {
        "format_version": FORMAT_VERSION,
        "type": kind,
        "old": old.name,
        "new": new.name,
        "passport": {"old": _passport(old.basis), "new": _passport(new.basis)},
        "only": list(only),
        "verdict": "drift" if verdict.fails or (kind == "diff" and verdict.judged) else "same",
        "counts": {
            "cells": len(keys),
            "same": len(keys) - len(verdict.judged),
            "drifted": len(verdict.judged),
            "failing": sum(one.fails for one in verdict.judged),
            "waived": sum(one.waiver is not None for one in verdict.judged),
            "stale": len(stale),
        },
        "drifts": [_judged(one, old, is_there) for one in verdict.judged],
        "waivers": [
            {
                "expert": waiver.expert,
                "dimension": waiver.dimension,
                "until": waiver.until.isoformat(),
                "reason": waiver.reason,
                "state": state,
                "file": waiver.file,
                "line": waiver.line,
            }
            for waiver, state in verdict.waivers
        ],
        "stale": [{"expert": expert, "dimension": dimension} for expert, dimension in stale],
        "cells": [
            {
                "expert": expert,
                "dimension": dimension,
                "old": _stand(old.cells.get((expert, dimension))),
                "new": _stand(new.cells.get((expert, dimension))),
            }
            for expert, dimension in sorted(keys)
        ],
    }


def _passport(basis: Basis) -> dict[str, Any]:
    return {
        **basis.passport,
        "modifiers_hash": basis.modifiers or None,
        "rubric_settings": dict(basis.settings),
    }


def _stand(cell: Cell | None) -> Mapping[str, Any] | None:
    if cell is None:
        return None
    return {
        "state": cell.state,
        "position": cell.position,
        "for": cell.support,
        "against": cell.opposition,
    }


def _judged(one: Judged, old: Snapshot, is_there: Callable[[str], bool]) -> dict[str, Any]:
    drift = one.drift
    both = drift.old, drift.new
    was, here = (cell.position if cell else None for cell in both)
    file, line = _home(drift, old, is_there)
    return {
        "expert": drift.expert,
        "dimension": drift.dimension,
        "kinds": list(drift.kinds),
        "old": _stand(drift.old),
        "new": _stand(drift.new),
        "difference": None if was is None or here is None else round(here - was, _DIGITS),
        "tolerance": drift.tolerance,
        "swapped": list(drift.swapped),
        "causes": list(drift.causes),
        "notes": list(drift.notes),
        "changes": [_change(change) for change in drift.changes],
        "outcome": one.outcome,
        "fails": one.fails,
        "waiver": one.waiver
        and {"until": one.waiver.until.isoformat(), "reason": one.waiver.reason},
        "file": file,
        "line": line,
    }


def _change(change: Change) -> dict[str, Any]:
    item, piece = change.item, change.place
    return {
        "causes": list(change.causes),
        "why": change.why,
        "change": "went" if change.new is None else "came" if change.old is None else "changed",
        "origin": item.origin,
        "words": item.words,
        "rule_file": item.file,
        "rule_line": item.line,
        "sentence": piece.sentence,
        "source": piece.source,
        "line": piece.line,
        "text": change.piece.text if change.piece else None,
        "old_text": change.was.text if change.was else None,
        "old_weight": _signed(change.old),
        "new_weight": _signed(change.new),
        "old_rule_weight": change.old.full if change.old else None,
        "new_rule_weight": change.new.full if change.new else None,
    }


def _signed(item: Item | None) -> float | None:
    return None if item is None else item.sign * item.weight


def _home(drift: Drift, old: Snapshot, is_there: Callable[[str], bool]) -> tuple[str, int]:
    """Where a reader should look first: the sentence, the cue, or the baseline's own cell."""
    edited = [one.piece for one in drift.changes if one.piece and "corpus" in one.causes]
    items = [one.item for one in drift.changes if "corpus" not in one.causes]
    others = [one.piece for one in drift.changes if one.piece]
    places = [(one.source, one.line) for one in edited]
    places += [(one.file, one.line) for one in items if one.file and one.line]
    places += [(one.source, one.line) for one in others]
    for file, line in places:
        if is_there(file):
            return file, line
    return old.name, drift.old.line if drift.old and drift.old.line else 1
