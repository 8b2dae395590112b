"""Coded letters about a bridge toll and a night market, all made up."""

from __future__ import annotations

import json

import pytest

SIDES = {
    (
        "bridge-toll",
        "+",
    ): "The bridge toll pays for paint and upkeep. We should keep the bridge toll.",
    ("bridge-toll", "-"): "The bridge toll robs nurses and students. Scrap the bridge toll, {}.",
    ("night-market", "+"): "Cooks get a start at the night market, with music for neighbours, {}.",
    ("night-market", "-"): "The noise and litter of the night market keep children awake, {}.",
}
AUTHORS = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta")


def make_letters(times: int = 6) -> list[dict[str, object]]:
    """Return letters of each side, by as many authors."""
    return [
        {
            "id": f"l{number}{name}",
            "author": f"Test {AUTHORS[number % len(AUTHORS)]}",
            "text": text.format(AUTHORS[number % len(AUTHORS)]),
            "stances": {dimension: side},
        }
        for number in range(times)
        for name, ((dimension, side), text) in zip("abcd", SIDES.items(), strict=True)
    ]


def make_lines(rows: list[dict[str, object]]) -> str:
    """Return rows as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Writes a file in an empty folder, which becomes the current one."""
    monkeypatch.chdir(tmp_path)

    def put(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return put
