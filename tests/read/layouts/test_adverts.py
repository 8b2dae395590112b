"""Advertisements between what people say."""

from __future__ import annotations

import pytest

from tests.read.layouts.reading import read_turns

ADVERTS = (
    "> **Ad:** This episode is brought to you by Test Beds.",
    "Ad: Test Beds are soft.",
    "**Advert:** Test Beds are soft.",
    "Advertisement: Test Beds are soft.",
    "*Sponsor:* Test Beds are soft. " + "They are so soft that nobody leaves them. " * 8,
    "SPONSOR: Test Beds are soft.",
    "Ad:\n\nTest Beds are soft.",
)


@pytest.mark.parametrize("advert", ADVERTS)
@pytest.mark.parametrize("form", ["**{name}**\n\n", "{name}: "])
def test_an_advert_is_nobodys(advert, form):
    alpha, beta = (form.format(name=name) for name in ("Pia Alpha", "Bo Beta"))
    text = (
        f"{alpha}Hello to you all.\n\n{beta}Hi Pia, I oppose the bill.\n\n{advert}\n\n"
        f"It is a bad bill.\n\n{alpha}So it is, I fear.\n"
    )
    found = " ".join(f"{name}: {words}" for name, words in read_turns(text, "a.md"))
    assert "Bo Beta: Hi Pia, I oppose the bill. It is a bad bill." in found
    assert "Beds" not in found
