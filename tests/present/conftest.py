"""A made-up score sheet, consistent in itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

Cell = dict[str, Any]

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


def cell(expert: str, dimension: str, support: float, opposition: float, **more: Any) -> Cell:
    theta = math.log((support + 0.5) / (opposition + 0.5))
    error = math.sqrt(1 / (support + 0.5) + 1 / (opposition + 0.5))
    silent = support + opposition < 0.5
    position = (support - opposition) / (support + opposition + 1)
    side = "mixed" if abs(position) < 0.1 else "for" if position > 0 else "against"
    return {
        "expert": expert,
        "dimension": dimension,
        "position": None if silent else position,
        "low": None if silent else math.tanh((theta - 1.96 * error) / 2),
        "high": None if silent else math.tanh((theta + 1.96 * error) / 2),
        "theta": None if silent else theta,
        "state": "silent" if silent else side,
        "salience": 0.125,
        "for": support,
        "against": opposition,
        "sentences": 2,
        "reported": 0,
        "asked": 1,
        "evidence": [],
        **more,
    }


def dimension_record(name: str) -> dict[str, Any]:
    label, positive, negative = DIMENSIONS[name]
    return {
        "id": name,
        "label": label,
        "question": f"Is it {positive}?",
        "kind": "prescription",
        "positive": positive,
        "negative": negative,
    }


def sheet_of(cells: list[Cell]) -> dict[str, Any]:
    return {
        "format_version": "1.0",
        "passport": {
            "stances": "0.1.0",
            "method": "1",
            "rubric": "made-up",
            "rubric_hash": "sha256:0123456789ab",
            "settings": {},
        },
        "experts": list(dict.fromkeys(one["expert"] for one in cells)),
        "dimensions": [
            dimension_record(name) for name in dict.fromkeys(one["dimension"] for one in cells)
        ],
        "cells": cells,
    }


@pytest.fixture
def make_cell() -> Callable[..., Cell]:
    return cell


@pytest.fixture
def make_sheet() -> Callable[[list[Cell]], dict[str, Any]]:
    return sheet_of


@pytest.fixture
def sheet() -> dict[str, Any]:
    """Four experts and ten dimensions, with every state among them."""
    return sheet_of(
        [
            cell(expert, dimension, ((at * 7 + to * 3) % 5) * 0.5, ((at * 3 + to * 5) % 4) * 0.6)
            for at, expert in enumerate(EXPERTS)
            for to, dimension in enumerate(DIMENSIONS)
        ]
    )


TEXT = "To strike again\nwould not be a huge mistake, they say; it is time to stop."


def item(origin: str, words: str, **more: Any) -> dict[str, Any]:
    """Evidence on words of `TEXT`, which stands at offset 100 of its source."""
    start = 100 + TEXT.index(words)
    return {
        "origin": origin,
        "rule": f"retaliation/{origin}/1",
        "words": words,
        "start": start,
        "end": start + len(words),
        "text": words,
        "sign": -1,
        "weight": 1.0,
        "voice": "asserted",
        "modifiers": [],
        "terms": [],
        "reason": "",
        "discarded": None,
        **more,
    }


def sentence(name: str, weight: float, items: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "sentence": name,
        "source": "made-up.txt",
        "line": 36,
        "start": 100,
        "end": 100 + len(TEXT),
        "text": TEXT,
        "wording": "verbatim",
        "weight": weight,
        "items": items,
        **more,
    }


@pytest.fixture
def explained() -> dict[str, Any]:
    """A sheet of one cell: R = 0.6125, L = 1.0 + 0.4; one sentence set aside."""
    evidence = [
        sentence(
            "gamma-1.1",
            -1.0,
            [
                item(
                    "cue",
                    "huge mistake",
                    modifiers=[{"kind": "negation", "text": "not", "start": 121, "end": 124}],
                    reason="a cue against, twice turned",
                ),
                item("target", "mistake", sign=0, weight=0.0, discarded="hidden by a cue"),
            ],
            wording="paraphrase",
        ),
        sentence(
            "gamma-1.2",
            0.0,
            [
                item(
                    "cue",
                    "time to stop",
                    voice="reported",
                    weight=0.0,
                    discarded="it is another's voice",
                )
            ],
        ),
        sentence("gamma-2.1", 0.6125, [item("cue", "strike", sign=1, weight=0.6125)]),
        sentence(
            "gamma-2.2",
            -0.4,
            [
                item(
                    "similarity",
                    TEXT,
                    weight=0.4,
                    rule="",
                    terms=[{"term": "not_mistake", "share": -0.1}, {"term": "stop", "share": -0.3}],
                )
            ],
        ),
    ]
    return sheet_of([cell("Test Gamma", "retaliation", 0.6125, 1.4, evidence=evidence)])
