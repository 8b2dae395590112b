"""``compare`` and ``score`` with a coder's words."""

from __future__ import annotations

import csv
import io
import json
import sqlite3

import pytest

CODES = """\
expert,dimension,code,coder,note
beta,tariffs,+,Test Coder,"=he means it, I think"
gamma,tariffs,-,Test Coder,
silent,tariffs,.,Test Coder,
"""


@pytest.fixture
def run(whole_run, folder):
    (folder / "codes.csv").write_text(CODES, encoding="utf-8")
    return whole_run


def test_the_word_comes_first_and_is_marked_and_the_legend_says_whose_it_is(run):
    code, out, notes = run("compare", "c.txt", "--codes", "codes.csv")
    assert (code, notes) == (0, "")
    lines = out.splitlines()
    assert lines[2:6] == [
        "Test Ümlaut     ?+0.50",
        "Test Beta    [+] -0.50",
        "Test Gamma       [-] ·",
        "Test Silent      [.] ·",
    ]
    assert (
        "[+] [-] [0] [.] are a coder's words (codes.csv), before what the text gives: "
        "for, against, no side, not addressed." in lines
    )


def test_rows_have_the_word_beside_the_scores(run):
    _, out, _ = run("score", "c.txt", "--codes", "codes.csv", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(rows[0])[:6] == ["expert", "dimension", "code", "coder", "note", "position"]
    assert [row["code"] for row in rows] == ["", "+", "-", "."]
    assert rows[1]["note"] == "'=he means it, I think"
    assert [row["state"] for row in rows] == ["for", "against", "silent", "silent"]
    _, plain, _ = run("score", "c.txt", "-f", "csv")
    dropped = [[row[key] for key in row if key not in ("code", "coder", "note")] for row in rows]
    assert dropped == [list(row.values()) for row in csv.DictReader(io.StringIO(plain))]


@pytest.mark.parametrize("fmt", ["json", "ndjson", "csv", "tsv", "table", "github"])
def test_without_codes_nothing_speaks_of_them(run, fmt):
    _, out, _ = run("score", "c.txt", "-f", fmt)
    assert "code" not in out


def test_a_sheet_keeps_the_words_and_is_read_back(run):
    run("score", "c.txt", "--codes", "codes.csv", "-f", "json", "-o", "sheet.json")
    _, there, _ = run("compare", "sheet.json", "--codes", "codes.csv", "-f", "json")
    _, back, _ = run("compare", "sheet.json", "-f", "json")
    assert back == there
    cells = json.loads(back)["cells"]
    assert ["coded" in cell for cell in cells] == [False, True, True, True]
    assert list(cells[1])[:3] == ["expert", "dimension", "coded"]
    assert "[+] -0.50" in run("compare", "sheet.json")[1]


def test_a_database_puts_the_word_first_in_its_view(run, folder):
    run("score", "c.txt", "--codes", "codes.csv", "-o", "scores.db")
    base = sqlite3.connect(folder / "scores.db")
    rows = list(base.execute("SELECT stands_for, state FROM positions"))
    assert rows == [
        ("raise tariffs", "for"),
        ("raise tariffs", "against"),
        ("lower tariffs", "silent"),
        ("silent", "silent"),
    ]


def test_evidence_rows_have_the_word(run):
    _, out, _ = run("score", "c.txt", "--codes", "codes.csv", "-f", "csv", "--evidence")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["code"] for row in rows if row["expert"] == "Test Beta"} == {"+"}


def test_codes_of_others_are_noted_and_not_where_the_user_chose(run, folder):
    with (folder / "codes.csv").open("a", encoding="utf-8") as file:
        file.write("Test Nobody,tariffs,+,Test Coder,\n")
    _, _, notes = run("compare", "c.txt", "--codes", "codes.csv")
    assert "codes.csv: 1 code is of cells that are not shown here: line 5" in notes
    code, _, notes = run("compare", "c.txt", "--codes", "codes.csv", "-e", "beta")
    assert (code, notes) == (0, "")


def test_the_answer_is_not_written_over_the_codes(run):
    code, _, notes = run("score", "c.txt", "--codes", "codes.csv", "-o", "codes.csv")
    assert code == 2
    assert "codes.csv: this file is read" in notes


def test_logits_keep_the_words(run):
    _, out, _ = run("compare", "c.txt", "--codes", "codes.csv", "--scale", "logit")
    assert "[+] -1.10" in out
    _, out, _ = run("compare", "c.txt", "--codes", "codes.csv", "--scale", "logit", "-f", "json")
    assert json.loads(out)["cells"][1]["coded"]["code"] == "+"


def test_evaluate_says_how_far_the_scores_agree(run):
    code, out, _ = run("evaluate", "codes.csv", "c.txt")
    assert code == 0
    assert out.splitlines()[0].endswith(": 3 cells")
    assert "coverage   0.50" in out  # a side for one of the two that were coded with a side
    assert "direction  0.00" in out  # and that is the other one


@pytest.mark.parametrize(
    ("rows", "args"),
    [
        ("beta,tolls,+\ngamma,tolls,-\n", ()),
        ("beta,tolls,+\ngamma,tolls,-\n", ("-d", "tariffs")),
        ("beta,tariffs,+\n", ("-e", "gamma")),
    ],
)
def test_codes_of_other_cells_alone_are_noted(run, folder, rows, args):
    (folder / "codes.csv").write_text(f"expert,dimension,code\n{rows}", encoding="utf-8")
    code, out, notes = run("compare", "c.txt", "--codes", "codes.csv", *args)
    assert code == 0
    assert notes == "stances: note: codes.csv: none of its codes is of a cell shown here\n"
    assert "coder" not in out


def test_codes_of_nobody_who_speaks_are_refused(run, folder):
    (folder / "codes.csv").write_text("expert,dimension,code\nnobody,tariffs,+\n", encoding="utf-8")
    code, _, notes = run("compare", "c.txt", "--codes", "codes.csv")
    assert code == 2
    assert 'codes.csv:2: no code is of an expert here; the first is of "nobody"; stances' in notes
