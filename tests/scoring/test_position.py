"""The formula, against numbers calculated by hand from the paper's own."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.document import Document
from stances.model import Evidence, Sentence, Span, Weighed
from stances.scoring.position import compute_position, compute_theta, scale_logit
from stances.scoring.tally import Tally

SOURCE = Document(name="alpha.txt", text="We should raise tolls.")
SENTENCE = Sentence(
    id="alpha-1.1", expert="Test Alpha", document=SOURCE, paragraph=1, number=1, start=0, end=22
)


def sum_up(*values, evidence=(), keep=True):
    tally = Tally(kept=[] if keep else None)
    for value in values:
        one = Weighed(sentence=SENTENCE, dimension="tolls", weight=value, evidence=evidence)
        tally.add(one, 5)
    return tally


def compute(*values, min_evidence=0.5, mixed_below=0.2, evidence=(), salience=0.25):
    return compute_position(
        expert="Test Alpha",
        dimension="tolls",
        tally=sum_up(*values, evidence=evidence),
        salience=salience,
        min_evidence=min_evidence,
        mixed_below=mixed_below,
    )


# R, L, ln((R + 1/2)/(L + 1/2)), sqrt(1/(R + 1/2) + 1/(L + 1/2)), (R - L)/(R + L + 1)
BY_HAND = [
    (0.0, 0.0, 0.0, 2.0, 0.0),
    (1.0, 0.0, 1.0986122886681098, 1.632993161855452, 0.5),  # ln 3, sqrt(8/3)
    (0.0, 1.0, -1.0986122886681098, 1.632993161855452, -0.5),
    (3.5, 0.5, 1.3862943611198906, 1.118033988749895, 0.6),  # ln 4, sqrt(5/4)
    (1.5, 1.5, 0.0, 1.0, 0.0),
    (4.5, 1.5, 0.9162907318741551, 0.8366600265340756, 0.42857142857142855),  # ln 5/2, sqrt 0.7
]


@pytest.mark.parametrize(("support", "opposition", "logit", "error", "position"), BY_HAND)
def test_formula_by_hand(support, opposition, logit, error, position):
    assert compute_theta(support, opposition) == pytest.approx((logit, error), abs=1e-12)
    assert scale_logit(logit) == pytest.approx(position, abs=1e-9)


@settings(deadline=None)
@given(st.floats(0, 200), st.floats(0, 200))
def test_scale_is_the_plain_share(support, opposition):
    logit, error = compute_theta(support, opposition)
    share = (support - opposition) / (support + opposition + 1)
    assert scale_logit(logit) == pytest.approx(share, abs=1e-8)
    assert compute_theta(opposition, support) == pytest.approx((-logit, error))
    assert abs(scale_logit(logit)) <= 1


def test_more_of_the_same_is_surer():
    assert compute_theta(10, 0)[1] < compute_theta(2, 0)[1] < compute_theta(0, 0)[1]


def test_position_by_hand():
    cell = compute(1.0, 1.0, -0.5, 0.0)
    assert (cell.expert, cell.dimension) == ("Test Alpha", "tolls")
    assert (cell.support, cell.opposition, cell.sentences) == (2.0, 0.5, 3)
    assert cell.position == pytest.approx(1.5 / 3.5, abs=1e-9)
    logit = math.log(2.5 / 1.0)
    error = math.sqrt(1 / 2.5 + 1 / 1.0)
    assert compute_theta(cell.support, cell.opposition) == pytest.approx((logit, error), abs=1e-9)
    assert cell.low == pytest.approx(math.tanh((logit - 1.96 * error) / 2), abs=1e-9)
    assert cell.high == pytest.approx(math.tanh((logit + 1.96 * error) / 2), abs=1e-9)
    assert cell.low == pytest.approx(-0.6053, abs=1e-4)
    assert cell.high == pytest.approx(0.9243, abs=1e-4)
    assert cell.salience == 0.25
    assert len(cell.weighed) == 4


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ((), "silent"),
        ((0.0,), "silent"),
        ((0.4999,), "silent"),
        ((0.25, -0.2499), "silent"),
        ((0.5,), "for"),
        ((-0.5,), "against"),
        ((0.25, 0.25), "for"),
        ((0.5, -0.5), "mixed"),
        ((1.0, -0.5), "for"),  # 0.5/2.5 = 0.2 is not below 0.2
        ((1.0, -0.51), "mixed"),
        ((1.0, -0.49), "for"),
        ((-1.0, 0.49), "against"),
        ((-1.0, 0.51), "mixed"),
    ],
)
def test_state_at_the_thresholds(values, state):
    assert compute(*values).state == state


def test_weak_side_alone_is_never_mixed():
    cell = compute(0.1, min_evidence=0.1, mixed_below=0.5)
    assert cell.position == pytest.approx(0.1 / 1.1)
    assert cell.state == "for"


def test_perfect_balance_is_mixed_even_without_a_band():
    cell = compute(1.0, -1.0, mixed_below=0.0)
    assert (cell.position, cell.state) == (0.0, "mixed")


def test_silence_is_not_zero():
    cell = compute(0.2, -0.2)
    assert (cell.position, cell.low, cell.high) == (None, None, None)
    assert (cell.support, cell.opposition, cell.sentences) == (0.2, 0.2, 2)


@pytest.mark.parametrize(
    ("voice", "sign", "counts"), [("reported", 1, (1, 0)), ("asked", -1, (0, 1))]
)
def test_other_voices_are_counted_apart_where_they_take_a_side(voice, sign, counts):
    def item(sign):
        return Evidence(
            sentence=SENTENCE,
            dimension="tolls",
            origin="target",
            rule="tolls/target/1",
            words="toll*",
            span=Span(start=16, end=21, text="tolls"),
            sign=sign,
            weight=0.0,
            voice=voice,
        )

    cell = compute(0.0, evidence=(item(sign), item(0)))
    assert (cell.reported, cell.asked) == counts
    assert cell.state == "silent"


def test_weights_that_just_reach_the_threshold_are_shown():
    """In floats 0.1 + 0.7 falls short of 0.8."""
    assert compute(0.1, -0.7, min_evidence=0.8).state == "against"


@given(st.lists(st.integers(-10_000, 10_000)))
def test_sums_are_exact(tenths):
    """They are what rounding the exact sum of the floats gives, to the last bit."""
    values = [one / 10_000 for one in tenths]
    tally = sum_up(*values, keep=False)
    assert tally.support == round(math.fsum(one for one in values if one > 0), 4)
    assert tally.opposition == round(math.fsum(-one for one in values if one < 0), 4)
    assert tally.sentences == sum(1 for one in values if one)
    assert tally.kept is None


def test_sums_are_floats_even_where_nothing_was_found():
    cell = compute()
    assert (str(cell.support), str(cell.opposition)) == ("0.0", "0.0")
