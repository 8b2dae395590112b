"""A coder's word before what the text gives, where experts are held against each other."""

from __future__ import annotations

import json
import re

import pytest

from stances.errors import OK

CODES = """\
expert,dimension,code,coder
umlaut,tariffs,+,Test Coder
beta,tariffs,{beta},Test Coder
gamma,tariffs,-,Test Coder
"""


@pytest.fixture
def coded(whole_run, folder):
    """Run a command on texts, and on a score sheet that holds the same words."""

    def run(command, *args, beta="-"):
        (folder / "codes.csv").write_text(CODES.format(beta=beta), encoding="utf-8")
        words = ("--codes", "codes.csv")
        assert whole_run("score", "c.txt", *words, "-f", "json", "-o", "s.json")[0] == OK
        by_option = whole_run(*command, "c.txt", *words, *args)
        if command[0] != "agree":  # which has words of texts besides
            assert whole_run(*command, "s.json", *args) == by_option
        assert by_option[0] == OK
        return by_option[1]

    return run


def test_agree_counts_the_sides_that_a_coder_gives(coded):
    found = json.loads(coded(["agree"], "-f", "json", beta="+"))
    assert found["codes"] == ["codes.csv"]
    pairs = {(one["expert"], one["other"]): one for one in found["pairs"]}
    umlaut = pairs["Test Ümlaut", "Test Beta"]
    assert (umlaut["shared"], umlaut["opposed"]) == (["tariffs"], [])
    assert umlaut["similarity"] is None, "a word has no number"
    shown = coded(["agree"], beta="+")
    assert "· 1:0" in shown and "· 0:1" in shown
    gamma = pairs["Test Ümlaut", "Test Gamma"]
    assert (gamma["opposed"], gamma["one_speaks"]) == (["tariffs"], [])


def test_agree_keeps_the_similarity_where_the_coder_sees_what_the_text_gives(coded):
    found = json.loads(coded(["agree"], "-f", "json"))
    (pair,) = [one for one in found["pairs"] if one["similarity"] is not None]
    assert (pair["expert"], pair["other"], pair["similarity"]) == ("Test Ümlaut", "Test Beta", 0.5)
    assert "A coder's words (codes.csv) come first" in " ".join(coded(["agree"]).split())


def test_rank_ranks_nobody_whose_position_does_not_hold(coded):
    shown = coded(["rank", "tariffs"], beta="+")
    assert "[+] +0.50" in shown
    assert "Coded otherwise: [+] Test Beta (the text gives -0.50), [-] Test Gamma" in shown
    assert "Silent · Test Silent" in shown
    found = json.loads(coded(["rank", "tariffs"], "-f", "json", beta="+"))
    assert [(one["expert"], one["coded"]["code"]) for one in found["ranks"]] == [
        ("Test Ümlaut", "+")
    ]
    assert [(one["expert"], one["position"]) for one in found["overruled"]] == [
        ("Test Beta", -0.5),
        ("Test Gamma", None),
    ]


def test_who_is_coded_as_silent_is_silent(coded):
    found = json.loads(coded(["rank", "tariffs"], "-f", "json", beta="."))
    assert [one["expert"] for one in found["silent"]] == ["Test Beta", "Test Silent"]


def test_the_map_has_only_positions_that_hold(coded, whole_run):
    found = json.loads(coded(["map"], "-f", "json"))
    assert [one["expert"] for one in found["map"]["places"]] == ["Test Ümlaut", "Test Beta"]
    assert "A coder's words (codes.csv) come first" in " ".join(coded(["map"]).split())
    (_, out, err) = whole_run("agree", "c.txt", "-f", "json")
    assert '"codes"' not in out and not err


def test_crux_and_the_page_follow(coded, whole_run):
    coded(["rank", "tariffs"], beta="+")
    (division,) = json.loads(whole_run("crux", "s.json", "--no-quotes", "-f", "json")[1])[
        "divisions"
    ]
    assert (division["for"], division["against"], division["silent"]) == (2, 1, 1)
    assert division["dissenters"] == ["Test Gamma"]
    assert (division["spread"], division["hhi"]) == (None, pytest.approx(5 / 9, abs=1e-6))
    page = re.sub("<[^>]+>", "", whole_run("report", "c.txt", "--codes", "codes.csv")[1])
    assert "so without a rank: Test Beta [+], Test Gamma [−]." in page
    assert "so without a rank" not in whole_run("report", "c.txt")[1]


def test_no_map_where_no_position_holds(coded, whole_run):
    coded(["rank", "tariffs"], beta="+")
    code, out, err = whole_run("map", "s.json")
    assert (code, out) == (2, "")
    assert "no two experts address one dimension" in err


def test_crux_leaves_out_whose_position_does_not_hold(coded):
    shown = coded(["crux", "umlaut", "beta"], "--no-quotes")
    assert "[+] +0.50  [-] -0.50" in shown
    assert "A coder's words (codes.csv) come first" in " ".join(shown.split())
    found = json.loads(coded(["crux", "umlaut", "beta"], "--no-quotes", "-f", "json", beta="+"))
    assert found["codes"] == ["codes.csv"]
    assert found["disputes"] == []
    (division,) = json.loads(coded(["crux"], "--no-quotes", "-f", "json", beta="+"))["divisions"]
    assert (division["for"], division["against"]) == (2, 1)


@pytest.mark.parametrize("kind", ["heat", "dots", "salience"])
def test_plot_shows_the_word_first(coded, kind):
    shown = coded(["plot", "-k", kind])
    picture = coded(["plot", "-k", kind], "-f", "svg")
    for text in (shown, picture):
        assert "[+] " in text
        assert "words (codes.csv), before what the text gives" in " ".join(text.split())
