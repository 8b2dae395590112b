"""``stances score --engine dask``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial

import pytest

from stances.cluster.finished import Finished, remove_finished
from stances.commands.run import write_answer
from stances.commands.sheets import SheetAnswer
from stances.errors import StancesError
from stances.output.terminal import Color
from stances.pipeline import score_inputs
from stances.settings.model import Settings


def run(*arguments, cwd):
    return subprocess.run(
        [sys.executable, "-m", "stances", *arguments],
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "CI"},  # for accept
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_writes_what_other_commands_read(tables, shared_cluster, tmp_path):
    address = ("--engine", "dask", "--scheduler", shared_cluster.address)
    out = tmp_path / "scores.json"
    done = run("score", "*.jsonl", *address, "-o", str(out), cwd=tables)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["scores.json"]
    names = sorted(one.name for one in tables.glob("*.jsonl"))
    assert run("score", *names, "-f", "json", cwd=tables).stdout == out.read_text()
    ranked = run("rank", "diplomacy", str(out), "-f", "json", cwd=tables)
    assert ranked.returncode == 0
    assert json.loads(ranked.stdout)["dimension"]["id"] == "diplomacy"


def test_with_evidence_the_page_and_the_gate_read_it_too(tables, shared_cluster, tmp_path):
    address = ("--engine", "dask", "--scheduler", shared_cluster.address)
    out = tmp_path / "new" / "score.json"
    done = run("score", "*.jsonl", *address, "--evidence", "-o", f"{out.parent}/", cwd=tables)
    assert (done.returncode, done.stderr) == (0, "")
    assert run("report", str(out), "-o", f"{tmp_path}/page.html", cwd=tables).returncode == 0
    accepted = ("--baseline", f"{tmp_path}/baseline.json")
    assert run("accept", str(out), *accepted, cwd=tables).returncode == 0
    assert run("check", str(out), *accepted, cwd=tables).returncode == 0


def test_what_is_finished_is_kept_until_the_answer_is_written(tables, tmp_path):
    answer = SheetAnswer(score_inputs([str(tables / "b.csv")], settings=Settings()).sheet)
    parts = tmp_path / "parts"
    answer.finish = partial(remove_finished, parts)
    Finished(parts, "digest").begin(resume=False)
    with pytest.raises(StancesError, match="is a folder"):
        write_answer(answer, [("json", str(tables))], Color.NEVER)
    assert parts.exists()
    write_answer(answer, [("json", str(tmp_path / "score.json"))], Color.NEVER)
    assert [one.name for one in tmp_path.iterdir()] == ["score.json"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--scheduler", "tcp://x"], "--scheduler: has a place with --engine dask alone"),
        (["--resume"], "--resume: has a place with --engine dask alone"),
        (["--piece", "3"], "--piece: has a place with --engine dask alone"),
        (["--engine", "dask", "--resume"], "--resume: nothing to go on with"),
    ],
)
def test_options_that_do_not_fit(tables, arguments, message):
    done = run("score", "b.csv", *arguments, cwd=tables)
    assert done.returncode == 2
    assert message in done.stderr
