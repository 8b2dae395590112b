"""Whole documents of many publishers: each expert's words, and nobody else's, are theirs."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from stances.errors import StancesError
from stances.read.sources import load_documents
from stances.read.statements import extract_statements

FOLDER = Path(__file__).parents[1] / "cases" / "documents"
DOCUMENTS = sorted(
    f"{one.parent.parent.name}/{one.parent.name}" for one in FOLDER.glob("*/*/gold.jsonl")
)

KINDS = {
    "a direction in the middle of a sentence stays, for a sentence is one stretch of the text": (
        "label/cable-tariffs label/debate-governor"
    ),
    "a title that names nobody (Chair) is not known to be somebody named before": (
        "captions/captions-youtube-plain"
    ),
    "what the publisher adds below the last words has no mark of its own": """
        heading/numbered-names-list heading/wrapped-heads run_in/name-emdash-text
    """,
}
NOT_YET = {name: reason for reason, names in KINDS.items() for name in names.split()}
"""What is known to be read wrongly or refused, and why; each is to fail until it is read right."""


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """What the gold says of one speaker; moderators and the unnamed may be left out."""

    names: tuple[str, ...]
    words: list[str]
    is_expert: bool


def list_words(text: str) -> list[str]:
    """Return the words without their case, apostrophes, soft hyphens and punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.findall(r"[^\W_]+", re.sub("['’‘\u00ad]", "", plain))


def read_gold(folder: Path) -> list[Speaker]:
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Speaker(
            names=(one["expert"], *one["aliases"]),
            words=list_words(one["words"]),
            is_expert="role" not in one,
        )
        for one in map(json.loads, lines)
    ]


def read_document(folder: Path) -> dict[str, list[str]]:
    """Return the words that the readers give to each expert."""
    (path,) = (one for one in folder.iterdir() if one.name != "gold.jsonl")
    said: dict[str, list[str]] = {}
    for one in extract_statements(load_documents([str(path)])):
        text = " ".join(one.document.text[block.start : block.end] for block in one.blocks)
        said.setdefault(one.expert, []).extend(list_words(text))
    return said


def find_speaker(name: str, gold: list[Speaker]) -> Speaker | None:
    """Return the only speaker whose name has all the words of this one, or the other way round."""
    words = set(list_words(name))
    names = [(one, set(list_words(each))) for one in gold for each in one.names]
    same = {id(one): one for one, each in names if words == each}
    like = {id(one): one for one, each in names if words <= each or words >= each}
    found = same or like
    return next(iter(found.values())) if len(found) == 1 else None


def compare_words(said: dict[str, list[str]], gold: list[Speaker]) -> list[str]:
    """Return what is wrong: a stranger, a person twice, words missing or added, with figures."""
    wrong = []
    names: dict[int, str] = {}
    for name, words in said.items():
        speaker = find_speaker(name, gold)
        if speaker is None:
            wrong.append(f"{name} is not a speaker: {' '.join(words)[:60]}")
            continue
        if id(speaker) in names:
            wrong.append(f"{name} and {names[id(speaker)]} are one person")
        names[id(speaker)] = name
        if words != speaker.words:
            wrong.append(describe_words(name, words, speaker.words))
    wrong += (
        f"{one.names[0]} is missing" for one in gold if one.is_expert and id(one) not in names
    )
    return wrong


def describe_words(name: str, found: list[str], gold: list[str]) -> str:
    common = (Counter(found) & Counter(gold)).total()
    added, missing = Counter(found) - Counter(gold), Counter(gold) - Counter(found)
    return (
        f"{name}: precision {common / len(found):.2f}, recall {common / len(gold):.2f}; "
        f"added: {' '.join(added)[:80]}; missing: {' '.join(missing)[:80]}"
    )


def test_every_layout_has_ten_documents():
    count = Counter(name.split("/")[0] for name in DOCUMENTS)
    assert min(count.values()) >= 10
    assert len(count) == 10
    assert set(NOT_YET) <= set(DOCUMENTS)


@pytest.mark.filterwarnings("ignore:.*not UTF-8")
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            one,
            marks=pytest.mark.xfail(
                raises=(AssertionError, StancesError), strict=True, reason=NOT_YET[one]
            )
            if one in NOT_YET
            else (),
        )
        for one in DOCUMENTS
    ],
)
def test_each_expert_has_exactly_their_own_words(name):
    try:
        said = read_document(FOLDER / name)
    except StancesError as error:
        if error.hint.startswith("pip install"):
            pytest.skip(error.hint)
        raise
    assert compare_words(said, read_gold(FOLDER / name)) == []
