"""Compiles regular expressions for the Python that runs this file, which needs nothing else.

python3.13 tests/regex/write.py < LIST > FILE

LIST holds pairs of the flags and the expression, in JSON.
"""

from __future__ import annotations

import _sre
import array
import base64
import json
import re
import sys
import zlib


def compile_pattern(pattern: str, flags: int) -> dict[str, object]:
    """Return what `stances.regex.KeptPattern` keeps of an expression."""
    made: list[tuple[int, list[int], int, dict[str, int]]] = []

    class Recorder:
        """Stands for Python's own engine, and notes what it is given."""

        def __getattr__(self, name: str) -> object:
            return getattr(_sre, name)

        def compile(self, _pattern, flags, code, groups, names, _by_number):
            made.append((flags, code, groups, dict(names)))
            return _sre.compile(_pattern, flags, code, groups, names, _by_number)

    from re import _compiler

    _compiler._sre, kept = Recorder(), _compiler._sre
    try:
        _compiler.compile(pattern, flags)
    finally:
        _compiler._sre = kept
    found, code, groups, names = made[0]
    packed = zlib.compress(array.array("I", code).tobytes(), 9)
    return {
        "code": base64.b64encode(packed).decode(),
        "flags": found,
        "groups": groups,
        "names": names,
    }


def write(patterns: list[tuple[int, str]]) -> str:
    """Return the file that `stances.regex` loads, one expression a line."""
    re.purge()
    lines = ",\n".join(
        f"{json.dumps(f'{flags} {pattern}', ensure_ascii=False)}:"
        f"{json.dumps(compile_pattern(pattern, flags), separators=(',', ':'))}"
        for flags, pattern in sorted(patterns)
    )
    return f'{{"magic":{_sre.MAGIC},"patterns":{{\n{lines}\n}}}}\n'


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(write([(flags, pattern) for flags, pattern in json.load(sys.stdin)]))
