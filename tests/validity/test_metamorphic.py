"""What must follow for every exemplar in which the rubric's words take a side."""

import dataclasses
import random
import re

import pytest

from stances.model import Source, Statement
from stances.read.blocks import cut
from stances.read.sentences import split
from stances.rubric.compile import compiled
from stances.rubric.files import bundled, locate
from stances.rubric.load import load
from stances.score.evidence import weigh
from stances.score.reader import Reader
from stances.settings import cache_folder
from validity.data import sentences

TURNS = re.compile(
    r"\b(but|however|yet|nonsense|(i|we) (disagree|reject|believe|think|say|oppose|support|know)"
    r"|(they|he|she) (is|are) wrong)\b"
)
"""Words after which the author speaks on in their own voice: what is put before ends there."""

STATEMENTS = re.compile(
    r"[;:()\[\]?!–—]|\s-+\s|,\s(and|or|so|yet|then|nor|hence|thus|but|though|although|because|since"
    r"|while|whereas|which is why|that is why|i|we|you|he|she|they|it|there|let|nobody)\b"
)
"""Where another statement may begin, to which a denial in front of the first does not reach."""


class Words:
    """One dimension of a rubric, its words alone."""

    def __init__(self, made, dimension):
        silent = dataclasses.replace(made.rubric.similarity, weight=0.0)
        self.rubric = dataclasses.replace(made.rubric, dimensions=(dimension,), similarity=silent)
        self.reader = Reader(dataclasses.replace(made, rubric=self.rubric))
        self.dimension = dimension

    def weight(self, text, expert="Test Alpha"):
        return self.weights([text], expert)[text]

    def weights(self, texts, expert):
        """What each of an expert's texts weighs, all of them read together in their order."""
        said = [
            Statement(expert=expert, source=Source(name=expert, text=text), blocks=tuple(cut(text)))
            for text in texts
        ]
        found = dict.fromkeys(texts, 0)
        for one in weigh(self.dimension, self.reader.read(split(said)), self.rubric):
            found[one.sentence.source.text] += one.weight
        return found


DIMENSIONS = [(name, one.id) for name in bundled() for one in load(locate(name)).dimensions]


@pytest.fixture(scope="module", params=DIMENSIONS, ids="/".join)
def told(request):
    """A dimension's words, and each exemplar of one sentence with the weight they give it."""
    name, dimension = request.param
    made = compiled(locate(name), cache_folder())
    words = Words(made, next(one for one in made.rubric.dimensions if one.id == dimension))
    written = next(one for one in load(locate(name)).dimensions if one.id == dimension)
    texts = [text for own in written.exemplars.values() for text in own]
    weights = {text: words.weight(text) for text in texts if len(sentences(text)) == 1}
    sided = {text: weight for text, weight in weights.items() if weight}
    assert len(sided) > 100
    return words, sided


def steady(sided):
    """Those in which nothing but the first words of the sentence bears on all that follows."""
    return {text: weight for text, weight in sided.items() if not TURNS.search(text.lower())}


def test_denying_it_turns_the_side(told):
    words, sided = told
    single = [text for text in steady(sided) if not STATEMENTS.search(text.lower())]
    assert len(single) > 50
    denied = {text: words.weight(f"It is a myth that {text}") for text in single}
    assert [text for text, weight in denied.items() if weight * sided[text] >= 0] == []


def test_in_an_adversarys_mouth_it_weighs_nothing(told):
    words, sided = told
    put = "Iran's foreign minister said that"
    assert [text for text in steady(sided) if words.weight(f"{put} {text}")] == []


def test_another_name_and_order_change_nothing(told):
    """Nor does company: what else the expert says, before it and behind it."""
    words, sided = told
    texts = random.Random(1).sample(list(sided), k=min(200, len(sided)))
    alone = {text: sided[text] for text in texts}
    assert words.weights(texts, "Test Alpha") == alone
    assert words.weights(texts[::-1], "Test Beta") == alone
