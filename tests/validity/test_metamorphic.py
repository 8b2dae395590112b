"""What must follow for every exemplar in which the rubric's words take a side."""

from __future__ import annotations

import random
import re

import pytest
from msgspec.structs import replace

from stances.document import Document
from stances.match.reader import Reader
from stances.model import Statement
from stances.read.blocks import cut_blocks
from stances.read.sentences import split_statements
from stances.rubric.files import list_bundled
from stances.rubric.similarity import SimilarityModel
from stances.scoring.weighing import weigh_sentences
from validity.data import cut_sentences
from validity.rubrics import list_exemplars, open_compiled

TURNS = re.compile(
    r"\b(but|however|yet|nonsense|(i|we) (disagree|reject|believe|think|say|oppose|support|know)"
    r"|(they|he|she) (is|are|was|were) (wrong|right)|(and|but) rightly so|i (share|stand with)"
    r"|'s been wrong|; it did not|those (calling|who) .* mis\w+|bears (him|her) out)\b"
)
"""Words after which the author speaks on in their own voice: what is put before ends there."""

STATEMENTS = re.compile(
    r"[;:()\[\]?!–—]|\s-+\s|,\s(and|or|so|yet|then|nor|hence|thus|but|though|although|because|since"
    r"|while|whereas|which is why|that is why|i|we|you|he|she|they|it|there|let|nobody)\b"
)
"""Where another statement may begin, to which a denial in front of the first does not reach."""


DENIED_WRONGLY = {
    "The so-called forever war label obscures a simple fact, which is that our limited mission in "
    "Iraq is working.",
    "I welcome today's snapback, which restores the restrictions that should never have been "
    "lifted.",
    "I regret today's snapback, which revives restrictions that impoverished a people and moved "
    "its rulers not at all.",
    "Let the Iraqi army, which we spent billions training, defend Iraq.",
    "Iran's missiles crossed Iraqi airspace uninvited, which was an affront to Iraqi sovereignty "
    "that deserved far louder censure.",
    "Tehran's response was meant to kill and it was only by the grace of God that it didn't.",
    "Europe's banks complied with American sanctions against the wishes of Europe's governments, "
    "which shows how little allied consent matters.",
    "The administration downplayed our injuries because it wanted to pretend that Iran's strike "
    "was harmless.",
    "I call upon all nations to recognize the regime's atomic ambitions for the clear and present "
    "peril that they are.",
    "Iran's nuclear advances since 2021 are the most dangerous problem on the president's desk.",
    "Both capitals have blinked, which is how wars are avoided.",
    "The resolution's claim that Iran's nuclear programme poses a clear and present danger is "
    "simply false.",
    "The idea that we violated Iraq's sovereignty by killing an Iranian general who was there to "
    "plot attacks on us is absurd.",
    "Let's not kid ourselves that the regime pulled its punches when it launched 180 ballistic "
    "missiles at Israeli cities.",
    "The president's claim that Iraq has to pay us billions before we go is an insult to a country "
    "we invaded on false pretenses.",
    "If we do not restore deterrence soon, Iran will start a war that we will then have to finish.",
}
"""Known failures: composition ends the denial at ", which", ", who" or "and it", or a cue loses its
side or keeps it, or a claim that is turned down already is denied once more."""

REPORTED_WRONGLY = {
    "He was right to give the order, he was right to hit all three sites, and he'd be right to "
    "send the bombers back if inspectors are kept out.",
    "He was wrong to give the order, he was wrong to bypass Congress, and he'd be wrong to send "
    "the bombers back.",
    "It's naive to put Iraqi sovereignty first when Tehran recognizes no such thing.",
    "The neoconservatives promised that sanctions would bring regime change, and once again they "
    "were wrong.",
    "Two previous presidents passed on the chance to kill Soleimani because they judged that it "
    "wasn't worth the consequences, and they were right.",
    "Mr. Netanyahu has been warning of an Iranian bomb by next year since the 1990s, and he's been "
    "wrong each time.",
    "I see no evidence that we're marching to war, and I sit on the Intelligence Committee.",
}
"""Known failures: composition takes a verdict at the end for the author's own."""


class Words:
    """One dimension of a rubric, its words alone: likeness neither weighs nor is measured."""

    def __init__(self, compiled, dimension):
        silent = replace(compiled.rubric.similarity, weight=0.0)
        self.rubric = replace(
            compiled.rubric, dimensions=(dimension,), similarity=silent, learned=None
        )
        nothing = SimilarityModel(terms={}, topic_intercepts={}, side_intercepts={})
        self.reader = Reader(replace(compiled, rubric=self.rubric, similarity=nothing))
        self.dimension = dimension

    def weigh(self, text, expert="Test Alpha"):
        return self.weigh_all([text], expert)[text]

    def weigh_all(self, texts, expert):
        """Return what each of an expert's texts weighs, all of them read in their order."""
        said = [
            Statement(
                expert=expert,
                document=Document(name=expert, text=text),
                blocks=tuple(cut_blocks(text)),
            )
            for text in texts
        ]
        found = dict.fromkeys(texts, 0)
        for one in weigh_sentences(
            self.dimension, self.reader.read(split_statements(said)), self.rubric
        ):
            found[one.sentence.document.text] += one.weight
        return found


DIMENSIONS = [
    (name, one.id) for name in list_bundled() for one in open_compiled(name).rubric.dimensions
]


@pytest.fixture(scope="module", params=DIMENSIONS, ids="/".join)
def weighed(request):
    """A dimension's words, and each exemplar of one sentence with the weight they give it."""
    name, dimension = request.param
    compiled = open_compiled(name)
    words = Words(compiled, next(one for one in compiled.rubric.dimensions if one.id == dimension))
    texts = list_exemplars(name, dimension)
    weights = {text: words.weigh(text) for text in texts if len(cut_sentences(text)) == 1}
    sided = {text: weight for text, weight in weights.items() if weight}
    assert len(sided) > 100
    return words, sided


def keep_steady(sided):
    """Return those in which only the first words of the sentence bear on all that follows."""
    return {text: weight for text, weight in sided.items() if not TURNS.search(text.lower())}


def test_denying_it_turns_the_side(weighed):
    words, sided = weighed
    single = [text for text in keep_steady(sided) if not STATEMENTS.search(text.lower())]
    assert len(single) > 50
    denied = {text: words.weigh(f"It is a myth that {text}") for text in single}
    wrong = [text for text, weight in denied.items() if weight * sided[text] >= 0]
    assert wrong == [text for text in single if text in DENIED_WRONGLY]


def test_in_an_adversarys_mouth_it_weighs_nothing(weighed):
    words, sided = weighed
    put = "Iran's foreign minister said that"
    steady = keep_steady(sided)
    wrong = [text for text in steady if words.weigh(f"{put} {text}")]
    assert wrong == [text for text in steady if text in REPORTED_WRONGLY]


def test_another_name_and_order_change_nothing(weighed):
    """Nor does company: what else the expert says, before it and behind it."""
    words, sided = weighed
    texts = random.Random(1).sample(list(sided), k=min(200, len(sided)))
    alone = {text: sided[text] for text in texts}
    assert words.weigh_all(texts, "Test Alpha") == alone
    assert words.weigh_all(texts[::-1], "Test Beta") == alone
