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
from stances.cluster.work import PieceScorer, Total, add_totals, pack_total, unpack_total
from stances.settings.model import Settings


def score_rows(folder, count, experts, evidence=False):
    """Return what each of about four pieces of a table comes to."""
    path = folder / "a.jsonl"
    rows = make_rows(count, experts)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    file = TableFile(name="a.jsonl", address=str(path), size=path.stat().st_size)
    scorer = PieceScorer(make_job(Settings(), evidence=evidence))
    return [scorer.score(piece, 0) for piece in cut_table(file, file.size // 4)]


def add_all(totals):
    whole = Total()
    for one in totals:
        whole.add(one)
    return whole


@pytest.mark.parametrize("evidence", [False, True])
def test_what_is_packed_is_whole(tmp_path, evidence):
    totals = score_rows(tmp_path, 30, 3, evidence)
    assert len(totals) > 3
    assert [unpack_total(pack_total(one)) for one in totals] == totals


@pytest.mark.parametrize("evidence", [False, True])
def test_what_is_added_up_stays_as_it_was(tmp_path, evidence):
    totals = score_rows(tmp_path, 30, 3, evidence)
    assert len(totals) > 3
    before = msgspec.json.encode(totals)
    first = msgspec.json.encode(add_all(totals))
    assert msgspec.json.encode(totals) == before
    assert msgspec.json.encode(add_all(totals)) == first


def test_what_goes_over_the_network_grows_with_experts_and_not_with_statements(tmp_path):
    few, many = (
        add_totals([pack_total(one) for one in score_rows(tmp_path, count, 10)])
        for count in (50, 200)
    )
    assert len(unpack_total(few).parts) == len(unpack_total(many).parts) == 10
    assert len(many) < 1.2 * len(few)
    assert len(many) < 300 * 10
