"""How right the bundled rubrics are, and what words and likeness each do for it.

    python tests/bench/figures.py

Prints a Markdown table: every coded text with the rubric's words alone, its likeness alone, and
both, as they are bundled. Texts that are not at hand (../shared) are left out, and said to be.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from stances.evaluation import evaluation
from stances.settings import Settings
from validity.data import ROOT, SHARED, STATEMENTS, manifesto_files, manifestos

RUBRICS = ROOT / "stances" / "rubrics"
ARTICLE = "articles/iran-missile-retaliation.txt"


def without_words(text: str) -> str:
    """A dimension's file without its targets, cues and examples."""
    head, exemplars = text.split("[exemplars]")
    return f"{head.split('[[')[0]}\n[exemplars]{exemplars}"


def without_likeness(text: str) -> str:
    """A rubric's header with likeness switched off."""
    head, similarity = text.split("[similarity]")
    return f"{head}[similarity]{re.sub(r'weight = [0-9.]+', 'weight = 0.0', similarity, count=1)}"


def variants(name: str, folder: Path) -> dict[str, str]:
    """A rubric's words alone, its likeness alone, and the rubric itself."""
    made = {"words alone": folder / "words" / name, "likeness alone": folder / "likeness" / name}
    for kind, path in made.items():
        path.mkdir(parents=True)
        for file in (RUBRICS / name).glob("*.toml"):
            text = file.read_text(encoding="utf-8")
            if file.name == "rubric.toml" and kind == "words alone":
                text = without_likeness(text)
            elif file.name != "rubric.toml" and kind == "likeness alone":
                text = without_words(text)
            (path / file.name).write_text(text, encoding="utf-8")
    return {**{kind: str(path) for kind, path in made.items()}, "both": name}


def row(name: str, kind: str, found: dict[str, Any]) -> str:
    one = found["overall"]
    keys = ("f_avg", "control", "direction", "coverage", "alpha")
    return f"| {name} | {kind} | {one['cells']} | {' | '.join(told(one[key]) for key in keys)} |"


def told(value: float | None) -> str:
    """A figure; a blank where there is none to tell."""
    return "" if value is None else f"{value:.2f}"


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        print("| text | rubric | cells | F_avg | control | direction | coverage | alpha |")
        print("|---|---|---|---|---|---|---|---|")
        kinds = variants("us-iran", folder)
        gold = SHARED / "gold/iran-missile-retaliation.experts.tsv"
        for kind, rubric in kinds.items():
            if gold.is_file():
                settings = Settings(rubric=rubric)
                found = evaluation(str(gold), [str(SHARED / ARTICLE)], settings=settings)
                print(row("the article", kind, found), flush=True)
        for name, path in STATEMENTS.items():
            for kind, rubric in kinds.items() if path.is_file() else ():
                found = evaluation(str(path), [], settings=Settings(rubric=rubric))
                print(row(name, kind, found), flush=True)
        if not SHARED.is_dir():
            print("\nNo folder ../shared: article, real statements and manifestos are left out.")
            return
        print("\n| manifestos by sentence | rubric | sentences | r | direction | coverage |")
        print("|---|---|---|---|---|---|")
        for years in (("1987", "1992", "1997"), ("2001",)):
            by_sentence([r for r in manifestos(SHARED) if r["year"] in years], years, folder)


def by_sentence(rows: list[dict[str, str]], years: tuple[str, ...], folder: Path) -> None:
    """Print how far each variant of uk-parties agrees with the manifestos' coders."""
    codes, texts = manifesto_files(rows, folder)
    for kind, rubric in variants("uk-parties", folder / years[0]).items():
        settings = Settings(rubric=rubric, expert_column="id")
        for one in evaluation(codes, [texts], settings=settings)["dimensions"]:
            print(
                f"| {one['dimension']}, {years[0]}-{years[-1]} | {kind} | {one['cells']} "
                f"| {told(one['pearson_all'])} | {told(one['direction'])} "
                f"| {told(one['coverage'])} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
