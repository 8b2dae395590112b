"""A rubric that says what it is about counts less in passages that name nothing of it."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from stances.match.reader import Reader
from stances.pipeline import open_rubric
from stances.scoring.passages import make_passage, read_passage
from stances.scoring.weighing import weigh_sentences
from validity.data import cut_sentences

SANCTIONS = "Keep the sanctions on {} in place."
BEYOND = "The school in our village needs a new roof before the winter comes."


@cache
def open_reader(*field):
    """Return a reader of us-iran with another field."""
    compiled = open_rubric("us-iran")
    similarity = replace(compiled.rubric.similarity, field=field)
    return Reader(replace(compiled, rubric=replace(compiled.rubric, similarity=similarity)))


def read(text, *field):
    """Return the passage that a text is, and what it may say of sanctions."""
    reader = open_reader(*field)
    found = read_passage(reader.read(cut_sentences(text)), reader.rubric)
    dimension = next(one for one in reader.rubric.dimensions if one.id == "economic-pressure")
    return found, make_passage(dimension, found, reader.rubric)


def weigh(text, *field):
    reader = open_reader(*field)
    dimension = next(one for one in reader.rubric.dimensions if one.id == "economic-pressure")
    own = reader.read(cut_sentences(text))
    return sum(one.weight for one in weigh_sentences(dimension, own, reader.rubric))


def test_likeness_does_not_know_whose_sanctions_these_are_but_the_field_does():
    assert weigh(SANCTIONS.format("Russia"), *open_rubric("us-iran").rubric.similarity.field) == 0
    assert weigh(SANCTIONS.format("Iran"), *open_rubric("us-iran").rubric.similarity.field) > 0


@pytest.mark.parametrize(("field", "inside"), [((), True), (("iran*",), True), (("peru",), False)])
def test_a_passage_that_names_a_dimension_counts_half_outside(field, inside):
    whole = read(SANCTIONS.format("Iran"))[1]
    found, passage = read(SANCTIONS.format("Iran"), *field)
    assert found.in_field is inside
    share = 1.0 if inside else 0.5
    assert passage.own == pytest.approx(share * whole.own, abs=1e-4)
    least = open_rubric("us-iran").rubric.learned.trust
    trust = min(1.0, share * least + passage.likeness.topic)
    assert passage.trust == pytest.approx(trust, abs=1e-4)


def test_a_passage_that_names_no_dimension_counts_within_the_field_alone():
    assert read(BEYOND)[1] is not None
    assert read(BEYOND, "school*")[1] is not None
    assert read(BEYOND, "peru")[1] is None


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Keep the sanctions on the generals of Myanmar in place.", False),
        ("Keep the sanctions in place. Myanmar shows that they work on Tehran too.", True),
        ("Keep the sanctions in place.", True),
    ],
)
def test_words_take_no_side_in_a_paragraph_about_another_matter(text, counts):
    rubric = open_rubric("us-iran").rubric.similarity
    assert rubric.other_fields
    assert (weigh(text, *rubric.field) > 0) is counts
