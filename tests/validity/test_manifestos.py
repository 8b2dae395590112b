"""The second rubric against the codes of trained coders (Benoit et al. 2016)."""

import statistics

import pytest

from stances import pipeline
from stances.evaluation import evaluation
from stances.settings import Settings
from validity.data import manifesto_files, manifestos, positions, write
from validity.figures import README

HELD_OUT = "2001"
"""Nobody looked into these while cues were chosen; they chose how much likeness weighs."""

LEAST = {"economic-policy": (0.60, 0.96), "social-policy": (0.55, 0.92)}
"""The least correlation with the coders, by sentence and by manifesto."""


@pytest.fixture(scope="module")
def rows(shared):
    return manifestos(shared)


@pytest.fixture(scope="module")
def by_sentence(rows, tmp_path_factory):
    """What ``evaluate`` finds, for the manifestos of 1987 to 1997 and for those of 2001."""

    def found(kept, name):
        codes, texts = manifesto_files(kept, tmp_path_factory.mktemp(name))
        settings = Settings(rubric="uk-parties", expert_column="id")
        return evaluation(codes, [texts], settings=settings)

    return {
        "1987-1997": found([r for r in rows if r["year"] != HELD_OUT], "read"),
        "2001": found([r for r in rows if r["year"] == HELD_OUT], "held"),
    }


@pytest.fixture(scope="module")
def sheet(rows, tmp_path_factory):
    """Every manifesto whole, as one expert."""
    texts = ((row["manifestoid"], row["text"]) for row in rows)
    path = write(tmp_path_factory.mktemp("whole") / "texts.csv", ["expert", "text"], texts)
    return pipeline.sheet([path], settings=Settings(rubric="uk-parties"))


def told(rows):
    """Print rows of the README's tables, and see that they stand there."""
    rows = list(rows)
    print("", *rows, sep="\n")
    readme = README.read_text(encoding="utf-8")
    assert [row for row in rows if row not in readme] == []


def test_sentences(by_sentence):
    found = {
        (one["dimension"], years): one
        for years, of_years in by_sentence.items()
        for one in of_years["dimensions"]
    }
    told(
        f"| {dimension}, {years} | {one['cells']} | {one['pearson_all']:.2f} "
        f"| {one['direction']:.2f} | {one['coverage']:.2f} |"
        for (dimension, years), one in found.items()
    )
    for (dimension, _), one in found.items():
        assert one["pearson_all"] >= LEAST[dimension][0]


def test_positions(sheet, shared):
    wanted = positions(shared)
    found = {}
    for dimension in LEAST:
        given = {c["expert"]: c["position"] for c in sheet["cells"] if c["dimension"] == dimension}
        assert len(given) == 12
        coded = [wanted[name, dimension] for name in given]
        found[dimension] = statistics.correlation(list(given.values()), coded)
    told(f"| {dimension} | 12 | {r:.2f} |" for dimension, r in found.items())
    for dimension, r in found.items():
        assert r >= LEAST[dimension][1]
