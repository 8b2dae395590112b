from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.options import ReadOptions
from stances.read.statements import extract_statements

SAID = "I say that we must talk at once.\n"


def read(text, name="a.md"):
    found = extract_statements([Document(name=name, text=text)])
    return {
        one.expert: [one.document.text[each.start : each.end] for each in one.blocks]
        for one in found
    }


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("---\ntitle: Talks\nauthor: Test Alpha\n---\n\n", "a.md"),
        (
            "---\ntitle: Talks\nauthor:\n  name: Test Alpha\n  url: https://example.org\n---\n\n",
            "a.md",
        ),
        ("---\ntitle: Talks\nauthors:\n- Test Alpha\n---\n\n", "a.md"),
        ('+++\ntitle = "Talks"\nauthors = ["Test Alpha"]\n+++\n\n', "a.md"),
        ("% On talks\n% Test Alpha\n% 17 June 2025\n\n", "a.md"),
        ("Title: On talks\nAuthor: Test Alpha\nDate: 2 August 2025\n\n", "a.txt"),
        (
            "# On talks\n\nAuthor : [Test Alpha](https://example.org)\n\nPublished on Oct 14\n\n",
            "a.md",
        ),
        (
            "STATEMENT OF\n\nTEST ALPHA\nDIRECTOR OF THE TEST CENTER\n\nBEFORE THE\n\nHOUSE\n\n",
            "a.txt",
        ),
        (
            "Speech by Mr Test Alpha, Governor of the Test Bank, at a dinner, 1 May 2025.\n\n",
            "a.txt",
        ),
    ],
)
def test_the_author_is_found_where_publishers_name_one(head, name):
    assert read(head + SAID, name) == {"Test Alpha": [SAID.strip()]}


@pytest.mark.parametrize(
    "head",
    [
        '+++\ntitle = "Talks"\nauthors = ["Test Alpha", "Test Beta"]\n+++\n\n',
        "---\nauthors:\n  - name: Test Alpha\n  - name: Test Beta\n---\n\n",
        "% On talks\n% Test Alpha; Test Beta\n% 2025\n\n",
    ],
)
def test_each_of_several_authors_has_the_words(head):
    assert read(head + SAID) == {"Test Alpha": [SAID.strip()], "Test Beta": [SAID.strip()]}


def test_toml_with_our_keys_is_checked_all_the_same():
    with pytest.raises(StancesError, match='unknown key "title"'):
        read('+++\nexpert = "Test Alpha"\ntitle = "Talks"\n+++\n\n' + SAID)


def test_an_author_who_is_not_a_person_is_nobody():
    with pytest.raises(StancesError, match="no expert found"):
        read("---\ntitle: Talks\nauthor: The Newsroom\n---\n\nThe talks went on there.\n")


def test_a_short_address_is_said_and_a_heading_in_bold_is_not():
    text = "By Test Alpha\n\nMr. President,\n\nI thank you.\n\n**What to do**\n\nTalk now.\n"
    assert read(text) == {"Test Alpha": ["Mr. President,", "I thank you.", "Talk now."]}


def test_a_notice_above_the_words_does_not_end_them():
    head = "Remarks by Mr Test Alpha, Governor of the Test Bank, at a dinner, Testville, 1 May 2025"
    foot = "**References**\n\nThis.\n"
    text = f"{head}\n\n*The views expressed are those of the speaker.*\n\n{SAID}\n{foot}"
    (found,) = extract_statements([Document(name="a.md", text=text)])
    assert (found.expert, found.role) == ("Test Alpha", "Mr; Governor of the Test Bank")
    assert read(text) == {"Test Alpha": [SAID.strip()]}


def test_a_byline_that_is_set_aside_is_noted_and_can_be_kept():
    text = (
        "By Test Alpha\n\nThe strike was a mistake.\n\nAs Senator Test Beta said, “He got it.”\n\n"
        "“War is a racket,” wrote General Test Gamma.\n"
    )
    documents = [Document(name="a.txt", text=text)]
    with pytest.warns(
        UserWarning, match="a.txt:1: read as a news report: .*; --layout byline gives"
    ):
        found = extract_statements(documents)
    assert {one.expert for one in found} == {"Test Beta", "Test Gamma"}
    (found,) = extract_statements(documents, ReadOptions(layout="byline"))
    assert found.expert == "Test Alpha"


HEADS = [
    "---\ntitle: Bridges\nauthor: Test Alpha\n---\n\n",
    '+++\ntitle = "Bridges"\nauthor = "Test Alpha"\n+++\n\n',
    "# Bridges\n\nBy Test Alpha\n\n",
]
QUOTED = [
    "Test Beta wrote:\n\n> It must be rebuilt.\n>\n> It falls.",
    "My colleague Test Beta, director of the Test House, says:\n\n> It must be rebuilt.",
    "As Beta puts it:\n\n> It must be rebuilt.",
    "I asked Test Beta. She wrote in May:\n\n> It must be rebuilt.",
    "According to Test Beta, a fellow:\n\n> It must be rebuilt.",
    "In May, Test Beta wrote:\n\n> It must be rebuilt.\n\nTest Gamma has also said:\n\n> No.",
    "Test Beta, director of the Test House:\n\n> It must be rebuilt.",
    "**Test Beta:**\n\n> It must be rebuilt.\n\nThat is one.\n\n**Test Gamma:**\n\n> No.",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("quoted", QUOTED)
def test_block_quotes_of_others_leave_the_rest_to_the_author(head, quoted):
    text = f"{head}I know the bridge.\n\n{quoted}\n\nThat is wrong. It can be mended.\n"
    said = read(text)
    assert list(said) == ["Test Alpha"]
    assert {"I know the bridge.", "That is wrong. It can be mended."} <= set(said["Test Alpha"])
    assert not {"It must be rebuilt.", "It falls.", "No."} & set(said["Test Alpha"])


def test_two_who_are_quoted_in_block_quotes_do_not_make_a_report_of_somebodys_page():
    text = f"{HEADS[0]}The bridge is old.\n\n{QUOTED[5]}\n\nThat is wrong.\n"
    assert read(text)["Test Alpha"][0] == "The bridge is old."
    assert read(text)["Test Alpha"][-1] == "That is wrong."


@pytest.mark.parametrize("above", ["As I wrote last year:", "The treaty says:", "It says so here:"])
def test_block_quotes_of_the_authors_own_or_of_papers_stay(above):
    text = f"{HEADS[0]}The bridge is old.\n\n{above}\n\n> There is a ferry.\n\nWe will see.\n"
    assert read(text)["Test Alpha"] == [
        "The bridge is old.",
        above,
        "There is a ferry.",
        "We will see.",
    ]


COLUMN = (
    "ASK THE TESTER\n\nBy Test Alpha\n\nDear Test: Our street wants bumps. Who is right?\n"
    "-- Bumped in Testville\n\nDear Bumped: Both of you. I would ask for a crossing.\n\n"
    "It slows cars.\n\nDear Ms. Alpha, Should we pay to park?\n\nWe would rather not.\n\n"
)


def test_letters_of_readers_are_nobodys_in_a_column_that_answers_them():
    found = extract_statements([Document(name="a.txt", text=f"{COLUMN}Dear Parked, Pay. I do.\n")])
    assert [
        (one.expert, [one.document.text[block.start : block.end] for block in one.blocks])
        for one in found
    ] == [
        (
            "Test Alpha",
            ["Both of you. I would ask for a crossing.", "It slows cars.", "Pay. I do."],
        )
    ]


def test_greetings_without_an_answer_are_part_of_the_text():
    (found,) = extract_statements([Document(name="a.txt", text=COLUMN)])
    said = " ".join(found.document.text[one.start : one.end] for one in found.blocks)
    assert "Should we pay" in said


LONG = (
    "The pause in the talks has been read as a failure, though it is none, because it is what both "
    "sides asked for in private before the summer began in the north and in the south."
)
BODY = f"{LONG}\n\nWe must use it.\n"


@pytest.mark.parametrize(
    ("head", "foot", "name"),
    [
        ("Why it holds\n\nIt is not over yet.\n\nTest Alpha\n\n8 January 2026\n\n", "", "a.txt"),
        ("# Why it holds\n\nExpert comment\n\nTest Alpha, Fellow, Test House\n\n", "", "a.md"),
        ("# Why it holds\n\n4 minute READ\n\nTest Alpha Associate Fellow, Tests\n\n", "", "a.md"),
        ("Why it holds\n\nWRITTEN BY\n\nTest Alpha\nSenior Fellow\n\n", "", "a.txt"),
        ("Why it holds\n\nText: Test Alpha\n\n", "", "a.txt"),
        ("Why it holds\n\n", "\nWritten by Test Alpha\n", "a.txt"),
        ("Why it holds\n\n", "\nBy Test Alpha, Senior Fellow, Test House\n", "a.txt"),
        ("# Why it holds\n\n", "\n#### Author\n\nTest Alpha\n\nSenior Fellow\n", "a.md"),
        ("# Why it holds\n\n", "\n**About the author:** Test Alpha is a fellow.\n", "a.md"),
        (
            "Why it holds\n\nDr Test Alpha\n8 January 2026\n\nIt is not over yet.\n\n",
            "\nWRITTEN BY\nDr Test Alpha\nSenior Fellow, Tests\n",
            "a.txt",
        ),
    ],
)
def test_a_name_alone_or_a_credit_says_who_wrote_the_text(head, foot, name):
    assert read(head + BODY + foot, name) == {"Test Alpha": [LONG, "We must use it."]}


@pytest.mark.parametrize(
    "text",
    [
        f"Port shut\n\nTest Alpha\n8 January 2026\n\n{LONG}\n\n“It is shut,” said Test Beta.\n",
        f"The port\n\nTest Alpha\n8 January 2026\n\n{LONG}\n\nAlpha was born here.\n\n"
        "“It is shut,” said Test Beta.\n",
    ],
)
def test_a_name_and_a_date_above_a_report_make_no_author(text):
    assert "Test Alpha" not in read(text, "a.txt")


def test_who_is_told_of_below_their_name_is_no_author():
    with pytest.raises(StancesError, match="no expert found"):
        read(
            f"The port\n\nTest Alpha, Harbour Director\n\n{LONG}\n\nAlpha was born here.\n", "a.txt"
        )


def test_a_name_below_a_short_letter_is_not_the_author_of_the_next():
    text = "Ports\n\nIt is late.\n\nTest Alpha, fellow\n\nShips\n\nWe go.\n\nTest Beta, fellow\n"
    try:
        found = read(text, "a.txt")
    except StancesError:
        return
    assert "We go." not in found.get("Test Alpha", [])
