"""The coded texts that scores are compared with: where each stands, and of what kind it is."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from stances.document import Document
from stances.model import Sentence, Statement
from stances.read.blocks import cut_blocks
from stances.read.sentences import split_statements

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SYNTHETIC = ROOT / "tests" / "cases" / "synthetic"

ARTICLE = SHARED / "articles/iran-missile-retaliation.txt"
ARTICLE_EXPERTS = SHARED / "gold/iran-missile-retaliation.experts.tsv"
ARTICLE_SENTENCES = SHARED / "gold/iran-missile-retaliation.sentences.tsv"
ARTICLE_UNITS = SHARED / "gold/iran-missile-retaliation.units.tsv"

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
"""The coded statements on us-iran, by what the page on validity calls them."""

FIELDS = {"economic-policy": "econ", "social-policy": "social"}
"""The dimensions of uk-parties and what the manifestos' coders called them."""

FEWEST_CODERS = 3


def read_manifestos() -> list[dict[str, str]]:
    """Return the sentences of the coded manifestos, as rows of their table."""
    packed = (SHARED / "data/uk-manifestos/sentences.csv.gz").read_bytes()
    return list(csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8"))))


def read_positions() -> dict[tuple[str, str], float]:
    """Return the coders' scaled position of each manifesto on each dimension."""
    with (SHARED / "data/uk-manifestos/positions.csv").open(encoding="utf-8") as file:
        return {
            (row["manifestoid"], dimension): float(row[f"expert_model_{field}_pos"])
            for row in csv.DictReader(file)
            for dimension, field in FIELDS.items()
        }


def list_sentence_codes(rows: list[dict[str, str]]) -> Iterator[tuple[str, str, float]]:
    """Yield (sentence, dimension, mean code) where enough trained coders coded it."""
    for row in rows:
        for dimension, field in FIELDS.items():
            if int(row[f"experts_{field}_n"] or 0) >= FEWEST_CODERS:
                yield row["sentenceid"], dimension, float(row[f"experts_{field}_mean"])


def write_manifestos(rows: list[dict[str, str]], folder: Path) -> tuple[str, str]:
    """Write the codes of the coded sentences and their texts as two files; return their paths."""
    codes = list(list_sentence_codes(rows))
    coded = {one for one, _, _ in codes}
    texts = ((row["sentenceid"], row["text"]) for row in rows if row["sentenceid"] in coded)
    return (
        write_table(folder / "codes.csv", ["id", "dimension", "code"], codes),
        write_table(folder / "texts.csv", ["id", "text"], texts),
    )


def cut_sentences(text: str, expert: str = "Test Alpha") -> tuple[Sentence, ...]:
    """Return the sentences of one expert's plain text."""
    document = Document(name="text", text=text)
    return split_statements(
        [Statement(expert=expert, document=document, blocks=tuple(cut_blocks(text)))]
    )


def write_table(path: Path, header: list[str], rows: Iterable[tuple[object, ...]]) -> str:
    """Write a CSV file; return its path as the program takes it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return str(path)
