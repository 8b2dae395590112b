"""Writes the regular expressions that most runs need, as Python compiles them.

python -m tests.regex.compile [python3.12 python3.13 …]

Each Python that is named writes those of its own version; the one that runs this writes its own
in any case.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

FOLDER = ROOT / "stances" / "regex" / "compiled"


def list_needed() -> list[tuple[int, str]]:
    """Return the flags and the expressions that scoring plain texts and the corpus uses.

    The texts are those with which the layouts show what they read and what they do not.
    """
    from stances import regex

    found: set[tuple[int, str]] = set()

    def note(pattern, flags):
        if isinstance(pattern, str) and "\ud800" not in pattern:  # JSON has no half characters
            found.add((flags, pattern))

    regex._restore = note
    from stances.document import Document
    from stances.errors import StancesError
    from stances.pipeline import score_inputs
    from stances.read.layouts import LAYOUTS
    from stances.settings.model import Settings

    score_inputs([], settings=Settings())
    for layout in LAYOUTS:
        for example in (*layout.examples, *layout.counterexamples):
            document = Document(name="a.txt", text=example.text)
            try:
                score_inputs([document], settings=Settings())
            except StancesError:
                continue
    return sorted(found)


def write_kept(python: str, needed: list[tuple[int, str]]) -> Path:
    """Write what a version of Python compiles them to, and return the file."""
    run = [python, str(Path(__file__).with_name("write.py"))]
    done = subprocess.run(
        run, input=json.dumps(needed), capture_output=True, encoding="utf-8", check=True
    )
    tag = [python, "-c", "import sys; print(sys.implementation.cache_tag)"]
    name = subprocess.run(tag, capture_output=True, text=True, check=True).stdout.strip()
    path = FOLDER / f"patterns-{name}.json"
    path.write_text(done.stdout, encoding="utf-8", newline="\n")
    return path


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    expressions = list_needed()
    for one in (sys.executable, *sys.argv[1:]):
        print(f"written: {write_kept(one, expressions).relative_to(ROOT)}")
