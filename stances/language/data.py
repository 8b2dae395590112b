"""The data files of English, read as tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import resources


def read_table(name: str) -> Mapping[str, object]:
    """Return one file of word classes as its tables, by name.

    >>> "end" in read_table("verbs")
    True
    """
    file = resources.files("stances") / "language" / "classes" / f"{name}.toml"
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
