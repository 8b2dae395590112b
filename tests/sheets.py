"""Score sheets made up for tests, consistent in themselves."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

from stances.scoring.sheet import Passport, ScoreSheet, SheetCell, SheetDimension
from stances.scoring.sheet_evidence import SheetEvidence, SheetModifier, SheetSentence, SheetTerm
from stances.wire.records import make_plain

DIMENSIONS = {
    "retaliation": ("retaliation", "strike back", "hold fire"),
    "diplomacy": ("diplomacy", "talk", "do not talk"),
    "iraq-sovereignty": ("Iraq sov.", "put Iraq first", "put Iraq second"),
    "us-presence": ("US presence", "stay", "leave"),
    "economic-pressure": ("sanctions", "press on", "ease off"),
    "iranian-restraint": ("Iran calm", "Iran holds back", "Iran does not"),
    "soleimani-strike": ("Soleimani", "it was right", "it was a mistake"),
    "nuclear-risk": ("nuclear", "the risk grows", "the risk is small"),
    "coalition": ("coalition", "go with allies", "go alone"),
    "war-risk": ("war risk", "war is near", "war is far"),
}
EXPERTS = ("William Test Alpha", "Test Ümlaut", "漢字 Beta", "Test Gamma")


def make_cell(
    expert: str, dimension: str, support: float, opposition: float, **more: Any
) -> SheetCell:
    """Return a cell with these weights for and against; it is silent below 0.5 in sum."""
    theta = math.log((support + 0.5) / (opposition + 0.5))
    error = math.sqrt(1 / (support + 0.5) + 1 / (opposition + 0.5))
    silent = support + opposition < 0.5
    position = (support - opposition) / (support + opposition + 1)
    side = "mixed" if abs(position) < 0.1 else "for" if position > 0 else "against"
    values = {
        "position": None if silent else position,
        "low": None if silent else math.tanh((theta - 1.96 * error) / 2),
        "high": None if silent else math.tanh((theta + 1.96 * error) / 2),
        "state": "silent" if silent else side,
        "salience": 0.125,
        "support": support,
        "opposition": opposition,
        "sentences": max(2, math.ceil(support) + math.ceil(opposition)),
        "reported": 0,
        "asked": 1,
        "evidence": (),
        **more,
    }
    return SheetCell(expert=expert, dimension=dimension, **values)


def make_dimension(name: str) -> SheetDimension:
    """Return a dimension of `DIMENSIONS`."""
    label, positive, negative = DIMENSIONS[name]
    return SheetDimension(
        id=name,
        label=label,
        question=f"Is it {positive}?",
        kind="prescription",
        positive=positive,
        negative=negative,
    )


def make_sheet(cells: Sequence[SheetCell]) -> ScoreSheet:
    """Return a sheet of these cells."""
    return ScoreSheet(
        passport=Passport(
            stances="0.1.0",
            method="1",
            rubric="made-up",
            rubric_hash="sha256:0123456789ab",
            settings={},
        ),
        experts=tuple(dict.fromkeys(one.expert for one in cells)),
        dimensions=tuple(
            make_dimension(name) for name in dict.fromkeys(one.dimension for one in cells)
        ),
        cells=tuple(cells),
    )


def make_full_sheet() -> ScoreSheet:
    """Return a sheet of four experts and ten dimensions, with every state among them."""
    return make_sheet(
        [
            make_cell(
                expert, dimension, ((at * 7 + to * 3) % 5) * 0.5, ((at * 3 + to * 5) % 4) * 0.6
            )
            for at, expert in enumerate(EXPERTS)
            for to, dimension in enumerate(DIMENSIONS)
        ]
    )


TEXT = "To strike again\nwould not be a huge mistake, they say; it is time to stop."
"""A sentence that stands at offset 100 of its document."""


def make_item(origin: str, words: str, **more: Any) -> SheetEvidence:
    """Return evidence on words of `TEXT`."""
    start = 100 + TEXT.index(words)
    values = {
        "rule": f"retaliation/{origin}/1",
        "rule_file": "retaliation.toml",
        "rule_line": 9,
        "rule_weight": 1.0,
        "rule_mark": "sha256:0123456789ab",
        "words": words,
        "start": start,
        "end": start + len(words),
        "text": words,
        "sign": -1,
        "weight": 1.0,
        "voice": "asserted",
        "modifiers": (),
        "terms": (),
        "reason": "",
        "discarded": None,
        **more,
    }
    return SheetEvidence(origin=origin, **values)


def make_sentence(
    name: str, weight: float, items: Sequence[SheetEvidence], **more: Any
) -> SheetSentence:
    """Return `TEXT` as a sentence with evidence."""
    values = {
        "source": "made-up.txt",
        "line": 36,
        "start": 100,
        "end": 100 + len(TEXT),
        "text": TEXT,
        "wording": "verbatim",
        **more,
    }
    return SheetSentence(sentence=name, weight=weight, items=tuple(items), **values)


def make_explained_sheet() -> ScoreSheet:
    """Return a sheet of one cell: R = 0.6125, L = 1.0 + 0.4; one sentence was set aside."""
    negation = SheetModifier(kind="negation", text="not", start=121, end=124)
    evidence = (
        make_sentence(
            "gamma-1.1",
            -1.0,
            [
                make_item(
                    "cue",
                    "huge mistake",
                    modifiers=(negation,),
                    reason="a cue against, twice turned",
                ),
                make_item("target", "mistake", sign=0, weight=0.0, discarded="hidden by a cue"),
            ],
            wording="paraphrase",
        ),
        make_sentence(
            "gamma-1.2",
            0.0,
            [
                make_item(
                    "cue",
                    "time to stop",
                    voice="reported",
                    weight=0.0,
                    discarded="it is another's voice",
                )
            ],
        ),
        make_sentence("gamma-2.1", 0.6125, [make_item("cue", "strike", sign=1, weight=0.6125)]),
        make_sentence(
            "gamma-2.2",
            -0.4,
            [
                make_item(
                    "similarity",
                    TEXT,
                    weight=0.4,
                    rule="",
                    rule_file=None,
                    rule_line=None,
                    rule_weight=None,
                    rule_mark=None,
                    terms=(
                        SheetTerm(term="not_mistake", share=-0.1),
                        SheetTerm(term="stop", share=-0.3),
                    ),
                )
            ],
        ),
    )
    return make_sheet([make_cell("Test Gamma", "retaliation", 0.6125, 1.4, evidence=evidence)])


def make_json(record: object) -> Any:
    """Return a record as it reads back from JSON."""
    return json.loads(json.dumps(make_plain(record)))
