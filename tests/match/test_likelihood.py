"""How near or how likely a sentence says that something is: a war, a bomb."""

from __future__ import annotations

import pytest

from stances.errors import StancesError
from stances.match.composition.likelihood.weigh import weigh_likelihood
from stances.match.composition.readings import BAR
from stances.match.composition.sentence import read_target
from stances.rubric.files import RubricFile
from stances.rubric.load_dimension import load_dimension
from stances.text.tokens import tokenize

TARGETS = {"war", "wars", "bomb", "program"}

WAR = (
    ("A war with Iran is coming.", 1),
    ("War is inevitable.", 1),
    ("War is all but certain now.", 1),
    ("War is not inevitable.", -1),
    ("War is unlikely.", -1),
    ("War is not unlikely.", 1),
    ("A war remains a long shot.", -1),
    ("War is not around the corner.", -1),
    ("War is around the corner.", 1),
    ("The danger of war is growing.", 1),
    ("The danger of war has passed.", -1),
    ("The danger of war has not passed.", 1),
    ("The risk of war is lower than it was a week ago.", -1),
    ("The risk of war is real.", 1),
    ("The threat of war has receded.", -1),
    ("No planner can rule out a war.", 1),
    ("Nobody is ruling out a war that spreads.", 1),
    ("You can rule out a war.", -1),
    ("A war any time soon can be ruled out.", -1),
    ("The danger of war is as great as ever.", 1),
    ("There is hardly any danger left of a war.", -1),
    ("The threat of war comes up every week.", 0),
    ("Don't kid yourself that the risk of war has passed.", 1),
    ("The war is years from anything dangerous.", -1),
    ("The danger of war is no greater than it was.", -1),
    ("Reporters walk about at the war.", 0),
    ("There will be no war.", -1),
    ("There will be war.", 1),
    ("There is a real chance of war.", 1),
    ("There is little chance of war.", -1),
    ("There is no risk of war.", -1),
    ("We are heading for war.", 1),
    ("We are on the brink of war.", 1),
    ("We are not on the brink of war.", -1),
    ("We are closer to war than ever.", 1),
    ("We are nowhere near war.", -1),
    ("We have stepped back from the brink of war.", -1),
    ("The country is drifting toward war.", 1),
    ("Neither side is heading for war.", -1),
    ("Neither side wants war.", -1),
    ("Nobody wants war.", -1),
    ("We do not want war.", 0),
    ("I expect a war before the summer.", 1),
    ("I am concerned about a war.", 1),
    ("The war has only been put off.", 1),
    ("The war has been put off.", -1),
    ("I am not worried about a war.", -1),
    ("I fret about a war.", 1),
    ("I do not expect a war.", -1),
    ("I doubt there will be a war.", -1),
    ("I rule out a war.", -1),
    ("I would rule out a war.", -1),
    ("We cannot rule out a war.", 1),
    ("This strike will lead to war.", 1),
    ("This strike will not lead to war.", -1),
    ("His recklessness could spark a war.", 1),
    ("The raid makes war more likely.", 1),
    ("The raid makes war less likely.", -1),
    ("The deal has averted a war.", -1),
    ("War has been averted.", -1),
    ("War can still be avoided.", -1),
    ("War can no longer be avoided.", 1),
    ("We must avoid war.", 0),
    ("War must be avoided at all costs.", 0),
    ("They asked about war.", 0),
    ("The committee will discuss the risk of war.", 0),
    ("Fears of war are overblown.", -1),
    ("The talk of war is a storm in a teacup.", -1),
    ("One misstep and we have a war.", 1),
    ("It would take a great deal to start a war.", -1),
    ("I fear that war is near.", 1),
    ("I see no war on the horizon.", -1),
    ("I see a war on the horizon.", 1),
    ("The war is over.", -1),
    ("War is off the table for now.", -1),
    ("Only a miracle can prevent war.", 1),
    ("Nothing can stop this war now.", 1),
    ("Cooler heads will prevent war.", -1),
    ("It would mean war.", 1),
    ("If we strike, war will follow.", 1),
    ("The minister said war was likely.", 0),
    ("Will there be war?", 0),
    ("Talk of war is nonsense.", -1),
    ("War is a distant prospect.", -1),
    ("War is a real possibility.", 1),
    ("War looms.", 1),
    ("War is only a matter of time.", 1),
    ("The prospect of war is fading.", -1),
    ("The odds of war have risen.", 1),
    ("I would not bet on war.", -1),
    ("He is leading us into war.", 1),
    ("The President is dragging the country into a war.", 1),
    ("We are not at war and will not be.", -1),
    ("War would be a disaster.", 0),
    ("The war costs too much.", 0),
    ("I oppose the war.", 0),
    ("A war would kill thousands.", 0),
    ("This will not become a war.", -1),
    ("This is how wars start.", 1),
    ("Miscalculation could turn this into a war.", 1),
    ("The two sides have pulled back from war.", -1),
    ("Tehran cannot afford a war.", -1),
    ("Iran does not want a war.", -1),
    ("Iran wants a war.", 1),
)
"""Sentences, with 1 where a war is near, -1 where it is not, and 0 where they do not say."""

BOMB = (
    ("Iran is weeks away from a bomb.", 1),
    ("Iran is years away from a bomb.", -1),
    ("Iran is close to a bomb.", 1),
    ("Iran is nowhere near a bomb.", -1),
    ("Iran is on the verge of a bomb.", 1),
    ("A bomb is within reach.", 1),
    ("Tehran will soon have a bomb.", 1),
    ("There is no bomb and no plan to build one.", -1),
    ("Iran has no bomb.", -1),
    ("Iran is not building a bomb.", -1),
    ("Iran is building a bomb.", 1),
    ("The regime is racing toward a bomb.", 1),
    ("The strikes have set back the bomb by years.", -1),
    ("The danger of an Iranian bomb is real.", 1),
    ("The danger of an Iranian bomb is exaggerated.", -1),
    ("The program is a danger to us all.", 1),
    ("The program is no danger to anybody.", -1),
    ("The program is peaceful.", -1),
    ("The program is not peaceful.", 1),
    ("The program is advancing.", 1),
    ("The program has been frozen.", -1),
    ("The program lies in ruins.", -1),
    ("The program is out of control.", 1),
    ("The program is under control.", -1),
    ("The program is no more of a danger than it was.", -1),
    ("The program is growing by the day.", 1),
    ("The program has been set back by years.", -1),
    ("I see no sign of a bomb.", -1),
    ("I fear a bomb.", 1),
    ("The program must be stopped.", 0),
    ("They asked about the program.", 0),
    ("The program costs a great deal.", 0),
    ("The program is hardly alarming.", -1),
    ("The program can no longer be waved away.", 1),
    ("We cannot ignore the program.", 1),
    ("The program poses no threat.", -1),
    ("The program poses a grave threat.", 1),
    ("The program is more alarming than ever.", 1),
    ("The program was dismantled.", -1),
    ("The program has resumed.", 1),
    ("The bomb is a fantasy.", -1),
    ("Talk of a bomb is nonsense.", -1),
)
"""The same of a bomb and of the programme that makes it."""

CAREFUL = (
    ("The region is not close to war.", -1),
    ("We are not closer to war.", -1),
    ("The raid did not bring us closer to war.", -1),
    ("The regime is nowhere close to a bomb.", -1),
    ("We have never been closer to war.", 1),
    ("It is unlikely that war will come.", -1),
    ("It is not unlikely that war will come.", 1),
    ("Iran has no interest in a bomb.", -1),
    ("Iran has no need for a bomb.", -1),
    ("The war is far from over.", 1),
    ("The danger of war is no less real than before.", 1),
    ("War is not only possible but likely.", 1),
    ("Both sides have moved a few inches away from war.", -1),
    ("The war threatens our economy.", 0),
    ("A war would alarm the markets.", 0),
    ("The war is expected to cost billions.", 0),
    ("War was expected last year.", 0),
    ("There was a war.", 0),
    ("There is less danger of war.", -1),
    ("I turn now to the war.", 0),
    ("There is little danger of war.", -1),
    ("We are weeks away from war.", 1),
)
"""Those in which words of nearness say something else, or are turned."""

UNREAD = (
    ("It will take very little to start a war.", 1),
    ("I don't see this becoming a war.", -1),
    ("Nothing now stands between Iran and a bomb.", 1),
)


def find_side(text):
    tokens = tokenize(text)
    held = [token.norm in TARGETS for token in tokens]
    clues, told = read_target(
        text, tokens, held, asked=text.endswith("?"), composition=weigh_likelihood
    )
    assert told == 0
    total = sum(one.sign * one.weight for one in clues if one.stand in ("asserted", "hedged"))
    return 0 if abs(total) < BAR else 1 if total > 0 else -1


def test_a_judgement_of_neither_makes_no_clue():
    """A clue without a side would count against."""
    text = "Our analysts judge the risk of war to be a matter for Congress."
    tokens = tokenize(text)
    held = [token.norm in TARGETS for token in tokens]
    assert read_target(text, tokens, held, asked=False, composition=weigh_likelihood) == ([], 0)


@pytest.mark.parametrize(("text", "side"), WAR + BOMB + CAREFUL)
def test_sentences_say_how_near_it_is(text, side):
    assert find_side(text) == side


@pytest.mark.parametrize(("text", "side"), UNREAD)
@pytest.mark.xfail(strict=True, reason="not yet understood")
def test_sentences_that_are_not_understood(text, side):
    assert find_side(text) == side


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that war was likely.",
        "Critics claim that a war is coming.",
        "We must act before he stumbles into a war.",
        "Let us hope that the danger of war passes.",
        "If a war comes, we will be ready.",
        "Is war likely?",
        "He started a war.",
        "This is our war, not theirs.",
    ],
)
def test_what_is_only_reported_hoped_or_supposed_says_nothing(text):
    assert find_side(text) == 0


@pytest.mark.parametrize(
    "entry",
    [
        '[[target]]\nwords = ["flood*"]\ntakes = ["likelihood", "approval"]',
        '[[cue]]\npole = "+"\nwords = ["flood*"]\ntakes = ["likelihood"]',
    ],
)
def test_likelihood_stands_alone_and_only_in_targets(entry):
    text = f"""format = 1
id = "flood"
label = "flood"
question = "Is a flood near?"
kind = "assessment"
positive = "near"
negative = "far"

{entry}
fires = ["A flood."]
silent = ["A drought."]
"""
    with pytest.raises(StancesError, match=r"all that a target takes"):
        load_dimension(RubricFile(name="flood.toml", data=text.encode()))
