"""The main job: the scores of the article, and of its paraphrase, against human codes."""

import pytest

from stances import pipeline
from stances.evaluation import evaluation
from stances.settings import Settings
from validity.figures import told

ARTICLE = "articles/iran-missile-retaliation.txt"
GOLD = "gold/iran-missile-retaliation"


@pytest.fixture(scope="module")
def article(shared):
    return pipeline.sheet([str(shared / ARTICLE)], settings=Settings())


@pytest.fixture(scope="module")
def paraphrase():
    return pipeline.sheet([], settings=Settings())


@pytest.mark.parametrize(
    ("text", "name"), [([ARTICLE], "the article"), ([], "its paraphrase, bundled")]
)
def test_experts(text, name, shared):
    inputs = [str(shared / path) for path in text]
    found = evaluation(str(shared / f"{GOLD}.experts.tsv"), inputs, settings=Settings())
    told(name, found)
    assert found["overall"]["f_avg"] >= 0.85
    strong = [error for error in found["errors"] if abs(error["grade"] or 0) == 2]
    assert [error for error in strong if error["fault"] == "opposite"] == []


def test_sentences(shared):
    found = evaluation(
        str(shared / f"{GOLD}.sentences.tsv"), [str(shared / ARTICLE)], settings=Settings()
    )
    cells = {(one["coded"], one["given"]): one["cells"] for one in found["overall"]["confusion"]}
    right = cells["+", "+"] + cells["-", "-"]
    given = sum(count for (_, side), count in cells.items() if side != ".")
    coded = sum(count for (side, _), count in cells.items() if side != ".")
    print(f"\nsentences: precision {right / given:.3f} recall {right / coded:.3f}")
    assert 2 * right / (given + coded) >= 0.70


def test_article_and_paraphrase_tell_the_same_story(article, paraphrase):
    one, other = (
        {(c["expert"], c["dimension"]): c["state"] for c in sheet["cells"]}
        for sheet in (article, paraphrase)
    )
    both = [key for key in one if {one[key], other[key]} <= {"for", "against"}]
    assert len(both) >= 20
    assert [key for key in both if one[key] != other[key]] == []


def test_pfaff_on_retaliation_rests_on_the_right_sentences(article):
    cell = next(
        c
        for c in article["cells"]
        if c["expert"] == "C. Anthony Pfaff" and c["dimension"] == "retaliation"
    )
    against = {one["sentence"] for one in cell["evidence"] if one["weight"] < 0}
    assert {"pfaff-2.2", "pfaff-3.1", "pfaff-3.3"} <= against
    assert not [one for one in cell["evidence"] if one["weight"] > 0]
