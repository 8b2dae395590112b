"""What a coder may answer."""

from __future__ import annotations

import pytest

from stances.commands.review.answers import Coded, parse_answer


@pytest.mark.parametrize(
    ("text", "side", "note"),
    [
        ("+", "+", ""),
        ("-", "-", ""),
        ("−", "-", ""),
        ("–  a long dash", "-", "a long dash"),
        ("0", "0", ""),
        (".", ".", ""),
        ("+ for the first part, at least", "+", "for the first part, at least"),
        (". - not at all", ".", "- not at all"),
    ],
)
def test_a_sign_and_a_note(text, side, note):
    assert parse_answer(text) == Coded(side=side, note=note)


@pytest.mark.parametrize("text", ["s", "S", "skip"])
def test_skip(text):
    assert parse_answer(text) == "skip"


@pytest.mark.parametrize("text", ["q", "QUIT"])
def test_quit(text):
    assert parse_answer(text) == "quit"


@pytest.mark.parametrize("text", ["", "?", "yes", "++", "0.5", "-1", "note", "+note"])
def test_anything_else_is_asked_again(text):
    assert parse_answer(text) is None
