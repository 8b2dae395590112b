from __future__ import annotations

import gc
import gzip
import json
import tracemalloc

import pytest

from stances.commands.texts.listing import list_experts
from stances.errors import StancesError
from stances.pipeline import score_inputs
from stances.read import long_tables
from stances.read.line_table import LineTable
from stances.read.notes import listen_to_notes
from stances.read.options import ReadOptions
from stances.read.own_json import is_baseline, is_sheet
from stances.read.sources import load_documents
from stances.read.statements import extract_statements
from stances.settings.model import Settings

ROW = '{"expert": "Test Alpha", "text": "Talk, José."}\n'
CSV = 'expert;text\nTest Alpha;"Talk.\n\nNow."\n;\nTest Beta;Stay.\n'
TABLES = [
    ("a.csv", CSV),
    ("a.csv", f"\ufeff{CSV}"),
    ("a.csv", CSV.replace("\n", "\r\n")),
    ("a.csv", f"sep=;\n{CSV}"),
    ("a.txt", CSV),
    ("a", CSV),
    ("a.tsv", CSV.replace(";", "\t")),
    ("a.jsonl", ROW * 3),
    ("a.jsonl", f"\n\n{ROW}\n{ROW}"),
    ("a.json", ROW * 2),
    ("a.ndjson", f"\ufeff{ROW * 2}"),
    ("a.txt", ROW * 2),
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _load(monkeypatch, name, *, long, **options):
    with monkeypatch.context() as patch:
        if long:
            patch.setattr(long_tables, "LONG", 0)
        return load_documents([name], options=ReadOptions(**options))[0]


def _read(document, **options):
    notes = []
    with listen_to_notes(notes.append):
        found = extract_statements([document], ReadOptions(**options))
    return [
        (one.expert, one.document.text, one.document.lines, one.document.form, one.blocks)
        for one in found
    ], notes


@pytest.mark.parametrize(("name", "text"), TABLES)
def test_a_long_table_reads_as_a_short_one(folder, monkeypatch, name, text):
    (folder / name).write_bytes(text.encode())
    long = _load(monkeypatch, name, long=True)
    short = _load(monkeypatch, name, long=False)
    assert isinstance(long, LineTable)
    assert not isinstance(short, LineTable)
    assert long.text == short.text
    assert _read(long) == _read(short)
    assert _read(long)[0]
    assert not is_sheet(long)
    assert not is_baseline(long)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", json.dumps(json.loads(ROW), indent=1).encode()),
        ("a.jsonl", b'{"rows": [{"expert": "Test Alpha", "text": "Talk."}]}\n'),
        ("a.json", f"[{ROW}]".encode()),
        ("a.csv", CSV.encode("utf-16")),
        ("a.csv", CSV.replace("Talk.", "Café.").encode("cp1252")),
        ("a.csv.gz", gzip.compress(CSV.encode(), mtime=0)),
        ("a.txt", b"Test Alpha, fellow at Test House:\n\nTalk.\n"),
        ("a.md", CSV.encode()),
        ("a.csv", b"expert,text"),
    ],
)
def test_what_cannot_be_read_line_by_line_is_held(folder, monkeypatch, name, data):
    (folder / name).write_bytes(data)
    with listen_to_notes(lambda _note: None):
        assert not isinstance(_load(monkeypatch, name, long=True), LineTable)


def test_what_is_chosen_holds_for_long_tables(folder, monkeypatch):
    (folder / "a.txt").write_text("who#said\nTest Alpha#Talk; now.\n", encoding="utf-8")
    options = {"form": "csv", "delimiter": "#", "encoding": "utf-8"}
    long = _load(monkeypatch, "a.txt", long=True, **options)
    assert isinstance(long, LineTable)
    columns = ReadOptions().columns
    with pytest.raises(StancesError, match='no column "text"; columns: who, said'):
        _read(long, **options, columns=columns)
    other = _load(monkeypatch, "a.txt", long=True, form="csv", encoding="cp1252")
    assert not isinstance(other, LineTable)


@pytest.mark.parametrize(
    "data", [ROW.encode() * 2 + b"\0", ROW.encode() * 2 + b"\xe4\xe5", b"", b"\n"]
)
def test_broken_long_tables_are_refused_as_short_ones_are(folder, monkeypatch, data):
    (folder / "a.jsonl").write_bytes(data)
    errors = []
    for long in (True, False):
        with pytest.raises(StancesError) as caught:
            _load(monkeypatch, "a.jsonl", long=long)
        errors.append(str(caught.value))
    assert errors[0] == errors[1]


def test_a_long_table_that_vanishes_or_changes_is_refused(folder, monkeypatch):
    (folder / "a.jsonl").write_text(ROW * 2, encoding="utf-8")
    table = _load(monkeypatch, "a.jsonl", long=True)
    (folder / "a.jsonl").write_bytes(ROW.encode() + b'{"a": "\xe4\xe5"}\n')
    with pytest.raises(StancesError, match=r"^a\.jsonl: changed while it was read; run it again"):
        _read(table)
    (folder / "a.jsonl").unlink()
    with pytest.raises(StancesError, match=r"^a\.jsonl: cannot be read \(No such file"):
        _read(table)


def _write_rows(path, count):
    said = "We should talk to them, and not strike again."
    with path.open("w", encoding="utf-8") as file:
        file.write("expert,text\n" if path.suffix == ".csv" else "")
        for number in range(count):
            row = {"expert": f"Test {number % 7}", "text": said}
            cells = f'{row["expert"]},"{said}"'
            file.write(f"{cells if path.suffix == '.csv' else json.dumps(row)}\n")


def _measure_peak(name):
    """Return how many statements a table has, and the most memory in bytes that listing it takes.

    CPython keeps up to 2,000 freed tuples of each size for later use, until it collects garbage.
    How many an earlier test leaves is chance, so all are let go first. A table of more than 2,000
    rows then fills them all, however long it is.
    """
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        found = list_experts([name], settings=Settings())
        return sum(one.statements for one in found.experts), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.enable()


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_memory_is_flat_in_the_number_of_rows(folder, monkeypatch, name):
    monkeypatch.setattr(long_tables, "LONG", 0)
    _write_rows(folder / name, 7)
    list_experts([name], settings=Settings())  # loads what is loaded once
    peaks = {}
    for count in (2_200, 3_600):
        _write_rows(folder / name, count)
        statements, peaks[count] = _measure_peak(name)
        assert statements == count
    assert peaks[3_600] < peaks[2_200] + 20_000  # 14 bytes for each row more


def test_scores_are_the_same_with_and_without_evidence(folder, monkeypatch):
    monkeypatch.setattr(long_tables, "LONG", 0)
    said = ["Talks are better than war.", "We must not retaliate.\n\nNever.", "It rains."]
    rows = [
        json.dumps({"speaker": f"Test {number % 3}", "speech": said[number % 4 % 3]})
        for number in range(12)
    ]
    (folder / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    whole = score_inputs(["a.jsonl"], settings=Settings())
    bare = score_inputs(["a.jsonl"], settings=Settings(), evidence=False)
    assert bare.sheet.to_rows() == whole.sheet.to_rows()
    assert any(cell.support for cell in bare.sheet.cells)
    assert whole.sheet.has_evidence
    assert not bare.sheet.has_evidence
    assert (len(whole.sentences), len(bare.sentences)) == (3, 0)
