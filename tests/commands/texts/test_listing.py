"""Experts and sentences as tables."""

from __future__ import annotations

import json

import msgspec
import pytest

from stances.commands.texts.listing import FoundExpert, FoundSentence
from stances.commands.texts.show import show_experts, show_sentences
from stances.output.formats import find_format
from stances.output.view import View
from stances.output.width import measure_text
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
    ("show", "record", "kind"),
    [(show_sentences, SENTENCE, "sentence"), (show_experts, EXPERT, "expert")],
)
def test_json_holds_rows_under_their_plural_and_ndjson_under_their_type(show, record, kind):
    row = make_plain(record)
    document = json.loads(listed("json", rows=[record], show=show))
    assert document == {"format_version": "1.0", f"{kind}s": [row]}
    assert json.loads(listed("ndjson", rows=[record], show=show)) == {"type": kind, **row}


@pytest.mark.parametrize("show", [show_sentences, show_experts])
@pytest.mark.parametrize("fmt", ["table", "csv", "github", "simple"])
def test_no_rows_still_give_their_titles(fmt, show):
    assert "expert" in listed(fmt, rows=(), show=show)


def test_experts_show_what_was_found_of_them():
    first, _, row = listed(rows=[EXPERT], show=show_experts).splitlines()
    assert first.split() == [
        *("expert", "role", "affiliation", "date", "source"),
        *("statements", "paragraphs", "sentences", "words"),
    ]
    assert row.split("  ")[0] == "Test Alpha"
    assert row.split()[-4:] == ["1", "2", "3", "40"]
