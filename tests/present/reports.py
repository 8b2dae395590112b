"""Made-up reports of a check, consistent in themselves, with names and texts as evil as wanted."""

from __future__ import annotations

from typing import Any

Report = dict[str, Any]

NAME = "Test Alpha"
TEXT = "The bridge should be built, and soon."
FILE = "texts/test one.md"
BASELINE = "baseline.json"

EVIL = (
    "\x1b[31m::error::x\r\n##[error]%0A,a:b]]>|`c`*d*<b>&amp;[x](1){0}@nobody #1 "
    "\\| $e$ \u202e~~f~~"
)
EVIL_FILE = "texts/1. ü, a:b%|`c`@d #1 [x](2)\n]]>&.md"


def stand(position: float | None, state: str) -> Report:
    return {"state": state, "position": position, "for": 0.8, "against": 1.5}


def change(**changed: Any) -> Report:
    return {
        "causes": ["corpus"],
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
        "why": "the sentence was reworded",
        **changed,
    }


def drift(**changed: Any) -> Report:
    waived = "waived" if changed.get("waiver") else "told"
    return {
        "expert": NAME,
        "dimension": "tolls",
        "kinds": ["sign", "state", "position"],
        "old": stand(-0.73, "against"),
        "new": stand(0.5, "for"),
        "difference": 1.23,
        "tolerance": 0.05,
        "swapped": [],
        "causes": ["corpus"],
        "notes": [],
        "changes": [],
        "outcome": "fails" if changed.get("fails", True) else waived,
        "fails": True,
        "waiver": None,
        "file": FILE,
        "line": 43,
        **changed,
    }


def waiver(**changed: Any) -> Report:
    return {
        "expert": "ümlaut",
        "dimension": "tolls",
        "until": "2031-12-31",
        "reason": "the text is being edited",
        "state": "used",
        "file": "stances.toml",
        "line": 9,
        **changed,
    }


def drifts(name: str, text: str, file: str, dimension: str) -> list[Report]:
    """Five drifts: two that fail, one told, one waived, one cell come and one gone."""
    return [
        drift(
            expert=name,
            dimension=dimension,
            kinds=["sign", "state", "position", "evidence", "rank"],
            swapped=["Test Gamma", name],
            causes=["corpus", "rubric"],
            file=file,
            changes=[
                change(source=file, text=text, old_text="It should not be built."),
                change(
                    source=file,
                    text=text,
                    old_text="It should not be built.",
                    change="came",
                    causes=["corpus", "rubric"],
                    words=text,
                    rule_file=file,
                    old_weight=None,
                    new_weight=0.5,
                    why=f"the sentence was reworded; {text}",
                ),
                change(
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
            ],
        ),
        drift(
            expert=name,
            dimension="ferries",
            kinds=["evidence"],
            old=stand(0.5, "for"),
            difference=0.0,
            fails=False,
            changes=[
                change(
                    source=file,
                    line=44,
                    sentence="alpha-2.3",
                    causes=["rubric"],
                    old_weight=0.8,
                    new_weight=0.5,
                    why="the weight of the cue was 0.8, is 0.5",
                )
            ],
        ),
        drift(
            expert="Test Ümlaut",
            dimension=dimension,
            kinds=["state"],
            old=stand(None, "silent"),
            difference=None,
            fails=False,
            waiver={"until": "2031-12-31", "reason": text},
            file="texts/Test Ümlaut.md",
        ),
        drift(
            expert="Test Gamma",
            dimension="ferries",
            kinds=["come"],
            old=None,
            difference=None,
            causes=["unknown"],
            file="/srv/test gamma.md",
            line=1,
        ),
        drift(
            expert="Test Delta",
            dimension=dimension,
            kinds=["gone"],
            new=None,
            difference=None,
            file="texts/delta.md",
            line=1,
        ),
    ]


def report(
    name: str = NAME,
    text: str = TEXT,
    file: str = FILE,
    dimension: str = "tolls",
    **changed: Any,
) -> Report:
    """A report in which an expert, what is said, a file and a dimension are as given."""
    found = drifts(name, text, file, dimension)
    by_cell = {(one["expert"], one["dimension"]): one for one in found}
    same = stand(0.25, "for")
    cells = [
        {
            "expert": expert,
            "dimension": asked,
            "old": by_cell.get((expert, asked), {"old": same})["old"],
            "new": by_cell.get((expert, asked), {"new": same})["new"],
        }
        for expert in (name, "Test Ümlaut", "Test Gamma", "Test Delta")
        for asked in (dimension, "ferries")
    ]
    return {
        "format_version": "1.0",
        "type": "check",
        "old": BASELINE,
        "new": file,
        "passport": {
            "old": {"stances": "0.1.0", "method": "1", "modifiers_hash": None, "settings": {}},
            "new": {
                "stances": "0.1.0",
                "method": "2",
                "modifiers_hash": "sha256:01",
                "settings": {"asked": text},
            },
        },
        "only": ["sign", "state", "position"],
        "verdict": "drift",
        "counts": {
            "cells": 8,
            "same": 3,
            "drifted": 5,
            "failing": 3,
            "waived": 1,
            "stale": 2,
        },
        "drifts": found,
        "cells": cells,
        "waivers": [
            waiver(reason=text),
            waiver(expert=name, state="unused", reason=text, line=13),
            waiver(expert="", state="past", until="2020-01-31", reason=text, line=17),
        ],
        **changed,
    }


def evil() -> Report:
    return report(EVIL, EVIL, EVIL_FILE, EVIL)


def clean() -> Report:
    """A report without any drift."""
    counts = {"cells": 60, "same": 60, "drifted": 0, "failing": 0, "waived": 0, "stale": 0}
    return report(verdict="same", counts=counts, drifts=[], waivers=[])


def compared() -> Report:
    """The report of a `diff`, which has no verdict."""
    found = [
        {**one, "outcome": "differs", "fails": False, "waiver": None} for one in report()["drifts"]
    ]
    return report(type="diff", verdict="same", old="old.json", new="new.json", waivers=[]) | {
        "drifts": found
    }
