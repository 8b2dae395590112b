"""What import writes is read back as the same words, whatever they look like."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from read.signs import normalise
from stances.commands.importing.entry import make_entries, split_hash
from stances.commands.importing.markdown import write_markdown
from stances.document import Document
from stances.model import Statement
from stances.read.blocks import cut_blocks
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements

LOOKS_LIKE_MARKUP = [
    "# Heading",
    "Heading\n===",
    "Heading\n---",
    "---",
    "***\nWord",
    "> quoted",
    "```\ncode\n```",
    "~~~\ncode",
    "~~struck~~ and ~one~",
    "*one* _two_ **three** snake_case __init__",
    "[a](b) ![c](d) [e]: /f [^1]",
    "[e]: /f",
    "[^1]: note",
    "<b>bold</b> <!-- gone --> <script>",
    "<div>\nblock",
    "&amp; &#42; AT&T & co",
    "a | b\n--|--\nc | d",
    "a | b\n:--|:-:",
    "a\n:--",
    "+++\nexpert = 'Test Beta'\n+++",
    "---\nexpert: Test Beta\n---",
    "- one\n- two\n- three",
    "We want:\n\n- one\n\n- two",
    "* one\n* two",
    "1. one\n2. two",
    "• one\n• two",
    "-     five spaces",
    "-\tone tab",
    "- - nested",
    "- # heading",
    "- > quoted",
    "- 1. nested",
    "10) ten",
    "100. hundred",
    "line one\n- and dash",
    "It ends.\n- an item",
    "line one\n    indented",
    "back\\slash \\* \\",
    "ends with two  \nspaces",
    "`code` ``more``",
    "a `tick",
    "line one\n# line two\n> line three",
    "x\n1. y",
    "=",
    "a\n=",
    "word\n|",
    "+ plus",
    "+1 vote",
    "#hashtag",
    "5 > 3 < 4",
    "!important ![",
    "http\\://x",
    "2020. A year",
    "Mr. Alpha: “yes”",
    "We say: *no.*",
    "a\u00a0b",
    "e\u0301 \u200d",
]


def make_statement(text, **said):
    return Statement(
        expert="Test Alpha",
        document=Document(name="a.txt", text=text),
        blocks=cut_blocks(text),
        **said,
    )


def list_words(statements):
    return [(one.id, one.kind, one.text) for one in split_statements(statements)]


def import_and_read(statements):
    found = []
    for number, entry in enumerate(make_entries(statements)):
        said, rest = split_hash(entry.text)
        assert said == entry.hash
        assert said not in rest
        found += extract_statements([Document(name=f"{number}.md", text=entry.text)])
    return found


@pytest.mark.parametrize("text", LOOKS_LIKE_MARKUP)
def test_words_that_look_like_mark_up(text):
    statement = make_statement(normalise(text))
    if statement.blocks:
        assert list_words(import_and_read([statement])) == list_words([statement])


_PIECES = st.sampled_from(
    [
        *("# ", "- ", "* ", "1. ", "> ", "\n", "\n\n", " ", "    ", "\t", "`", "```", "*", "_"),
        *("~~", "[", "]", "(", ")", "<", ">", "&", ";", "!", "|", "---", "===", "+++", ":", "\\"),
        *("<!--", "-->", "word", "We", "talk.", "Now!", "“", "”", "•", "\r", "12)", "=", "$", "^"),
        *("&amp;", "http", "expert", "[^1]", "Dr. ", "…", "—", "é", "漢字", "\u00ad", "\u00a0"),
    ]
)


@settings(max_examples=200)
@given(st.lists(_PIECES, min_size=1, max_size=14).map("".join))
@example("- a\n\n- b:\n\nc")
@example("a\rb")
def test_any_words_are_read_back_as_they_are(text):
    statement = make_statement(normalise(text))
    if statement.blocks:
        assert list_words(import_and_read([statement])) == list_words([statement])


@pytest.mark.parametrize("bullet", ["- ", "1. ", "• ", "* "])
def test_a_paragraph_that_begins_as_an_item_is_none(bullet):
    text = f"Test Alpha: {bullet}we must talk.\nAnd *now*."
    (block,) = cut_blocks(text, 12)
    assert block.kind == "prose"
    statement = Statement(
        expert="Test Alpha", document=Document(name="a.txt", text=text), blocks=(block,)
    )
    (found,) = import_and_read([statement])
    assert found.blocks[0].kind == "prose"
    assert list_words([found]) == list_words([statement])


def test_statements_of_one_document_are_one_file_and_paragraphs_stay():
    said = [make_statement("One.\n\nTwo."), make_statement("- three")]
    (entry,) = make_entries(said)
    assert entry.text.endswith("+++\n\nOne.\n\nTwo.\n\n- three\n")


def test_an_item_does_not_come_to_hang_on_words_before_it():
    said = [make_statement("We want:"), make_statement("- three")]
    entries = make_entries(said)
    assert [entry.text.split("\n\n", 1)[1] for entry in entries] == ["We want:\n", "- three\n"]
    assert [kind for _, kind, _ in list_words(import_and_read(said))] == ["prose", "item"]


@given(
    role=st.text(max_size=20),
    affiliation=st.text(max_size=20),
    date=st.one_of(st.dates().map(str), st.text(max_size=12)),
    origin=st.text(max_size=20),
)
def test_what_is_said_of_the_expert_comes_back(role, affiliation, date, origin):
    said = {"role": role, "affiliation": affiliation, "date": date, "origin": origin}
    if any("\ud800" <= sign <= "\udfff" for value in said.values() for sign in value):
        return
    (found,) = import_and_read([make_statement("One.", **said, wording="paraphrase")])
    assert (found.role, found.affiliation, found.date) == (role, affiliation, date)
    assert found.origin == (origin or "a.txt")
    assert found.wording == "paraphrase"


def test_mark_up_is_escaped_and_bullets_are_not():
    assert write_markdown([("prose", "_Now_: a_b & c &amp; [1] <b>"), ("item", "- *x*")]) == (
        "\\_Now\\_: a_b & c \\&amp; \\[1] \\<b>\n\n- \\*x\\*\n"
    )
