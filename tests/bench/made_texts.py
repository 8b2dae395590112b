"""Texts of any length, made of the project's own passages."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Literal

import msgspec

ROOT = Path(__file__).parents[2]
PASSAGES = ROOT / "stances" / "rubrics" / "us-iran" / "passages.jsonl"
PER_TURN = 5

Kind = Literal["iran", "other", "mixed"]
"""Passages that take sides on the rubric's questions, those that take none, or both in turn."""


class Passage(msgspec.Struct, frozen=True):
    """A passage of the rubric `us-iran`."""

    text: str
    stances: dict[str, str]


def read_passages(kind: Kind) -> list[str]:
    """Return the project's own passages of a kind, in an order that is always the same."""
    with PASSAGES.open("rb") as file:
        read = [msgspec.json.decode(line, type=Passage) for line in file]
    texts = {
        "iran": [one.text for one in read if one.stances],
        "other": [one.text for one in read if not one.stances],
    }
    source = random.Random(1)
    for own in texts.values():
        source.shuffle(own)
    if kind == "mixed":
        return [one for pair in zip(texts["iran"], cycle(texts["other"])) for one in pair]
    return texts[kind]


def stream_turns(size: int, kind: Kind = "mixed", experts: int = 6) -> Iterator[tuple[str, str]]:
    """Yield speakers and what they say, of at least so many bytes together.

    Where the passages are used up, they come again with their sentences in another order.
    """
    passages: Sequence[str] = read_passages(kind)
    source = random.Random(2)
    written = number = 0
    while written < size:
        for text in passages:
            own = " ".join(text.split())
            name = f"Test {_spell(number // PER_TURN % experts)}"
            yield name, own
            written += len(own.encode()) + len(name) + 4
            number += 1
            if written >= size:
                return
        passages = [_shuffle(one, source) for one in passages]


def write_text(path: Path, size: int, kind: Kind = "mixed", experts: int = 6) -> Path:
    """Write a text whose speakers are named in front of what they say."""
    with path.open("w", encoding="utf-8") as file:
        for name, text in stream_turns(size, kind, experts):
            file.write(f"{name}: {text}\n\n")
    return path


def write_rows(path: Path, size: int, kind: Kind = "mixed", experts: int = 6) -> Path:
    """Write the same as JSON lines."""
    with path.open("wb") as file:
        for name, text in stream_turns(size, kind, experts):
            file.write(msgspec.json.encode({"expert": name, "text": text}) + b"\n")
    return path


def write_endless(path: Path, size: int) -> Path:
    """Write one sentence without an end, by one speaker."""
    with path.open("w", encoding="utf-8") as file:
        for _, text in stream_turns(size):
            words = "".join(sign if sign.isalnum() or sign in " '" else " " for sign in text)
            file.write(" ".join(words.lower().split()) + " ")
    return path


def _spell(number: int) -> str:
    """Return a name made of a number: "Aba" and so on."""
    letters = ""
    for _ in range(3):
        number, digit = divmod(number, 26)
        letters = chr(ord("a") + digit) + letters
    return letters.capitalize()


def _shuffle(text: str, source: random.Random) -> str:
    sentences = text.replace("? ", "?\n").replace(". ", ".\n").split("\n")
    source.shuffle(sentences)
    return " ".join(sentences)
