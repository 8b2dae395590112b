"""``score`` and ``compare`` write files by their endings, and evidence in rows."""

from __future__ import annotations

import csv
import io
import json
import sqlite3

import pytest


@pytest.mark.parametrize("command", ["score", "compare"])
def test_a_database_by_its_ending_is_whole(whole_run, folder, command):
    code, out, notes = whole_run(command, "c.txt", "-o", "scores.db")
    assert (code, out, notes) == (0, "", "")
    base = sqlite3.connect(folder / "scores.db")
    _, text, _ = whole_run("score", "c.txt", "-f", "json", "--evidence")
    cells = json.loads(text)["cells"]
    found = list(base.execute("SELECT expert, position, low, high FROM cells ORDER BY id"))
    assert found == [
        tuple(one[key] for key in ("expert", "position", "low", "high")) for one in cells
    ]
    wanted = sum(len(sentence["items"]) for one in cells for sentence in one["evidence"])
    assert base.execute("SELECT count(*) FROM evidence").fetchone() == (wanted,)
    assert {one.name for one in folder.glob("*.part")} == set()


@pytest.mark.parametrize(
    ("file", "fmt"),
    [("a.csv", "csv"), ("a.json", "json"), ("a.ndjson", "ndjson"), ("a.tsv", "tsv")],
)
def test_text_formats_by_their_endings_as_well(whole_run, folder, file, fmt):
    assert whole_run("score", "c.txt", "-o", file)[0] == 0
    _, out, _ = whole_run("score", "c.txt", "-f", fmt)
    assert (folder / file).read_text(encoding="utf-8") == out


def test_the_format_that_is_named_comes_before_the_ending(whole_run, folder):
    assert whole_run("score", "c.txt", "-f", "csv", "-o", "a.db")[0] == 0
    assert (folder / "a.db").read_text(encoding="utf-8").startswith("expert,dimension,")


@pytest.mark.parametrize("fmt", ["sqlite", "parquet"])
def test_bytes_do_not_go_to_a_terminal_unasked(whole_run, fmt):
    code, out, notes = whole_run("score", "c.txt", "-f", fmt)
    assert (code, out) == (2, "")
    assert "-o scores." in notes


def test_a_slip_in_the_name_of_a_format(whole_run):
    code, _, notes = whole_run("score", "c.txt", "-f", "sqlit")
    assert code == 2
    assert 'did you mean "sqlite"?' in notes


def test_other_commands_do_not_know_them(whole_run):
    code, _, notes = whole_run("experts", "c.txt", "-f", "sqlite")
    assert code == 2
    assert "unknown format" in notes


def test_csv_with_evidence_has_a_row_for_each_piece_and_its_quote(whole_run):
    code, out, _ = whole_run("score", "c.txt", "-f", "csv", "--evidence")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    first = rows[0]
    assert first["expert"] == "Test Ümlaut"
    assert first["quote"] == "“Congress should support tariffs."
    assert (first["text"], first["sign"], first["line"]) == ("tariffs", "1", "5")
    assert whole_run("compare", "c.txt", "-f", "csv", "--evidence")[1] == out
    asked = [row for row in rows if row["discarded"] == "a question"]
    assert asked, "what was set aside is there as well"
    by_sentence = {(row["expert"], row["sentence"]): float(row["sentence_weight"]) for row in rows}
    total = sum(weight for (expert, _), weight in by_sentence.items() if expert == "Test Ümlaut")
    assert total / (total + 1) == pytest.approx(float(first["position"]))


def test_rows_of_evidence_need_evidence(whole_run):
    whole_run("score", "c.txt", "-f", "json", "-o", "bare.json")
    code, _, notes = whole_run("score", "bare.json", "-f", "csv", "--evidence")
    assert code == 2
    assert (
        "this score sheet holds no evidence; write it with: stances score -f json --evidence"
        in notes
    )
    code, _, notes = whole_run("score", "bare.json", "-o", "bare.db")
    assert code == 0
    assert "holds no evidence, so that table is empty" in notes


def test_a_database_is_not_written_over_an_input(whole_run, folder):
    (folder / "in.csv").write_text("expert,text\nTest A,We should support tariffs.\n")
    code, _, notes = whole_run("score", "in.csv", "-o", "in.csv")
    assert code == 2
    assert "this file is read" in notes


def test_evidence_has_no_place_in_a_table(whole_run):
    code, _, notes = whole_run("score", "c.txt", "-f", "github", "--evidence")
    assert code == 2
    assert "--evidence has no place in the format github" in notes
