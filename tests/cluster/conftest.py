"""A real cluster of separate processes, which talk over TCP on this machine."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="needs stances[dask]")

ROOT = Path(__file__).parents[2]
WAIT = 60


class Cluster:
    """A scheduler and its workers, each a process.

    Attributes:
        address: of the scheduler.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        self._begun: list[subprocess.Popen[bytes]] = []
        # nobody else's settings, and no dashboard
        self._environment = {**os.environ, "DASK_CONFIG": str(folder), "PYTHONPATH": str(ROOT)}
        self._begin("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = self._read_address()
        for _ in range(2):
            self.add_worker()

    def add_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        """Begin one more worker and return its process."""
        return self._begin(
            "worker",
            "--no-nanny",
            "--nthreads=1",
            "--no-dashboard",
            f"--local-directory={self._folder}",
            **environment,
        )

    def kill_worker(self) -> None:
        """End a worker without a word."""
        worker = self._begun[1]
        worker.send_signal(signal.SIGKILL)
        worker.wait()

    def end(self) -> None:
        """End all processes."""
        for one in reversed(self._begun):
            one.kill()
            one.wait()

    def _begin(self, what: str, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", what, f"--scheduler-file={self._file}", *options]
        log = (self._folder / f"{what}-{len(self._begun)}.log").open("wb")
        process = subprocess.Popen(  # in a folder without a package that "-m" would find first
            command,
            cwd=self._folder,
            env={**self._environment, **environment},
            stdout=log,
            stderr=log,
        )
        self._begun.append(process)
        return process

    def _read_address(self) -> str:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            with contextlib.suppress(OSError, ValueError):  # not written, or not all of it
                return json.loads(self._file.read_text())["address"]
            time.sleep(0.05)
        raise AssertionError("the cluster does not begin")


@pytest.fixture
def cluster(tmp_path):
    """A cluster of this test alone."""
    (tmp_path / "cluster").mkdir()
    made = Cluster(tmp_path / "cluster")
    yield made
    made.end()


@pytest.fixture(scope="module")
def shared_cluster(tmp_path_factory):
    """A cluster of a module's tests, none of which harms it."""
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    made.end()


def make_rows(count: int, experts: int = 30) -> list[dict[str, str]]:
    """Return statements by several experts, who take turns in no order."""
    chance = random.Random(1)
    said = (
        "We must retaliate against Iran.",
        "We must not strike Iran; talks are the only way out.",
        "Sanctions on Iran do not work, and we should lift them.",
        "Our troops should leave Iraq now.",
        "The weather was fine in Geneva.",
        "\n\nWe should:\n\n- lift the sanctions on Iran\n- not strike Iran\n\n",
        "Should we go on? Critics said that the deal with Iran has failed.",
    )
    return [
        {
            "expert": f"Test {chance.randrange(experts)}",
            "text": " ".join(chance.choices(said, k=3)),
        }
        for _ in range(count)
    ]


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    """A folder of statements in three forms, over several files."""
    folder = tmp_path_factory.mktemp("tables")
    rows = make_rows(900)
    for number in range(3):
        part = rows[number * 200 : number * 200 + 200]
        lines = "".join(json.dumps(row) + "\n" for row in part)
        (folder / f"a{number}.jsonl").write_text(lines, encoding="utf-8")
    import csv

    with (folder / "b.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["expert", "text"])
        writer.writeheader()
        writer.writerows(rows[600:700])
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist(rows[700:]), folder / "c.parquet", row_group_size=40)
    return folder
