"""The bundled corpus renders the article paragraph by paragraph, and in its own words."""

import csv
import re

from stances import pipeline
from stances.settings import Settings

RUN = 6
"""So many words in a row would be a copy."""


def units(shared):
    path = shared / "gold/iran-missile-retaliation.units.tsv"
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_same_paragraphs(shared):
    ours = {row["id"].split(".")[0] for row in pipeline.sentences([], settings=Settings())}
    assert ours == {row["sentence"].split(".")[0] for row in units(shared)}


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_no_sentence_is_the_publishers(shared):
    theirs = {run for row in units(shared) for run in runs(row["text"])}
    for row in pipeline.sentences([], settings=Settings()):
        assert not runs(row["text"]) & theirs, row["id"]
