"""A Dask bag or dataframe of statements gives the cells of one machine."""

from __future__ import annotations

import json

import msgspec
import pytest

from cluster.conftest import make_rows

pytest.importorskip("dask.bag", reason="needs stances[dask]")

from stances.cluster.collections import score_bag, score_frame
from stances.errors import StancesError
from stances.pipeline import score_inputs
from stances.scoring.sheet import drop_evidence
from stances.settings.model import Settings

ROWS = make_rows(120, experts=5)


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    file = tmp_path_factory.mktemp("rows") / "talks.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    sheet = score_inputs([str(file)], settings=Settings(), evidence=False).sheet
    return msgspec.to_builtins(drop_evidence(sheet).cells)


@pytest.mark.parametrize("count", [1, 7, 40])
def test_a_bag(alone, count):
    import dask.bag

    bag = dask.bag.from_sequence(ROWS, npartitions=count)
    assert score_bag(bag).compute(scheduler="threads", num_workers=2) == list(alone)


def test_a_bag_with_other_keys_and_few_dimensions(alone):
    import dask.bag

    rows = [{"who": row["expert"], "said": row["text"]} for row in ROWS]
    bag = dask.bag.from_sequence(rows, npartitions=3)
    found = score_bag(bag, expert="who", text="said", dimensions=["diplomacy"])
    assert found.compute(scheduler="sync") == [
        one for one in alone if one["dimension"] == "diplomacy"
    ]


def test_a_dataframe(alone):
    pandas = pytest.importorskip("pandas")
    import dask.dataframe

    frame = dask.dataframe.from_pandas(pandas.DataFrame(ROWS), npartitions=4)
    found = score_frame(frame).compute(scheduler="sync")
    assert list(found.expert) == [one["expert"] for one in alone]
    assert [None if one != one else one for one in found.position] == [
        one["position"] for one in alone
    ]


def test_a_statement_without_a_name_is_an_error_with_its_place():
    import dask.bag

    bag = dask.bag.from_sequence([*ROWS, {"expert": 3.5, "text": ["no", "text"]}], npartitions=1)
    with pytest.raises(StancesError, match=r"^partition 1:121: "):
        score_bag(bag).compute(scheduler="sync")


def test_an_unknown_dimension_is_an_error_at_once():
    import dask.bag

    bag = dask.bag.from_sequence(ROWS, npartitions=2)
    with pytest.raises(StancesError, match='unknown dimension "diplomcy"'):
        score_bag(bag, dimensions=["diplomcy"])
