"""Words quoted from somebody else are theirs, until the expert agrees or turns them down."""

from __future__ import annotations

import pytest

from validity.data import cut_sentences
from validity.rubrics import open_reader

QUOTED = '"The sanctions on Iran are working," the secretary assured us.'


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (QUOTED, 0),
        (f"{QUOTED} He is right.", 1),
        (f"{QUOTED} He is wrong.", -1),
        ('As I said in May, "the sanctions on Iran are working."', 1),
        ("The sanctions on Iran are working.", 1),
    ],
)
def test_a_cue_in_a_quoted_statement(text, side):
    reader = open_reader("us-iran")
    read = reader.read(cut_sentences(text))
    found = [
        one.sign
        for sentence in read
        for one in sentence.readings
        if one.mention.dimension == "economic-pressure" and one.voice == "asserted"
    ]
    assert [one for one in found if one] == [side] * bool(side)
