"""Measures the memory and time that commands take on a long table.

    python tests/bench/long_tables.py [ROWS [COMMAND ...]]

The table has 100,000 rows of about 30 words by 1,000 experts, or as many as are asked for; COMMAND
is one or more of ``experts``, ``sentences`` and ``score``, which takes longest. Prints the largest
resident memory and the seconds of each on JSON lines and on CSV; ends with 1 where one fails or
takes more than 200 MB. The rubric is compiled before: that is done once, and takes about 310 MB.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

MOST = 200
"""The megabytes that no command may exceed."""

EXPERTS = 1_000
COMMANDS = {
    "experts": ("experts",),
    "sentences": ("sentences", "-f", "ndjson"),
    "score": ("score", "-f", "json"),
}
TEXT = """
the bridge should be closed for cars because talks with the council failed again and nobody thinks
that tolls will work but sanctions against those who strike are better than war so we must never
retaliate while troops leave and diplomacy still has a chance to succeed
"""


def make_rows(count: int) -> Iterator[tuple[str, str, str]]:
    """Yield the expert, the text and the date of each row."""
    source, known = random.Random(1), TEXT.split()
    for number in range(count):
        words = source.choices(known, k=30)
        text = f"{' '.join(words[:12]).capitalize()}. {' '.join(words[12:]).capitalize()}."
        yield f"Test Name{number % EXPERTS:04d}", text, "2020-01-08"


def write_tables(folder: Path, count: int) -> tuple[Path, Path]:
    """Write the same rows as JSON lines and as CSV."""
    lines, cells = folder / "rows.jsonl", folder / "rows.csv"
    with lines.open("w", encoding="utf-8") as file:
        for expert, text, date in make_rows(count):
            file.write(json.dumps({"expert": expert, "text": text, "date": date}) + "\n")
    with cells.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("expert", "text", "date"), *make_rows(count)])
    return lines, cells


def measure(command: Sequence[str], path: Path) -> tuple[int, float, float]:
    """Return the exit code, the megabytes and the seconds of a command on a file."""
    begun = time.perf_counter()
    with (path.parent / "out").open("wb") as out:
        words = [sys.executable, "-m", "stances", *command, str(path)]
        process = subprocess.Popen(words, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    seconds = time.perf_counter() - begun
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss / unit, seconds


def main(args: Sequence[str]) -> int:
    """Print what each command takes; return the exit code."""
    count = int(args[0]) if args else 100_000
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        warm, _ = write_tables(Path(folder), 10)
        measure(COMMANDS["score"], warm)  # compiles the rubric, if that is not done yet
        for path in write_tables(Path(folder), count):
            for name in args[1:] or COMMANDS:
                code, size, seconds = measure(COMMANDS[name], path)
                failed = failed or code != 0 or size > MOST
                print(f"{count} rows, {path.name}, {name}: {size:.0f} MB, {seconds:.1f} s, {code=}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
