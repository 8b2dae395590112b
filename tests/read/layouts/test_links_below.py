"""Rows of links below the last words of a page."""

from __future__ import annotations

import pytest

from tests.read.layouts.reading import read_turns

TURNS = "TEST ALPHA: I oppose the bill.\n\nTEST BETA: I support it.\n\n"


@pytest.mark.parametrize(
    "row",
    [
        "List of papers | Disclaimer | Contact us | © Test House",
        "Home • About us • Contact",
        "Privacy | Terms | Accessibility",
        "[Subscribe](https://a.example/) · [All episodes](https://b.example/)",
    ],
)
def test_a_row_of_links_ends_the_last_turn(row):
    text = f"{TURNS}We shall vote.\n\n{row}\n"
    assert read_turns(text, "a.md")[-1] == ("Test Beta", "I support it. We shall vote.")


@pytest.mark.parametrize("said", ["Yes. | No. | Perhaps.", "We choose A | B."])
def test_sentences_with_strokes_are_said(said):
    assert read_turns(f"{TURNS}{said}\n", "a.txt")[-1] == ("Test Beta", f"I support it. {said}")
