"""Pairs, and a made-up score sheet with what its cells rest on."""

from __future__ import annotations

from msgspec import UNSET

from stances.agreement.pairs import CodedPair
from stances.scoring.sheet import Passport, ScoreSheet, SheetCell, SheetDimension
from stances.scoring.sheet_evidence import SheetEvidence, SheetSentence

PASSPORT = Passport(
    stances="0.1.0",
    method="3",
    rubric="made-up",
    rubric_hash="sha256:0123456789ab",
    settings={},
)
DIMENSIONS = ("tolls", "traffic")
EXPERTS = {"alpha": "Test Alpha", "umlaut": "Test Ümlaut"}
POSITIONS = {"for": 0.5, "against": -0.5, "mixed": 0.05, "silent": None}
TEXT = "To raise tolls\nwould be a huge mistake."


def make_pairs(*codes):
    """Return one pair of a unit of its own for each two signs, such as ``+-``."""
    return [
        CodedPair(unit=f"u{at}", dimension="tolls", coded=code[0], given=code[1])
        for at, code in enumerate(codes)
    ]


def make_sentence(name, weight, wording="verbatim"):
    """Return a sentence of a score sheet that rests on the words "huge mistake"."""
    start = 100 + TEXT.index("huge mistake")
    item = SheetEvidence(
        origin="cue",
        rule="tolls/cue/1",
        rule_file=None,
        rule_line=None,
        rule_weight=None,
        rule_mark=None,
        words="huge mistake",
        start=start,
        end=start + len("huge mistake"),
        text="huge mistake",
        sign=1 if weight > 0 else -1,
        weight=abs(weight),
        voice="asserted",
        modifiers=(),
        terms=(),
        reason="",
        discarded=None if weight else "it is another's voice",
    )
    return SheetSentence(
        sentence=name,
        source="made-up.txt",
        line=36,
        start=100,
        end=100 + len(TEXT),
        text=TEXT,
        wording=wording,
        weight=weight,
        items=(item,),
    )


def make_cell(expert, dimension, state, evidence):
    return SheetCell(
        expert=expert,
        dimension=dimension,
        position=POSITIONS[state],
        low=None if state == "silent" else -0.9,
        high=None if state == "silent" else 0.9,
        state=state,
        salience=0.5,
        support=0.0,
        opposition=0.0,
        sentences=0,
        reported=0,
        asked=0,
        evidence=evidence,
    )


def make_sheet(*, bare=False, evidence=None, **states):
    """Return two experts' cells on both dimensions.

    Args:
        bare: whether to leave out all evidence.
        evidence: sentence ids and weights, by expert and dimension.
        states: each expert's two states; both silent where none is given.
    """
    cells = [
        make_cell(
            name,
            dimension,
            state,
            UNSET
            if bare
            else tuple(make_sentence(*one) for one in (evidence or {}).get((key, dimension), ())),
        )
        for key, name in EXPERTS.items()
        for dimension, state in zip(DIMENSIONS, states.get(key, ("silent",) * 2), strict=True)
    ]
    return ScoreSheet(
        passport=PASSPORT,
        experts=tuple(EXPERTS.values()),
        dimensions=tuple(
            SheetDimension(
                id=name,
                label=name,
                question="Is it so?",
                kind="prescription",
                positive="yes",
                negative="no",
            )
            for name in DIMENSIONS
        ),
        cells=tuple(cells),
    )
