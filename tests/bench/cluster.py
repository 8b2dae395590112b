"""Measures a Dask cluster of this machine against one process and against ``--jobs``.

    python -m tests.bench.cluster [--size MB] [--experts N] [--jobs 1,2] [--pieces 1,7,100]

The scheduler and two workers of one thread are processes of their own, which talk over TCP. Every
sheet must be the same, byte for byte. Seconds are by the clock, once the cluster is up.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec.json import encode

from stances.cluster.pieces import TableFile
from stances.cluster.score import make_job, score_on_cluster
from stances.cluster.tables import cut_table
from stances.cluster.work import PieceScorer, pack_total
from stances.pipeline import score_inputs
from stances.scoring.sheet import ScoreSheet, drop_evidence
from stances.settings.model import Settings
from tests.bench.made_texts import ROOT, write_rows

MEGABYTE = 1_000_000


@contextmanager
def open_workers(folder: Path, count: int = 2) -> Iterator[str]:
    """Give the address of a scheduler with some workers of one thread each."""
    file = folder / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_CONFIG": str(folder)}
    address = f"--scheduler-file={file}"
    commands = [["scheduler", "--host=127.0.0.1", "--port=0", "--no-dashboard"]]
    commands += [["worker", "--nthreads=1", "--no-nanny", "--no-dashboard"]] * count
    begun: list[subprocess.Popen[bytes]] = []
    try:
        for what, *options in commands:
            command = [sys.executable, "-m", "dask", what, address, *options]
            begun.append(
                subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.DEVNULL)
            )
            while not (file.exists() and file.read_text().endswith("}")):
                time.sleep(0.1)
        yield json.loads(file.read_text())["address"]
    finally:
        for one in begun:
            one.kill()
            one.wait()


def measure_memory(address: str) -> int:
    """Return the most memory that a worker has held, in MB."""
    from distributed import Client

    with Client(address) as client:
        return max(client.run(_read_most_memory).values()) // 1024


def measure_result(path: Path) -> int:
    """Return how many bytes what a piece comes to has for each expert."""
    settings = Settings(inputs=(str(path),))
    file = TableFile(name=path.name, address=str(path), size=path.stat().st_size)
    (piece,) = cut_table(file, file.size)
    total = PieceScorer(make_job(settings)).score(piece, 0)
    return len(pack_total(total)) // len(total.parts)


def _read_most_memory() -> int:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def time_it(score: object) -> tuple[float, bytes]:
    """Return how long scoring takes, and the sheet as bytes."""
    begun = time.monotonic()
    sheet: ScoreSheet = score()  # type: ignore[operator]
    return time.monotonic() - begun, encode(drop_evidence(sheet))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=4.0)
    parser.add_argument("--experts", type=int, default=1000)
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--pieces", default="1,7,100")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.jsonl")
        write_rows(path, int(asked.size * MEGABYTE), "mixed", asked.experts)
        size = path.stat().st_size
        rows = path.read_bytes().count(b"\n")
        print(f"{rows:,} statements by {asked.experts:,} experts, {size / MEGABYTE:.1f} MB\n")
        print("| how | seconds | MB a second | memory of a worker, MB | same bytes |")
        print("|---|---|---|---|---|")
        inputs = [str(path)]
        alone = None
        for jobs in map(int, asked.jobs.split(",")):
            settings = Settings(inputs=tuple(inputs), jobs=jobs)
            took, found = time_it(
                lambda s=settings: score_inputs(inputs, settings=s, evidence=False).sheet
            )
            alone = alone or found
            rate = size / MEGABYTE / took
            print(
                f"| one machine, -j {jobs} | {took:.1f} | {rate:.2f} | | {found == alone} |",
                flush=True,
            )
        for count in map(int, asked.pieces.split(",")):
            with open_workers(Path(folder)) as address:
                took, found = time_it(
                    lambda at=address, n=count: score_on_cluster(
                        inputs, settings=Settings(), scheduler=at, block=-(-size // n)
                    )
                )
                memory = measure_memory(address)
            Path(folder, "scheduler.json").unlink()
            rate = size / MEGABYTE / took
            how = f"two workers, {count} piece{'s' if count > 1 else ''}"
            print(f"| {how} | {took:.1f} | {rate:.2f} | {memory} | {found == alone} |", flush=True)
        print(f"\nA piece's result has {measure_result(path):,} bytes an expert.")


if __name__ == "__main__":
    main()
