"""A rubric is drafted from codes whatever its dimensions are called."""

from __future__ import annotations

import pytest

from stances.errors import StancesError
from stances.learning.draft import draft_rubric
from stances.learning.texts import read_coded_texts
from stances.settings.model import Settings


@pytest.fixture
def draft(write):
    """Drafts a rubric from texts, each with its dimension and its code."""

    def make(*rows):
        lines = [f'{at},"{text}",{name},{code}' for at, (text, name, code) in enumerate(rows)]
        table = write("a.csv", "\n".join(["id,text,dimension,code", *lines]) + "\n")
        return draft_rubric("town", read_coded_texts([table], settings=Settings()).units)

    return make


def test_a_dimension_that_is_called_as_the_header(draft):
    assert list(draft(("Talk.", "rubric", "+"), ("No talk.", "rubric", "-"))) == [
        "rubric.toml",
        "rubric-dimension.toml",
    ]


def test_texts_without_a_telling_word(draft):
    files = draft(("The the.", "Ünï x", "+"), ("12 34.", "Ünï x", "-"))
    assert 'words = ["uni x"]' in files["uni-x.toml"]
    assert 'label = "Ünï x"' in files["uni-x.toml"]


def test_a_word_that_is_a_modifier_too_is_listed(draft):
    texts = ("The blockade is long.", "That blockade hurts.", "Whose blockade?")
    files = draft(*((text, "siege", "+") for text in texts))
    assert 'words = ["blockade"]' in files["rubric.toml"].split("[pseudo]")[1]


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["***"], 'the dimension "\\*\\*\\*" has no letters or digits'),
        (["Peace talks", "peace-talks"], '"Peace talks" and "peace-talks" would have the same id'),
    ],
)
def test_a_dimension_without_an_id_of_its_own(draft, names, what):
    with pytest.raises(StancesError, match=what):
        draft(*[("We must talk.", name, "+") for name in names])
