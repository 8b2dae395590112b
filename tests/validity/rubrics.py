"""The bundled rubrics and what they score, each opened or scored once for all tests."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from stances.match.reader import Reader
from stances.pipeline import Scoring, open_rubric, score_inputs
from stances.rubric.files import find_passages, read_rubric_files
from stances.rubric.load import parse_rubric
from stances.rubric.model import CompiledRubric, Dimension
from stances.settings.model import Settings
from validity.data import ARTICLE


@cache
def open_compiled(name: str) -> CompiledRubric:
    """Return a rubric, compiled: without examples and exemplars."""
    return open_rubric(name)


@cache
def open_reader(name: str) -> Reader:
    """Return a rubric at work."""
    return Reader(open_compiled(name))


@cache
def load_dimensions(name: str) -> dict[str, Dimension]:
    """Return the dimensions of a rubric by their ids, with examples and exemplars."""
    return {one.id: one for one in parse_rubric(read_rubric_files(name)).dimensions}


@cache
def list_exemplars(name: str, dimension: str) -> list[str]:
    """Return the exemplars of one dimension: the rubric's own, and those among its passages."""
    own = load_dimensions(name)[dimension].exemplars
    texts = [text for texts in own.values() for text in texts]
    passages = find_passages(name)
    if passages:
        rows = [json.loads(line) for line in Path(passages).read_text("utf-8").splitlines()]
        texts += [row["text"] for row in rows if list(row["stances"]) == [dimension]]
    return texts


@cache
def score_article() -> Scoring:
    """Return what the published article scores."""
    return score_inputs([str(ARTICLE)], settings=Settings())


@cache
def score_paraphrase() -> Scoring:
    """Return what the bundled corpus scores."""
    return score_inputs([], settings=Settings())
