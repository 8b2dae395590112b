"""The main job: the scores of the article, and of its paraphrase, against human codes."""

import csv

import pytest

from stances import pipeline
from stances.settings import Settings
from validity.figures import SIDES, f_avg, told

ARTICLE = "articles/iran-missile-retaliation.txt"


@pytest.fixture(scope="module")
def article(shared):
    return pipeline.sheet([str(shared / ARTICLE)], settings=Settings())


@pytest.fixture(scope="module")
def paraphrase():
    return pipeline.sheet([], settings=Settings())


@pytest.fixture(scope="module")
def experts(shared):
    with (shared / "gold/iran-missile-retaliation.experts.tsv").open(encoding="utf-8") as file:
        return {(r["expert"], r["dimension"]): r for r in csv.DictReader(file, delimiter="\t")}


@pytest.fixture(scope="module")
def sentences(shared):
    with (shared / "gold/iran-missile-retaliation.sentences.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {(r["sentence"], r["dimension"]): r["stance"] for r in rows}


def sides(sheet):
    return {(c["expert"], c["dimension"]): SIDES[c["state"]] for c in sheet["cells"]}


@pytest.mark.parametrize("text", ["article", "paraphrase"])
def test_experts(text, experts, request):
    given = sides(request.getfixturevalue(text))
    pairs = [(row["stance"], given[key]) for key, row in experts.items()]
    figure = f_avg(pairs)
    told({"article": "the article", "paraphrase": "its paraphrase, bundled"}[text], pairs)
    for key, row in experts.items():
        if row["stance"] != given[key]:
            print(f"  {key[0]}, {key[1]}: coded {row['level']}, given {given[key]}")
    assert figure >= 0.85
    opposite = {"+": "-", "-": "+"}
    for key, row in experts.items():
        if row["level"] in ("+2", "-2"):
            assert given[key] != opposite[row["stance"]], key


def test_sentences(article, sentences):
    given = {
        (one["sentence"], cell["dimension"]): "+" if one["weight"] > 0 else "-"
        for cell in article["cells"]
        for one in cell["evidence"]
        if one["weight"]
    }
    right = sum(sentences.get(key) == side for key, side in given.items())
    precision, recall = right / len(given), right / len(sentences)
    figure = 2 * precision * recall / (precision + recall)
    print(f"\nsentences: precision {precision:.3f} recall {recall:.3f} F1 {figure:.3f}")
    assert figure >= 0.70


def test_article_and_paraphrase_tell_the_same_story(article, paraphrase):
    one, other = sides(article), sides(paraphrase)
    both = [key for key in one if {one[key], other[key]} <= {"+", "-"}]
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
