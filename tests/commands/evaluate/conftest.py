"""``evaluate`` in a folder of codes and texts."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest

from commands.tariffs import cache, folder, run_program  # noqa: F401  (fixtures)

CODES = """\
expert,dimension,code
Test Ümlaut,tariffs,+
Test Beta,tariffs,-
Test Gamma,tariffs,.
Test Silent,tariffs,-
"""
SENTENCES = """\
sentence,dimension,code
umlaut-1.1,tariffs,+
beta-1.1,tariffs,+
silent-1.1,tariffs,-
"""
STATEMENTS = [
    {"id": "s1", "text": "Congress should support tariffs.", "stances": {"tariffs": "+"}},
    {"id": "s2", "text": "Higher tariffs would be a mistake.", "stances": {"tariffs": "+"}},
    {"id": "s3", "text": "It rains.", "stances": {"tariffs": "?"}},
    {"id": "s4", "text": "Tariffs exist.", "stances": {"tariffs": "."}},
]


@pytest.fixture
def files(folder):  # noqa: F811
    """Writes files beside the article: a name and a text each."""

    def put(**texts):
        for name, text in texts.items():
            stem, _, ending = name.rpartition("_")
            (folder / f"{stem}.{ending}").write_text(text, encoding="utf-8")

    put(
        codes_csv=CODES,
        sentences_csv=SENTENCES,
        statements_jsonl="\n".join(map(json.dumps, STATEMENTS)),
    )
    return put


@pytest.fixture
def run(run_program, files):  # noqa: F811
    def evaluate(*args):
        return run_program("evaluate", *args)

    return evaluate


@pytest.fixture
def figures(run):
    """The evaluation as JSON holds it, its wrong cells with it."""

    def of(*args):
        code, out, err = run(*args, "--errors", "-f", "json")
        assert (code, err) == (0, "")
        return json.loads(out)["evaluation"]

    return of


@pytest.fixture
def typed(monkeypatch):
    """Puts a text on standard input."""

    def of(text):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))

    return of


def confusion(found):
    """Return how often each coded and given side meet, such as ``{"++": 1}``."""
    cells = found["overall"]["confusion"]
    return {cell["coded"] + cell["given"]: cell["cells"] for cell in cells}


def faults(found):
    """Return the wrong cells: unit, dimension and what is wrong."""
    return [(one["unit"], one["dimension"], one["fault"]) for one in found["errors"]]
