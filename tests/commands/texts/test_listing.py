"""Experts and sentences as tables."""

from __future__ import annotations

import json

import msgspec
import pytest

from stances.commands.texts.documents import FoundDocument
from stances.commands.texts.listing import (
    ExpertsDocument,
    FoundExpert,
    FoundSentence,
    list_experts,
)
from stances.commands.texts.show import show_documents, show_experts, show_sentences
from stances.document import Document
from stances.output.formats import find_format
from stances.output.view import View
from stances.output.width import measure_text
from stances.settings.model import Settings
from stances.wire.records import make_plain

PIPED = View()
SENTENCE = FoundSentence(
    id="alpha-1.1",
    expert="Test Alpha",
    source="statements/alpha.md",
    line=7,
    start=100,
    end=260,
    kind="prose",
    text="One made-up sentence that is a good deal longer than any narrow terminal is wide.",
)
EXPERT = FoundExpert(
    expert="Test Alpha",
    role="fellow",
    affiliation="Test Institute",
    date="2026-01-02",
    source="alpha.md",
    statements=1,
    paragraphs=2,
    sentences=3,
    words=40,
)
DOCUMENT = FoundDocument(
    source="talk.txt",
    form="plain",
    form_by="ending",
    layout="label",
    layout_by="lines 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21",
    experts=2,
    words=200,
    naming=20,
    nobodys=30,
    nobodys_lines="lines 23-24",
    unnamed="",
)


def experts(rows):
    return show_experts(ExpertsDocument(experts=tuple(rows), documents=(DOCUMENT,)))


def documents(rows):
    return show_documents(ExpertsDocument(experts=(EXPERT,), documents=tuple(rows)))


def listed(fmt="table", view=PIPED, rows=(SENTENCE,), show=show_sentences):
    return find_format(fmt).write(show(rows), view)


def test_piped_a_long_text_is_never_wrapped_or_cut():
    assert SENTENCE.text in listed()
    assert len(listed().splitlines()) == 3


def test_on_a_terminal_a_long_text_is_wrapped_and_whole():
    text = listed(view=View(width=100))
    assert max(map(measure_text, text.split("\n"))) <= 100
    last = [line[text.index("text") :].strip() for line in text.splitlines()[2:]]
    assert " ".join(last) == SENTENCE.text


def test_on_a_narrow_terminal_sentences_stand_under_their_expert_and_source():
    text = listed(view=View(width=70))
    assert text.startswith("Test Alpha  statements/alpha.md\n")
    assert max(map(measure_text, text.split("\n"))) <= 70


def test_line_breaks_within_a_cell_become_spaces():
    assert "two lines" in listed(rows=[msgspec.structs.replace(SENTENCE, text="two\nlines")])


@pytest.mark.parametrize(
    ("show", "record", "whole"),
    [
        (show_sentences, SENTENCE, {"sentences": [make_plain(SENTENCE)]}),
        (
            experts,
            EXPERT,
            {"experts": [make_plain(EXPERT)], "documents": [make_plain(DOCUMENT)]},
        ),
        (
            documents,
            DOCUMENT,
            {"experts": [make_plain(EXPERT)], "documents": [make_plain(DOCUMENT)]},
        ),
    ],
)
def test_json_holds_rows_under_their_plural_and_ndjson_under_their_type(show, record, whole):
    document = json.loads(listed("json", rows=[record], show=show))
    assert document == {"format_version": "1.0", **whole}
    kind = {SENTENCE: "sentence", EXPERT: "expert", DOCUMENT: "document"}[record]
    line = json.loads(listed("ndjson", rows=[record], show=show))
    assert line == {"type": kind, **make_plain(record)}


@pytest.mark.parametrize("show", [show_sentences, experts, documents])
@pytest.mark.parametrize("fmt", ["table", "csv", "github", "simple"])
def test_no_rows_still_give_their_titles(fmt, show):
    assert "source" in listed(fmt, rows=(), show=show)


def test_experts_show_what_was_found_of_them():
    first, _, row = listed(rows=[EXPERT], show=experts).splitlines()
    assert first.split() == [
        *("expert", "role", "affiliation", "date", "source"),
        *("statements", "paragraphs", "sentences", "words"),
    ]
    assert row.split("  ")[0] == "Test Alpha"
    assert row.split()[-4:] == ["1", "2", "3", "40"]


def test_documents_show_what_they_were_recognised_by_and_list_few_lines():
    text = listed(rows=[DOCUMENT], show=documents)
    assert "lines 1, 3, 5, 7, 9, 11, 13, 15 and 3 more" in text
    assert "lines 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21" in listed(
        "csv", rows=[DOCUMENT], show=documents
    )


def test_experts_come_with_a_note_of_what_is_nobodys():
    (note,) = experts([EXPERT]).notes
    assert note.startswith(
        "stances: note: talk.txt: 30 of 200 words (15%) are nobody's, on lines 23-24; "
    )


def test_the_note_says_who_speaks_without_a_name():
    text = (
        "TEST ALPHA: We begin.\n\nAUDIENCE MEMBER: Why?\n\nTEST BETA: We go on.\n\n"
        "QUESTION: And now?\n\nTEST ALPHA: We end.\n\nAUDIENCE MEMBER: Oh.\n"
    )
    talk = Document(name="talk.txt", text=text)
    (note,) = show_experts(list_experts([talk], settings=Settings())).notes
    assert "on lines 3, 7, 11, with what AUDIENCE MEMBER, QUESTION said; " in note


def test_many_documents_have_one_note():
    many = [msgspec.structs.replace(DOCUMENT, source=f"{number}.txt") for number in range(9)]
    answer = show_experts(ExpertsDocument(experts=(EXPERT,), documents=tuple(many)))
    (note,) = answer.notes
    assert note.startswith("stances: note: 270 of 1,800 words (15%) in 9 documents are nobody's; ")


def test_a_document_without_words_of_nobodys_has_no_note():
    none = msgspec.structs.replace(DOCUMENT, nobodys=0, nobodys_lines="")
    assert show_experts(ExpertsDocument(experts=(EXPERT,), documents=(none,))).notes == ()


def test_what_two_documents_say_of_an_expert_is_said_once():
    texts = ("SEN. TEST ALPHA (D-TX)", "TEST ALPHA (D-TX), CHAIR")
    talks = [
        Document(name=f"{number}.txt", text=f"{head}: We begin.\n\nTEST BETA: We go on.\n")
        for number, head in enumerate(texts)
    ]
    (alpha, _) = list_experts(talks, settings=Settings()).experts
    assert sorted(alpha.role.split("; ")) == ["CHAIR", "D-TX", "SEN."]


def test_a_role_is_said_once_in_its_longest_form():
    heads = ("TEST ALPHA, SECRETARY OF TOLLS", "ALPHA, SECRETARY", "Test Alpha, Secretary of Tolls")
    text = "".join(f"{head}:\n\nWe begin.\n\n" for head in (*heads, "TEST BETA, REPORTER"))
    (alpha, _) = list_experts([Document(name="a.txt", text=text)], settings=Settings()).experts
    assert alpha.role == "SECRETARY OF TOLLS"


def test_the_words_of_a_table_are_counted():
    table = Document(name="a.csv", text="expert,text\nTest Alpha,We must talk.\nTest Beta,No.\n")
    (found,) = list_experts([table], settings=Settings()).documents
    assert (found.words, found.nobodys) == (4, 0)
