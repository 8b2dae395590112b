"""A rubric's own tests: each passes, and each fails when it must."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from stances.rubric.model import Example, Place
from stances.scoring.trial import run_trial, weigh_text

PLACE = Place(file="tolls.toml", line=7)


@pytest.fixture
def try_out(reader, whole):
    """Run one text as an example, or as what an entry must fire at or be silent at."""
    tolls = whole.dimensions[0]

    def of(text, *, expect=None, fires="", silent=""):
        entries = tuple(
            replace(
                one,
                fires=(text,) if fires in one.words else (),
                silent=(text,) if silent in one.words else (),
            )
            for one in tolls.entries
        )
        examples = () if expect is None else (Example(place=PLACE, text=text, expect=expect),)
        return run_trial(reader, [replace(tolls, entries=entries, examples=examples)])

    return of


def test_made_up_rubric_passes_all_of_its_own(reader, whole):
    passed, failed = run_trial(reader, whole.dimensions)
    texts = sum(
        len(entry.fires) + len(entry.silent) for one in whole.dimensions for entry in one.entries
    )
    assert failed == []
    assert passed == texts + sum(len(one.examples) for one in whole.dimensions)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("We should raise tolls.", 1),
        ("Tolls are a mistake.", -1),
        ("The bridge has tolls.", 0),
        ("Should we raise tolls?", 0),
        ("We should raise tolls. Tolls are a mistake.", 0),
        ("It rains.", 0),
    ],
)
def test_example_passes_with_its_own_side_and_no_other(try_out, text, side):
    for expect in (1, 0, -1):
        passed, failed = try_out(text, expect=expect)
        assert (passed, len(failed)) == ((1, 0) if expect == side else (0, 1))


def test_failure_of_an_example_says_all(try_out):
    _, (failure,) = try_out("Should we raise tolls? Tolls are a mistake.", expect=1)
    assert (failure.dimension, failure.where) == ("tolls", "tolls.toml:7")
    assert (failure.expected, failure.got) == ("+", "-")
    assert failure.text == "Should we raise tolls? Tolls are a mistake."
    assert failure.why == 'target "tolls": a question; target "Tolls" -1'


def test_failure_where_nothing_was_found(try_out):
    _, (failure,) = try_out("It rains.", expect=-1)
    assert (failure.got, failure.why) == ("0", "nothing was found")


@pytest.mark.parametrize(
    ("words", "text", "passes"),
    [
        ("fair share", "It is a fair share.", True),
        ("fair share", "It is not a fair share.", False),
        ("fair share", "Is it a fair share?", False),
        ("fair share", "We should raise tolls.", False),
        ("toll*", "The bridge has tolls.", True),
        ("toll*", "It has been a toll of misery.", False),
        ("quota*", "We should set quotas.", True),
        ("quota*", "Beijing should set quotas.", False),
    ],
)
def test_fires(try_out, words, text, passes):
    passed, failed = try_out(text, fires=words)
    assert (passed, len(failed)) == ((1, 0) if passes else (0, 1))


def test_failure_to_fire_says_what_was_read_instead(try_out):
    _, (failure,) = try_out("It is not a fair share.", fires="fair share")
    assert failure.expected == "tolls/cue/1 fires (+)"
    assert failure.got == 'cue "fair share" -1'
    _, (failure,) = try_out("It rains.", fires="fair share")
    assert (failure.got, bool(failure.why)) == ("nothing", True)


@pytest.mark.parametrize(
    ("words", "text", "passes"),
    [
        ("fair share", "It is a fair share.", False),
        ("fair share", "It is not a fair share.", True),
        ("fair share", "Is it a fair share?", True),
        ("toll*", "The bridge has tolls.", True),
        ("toll*", "We should raise tolls.", False),
        ("toll*", "Tolls are a mistake.", False),
        ("quota*", "Beijing should set quotas.", True),
        ("quota*", "We should raise tolls.", True),
    ],
)
def test_silent(try_out, words, text, passes):
    passed, failed = try_out(text, silent=words)
    assert (passed, len(failed)) == ((1, 0) if passes else (0, 1))


def test_failure_to_be_silent_says_what_spoke(try_out):
    _, (failure,) = try_out("We should raise tolls.", silent="toll*")
    assert failure.expected == "tolls/target/1 is silent"
    assert failure.got == 'target "tolls" +1'


def test_text_is_weighed_as_though_said(reader, tolls):
    one, item = weigh_text(reader, tolls, "Tolls are a mistake:\n\n- fumes\n")
    assert (one.weight, item.weight) == (-1.0, -0.5)
