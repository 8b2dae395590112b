"""The bundled corpus renders the article paragraph by paragraph, and in its own words."""

from __future__ import annotations

import csv
import re

import pytest

from validity.data import ARTICLE_UNITS
from validity.rubrics import score_paraphrase

pytestmark = pytest.mark.usefixtures("shared")

RUN = 6
"""So many words in a row would be a copy."""


@pytest.fixture(scope="module")
def units():
    with ARTICLE_UNITS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def ours():
    return [one for own in score_paraphrase().sentences.values() for one in own]


def test_same_paragraphs(ours, units):
    assert {one.id.split(".")[0] for one in ours} == {
        row["sentence"].split(".")[0] for row in units
    }


def list_runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_no_sentence_is_the_publishers(ours, units):
    theirs = {run for row in units for run in list_runs(row["text"])}
    assert [one.id for one in ours if list_runs(one.text) & theirs] == []
