"""What is quoted in the introduction of a collection or an interview."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.read.statements import extract_statements

COLLECTION = "Test Alpha, fellow at the Test House:\n\nOne.\n\nTest Beta, fellow:\n\nTwo.\n"
TURNS = "TEST ALPHA: One of these.\n\nTEST BETA: Two of these.\n\nTEST ALPHA: Three of these.\n"
ANSWERS = "## Interview with Test Alpha\n\n{}\n\n### Why?\n\nOne.\n\n### Why not?\n\nTwo.\n"


def read(text, name="a.md"):
    found = extract_statements([Document(name=name, text=text)])
    return [
        (one.expert, one.document.text[block.start : block.end])
        for one in found
        for block in one.blocks
    ]


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("“We must wait,” said Dean Test Gamma of Test Hall.", ["“We must wait,”"]),
        (
            "“We must wait,” said Test Gamma. “She asked it, and then she asked it again.”",
            ["“We must wait,”", "“She asked it, and then she asked it again.”"],
        ),
        ("“We must wait,” a spokesman said.", []),
        ("“We must wait,” said Test Gamma, an investment bank.", []),
        ("They call it “the best of all tests” here.", []),
        ("Test Gamma tweeted “We must wait.”", ["“We must wait.”"]),
        ("Test Gamma promised that “Testland must wait.” He said this is “not a test at all.”", []),
        (
            "“We must wait,” said Test Gamma, and added that “tests are hard.”",
            ["“We must wait,”", "“tests are hard.”"],
        ),
    ],
)
@pytest.mark.parametrize(
    "text",
    [f"{{}}\n\n{COLLECTION}", f"{{}}\n\n{TURNS}", ANSWERS],
    ids=["heads", "labels", "answers"],
)
def test_a_quotation_above_the_first_speaker_is_whose_the_narration_says(text, quoted, said):
    found = read(text.format(quoted))
    assert [words for name, words in found if name == "Test Gamma"] == said
    alpha = [words for name, words in found if name == "Test Alpha"]
    assert alpha
    assert all(words.rstrip(".").split()[0] in ("One", "Two", "Three") for words in alpha)


def test_whoever_speaks_below_an_introduction_is_taken_for_no_institution(recwarn):
    text = f"“We must wait,” said Test Alpha.\n\n{TURNS}"
    assert read(text)[0] == ("Test Alpha", "“We must wait,”")
    assert not recwarn.list


def test_a_teaser_is_not_said_twice():
    text = f"“One of these.” says Test Alpha.\n\n{TURNS}"
    assert read(text)[0] == ("Test Alpha", "One of these.")


@pytest.mark.parametrize("foot", ["## Why it matters\n\nThis is so.", "## Related\n\nMore."])
def test_a_heading_that_asks_nothing_ends_the_last_answer(foot):
    numbered = ANSWERS.replace("Why?", "1. Why?").replace("Why not?", "2. Why not?")
    found = read(f"{numbered.format('Hello.')}\n{foot}\n")
    assert found == [("Test Alpha", "One."), ("Test Alpha", "Two.")]


def test_headings_within_answers_do_not_end_them():
    text = (
        "# Interview with Test Alpha\n\n## 1. Why?\n\nOne.\n\n### First\n\nTwo.\n\n## 2. Why not?"
        "\n\nThree.\n\n### Second\n\nFour.\n"
    )
    assert [words for _, words in read(text)] == ["One.", "Two.", "Three.", "Four."]


@pytest.mark.parametrize("count", ["Reposted 4,112 times", "12 likes · 3 replies", "1.2K views"])
def test_how_often_a_post_was_shared_is_nobodys(count):
    text = f"Test Alpha (@ta), fellow:\n\nOne.\n\n{count}\n\nTest Beta (@tb), fellow:\n\nTwo.\n"
    assert read(text, "a.txt") == [("Test Alpha", "One."), ("Test Beta", "Two.")]


HEARING = (
    "TEST HALL\n\n{head}\n\nBefore the Committee on Tests\n\nJanuary 8, 2026\n\n{said}\n\n"
    "Test Beta: Was it right?\n\nTest Alpha: It was.\n\nTest Beta: Thank you.\n"
)


@pytest.mark.parametrize(
    "head", ["Statement of Test Alpha", "Opening remarks by Dr. Test Alpha, director, Test House"]
)
def test_a_statement_above_a_transcript_is_its_authors(head):
    said = "I thank the committee.\n\nThe test was “good,” said Test Gamma. We agree."
    found = read(HEARING.format(head=head, said=said), name="a.txt")
    assert found[:3] == [
        ("Test Alpha", "I thank the committee."),
        ("Test Alpha", "The test was “good,” said Test Gamma. We agree."),
        ("Test Beta", "Was it right?"),
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Statement of Test Alpha", "Below is what was said."),
        ("Remarks by Test Alpha", "Dr. Alpha spoke to us on Monday. We print what was said."),
        ("By Test Alpha", "I went to the hearing, and we heard this."),
        ("Transcript", "I went to the hearing, and we heard this."),
    ],
)
def test_what_stands_above_a_transcript_and_is_about_it_is_nobodys(head, said):
    found = read(HEARING.format(head=head, said=said), name="a.txt")
    assert found[0] == ("Test Beta", "Was it right?")
