"""The fuzzer starts, its files are what they should be, and a second of it finds nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import stances
from fuzz.readers import read_once
from fuzz.seeds import list_seeds
from stances.errors import StancesError
from stances.read.options import ReadOptions

TESTS = Path(__file__).parents[1]


def test_a_second_of_it_finds_nothing():
    root = Path(stances.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-m", "fuzz.readers", "1", "7"],
        cwd=TESTS,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lines reached" in done.stdout


def test_it_starts_from_files_that_are_read_in_every_form(tmp_path):
    read = set()
    for name, data in list_seeds():
        (tmp_path / name).write_bytes(data)
        try:
            read_once(tmp_path / name, ReadOptions())
        except StancesError:
            continue  # what a layout must not read
        read.add(Path(name).suffix)
    documents = {".txt", ".md", ".html", ".mhtml", ".vtt", ".srt"}
    archives = {".docx", ".odt", ".rtf", ".epub", ".pdf"}
    assert read >= documents | archives | {".csv", ".json", ".xlsx", ".parquet"}
