"""The figures: by hand, by brute force, against a published example, and what always holds."""

from __future__ import annotations

import math
import random
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from commands.evaluate.samples import make_pairs
from stances.agreement.alpha import compute_alpha
from stances.agreement.figures import (
    compute_control,
    compute_f_avg,
    compute_figures,
    compute_interval,
    compute_ordinal_alpha,
    compute_overall,
)
from stances.agreement.pairs import CodedPair

unhurried = settings(deadline=None, max_examples=60)


def graded(*points):
    return [
        CodedPair(
            unit=f"u{at}", dimension="d", coded="+", given="+", grade=grade, position=position
        )
        for at, (grade, position) in enumerate(points)
    ]


def list_sides(pairs):
    found = compute_figures(pairs)
    return found.positive, found.negative


BY_HAND = make_pairs("++", "++", "++", "+-", "+.", "--", "--", "-+", "-.", ".+", "0.", ".0")


def test_figures_by_hand():
    found = compute_figures(BY_HAND)
    positive, negative = found.positive, found.negative
    assert found.cells == 12
    # 3 of 5 given and of 5 coded; 2 of 3 given and of 4 coded
    assert (positive.precision, positive.recall, positive.f1) == (0.6, 0.6, 0.6)
    assert (negative.precision, negative.recall, negative.f1) == (0.6667, 0.5, 0.5714)
    assert found.f_avg == 0.5857  # (3/5 + 4/7) / 2
    assert found.direction == 0.7143  # 5 of 7
    assert found.coverage == 0.7778  # 7 of 9
    assert {(one.coded, one.given): one.cells for one in found.confusion} == {
        ("+", "+"): 3,
        ("+", "-"): 1,
        ("+", "."): 1,
        ("-", "-"): 2,
        ("-", "+"): 1,
        ("-", "."): 1,
        (".", "+"): 1,
        (".", "."): 2,
    }


def test_no_side_and_not_addressed_are_one_value():
    assert compute_figures(make_pairs("0.", ".0", "00", "..", "+0")) == compute_figures(
        make_pairs(*[".."] * 4, "+.")
    )


def test_a_side_that_nobody_took_is_left_out():
    assert compute_f_avg(make_pairs("++", "+.")) == 0.6667
    assert compute_f_avg(make_pairs("++", "+-")) == 0.3333  # that of + is 2/3, that of - is 0
    assert compute_f_avg(make_pairs("..", "0.")) is None
    assert compute_f_avg([]) is None


def test_nothing_to_divide_by_is_not_a_number():
    found = compute_figures(make_pairs("..", ".0"))
    assert (found.f_avg, found.direction, found.coverage, found.alpha) == (None,) * 4
    assert (found.pearson, found.spearman, found.pearson_all, found.graded) == (None,) * 3 + (0,)
    assert found.positive.precision is found.negative.recall is None
    assert compute_figures([]).cells == 0


RANK = {"-": 0, ".": 1, "0": 1, "+": 2}


CODES = st.lists(
    st.tuples(st.sampled_from("+-0."), st.sampled_from("+-0.")), min_size=1, max_size=30
)


@unhurried
@given(CODES)
def test_alpha_is_ordinal_with_no_side_in_the_middle(codes):
    pairs = make_pairs(*map("".join, codes))
    if len({RANK[sign] for code in codes for sign in code}) < 2:
        assert compute_ordinal_alpha(pairs) is None
    else:
        ranks = [[RANK[sign] for sign in code] for code in codes]
        assert compute_ordinal_alpha(pairs) == round(compute_alpha(ranks, "ordinal"), 4)


def test_an_opposite_side_is_worse_than_none():
    rest = ["++", "++", "--", "--", ".."]
    assert compute_ordinal_alpha(make_pairs(*rest, "+.")) > compute_ordinal_alpha(
        make_pairs(*rest, "+-")
    )


@unhurried
@given(CODES)
def test_alpha_f_avg_and_direction_do_not_ask_who_is_who(codes):
    pairs = make_pairs(*map("".join, codes))
    turned = make_pairs(*(other + one for one, other in codes))
    assert compute_ordinal_alpha(pairs) == compute_ordinal_alpha(turned)
    assert compute_f_avg(pairs) == compute_f_avg(turned)
    assert compute_figures(pairs).direction == compute_figures(turned).direction
    for one, other in zip(list_sides(pairs), list_sides(turned), strict=True):
        assert one.precision == other.recall


@unhurried
@given(CODES)
def test_neither_pole_is_favoured(codes):
    mirror = str.maketrans("+-", "-+")
    one = compute_figures(make_pairs(*map("".join, codes)))
    other = compute_figures(make_pairs(*("".join(code).translate(mirror) for code in codes)))
    assert (one.f_avg, one.direction, one.coverage) == (
        other.f_avg,
        other.direction,
        other.coverage,
    )
    assert one.alpha == pytest.approx(other.alpha, abs=2e-4) if one.alpha else not other.alpha
    assert (one.positive, one.negative) == (other.negative, other.positive)


@unhurried
@given(CODES, st.randoms(use_true_random=False))
def test_the_order_of_cells_does_not_matter(codes, chance: random.Random):
    pairs = make_pairs(*map("".join, codes))
    shuffled = chance.sample(pairs, len(pairs))
    assert compute_figures(shuffled) == compute_figures(pairs)
    assert compute_interval(shuffled) == compute_interval(pairs)
    assert compute_control(shuffled) == compute_control(pairs)


@unhurried
@given(CODES)
def test_shares_lie_between_0_and_1_and_the_interval_holds_f_avg(codes):
    pairs = make_pairs(*map("".join, codes))
    found = compute_figures(pairs)
    shares = [found.f_avg, found.direction, found.coverage, compute_control(pairs)]
    shares += [
        share for side in list_sides(pairs) for share in (side.precision, side.recall, side.f1)
    ]
    assert all(share is None or 0 <= share <= 1 for share in shares)
    assert found.alpha is None or -1 <= found.alpha <= 1
    assert sum(one.cells for one in found.confusion) == found.cells
    if (bounds := compute_interval(pairs)) is not None:
        assert 0 <= bounds[0] <= found.f_avg <= bounds[1] <= 1


@unhurried
@given(st.lists(st.sampled_from("+-0."), min_size=1))
def test_perfect_agreement_is_1(sides):
    found = compute_figures(make_pairs(*(side * 2 for side in sides)))
    taken = {"+", "-"} & set(sides)
    perfect = 1.0 if taken else None
    assert (found.f_avg, found.direction, found.coverage) == (perfect,) * 3
    assert found.alpha == (1.0 if len({RANK[side] for side in sides}) > 1 else None)


def exact_f_avg(codes):
    found = []
    for side in "+-":
        coded = sum(one == side for one, _ in codes)
        given_ = sum(other == side for _, other in codes)
        right = sum(one == other == side for one, other in codes)
        if coded + given_:
            found.append(2 * right / (coded + given_))
    return statistics.fmean(found) if found else None


UNITS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("+-."), st.sampled_from("+-.")),
    min_size=1,
    max_size=40,
)


@unhurried
@given(UNITS)
def test_the_interval_is_that_of_leaving_out_each_unit_in_turn(codes):
    pairs = [
        CodedPair(unit=unit, dimension="d", coded=one, given=other) for unit, one, other in codes
    ]
    units = {unit for unit, _, _ in codes}
    whole = exact_f_avg([code[1:] for code in codes])
    if whole is None or len(units) < 2:
        assert compute_interval(pairs) is None
        return
    without = [
        exact_f_avg([code[1:] for code in codes if code[0] != left_out]) or 0.0
        for left_out in units
    ]
    n = len(units)
    mean = sum(without) / n
    error = math.sqrt((n - 1) / n * sum((one - mean) ** 2 for one in without))
    low, high = max(0.0, whole - 1.96 * error), min(1.0, whole + 1.96 * error)
    assert compute_interval(pairs) == pytest.approx((low, high), abs=6e-5)


def test_the_interval_by_hand():
    # F of + alone: 2·2/(3+2) = .8; without a: 2/3, without b: 2/3, without c: 1
    low, high = compute_interval(make_pairs("++", "++", "+."))
    error = math.sqrt(2 / 3 * (2 * (1 / 9) ** 2 + (2 / 9) ** 2))
    assert low == pytest.approx(0.8 - 1.96 * error, abs=6e-5)
    assert high == 1.0


def test_many_units_have_a_fine_interval():
    """Each of them moves F_avg by less than a rounded figure can show."""
    few, many = (compute_interval(make_pairs(*["++", "+."] * times)) for times in (25, 2500))
    widths = [high - low for low, high in (few, many)]
    assert widths[1] == pytest.approx(widths[0] / 10, rel=0.03)


def test_the_control_finds_the_same_topics_and_takes_the_commoner_side():
    pairs = [
        CodedPair(unit=f"u{at}", dimension=dimension, coded=coded, given=given_)
        for at, (dimension, coded, given_) in enumerate(
            [
                ("tolls", "+", "-"),
                ("tolls", "+", "+"),
                ("tolls", "-", "-"),
                ("traffic", "-", "+"),
                ("traffic", "-", "."),
                ("traffic", "0", "-"),
            ]
        )
    ]
    # tolls: + + +; traffic: - . -; F of +: 2·2/(2+3), of -: 2·1/(3+2)
    assert compute_control(pairs) == 0.6


def test_the_control_takes_plus_where_neither_side_is_commoner():
    assert (
        compute_control(make_pairs("+-", "--")) == compute_control(make_pairs("++", "-+")) == 0.3333
    )


def test_correlations_by_hand():
    found = compute_figures(graded((2, 0.5), (1, 0.6), (-1, -0.2), (-2, -0.9)))
    assert found.spearman == 0.8  # 1 - 6·2/(4·15)
    assert found.pearson == round(3.6 / math.sqrt(10 * 1.46), 4)
    assert found.pearson_all == found.pearson
    assert found.graded == 4


def test_no_position_is_the_middle_in_pearson_all_alone():
    pairs = graded((2, 0.5), (1, None), (-1, -0.5), (None, 0.9))
    found = compute_figures(pairs)
    assert (found.graded, found.pearson, found.spearman) == (2, 1.0, 1.0)
    assert found.pearson_all == compute_figures(graded((2, 0.5), (1, 0.0), (-1, -0.5))).pearson


@pytest.mark.parametrize("points", [[], [(1, 0.5)], [(1, 0.5), (1, 0.7)], [(1, 0.5), (2, 0.5)]])
def test_no_correlation_without_two_points_that_differ(points):
    found = compute_figures(graded(*points))
    assert (found.pearson, found.spearman, found.pearson_all) == (None, None, None)
    assert found.graded == len(points)


def test_what_is_not_a_number_is_not_a_missing_figure():
    with pytest.raises(TypeError):
        compute_figures(graded(("2", 0.5), ("1", 0.6)))


@unhurried
@given(
    st.lists(st.tuples(st.integers(-2, 2), st.integers(-9, 9)), min_size=2, max_size=20).filter(
        lambda points: all(len(set(column)) > 1 for column in zip(*points, strict=True))
    )
)
def test_ranks_share_their_places_as_elsewhere(points):
    found = compute_figures(graded(*((grade, position / 10) for grade, position in points)))
    assert found.spearman == pytest.approx(spearmanr(points).statistic, abs=6e-5)


def test_figures_over_all_are_those_of_the_cells_with_interval_and_control():
    one, overall = compute_figures(BY_HAND), compute_overall(BY_HAND)
    shared = [name for name in one.__struct_fields__ if name != "dimension"]
    assert [getattr(overall, name) for name in shared] == [getattr(one, name) for name in shared]
    assert (overall.low, overall.high) == compute_interval(BY_HAND)
    assert overall.control == compute_control(BY_HAND)
    assert compute_figures(BY_HAND, "tolls").dimension == "tolls"


def test_without_an_interval_there_are_no_bounds():
    overall = compute_overall(make_pairs("++"))
    assert (overall.low, overall.high) == (None, None)


def test_precision_and_false_sides_off_topic():
    """Two of three given sides are right; of two cells not addressed, one was given a side."""
    found = compute_figures(make_pairs(("+", "+"), ("-", "-"), (".", "+"), (".", "."), ("0", ".")))
    assert (found.precision, found.off_topic) == (0.6667, 0.5)


def test_without_given_sides_or_cells_off_topic_there_is_nothing_to_divide_by():
    found = compute_figures(make_pairs(("+", "."), ("0", ".")))
    assert (found.precision, found.off_topic) == (None, None)
