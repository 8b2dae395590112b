"""Questions and answers, in the manners of many publishers."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.read.statements import extract_statements


def read(text, name):
    found = extract_statements([Document(name=name, text=text)])
    return [
        (one.expert, " ".join(one.document.text[b.start : b.end] for b in one.blocks))
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "<html><body><p>We ask Test Alpha, director of the Test House.</p>"
            "<p><b>Why talk?</b><br>It is right.</p>"
            "<p><b>And now?</b><br>We go on.</p></body></html>",
            "a.html",
        ),
        (
            "THE INTERVIEW: TEST ALPHA\n\nThe director spoke with us.\n\nWHY TALK ABOUT IT?\n\n"
            "It is right.\n\nDO OTHERS ASK THAT TOO?\n\nWe go on.\n",
            "a.txt",
        ),
        (
            "An interview with Test Alpha\n\n*What did they teach her?*\n\nBy Test Beta\n\n"
            "**Why talk?**\n\nIt is right.\n\n**And now?**\n\nWe go on.\n",
            "a.md",
        ),
    ],
)
def test_questions_in_many_manners_have_one_respondent(text, name):
    assert read(text, name) == [("Test Alpha", "It is right. We go on.")]


def test_initials_stand_for_the_person_before_them():
    text = (
        "*Test Alpha (TA) met The Ledger (TL) there.*\n\n**TL:** Why talk?\n\n"
        "**TA:** It is right.\n\n**TL:** And now?\n\n**TA:** We go on.\n\nAgain.\n"
    )
    assert read(text, "a.md") == [
        ("Test Alpha", "It is right."),
        ("Test Alpha", "We go on. Again."),
    ]


def test_initials_that_are_no_label_or_no_person_change_nothing():
    text = "TEST ALPHA: The Test House (TH) began it.\n\nTEST BETA: And TH ended it.\n"
    assert [name for name, _ in read(text, "a.txt")] == ["Test Alpha", "Test Beta"]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("# Five minutes with… Dr Test Alpha", "*Our series. We talk to Test Alpha, director.*"),
        ("# Interview: Dr Test Alpha", "Test Beta met the director of the Test House."),
        ("# Dr Test Alpha", "**Our series on people. This month: the head of the Test House.**"),
        ("# The long answer – Test Alpha", "Test Beta met her in Testville."),
        ("# Test Alpha: “It is right”", "Test Beta met her in Testville."),
        ("# It is right\n\n## Test Alpha\n\n*Director, Test House*", "She met us in Testville."),
    ],
)
@pytest.mark.parametrize("mark", ["**{}**", "### {}", "**1. {}**|**2. {}**"])
def test_whoever_a_title_names_says_the_answers_and_nothing_above_them(title, said, mark):
    marks = mark.split("|")
    first, second = marks[0].format("Why talk?"), marks[-1].format("And now?")
    text = f"{title}\n\n{said}\n\n{first}\n\nIt is right.\n\nIt is.\n\n{second}\n\nWe go on.\n"
    turns = read(text, "a.md")
    assert turns == [("Test Alpha", "It is right. It is. We go on.")]


@pytest.mark.parametrize("title", ["# Ask us: Prof. Test Alpha", "# Test Alpha"])
def test_labelled_questions_below_a_title_that_is_a_name_have_one_respondent(title):
    text = (
        f"{title}\n\nBy Test Beta | 3 May 2026\n\n**Q: Why talk?**\n\nA: It is right.\n\n"
        "**Q: And now?**\n\nA: We go on.\n"
    )
    assert read(text, "a.md") == [("Test Alpha", "It is right. We go on.")]


def test_an_essay_whose_headings_ask_is_all_its_author_s():
    text = (
        "## Test Alpha\n\n*Director, Test House*\n\nI have long asked what we want.\n\n"
        "**Why talk?**\n\nIt is right.\n\n**And now?**\n\nWe go on.\n"
    )
    whole = "I have long asked what we want. Why talk? It is right. And now? We go on."
    assert read(text, "a.md") == [("Test Alpha", whole)]


ASKED = "**What is peace?**\n\nIt is work, and it is never done.\n\n**And war?**\n\nA failure.\n\n"
BIOGRAPHY = "*Test Beta is a junior studying history.*\n"


@pytest.mark.parametrize(
    "head",
    [
        "# On peace\n\nBy Test Beta\n\nI spoke to Professor Test Alpha in her office.\n\n",
        "# On peace\n\nTest Alpha, who teaches peace, sat down with Test Beta.\n\n"
        "Interview by Test Beta\n\n",
        "# On peace\n\nBy Test Beta\n\nTest Alpha has taught peace since 2006. Last year she went "
        "to Rome. She talked to the Lantern between two classes.\n\n",
        "# On peace\n\nTest Alpha has taught for years. Test Beta interviewed her.\n\n"
        "Interview by Test Beta\n\n",
    ],
)
def test_who_is_presented_answers_and_not_whoever_asks(head):
    found = extract_statements([Document(name="a.md", text=head + ASKED + BIOGRAPHY)])
    assert {one.expert for one in found} == {"Test Alpha"}
