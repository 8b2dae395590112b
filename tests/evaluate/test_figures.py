"""The figures: by hand, by brute force, against a published example, and what always holds."""

from __future__ import annotations

import math
import random
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from stances.evaluate.figures import alpha, control, f_avg, figures, interval
from stances.evaluate.pairs import Pair

unhurried = settings(deadline=None, max_examples=60)


def cells(*codes):
    """One cell of a unit of its own for each two signs, such as ``+-``."""
    return [
        Pair(unit=f"u{at}", dimension="tolls", coded=code[0], given=code[1])
        for at, code in enumerate(codes)
    ]


def graded(*points):
    return [
        Pair(unit=f"u{at}", dimension="d", coded="+", given="+", grade=grade, position=position)
        for at, (grade, position) in enumerate(points)
    ]


BY_HAND = cells("++", "++", "++", "+-", "+.", "--", "--", "-+", "-.", ".+", "0.", ".0")


def test_figures_by_hand():
    found = figures(BY_HAND)
    positive, negative = found.sides
    assert found.cells == 12
    # 3 of 5 given and of 5 coded; 2 of 3 given and of 4 coded
    assert (positive.precision, positive.recall, positive.f1) == (0.6, 0.6, 0.6)
    assert (negative.precision, negative.recall, negative.f1) == (0.6667, 0.5, 0.5714)
    assert found.f_avg == 0.5857  # (3/5 + 4/7) / 2
    assert found.direction == 0.7143  # 5 of 7
    assert found.coverage == 0.7778  # 7 of 9
    assert dict(found.confusion) == {
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
    assert figures(cells("0.", ".0", "00", "..", "+0")) == figures(cells(*[".."] * 4, "+."))


def test_a_side_that_nobody_took_is_left_out():
    assert f_avg(cells("++", "+.")) == 0.6667
    assert f_avg(cells("++", "+-")) == 0.3333  # that of + is 2/3, that of - is 0
    assert f_avg(cells("..", "0.")) is None
    assert f_avg([]) is None


def test_nothing_to_divide_by_is_no_number():
    found = figures(cells("..", ".0"))
    assert (found.f_avg, found.direction, found.coverage, found.alpha) == (None,) * 4
    assert (found.pearson, found.spearman, found.pearson_all, found.graded) == (None,) * 3 + (0,)
    assert found.sides[0].precision is found.sides[1].recall is None
    assert figures([]).cells == 0


def test_alpha_of_a_published_example():
    """Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, A: Meg and Owen."""
    meg, owen = "0100000010", "1110010000"
    sides = {"0": "-", "1": "+"}
    found = alpha(cells(*[sides[one] + sides[other] for one, other in zip(meg, owen, strict=True)]))
    assert round(found, 3) == 0.095


RANK = {"-": 0, ".": 1, "0": 1, "+": 2}


def ordinal_alpha(codes):
    """By coincidences and the ordinal metric (Krippendorff 2011, C)."""
    coincidences = [[0] * 3 for _ in range(3)]
    for one, other in codes:
        coincidences[RANK[one]][RANK[other]] += 1
        coincidences[RANK[other]][RANK[one]] += 1
    totals = [sum(row) for row in coincidences]
    n = sum(totals)

    def distance(c, k):
        low, high = sorted((c, k))
        return (sum(totals[low : high + 1]) - (totals[c] + totals[k]) / 2) ** 2

    both = [(c, k) for c in range(3) for k in range(3)]
    observed = sum(coincidences[c][k] * distance(c, k) for c, k in both)
    expected = sum(totals[c] * totals[k] * distance(c, k) for c, k in both) / (n - 1)
    return 1 - observed / expected


CODES = st.lists(
    st.tuples(st.sampled_from("+-0."), st.sampled_from("+-0.")), min_size=1, max_size=30
)


@unhurried
@given(CODES)
def test_alpha_is_ordinal_with_no_side_in_the_middle(codes):
    pairs = cells(*map("".join, codes))
    if len({RANK[sign] for code in codes for sign in code}) < 2:
        assert alpha(pairs) is None
    else:
        assert alpha(pairs) == pytest.approx(ordinal_alpha(codes), abs=6e-5)


def test_an_opposite_side_is_worse_than_none():
    rest = ["++", "++", "--", "--", ".."]
    assert alpha(cells(*rest, "+.")) > alpha(cells(*rest, "+-"))


@unhurried
@given(CODES)
def test_alpha_f_avg_and_direction_do_not_ask_who_is_who(codes):
    pairs = cells(*map("".join, codes))
    turned = cells(*(other + one for one, other in codes))
    assert alpha(pairs) == alpha(turned)
    assert f_avg(pairs) == f_avg(turned)
    assert figures(pairs).direction == figures(turned).direction
    assert [one.precision for one in figures(pairs).sides] == [
        one.recall for one in figures(turned).sides
    ]


@unhurried
@given(CODES)
def test_neither_pole_is_favoured(codes):
    mirror = str.maketrans("+-", "-+")
    one = figures(cells(*map("".join, codes)))
    other = figures(cells(*("".join(code).translate(mirror) for code in codes)))
    assert (one.f_avg, one.direction, one.coverage) == (
        other.f_avg,
        other.direction,
        other.coverage,
    )
    assert one.alpha == pytest.approx(other.alpha, abs=2e-4) if one.alpha else not other.alpha
    assert one.sides == other.sides[::-1]


@unhurried
@given(CODES, st.randoms(use_true_random=False))
def test_the_order_of_cells_does_not_matter(codes, chance: random.Random):
    pairs = cells(*map("".join, codes))
    shuffled = chance.sample(pairs, len(pairs))
    assert figures(shuffled) == figures(pairs)
    assert interval(shuffled) == interval(pairs)
    assert control(shuffled) == control(pairs)


@unhurried
@given(CODES)
def test_shares_lie_between_0_and_1_and_the_interval_holds_f_avg(codes):
    pairs = cells(*map("".join, codes))
    found = figures(pairs)
    shares = [found.f_avg, found.direction, found.coverage, control(pairs)]
    shares += [share for side in found.sides for share in (side.precision, side.recall, side.f1)]
    assert all(share is None or 0 <= share <= 1 for share in shares)
    assert found.alpha is None or -1 <= found.alpha <= 1
    assert sum(count for _, count in found.confusion) == found.cells
    if (bounds := interval(pairs)) is not None:
        assert 0 <= bounds[0] <= found.f_avg <= bounds[1] <= 1


@unhurried
@given(st.lists(st.sampled_from("+-0."), min_size=1))
def test_perfect_agreement_is_1(sides):
    found = figures(cells(*(side * 2 for side in sides)))
    taken = {"+", "-"} & set(sides)
    perfect = 1.0 if taken else None
    assert (found.f_avg, found.direction, found.coverage) == (perfect,) * 3
    assert found.alpha == (1.0 if len({RANK[side] for side in sides}) > 1 else None)


def exact_f_avg(codes):
    told = []
    for side in "+-":
        coded = sum(one == side for one, _ in codes)
        given_ = sum(other == side for _, other in codes)
        right = sum(one == other == side for one, other in codes)
        if coded + given_:
            told.append(2 * right / (coded + given_))
    return statistics.fmean(told) if told else None


UNITS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("+-."), st.sampled_from("+-.")),
    min_size=1,
    max_size=40,
)


@unhurried
@given(UNITS)
def test_the_interval_is_that_of_leaving_out_each_unit_in_turn(codes):
    pairs = [Pair(unit=unit, dimension="d", coded=one, given=other) for unit, one, other in codes]
    units = {unit for unit, _, _ in codes}
    whole = exact_f_avg([code[1:] for code in codes])
    if whole is None or len(units) < 2:
        assert interval(pairs) is None
        return
    without = [
        exact_f_avg([code[1:] for code in codes if code[0] != left_out]) or 0.0
        for left_out in units
    ]
    n = len(units)
    mean = sum(without) / n
    error = math.sqrt((n - 1) / n * sum((one - mean) ** 2 for one in without))
    low, high = max(0.0, whole - 1.96 * error), min(1.0, whole + 1.96 * error)
    assert interval(pairs) == pytest.approx((low, high), abs=6e-5)


def test_the_interval_by_hand():
    # F of + alone: 2·2/(3+2) = .8; without a: 2/3, without b: 2/3, without c: 1
    low, high = interval(cells("++", "++", "+."))
    error = math.sqrt(2 / 3 * (2 * (1 / 9) ** 2 + (2 / 9) ** 2))
    assert low == pytest.approx(0.8 - 1.96 * error, abs=6e-5)
    assert high == 1.0


def test_many_units_have_a_fine_interval():
    """Each of them moves F_avg by less than a rounded figure can show."""
    few, many = (interval(cells(*["++", "+."] * times)) for times in (25, 2500))
    widths = [high - low for low, high in (few, many)]
    assert widths[1] == pytest.approx(widths[0] / 10, rel=0.03)


def test_the_control_finds_the_same_topics_and_takes_the_commoner_side():
    pairs = [
        Pair(unit=f"u{at}", dimension=dimension, coded=coded, given=given_)
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
    assert control(pairs) == 0.6


def test_the_control_takes_plus_where_neither_side_is_commoner():
    assert control(cells("+-", "--")) == control(cells("++", "-+")) == 0.3333


def test_correlations_by_hand():
    found = figures(graded((2, 0.5), (1, 0.6), (-1, -0.2), (-2, -0.9)))
    assert found.spearman == 0.8  # 1 - 6·2/(4·15)
    assert found.pearson == round(3.6 / math.sqrt(10 * 1.46), 4)
    assert found.pearson_all == found.pearson
    assert found.graded == 4


def test_no_position_is_the_middle_in_pearson_all_alone():
    pairs = graded((2, 0.5), (1, None), (-1, -0.5), (None, 0.9))
    found = figures(pairs)
    assert (found.graded, found.pearson, found.spearman) == (2, 1.0, 1.0)
    assert found.pearson_all == figures(graded((2, 0.5), (1, 0.0), (-1, -0.5))).pearson


@pytest.mark.parametrize("points", [[], [(1, 0.5)], [(1, 0.5), (1, 0.7)], [(1, 0.5), (2, 0.5)]])
def test_no_correlation_without_two_points_that_differ(points):
    found = figures(graded(*points))
    assert (found.pearson, found.spearman, found.pearson_all) == (None, None, None)
    assert found.graded == len(points)


def test_what_is_no_number_is_no_missing_figure():
    with pytest.raises(TypeError):
        figures(graded(("2", 0.5), ("1", 0.6)))


@unhurried
@given(
    st.lists(st.tuples(st.integers(-2, 2), st.integers(-9, 9)), min_size=2, max_size=20).filter(
        lambda points: all(len(set(column)) > 1 for column in zip(*points, strict=True))
    )
)
def test_ranks_share_their_places_as_elsewhere(points):
    found = figures(graded(*((grade, position / 10) for grade, position in points)))
    assert found.spearman == pytest.approx(spearmanr(points).statistic, abs=6e-5)
