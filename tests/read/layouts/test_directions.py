from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.document import Document
from stances.model import Block
from stances.read.layouts._directions import cut_directions
from stances.read.statements import extract_statements


def cut(text):
    return [
        text[one.start : one.end] for one in cut_directions(text, [Block(start=0, end=len(text))])
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We won. [applause] Thank you.", ["We won.", "Thank you."]),
        ("(Laughter.) We won.", ["We won."]),
        ("We won. *[loud applause]*", ["We won."]),
        ("We won … (Interruptions)", ["We won …"]),
        ("I would-- [crosstalk 00:07:53] --go.", ["I would--", "--go."]),
        ("(1425) We won.", ["We won."]),
        ("[applause]", []),
    ],
)
def test_directions_between_sentences_are_nobodys(text, said):
    assert cut(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "A small (inaudible) firm pays.",
        "They met (see [A/3844]) and left. (He laughed at music.)",
        "Fisher found it (2022) and wrote. It was (1999) long ago.",
        "[They] came. (All of them.)",
    ],
)
def test_brackets_that_are_said_and_directions_within_a_sentence_stay(text):
    assert cut(text) == [text]


@given(
    st.lists(
        st.sampled_from(["We won. ", "[applause] ", "(Laughter.)", "and ", "(see 2) ", "*", "… "])
    ).map("".join)
)
def test_blocks_stay_within_the_text_and_in_order(text):
    blocks = cut_directions(text, [Block(start=0, end=len(text))])
    assert all(0 <= one.start < one.end <= len(text) for one in blocks)
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    assert sum(text[one.start : one.end].count("won") for one in blocks) == text.count("won")


def test_a_turn_and_a_kept_statement_have_no_directions():
    talk = "TEST ALPHA, HOST: We begin. [laughter]\n\nTEST BETA: We won. [applause] Thanks.\n"
    kept = "---\nexpert: Test Alpha\n---\nWe won. (Applause) Thanks.\n"
    for name, text in (("a.txt", talk), ("a.md", kept)):
        found = extract_statements([Document(name=name, text=text)])
        said = [text[block.start : block.end] for block in found[-1].blocks]
        assert said == ["We won.", "Thanks."]
