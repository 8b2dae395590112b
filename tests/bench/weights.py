"""When should likeness count? Chosen by cross-validation over authors.

    python tests/bench/weights.py

For each fold of manifestos the best bars of uk-parties are found on all the others; the figure
printed is that of the folds under bars chosen without them. They are read from ../shared. The bars
of us-iran, which has learnt from coded texts, are chosen by `rubric learn`.
"""

from __future__ import annotations

import dataclasses
import itertools
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parents[1]))

from stances.agreement.figures import compute_figures
from stances.agreement.pairs import CODE_OF_STATE, CodedPair
from stances.match.reader import Reader, ReadSentence
from stances.model import Side
from stances.pipeline import open_rubric
from stances.rubric.model import Rubric, SimilarityRule
from stances.scoring.position import score_dimension
from validity.data import (
    FIELDS,
    cut_sentences,
    list_sentence_codes,
    read_manifestos,
)

FOLDS = 10
YEARS_READ, YEARS_UNREAD = ("1987", "1992", "1997"), ("2001",)
RUBRIC = "uk-parties"
GRID = {
    "weight": [0.2, 0.3, 0.4, 0.6],
    "topic": [0.2, 0.5],
    "side": [0.05],
    "full": [0.3, 0.4, 0.6],
    "beside_words": [False, True],
}
METRIC = "pearson_all"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Coded:
    """One coded unit, read by the rubric; by dimension its side and, where graded, its grade."""

    author: str
    unit: str
    codes: dict[str, tuple[Side, float | None]]
    sentences: Sequence[ReadSentence]


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


def make_pairs(coded: Sequence[Coded], rubric: Rubric, rule: SimilarityRule) -> list[CodedPair]:
    """CodedPair the codes with the positions under one rule of likeness."""
    ruled = replace(rubric, similarity=rule)
    found = []
    for one in coded:
        for dimension in rubric.dimensions:
            if dimension.id not in one.codes:
                continue
            side, grade = one.codes[dimension.id]
            cell = score_dimension(one.unit, dimension, one.sentences, ruled)
            found.append(
                CodedPair(
                    unit=one.unit,
                    dimension=dimension.id,
                    coded=side,
                    given=CODE_OF_STATE[cell.state],
                    grade=grade,
                    position=cell.position,
                )
            )
    return found


def describe_figures(found: Sequence[CodedPair], metric: str) -> str:
    """Return the metric with direction and coverage, in one line."""
    one = compute_figures(found)
    value = average_metric(found, metric)
    return (
        f"{metric} {value:.3f}  direction {one.direction or 0:.2f}"
        f"  coverage {one.coverage or 0:.2f}"
    )


def average_metric(found: Sequence[CodedPair], metric: str) -> float:
    """Return a correlation as the mean of the dimensions' own."""
    own = [
        getattr(compute_figures([pair for pair in found if pair.dimension == name]), metric) or 0.0
        for name in FIELDS
    ]
    return sum(own) / len(own)


def cross_validate(title: str, coded: Sequence[Coded], rubric: Rubric) -> None:
    """Print what bars chosen without a fold's authors do for that fold."""
    rules = [
        SimilarityRule(**dict(zip(GRID, values, strict=True)))
        for values in itertools.product(*GRID.values())
    ]
    under = [make_pairs(coded, rubric, rule) for rule in rules]
    authors = list(dict.fromkeys(one.author for one in coded))
    fold_of = {author: number % FOLDS for number, author in enumerate(authors)}
    fold = [fold_of[one.author] for one in coded for d in rubric.dimensions if d.id in one.codes]
    found: list[CodedPair] = []
    print(f"\n{title}: {len(coded)} units, {len(fold)} cells, {len(authors)} authors")
    for number in sorted(set(fold)):
        seen = [
            average_metric([p for p, at in zip(own, fold, strict=True) if at != number], METRIC)
            for own in under
        ]
        best = max(range(len(rules)), key=lambda at: seen[at])
        found += [p for p, at in zip(under[best], fold, strict=True) if at == number]
    ranked = sorted(zip(rules, under, strict=True), key=lambda one: -average_metric(one[1], METRIC))
    for title_of_rule, own in (
        ("no likeness", make_pairs(coded, rubric, SimilarityRule())),
        ("cross-validated", found),
        ("as in rubric.toml", make_pairs(coded, rubric, rubric.similarity)),
    ):
        print(f"{title_of_rule:<19}  {describe_figures(own, METRIC)}")
    for rule, own in ranked[:5]:
        print(f"best of all          {describe_figures(own, METRIC)}  {rule}")


def main() -> None:
    """Print the figures of the manifestos that were read, and of those that were not."""
    made = open_rubric(RUBRIC)
    for years in (YEARS_READ, YEARS_UNREAD):
        coded = list(read_manifesto_sentences(Reader(made), years))
        cross_validate(f"manifestos of {', '.join(years)}", coded, made.rubric)


if __name__ == "__main__":
    main()
