"""``rubric audit`` with a made-up rubric about a bridge toll, and made-up letters."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from commands.tariffs import cache, folder, run_program  # noqa: F401  (fixtures)

RUBRIC = """
format = 1
id = "bridge-toll"
label = "Bridge toll"
question = "Should crossing the bridge cost a toll?"
kind = "prescription"
positive = "keep the toll"
negative = "scrap the toll"

[[target]]
words = ["bridge toll"]
pole = "+"
fires = ["We should keep the bridge toll."]

[[cue]]
pole = "+"
words = ["pays for itself", "worth every (penny|cent)"]
fires = ["It pays for itself."]

[[cue]]
pole = "-"
words = ["robs nurses"]
fires = ["It robs nurses."]

[[cue]]
pole = "-"
words = ["toll booth queues"]
fires = ["We hate toll booth queues."]
"""
LETTERS = (
    ("a", "Alpha", "+", "We should keep the bridge toll. It pays for itself."),
    ("b", "Alpha", "-", "They say it pays for itself. Nobody believes it: it robs nurses."),
    ("c", "Beta", "-", "It pays for itself, and that is its only merit. It robs nurses."),
    ("d", "Gamma", ".", "The ferry is worth every penny. It pays for itself."),
    ("e", "Gamma", "?", "It robs nurses."),
)


@pytest.fixture
def run(run_program, folder):  # noqa: F811
    """Runs the program in a folder with the rubric and the letters."""
    (folder / "toll.toml").write_text(RUBRIC, encoding="utf-8")
    rows = [
        {
            "id": name,
            "author": f"Test {author}",
            "text": text,
            "stances": {"bridge-toll": code},
        }
        for name, author, code, text in LETTERS
    ]
    lines = "".join(f"{json.dumps(one)}\n" for one in rows)
    (folder / "letters.jsonl").write_text(lines, encoding="utf-8")
    return run_program


def audit(run, *args):
    code, out, err = run("rubric", "audit", "toll.toml", "letters.jsonl", "-f", "csv", *args)
    assert (code, err) == (0, "")
    return list(csv.DictReader(io.StringIO(out)))


def count(row):
    return tuple(int(row[name]) for name in ("hits", "right", "opposite", "false", "texts"))


def name(row):
    return row["rule"].removeprefix("bridge-toll/"), row["pattern"]


def test_each_entry_and_pattern_is_compared_with_the_codes(run):
    rows = audit(run)
    found = {name(row): (count(row), row["authors"], row["precision"]) for row in rows}
    assert found == {
        ("target/1", "bridge toll"): ((1, 1, 0, 0, 1), "1", "1.0"),
        ("cue/1", ""): ((4, 1, 1, 2, 3), "3", "0.25"),
        ("cue/1", "pays for itself"): ((3, 1, 1, 1, 3), "3", "0.3333"),
        ("cue/1", "worth every (penny|cent)"): ((1, 0, 0, 1, 1), "1", "0.0"),
        ("cue/2", "robs nurses"): ((2, 2, 0, 0, 2), "2", "1.0"),
        ("cue/3", "toll booth queues"): ((0, 0, 0, 0, 0), "0", ""),
    }
    assert list(found) == [name(row) for row in rows], "in the order of the file"
    assert rows[1]["where"] == "toll.toml:15"


def test_reported_words_are_found_and_are_no_hits(run):
    pays = next(row for row in audit(run) if row["pattern"] == "pays for itself")
    assert (pays["found"], pays["hits"]) == ("4", "3")


def test_a_dimension_without_a_code_is_one_without_a_side(run, folder):  # noqa: F811
    (folder / "town").mkdir()
    head = 'format = 1\ntitle = "Town"\ndimensions = ["bridge-toll", "ferry"]\n'
    (folder / "town" / "rubric.toml").write_text(head, encoding="utf-8")
    (folder / "town" / "bridge-toll.toml").write_text(RUBRIC, encoding="utf-8")
    ferry = RUBRIC.replace("bridge-toll", "ferry").replace("toll", "ferry")
    (folder / "town" / "ferry.toml").write_text(ferry, encoding="utf-8")
    text = '{"id": "a", "text": "It robs nurses.", "stances": {"ferry": "-"}}\n'
    (folder / "ferry.jsonl").write_text(text, encoding="utf-8")
    ask = ("rubric", "audit", "town", "ferry.jsonl", "--least", "1", "-f", "json")
    found = json.loads(run(*ask)[1])["audit"]["entries"]
    assert [(one["rule"], one["right"], one["false"]) for one in found] == [
        ("bridge-toll/cue/2", 0, 1),
        ("ferry/cue/2", 1, 0),
    ]
    narrow = json.loads(run(*ask, "-d", "ferry")[1])["audit"]
    assert [one["rule"] for one in narrow["entries"]] == ["ferry/cue/2"]
    assert {one["dimension"] for one in narrow["totals"]} == {"ferry"}


def test_the_totals_count_every_entry_once(run):
    code, out, _ = run(
        "rubric", "audit", "toll.toml", "letters.jsonl", "-f", "json", "--least", "9"
    )
    found = json.loads(out)["audit"]
    assert (code, found["texts"], found["authors"], found["entries"]) == (0, 5, 3, [])
    keys = ("kind", "entries", "idle", "hits", "right", "opposite", "false", "precision")
    assert [tuple(one[key] for key in keys) for one in found["totals"]] == [
        ("cue", 3, 1, 6, 3, 1, 2, 0.5),
        ("target", 1, 0, 1, 1, 0, 0, 1.0),
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--below", "0.5"), ["cue/1", "cue/1", "cue/1"]),
        (("--below", "0.5", "--least", "2"), ["cue/1", "cue/1"]),
        (("--least", "2", "--sort", "hits"), ["cue/1", "cue/1", "cue/2"]),
        (
            ("--sort", "precision"),
            ["cue/1", "cue/1", "cue/1", "cue/2", "target/1", "cue/3"],
        ),
    ],
)
def test_rows_are_narrowed_and_sorted(run, options, expected):
    assert [name(row)[0] for row in audit(run, *options)] == expected


def test_it_can_be_read(run):
    ask = ("rubric", "audit", "toll.toml", "letters.jsonl")
    code, out, _ = run(*ask, "--below", "0.3")
    assert code == 0
    assert out.startswith("toll.toml: 5 texts by 3 authors\n")
    row = r"bridge-toll/cue/1 +5 +4 +1 +1 +2 +3 +3 +0\.25 +\(2 patterns\)\n"
    assert re.search(row, out)
    assert "no entry to list" in run(*ask, "--least", "9")[1]


def test_an_unknown_dimension_is_refused(run, folder):  # noqa: F811
    text = '{"id": "a", "text": "It pays.", "stances": {"ferry": "+"}}\n'
    (folder / "other.jsonl").write_text(text, encoding="utf-8")
    code, _, err = run("rubric", "audit", "toll.toml", "other.jsonl")
    assert (code, "ferry" in err, "other.jsonl:1" in err) == (2, True, True)
    assert run("rubric", "audit", "toll.toml", "letters.jsonl", "-d", "ferry")[0] == 2
