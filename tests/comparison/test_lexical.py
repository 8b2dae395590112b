"""How alike words are, against scikit-learn's cosine."""

from __future__ import annotations

import pytest

from stances.comparison.lexical import list_known_terms, measure_cosine, measure_cosines
from stances.document import Document
from stances.model import Statement
from stances.pipeline import open_rubric
from stances.read.blocks import cut_blocks
from stances.read.sentences import group_sentences

SAID = {
    "Test Alpha": "We must retaliate against Iran. The bridge is long.",
    "Test Beta": "We must never retaliate against Iran. The bridge is long.",
    "Test Gamma": "Cheese keeps well in cool cellars.",
}


def cut(said):
    return group_sentences(
        [
            Statement(expert=name, document=Document(name=name, text=text), blocks=cut_blocks(text))
            for name, text in said.items()
        ]
    )


@pytest.fixture(scope="module")
def terms():
    return list_known_terms(open_rubric("us-iran"))


def test_same_words_on_the_other_side_are_alike(terms):
    cosines = measure_cosines(cut(SAID), terms)
    assert cosines["Test Alpha", "Test Beta"] > 0.9
    assert cosines["Test Alpha", "Test Gamma"] == 0


def test_others_do_not_move_it(terms):
    two = {name: SAID[name] for name in ("Test Alpha", "Test Beta")}
    assert measure_cosines(cut(two), terms).items() <= measure_cosines(cut(SAID), terms).items()


def test_cosine_is_that_of_scikit_learn():
    from sklearn.metrics.pairwise import cosine_similarity

    one, two = {"a": 1.5, "b": 2.0}, {"b": 0.5, "c": 3.0}
    expected = cosine_similarity([[1.5, 2.0, 0.0]], [[0.0, 0.5, 3.0]])[0, 0]
    assert measure_cosine(one, two) == pytest.approx(expected, abs=1e-6)
    assert measure_cosine({}, two) == 0


def test_each_text_is_like_itself(terms):
    twice = {"Test Alpha": SAID["Test Alpha"], "Test Copy": SAID["Test Alpha"]}
    assert measure_cosines(cut(twice), terms)["Test Alpha", "Test Copy"] == pytest.approx(1)


def test_a_rubric_that_learnt_nothing_gives_the_terms_of_its_exemplars():
    compiled = open_rubric("uk-parties")
    assert compiled.rubric.learned is None
    terms = list_known_terms(compiled)
    assert terms["the"].idf < terms["tax"].idf < terms["welfar"].idf
    assert "ayatol" not in terms


def test_a_rubric_that_learnt_gives_the_terms_of_its_coded_texts(terms):
    assert terms["the"].idf < terms["iran"].idf < terms["ayatol"].idf
