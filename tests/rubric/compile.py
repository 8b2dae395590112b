"""Writes the rubrics that come with the package as the program loads them.

python -m tests.rubric.compile
"""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec.structs import replace

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from stances.rubric.compile import dump_compiled, load_compiled  # noqa: E402
from stances.rubric.files import COMPILED_FILE, list_bundled, read_rubric_files  # noqa: E402


def make_compiled(name: str) -> bytes:
    """Return the compiled rubric that its files make, whatever was written before."""
    files = replace(read_rubric_files(name), compiled=None)
    return dump_compiled(load_compiled(files, None)) + b"\n"


def find_compiled(name: str) -> Path:
    """Return the file that holds it."""
    return ROOT / "stances" / "rubrics" / name / COMPILED_FILE


if __name__ == "__main__":
    for one in list_bundled():
        find_compiled(one).write_bytes(make_compiled(one))
        print(f"written: stances/rubrics/{one}/{COMPILED_FILE}")
