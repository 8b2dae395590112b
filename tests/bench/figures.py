"""How right uk-parties is, and what words and likeness each do for it.

    python tests/bench/figures.py

Prints a Markdown table: the manifestos with the rubric's words alone, its likeness alone, and both,
as they are bundled. `python -m tests.bench.ablation` does the same for coded texts on us-iran.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from stances.commands.evaluate.evaluation import evaluate_codes
from stances.settings.model import Settings
from validity.data import (
    ROOT,
    SHARED,
    read_manifestos,
    write_manifestos,
)

RUBRICS = ROOT / "stances" / "rubrics"


def drop_words(text: str) -> str:
    """Return a dimension's file without its targets, cues and examples."""
    head, exemplars = text.split("[exemplars]")
    return f"{head.split('[[')[0]}\n[exemplars]{exemplars}"


def drop_likeness(text: str) -> str:
    """Return a rubric's header with likeness switched off."""
    head, similarity = text.split("[similarity]")
    return f"{head}[similarity]{re.sub(r'weight = [0-9.]+', 'weight = 0.0', similarity, count=1)}"


def make_variants(name: str, folder: Path) -> dict[str, str]:
    """Return the paths of a rubric's words alone, its likeness alone, and the rubric itself."""
    made = {"words alone": folder / "words" / name, "likeness alone": folder / "likeness" / name}
    for kind, path in made.items():
        path.mkdir(parents=True)
        for file in (RUBRICS / name).glob("*.toml"):
            text = file.read_text(encoding="utf-8")
            if file.name == "rubric.toml" and kind == "words alone":
                text = drop_likeness(text)
            elif file.name != "rubric.toml" and kind == "likeness alone":
                text = drop_words(text)
            (path / file.name).write_text(text, encoding="utf-8")
    return {**{kind: str(path) for kind, path in made.items()}, "both": name}


def format_figure(value: float | None) -> str:
    """Return a figure; a blank where there is none."""
    return "" if value is None else f"{value:.2f}"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if not SHARED.is_dir():
            print("\nNo folder ../shared: the manifestos are left out.")
            return
        print("\n| manifestos by sentence | rubric | sentences | r | direction | coverage |")
        print("|---|---|---|---|---|---|")
        for years in (("1987", "1992", "1997"), ("2001",)):
            rows = [one for one in read_manifestos() if one["year"] in years]
            print_sentences(rows, years, folder)


def print_sentences(rows: list[dict[str, str]], years: tuple[str, ...], folder: Path) -> None:
    """Print how far each variant of uk-parties agrees with the manifestos' coders."""
    codes, texts = write_manifestos(rows, folder)
    for kind, rubric in make_variants("uk-parties", folder / years[0]).items():
        settings = Settings(rubric=rubric, expert_column="id")
        for one in evaluate_codes(codes, [texts], settings=settings).dimensions:
            print(
                f"| {one.dimension}, {years[0]}-{years[-1]} | {kind} | {one.cells} "
                f"| {format_figure(one.pearson_all)} | {format_figure(one.direction)} "
                f"| {format_figure(one.coverage)} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
