"""Interviews in which the questions name whoever asks, and the answers have no name."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.statements import extract_statements

ANSWERS = ["It began with a letter.", "And so it went on.", "We wrote it. It was right."]


def read(text, name):
    return [
        (one.expert, [one.document.text[b.start : b.end] for b in one.blocks])
        for one in extract_statements([Document(name=name, text=text)])
    ]


def make_interview(head, first, second):
    return f"{head}\n\n{first}\n\n{ANSWERS[0]}\n\n{ANSWERS[1]}\n\n{second}\n\n{ANSWERS[2]}\n"


@pytest.mark.parametrize(
    "head",
    [
        "**Five questions for Dr. Test Beta**",
        "# Interview with Test Beta, director of the Test House",
        "# A talk on bridges\n\nTest Beta is the director of the Test House. We met in May.",
        "# Test Beta",
        "# Q&A: Test Beta on bridges\n\n*Testa Alpha is a reporter of the Test Times.*",
    ],
)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("**Testa Alpha: How did it begin?**", "**Testa Alpha: Why did you write it?**"),
        ("**Testa Alpha: How did it begin?**", "**Testa Alpha: Tell us why.**"),
        ("**Testa Alpha:** **How did it begin?**", "***Testa Alpha: Why did you write it?***"),
        ("### Testa Alpha: How did it begin?", "### Testa Alpha: Why did you write it?"),
        ("Testa Alpha: How did it begin?", "Testa Alpha: Why did you write it?"),
        ("**Testa Alpha: How did it begin?**", "**Testo Gamma: Why did you write it?**"),
    ],
)
def test_the_answers_are_those_of_whoever_is_asked(head, first, second):
    assert read(make_interview(head, first, second), "a.md") == [("Test Beta", ANSWERS)]


def test_answers_on_the_line_of_the_question_and_in_pages():
    text = (
        "<html><body><article><h1>Five questions for Dr. Test Beta</h1>"
        "<p><b>Testa Alpha: How did it begin?</b> It began here.</p>"
        "<p><b>Testa Alpha: And now?</b></p><p>We go on with it.</p></article></body></html>"
    )
    assert read(text, "a.html") == [("Test Beta", ["It began here.", "We go on with it."])]


def test_answers_to_questions_in_bold_without_a_name_may_stand_on_their_line():
    text = (
        "# Interview with Test Beta\n\n**How?** So it is.\n\n**Why?**\n\nI know.\n\n**And?** No.\n"
    )
    assert read(text, "a.md") == [("Test Beta", ["So it is.", "I know.", "No."])]


def test_answers_are_refused_where_nobody_is_named_who_gives_them():
    text = make_interview("# Bridges", "**Testa Alpha: How?**", "**Testa Alpha: Why?**")
    with pytest.raises(StancesError, match=r"^a\.md:5: whose answer is this\?"):
        read(text, "a.md")


def test_whoever_asks_and_answers_by_name_keeps_the_words():
    text = "Test Alpha: Why?\n\nTest Beta: We must.\n\nAt once.\n\nTest Alpha: Is it so?\n\nYes.\n"
    assert [name for name, _ in read(text, "a.txt")] == ["Test Alpha", "Test Beta", "Test Alpha"]


@pytest.mark.parametrize(
    ("third", "rest"),
    [("**Alpha: And now?**", "We go on."), ("**Testa Alpha: Is it so?**", "It is.")],
)
def test_an_answer_without_a_name_among_others_with_names_is_refused(third, rest):
    text = (
        "# Test Beta on bridges\n\n**Testa Alpha: Why?**\n\n**Test Beta:** We must.\n\nAt once.\n\n"
        f"{third}\n\n{rest}\n"
    )
    with pytest.raises(StancesError, match=r"^a\.md:11: whose answer is this\?"):
        read(text, "a.md")


def test_whoever_speaks_in_bold_only_keeps_several_paragraphs():
    text = (
        "**Testa Alpha: Why?**\n\n**Do you know?**\n\n**Test Beta:** We must.\n\n"
        "**Testa Alpha: Is it so?**\n\n**Test Beta:** It is.\n"
    )
    assert read(text, "a.md")[0] == ("Testa Alpha", ["Why?", "Do you know?"])
