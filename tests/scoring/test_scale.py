"""Positions as logarithms of odds."""

from __future__ import annotations

import json

import pytest

from stances.scoring.position import scale_logit
from stances.scoring.scale import Scale, convert_to_logit
from stances.wire.records import format_json


def test_each_position_is_written_as_theta(sheet):
    logit = convert_to_logit(sheet)
    assert (logit.scale, logit.experts, logit.marks) == ("logit", sheet.experts, sheet.marks)
    for before, after in zip(sheet.cells, logit.cells, strict=True):
        assert (after.expert, after.dimension, after.state) == (*before.key, before.state)
        assert (after.support, after.opposition) == (before.support, before.opposition)
        assert after.evidence == before.evidence
        if before.position is None:
            assert (after.theta, after.low, after.high) == (None, None, None)
        else:
            figures = [(after.theta, before.position), (after.low, before.low)]
            for theta, position in (*figures, (after.high, before.high)):
                assert scale_logit(theta) == pytest.approx(position, abs=1e-8)


def test_theta_by_hand(sheet):
    cell = next(cell for cell in convert_to_logit(sheet).cells if cell.expert == "Alpha")
    assert (cell.support, cell.opposition) == (1.0, 0.0)
    assert cell.theta == 1.098612289  # ln 3
    assert cell.high == pytest.approx(1.098612289 + 1.96 * (8 / 3) ** 0.5, abs=1e-8)


def test_json_says_theta_in_the_place_of_position(sheet):
    record = json.loads(format_json(convert_to_logit(sheet)))
    assert record["scale"] == "logit"
    assert list(record["cells"][0]) == [
        *("expert", "dimension", "theta", "low", "high", "state", "salience"),
        *("for", "against", "sentences", "reported", "asked", "evidence"),
    ]


def test_scales_are_called_as_the_option_takes_them():
    assert [str(one) for one in Scale] == ["position", "logit"]
