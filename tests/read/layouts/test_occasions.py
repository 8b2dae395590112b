"""Headings that say on what matter somebody speaks."""

from __future__ import annotations

import pytest

from tests.read.layouts.reading import read_turns


@pytest.mark.parametrize(
    "heads",
    [
        ("HOUSING SPOKESPERSON TEST ALPHA MP on rents:", "LEADER TEST BETA on the new buses:"),
        ("Housing Spokesperson Test Alpha MP commenting on rents:", "Test Beta MP on buses:"),
        ("Test Alpha MP, housing spokesperson, responding to rents:", "Test Beta on buses:"),
        ("**Test Alpha speaking about rents:**", "**Minister Test Beta, asked about buses:**"),
    ],
)
@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_heading_with_a_matter_names_who_is_quoted_below(heads, marks):
    first, last = marks
    said = [f"{first}Rents are too high.{last}", f"{first}We support the bus.{last}"]
    text = f"Notes of the day\n\n{heads[0]}\n\n{said[0]}\n\n{heads[1]}\n\n{said[1]}\n\nENDS\n"
    assert [(name.upper(), words) for name, words in read_turns(text, "a.md")] == [
        ("TEST ALPHA", said[0]),
        ("TEST BETA", said[1]),
    ]
