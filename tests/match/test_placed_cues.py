"""What the clause around a cue, and the one over it, make of the cue, from however far away."""

from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize(
    ("dimension", "text", "sign"),
    [
        # denied across an interruption
        ("us-presence", "Our troops should leave Iraq.", -1),
        ("us-presence", "I have never, in all my years there, thought our troops should leave.", 1),
        (
            "retaliation",
            "We should not, whatever some generals may be telling us, hit Iran again.",
            -1,
        ),
        ("soleimani-strike", "The strike has not (and I was for it) made us safer.", -1),
        (
            "soleimani-strike",
            "Killing Soleimani was not, whatever he did, the right thing to do.",
            -1,
        ),
        # denied in a gap of the pattern
        ("iranian-restraint", "The barrage was symbolic.", 1),
        ("iranian-restraint", "The barrage was anything but symbolic.", -1),
        ("iranian-restraint", "Iran's answer was by no means reckless.", 1),
        ("iranian-restraint", "Iran's attack was not reckless but carefully limited.", 1),
        ("iraq-sovereignty", "Iraq is not our colony.", 1),
        # not denied
        ("us-presence", "No one doubts my service, and I say our troops should leave Iraq.", -1),
        ("us-presence", "I do not claim to know it all, but our troops should leave Iraq.", -1),
        ("us-presence", "It doesn't take a genius to know our troops should leave Iraq.", -1),
        ("us-presence", "I don't just think our troops should leave Iraq; I voted for it.", -1),
        ("us-presence", "I used to be a soldier, and I think our troops should leave Iraq.", -1),
        ("nuclear-risk", "Nobody has told the public that Iran is racing toward a bomb.", 1),
        ("nuclear-risk", "We cannot ignore that Iran is racing toward a bomb.", 1),
        ("iranian-restraint", "The barrage was no accident but a symbolic act.", 1),
        # denied by the lead-in of its list
        ("iranian-restraint", "Three myths about that night:\n\n- that Iran aimed to miss", -1),
        ("iranian-restraint", "Three facts about that night:\n\n- that Iran aimed to miss", 1),
        ("iranian-restraint", "Five facts behind the myth:\n\n- that Iran aimed to miss", 1),
        ("iranian-restraint", "What the myths leave out:\n\n- that Iran aimed to miss", 1),
        ("iranian-restraint", "It is not a myth:\n\n- that Iran aimed to miss", 1),
        ("iranian-restraint", "The myth has collapsed:\n\n- that Iran aimed to miss", 1),
        # denied by the clause over it
        ("war-risk", "Anyone who saw it knows that there is no danger of a big war.", -1),
        ("war-risk", "No one who saw it can say that there is no danger of a big war.", 1),
        ("iranian-restraint", "You can't tell me those missiles weren't meant to kill.", -1),
        ("diplomacy", "I used to think talking to Tehran was a waste of time.", 1),
        ("diplomacy", "I still think talking to Tehran was a waste of time.", -1),
        ("iranian-restraint", "Don't kid yourself that they pulled their punch.", -1),
        ("coalition", "Nobody who has seen the Gulf would deny that we need our allies.", 1),
    ],
)
def test_the_side_of_a_cue(whole_run, folder, dimension, text, sign):
    (folder / "a.txt").write_text(text, encoding="utf-8")
    command = ["score", "a.txt", "--author", "Test Alpha", "-r", "us-iran", "--evidence"]
    [cell] = json.loads(whole_run(*command, "-d", dimension, "-f", "json")[1])["cells"]
    items = [item for sentence in cell["evidence"] for item in sentence["items"]]
    counted = [one for one in items if one["origin"] != "similarity" and one["weight"]]
    assert {one["sign"] for one in counted} == {sign}
    assert any(one["origin"] == "cue" for one in counted)
