"""Tags in the cells of tables: they are no words, and offsets and lines stay true."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.pipeline import score_inputs
from stances.read.cell_tags import drop_tags
from stances.read.statements import extract_statements
from stances.settings.model import Settings

TAGS = ("b", "i", "em", "strong", "a", "span", "u", "sup", "font")


def drop(text):
    return drop_tags(Document(name="a.csv", text=text)).text


@pytest.mark.parametrize("tag", TAGS)
def test_tags_within_a_sentence_leave_its_words_together(tag):
    assert drop(f"<{tag}>Tolls</{tag}> work, <{tag.upper()} >they</{tag}> say.") == (
        "Tolls work, they say."
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('<a href="https://a.test/?b=1" target=_blank>Tolls</a> work.', "Tolls work."),
        ("<p>One.</p><p class='x'>Two.</p>", "\n\nOne.\n\n\n\nTwo.\n\n"),
        ("One.<br/>Two.<br />Three.", "One.\n\nTwo.\n\nThree."),
        ("<ul><li>One.</li></ul>", "\n\n\n\nOne.\n\n\n\n"),
    ],
)
def test_attributes_and_ends_of_lines(text, left):
    assert drop(text) == left


@pytest.mark.parametrize(
    "text",
    ["a < b and b > a", "x <a and b> y", "<bold> words", "<Test Alpha> says", "< b >", "<b", "<3"],
)
def test_what_is_no_such_tag_stays(text):
    assert drop(text) == text


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_table_is_scored_as_without_tags(name):
    rows = {
        "a.csv": ["expert,text", "Test Alpha,{}"],
        "a.jsonl": ['{{"expert": "Test Alpha", "text": "{}"}}'],
    }[name]
    marked, bare = "<b>Sanctions</b> must be lifted.", "Sanctions must be lifted."

    def score(words):
        text = "\n".join(one.format(words) for one in rows) + "\n"
        sheet = score_inputs([Document(name=name, text=text)], settings=Settings()).sheet
        return sheet.cell("Test Alpha", "economic-pressure")

    assert score(bare).position is not None
    assert score(marked) == score(bare)


def test_lines_are_those_of_the_file():
    text = 'expert,text\nTest Alpha,"<p>One.</p>\n<p>Two\n<b>holds</b>.</p>"\n'
    (one,) = extract_statements([Document(name="a.csv", text=text)])
    document = one.document
    assert [document.text[block.start : block.end] for block in one.blocks] == [
        "One.",
        "Two\nholds.",
    ]
    lines = [document.line_at(document.text.index(word)) for word in ("One", "Two", "holds")]
    assert lines == [2, 3, 4]
