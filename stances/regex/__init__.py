"""Regular expressions that are compiled when they are first used, or were compiled before.

Python compiles some 3,000 of them a second, and a run needs few of those that all modules have.
Those that most runs need are kept as what Python compiles them to, by its version: to load one
takes 10 microseconds. ``python -m tests.regex.compile`` writes them; a test says when they are old.
"""

from __future__ import annotations

import array
import importlib
import re
import sys
import zlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, AnyStr, cast

import msgspec

FOLDER = Path(__file__).parent / "compiled"
"""Where they are kept."""


def compile_later(pattern: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    r"""Return a regular expression that behaves as the one `re.compile` makes.

    Raises:
        re.error: when it is used, and the pattern is wrong.

    >>> digits = compile_later(r"\d+")
    >>> digits.findall("8 January 2020")
    ['8', '2020']
    """
    return cast("re.Pattern[AnyStr]", _Later(pattern, flags))


class _Later:
    """Stands for a compiled expression until one of its attributes is asked for."""

    def __init__(self, pattern: str | bytes, flags: int | re.RegexFlag) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever the expression has)
        made = _restore(self.pattern, int(self._flags)) or re.compile(self.pattern, self._flags)
        for each in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, each, getattr(made, each))
        return getattr(made, name)


class KeptPattern(msgspec.Struct, frozen=True, kw_only=True):
    """What Python compiles an expression to.

    Attributes:
        code: the instructions, as unsigned numbers of 32 bits each, compressed.
        flags: those of the compiled expression.
        groups: how many it has.
        names: the number of each named group.
    """

    code: bytes
    flags: int
    groups: int
    names: dict[str, int]


class KeptPatterns(msgspec.Struct, frozen=True, kw_only=True):
    """Compiled expressions, for one version of Python.

    Attributes:
        magic: of the form of the instructions.
        patterns: by the flags that were asked for, a space, and the expression.
    """

    magic: int
    patterns: Mapping[str, KeptPattern]


def _restore(pattern: str | bytes, flags: int) -> re.Pattern[Any] | None:
    """Return an expression that is kept; `None` where it is not."""
    kept = _load_kept().get(f"{flags} {pattern}") if isinstance(pattern, str) else None
    if kept is None:
        return None
    code = array.array("I", zlib.decompress(kept.code))
    names = {number: name for name, number in kept.names.items()}
    by_number = (None, *(names.get(number) for number in range(1, kept.groups + 1)))
    made: re.Pattern[Any] = importlib.import_module("_sre").compile(
        pattern, kept.flags, code.tolist(), kept.groups, kept.names, by_number
    )
    return made


@lru_cache(maxsize=1)
def _load_kept() -> Mapping[str, KeptPattern]:
    """Return what is kept for this version of Python; nothing where that is missing or differs."""
    name = f"patterns-{sys.implementation.cache_tag}.json"
    try:
        kept = msgspec.json.decode((FOLDER / name).read_bytes(), type=KeptPatterns)
    except (OSError, msgspec.DecodeError):
        return {}
    magic = getattr(importlib.import_module("_sre"), "MAGIC", None)
    return kept.patterns if kept.magic == magic and sys.byteorder == "little" else {}
