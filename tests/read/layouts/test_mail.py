"""Mail: messages and what they quote, in the manners of several programs."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.layouts._mail_marks import read_sender
from stances.read.options import ReadOptions
from stances.read.statements import extract_statements

OWN = "We should wait until the talks are over, and then decide."
QUOTED = "The plan should go ahead at once, and not a day later."
INNER = "Nobody in the room wants this plan."
HEAD = "From: Test Alpha <alpha@test.example>\nDate: 3 March 2020\nSubject: Re: The plan\n\n"


def read(text, name="a.txt", author=""):
    options = ReadOptions(author=author)
    found = extract_statements([Document(name=name, text=text)], options)
    return [
        (one.expert, " ".join(one.document.text[b.start : b.end] for b in one.blocks))
        for one in found
    ]


@pytest.mark.parametrize(
    "wrote",
    [
        "On Sun, Mar 2, 2020 at 9:00 PM, Test Beta <beta@test.example> wrote:",
        "On Sun, Mar 2, 2020 at 9:00 PM Test Beta wrote:",
        "On 2 Mar 2020, at 21:00, Test Beta <beta@test.example>\nwrote:",
        "On 2 March 2020, Test Beta wrote:",
        "On 2020-03-02 21:00:00 +0000 Test Beta writes:",
        "Test Beta wrote:",
        '"Beta, Test" <beta@test.example> wrote:',
    ],
)
@pytest.mark.parametrize("mark", ["> ", ">", " > "])
def test_what_is_quoted_is_whose_the_line_above_says(wrote, mark):
    text = f"{HEAD}{OWN}\n\n{wrote}\n{mark}{QUOTED}\n"
    assert read(text) == [("Test Alpha", OWN), ("Test Beta", QUOTED)]


@pytest.mark.parametrize("who", ["<beta@test.example> wrote:", "Somebody else wrote:", ""])
def test_what_is_quoted_of_nobody_named_is_nobodys(who):
    text = f"{OWN}\n\n{who}\n\n> {QUOTED}\n> Truly.\n\nSo wait.\n"
    found = read(text, author="Test Gamma")
    assert {name for name, _ in found} == {"Test Gamma"}
    said = " ".join(words for _, words in found)
    assert OWN in said
    assert said.endswith("So wait.")
    assert QUOTED not in said


def test_each_depth_is_its_own_writers():
    text = (
        f"{HEAD}Test Beta wrote:\n> {QUOTED}\n>\n> On 1 March 2020, Test Gamma wrote:\n>> {INNER}\n"
        f">> > What?\n> Truly.\n\n{OWN}\n"
    )
    assert sorted({name for name, _ in read(text)}) == ["Test Alpha", "Test Beta", "Test Gamma"]
    said = {
        name: " ".join(words for other, words in read(text) if other == name)
        for name in ("Test Alpha", "Test Beta", "Test Gamma")
    }
    assert said == {"Test Alpha": OWN, "Test Beta": f"{QUOTED} Truly.", "Test Gamma": INNER}


NESTED = (
    f"> {QUOTED}\n>\n> > {INNER}\n>\n> Truly.\n",
    f"<blockquote><p>{QUOTED}</p><blockquote><p>{INNER}</p></blockquote><p>Truly.</p></blockquote>",
)


@pytest.mark.parametrize(("name", "quotes"), [("a.md", NESTED[0]), ("a.html", NESTED[1])])
def test_a_quotation_in_a_quotation_is_nobodys_where_nobody_is_named(name, quotes):
    wrote = "On 2 March 2020 at 9:00, Test Beta wrote:"
    if name == "a.md":
        text = f"{OWN}\n\nBest,  \nTest Alpha\n\n{wrote}\n\n{quotes}"
    else:
        above = f"<p>{OWN}</p><p>Best,<br>Test Alpha</p><p>{wrote}</p>"
        text = f"<html><body>{above}{quotes}</body></html>"
    found = read(text, name)
    assert found[0] == ("Test Alpha", OWN)
    said = [words for writer, words in found if writer == "Test Beta"]
    assert " ".join(said) == f"{QUOTED} Truly."


@pytest.mark.parametrize(
    "foot",
    [
        "-- \nTest Alpha\nDirector, Test House\n+1 555 0100",
        "Thanks,\nTest",
        "Regards,\n\nTest Alpha",
    ],
)
def test_head_greeting_and_foot_are_nobodys(foot):
    assert read(f"{HEAD}Hi Beta,\n\n{OWN}\n\n{foot}\n") == [("Test Alpha", OWN)]


@pytest.mark.parametrize(
    "divider", ["-----Original Message-----", "Begin forwarded message:", "_" * 32]
)
def test_messages_below_each_other_are_their_own_writers(divider):
    below = (
        f"From: Beta, Test (TIS)\nSent: Monday, March 2, 2020 9:30 AM\nTo: Test Alpha\n\n{QUOTED}\n"
    )
    assert read(f"{HEAD}{OWN}\n\n{divider}\n{below}") == [
        ("Test Alpha", OWN),
        ("Test Beta", QUOTED),
    ]


def test_a_writer_may_be_named_below_only():
    text = f"{OWN}\n\nBest,\nTest Alpha\n\nOn 2 March 2020 at 9:00, Test Beta wrote:\n\n{QUOTED}\n"
    assert read(text) == [("Test Alpha", OWN), ("Test Beta", QUOTED)]


def test_a_message_of_nobody_is_refused_and_an_author_may_be_given():
    text = f"{OWN}\n\nOn 2 March 2020 at 9:00, Test Beta wrote:\n> {QUOTED}\n"
    with pytest.raises(StancesError, match="no line says who wrote this message") as caught:
        read(text)
    assert caught.value.where == "a.txt:1"
    assert read(text, author="Test Gamma") == [("Test Gamma", OWN), ("Test Beta", QUOTED)]


def test_pages_and_memoranda_have_messages_too():
    page = (
        f"<html><body><p>{OWN}</p><p>Best,<br>Test Alpha</p><p>On Mar 3, 2020 at 9:14 AM Test Beta "
        f"wrote:</p><blockquote><p>{QUOTED}</p></blockquote></body></html>"
    )
    assert read(page, "a.html") == [("Test Alpha", OWN), ("Test Beta", QUOTED)]
    memo = f"MEMORANDUM\n\nTO: The Board\nFROM: Test Alpha, Director\nDATE: 4 March 2020\n\n{OWN}\n"
    assert read(memo) == [("Test Alpha", OWN)]


@pytest.mark.parametrize("author", ["", "Test Alpha"])
def test_an_article_is_not_mail_and_what_it_quotes_so_is_not_its_authors(author):
    text = (
        f"Why wait\n\nBy Test Alpha\n\n{OWN}\n\nOn 3 March 1712 Test Beta said:\n\n"
        f"> {QUOTED}\n\nI would go further than that.\n"
    )
    said = " ".join(words for name, words in read(text, author=author) if name == "Test Alpha")
    assert QUOTED not in said
    assert said.startswith(OWN)
    assert said.endswith("I would go further than that.")


def test_turns_that_begin_with_marks_are_not_quoted():
    text = f">> TEST ALPHA: {OWN}\n>> TEST BETA: {QUOTED}\n>> TEST ALPHA: {INNER}\n"
    assert read(text) == [("Test Alpha", OWN), ("Test Beta", QUOTED), ("Test Alpha", INNER)]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Test Alpha", "Test Alpha"),
        ('"Alpha, Test (TIS)"', "Test Alpha"),
        ("(Test Alpha)", "Test Alpha"),
        ("Test Alpha via Test List", "Test Alpha"),
        ("Test Alpha [mailto:]", "Test Alpha"),
        ("Test Alpha, Director of Tests", "Test Alpha"),
    ],
)
def test_senders_are_written_in_many_ways(value, name):
    person = read_sender(value)
    assert person is not None
    assert person.name == name


@pytest.mark.parametrize("value", ["", "testlist", "[mailto:]"])
def test_an_address_names_nobody(value):
    assert read_sender(value) is None


def test_what_somebody_quotes_in_a_talk_is_no_mail():
    text = (
        f"TEST ALPHA, HOST: {OWN}\n\nTEST BETA: I have it here. Somebody wrote:\n\n> {QUOTED}\n\n"
        f"And I agree.\n\nTEST ALPHA: {INNER}\n"
    )
    found = read(text)
    assert [words for name, words in found if name == "Test Alpha"] == [OWN, INNER]
    assert QUOTED not in " ".join(words for _, words in found)


def test_what_is_quoted_of_a_message_above_is_said_once():
    second = "From: Test Beta\nDate: 4 March 2020\n\n"
    text = f"{HEAD}{OWN}\n\n{second}Test Alpha wrote:\n> {OWN}\n\n{QUOTED}\n"
    assert read(text) == [("Test Alpha", OWN), ("Test Beta", QUOTED)]
