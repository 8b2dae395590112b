"""``evaluate``: one coder compared with another."""

from __future__ import annotations

import json

import pytest

from commands.evaluate.conftest import CODES, SENTENCES, STATEMENTS, confusion, faults

SAME = ("./codes.csv", "link.csv", "hard.csv", "../{folder}/codes.csv", "{path}/codes.csv")


@pytest.fixture
def links(folder, files):
    """Other names of the files of codes, and copies of them."""
    for name in ("codes.csv", "statements.jsonl", "sentences.csv"):
        stem, _, ending = name.partition(".")
        link = "link" if stem == "codes" else f"link-{stem}"
        (folder / f"{link}.{ending}").symlink_to(name)
        (folder / f"{link.replace('link', 'hard')}.{ending}").hardlink_to(folder / name)
        copy = folder / f"{link.replace('link', 'copy')}.{ending}"
        copy.write_bytes((folder / name).read_bytes())
    return folder


@pytest.mark.parametrize("name", SAME)
def test_a_file_of_codes_is_not_compared_with_itself(run, links, name):
    name = name.format(folder=links.name, path=links)
    code, out, err = run("codes.csv", name)
    assert (code, out) == (2, "")
    hint = "name the coded texts, or another coder's file"
    assert err == f"stances: error: {name}: the same file as codes.csv; {hint}\n"


def test_the_message_names_the_other_spelling(run, links):
    for gold, other in (("link.csv", "codes.csv"), ("link.csv", "./link.csv")):
        _, _, err = run(gold, other)
        assert f" {other}: the same file as {gold}; " in err
    assert " link.csv: compared with itself; " in run("link.csv", "link.csv")[2]


AGREED = {"f_avg": 1.0, "alpha": 1.0, "direction": 1.0, "coverage": 1.0}


@pytest.mark.parametrize("ends", ["", "\n\n"])
@pytest.mark.parametrize(
    ("gold", "text"),
    [
        ("codes.csv", CODES),
        ("sentences.csv", SENTENCES),
        ("statements.jsonl", "\n".join(map(json.dumps, STATEMENTS))),
    ],
)
def test_two_coders_whose_files_are_equal_are_two_coders(figures, folder, typed, gold, text, ends):
    (folder / "other").mkdir()
    other = folder / "other" / gold
    other.write_text(text + ends, encoding="utf-8")
    found = figures(gold, f"other/{gold}")
    assert found["coder"] == f"other/{gold}"
    assert {key: found["overall"][key] for key in AGREED} == AGREED
    assert (found["alone"], found["errors"]) == (0, [])
    typed(text + ends)
    assert figures(gold, "-")["overall"] == found["overall"]
    typed(text + ends)
    assert figures("-", gold)["overall"] == found["overall"]


def test_equal_files_reach_a_threshold_of_agreement(run, links):
    assert run("codes.csv", "copy.csv", "--min-alpha", "1")[::2] == (0, "")


@pytest.mark.parametrize(
    "name", ["statements.jsonl", "./statements.jsonl", "link-statements.jsonl"]
)
def test_codes_with_texts_that_are_named_twice_are_those_texts(figures, links, name):
    found = figures("statements.jsonl")
    assert "coder" not in found
    assert figures("statements.jsonl", name) == found


OTHER = "expert,dimension,code\nTest Beta,tariffs,+\nTest Ümlaut,tariffs,+\nTest Gamma,tariffs,0\n"


def test_two_coders(figures, files):
    files(other_csv=f"{OTHER}Test Else,tariffs,-\n")
    found = figures("codes.csv", "other.csv")
    assert (found["coder"], found["alone"]) == ("other.csv", 2)
    assert "passport" not in found
    assert confusion(found) == {"++": 1, "-+": 1, "..": 1}
    assert faults(found) == [("Test Beta", "tariffs", "opposite")]
    turned = figures("other.csv", "codes.csv")
    assert turned["overall"]["alpha"] == found["overall"]["alpha"]
    assert turned["overall"]["f_avg"] == found["overall"]["f_avg"]


def test_two_coders_of_some_experts(figures, files):
    files(other_csv=OTHER)
    found = figures("codes.csv", "other.csv", "-e", "beta", "-e", "umlaut")
    assert (found["overall"]["cells"], found["alone"]) == (2, 0)


def test_two_coders_who_keep_the_texts_beside_their_codes(figures, files):
    rows = "expert,text,dimension,code\nTest A,We pay.,tariffs,{}\nTest A,We pay.,rain,+\n"
    files(one_csv=rows.format("+"), two_csv=rows.format("-"))
    found = figures("one.csv", "two.csv")
    assert (found["coder"], confusion(found)) == ("two.csv", {"+-": 1, "++": 1})


def test_two_coders_of_sentences(figures, files):
    files(other_csv="sentence,dimension,code\numlaut-1.1,tariffs,+\ngamma-1.1,tariffs,-\n")
    found = figures("sentences.csv", "other.csv")
    assert (found["overall"]["cells"], found["alone"]) == (4, 0)
    assert confusion(found) == {"++": 1, "+.": 1, "-.": 1, ".-": 1}


def test_a_dimension_that_only_one_coder_of_sentences_found_is_not_swapped(figures, files):
    files(other_csv="sentence,dimension,code\numlaut-1.1,rain,+\n")
    found = figures("sentences.csv", "other.csv", "-d", "tariffs")
    assert [one["dimension"] for one in found["dimensions"]] == ["tariffs"]


def test_coders_who_agree_agree_in_full(figures, files):
    files(other_csv=CODES.replace("expert", "statement"))
    overall = figures("codes.csv", "other.csv")["overall"]
    assert (overall["f_avg"], overall["alpha"], overall["direction"]) == (1.0, 1.0, 1.0)


def test_codes_alone_cannot_come_twice_from_standard_input(run, typed):
    typed(CODES)
    assert run("-", "-")[::2] == (
        2,
        "stances: error: -: compared with itself; name the coded texts, or another coder's file\n",
    )


def test_a_sentence_on_which_coders_disagree_is_left_out(figures, files):
    files(sentences_csv=SENTENCES.replace("beta-1.1,tariffs,+", "beta-1.1,tariffs,?"))
    found = figures("sentences.csv", "c.txt")
    assert (found["left_out"], confusion(found)) == (1, {"++": 1, "-.": 1, "..": 3})
    files(other_csv=SENTENCES)
    found = figures("other.csv", "sentences.csv")
    assert (found["left_out"], confusion(found)) == (1, {"++": 1, "--": 1})
