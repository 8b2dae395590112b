"""The made-up rubric at work on single sentences."""

from __future__ import annotations

import pytest

from rubric.samples import write
from stances.document import Document
from stances.match.reader import Reader
from stances.model import Sentence
from stances.rubric.compile import load_compiled
from stances.rubric.files import read_rubric_files


@pytest.fixture(scope="session")
def bridge(tmp_path_factory):
    """The made-up rubric, compiled."""
    return load_compiled(
        read_rubric_files(str(write(tmp_path_factory.mktemp("match") / "bridge"))), None
    )


@pytest.fixture(scope="session")
def reader(bridge):
    return Reader(bridge)


@pytest.fixture(scope="session")
def read(reader):
    """The readings of a text that is one sentence."""

    def of(text):
        source = Document(name="text", text=text)
        (one,) = reader.read(
            [
                Sentence(
                    id="alpha-1.1",
                    expert="Test Alpha",
                    document=source,
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
