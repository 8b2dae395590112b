"""The second rubric against the codes of trained coders (Benoit et al. 2016)."""

from __future__ import annotations

import statistics

import pytest

from stances.agreement.figures import compute_figures
from stances.agreement.pairs import CODE_OF_STATE, CodedPair
from stances.codes.values import parse_code
from stances.commands.evaluate.evaluation import evaluate_codes
from stances.document import Document
from stances.model import Statement
from stances.read.blocks import cut_blocks
from stances.read.sentences import group_sentences
from stances.scoring.position import score_dimension
from stances.settings.model import Settings
from validity.data import (
    list_sentence_codes,
    read_manifestos,
    read_positions,
    write_manifestos,
)
from validity.page import check_rows
from validity.rubrics import open_reader

RUBRIC = "uk-parties"
HELD_OUT = "2001"
"""Nobody looked into these while cues were chosen; they chose how much likeness weighs."""

LEAST = {"economic-policy": (0.60, 0.96), "social-policy": (0.55, 0.92)}
"""The least correlation with the coders, by sentence and by manifesto."""

FEW = 60


@pytest.fixture(scope="module")
def rows(shared):
    return read_manifestos()


@pytest.fixture(scope="module")
def manifestos(rows):
    """Each manifesto's sentences in order, as the rubric reads them; all of them are read once."""
    reader = open_reader(RUBRIC)
    statements = [
        Statement(
            expert=row["manifestoid"],
            document=Document(name=row["sentenceid"], text=row["text"]),
            blocks=cut_blocks(row["text"]),
        )
        for row in rows
    ]
    return {name: reader.read(own) for name, own in group_sentences(statements).items()}


@pytest.fixture(scope="module")
def pair_rows(manifestos):
    """Pairs the codes of some rows with the positions of what they say, each taken alone."""
    reader = open_reader(RUBRIC)
    dimensions = {one.id: one for one in reader.rubric.dimensions}
    by_row = {}
    for one in (one for own in manifestos.values() for one in own):
        by_row.setdefault(one.sentence.document.name, []).append(one)

    def pair(unit, name, mean):
        position = score_dimension(unit, dimensions[name], by_row[unit], reader.rubric)
        code = parse_code(mean, unit)
        return CodedPair(
            unit=unit,
            dimension=name,
            coded=code.side,
            given=CODE_OF_STATE[position.state],
            grade=code.grade,
            position=position.position,
        )

    return lambda some: [pair(*code) for code in list_sentence_codes(some)]


def compute_by_dimension(pairs):
    return {
        name: compute_figures([pair for pair in pairs if pair.dimension == name], name)
        for name in LEAST
    }


def test_sentences(rows, pair_rows):
    read = [one for one in rows if one["year"] != HELD_OUT]
    held = [one for one in rows if one["year"] == HELD_OUT]
    found = {
        (name, years): one
        for years, some in (("1987-1997", read), (HELD_OUT, held))
        for name, one in compute_by_dimension(pair_rows(some)).items()
    }
    check_rows(
        f"| {name}, {years} | {one.cells} | {one.pearson_all:.2f} "
        f"| {one.direction:.2f} | {one.coverage:.2f} |"
        for (name, years), one in found.items()
    )
    for (name, _), one in found.items():
        assert one.pearson_all >= LEAST[name][0]


def test_evaluate_finds_the_same_figures(rows, pair_rows, tmp_path):
    """It reads each sentence as a text of its own, without its manifesto."""
    coded = {unit for unit, _, _ in list_sentence_codes(rows)}
    few = [one for one in rows if one["sentenceid"] in coded][:FEW]
    codes, texts = write_manifestos(few, tmp_path)
    settings = Settings(rubric=RUBRIC, expert_column="id")
    found = evaluate_codes(codes, [texts], settings=settings)
    assert {one.dimension: one for one in found.dimensions} == compute_by_dimension(pair_rows(few))


def test_positions(manifestos):
    reader = open_reader(RUBRIC)
    wanted = read_positions()
    found = {}
    for dimension in reader.rubric.dimensions:
        given = {
            name: score_dimension(name, dimension, own, reader.rubric).position
            for name, own in manifestos.items()
        }
        assert len(given) == 12
        coded = [wanted[name, dimension.id] for name in given]
        found[dimension.id] = statistics.correlation(list(given.values()), coded)
    check_rows(f"| {dimension} | 12 | {r:.2f} |" for dimension, r in found.items())
    assert list(found) == list(LEAST)
    for dimension, r in found.items():
        assert r >= LEAST[dimension][1]
