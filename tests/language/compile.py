"""Writes the data of the language as the program loads it.

python -m tests.language.compile
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

FOLDER = ROOT / "stances" / "language" / "compiled"
NAMES = ("words", "roles", "patterns", "likelihood", "lexicon")


def make_compiled(name: str) -> bytes:
    """Return what a file holds: JSON with sorted sets and keys, so that it is always the same."""
    # each needs what the one before wrote
    if name == "words":
        from stances.language.words import compile_words as make
    elif name == "roles":
        from stances.language.roles import compile_roles as make
    elif name == "patterns":
        from stances.language.patterns import compile_patterns as make
    elif name == "likelihood":
        from stances.language.likelihood import compile_likelihood_words as make
    else:
        from stances.language.lexicon import compile_lexicon as make
    return msgspec.json.encode(make(), order="deterministic") + b"\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for one in NAMES:
        (FOLDER / f"{one}.json").write_bytes(make_compiled(one))
        print(f"written: stances/language/compiled/{one}.json")
