"""Made-up scorings for the gate: texts, and what was found in them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from stances.gate.baseline import dump
from stances.gate.drift import drifts
from stances.gate.parse import parse
from stances.gate.snapshot import Basis, Cell, Item, Piece, Snapshot
from stances.model import Source
from stances.score.marks import text_mark

PASSPORT = {
    "stances": "0.1.0",
    "method": "1",
    "rubric": "bridge",
    "rubric_hash": "sha256:0123456789ab",
    "settings": {},
}
DIMENSIONS = {"tolls": "d1", "traffic": "d2"}

RAISE = "Congress should raise tolls."
KEEP = "Every driver owes a fair share."
LOWER = "Higher tolls would be a mistake."
RAIN = "It rains."


def item(sign=1, weight=1.0, **changed):
    """A target's evidence, unless told otherwise; its mark tells its words and its weight."""
    usual = {
        "origin": "target",
        "words": "toll*",
        "voice": "asserted",
        "file": "bridge/tolls.toml",
        "line": 10,
        "full": 1.0,
    }
    made = Item(sign=sign, weight=weight, **(usual | changed))
    if made.mark is None and made.origin in ("cue", "target"):
        made = replace(made, mark=f"{made.words} {made.full}")
    return made


def cue(sign=1, weight=1.0, words="fair share", **changed):
    """The evidence of a cue whose own weight is the same."""
    return item(sign, weight, **({"origin": "cue", "words": words, "line": 20} | changed))


def likeness(sign=1, weight=0.5):
    """The evidence of likeness to exemplars, which no entry of a rubric gave."""
    return Item(origin="similarity", words="", sign=sign, weight=weight, voice="asserted")


def scoring(texts, found, *, name="a.txt", dimensions=DIMENSIONS, shift=0, source="a.txt", **basis):
    """A scoring.

    Args:
        texts: the sentences of each expert.
        found: by expert and dimension, the evidence by sentence.
        dimensions: the marks of the rubric's dimensions.
        shift: how many lines and paragraphs stand above the texts.
        basis: what else it rests on.
    """
    spoken = {
        expert: {
            f"{expert.split()[-1].lower()}-{at}.1": Piece(
                sentence=f"{expert.split()[-1].lower()}-{at}.1",
                source=source,
                line=at,
                mark=text_mark(text),
                items=(),
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
                for expert, own in spoken.items()
            },
            "shared": "s1",
            "modifiers": "m1",
            "dimensions": dict(dimensions),
            "sentences": spoken,
        }
        | basis
    )
    cells = {}
    for expert, dimension in product(texts, dimensions):
        here = found.get((expert, dimension), {})
        pieces = tuple(
            replace(one, items=tuple(here[one.text]))
            for one in spoken[expert].values()
            if one.text in here
        )
        cells[expert, dimension] = cell(expert, dimension, pieces, rests)
    return Snapshot(name=name, basis=rests, cells=cells)


def cell(expert, dimension, pieces, basis):
    """A cell whose figures are those of its evidence."""
    sums = [max(-1, min(1, sum(one.sign * one.weight for one in p.items))) for p in pieces]
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
    return Cell(
        expert=expert,
        dimension=dimension,
        state=state,
        position=position,
        support=support,
        opposition=opposition,
        pieces=pieces,
        basis=basis,
    )


def kept(snapshot, name="b.json"):
    """The same as a baseline remembers it."""
    return parse(Source(name=name, text=dump(snapshot)))


def one_drift(old, new, tolerance=0.0):
    """The only drift between what was accepted and what is scored now."""
    found = drifts(kept(old), new, lambda _: tolerance)
    assert len(found) == 1
    return found[0]
