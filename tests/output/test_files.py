"""Formats that are files: what stands in them, which ending chooses which, and what is refused."""

from __future__ import annotations

import sqlite3
import sys

import pyarrow.parquet as pq
import pytest

from sheets import (
    TEXT,
    make_cell,
    make_explained_sheet,
    make_full_sheet,
    make_item,
    make_sentence,
    make_sheet,
)
from stances.commands.rows import RowsAnswer
from stances.commands.sheets import SheetAnswer
from stances.errors import StancesError
from stances.output.files import write_file
from stances.scoring.scale import Scale

SHEET = make_full_sheet()
EXPLAINED = make_explained_sheet()


def open_database(sheet, folder, **more):
    path = folder / "scores.db"
    path.write_bytes(write_file("sqlite", SheetAnswer(sheet, evidence=True, **more)))
    return sqlite3.connect(path)


def read_parquet(sheet, folder, **more):
    path = folder / "scores.parquet"
    path.write_bytes(write_file("parquet", SheetAnswer(sheet, **more)))
    return pq.read_table(path)


def test_a_database_holds_the_cells_their_evidence_and_the_passport(tmp_path):
    base = open_database(EXPLAINED, tmp_path)
    (cell,) = base.execute('SELECT expert, position, "for", "against", sentences FROM cells')
    own = EXPLAINED.cells[0]
    assert cell == (own.expert, own.position, own.support, own.opposition, own.sentences)
    rows = base.execute("SELECT sentence, text, sign, weight, discarded FROM evidence ORDER BY id")
    items = [(one.sentence, item) for one in own.evidence for item in one.items]
    wanted = [(name, one.text, one.sign, one.weight, one.discarded) for name, one in items]
    assert list(rows) == wanted
    facts = dict(base.execute("SELECT name, value FROM passport"))
    assert facts["rubric"] == "made-up"
    assert facts["rubric_hash"] == "sha256:0123456789ab"
    assert facts["scale"] == "position"


def test_every_row_keeps_its_keys(tmp_path):
    base = open_database(SHEET, tmp_path)
    assert list(base.execute("PRAGMA foreign_key_check")) == []
    assert list(base.execute("PRAGMA integrity_check")) == [("ok",)]
    referring = {
        table: {
            row[3]: (row[2], row[4]) for row in base.execute(f"PRAGMA foreign_key_list({table})")
        }
        for table in ("cells", "evidence")
    }
    assert referring == {
        "cells": {"expert": ("experts", "expert"), "dimension": ("dimensions", "dimension")},
        "evidence": {"cell": ("cells", "id")},
    }
    base.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        base.execute("INSERT INTO cells (expert, dimension, state) VALUES ('Nobody', 'war', 'for')")


def test_the_views_say_it_in_words(tmp_path):
    base = open_database(EXPLAINED, tmp_path)
    (row,) = base.execute("SELECT expert, label, stands_for, state FROM positions")
    assert row == ("Test Gamma", "retaliation", "hold fire", "against")
    quotes = list(base.execute("SELECT speaks_for, weight, words FROM quotes"))
    assert quotes == [
        ("hold fire", -1.0, "huge mistake"),
        ("strike back", 0.6125, "strike"),
        ("hold fire", -0.4, TEXT),
    ]
    assert sum(weight for _, weight, _ in quotes if weight < 0) == pytest.approx(-1.4)


def test_silence_is_null_in_a_database_and_in_parquet(tmp_path):
    silent = sum(cell.position is None for cell in SHEET.cells)
    assert silent
    base = open_database(SHEET, tmp_path)
    (found,) = base.execute("SELECT count(*) FROM cells WHERE position IS NULL").fetchone()
    assert found == silent
    assert read_parquet(SHEET, tmp_path).column("position").null_count == silent


def test_parquet_has_the_columns_of_csv_typed_and_the_passport_beside_them(tmp_path):
    table = read_parquet(SHEET, tmp_path)
    assert table.num_rows == len(SHEET.cells)
    types = {one.name: str(one.type) for one in table.schema}
    assert types["expert"] == types["state"] == "string"
    assert types["position"] == types["for"] == types["salience"] == "double"
    assert types["sentences"] == types["asked"] == "int64"
    assert table.schema.metadata[b"rubric_hash"] == b"sha256:0123456789ab"
    assert table.column("position").to_pylist() == [cell.position for cell in SHEET.cells]


def test_a_column_without_values_keeps_its_type(tmp_path):
    table = read_parquet(make_sheet([make_cell("Test Alpha", "retaliation", 0.0, 0.0)]), tmp_path)
    assert str(table.schema.field("position").type) == "double"
    table = read_parquet(
        make_sheet([make_cell("Test Alpha", "retaliation", 0.0, 0.0)]), tmp_path, evidence=True
    )
    assert table.num_rows == 0
    assert str(table.schema.field("line").type) == "int64"


def test_parquet_with_evidence_has_a_row_for_each_piece(tmp_path):
    table = read_parquet(EXPLAINED, tmp_path, evidence=True)
    assert table.column("quote").to_pylist() == [TEXT] * 5
    assert table.column("sign").to_pylist() == [-1, 0, -1, 1, -1]


def test_logits_have_their_own_column(tmp_path):
    assert "theta" in read_parquet(SHEET, tmp_path, scale=Scale.LOGIT).column_names
    base = open_database(SHEET, tmp_path, scale=Scale.LOGIT)
    assert len(list(base.execute("SELECT theta FROM positions"))) == len(SHEET.cells)


@pytest.mark.parametrize("fmt", ["sqlite", "parquet"])
def test_the_same_sheet_gives_the_same_bytes(fmt):
    first, second = (write_file(fmt, SheetAnswer(EXPLAINED, evidence=True)) for _ in range(2))
    assert first == second


def test_half_a_character_and_odd_names_are_kept(tmp_path):
    item = make_item("cue", TEXT, reason="half \ud800")
    odd = "Test 'Quote\"; DROP TABLE cells; --"
    cell = make_cell(odd, "retaliation", 1.0, 0.0, evidence=(make_sentence("a-1.1", 1.0, [item]),))
    base = open_database(make_sheet([cell]), tmp_path)
    assert list(base.execute("SELECT expert FROM cells")) == [(odd,)]
    assert list(base.execute("SELECT reason FROM evidence")) == [("half \\ud800",)]
    assert read_parquet(make_sheet([cell]), tmp_path).column("expert").to_pylist() == [odd]


def test_an_answer_without_such_a_form_is_refused():
    answer = RowsAnswer("row", (), (), lambda: SHEET)
    with pytest.raises(StancesError, match="no form in sqlite"):
        write_file("sqlite", answer)


def test_a_missing_library_is_named_with_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(StancesError, match=r"pip install 'stances\[tables\]'"):
        write_file("parquet", SheetAnswer(SHEET))


def test_without_sqlite_the_error_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    with pytest.raises(StancesError, match="built without SQLite"):
        write_file("sqlite", SheetAnswer(SHEET, evidence=True))
