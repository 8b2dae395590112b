"""``rubric suggest`` as a whole: from codes and texts to cues that pass a rubric's tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import stances
from commands.suggest.conftest import make_lines, make_rows, make_table


def terms(out):
    return {(row["term"], row["pole"]) for row in map(json.loads, out.splitlines())}


def found(answer):
    code, out, err = answer
    assert (code, err) == (0, "")
    return terms(out)


def test_coded_texts_tell_their_poles_apart(run):
    own = found(run("coded.jsonl", "-f", "ndjson"))
    assert {("steel workers", "+"), ("idle plants haunt", "+")} <= own
    assert ("farmers lose markets", "-") in own
    assert {pole for term, pole in own if "grocery" in term} == {"-"}
    assert not any("rains" in term for term, _ in own)


def test_the_output_can_be_pasted_into_the_rubric(run, run_program, folder):
    code, out, err = run("coded.jsonl")
    assert (code, err) == (0, "")
    pasted = tomllib.loads(out)["cue"]
    assert {cue["weight"] for cue in pasted} == {0.5}
    assert all(cue["fires"] == cue["words"] for cue in pasted)
    assert out.startswith(
        "# tariffs: file tariffs.toml; "
        'from 4 coded statements for "raise tariffs", 4 for "lower tariffs"\n'
    )
    assert "# t0a-1.2: Idle plants haunt town 0.\n# t1a-1.2: Idle plants haunt town 1.\n" in out
    before = run_program("rubric", "test", "trade", "-f", "json")
    path = folder / "trade" / "tariffs.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + out, encoding="utf-8")
    code, _, err = run_program("rubric", "lint", "trade")
    assert (code, err) == (0, "")
    code, after, _ = run_program("rubric", "test", "trade", "-f", "json")
    assert (code, json.loads(after)["failed"]) == (0, [])
    assert json.loads(after)["passed"] == json.loads(before[1])["passed"] + len(pasted)
    # What the rubric has now is suggested no more.
    again = found(run("coded.jsonl", "-f", "ndjson"))
    assert not {term for term, _ in again} & {cue["words"][0] for cue in pasted}


def test_what_the_rubric_has_is_not_suggested(run, folder):
    """The target "tariff*" and the cue "free trade" are found; only what is new is suggested."""
    said = {
        "-": "Tariffs, alas, hurt. Free trade, though, heals. Free riders, alas, hurt.",
        "+": "Rain falls. Dull fog hid towns.",
    }
    made = [
        {"id": f"{number}{side}", "text": text, "stances": {"tariffs": side}}
        for number in range(3)
        for side, text in said.items()
    ]
    (folder / "said.jsonl").write_text(make_lines(made), encoding="utf-8")
    own = found(run("said.jsonl", "-f", "ndjson", "--top", "99"))
    assert {term for term, pole in own if pole == "-"} == {"alas", "hurt", "heals", "free riders"}
    assert ("rain falls", "+") in own


@pytest.mark.parametrize(("pole", "other"), [("+", "-"), ("-", "+")])
def test_a_pole_is_given_no_words_that_nobody_said_for_it(run, folder, pole, other):
    """Where one pole was never coded, what is rarer than usual on the other is not its own."""
    made = [
        {"id": f"a{number}", "text": "Rain falls, dull fog.", "stances": {"tariffs": pole}}
        for number in range(3)
    ]
    made += [
        {"id": f"b{number}", "text": "Rain falls. " * 9, "stances": {"tariffs": "."}}
        for number in range(9)
    ]
    (folder / "said.jsonl").write_text(make_lines(made), encoding="utf-8")
    own = found(run("said.jsonl", "-f", "ndjson"))
    assert own == {("dull fog", pole)}
    assert other not in {side for _, side in own}


def test_codes_beside_texts_give_what_texts_with_codes_give(run):
    alone = run("coded.jsonl", "-f", "csv")
    assert alone[0] == 0
    assert run("codes.csv", "texts.jsonl", "-f", "csv") == alone
    assert run("texts.jsonl", "codes.csv", "-f", "csv") == alone
    assert run("long.csv", "-f", "csv", "-d", "tariffs") == alone


def test_codes_of_sentences(run, folder):
    coded = [[f"t{n}a-1.1", "tariffs", "+"] for n in range(4)]
    coded += [[f"t{n}b-1.1", "tariffs", "-"] for n in range(4)]
    (folder / "sentences.csv").write_text(make_table(["sentence", "dimension", "code"], coded))
    own = found(run("sentences.csv", "texts.jsonl", "-f", "ndjson"))
    assert ("steel workers", "+") in own
    assert not any("plants" in term for term, _ in own)
    out = run("sentences.csv", "texts.jsonl")[1]
    assert 'from 4 coded sentences for "raise tariffs", 4 for' in out


def test_further_texts_are_background_alone(run, folder):
    """They count for neither side, though the same unit speaks there, but show what is usual."""
    more = [{"expert": "t0a", "text": "Steel workers sing. " * 3}]
    (folder / "more.jsonl").write_text(make_lines(more), encoding="utf-8")
    found = [
        {
            term["term"]: (term["for"], term["against"], term["units"], term["z"])
            for term in json.loads(run(*args, "-f", "json", "--top", "99")[1])["suggestion"][
                "dimensions"
            ][0]["terms"]
        }
        for args in (["coded.jsonl"], ["coded.jsonl", "more.jsonl"])
    ]
    alone, beside = (one["steel workers"] for one in found)
    assert alone[:3] == beside[:3] == (4, 0, 4)
    assert alone[3] > beside[3]


def test_texts_without_codes_are_scored(run, folder):
    said = [
        {"expert": f"Test {side}{number}", "text": text}
        for number in range(3)
        for side, text in (
            ("A", "We must raise tariffs because steel workers suffer."),
            ("B", "Tariffs are a mistake because grocery bills soar."),
            ("C", "It rains."),
        )
    ]
    (folder / "said.jsonl").write_text(make_lines(said), encoding="utf-8")
    out = run("said.jsonl")[1]
    assert 'from 3 scored sentences for "raise tariffs", 3 for "lower tariffs"' in out
    own = found(run("said.jsonl", "-f", "ndjson"))
    assert ("steel workers suffer", "+") in own
    assert ("grocery bills soar", "-") in own
    assert json.loads(run("said.jsonl", "-f", "json")[1])["suggestion"]["basis"] == "scored"


def test_top_and_min_count(run):
    assert len(found(run("coded.jsonl", "-f", "ndjson", "--top", "1"))) == 2
    code, out, _ = run("coded.jsonl", "--min-count", "5")
    assert code == 0
    assert out.splitlines()[1:] == [
        "# nothing found of words that the rubric lacks, in 5 statements or more, "
        "with z of 0.70 or more"
    ]
    assert tomllib.loads(out) == {}
    code, out, _ = run("coded.jsonl", "--min-count", "9")
    assert (code, out.splitlines()[1:]) == (
        0,
        ["# nothing found: 8 statements take a side, --min-count is 9"],
    )


def test_terms_of_both_sides_are_not_suggested(run, folder):
    """A term that stands once more on one side than on the other is not a contrast."""
    made = make_rows()
    for number, one in enumerate(made):
        if "." not in one["stances"].values():
            one["text"] += " Harbours freeze." if number % 6 else " Harbours freeze. " * 2
    (folder / "said.jsonl").write_text(make_lines(made), encoding="utf-8")
    answer = json.loads(run("said.jsonl", "-f", "json", "--top", "99")[1])["suggestion"]
    (dimension,) = answer["dimensions"]
    assert (answer["min_z"], answer["min_count"]) == (0.7, 3)
    assert min(abs(term["z"]) for term in dimension["terms"]) >= 0.7
    assert not any("harbours" in term["term"] for term in dimension["terms"])


def test_same_bytes_whatever_the_hash_seed(run, folder):
    command = [sys.executable, "-m", "stances", "rubric", "suggest", "coded.jsonl", "-r", "trade"]
    environ = {
        **os.environ,
        "PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2",
        "PYTHONPATH": str(Path(stances.__file__).parent.parent),
    }
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, check=True)
    assert done.stdout == run("coded.jsonl")[1].encode()


@pytest.mark.parametrize("fmt", ["table", "json", "ndjson", "csv", "tsv", "github", "html"])
def test_every_format(run, folder, fmt):
    code, out, err = run("coded.jsonl", "-f", fmt)
    assert (code, err) == (0, "")
    assert "steel workers" in out
    assert run("coded.jsonl", "-f", fmt, "-o", "out.txt") == (0, "", "")
    assert (folder / "out.txt").read_text(encoding="utf-8") == out


def test_hostile_texts_stay_in_their_comments(run, folder):
    made = make_rows()
    for one in made:
        one["text"] += '\x1b]0;owned\x07 \u202e [[cue]] pole = "\x7f'
    (folder / "evil.jsonl").write_text(make_lines(made), encoding="utf-8")
    out = run("evil.jsonl")[1]
    assert "\x1b" not in out
    assert {cue["pole"] for cue in tomllib.loads(out)["cue"]} == {"+", "-"}


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("coded.jsonl", "-d", "tarifs"), 'unknown dimension "tarifs"; did you mean "tariffs"?'),
        (("coded.jsonl", "codes.csv"), "codes.csv: a second file of codes beside coded.jsonl"),
        (("long.csv",), 'long.csv:3: unknown dimension "other"'),
        (("none.csv",), "none.csv: nothing is coded + or - on tariffs"),
        (("rain.jsonl",), "nothing is scored + or - on tariffs"),
        (("codes.csv", "rain.jsonl"), 'codes.csv:2: unknown expert "t0a"'),
        (("strange.csv", "texts.jsonl"), 'strange.csv:2: unknown sentence "t9-1.1"'),
        (("twice.csv", "namesakes.jsonl"), 'twice.csv:2: two sentences have the id "alpha-1.1"'),
        (
            ("both.csv", "namesakes.jsonl"),
            'both.csv:3: "test alpha" and "Test Alpha" (line 2) are both "Test Alpha", coded twice',
        ),
        (("ids.csv", "tens.jsonl", "--expert-column", "id"), 'ids.csv:2: unknown id "s1"'),
        (("codes.csv", "missing.txt"), "missing.txt: no such file"),
        (("coded.jsonl", "--top", "0"), "--top"),
        (("coded.jsonl", "--min-count", "few"), "--min-count"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_is_2_and_one_line(run, folder, args, says):
    texts = {
        "none.csv": make_table(
            ["id", "text", "dimension", "code"], [["a", "It rains.", "tariffs", "0"]]
        ),
        "rain.jsonl": make_lines([{"expert": "Test Alpha", "text": "It rains."}]),
        "strange.csv": make_table(["sentence", "dimension", "code"], [["t9-1.1", "tariffs", "+"]]),
        "twice.csv": make_table(["sentence", "dimension", "code"], [["alpha-1.1", "tariffs", "+"]]),
        "namesakes.jsonl": make_lines(
            {"expert": name, "text": "It rains."} for name in ("Test Alpha", "Toast Alpha")
        ),
        "ids.csv": make_table(["id", "dimension", "code"], [["s1", "tariffs", "+"]]),
        "tens.jsonl": make_lines({"id": name, "text": "It rains."} for name in ("s10", "x2")),
        "both.csv": make_table(
            ["expert", "dimension", "code"],
            [["Test Alpha", "tariffs", "+"], ["test alpha", "tariffs", "-"]],
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert err.startswith("stances: error: ")
    assert err.count("\n") == 1
    assert says in err


def test_without_texts_the_bundled_corpus_is_read(run, folder):
    (folder / "gold.csv").write_text(
        make_table(["expert", "dimension", "code"], [["pfaff", "tariffs", "+"]]), encoding="utf-8"
    )
    out = run("gold.csv", "--min-count", "1", "--top", "2")[1]
    assert 'from 1 coded expert for "raise tariffs", 0 for "lower tariffs"' in out
    assert "# pfaff-" in out
    assert "(paraphrase)" in out


def test_help_has_examples(run):
    code, out, _ = run("--help")
    assert code == 0
    assert "  stances rubric suggest codes.jsonl\n" in out


def test_a_pole_in_a_spreadsheet_is_the_sign_alone(run):
    lines = run("coded.jsonl", "-f", "csv")[1].splitlines()
    assert {line.split(",")[2] for line in lines[1:]} == {"+", "-"}


def test_words_are_codes(run, folder):
    alone = run("coded.jsonl", "-f", "csv")
    words = {"+": "Pro", "-": "con", ".": "silent"}
    made = [
        {**one, "stances": {"tariffs": words[one["stances"]["tariffs"]]}} for one in make_rows()
    ]
    (folder / "words.jsonl").write_text(make_lines(made), encoding="utf-8")
    assert run("words.jsonl", "-f", "csv")[::2] == alone[::2]
    assert run("words.jsonl", "-f", "ndjson") == run("coded.jsonl", "-f", "ndjson")
