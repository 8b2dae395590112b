"""The coded texts that scores are held against: where each stands, and of what kind it is."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

from stances.model import Sentence, Source, Statement
from stances.read.blocks import cut
from stances.read.sentences import split

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SYNTHETIC = ROOT / "tests" / "cases" / "synthetic"

STATEMENTS = {
    "62 real statements, used for development": SHARED / "gold/us-iran-statements.jsonl",
    "80 statements of our own, press prose": SYNTHETIC / "press_1.jsonl",
    "100 more of them": SYNTHETIC / "press_2.jsonl",
    "80 hard ones, read for kinds of error": SYNTHETIC / "press_3.jsonl",
    "70 in indirect, literary prose": SYNTHETIC / "prose_1.jsonl",
    "80 unread, for the bars of likeness": SYNTHETIC / "press_weights.jsonl",
    "80 in press prose, held out": SYNTHETIC / "press_held_out.jsonl",
    "70 in literary prose, held out": SYNTHETIC / "prose_held_out.jsonl",
}
"""The coded statements on us-iran, by what the README calls them."""

FIELDS = {"economic-policy": "econ", "social-policy": "social"}
"""The dimensions of uk-parties and what the manifestos' coders called them."""

FEWEST_CODERS = 3


def manifestos(shared: Path) -> list[dict[str, str]]:
    """The sentences of the coded manifestos."""
    packed = (shared / "data/uk-manifestos/sentences.csv.gz").read_bytes()
    return list(csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8"))))


def positions(shared: Path) -> dict[tuple[str, str], float]:
    """The coders' scaled position of each manifesto on each dimension."""
    with (shared / "data/uk-manifestos/positions.csv").open(encoding="utf-8") as file:
        return {
            (row["manifestoid"], dimension): float(row[f"expert_model_{field}_pos"])
            for row in csv.DictReader(file)
            for dimension, field in FIELDS.items()
        }


def sentence_codes(rows: list[dict[str, str]]) -> Iterator[tuple[str, str, float]]:
    """(sentence, dimension, mean code) where enough trained coders coded it."""
    for row in rows:
        for dimension, field in FIELDS.items():
            if int(row[f"experts_{field}_n"] or 0) >= FEWEST_CODERS:
                yield row["sentenceid"], dimension, float(row[f"experts_{field}_mean"])


def manifesto_files(rows: list[dict[str, str]], folder: Path) -> tuple[str, str]:
    """The codes of the coded sentences and their texts, as two files; their paths."""
    codes = list(sentence_codes(rows))
    coded = {one for one, _, _ in codes}
    texts = ((row["sentenceid"], row["text"]) for row in rows if row["sentenceid"] in coded)
    return (
        write(folder / "codes.csv", ["id", "dimension", "code"], iter(codes)),
        write(folder / "texts.csv", ["id", "text"], texts),
    )


def sentences(text: str, expert: str = "Test Alpha") -> tuple[Sentence, ...]:
    """The sentences of one expert's plain text."""
    source = Source(name="text", text=text)
    return split([Statement(expert=expert, source=source, blocks=tuple(cut(text)))])


def write(path: Path, header: list[str], rows: Iterator[tuple[object, ...]]) -> str:
    """A CSV file; its path as the program takes it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return str(path)
