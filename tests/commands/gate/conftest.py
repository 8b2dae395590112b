"""Accepted scores of a bridge's tolls, and the text of their baseline."""

from __future__ import annotations

import pytest

from commands.gate.samples import (
    KEEP,
    LOWER,
    RAIN,
    RAISE,
    make_cue,
    make_likeness,
    make_scoring,
    make_target,
)
from stances.commands.gate.baseline_record import format_baseline


@pytest.fixture(scope="session")
def bridge():
    texts = {"Test Ümlaut": [RAISE, KEEP, RAIN], "Test Beta": [LOWER], "Test Silent": [RAIN]}
    return make_scoring(
        texts,
        {
            ("Test Ümlaut", "tolls"): {
                RAISE: [make_target(modifiers=('obligation "should"',)), make_likeness(1, 0.2)],
                KEEP: [make_cue(weight=0.64, rule_weight=0.8)],
            },
            ("Test Beta", "tolls"): {LOWER: [make_target(-1)]},
            ("Test Beta", "traffic"): {LOWER: [make_likeness(-1)]},
        },
    )


@pytest.fixture(scope="session")
def text(bridge):
    return format_baseline(bridge)
