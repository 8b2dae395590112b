"""The made-up rubric at work on whole texts."""

from __future__ import annotations

import dataclasses

import pytest

from rubric.samples import write
from stances.model import Source, Statement
from stances.read.blocks import cut
from stances.read.sentences import split
from stances.rubric.compile import compiled
from stances.rubric.files import locate
from stances.rubric.load import load
from stances.rubric.model import CompiledRubric, SimilarityRule
from stances.score.evidence import weigh
from stances.score.reader import Reader


def sentences_of(text, expert="Test Alpha"):
    source = Source(name="alpha.txt", text=text)
    return split([Statement(expert=expert, source=source, blocks=tuple(cut(text)))])


@pytest.fixture(scope="session")
def rubric_folder(tmp_path_factory):
    return write(tmp_path_factory.mktemp("score") / "bridge")


@pytest.fixture(scope="session")
def whole(rubric_folder):
    """The made-up rubric with its examples."""
    return load(locate(str(rubric_folder)))


@pytest.fixture(scope="session")
def bridge(rubric_folder):
    """The made-up rubric, compiled."""
    return compiled(locate(str(rubric_folder)), None)


@pytest.fixture(scope="session")
def reader(bridge):
    return Reader(bridge)


@pytest.fixture(scope="session")
def reader_with(bridge):
    """A reader of the same rubric with some of its settings changed."""

    def of(**changed):
        similarity = changed.pop("similarity", None)
        if similarity is not None:
            changed["similarity"] = SimilarityRule(**similarity)
        return Reader(
            CompiledRubric(
                rubric=dataclasses.replace(bridge.rubric, **changed), similarity=bridge.similarity
            )
        )

    return of


@pytest.fixture(scope="session")
def tolls(bridge):
    return bridge.rubric.dimensions[0]


@pytest.fixture(scope="session")
def weighed(reader, tolls):
    """What a text weighs on the first dimension."""

    def of(text, by=reader):
        return weigh(tolls, by.read(sentences_of(text)), by.rubric)

    return of


@pytest.fixture(scope="session")
def cut_up():
    return sentences_of
