"""Passages of the third set that were coded anew, because their given codes do not fit them.

Two coders, blind to each other and to the given codes, coded the 176 passages whose ids begin with
``u`` by the codebook of the gold folder (2026-11-30). They agree with each other as coders do, but
hardly with the given codes: in about half of the passages that were given a side, neither of them
finds any of the given sides. The given codes are probably those of other passages from the same
collections.

    python -m tests.validity.recoding OUT.jsonl

writes the third set with the codes on which both agree, `?` where they do not.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

GOLD = Path(__file__).parents[3] / "shared" / "gold"
GIVEN = GOLD / "us-iran-statements-3.jsonl"
RECODED = Path(__file__).with_name("recoded.csv")

Codes = Mapping[str, str]
"""The code of each dimension on which a passage has a side."""


class Recoded(Struct, frozen=True, kw_only=True):
    """What two coders gave a passage."""

    first: Codes
    second: Codes

    def find_code(self, dimension: str) -> str:
        """Return the code that both gave, or ``?``."""
        code = self.first.get(dimension, ".")
        return code if code == self.second.get(dimension, ".") else "?"


def read_recoded() -> dict[str, Recoded]:
    """Return what the coders gave each passage, by its id."""
    rows: dict[str, list[dict[str, str]]] = {}
    with RECODED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["id"], []).append(row)
    return {
        passage: Recoded(first=_list_codes(own, "first"), second=_list_codes(own, "second"))
        for passage, own in rows.items()
    }


def _list_codes(rows: Iterable[dict[str, str]], coder: str) -> Codes:
    return {row["dimension"]: row[coder] for row in rows if row["dimension"]}


def write_third_set(path: Path) -> Path:
    """Write the third set with the new codes in place of those that do not fit; return its path."""
    recoded = read_recoded()
    with GIVEN.open(encoding="utf-8") as given, path.open("w", encoding="utf-8") as file:
        for line in given:
            row = json.loads(line)
            if row["id"] in recoded:
                find = recoded[row["id"]].find_code
                row["stances"] = {name: find(name) for name in row["stances"]}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


if __name__ == "__main__":
    write_third_set(Path(sys.argv[1]))
