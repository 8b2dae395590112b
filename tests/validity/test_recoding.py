"""The passages that were coded anew: why they were, and that learning may trust them."""

from __future__ import annotations

import json

import pytest

from stances.agreement.figures import compute_f_avg
from stances.agreement.pairs import CodedPair
from validity.recoding import GIVEN, read_recoded, write_third_set

pytestmark = pytest.mark.usefixtures("shared")


def read_given():
    lines = GIVEN.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["stances"] for row in map(json.loads, lines)}


def compare(one, other):
    """Return the F_avg of two codings of the same passages, without cells that are left open."""
    pairs = [
        CodedPair(
            unit=passage, dimension=dimension, coded=code, given=other[passage].get(dimension, ".")
        )
        for passage, codes in one.items()
        for dimension, code in codes.items()
        if code != "?"
    ]
    return compute_f_avg([pair for pair in pairs if pair.given != "?"])


def fill(codes, given):
    return {name: codes.get(name, ".") for name in given}


@pytest.fixture
def coders():
    given = read_given()
    recoded = read_recoded()
    return (
        {one: fill(codes.first, given[one]) for one, codes in recoded.items()},
        {one: fill(codes.second, given[one]) for one, codes in recoded.items()},
    )


def test_all_passages_of_their_kind_were_coded_anew():
    assert set(read_recoded()) == {one for one in read_given() if one.startswith("u")}


def test_the_coders_agree_with_each_other_and_not_with_the_given_codes(coders):
    first, second = coders
    given = {one: codes for one, codes in read_given().items() if one in first}
    print("F_avg:", compare(first, second), compare(given, first), compare(given, second))
    assert compare(first, second) >= 0.9
    # where this fails, the given codes were mended: learn from them again
    assert compare(given, first) < 0.6
    assert compare(given, second) < 0.6


def test_the_written_set_has_the_codes_of_both_and_leaves_the_others(tmp_path, coders):
    first, second = coders
    given = read_given()
    written = write_third_set(tmp_path / "third.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {row["id"]: row["stances"] for row in map(json.loads, written)}
    assert list(rows) == list(given)
    for passage, codes in rows.items():
        for dimension, code in codes.items():
            if passage not in first:
                assert code == given[passage][dimension]
            elif first[passage][dimension] == second[passage][dimension]:
                assert code == first[passage][dimension]
            else:
                assert code == "?"
