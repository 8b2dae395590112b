from __future__ import annotations

import pytest

from stances.errors import StancesError
from tests.read.layouts.reading import read_turns


def _read(text, name):
    said = {}
    for expert, words in read_turns(text, name):
        said[expert] = f"{said[expert]} {words}" if expert in said else words
    return said


TURNS = (
    ("Pia Alpha", "Hello, and welcome to all of you."),
    ("Bo Beta", "Hi Pia. I began nine years ago."),
    ("{pia}", "So let me ask you. Should we?"),
    ("{bo}", "Yes. I did not think so at first."),
)


def _write(form, *, pia, bo):
    turns = (form.format(name=name.format(pia=pia, bo=bo)) + said for name, said in TURNS)
    return "\n\n".join(turns) + "\n"


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("**{name}**\n\n", "a.md"),
        ("### {name}\n\n", "a.md"),
        ("{name}\n\n", "a.txt"),
        ("{name}\n", "a.txt"),
        ("{name} (0:15):\n", "a.txt"),
        ("{name} (0:15):\n\n", "a.txt"),
    ],
)
@pytest.mark.parametrize("short", [("Pia", "Bo"), ("Alpha", "Beta")])
def test_short_names_above_words_are_the_full_ones(form, name, short):
    pia, bo = short
    found = _read(_write(form, pia=pia, bo=bo), name)
    assert found == {
        "Pia Alpha": f"{TURNS[0][1]} {TURNS[2][1]}",
        "Bo Beta": f"{TURNS[1][1]} {TURNS[3][1]}",
    }


def test_a_short_name_of_two_people_is_refused():
    text = _write("**{name}**\n\n", pia="Pia", bo="Bo").replace("Bo Beta", "Pia Beta")
    with pytest.raises(StancesError, match="may name a speaker"):
        read_turns(text, "a.md")


def test_a_sentence_of_one_word_stays_said():
    text = _write("{name}\n\n", pia="Pia Alpha", bo="Bo Beta").replace("Hi Pia.", "Pia!\n\nYes.")
    assert "Pia! Yes." in _read(text, "a.txt")["Bo Beta"]


def test_a_short_name_may_look_otherwise_than_the_full_one():
    text = _write("## {name}\n\n", pia="Pia", bo="Beta")
    text = text.replace("## Pia\n", "**Pia**\n").replace("## Beta\n", "**Beta**\n")
    assert _read(text, "a.md") == {
        "Pia Alpha": f"{TURNS[0][1]} {TURNS[2][1]}",
        "Bo Beta": f"{TURNS[1][1]} {TURNS[3][1]}",
    }
