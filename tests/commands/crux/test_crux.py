"""The command ``crux``: two experts, all of them, texts and sheets."""

from __future__ import annotations

import json

import pytest

from stances.cli import main
from stances.commands.crux.find_crux import is_input
from stances.errors import COULD_NOT_JUDGE, OK


@pytest.fixture
def sheets(whole_run):
    assert whole_run("score", "c.txt", "-f", "json", "--evidence", "-o", "full.json")[0] == OK
    assert whole_run("score", "c.txt", "-f", "json", "-o", "bare.json")[0] == OK


def test_two_experts_and_their_sentences(whole_run):
    code, out, err = whole_run("crux", "umlaut", "beta", "c.txt")
    assert (code, err) == (OK, "")
    assert "100 %" in out
    assert "Congress should support tariffs." in out
    assert "Higher tariffs would be a mistake." in out


@pytest.mark.usefixtures("sheets")
@pytest.mark.parametrize("names", [("umlaut", "beta"), ()])
def test_a_sheet_gives_what_texts_give(whole_run, names):
    assert whole_run("crux", *names, "full.json") == whole_run("crux", *names, "c.txt")


@pytest.mark.usefixtures("sheets")
def test_a_sheet_without_evidence_is_refused_unless_no_sentences_are_wanted(whole_run):
    code, out, err = whole_run("crux", "umlaut", "beta", "bare.json")
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert err == (
        "stances: error: bare.json: this score sheet holds no evidence, which crux needs; "
        "write it with: stances score -f json --evidence\n"
    )
    bare = whole_run("crux", "umlaut", "beta", "bare.json", "--no-quotes")
    assert bare == whole_run("crux", "umlaut", "beta", "c.txt", "--no-quotes")
    assert bare[0] == OK
    assert "Congress should" not in bare[1]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("umlaut",), 'only "umlaut" is named; name another one; write ./umlaut'),
        (("umlaut", "c.txt"), 'only "umlaut" is named'),
        (("umlaut", "umlaut", "c.txt"), "are both Test Ümlaut"),
        (("umlaut", "nobody", "c.txt"), 'unknown expert "nobody"'),
        (("test", "beta", "c.txt"), '"test" may be any of'),
        (("c.txt", "-d", "tarifs"), 'did you mean "tariffs"?'),
    ],
)
def test_what_it_refuses(whole_run, args, message):
    code, out, err = whole_run("crux", *args)
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("word", "found"),
    [("-", True), ("texts/", True), ("./beta", True), ("a.TXT", True), ("Test Jr.", False)],
)
def test_what_looks_like_an_input(word, found):
    assert is_input(word) is found


def test_no_answer_is_written_over_an_input_that_stands_first(whole_run, folder):
    before = (folder / "c.txt").read_bytes()
    assert whole_run("crux", "c.txt", "-o", "c.txt")[0] == COULD_NOT_JUDGE
    assert (folder / "c.txt").read_bytes() == before


def test_rows_hold_both_sentences(whole_run):
    out = whole_run("crux", "c.txt", "-f", "csv")[1]
    assert out.count("\n") == 2
    assert "Higher tariffs would be a mistake." in out


@pytest.mark.parametrize("text", ["corpus", "article"])
def test_a_specialist_finds_it_right(text, request, capsys):
    inputs = []
    if text == "article":
        shared = request.getfixturevalue("shared")
        inputs = [str(shared / "articles" / "iran-missile-retaliation.txt")]
    assert main(["crux", "pfaff", "slavin", *inputs, "-f", "json"]) == OK
    disputes = json.loads(capsys.readouterr().out)["disputes"]
    (pressure,) = [one for one in disputes if one["dimension"] == "economic-pressure"]
    assert pressure["relation"] == "shared"
    assert all(quote["weight"] < 0 for quote in pressure["quotes"])
    assert sum(one["share"] for one in disputes) == pytest.approx(1, abs=1e-5)


def test_weak_positions_are_marked_and_sentences_named_only_where_they_are_shown(whole_run):
    out = whole_run("crux", "ümlaut", "beta", "c.txt")[1]
    assert "?" in out
    assert "? is weak: it rests on one sentence only, or on likeness alone." in out
    assert "Sentences are shown where" in whole_run("crux", "c.txt")[1]
    assert "Sentences are shown where" not in whole_run("crux", "--no-quotes", "c.txt")[1]
