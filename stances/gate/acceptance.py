"""Scores that wait to be accepted, whole or cell by cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stances.gate import baseline
from stances.gate.drift import stale
from stances.gate.snapshot import Key, Snapshot, merged, narrowed


@dataclass(frozen=True, kw_only=True, slots=True)
class Acceptance:
    """Scores that wait to be accepted.

    Attributes:
        name: the baseline's file.
        old: what was accepted before; `None` where nothing was.
        new: what is scored now.
        report: all drift between the two, as `diff` tells it; `None` where
            nothing was accepted before.
        keys: the cells that the user chose.
    """

    name: str
    old: Snapshot | None
    new: Snapshot
    report: Mapping[str, Any] | None
    keys: frozenset[Key]

    @property
    def drifts(self) -> Sequence[Mapping[str, Any]]:
        """All that drifted."""
        return self.report["drifts"] if self.report else ()

    @property
    def offered(self) -> Sequence[Mapping[str, Any]]:
        """What drifted among the cells that the user chose."""
        return [one for one in self.drifts if key_of(one) in self.keys]

    def text(self, keys: Collection[Key]) -> str:
        """The baseline in which these cells are as they are scored now, all others as they were."""
        return baseline.write(self._taking(keys), self.name)

    def summary(self, keys: Collection[Key]) -> dict[str, Any]:
        """What accepting these cells does.

        Returns:
            ``baseline``, and whether it was ``written``; how many ``cells``, ``experts`` and
            ``dimensions`` it holds; how many cells of it are scored no more (``unreferenced``), or
            by another rubric, method or settings now (``stale``); and the drifts ``accepted`` and
            ``kept`` out.
        """
        made = self._taking(keys)
        left = [key for key in made.cells if key not in keys]
        kept = [one for one in self.drifts if key_of(one) not in keys]
        return {
            "baseline": self.name,
            "written": bool(keys),
            "cells": len(made.cells),
            "experts": len(made.experts),
            "dimensions": len(made.dimensions),
            "unreferenced": sum(key not in self.new.cells for key in left),
            "stale": len(stale(narrowed(made, set(left)), self.new, set(map(key_of, kept)))),
            "accepted": [one for one in self.drifts if key_of(one) in keys],
            "kept": kept,
        }

    def _taking(self, keys: Collection[Key]) -> Snapshot:
        return self.new if self.old is None else merged(self.old, self.new, set(keys))


def key_of(drift: Mapping[str, Any]) -> Key:
    """The cell of a report's drift."""
    return drift["expert"], drift["dimension"]
