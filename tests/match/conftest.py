"""The made-up rubric at work on single sentences."""

from __future__ import annotations

import pytest

from rubric.samples import write
from stances.model import Sentence, Source
from stances.rubric.compile import compiled
from stances.rubric.files import locate
from stances.score.reader import Reader


@pytest.fixture(scope="session")
def bridge(tmp_path_factory):
    """The made-up rubric, compiled."""
    return compiled(locate(str(write(tmp_path_factory.mktemp("match") / "bridge"))), None)


@pytest.fixture(scope="session")
def reader(bridge):
    return Reader(bridge)


@pytest.fixture(scope="session")
def read(reader):
    """The readings of a text that is one sentence."""

    def of(text):
        source = Source(name="text", text=text)
        (one,) = reader.read(
            [
                Sentence(
                    id="alpha-1.1",
                    expert="Test Alpha",
                    source=source,
                    paragraph=1,
                    number=1,
                    start=0,
                    end=len(text),
                )
            ]
        )
        return one.readings

    return of


@pytest.fixture(scope="session")
def read_one(read):
    """The only reading of a text that is one sentence."""

    def of(text):
        (one,) = read(text)
        return one

    return of
