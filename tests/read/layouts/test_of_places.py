"""A place behind a name is an affiliation, unless it tells two people apart."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.statements import extract_statements


def read(text):
    found = extract_statements([Document(name="a.txt", text=text)])
    return {(one.expert, one.affiliation) for one in found}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Mr. BETA. We begin.\n\nMs. GAMMA of Ohio. No.\n\nMr. BETA. Yes.\n",
            {("Beta", ""), ("Gamma", "Ohio")},
        ),
        (
            "Mr. BETA of Ohio. We begin.\n\nMr. BETA of Iowa. No.\n\nMr. BETA of Ohio. Yes.\n",
            {("Beta of Ohio", ""), ("Beta of Iowa", "")},
        ),
        (
            "Mr. BETA of Ohio. We begin.\n\nMr. GAMMA. No.\n\nMr. BETA. Yes.\n",
            {("Beta", "Ohio"), ("Gamma", "")},
        ),
        (
            "Fellow Test Delta of Delta University: We begin.\n\nTest Beta: No.\n",
            {("Test Delta", "Delta University"), ("Test Beta", "")},
        ),
    ],
)
def test_a_place_is_part_of_a_name_only_where_it_tells_people_apart(text, people):
    assert read(text) == people


@pytest.mark.parametrize("first", ["Mr. BETA of Ohio.", "Mr. Test BETA."])
def test_a_title_of_the_other_kind_is_not_the_same_persons(first):
    with pytest.raises(StancesError, match="it is not clear whom"):
        read(f"{first} We begin.\n\nMs. BETA. No.\n\n{first} Yes.\n")
