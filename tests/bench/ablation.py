"""What each part of a rubric does for coded texts: its targets, its cues, its likeness, and all.

    python -m tests.bench.ablation GOLD... [-r RUBRIC] [--folds 10] [--together]

Prints a Markdown table: each file of coded texts, scored

- by targets alone, read by composition, and read by modifiers, whatever the rubric says;
- by cues alone;
- by likeness alone: the words name the topic, and take no side;
- by all of them, as the rubric reads them.

Likeness is learnt anew in folds of authors, and off in the first three rows; what the rubric learnt
before is not used. A second table has the size of the dimension files.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from stances.agreement.figures import compute_figures
from stances.agreement.pairs import CODE_OF_STATE
from stances.learning.texts import read_coded_texts
from stances.learning.units import ReadUnit, read_units
from stances.learning.validation import (
    Cell,
    Validation,
    choose_bars,
    list_cells,
    pair_sides,
    score_sides,
    split_folds,
)
from stances.match.reader import Reader, ReadSentence
from stances.model import Reading, Side
from stances.pipeline import open_rubric
from stances.rubric.compile import strip_rubric
from stances.rubric.files import find_passages, read_rubric_files
from stances.rubric.learn import CodedText, list_exemplars, weigh_exemplar
from stances.rubric.load import parse_rubric
from stances.rubric.model import CompiledRubric, Rubric, SimilarityRule
from stances.scoring.position import score_dimension
from stances.settings.model import Settings

PARTS = (
    ("composition", "target", True),
    ("targets by modifiers", "target", False),
    ("cues", "cue", False),
)
"""What is scored without likeness: the kind of entries, and whether targets are composed."""

Given = Mapping[Cell, Side]


def main(args: Sequence[str] | None = None) -> None:
    """Print both tables."""
    asked = argparse.ArgumentParser(description="What each part of a rubric does for coded texts.")
    asked.add_argument("gold", nargs="+", help="coded texts, a set each")
    asked.add_argument("-r", "--rubric", default=Settings().rubric)
    asked.add_argument("--folds", type=int, default=10)
    asked.add_argument(
        "--together", action="store_true", help="learn each set from the other sets as well"
    )
    options = asked.parse_args(args)
    print("| texts | by | cells | F_avg | direction | coverage | precision |")
    print("|---|---|---|---|---|---|---|")
    for gold in options.gold:
        others = [one for one in options.gold if one != gold] if options.together else []
        for row in measure_set(gold, others, options.rubric, options.folds):
            print(row, flush=True)
    print(
        "\n| dimension | lines | exemplars | targets | cues | patterns |\n|---|---|---|---|---|---|"
    )
    for row in measure_files(options.rubric):
        print(row)


def measure_set(gold: str, others: Sequence[str], name: str, folds: int) -> Iterator[str]:
    """Yield the rows of one set of coded texts."""
    compiled = open_rubric(name)
    rubric = parse_rubric(read_rubric_files(name))
    ids = [one.id for one in rubric.dimensions]
    settings = Settings(rubric=name)
    texts = read_coded_texts([gold], settings=settings).units
    for label, kind, composes in PARTS:
        part = keep_kind(compiled, kind, composes=composes)
        units = read_units(texts, Reader(part), ids)
        yield make_row(gold, label, units, score_plainly(units, part.rubric))
    reader = Reader(compiled)
    more = read_coded_texts(others, settings=settings).units if others else ()
    validation = split_folds(
        strip_rubric(rubric),
        read_units(texts, reader, ids),
        folds,
        exemplars=[*list_exemplars(rubric), *read_passages(name, reader, ids)],
        others=read_units(more, reader, ids),
    )
    bare = replace(validation, units=[drop_sides(one) for one in validation.units])
    for label, own in (("likeness alone", bare), ("all", validation)):
        yield make_row(gold, label, own.units, score_learnt(own))


def read_passages(name: str, reader: Reader, ids: Sequence[str]) -> list[CodedText]:
    """Return the rubric's own coded passages; none where it has none."""
    path = find_passages(name)
    units = read_coded_texts([path], settings=Settings(rubric=name)).units if path else ()
    return [weigh_exemplar(one.text) for one in read_units(units, reader, ids)]


def keep_kind(compiled: CompiledRubric, kind: str, *, composes: bool) -> CompiledRubric:
    """Return a rubric with its targets or its cues alone, and without likeness."""
    rubric = compiled.rubric
    dimensions = tuple(
        replace(one, entries=tuple(entry for entry in one.entries if entry.kind == kind))
        for one in rubric.dimensions
    )
    kept = replace(
        rubric,
        dimensions=dimensions,
        composes=composes,
        similarity=SimilarityRule(),
        learned=None,
    )
    return replace(compiled, rubric=kept)


def score_plainly(units: Sequence[ReadUnit], rubric: Rubric) -> Given:
    """Return the sides that a rubric finds without learning."""
    return {
        cell: CODE_OF_STATE[
            score_dimension(units[cell[0]].unit.name, dimension, units[cell[0]].read, rubric).state
        ]
        for cell, dimension in list_cells(units, rubric)
    }


def score_learnt(validation: Validation) -> Given:
    """Return the sides that are found with what was learnt without a text's author."""
    return score_sides(validation, choose_bars(validation).by_fold)


def drop_sides(one: ReadUnit) -> ReadUnit:
    """Return a text whose words name their topics and take no side."""
    return replace(one, read=tuple(_drop_sides(each) for each in one.read))


def _drop_sides(one: ReadSentence) -> ReadSentence:
    return replace(one, readings=tuple(_drop_side(each) for each in one.readings))


def _drop_side(one: Reading) -> Reading:
    return one if one.no_side else replace(one, sign=0, no_side="topic")


def make_row(gold: str, label: str, units: Sequence[ReadUnit], given: Given) -> str:
    """Return a row of the table, of the cells that were coded."""
    coded = {cell: side for cell, side in given.items() if cell[1] in units[cell[0]].unit.codes}
    found = compute_figures(pair_sides(units, coded))
    figures = (found.f_avg, found.direction, found.coverage, found.precision)
    shown = " | ".join("" if one is None else f"{one:.2f}" for one in figures)
    return f"| {gold.rsplit('/', 1)[-1]} | {label} | {len(coded)} | {shown} |"


def measure_files(name: str) -> Iterator[str]:
    """Yield the size of each dimension's file, and that of all."""
    files = read_rubric_files(name)
    lines = {one.name: len(one.data.splitlines()) for one in files.dimensions}
    total = [0] * 5
    for one in parse_rubric(files).dimensions:
        kinds = [entry.kind for entry in one.entries]
        patterns = sum(len(entry.words) for entry in one.entries)
        exemplars = sum(map(len, one.exemplars.values()))
        counts = [kinds.count("target"), kinds.count("cue"), patterns]
        own = [lines[one.place.file], exemplars, *counts]
        total = [a + b for a, b in zip(total, own, strict=True)]
        yield f"| {one.id} | {' | '.join(map(str, own))} |"
    yield f"| (all) | {' | '.join(map(str, total))} |"


if __name__ == "__main__":
    main()
