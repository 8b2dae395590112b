"""Surnames and offices in labels, whose bearers the head of a document names in full."""

from __future__ import annotations

import pytest

from tests.read.layouts.reading import read_turns

HEARING = """\
               TALKS AND WHAT COMES OF THEM

Committee on Tests, Hon. Test Alpha, {chair} of the committee, presiding.

    OPENING STATEMENT OF HON. TEST ALPHA

    The Chairwoman. The committee will come to order.

    STATEMENT OF HON. TEST BETA, A SENATOR FROM TESTLAND

    Senator Beta. Thank you all.

    STATEMENT OF TEST C. GAMMA-DELTA, SENIOR FELLOW,
        TEST HOUSE

    Mr. Gamma-Delta. I will make two points.

    The Chairwoman. We are adjourned.
"""
BRIEFING = (
    "Department Briefing\n\n{head}\n\nMR. ALPHA: Good day.\n\nQUESTION: Why?\n\nMR. ALPHA: No.\n"
)


def list_names(text):
    return list(dict.fromkeys(name for name, _ in read_turns(text, "a.txt")))


def test_headings_of_statements_and_whoever_presides_name_speakers_in_full():
    names = list_names(HEARING.format(chair="chairwoman"))
    assert names == ["Test Alpha", "Test Beta", "Test C. Gamma-Delta"]


def test_another_office_is_not_that_of_whoever_presides():
    assert list_names(HEARING.format(chair="chair"))[0] == "The Chairwoman"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Test Alpha, Department Spokesperson", "Test Alpha"),
        ("Briefer: Test Alpha, Department Spokesperson, and Test Beta", "Test Alpha"),
        ("Test Alpha, spokesperson\n\nBo Alpha, director", "Alpha"),
        ("Ms. Test Alpha, spokesperson", "Alpha"),
        ("Test Alpha", "Test Alpha"),
        ("The town of Test Alpha met on Friday to talk about the plan.", "Alpha"),
        ("Of talks and tests", "Alpha"),
    ],
)
def test_a_surname_is_completed_where_one_full_name_alone_has_it(head, name):
    assert list_names(BRIEFING.format(head=head)) == [name]
