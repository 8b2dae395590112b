"""Cues that are proposed, tried on the rubric's own tests."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from stances.commands.suggest.proposals import Proposal, find_refused
from stances.model import Sign
from stances.rubric.model import CompiledRubric, Dimension, Entry, Example


@pytest.fixture(scope="module")
def judged(bridge: CompiledRubric, whole):
    """The words that are refused, of some on the first dimension with these examples more."""

    def of(*words: str, pole: Sign = 1, examples: tuple[tuple[str, Sign], ...] = ()):
        tolls: Dimension = whole.dimensions[0]
        more = tuple(Example(place=tolls.place, text=t, expect=e) for t, e in examples)
        tolls = replace(tolls, examples=(*tolls.examples, *more))
        return find_refused([Proposal(words=one, pole=pole) for one in words], tolls, bridge)

    return of


def test_what_says_nothing_else_than_its_side_is_accepted(judged):
    assert judged("user pays", "pay their way") == frozenset()
    assert judged() == frozenset()


def test_words_that_the_dimension_has_are_refused(judged):
    assert judged("Fair  Share", "levy", "user pays") == {"Fair  Share", "levy"}


def test_what_does_not_speak_in_a_text_of_its_words_alone_is_refused(bridge, whole):
    """A cue of the dimension finds the same words, and counts for being there first."""
    tolls = whole.dimensions[0]
    steep = Entry(
        id="tolls/cue/7",
        kind="cue",
        place=tolls.place,
        words=("steep*",),
        pole=-1,
        without=("hill*",),
        fires=("The price is steep.",),
    )
    tolls = replace(tolls, entries=(*tolls.entries, steep))
    found = [Proposal(words=words, pole=1) for words in ("steep", "user pays")]
    assert find_refused(found, tolls, bridge) == {"steep"}


def test_what_the_examples_contradict_is_refused(judged):
    """One of them says that the bridge opened long ago, and that this takes no side."""
    assert judged("bridge opened", "user pays") == {"bridge opened"}
    assert judged("user pays", examples=(("The user pays nothing.", 0),)) == {"user pays"}


def test_what_would_hide_another_cue_is_refused(judged):
    """The longer of two cues is the one that counts."""
    assert judged("owes a fair share", pole=-1) == {"owes a fair share"}


def test_only_what_a_failing_test_holds_is_refused(judged):
    contradicted = (("Where the user pays, roads decay.", 0),)
    assert judged("user pays", "roads", "decay", "drivers", examples=contradicted) == {
        *("user pays", "roads", "decay")
    }


def test_an_example_that_fails_already_refuses_nothing(judged):
    assert judged("user pays", examples=(("The user pays.", -1),)) == frozenset()
