"""What a worker adds up."""

from __future__ import annotations

import json

import msgspec
import pytest

from cluster.conftest import make_rows

pytest.importorskip("fsspec", reason="needs stances[dask]")

from stances.cluster.pieces import TableFile
from stances.cluster.score import make_job
from stances.cluster.tables import cut_table
from stances.cluster.work import PieceScorer, add_totals
from stances.settings.model import Settings


@pytest.mark.parametrize("evidence", [False, True])
def test_what_is_added_up_stays_as_it_was(tmp_path, evidence):
    """A cluster may add a result again, or keep it for a run that goes on."""
    path = tmp_path / "a.jsonl"
    rows = make_rows(30, experts=3)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    file = TableFile(name="a.jsonl", address=str(path), size=path.stat().st_size)
    scorer = PieceScorer(make_job(Settings(), evidence=evidence))
    totals = [scorer.score(piece, 0) for piece in cut_table(file, file.size // 4)]
    assert len(totals) > 3
    before = msgspec.json.encode(totals)
    first = msgspec.json.encode(add_totals(totals))
    assert msgspec.json.encode(totals) == before
    assert msgspec.json.encode(add_totals(totals)) == first
