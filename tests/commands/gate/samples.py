"""Made-up scorings for the gate: texts, and what was found in them."""

from __future__ import annotations

from itertools import product

from msgspec.structs import replace
from msgspec.structs import replace as change_record

from stances.commands.gate.baseline_record import format_baseline
from stances.commands.gate.drift import find_drifts
from stances.commands.gate.read_baseline import read_baseline
from stances.commands.gate.snapshot import (
    Basis,
    Snapshot,
    SnapshotCell,
    SnapshotSentence,
    WeighedEvidence,
)
from stances.document import Document
from stances.scoring.marks import mark_text
from stances.scoring.sheet import Passport

PASSPORT = Passport(
    stances="0.1.0", method="1", rubric="bridge", rubric_hash="sha256:0123456789ab", settings={}
)
DIMENSIONS = {"tolls": "d1", "traffic": "d2"}

RAISE = "Congress should raise tolls."
KEEP = "Every driver owes a fair share."
LOWER = "Higher tolls would be a mistake."
RAIN = "It rains."


def change_passport(**changed):
    return change_record(PASSPORT, **changed)


def make_target(sign=1, weight=1.0, **changed):
    """A target's evidence, unless `changed` says otherwise; its mark holds its words and weight."""
    usual = {
        "origin": "target",
        "words": "toll*",
        "voice": "asserted",
        "rule_file": "bridge/tolls.toml",
        "rule_line": 10,
        "rule_weight": 1.0,
    }
    made = WeighedEvidence(sign=sign, weight=weight, **(usual | changed))
    if made.rule_mark is None and made.origin in ("cue", "target"):
        made = replace(made, rule_mark=f"{made.words} {made.rule_weight}")
    return made


def make_cue(sign=1, weight=1.0, words="fair share", **changed):
    """The evidence of a cue whose own weight is the same."""
    usual = {"origin": "cue", "words": words, "rule_line": 20}
    return make_target(sign, weight, **(usual | changed))


def make_likeness(sign=1, weight=0.5):
    """The evidence of likeness to exemplars, which no entry of a rubric gave."""
    return WeighedEvidence(
        origin="similarity", words="", sign=sign, weight=weight, voice="asserted"
    )


def make_scoring(
    texts, found, *, name="a.txt", dimensions=DIMENSIONS, shift=0, source="a.txt", **basis
):
    """A scoring.

    Args:
        texts: the sentences of each expert.
        found: by expert and dimension, the evidence by sentence.
        dimensions: the marks of the rubric's dimensions.
        shift: how many lines and paragraphs stand above the texts.
        basis: what else it rests on.
    """
    sentences = {
        expert: {
            f"{expert.split()[-1].lower()}-{at}.1": SnapshotSentence(
                id=f"{expert.split()[-1].lower()}-{at}.1",
                source=source,
                line=at,
                mark=mark_text(text),
                text=text,
            )
            for at, text in enumerate(own, start=1 + shift)
        }
        for expert, own in texts.items()
    }
    rests = Basis(
        **{
            "passport": PASSPORT,
            "texts": {
                expert: {key: one.mark for key, one in own.items()}
                for expert, own in sentences.items()
            },
            "shared": "s1",
            "modifiers": "m1",
            "dimensions": dict(dimensions),
            "sentences": sentences,
        }
        | basis
    )
    cells = {}
    for expert, dimension in product(texts, dimensions):
        here = found.get((expert, dimension), {})
        own = tuple(
            replace(one, evidence=tuple(here[one.text]))
            for one in sentences[expert].values()
            if one.text in here
        )
        cells[expert, dimension] = make_cell(expert, dimension, own, rests)
    return Snapshot(name=name, basis=rests, cells=cells)


def make_cell(expert, dimension, sentences, basis):
    """A cell whose figures are those of its evidence."""
    sums = [max(-1, min(1, sum(one.signed_weight for one in s.evidence))) for s in sentences]
    support = float(sum(one for one in sums if one > 0))
    opposition = float(-sum(one for one in sums if one < 0))
    silent = support + opposition < 0.5
    position = None if silent else (support - opposition) / (support + opposition + 1)
    if position is None:
        state = "silent"
    elif support and opposition and abs(position) < 0.2:
        state = "mixed"
    else:
        state = "for" if position > 0 else "against"
    return SnapshotCell(
        expert=expert,
        dimension=dimension,
        state=state,
        position=position,
        support=support,
        opposition=opposition,
        sentences=sentences,
        basis=basis,
    )


def read_text(text, name="b.json"):
    """The snapshot that a baseline's text holds."""
    return read_baseline(Document(name=name, text=text))


def read_back(snapshot, name="b.json"):
    """The same as a baseline remembers it."""
    return read_text(format_baseline(snapshot), name)


def find_only_drift(old, new, tolerance=0.0):
    """The only drift between what was accepted and what is scored now."""
    found = find_drifts(read_back(old), new, lambda _: tolerance)
    assert len(found) == 1
    return found[0]
