"""Made-up reports of a check, consistent in themselves, with names and texts as evil as wanted."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from stances.commands.gate.report import (
    AppliedWaiver,
    BasisPassport,
    BothPassports,
    CellScore,
    ComparedCell,
    DriftCounts,
    DriftReport,
    ReportedChange,
    ReportedDrift,
    ReportedWaiver,
)

NAME = "Test Alpha"
TEXT = "The bridge should be built, and soon."
FILE = "texts/test one.md"
BASELINE = "baseline.json"

EVIL = (
    "\x1b[31m::error::x\r\n##[error]%0A,a:b]]>|`c`*d*<b>&amp;[x](1){0}@nobody #1 "
    "\\| $e$ \u202e~~f~~"
)
EVIL_FILE = "texts/1. ü, a:b%|`c`@d #1 [x](2)\n]]>&.md"


def make_score(position: float | None, state: str) -> CellScore:
    return CellScore(state=state, position=position, support=0.8, opposition=1.5)


def make_change(**changed: Any) -> ReportedChange:
    usual = {
        "causes": ("corpus",),
        "why": "the sentence was reworded",
        "change": "changed",
        "origin": "cue",
        "words": "no (more)? bridges",
        "rule_file": "rubrics/bridges/tolls.toml",
        "rule_line": 12,
        "sentence": "alpha-2.2",
        "source": FILE,
        "line": 43,
        "text": TEXT,
        "old_text": None,
        "old_weight": -1.0,
        "new_weight": 0.8,
        "old_rule_weight": 0.8,
        "new_rule_weight": 0.8,
    }
    return ReportedChange(**(usual | changed))


def make_drift(**changed: Any) -> ReportedDrift:
    usual = {
        "expert": NAME,
        "dimension": "tolls",
        "kinds": ("sign", "state", "position"),
        "old": make_score(-0.73, "against"),
        "new": make_score(0.5, "for"),
        "difference": 1.23,
        "tolerance": 0.05,
        "swapped": (),
        "causes": ("corpus",),
        "notes": (),
        "changes": (),
        "outcome": "fails",
        "waiver": None,
        "file": FILE,
        "line": 43,
    }
    made = usual | changed
    return ReportedDrift(fails=made["outcome"] == "fails", **made)


def make_waiver(**changed: Any) -> ReportedWaiver:
    usual = {
        "expert": "ümlaut",
        "dimension": "tolls",
        "until": date(2031, 12, 31),
        "reason": "the text is being edited",
        "state": "used",
        "file": "stances.toml",
        "line": 9,
    }
    return ReportedWaiver(**(usual | changed))


def make_drifts(name: str, text: str, file: str, dimension: str) -> tuple[ReportedDrift, ...]:
    """Five drifts: one fails, one is only reported, one is waived, one cell is new, one gone."""
    reworded = make_change(source=file, text=text, old_text="It should not be built.")
    return (
        make_drift(
            expert=name,
            dimension=dimension,
            kinds=("sign", "state", "position", "evidence", "rank"),
            swapped=("Test Gamma", name),
            causes=("corpus", "rubric"),
            file=file,
            changes=(
                reworded,
                replace(
                    reworded,
                    change="came",
                    causes=("corpus", "rubric"),
                    words=text,
                    rule_file=file,
                    old_weight=None,
                    new_weight=0.5,
                    why=f"the sentence was reworded; {text}",
                ),
                make_change(
                    source=file,
                    line=51,
                    sentence="alpha-3.1",
                    text=None,
                    change="went",
                    origin="similarity",
                    words="",
                    rule_file=None,
                    rule_line=None,
                    old_weight=-0.6125,
                    new_weight=None,
                    why="the sentence is gone or was reworded",
                ),
            ),
        ),
        make_drift(
            expert=name,
            dimension="ferries",
            kinds=("evidence",),
            old=make_score(0.5, "for"),
            difference=0.0,
            outcome="told",
            changes=(
                make_change(
                    source=file,
                    line=44,
                    sentence="alpha-2.3",
                    causes=("rubric",),
                    old_weight=0.8,
                    new_weight=0.5,
                    why="the weight of the cue was 0.8, is 0.5",
                ),
            ),
        ),
        make_drift(
            expert="Test Ümlaut",
            dimension=dimension,
            kinds=("state",),
            old=make_score(None, "silent"),
            difference=None,
            outcome="waived",
            waiver=AppliedWaiver(until=date(2031, 12, 31), reason=text),
            file="texts/Test Ümlaut.md",
        ),
        make_drift(
            expert="Test Gamma",
            dimension="ferries",
            kinds=("come",),
            old=None,
            difference=None,
            causes=("unknown",),
            file="/srv/test gamma.md",
            line=1,
        ),
        make_drift(
            expert="Test Delta",
            dimension=dimension,
            kinds=("gone",),
            new=None,
            difference=None,
            file="texts/delta.md",
            line=1,
        ),
    )


def make_passport(**changed: Any) -> BasisPassport:
    usual = {
        "stances": "0.1.0",
        "method": "1",
        "rubric": "bridge",
        "rubric_hash": "sha256:0123456789ab",
        "settings": {},
        "modifiers_hash": None,
        "rubric_settings": {},
    }
    return BasisPassport(**(usual | changed))


def make_report(
    name: str = NAME,
    text: str = TEXT,
    file: str = FILE,
    dimension: str = "tolls",
    **changed: Any,
) -> DriftReport:
    """A report in which an expert, what is said, a file and a dimension are as given."""
    drifts = make_drifts(name, text, file, dimension)
    by_cell = {one.key: one for one in drifts}
    same = make_drift(old=make_score(0.25, "for"), new=make_score(0.25, "for"))
    cells = tuple(
        ComparedCell(
            expert=expert,
            dimension=asked,
            old=by_cell.get((expert, asked), same).old,
            new=by_cell.get((expert, asked), same).new,
        )
        for expert in (name, "Test Ümlaut", "Test Gamma", "Test Delta")
        for asked in (dimension, "ferries")
    )
    usual = {
        "command": "check",
        "old": BASELINE,
        "new": file,
        "passport": BothPassports(
            old=make_passport(),
            new=make_passport(
                method="2",
                modifiers_hash="sha256:01",
                settings={"asked": text},
                rubric_settings={"min_evidence": 0.5},
            ),
        ),
        "only": ("sign", "state", "position"),
        "verdict": "drift",
        "counts": DriftCounts(cells=8, same=3, drifted=5, failing=3, waived=1, stale=2),
        "drifts": drifts,
        "cells": cells,
        "stale": (),
        "waivers": (
            make_waiver(reason=text),
            make_waiver(expert=name, state="unused", reason=text, line=13),
            make_waiver(expert="", state="past", until=date(2020, 1, 31), reason=text, line=17),
        ),
    }
    return DriftReport(**(usual | changed))


def make_evil() -> DriftReport:
    return make_report(EVIL, EVIL, EVIL_FILE, EVIL)


def make_clean(stale: int = 0) -> DriftReport:
    """A report without any drift."""
    counts = DriftCounts(cells=60, same=60, drifted=0, failing=0, waived=0, stale=stale)
    return make_report(verdict="same", counts=counts, drifts=(), waivers=())


def make_diff() -> DriftReport:
    """The report of a ``diff``, which judges nothing."""
    drifts = tuple(
        replace(one, outcome="differs", fails=False, waiver=None) for one in make_report().drifts
    )
    return make_report(
        command="diff", verdict="drift", old="old.json", new="new.json", waivers=(), drifts=drifts
    )
