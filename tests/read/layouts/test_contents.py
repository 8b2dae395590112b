"""Lists of contents, rows of links and covers: they name people, and nobody says them."""

from __future__ import annotations

import pytest

from tests.read.layouts.reading import read_turns

SAID = [
    ("Test Alpha", "We must talk to them, and we must go on talking to them for a while."),
    ("Test Beta", "We must not talk, for talks have brought us nothing at all so far."),
]
ALPHA, BETA = (words for _, words in SAID)


def write_page(contents: str) -> str:
    return (
        f"<html><body><article><h1>What now for the plan?</h1>{contents}"
        f'<h2 id="a">Now is the time</h2><p>{ALPHA}</p>'
        "<p><b>—Test Alpha is a fellow at the Test House.</b></p>"
        f'<h2 id="b">There is no time</h2><p>{BETA}</p>'
        "<p><b>—Test Beta is a former envoy to Testland.</b></p></article></body></html>"
    )


@pytest.mark.parametrize(
    "contents",
    [
        '<p><a href="#a">Test Alpha: Now is the time</a></p>'
        '<p><a href="#b">Test Beta: There is no time</a></p>',
        '<ul><li><a href="#a">Test Alpha: Now is the time</a></li>'
        '<li><a href="#b">Test Beta: There is no time</a></li></ul>',
        '<p><a href="#a">Test Alpha: Now is the time</a><br>'
        '<a href="#b">Test Beta: There is no time</a></p>',
        '<p><a href="#a">Test Alpha</a></p><p><a href="#b">Test Beta</a></p>',
        '<p><a href="#a">Test Alpha</a>: Now is the time</p>'
        '<p><a href="#b">Test Beta</a>: There is no time</p>',
        "<ul><li>Test Alpha: Now is the time</li><li>Test Beta: There is no time</li></ul>",
        "<p>Test Alpha: Time to begin</p><p>Test Beta: Time to stop</p>",
    ],
)
def test_a_list_of_contents_is_nobodys(contents):
    assert read_turns(write_page(contents), "a.html") == SAID


@pytest.mark.parametrize(
    "contents",
    [
        "- [Test Alpha: Now is the time](#a)\n- [Test Beta: There is no time](#b)",
        "[Test Alpha: Now is the time](#a)\n\n[Test Beta: There is no time](#b)",
        "[Test Alpha: Now is the time](#a)  \n[Test Beta: There is no time](#b)",
        "**Test Alpha:** Now is the time\n\n**Test Beta:** There is no time",
    ],
)
def test_a_list_of_contents_in_markdown_is_nobodys(contents):
    text = (
        f"# What now?\n\n{contents}\n\n## Now is the time\n\n{ALPHA}\n\n"
        f"—*Test Alpha is a fellow at the Test House.*\n\n## There is no time\n\n{BETA}\n\n"
        "—*Test Beta is a former envoy to Testland.*\n"
    )
    assert read_turns(text, "a.md") == SAID


def test_short_turns_without_full_stops_are_said_all_the_same():
    text = "Test Alpha: Hello there\n\nTest Beta: And to you\n\nTest Alpha: Shall we begin\n"
    assert read_turns(text, "a.txt") == [
        ("Test Alpha", "Hello there"),
        ("Test Beta", "And to you"),
        ("Test Alpha", "Shall we begin"),
    ]


def test_a_turn_that_links_to_a_note_is_said():
    text = (
        '<html><body><p>Test Alpha: We must <a href="#n1">talk</a>.</p>'
        '<p>Test Beta: <a href="#n2">We must not.</a></p></body></html>'
    )
    assert read_turns(text, "a.html") == [
        ("Test Alpha", "We must talk."),
        ("Test Beta", "We must not."),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "[Test Podcasts](https://t.example/a) | [Spoken](https://t.example/s) | [RSS](/r)",
        "[Test Podcasts](https://t.example/a) · [Deep Listening](https://t.example/s)",
        "[Test Podcasts](https://t.example/a) [Deep Listening](/s) [Pocket Ears](/p)",
    ],
)
def test_a_row_of_links_names_nobody(row):
    text = f"# Talk\n\n{row}\n\nTwo guests talk.\n\n**Test Alpha:** Yes.\n\n**Test Beta:** No.\n"
    assert read_turns(text, "a.md") == [("Test Alpha", "Yes."), ("Test Beta", "No.")]


@pytest.mark.parametrize(
    "row",
    [
        '<p><a href="/a">Test Podcasts</a> | <a href="/s">Deep Listening</a></p>',
        '<div><a href="/a">Test Podcasts</a> • <a href="/s">Deep Listening</a></div>',
    ],
)
def test_a_row_of_links_on_a_page_names_nobody(row):
    page = (
        f"<html><body><h1>Talk</h1>{row}<p>Two guests talk about the plan for a while.</p>"
        "<p><b>Test Alpha:</b> Yes.</p><p><b>Test Beta:</b> No.</p></body></html>"
    )
    assert read_turns(page, "a.html") == [("Test Alpha", "Yes."), ("Test Beta", "No.")]


@pytest.mark.parametrize(
    "heads",
    [
        ("[Test Alpha](/a), [Test House](/h)", "[Test Beta](/b), [Test Hall](/h)"),
        ("[Test Alpha](/a) | [Test Institute](/h)", "[Test Beta](/b) | [Test Council](/h)"),
        ("[Test Alpha](#bio-a)", "[Test Beta](#bio-b)"),
    ],
)
def test_a_name_that_is_a_link_names_whoever_speaks_below(heads):
    text = f"# What now?\n\n{heads[0]}\n\n{ALPHA}\n\n{heads[1]}\n\n{BETA}\n"
    assert read_turns(text, "a.md") == SAID


TURNS = [
    ("The President", "I give the floor to Mr. Alpha."),
    ("Alpha", "I thank you all."),
    ("The President", "Ms. Beta (Testland)."),
    ("Beta", "It is late."),
]


@pytest.mark.parametrize(
    "cover",
    [
        "President: Ms. Gamma (Testland)",
        "President: Ms. Test Gamma\n\nSecretary: Mr. Test Delta, Testonia",
        "Chair: Test Gamma\nPresent: Test Alpha, Test Beta; Test Delta",
        "Chairman: Mr. Test GAMMA (Testland)\nlater: Mr. Test DELTA (Vice-Chairman)",
        "**President:** Ms. Gamma (Testland)",
    ],
)
def test_the_fields_of_a_cover_are_not_turns(cover):
    text = (
        f"Record of the 12th meeting\n\n{cover}\n\nThe President: {TURNS[0][1]}\n\n"
        f"Mr. Alpha (Norway): {TURNS[1][1]}\n\nThe President: {TURNS[2][1]}\n\n"
        f"Ms. Beta (Chad): {TURNS[3][1]}\n"
    )
    assert sorted(read_turns(text, "a.txt")) == sorted(TURNS)


def test_a_name_alone_is_said_below_the_first_turn():
    text = "Test Alpha: Who comes now?\n\nChair: Ms. Beta\n\nTest Alpha: Not she, it seems.\n"
    assert ("Chair", "Ms. Beta") in read_turns(text, "a.txt")


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("The President: Mr. Alpha\nhas the floor.", "Mr. Alpha has the floor."),
        ("The President: Good evening,\nMr. Alpha.", "Good evening, Mr. Alpha."),
        ("TEST GAMMA: GOOD EVENING,\nMR. ALPHA.", "GOOD EVENING, MR. ALPHA."),
        ("The President: Mr. Alpha.", "Mr. Alpha."),
    ],
)
def test_a_first_turn_that_begins_with_a_name_is_said(first, said):
    text = f"{first}\n\nMr. Alpha: I thank you all.\n\nMs. Beta: It is late.\n"
    assert said in [words for _, words in read_turns(text, "a.txt")]


def test_captions_have_no_cover():
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\n>> TEST ALPHA: GOOD EVENING\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\n>> TEST BETA: AND TO YOU.\n"
    )
    assert [name for name, _ in read_turns(text, "a.srt")] == ["Test Alpha", "Test Beta"]
