"""When should likeness count? Chosen by cross-validation over authors.

    python tests/bench/weights.py us-iran
    python tests/bench/weights.py uk-parties

For each fold of authors the best bars are found on all the others; the figure printed is that of
the folds under bars chosen without them. Real statements and manifestos are read from ../shared; on
the real ones, to which the words were fitted, likeness is tried alone.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from stances.agreement.figures import compute_f_avg, compute_figures
from stances.agreement.pairs import CODE_OF_STATE, Pair
from stances.match.reader import Reader, ReadSentence
from stances.model import Side
from stances.pipeline import open_rubric
from stances.rubric.model import CompiledRubric, Rubric, SimilarityRule
from stances.scoring.position import score_dimension
from validity.data import (
    FIELDS,
    STATEMENTS,
    SYNTHETIC,
    cut_sentences,
    list_sentence_codes,
    read_manifestos,
)

FOLDS = 10
YEARS_READ, YEARS_UNREAD = ("1987", "1992", "1997"), ("2001",)
KEPT_FOR_WEIGHTS = SYNTHETIC / "press_weights.jsonl"
REAL = STATEMENTS["62 real statements, used for development"]

GRIDS = {
    "us-iran": {
        "weight": [0.5],
        "topic": [0.25, 0.3, 0.35, 0.4, 0.45, 0.5],
        "named": [0.1, 1.0],
        "side": [0.05, 0.1, 0.15, 0.2, 0.25, 0.3],
    },
    "uk-parties": {
        "weight": [0.2, 0.3, 0.4, 0.6],
        "topic": [0.2, 0.5],
        "side": [0.05],
        "full": [0.3, 0.4, 0.6],
        "beside_words": [False, True],
    },
}
METRICS = {"us-iran": "f_avg", "uk-parties": "pearson_all"}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Coded:
    """One coded unit, read by the rubric; by dimension its side and, where graded, its grade."""

    author: str
    unit: str
    codes: dict[str, tuple[Side, float | None]]
    sentences: Sequence[ReadSentence]


def read_statements(reader: Reader, files: Sequence[Path]) -> Iterator[Coded]:
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Coded(
                author=row.get("author", f"{file.name} {row['id']}"),
                unit=row["id"],
                codes={key: (code, None) for key, code in row["stances"].items() if code != "?"},
                sentences=reader.read(cut_sentences(row["text"])),
            )


def read_manifesto_sentences(reader: Reader, years: Sequence[str]) -> Iterator[Coded]:
    rows = [row for row in read_manifestos() if row["year"] in years]
    by_id = {row["sentenceid"]: row for row in rows}
    for key, own in itertools.groupby(list_sentence_codes(rows), key=lambda one: one[0]):
        yield Coded(
            author=by_id[key]["manifestoid"],
            unit=key,
            codes={d: ("+" if mean > 0 else "-", mean) for _, d, mean in own},
            sentences=reader.read(cut_sentences(by_id[key]["text"])),
        )


def make_pairs(coded: Sequence[Coded], rubric: Rubric, rule: SimilarityRule) -> list[Pair]:
    """Pair the codes with the positions under one rule of likeness."""
    ruled = dataclasses.replace(rubric, similarity=rule)
    found = []
    for one in coded:
        for dimension in rubric.dimensions:
            if dimension.id not in one.codes:
                continue
            side, grade = one.codes[dimension.id]
            cell = score_dimension(one.unit, dimension, one.sentences, ruled)
            found.append(
                Pair(
                    unit=one.unit,
                    dimension=dimension.id,
                    coded=side,
                    given=CODE_OF_STATE[cell.state],
                    grade=grade,
                    position=cell.position,
                )
            )
    return found


def describe_figures(found: Sequence[Pair], metric: str) -> str:
    """Return the metric with direction and coverage, in one line."""
    one = compute_figures(found)
    value = average_metric(found, metric)
    return (
        f"{metric} {value:.3f}  direction {one.direction or 0:.2f}"
        f"  coverage {one.coverage or 0:.2f}"
    )


def average_metric(found: Sequence[Pair], metric: str) -> float:
    """Return F_avg over all cells; a correlation as the mean of the dimensions' own."""
    if metric == "f_avg":
        return compute_f_avg(found) or 0.0
    own = [
        getattr(compute_figures([pair for pair in found if pair.dimension == name]), metric) or 0.0
        for name in FIELDS
    ]
    return sum(own) / len(own)


def drop_words(made: CompiledRubric) -> CompiledRubric:
    """Return likeness alone, as on texts in which the rubric's words find nothing."""
    bare = [dataclasses.replace(one, entries=()) for one in made.rubric.dimensions]
    return dataclasses.replace(
        made, rubric=dataclasses.replace(made.rubric, dimensions=tuple(bare))
    )


def cross_validate(title: str, coded: Sequence[Coded], rubric: Rubric, name: str) -> None:
    """Print what bars chosen without a fold's authors do for that fold."""
    grid, metric = GRIDS[name], METRICS[name]
    rules = [
        SimilarityRule(**dict(zip(grid, values, strict=True)))
        for values in itertools.product(*grid.values())
    ]
    under = [make_pairs(coded, rubric, rule) for rule in rules]
    authors = list(dict.fromkeys(one.author for one in coded))
    fold_of = {author: number % FOLDS for number, author in enumerate(authors)}
    fold = [fold_of[one.author] for one in coded for d in rubric.dimensions if d.id in one.codes]
    found: list[Pair] = []
    print(f"\n{title}: {len(coded)} units, {len(fold)} cells, {len(authors)} authors")
    for number in sorted(set(fold)):
        seen = [
            average_metric([p for p, at in zip(own, fold, strict=True) if at != number], metric)
            for own in under
        ]
        best = max(range(len(rules)), key=lambda at: seen[at])
        found += [p for p, at in zip(under[best], fold, strict=True) if at == number]
    ranked = sorted(zip(rules, under, strict=True), key=lambda one: -average_metric(one[1], metric))
    for title_of_rule, own in (
        ("no likeness", make_pairs(coded, rubric, SimilarityRule())),
        ("cross-validated", found),
        ("as in rubric.toml", make_pairs(coded, rubric, rubric.similarity)),
    ):
        print(f"{title_of_rule:<19}  {describe_figures(own, metric)}")
    for rule, own in ranked[:5]:
        print(f"best of all          {describe_figures(own, metric)}  {rule}")


def main(name: str) -> None:
    made = open_rubric(name)
    reader = Reader(made)
    if name == "uk-parties":
        for years in (YEARS_READ, YEARS_UNREAD):
            coded = list(read_manifesto_sentences(reader, years))
            cross_validate(f"manifestos of {', '.join(years)}", coded, made.rubric, name)
        return
    kept = list(read_statements(reader, [KEPT_FOR_WEIGHTS]))
    cross_validate("statements nobody read, words and likeness", kept, made.rubric, name)
    bare = drop_words(made)
    real = list(read_statements(Reader(bare), [REAL]))
    cross_validate("real statements, likeness alone", real, bare.rubric, name)


if __name__ == "__main__":
    main(sys.argv[1])
