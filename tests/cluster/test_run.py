"""A cluster gives the scores of one machine, to the last byte, whatever happens to it."""

from __future__ import annotations

import itertools
import json
import multiprocessing
import os
import re
import shutil
from pathlib import Path

import msgspec
import pytest
from distributed import Client
from msgspec.structs import replace

from stances.cluster import connect, run
from stances.cluster.addresses import find_tables
from stances.cluster.finished import Finished, digest_run, remove_finished
from stances.cluster.score import make_job, score_on_cluster
from stances.cluster.tables import cut_table
from stances.cluster.versions import check_versions, find_versions
from stances.errors import StancesError
from stances.pipeline import score_inputs
from stances.read.notes import listen_to_notes
from stances.read.progress import listen_to_progress
from stances.scoring.sheet import drop_evidence
from stances.settings.model import Settings

ROOT = Path(__file__).parents[2]
SETTINGS = Settings()


def write_sheet(sheet):
    return msgspec.json.encode(drop_evidence(sheet))


@pytest.fixture(scope="module")
def alone(tables):
    return write_sheet(score_inputs([str(tables)], settings=SETTINGS, evidence=False).sheet)


@pytest.mark.parametrize("block", [2**24, 1_500])
def test_a_cluster_gives_the_bytes_of_one_machine(shared_cluster, tables, alone, block):
    sheet = score_on_cluster(
        [str(tables)], settings=SETTINGS, scheduler=shared_cluster.address, block=block
    )
    assert write_sheet(sheet) == alone


@pytest.mark.parametrize("block", [2_500])
def test_so_it_does_with_evidence(shared_cluster, tables, block):
    one = score_inputs([str(tables)], settings=SETTINGS).sheet
    sheet = score_on_cluster(
        [str(tables)],
        settings=SETTINGS,
        evidence=True,
        scheduler=shared_cluster.address,
        block=block,
    )
    assert msgspec.json.encode(sheet) == msgspec.json.encode(one)


def test_only_some_experts_and_dimensions(shared_cluster, tables):
    wanted = {"dimensions": ["diplomacy", "retaliation"], "experts": ["Test 7", "Test 12"]}
    one = score_inputs([str(tables)], settings=SETTINGS, evidence=False, **wanted).sheet
    sheet = score_on_cluster(
        [str(tables)], settings=SETTINGS, scheduler=shared_cluster.address, block=2000, **wanted
    )
    assert write_sheet(sheet) == write_sheet(one)


def test_a_worker_that_dies_costs_time_alone(cluster, tables, alone):
    seen = []

    def kill_once(stage, done, total):
        if not seen:
            cluster.kill_worker()
        seen.append(done)

    with listen_to_progress(kill_once):
        sheet = score_on_cluster(
            [str(tables)], settings=SETTINGS, scheduler=cluster.address, block=1000
        )
    assert len(seen) > 50
    assert write_sheet(sheet) == alone


def test_pieces_may_end_in_any_order(shared_cluster, tables, alone, monkeypatch):
    """Later pieces are asked for first."""
    submit = run._submit_piece
    number = itertools.count()
    monkeypatch.setattr(
        run,
        "_submit_piece",
        lambda *args, **more: submit(*args, priority=next(number), **more),
    )
    sheet = score_on_cluster(
        [str(tables)], settings=SETTINGS, scheduler=shared_cluster.address, block=3000
    )
    assert write_sheet(sheet) == alone


def test_a_cluster_of_this_machine_begins_and_ends(tables, alone):
    before = {one.pid for one in multiprocessing.active_children()}
    sheet = score_on_cluster([str(tables)], settings=replace(SETTINGS, jobs=2))
    assert write_sheet(sheet) == alone
    assert {one.pid for one in multiprocessing.active_children()} <= before


# ------------------------------------------------------------------ what goes wrong


def write_lines(path, *lines):
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return str(path)


GOOD = json.dumps({"expert": "Test Alpha", "text": "We must not strike Iran."})


def test_a_bad_row_is_named_with_its_file_and_line(shared_cluster, tmp_path):
    file = write_lines(tmp_path / "talks.jsonl", *[GOOD] * 300, "{broken", *[GOOD] * 20)
    where = re.escape(f"{file}:301: ")
    with pytest.raises(StancesError, match=where):
        score_on_cluster([file], settings=SETTINGS, scheduler=shared_cluster.address, block=2000)
    lenient = replace(SETTINGS, skip_bad_rows=True)
    notes = []
    with listen_to_notes(notes.append):
        sheet = score_on_cluster(
            [file], settings=lenient, scheduler=shared_cluster.address, block=2000
        )
    assert sheet.experts == ("Test Alpha",)
    assert [one.startswith(f"{file}: 1 bad row left out: line 301 (") for one in notes] == [True]


def test_columns_are_those_of_the_whole_table(shared_cluster, tmp_path):
    """Its first row has no role; a later piece must not take its own first row's columns."""
    odd = json.dumps({"speaker": "Test Beta", "text": "Yes.", "expert": "Test Alpha"})
    file = write_lines(tmp_path / "talks.jsonl", *[GOOD] * 30, *[odd] * 30)
    one = score_inputs([file], settings=SETTINGS, evidence=False).sheet
    sheet = score_on_cluster([file], settings=SETTINGS, scheduler=shared_cluster.address, block=700)
    assert write_sheet(sheet) == write_sheet(one)


def test_a_worker_of_another_version_is_refused(cluster, tables, tmp_path):
    shutil.copytree(ROOT / "stances", tmp_path / "other" / "stances")
    (tmp_path / "other" / "stances" / "version.py").write_text('__version__ = "9.9"\n')
    cluster.add_worker(PYTHONPATH=str(tmp_path / "other"))
    with Client(cluster.address) as client:
        client.wait_for_workers(3, timeout=60)
    with pytest.raises(StancesError, match=r"has stances 9\.9, and this machine has 0\."):
        score_on_cluster([str(tables)], settings=SETTINGS, scheduler=cluster.address)


@pytest.mark.parametrize("name", ["python", "stances", "method", "code"])
def test_whatever_differs_is_named_with_both(name):
    theirs = replace(find_versions(), **{name: "9.9"})
    own = getattr(find_versions(), name)[:12]
    with pytest.raises(StancesError, match=rf"has .*9\.9, and this machine has {re.escape(own)}"):
        check_versions("tcp://127.0.0.1:1", theirs)


def test_an_address_where_nobody_answers(tables, monkeypatch):
    monkeypatch.setattr(connect, "_PATIENCE", 1)
    with pytest.raises(StancesError, match=r"^--scheduler tcp://127\.0\.0\.1:9: no answer"):
        score_on_cluster([str(tables)], settings=SETTINGS, scheduler="tcp://127.0.0.1:9")


# ------------------------------------------------------------------ going on


def test_a_piece_that_keeps_failing_ends_the_run_which_can_go_on(
    shared_cluster, tables, alone, tmp_path
):
    folder = tmp_path / "parts"
    gone = tmp_path / "tables"
    shutil.copytree(tables, gone)
    asked = {"settings": SETTINGS, "scheduler": shared_cluster.address, "block": 1000}
    spoilt = gone / "c.parquet"

    def spoil(stage, done, total):
        if spoilt.exists():
            spoilt.rename(tmp_path / "away")

    with listen_to_progress(spoil), pytest.raises(StancesError, match=r"c\.parquet"):
        score_on_cluster([str(gone)], folder=folder, **asked)
    finished = sorted(one.name for one in folder.glob("*.part"))
    assert finished
    (tmp_path / "away").rename(spoilt)
    scored = []
    with listen_to_progress(lambda stage, done, total: scored.append(total)):
        sheet = score_on_cluster([str(gone)], folder=folder, resume=True, **asked)
    whole = sum(one.stat().st_size for one in gone.iterdir())
    assert scored[0] < whole
    assert len(list(folder.glob("*.part"))) > len(finished)  # until the answer is written
    remove_finished(folder)
    assert not folder.exists()
    alone = score_inputs([str(gone)], settings=SETTINGS, evidence=False).sheet
    assert write_sheet(sheet) == write_sheet(alone)


def test_what_is_finished_of_another_run_is_not_mixed_in(shared_cluster, tables, tmp_path):
    folder = tmp_path / "parts"
    folder.mkdir()
    (folder / "run.txt").write_text("0" * 64 + "\n")
    with pytest.raises(StancesError, match="is of a run with other inputs"):
        score_on_cluster(
            [str(tables)],
            settings=SETTINGS,
            scheduler=shared_cluster.address,
            folder=folder,
            resume=True,
        )


def test_a_table_that_was_written_anew_is_another_run(shared_cluster, tmp_path):
    file = write_lines(tmp_path / "talks.jsonl", GOOD)
    asked = {"settings": SETTINGS, "scheduler": shared_cluster.address}
    folder = tmp_path / "parts"
    pieces = cut_table(find_tables([file])[0], 1000)
    Finished(folder, digest_run(pieces, make_job(SETTINGS), find_versions())).begin(resume=False)
    os.utime(file, ns=(1, 1))
    with pytest.raises(StancesError, match="is of a run with other inputs"):
        score_on_cluster([file], folder=folder, resume=True, **asked)
