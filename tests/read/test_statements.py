from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances import announce
from stances.document import Document
from stances.errors import StancesError
from stances.read import statements
from stances.read.forms import FORMS
from stances.read.layouts import read_source
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements

NAMES = ("-", *(f"a{ending}" for form in FORMS for ending in form.endings))

_PIECES = st.sampled_from(
    (
        *(
            "Talk now. ",
            "Test Alpha, fellow:\n",
            "Test Beta: ",
            "“",
            "”",
            '"',
            "\n",
            "\n\n",
            "- ",
            ",",
        ),
        *(
            "expert,text\n",
            "expert\ttext\n",
            "\t",
            '{"expert": "x", ',
            '"text": "y"}',
            "[",
            "]",
            "{",
        ),
        *("}", ":", '"a"', '"text": "\\ud800"', "NaN", "9" * 400, '{"a": 1, "a": 2}', "null", "\\"),
        *(
            "+++\n",
            "expert = 'x'\n",
            "role = 1\n",
            "---\n",
            "expert: x\n",
            "date: 2020-99-99\n",
            "*a",
        ),
        *(
            "&a ",
            "!!int x\n",
            "# ",
            "> ",
            "```\n",
            "<!--",
            "-->",
            "|-|\n",
            "    ",
            "\0",
            "\x85",
            "\ufeff",
        ),
    )
)


@settings(deadline=None, max_examples=500)
@given(st.lists(_PIECES, max_size=25).map("".join), st.sampled_from(NAMES))
def test_every_text_is_read_with_true_offsets_and_lines_or_refused(text, name):
    document = Document(name=name, text=text)
    try:
        found = extract_statements([document])
    except StancesError as error:
        assert error.what
        assert error.where.startswith(name)
        return
    last = text.count("\n") + 1
    assert found
    for sentence in split_statements(found):
        assert sentence.document.text[sentence.start : sentence.end] == sentence.text
        assert 1 <= sentence.line <= last
        assert re.search(r"\w", sentence.text)


def test_each_line_of_a_running_text_is_its_own():
    text = "Lead.\n\nTest Alpha, fellow:\n\nOne. Two.\n\n- three\n- four.\n\nFive\nsix. Seven."
    for name in ("a.txt", "a.md"):
        found = split_statements(extract_statements([Document(name=name, text=text)]))
        assert [(s.text, s.line) for s in found] == [
            ("One.", 5),
            ("Two.", 5),
            ("- three", 7),
            ("- four.", 8),
            ("Five\nsix.", 10),
            ("Seven.", 11),
        ]


@pytest.mark.parametrize("name", NAMES)
def test_a_text_of_white_space_is_refused_in_every_form(name):
    with pytest.raises(
        StancesError, match=rf"^{re.escape(name)}: (no (expert found|rows)|a text, not)"
    ):
        extract_statements([Document(name=name, text=" \n\n")])


def test_a_document_that_takes_long_is_announced(monkeypatch):
    monkeypatch.setattr(announce, "_PATIENCE", 0.0)
    monkeypatch.setattr(
        statements, "read_source", lambda source: time.sleep(0.2) or read_source(source)
    )
    text, heard = "Test Alpha: Tolls are right.\n\nTest Beta: Tolls are wrong.\n", []
    with announce.listen_to_slow_work(heard.append):
        extract_statements([Document(name="talk.txt", text=text)])
    assert heard == ["stances: reading talk.txt"]
