"""What was learnt counts in passages that name the dimension, or anywhere."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rubric.samples import write
from stances.document import Document
from stances.match.reader import Reader
from stances.model import Block, Statement
from stances.read.sentences import split_statements
from stances.rubric.compile import compile_rubric
from stances.rubric.files import read_rubric_files
from stances.rubric.learn import CodedText, learn_terms
from stances.rubric.load import parse_rubric
from stances.scoring.passages import group_passages
from stances.scoring.stretches import read_bare
from stances.scoring.trial import weigh_text
from stances.text.tokens import tokenize

LETTERS = (("The ferry pays for itself.", 1), ("The ferry robs nurses.", -1), ("It rained.", 0))


@pytest.fixture(scope="module")
def learnt(tmp_path_factory):
    """The made-up rubric with what it learnt of tolls from a few letters."""
    folder = write(tmp_path_factory.mktemp("learnt") / "bridge")
    rubric = parse_rubric(read_rubric_files(str(folder)))
    texts = [
        CodedText(name="", group="", sentences=(tokenize(text),), codes={"tolls": code})
        for text, code in LETTERS * 4
    ]
    return replace(rubric, learned=learn_terms(texts, ["tolls"]))


def weigh(rubric, text):
    tolls = next(one for one in rubric.dimensions if one.id == "tolls")
    found = weigh_text(Reader(compile_rubric(rubric)), tolls, text)
    return [one for each in found for one in each.evidence if one.origin == "similarity"]


def let_anywhere(rubric):
    return replace(rubric, similarity=replace(rubric.similarity, anywhere=True))


def test_a_passage_that_does_not_name_the_dimension_takes_no_side(learnt):
    assert weigh(learnt, "The ferry robs nurses.") == []


def test_a_passage_that_names_it_takes_the_side_it_is_like(learnt):
    (one,) = weigh(learnt, "Tolls exist. The ferry robs nurses.")
    assert (one.sign, one.rule, one.sentence.text) == (-1, "tolls/learned", "Tolls exist.")


def test_a_short_passage_must_lean_clearly(learnt):
    text = "Tolls exist. The ferry robs nurses."
    usual = replace(learnt, learned=replace(learnt.learned, length=12))
    assert len(weigh(usual, text)) == 1
    longer = replace(learnt, learned=replace(learnt.learned, length=120))
    assert weigh(longer, text) == []


@pytest.mark.parametrize(("text", "sign"), [(LETTERS[0][0], 1), (LETTERS[1][0], -1)])
def test_anywhere_a_passage_need_not_name_it(learnt, text, sign):
    (one,) = weigh(let_anywhere(learnt), text)
    assert one.sign == sign


def test_anywhere_other_matters_weigh_little(learnt):
    found = weigh(let_anywhere(learnt), "It rained.")
    assert sum(one.weight for one in found) < 0.2


SPEECH = [
    "Tolls exist.",
    "The ferry robs nurses.",
    "It rained, and nobody saw the ferry.",
    "The ferry pays for itself.",
] * 12


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_where_a_paragraph_ends_does_not_matter(learnt, gap):
    found = weigh(learnt, gap.join(SPEECH))
    assert len(found) == 2  # 216 words
    assert [(one.sign, one.weight) for one in found] == [
        (one.sign, one.weight) for one in weigh(learnt, " ".join(SPEECH))
    ]


def group(*gaps):
    """Return the passages of five sentences of 40 words with what stands between them."""
    text, blocks = "", []
    for gap in (*gaps, ""):
        start = len(text)
        text += " ".join(["word"] * 40) + "."
        blocks.append(Block(start=start, end=len(text)))
        text += gap
    statement = Statement(
        expert="Test Alpha", document=Document(name="a", text=text), blocks=tuple(blocks)
    )
    read = read_bare(split_statements([statement]))
    return [[one.sentence.paragraph for one in passage] for passage in group_passages(read)]


def test_a_passage_is_at_most_120_words_long():
    assert group(" ", "\n\n", " ", " ") == [[1, 2, 3], [4, 5]]
    assert group(*[" "] * 8) == [[1, 2, 3], [4, 5, 6], [7, 8, 9]]


def test_a_passage_ends_where_somebody_else_speaks():
    assert group("\n\n* ", "\n\nTest Beta: No.\n\nTest Alpha: ", " ", " ") == [[1, 2], [3, 4, 5]]
