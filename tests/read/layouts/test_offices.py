"""Offices that differ by their rank alone."""

from __future__ import annotations

import pytest

from tests.read.layouts.reading import read_turns


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The SPEAKER", "The DEPUTY SPEAKER (Mr Test)"),
        ("SPEAKER", "DEPUTY SPEAKER"),
        ("The PRESIDENT", "The VICE-PRESIDENT"),
        ("The CHAIR", "The VICE-CHAIR"),
        ("The Chairman", "The Acting Chairman"),
        ("The CHAIR", "ASSISTANT CHAIR"),
        ("The ACTING SPEAKER (Ms Test)", "The DEPUTY SPEAKER"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_two_ranks_of_an_office_are_two_people(first, second, turned):
    if turned:
        first, second = second, first
    text = (
        f"{first}: We begin.\n\nMr ALPHA: I oppose the bill.\n\n{second}: We vote.\n\n"
        f"Ms BETA: I support it.\n\n{first}: We end.\n"
    )
    found = read_turns(text, "a.txt")
    owners = {words: expert for expert, words in found}
    assert owners["We begin."] == owners["We end."] != owners["We vote."]
    assert len({*owners.values()}) == 4
