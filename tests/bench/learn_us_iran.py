"""Learns the table of terms that us-iran ships with, from all that is coded.

    python -m tests.bench.learn_us_iran 2026-11-29

The coded texts are the three files of statements (in the third, some passages have codes of our
own: see `validity.recoding`), and the paragraphs of the article with the codes of their sentences;
the rubric adds its own passages. The table goes into the rubric's folder.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from validity.data import ARTICLE_SENTENCES, SHARED  # noqa: E402
from validity.recoding import write_third_set  # noqa: E402
from validity.rubrics import score_article  # noqa: E402

RUBRIC = ROOT / "stances" / "rubrics" / "us-iran"
STATEMENTS = [SHARED / "gold" / f"us-iran-statements{number}.jsonl" for number in ("", "-2")]
SIGNS = {"+": 1, "-": -1, "0": 0}


def write_paragraphs(path: Path) -> None:
    """Write the article's paragraphs as coded texts: the side that most of its sentences take."""
    with ARTICLE_SENTENCES.open(encoding="utf-8") as file:
        codes = [
            (row["sentence"], row["dimension"], row["stance"])
            for row in csv.DictReader(file, delimiter="\t")
        ]
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, dimension, code in codes:
        totals[_name_paragraph(sentence)][dimension] += SIGNS[code]
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for expert, own in score_article().sentences.items():
        for one in own:
            texts[expert, _name_paragraph(one.id)].append(one.text)
    with path.open("w", encoding="utf-8") as file:
        for (expert, name), said in texts.items():
            sides = {
                dimension: "+" if total > 0 else "-"
                for dimension, total in sorted(totals[name].items())
                if total
            }
            row = {"id": name, "author": expert, "text": " ".join(said), "stances": sides}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _name_paragraph(sentence: str) -> str:
    """Return the first part of a sentence's id: ``pfaff-3`` of ``pfaff-3.2``."""
    return sentence.rpartition(".")[0]


def main(date: str) -> None:
    """Learn, and print how well."""
    with tempfile.TemporaryDirectory() as folder:
        paragraphs = Path(folder) / "paragraphs.jsonl"
        write_paragraphs(paragraphs)
        third = write_third_set(Path(folder) / "us-iran-statements-3.jsonl")
        coded = [str(path) for path in (*STATEMENTS, third, paragraphs)]
        command = [sys.executable, "-m", "stances", "rubric", "learn", str(RUBRIC), *coded]
        subprocess.run([*command, "--date", date, "--folds", "5"], check=True, cwd=ROOT)


if __name__ == "__main__":
    main(sys.argv[1])
