"""The data files of English, read as tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

Data = TypeVar("Data")

FOLDER = Path(__file__).parent
"""Where the data files are."""


def read_table(name: str) -> Mapping[str, object]:
    """Return one file of word classes as its tables, by name.

    >>> "end" in read_table("verbs")
    True
    """
    import tomllib  # noqa: PLC0415  (not where the compiled data is read)

    file = FOLDER / "classes" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def read_words(name: str) -> dict[str, list[str]]:
    """Return the words of each list of a file; phrases, parted by ``;``, have spaces.

    >>> "go" in read_words("roles")["bare_verbs"]
    True
    """
    found: dict[str, list[str]] = {}
    for key, table in read_table(name).items():
        assert isinstance(table, Mapping)
        words = str(table["words"])
        phrases = [" ".join(one.split()) for one in words.split(";")]
        found[key] = phrases if len(phrases) > 1 else words.split()
    return found


def read_compiled(name: str, kind: type[Data], make: Callable[[], Data]) -> Data:
    """Return what one file of the folder ``compiled`` holds.

    These files are written by ``python -m tests.language.compile``; a test says when they are old.

    Args:
        name: of the file, without its ending.
        kind: of what it holds.
        make: makes it from its source, where the file is missing or of another form.
    """
    file = FOLDER / "compiled" / f"{name}.json"
    try:
        return msgspec.json.decode(file.read_bytes(), type=kind)
    except (FileNotFoundError, msgspec.DecodeError):
        return make()
