"""Tables cut into pieces hold every row once, at its own place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("fsspec", reason="needs stances[dask]")

from stances.cluster.addresses import find_tables
from stances.cluster.pieces import TableFile
from stances.cluster.tables import count_lines, cut_table, open_piece
from stances.errors import StancesError
from stances.read.options import USUAL_OPTIONS

ENDS = st.sampled_from(("\n", "\r\n"))
LINE = st.text(st.characters(blacklist_characters="\n\r", blacklist_categories=("Cs",)), max_size=9)


def read_all(path, block):
    """Return the lines of a file with their numbers, read piece by piece."""
    file = TableFile(name=path.name, address=str(path), size=path.stat().st_size)
    found, before = [], 0
    for piece in cut_table(file, block):
        table, _ = open_piece(piece, before, USUAL_OPTIONS)
        found += table.read_lines()
        before += count_lines(piece)
    return found


@settings(deadline=None)
@given(st.lists(st.tuples(LINE, ENDS), min_size=1), st.integers(1, 60), st.booleans())
def test_every_line_is_in_one_piece_with_its_number(tmp_path_factory, lines, block, ends):
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    first = json.dumps({"expert": "Test Alpha", "text": "Yes."}) + "\n"
    text = 2 * first + "".join(line + end for line, end in lines)
    text = text if ends else text.rstrip("\r\n")
    path.write_bytes(text.encode())
    with path.open(encoding="utf-8") as whole:
        assert read_all(path, block) == list(enumerate(whole, start=1))


def test_a_mark_at_the_beginning_is_not_part_of_the_first_line(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"expert": "Test Alpha", "text": "Yes."}\n{}\n')
    assert [line for _, line in read_all(path, 10)] == [
        '{"expert": "Test Alpha", "text": "Yes."}\n',
        "{}\n",
    ]


@pytest.mark.parametrize("block", [1, 400, 10**6])
def test_every_group_of_rows_is_in_one_piece(tmp_path, block):
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [{"expert": "Test Alpha", "text": f"{number}"} for number in range(50)]
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=7)
    found = read_all(path, block)
    assert [number for number, _ in found] == list(range(1, 51))
    assert [json.loads(line)["text"] for _, line in found] == [row["text"] for row in rows]


def test_folders_and_patterns_and_files_are_found_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b/2.jsonl", "b/1.csv", "a.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}\n")
    found = find_tables(["b", "*.jsonl", "b/*", "a.jsonl"])
    assert [one.name for one in found] == ["b/1.csv", "b/2.jsonl", "a.jsonl"]
    assert all(Path(one.address).is_absolute() for one in found)


def test_an_address_of_another_store():
    import fsspec

    store = fsspec.filesystem("memory")
    for name in ("/talks/b.jsonl", "/talks/a.jsonl", "/talks/notes.txt"):
        with store.open(name, "wb") as file:
            file.write(b"{}\n")
    try:
        assert [one.name for one in find_tables(["memory://talks"])] == [
            "memory:///talks/a.jsonl",
            "memory:///talks/b.jsonl",
        ]
        assert len(find_tables(["memory://talks/*.jsonl"])) == 2
    finally:
        store.rm("/talks", recursive=True)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("no*.csv", "no*.csv: no file fits"),
        ("talk.txt", "talk.txt: not a table that a cluster reads piece by piece"),
        ("gone.csv", "gone.csv: cannot be read"),
        ("-", "-: standard input is not a file"),
        ("nowhere://x", "nowhere://x: cannot be read (Protocol not known: nowhere)"),
    ],
)
def test_what_cannot_be_read(tmp_path, monkeypatch, given, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.txt").write_text("Test Alpha: Yes.\n")
    with pytest.raises(StancesError) as raised:
        find_tables([given])
    assert str(raised.value).startswith(message)
