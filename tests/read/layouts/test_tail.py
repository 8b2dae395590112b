from __future__ import annotations

import pytest

from stances.document import Document
from stances.read.statements import extract_statements
from tests.read.layouts.reading import read_turns

TALK = "**Test Alpha:** We begin.\n\n**Test Beta:** We *must* end.\n\n"


def read(text, name="a.md"):
    found = extract_statements([Document(name=name, text=text)])
    return [one.document.text[each.start : each.end] for one in found for each in one.blocks]


@pytest.mark.parametrize(
    "foot",
    [
        "*This talk is made by the Test House.*\n",
        "**Test Gamma** *edits the Test Paper.* [*Write*](https://example.org)\n",
        "## Related news\n\n- Test Gamma is in Testland\n",
        "## Other stories\n\nA minister meets a mayor.\n\n*It goes on.*\n",
        "*One more.*\n\n*And another one.*\n",
        "-- \nYou get this because you are a member of the house.\n",
    ],
)
def test_what_the_publisher_adds_is_nobodys(foot):
    assert read(TALK + foot) == ["We begin.", "We must end."]


@pytest.mark.parametrize(
    ("foot", "said"),
    [
        ("We *must*, I say.\n", "We must, I say."),
        ("**We must talk now.**\n", "We must talk now."),
        ("## Why\n\nIt is right.\n", "It is right."),
    ],
)
def test_what_goes_on_is_still_said(foot, said):
    assert read(TALK + foot) == ["We begin.", "We must end.", said]


def test_italics_are_kept_where_others_speak_in_italics_too():
    text = "**Test Alpha:** *We begin here.*\n\n**Test Beta:** *We end here.*\n"
    assert read(text) == ["We begin here.", "We end here."]


def test_a_biography_may_begin_with_an_article_and_a_title():
    text = "By Test Alpha\n\nI say that we must talk.\n\nThe Rev. Test Alpha is a pastor there.\n"
    assert read(text, "a.txt") == ["I say that we must talk."]


def test_an_interjection_without_words_is_nobodys():
    text = "Dr ALPHA: We begin.\n\nMr Beta interjecting—\n\nMs BETA: We end.\n"
    assert read(text, "a.txt") == ["We begin.", "We end."]


def test_notes_below_a_rule_are_nobodys():
    text = "Dr ALPHA: We begin.\n\nMs BETA: We end.\n\n____________\n* Not recorded.\n"
    assert read(text, "a.txt") == ["We begin.", "We end."]


@pytest.mark.parametrize(
    "title",
    [
        "STATEMENT OF TEST GAMMA, Jr., Ph.D., DIRECTOR,\nTEST HOUSE",
        "Prepared Statement of Test Gamma",
        "▸ (1425)",
    ],
)
def test_a_title_within_the_record_is_nobodys(title):
    text = f"Dr ALPHA: We begin.\n\n{title}\n\nMs BETA: We end.\n"
    assert read(text, "a.txt") == ["We begin.", "We end."]


@pytest.mark.parametrize(
    "foot",
    [
        "Copyright 2026 Test Public Radio. All rights reserved.",
        "Copyright © Test House",
        "© 2026 Test House",
        "END",
        "[END]\n\nOur next talk is on Friday.",
        "###\n\nThe Test House is a home of tests.",
        "- 30 -\n\nWrite to the Test House.",
        "-30-\n\nWrite to the Test House.",
        "TO ORDER A VIDEO OR A TRANSCRIPT, PLEASE CALL THE TEST HOUSE",
        "Support for Test Radio comes from our listeners.",
        "Major funding for the Test Hour was provided by the Test House.\n\nAnd by you.",
        "This transcript was provided by Test Scribes.",
        "Transcript by Test Gamma.\n\nMusic by The Tests.",
    ],
)
@pytest.mark.parametrize("between", ["", "(APPLAUSE)\n\n"])
def test_what_a_publisher_adds_below_the_last_turn_is_nobodys(foot, between):
    turns = "TEST ALPHA: We begin.\n\nTEST BETA: We end.\n\nAnd that is all.\n\n"
    found = read_turns(f"{turns}{between}{foot}\n", "a.txt")
    assert found == [("Test Alpha", "We begin."), ("Test Beta", "We end. And that is all.")]


@pytest.mark.parametrize(
    "said",
    [
        "Copyright law is what we must talk of.",
        "Support for the plan is wide.",
        "To order strikes is not for him to decide.",
        "Support for the plan comes from all sides.",
        "This program is a disaster, and so is the other.",
        "Major funding for schools is gone.",
        "The end is not near.",
        "Music must be free.",
    ],
)
def test_what_only_begins_like_a_footer_is_said(said):
    found = read_turns(f"TEST ALPHA: We begin.\n\nTEST BETA: We end.\n\n{said}\n", "a.txt")
    assert found == [("Test Alpha", "We begin."), ("Test Beta", f"We end. {said}")]


def test_a_line_in_the_middle_of_a_talk_ends_nothing():
    text = "TEST ALPHA: We begin.\n\nEND\n\nTEST BETA: We end.\n"
    assert read_turns(text, "a.txt")[1] == ("Test Beta", "We end.")


@pytest.mark.parametrize(
    "title",
    [
        "Declared interests",
        "Conflicts of interest:",
        "Disclosures",
        "COMPETING INTERESTS",
    ],
)
@pytest.mark.parametrize(
    "declared",
    [
        "Prof Test Alpha: “Test has received money from the Test House.”",
        "Prof Test Alpha: none.\nDr Test Beta: No conflicts of interest.",
        "Alpha has received money from the Test House. “I own shares in it,” said Beta.",
    ],
)
@pytest.mark.parametrize(
    "said",
    [
        "Prof Test Alpha, Professor of Tests, said:\n\n“We must begin, and soon.”\n\n"
        "Dr Test Beta, Reader in Tests, said:\n\n“We must end it.”",
        "“We must begin, and soon,” said Prof Test Alpha of the Test House.\n\n"
        "“We must end it,” said Dr Test Beta of the Test Hall.",
    ],
)
def test_what_experts_declare_of_their_interests_is_nobodys(title, declared, said):
    text = f"Experts react to the plan\n\n{said}\n\n{title}\n\n{declared}\n"
    assert read_turns(text, "a.txt") == [
        ("Test Alpha", said.split("”")[0].rpartition("\n")[2] + "”"),
        ("Test Beta", said.split("”")[1].rpartition("\n")[2] + "”"),
    ]


def test_a_sentence_on_conflicts_of_interest_ends_nothing():
    text = "TEST ALPHA: We begin.\n\nTEST BETA: We end.\n\nConflicts of interest are rare.\n"
    assert read_turns(text, "a.txt")[1] == ("Test Beta", "We end. Conflicts of interest are rare.")


@pytest.mark.parametrize(
    "foot",
    [
        "Last updated: 8 January 2026     Legal notice - Privacy policy\n",
        "The meeting was adjourned at 5.30 p.m.\n",
        "(The sitting was suspended at 12.54)\n\nLast updated: 8 January 2026\n",
        "Enjoying the Test Paper? [Donate](https://example.org)\n",
        "Subscribe to the Test House's updates.\n",
        "#### Related Tags\n\nTestland, Peace\n",
        "#### Authors\n\nTest Alpha Senior Fellow - Test House\n\nTest Beta Fellow - Test Hall\n",
        "#### More Ask the Experts\n\nWill it hold?\n\nIs it over?\n",
        "#### Elsewhere\n\n[Report: Peace](https://example.org/1)\n\nSubscribe to us. © 2026\n",
        "The Test Institution is committed to quality and to independence.\n",
    ],
)
def test_the_end_matter_of_a_site_is_nobodys(foot):
    assert read(TALK + foot) == ["We begin.", "We must end."]


def test_the_biography_of_whoever_wrote_a_talk_down_is_nobodys():
    foot = "Test Gamma is a junior studying history.\n"
    assert read(f"# A talk\n\nBy Test Gamma\n\n{TALK}{foot}") == ["We begin.", "We must end."]


def test_short_sentences_below_a_heading_are_said():
    foot = "## And now\n\nWe wait.\n\nWe hope.\n"
    assert read(TALK + foot) == ["We begin.", "We must end.", "We wait.", "We hope."]
