"""The made-up rubric at work on whole texts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rubric.samples import write
from stances.document import Document
from stances.match.reader import Reader
from stances.model import Statement
from stances.pipeline import score_sentences
from stances.read.blocks import cut_blocks
from stances.read.sentences import split_statements
from stances.rubric.compile import load_compiled
from stances.rubric.files import read_rubric_files
from stances.rubric.load import parse_rubric
from stances.rubric.model import CompiledRubric, SimilarityRule
from stances.scoring.weighing import weigh_sentences
from stances.settings.model import Settings

ALPHA = "We should raise tolls. Should we raise tolls? The minister said that tolls are right."
BETA = "Tolls are a mistake.\n\nIt rains here."
GAMMA = """\
We should raise tolls. It is not a tax on families, and Beijing should set quotas.

The costs of the mistake of tolls are:

- fumes
- noise

Perhaps tolls are a mistake.
"""
EPSILON = "We should raise tolls. Tolls are a mistake. It is highway robbery."
DELTA = "Cars stand in line for hours at the ramp. Tolls are collected."


@pytest.fixture(scope="session")
def cut_up():
    """The sentences of a text."""

    def cut(text, expert="Test Alpha"):
        document = Document(name="alpha.txt", text=text)
        statement = Statement(expert=expert, document=document, blocks=tuple(cut_blocks(text)))
        return split_statements([statement])

    return cut


@pytest.fixture(scope="session")
def rubric_folder(tmp_path_factory):
    return write(tmp_path_factory.mktemp("score") / "bridge")


@pytest.fixture(scope="session")
def whole(rubric_folder):
    """The made-up rubric with its examples."""
    return parse_rubric(read_rubric_files(str(rubric_folder)))


@pytest.fixture(scope="session")
def bridge(rubric_folder):
    """The made-up rubric, compiled."""
    return load_compiled(read_rubric_files(str(rubric_folder)), None)


@pytest.fixture(scope="session")
def reader(bridge):
    return Reader(bridge)


@pytest.fixture(scope="session")
def change_rubric(bridge):
    """The same compiled rubric with some of its settings changed."""

    def change(**changed):
        similarity = changed.pop("similarity", None)
        if similarity is not None:
            changed["similarity"] = SimilarityRule(**similarity)
        rubric = replace(bridge.rubric, **changed)
        return CompiledRubric(rubric=rubric, similarity=bridge.similarity)

    return change


@pytest.fixture(scope="session")
def reader_with(change_rubric):
    """A reader of the same rubric with some of its settings changed."""
    return lambda **changed: Reader(change_rubric(**changed))


@pytest.fixture(scope="session")
def tolls(bridge):
    return bridge.rubric.dimensions[0]


@pytest.fixture(scope="session")
def weighed(reader, tolls, cut_up):
    """What a text weighs on the first dimension."""

    def weigh(text, by=reader):
        return weigh_sentences(tolls, by.read(cut_up(text)), by.rubric)

    return weigh


@pytest.fixture(scope="session")
def score(bridge, cut_up):
    """The score sheet of some texts by expert."""

    def score_texts(by=bridge, dimensions=(), **texts):
        own = {name: cut_up(text, name) for name, text in texts.items()}
        return score_sentences(own, by, settings=Settings(), dimensions=dimensions).sheet

    return score_texts


@pytest.fixture(scope="session")
def sheet(score, change_rubric):
    """A score sheet with every origin, voice and state, and evidence that is set aside."""
    lenient = change_rubric(similarity={"weight": 0.6, "topic": 0.3, "side": 0.05})
    return score(by=lenient, Alpha=ALPHA, Beta=BETA, Gamma=GAMMA, Delta=DELTA, Epsilon=EPSILON)
