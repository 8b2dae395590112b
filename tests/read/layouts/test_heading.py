from __future__ import annotations

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.statements import extract_statements
from tests.read.layouts.reading import read_turns


def _read(text, name="a.txt"):
    return extract_statements([Document(name=name, text=text)])


def _said(text, name="a.txt"):
    return {
        s.expert: [s.document.text[b.start : b.end] for b in s.blocks] for s in _read(text, name)
    }


ALPHA = "Test Alpha, fellow at the Test House:\n\n"
BETA = "\n\nTest Beta, director of the Test Project at the Test House:\n\n"


def test_lead_and_tail_belong_to_nobody():
    text = (
        "A headline\n\nA lead with a “quotation.”\n\nTest House experts react:\n\n"
        f"{ALPHA}“One.\n\n“Two, and “three.”{BETA}“Four.\n\n“Five.”\n\n"
        "Further reading\n\nRelated Experts: Test Alpha, and Test Beta\n\nImage: a desk. Test/Photo"
    )
    assert _said(text) == {
        "Test Alpha": ["“One.", "“Two, and “three.”"],
        "Test Beta": ["“Four.", "“Five.”"],
    }


def test_role_and_affiliation():
    (found,) = _read(BETA + "“Talk.”")
    assert (found.role, found.affiliation) == ("director of the Test Project", "Test House")


@pytest.mark.parametrize(
    ("body", "own"),
    [
        # straight quotation marks
        ('"One.\n\n"Two."\n\nTail', ['"One.', '"Two."']),
        ('"One "inner" word.\n\n"Two."\n\nTail', ['"One "inner" word.', '"Two."']),
        # opened once only
        ("“One.\n\nTwo.\n\nThree.”\n\nTail", ["“One.", "Two.", "Three.”"]),
        ('"One.\n\nTwo.\n\nThree."\n\nTail', ['"One.', "Two.", 'Three."']),
        # a quotation within, at the end of a paragraph
        ("“He said “no.” So be it.”\n\nTail", ["“He said “no.” So be it.”"]),
        ("“He said “no.”\n\n“So be it.”\n\nTail", ["“He said “no.”", "“So be it.”"]),
        ("“He said “no.”\n\nTail", ["“He said “no.”"]),
        ("“He said “no.””\n\nTail", ["“He said “no.””"]),
        ("“He said “no.”\n\nSo be it.”\n\nTail", ["“He said “no.”", "So be it.”"]),
        # lists
        ("“They are:\n\n  • one\n  • “two” of\n\n“End.”\n\nTail", None),
        ("“They are:\n\n- one\n- two.”\n\nTail", ["“They are:", "- one", "- two.”"]),
        ("“They are:”\n\n* one\n* two\n\nTail\n\n* link", ["“They are:”", "* one", "* two"]),
        # somebody asks in between
        ("“One.”\n\nHe was asked again.\n\n“Two.”\n\nTail", ["“One.”", "“Two.”"]),
        # the last mark typed the wrong way round
        ("“One.“\n\nTail", ["“One.“"]),
        ("”One.”\n\nTail", ["”One.”"]),
        # hard-wrapped
        ("“One\ntwo\nthree.”\n\nTail", ["“One\ntwo\nthree.”"]),
        # never closed, but nothing follows that is in doubt
        ("“One.\n\n“Two.", ["“One.", "“Two."]),
        # no quotation marks: all of it
        ("One.\n\n“Two” is a word.\n\nThree.", ["One.", "“Two” is a word.", "Three."]),
        ("“One” is a word.\n\nTwo.", ["“One” is a word.", "Two."]),
    ],
)
def test_what_is_the_experts_own(body, own):
    if own is None:
        own = ["“They are:", "• one", "• “two” of", "“End.”"]
    assert _said(ALPHA + body)["Test Alpha"] == own
    followed = _said(ALPHA + body + BETA + "“Else.”")
    assert followed == {"Test Alpha": own, "Test Beta": ["“Else.”"]}


def test_without_blank_lines_every_line_is_a_paragraph():
    text = "Lead\nTest Alpha, fellow:\n“One.\n“Two.”\nTail\nTest Beta, fellow:\n“Three.”\nTail"
    assert _said(text) == {"Test Alpha": ["“One.", "“Two.”"], "Test Beta": ["“Three.”"]}


def test_text_directly_below_the_name():
    text = "Test Alpha, fellow:\n“One\ntwo.”\n\nTest Beta, fellow:\n“Three.”"
    assert _said(text) == {"Test Alpha": ["“One\ntwo.”"], "Test Beta": ["“Three.”"]}


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("## A heading\n\nOne.\n\n> Somebody else\nsaid this.\n\nTwo.", ["One.", "Two."]),
        ("## A heading\n\n“One.”\n\nTail", ["“One.”"]),
        ("“One.\n\n## The “inner” one\n\n> “Theirs.”\n\n“Two.”\n\nTail", ["“One.", "“Two.”"]),
        ("“One.”\n\n- two\n\n***\n\n- three", ["“One.”", "- two", "- three"]),
        ("“One.”\n\n## Further reading\n\n- a link", ["“One.”"]),
        ("A title\n=======\n\nOne.", ["One."]),
        ("#hashtag. One > two.", ["#hashtag. One > two."]),
    ],
)
def test_headings_and_block_quotes_of_markdown_are_nobodys(body, own):
    text = f"# A title\n\n### {ALPHA}{body}"
    assert _said(text, "a.md") == {"Test Alpha": own}
    followed = _said(f"{text}{BETA}“Else.”", "a.md")
    assert followed == {"Test Alpha": own, "Test Beta": ["“Else.”"]}


def test_headings_of_markdown_without_blank_lines():
    text = "# Lead\nTest Alpha, fellow:\n## Why\nOne.\nTwo."
    assert _said(text, "a.md") == {"Test Alpha": ["One.", "Two."]}


def test_plain_text_knows_no_headings():
    assert _said(f"{ALPHA}# One\n\n* Two") == {"Test Alpha": ["# One", "* Two"]}


def test_what_a_mail_program_quotes_in_plain_text_is_not_said_by_whoever_quotes_it():
    assert _said(f"{ALPHA}One.\n\n> Two.\n\nThree.") == {"Test Alpha": ["One.", "Three."]}


def test_hard_wrapped_name():
    text = "Test Alpha, nonresident senior fellow at\nthe Test House:\n\n“One.”"
    (found,) = _read(text)
    assert (found.expert, found.affiliation) == ("Test Alpha", "Test House")
    assert [text[b.start : b.end] for b in found.blocks] == ["“One.”"]


def test_an_expert_heard_twice_gives_two_statements():
    text = ALPHA + "“One.”\n\n" + ALPHA + "“Two.”"
    assert [s.expert for s in _read(text)] == ["Test Alpha"] * 2


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "a.txt",
            "Words.",
            r"a\.txt: no expert found; begin each turn .*, role at .*--author NAME",
        ),
        ("a.md", "# Words", r"a\.md: no expert found; .*--layout NAME"),
        ("a.txt", "Lead\n\n" + ALPHA.strip() + BETA + "“One.”", r"a\.txt:3: no text below Test Al"),
        ("a.txt", ALPHA, r"a\.txt:1: no text below Test Alpha; add what they said, or"),
        (
            "a.txt",
            ALPHA + "“One.\n\n“Two.\n\nFurther reading",
            r"a\.txt:7: unclear whether these are still words of Test Alpha; close the quotation",
        ),
    ],
)
def test_what_is_not_clear_is_an_error(name, text, message):
    with pytest.raises(StancesError, match=f"^{message}"):
        _read(text, name)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "label",
    [
        "### Test Gamma",
        "Test Gamma, fellow at Test House",
        "Iran Deal, a short history:",
        "Supreme Leader, hear this:",
        "**Test Gamma**",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_line_that_may_name_somebody_else_is_an_error(name, label, gap):
    text = f"{ALPHA}“One.”\n\n{label}{gap}“Two.”{BETA}“Three.”"
    with pytest.raises(StancesError, match=rf"^{name}:5: whose words are these\?; name them as"):
        _read(text, name)


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Test Gamma:", ["Test Gamma"]),
        ("Ali Test and Robert Test, Institute:", ["Ali Test", "Robert Test"]),
    ],
)
def test_a_name_above_or_before_a_quotation(label, names):
    for gap in ("\n\n", "\n", " "):
        text = f"{ALPHA}“One.”\n\n{label}{gap}“Two.”{BETA}“Three.”"
        assert list(_said(text)) == ["Test Alpha", *names, "Test Beta"]


def test_text_on_the_line_of_the_name():
    text = f"{ALPHA}“One.”\n\nTest Gamma, fellow at Test House: “Two.”\n\n“Three.”"
    assert _said(text) == {"Test Alpha": ["“One.”"], "Test Gamma": ["“Two.”", "“Three.”"]}


def test_a_heading_inside_an_open_quotation_names_nobody():
    assert _said(f"{ALPHA}“One.\n\n## Why\n\n“Two.”", "a.md") == {"Test Alpha": ["“One.", "“Two.”"]}


def test_a_block_quote_below_a_name_is_their_words_where_there_are_no_others():
    assert _said(ALPHA + "> One.", "a.md") == {"Test Alpha": ["One."]}


def test_words_in_block_quotes_leave_verdicts_and_biographies_to_nobody():
    card = "{}\n\n#### {}\n\nfellow at the Test House\n\n> {}\n\nThey own no shares.\n\n"
    text = card.format("YES", "Test Alpha", "We must talk to all of them now.")
    text += card.format("NO", "Test Beta", "We must not talk to any of them.")
    found = extract_statements([Document(name="a.md", text=text)])
    assert [
        (one.expert, [one.document.text[b.start : b.end] for b in one.blocks]) for one in found
    ] == [
        ("Test Alpha", ["We must talk to all of them now."]),
        ("Test Beta", ["We must not talk to any of them."]),
    ]


def test_list_items_go_on_below_their_first_word():
    text = (
        "Test Alpha, fellow at the Test House:\n\nWe want:\n\n-   to talk to them, for as long\n"
        "    as it takes, and\n-   to strike nobody, whatever\n    may come.\n"
    )
    (found,) = extract_statements([Document(name="a.txt", text=text)])
    assert [" ".join(text[b.start : b.end].split()) for b in found.blocks] == [
        "We want:",
        "- to talk to them, for as long as it takes, and",
        "- to strike nobody, whatever may come.",
    ]


def test_the_only_sentence_of_one_is_no_verdict_of_the_next():
    text = "Two people answer.\n\nTest Alpha\n\nWe must talk.\n\nTest Beta\n\nWe must not.\n"
    found = extract_statements([Document(name="a.txt", text=text)])
    assert [(one.expert, [text[b.start : b.end] for b in one.blocks]) for one in found] == [
        ("Test Alpha", ["We must talk."]),
        ("Test Beta", ["We must not."]),
    ]


def test_a_name_that_comes_again_speaks_however_short_the_words():
    text = "Test Alpha\n\nWe must all talk.\n\nTest Beta\n\nWe must not.\n\nTest Alpha\n\nNo.\n"
    found = extract_statements([Document(name="a.txt", text=text)])
    assert [(one.expert, [text[b.start : b.end] for b in one.blocks]) for one in found] == [
        ("Test Alpha", ["We must all talk."]),
        ("Test Beta", ["We must not."]),
        ("Test Alpha", ["No."]),
    ]


@pytest.mark.parametrize(
    ("line", "role", "affiliation"),
    [
        ("Fellow, Test Institute", "Fellow", "Test Institute"),
        (
            "Professor of Law, Test University, Testville",
            "Professor of Law",
            "Test University, Testville",
        ),
        (
            "Director, Test House, and author of tests",
            "Director, Test House, and author of tests",
            "",
        ),
    ],
)
def test_a_role_and_an_institution_behind_a_comma_are_two(line, role, affiliation):
    more = "Test Beta\nFellow, Test House\n\nWe must not.\n"
    text = f"Test Alpha\n{line}\n\nWe must talk. Now.\n\n{more}"
    found = extract_statements([Document(name="a.txt", text=text)])
    assert (found[0].role, found[0].affiliation) == (role, affiliation)


def test_posts_of_a_thread_are_read_without_what_a_site_puts_around_them():
    text = (
        "Test Alpha\n@testalpha\nThe truce is two days old. 1/2\n9:02 AM · Jan 8, 2026\n\n"
        "Test Alpha\n@testalpha\nSo we wait. 2/2\n9:03 AM · Jan 8, 2026\n\n"
        "Test Beta\n@test_beta\nReplying to @testalpha\nWe do not wait.\n9:40 AM · Jan 8, 2026\n"
    )
    found = extract_statements([Document(name="a.txt", text=text)])
    assert [
        (one.expert, [one.document.text[block.start : block.end] for block in one.blocks])
        for one in found
    ] == [
        ("Test Alpha", ["The truce is two days old."]),
        ("Test Alpha", ["So we wait."]),
        ("Test Beta", ["We do not wait."]),
    ]


CARDS = (
    (
        "Test Alpha",
        "University of Testland",
        "Disagree",
        7,
        "Most of it is sold. It changes little.",
    ),
    ("Test Beta", "Hill College", "Uncertain", 3, "It depends on what others do."),
    ("Test Gamma", "Eastern Institute", "Agree", 6, "The arithmetic favors it."),
)


@pytest.mark.parametrize("silent", [None, 0, 1, 2])
@pytest.mark.parametrize(
    "answer",
    [
        "<dl><dt>Vote</dt><dd>{0}</dd><dt>Confidence</dt><dd>{1}</dd></dl>",
        "<p>Vote: {0}</p><p>Confidence {1}</p>",
        "<p>{0}</p>",
        "<p>{0} (confidence: {1}/10)</p>",
        "<p>Response: {0} | Confidence: {1}</p>",
    ],
)
@pytest.mark.parametrize("words", ['<p class="comment">{}</p>', '<div class="comment">{}</div>'])
def test_how_somebody_voted_is_neither_said_nor_the_next_persons(silent, answer, words):
    cards = "".join(
        f"<div><h3>{name}</h3><p>{where}</p>{answer.format(vote, sure)}"
        f"{words.format(said) if number != silent else ''}"
        '<p><a href="/x">-see background information here</a></p></div>'
        for number, (name, where, vote, sure, said) in enumerate(CARDS)
    )
    page = f"<html><body><main><h1>A poll</h1><p>Three answered.</p>{cards}</main></body></html>"
    expected = [(one[0], one[-1]) for number, one in enumerate(CARDS) if number != silent]
    assert read_turns(page, "a.html") == expected


ROLES = (
    ("Former chargé d'affaires, Testville", 'Ambassador (ret.); author of "The Last Test"'),
    ("Seconded to Testland", "Number two of the Test Desk"),
    ("Testford", "TIT, Testville"),
    ("Two terms in the lower house", "Testland desk"),
)


@pytest.mark.parametrize("roles", ROLES)
@pytest.mark.parametrize("head", ["### {}\n\n*{}*", "**{}**\n\n*{}*", "### {}\n*{}*"])
def test_a_line_in_italics_between_name_and_words_says_who_somebody_is(roles, head):
    text = (
        f"{head.format('Test Alpha', roles[0])}\n\nWe must talk to them now.\n\nAnd soon.\n\n"
        f"{head.format('Test Beta', roles[1])}\n\nWe must not talk to them.\n"
    )
    assert read_turns(text, "a.md") == [
        ("Test Alpha", "We must talk to them now. And soon."),
        ("Test Beta", "We must not talk to them."),
    ]


@pytest.mark.parametrize("roles", ROLES[:3])
@pytest.mark.parametrize("known", ["", "Test Gamma\n\nFellow, Test House\n\nIt is late now.\n\n"])
def test_a_short_line_at_the_same_place_below_each_name_says_who_somebody_is(roles, known):
    text = (
        f"{known}Test Alpha\n\n{roles[0]}\n\nWe must talk to them now.\n\nAnd soon.\n\n"
        f"Test Beta\n\n{roles[1]}\n\nWe must not talk to them.\n"
    )
    assert read_turns(text, "a.txt")[-2:] == [
        ("Test Alpha", "We must talk to them now. And soon."),
        ("Test Beta", "We must not talk to them."),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("*I was there, in Testville*", "*We will go on*"),
        ("*It is late.*", "*No, never!*"),
        ("Not now", "Time to talk"),
    ],
)
def test_a_sentence_or_a_title_below_a_name_is_no_role(first, second):
    text = (
        f"### Test Alpha\n\n{first}\n\nWe must talk to them now.\n\n"
        f"### Test Beta\n\n{second}\n\nWe must not talk to them.\n"
    )
    assert [said for _, said in read_turns(text, "a.md")] == [
        f"{first.strip('*')} We must talk to them now.",
        f"{second.strip('*')} We must not talk to them.",
    ]


@pytest.mark.parametrize(
    "verdicts",
    [
        ("Strongly Agree, Confidence Level 10", "Disagree, Confidence Level 6"),
        ("Agree (confidence: 7/10)", "Strongly Disagree | Level of confidence: 9"),
        ("Yes, Confidence Level 8", "No, Confidence Level 3"),
    ],
)
def test_the_verdict_on_a_card_is_neither_a_name_nor_said(verdicts):
    names, words = ("Test Alpha", "Test Beta"), ("We must talk.", "We must not.")
    text = "".join(
        f"### {name}\n\nSenior Fellow, Test House\n\n{verdict}\n\n{said}\n\n"
        for name, verdict, said in zip(names, verdicts, words, strict=True)
    )
    assert _said(text, "a.md") == {"Test Alpha": ["We must talk."], "Test Beta": ["We must not."]}


def test_a_bare_yes_is_an_answer():
    text = "### Test Alpha\n\nSenior Fellow, Test House\n\nYes\n\nWe must talk.\n\n"
    assert _said(text, "a.md") == {"Test Alpha": ["Yes", "We must talk."]}
