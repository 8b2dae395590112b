"""Set phrases with a slot for the target, and plain judgements that words around it make."""

from __future__ import annotations

import pytest

from match.samples import read_side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("There is no alternative to the levy.", 1),
        ("There is no alternative to scrapping the levy.", -1),
        ("There is nothing like the levy.", 1),
        ("We need an alternative to the levy.", -1),
        ("We cannot afford the levy.", -1),
        ("We cannot afford to lose the levy.", 1),
        ("There is much to be said for the levy.", 1),
        ("There is little to be said for the levy.", -1),
        ("Critics insist there is little to be said for the levy.", 0),
        ("I have always been a friend of the levy.", 1),
        ("I was never a fan of the levy.", -1),
        ("We got along fine without the levy.", -1),
        ("Life was better before the levy.", -1),
        ("Things have got better since the levy.", 1),
        ("The sooner the levy goes, the better.", -1),
        ("The sooner the levy comes, the better.", 1),
        ("The less said about the levy, the better.", -1),
        ("The levy has a lot going for it.", 1),
        ("The levy has a lot to answer for.", -1),
        ("We have the levy to thank for the new bridge.", 1),
        ("The levy is what we voted for.", 1),
        ("The levy is not what we voted for.", -1),
        ("We have gained nothing out of the levy.", -1),
        ("We have paid this levy for long enough.", -1),
    ],
)
def test_set_phrases(text, side):
    assert read_side(text) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("There is nothing good about the levy.", -1),
        ("There is nothing bad about the levy.", 1),
        ("The levy is not the way to go.", -1),
        ("The levy is a risk worth taking.", 1),
        ("The levy is a risk not worth taking.", -1),
        ("The levy needs scrapping.", -1),
        ("The levy only helps the rich.", -1),
        ("The levy helps the poor.", 1),
        ("I fear we will lose the levy.", 1),
        ("I fear we must lose the levy.", -1),
    ],
)
def test_plain_judgements(text, side):
    assert read_side(text) == side
