from __future__ import annotations

import pytest

from stances.read.likely_pairs import find_likely_pairs


def find(*names, **same):
    documents = {name: {same.get(name.split()[0], name)} for name in names}
    return [(one.name, one.expert) for one in find_likely_pairs(documents)]


@pytest.mark.parametrize(
    ("name", "expert"),
    [
        ("J. Alpha", "Jane Alpha"),
        ("ALPHA", "Seyed Test Alpha"),
        ("Test Alpha", "Seyed Test Alpha"),
        ("Jose Alpha", "José Alpha"),
        ("JANE ALPHA", "Jane Alpha"),
        ("Jane Alpha Jr.", "Jane Alpha"),
        ("Jane Beta Alpha", "Jane Beta-Alpha"),
        ("ALPHA, Jane", "Jane Alpha"),
        ("ALPHA, Jane Test", "Alpha"),
        ("Alpha, J.", "Jane Alpha"),
        ("Dr. Jane Alpha", "Jane Alpha"),
        ("Mr. Alpha", "Test Alpha"),
    ],
)
def test_pairs(name, expert):
    assert sorted(find(name, expert)[0]) == sorted((name, expert))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ALPHA, Jane", "Tom Alpha"),
        ("ALPHA, Jane", "ALPHA, Tom"),
        ("Mr. Alpha", "Mrs. Alpha"),
        ("Jane Alpha, Jr.", "Jane Beta"),
        ("Jane Alpha", "Tom Alpha"),
        ("Jane Alpha", "Jane Beta"),
        ("J. Alpha", "Tom Alpha"),
    ],
)
def test_no_pairs(one, other):
    assert find(one, other) == []


def test_the_fuller_name_is_the_expert():
    assert find("Jane Alpha", "J. Alpha") == [("J. Alpha", "Jane Alpha")]
    assert find("JANE ALPHA", "Jane Alpha") == [("JANE ALPHA", "Jane Alpha")]


def test_names_of_one_document_are_told_apart_by_it():
    assert find("J. Alpha", "Jane Alpha", **{"J.": "a", "Jane": "a"}) == []


def test_a_surname_may_be_that_of_several():
    assert find("Alpha", "Jane Alpha", "Tom Alpha") == [
        ("Alpha", "Jane Alpha"),
        ("Alpha", "Tom Alpha"),
    ]


def test_pairs_make_no_chain():
    assert find("Alpha", "J. Alpha", "Jane Alpha") == [
        ("Alpha", "Jane Alpha"),
        ("J. Alpha", "Jane Alpha"),
    ]


def test_names_of_a_table_are_told_apart_by_nobody():
    found = find_likely_pairs({"J. Alpha": (), "Jane Alpha": (), "Tom Alpha": ()})
    assert [(one.name, one.expert) for one in found] == [("J. Alpha", "Jane Alpha")]
