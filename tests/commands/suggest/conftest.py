"""``rubric suggest`` in a folder of codes and texts, and a made-up rubric."""

from __future__ import annotations

import csv
import io
import json

import pytest

from commands.tariffs import cache, folder, run_program  # noqa: F401  (fixtures)
from rubric.samples import write
from stances.rubric.compile import load_compiled
from stances.rubric.files import read_rubric_files
from stances.rubric.load import parse_rubric
from stances.rubric.starter import make_starter

PLUS = "Ministers must shield our steel workers. Idle plants haunt town {}."
MINUS = "Grocery bills soar, and farmers lose markets. Higher tariffs would be a mistake, {}."
SIDES = {"+": PLUS, "-": MINUS, ".": "It rains, and grocery bills soar in {}."}


def make_rows(times=4):
    """Return statements of both sides and of none, with their codes."""
    return [
        {"id": f"t{number}{name}", "text": text.format(number), "stances": {"tariffs": side}}
        for number in range(times)
        for name, (side, text) in zip("abc", SIDES.items(), strict=True)
    ]


def make_lines(values):
    """Return values as JSON lines."""
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def make_table(header, values):
    """Return rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([header, *values])
    return out.getvalue()


@pytest.fixture
def run(run_program, folder):  # noqa: F811
    """Runs ``rubric suggest`` with the starter's rubric, in a folder of codes and texts."""
    (folder / "trade").mkdir()
    for name, text in make_starter("trade").items():
        (folder / "trade" / name).write_text(text, encoding="utf-8")
    made = make_rows()
    texts = {
        "coded.jsonl": make_lines(made),
        "texts.jsonl": make_lines({"expert": one["id"], "text": one["text"]} for one in made),
        "codes.csv": make_table(
            ["expert", "dimension", "code"],
            [[one["id"], "tariffs", one["stances"]["tariffs"]] for one in made],
        ),
        "long.csv": make_table(
            ["expert", "text", "dimension", "code"],
            [
                [one["id"], one["text"], name, one["stances"]["tariffs"] if known else "."]
                for one in made
                for name, known in (("tariffs", True), ("other", False))
            ],
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")

    def suggest(*args: str, rubric: str = "trade"):
        return run_program("rubric", "suggest", *args, "-r", rubric)

    return suggest


@pytest.fixture(scope="session")
def bridge_folder(tmp_path_factory):
    return str(write(tmp_path_factory.mktemp("suggest") / "bridge"))


@pytest.fixture(scope="session")
def whole(bridge_folder):
    """The made-up rubric with its examples."""
    return parse_rubric(read_rubric_files(bridge_folder))


@pytest.fixture(scope="session")
def bridge(bridge_folder):
    """The made-up rubric, compiled."""
    return load_compiled(read_rubric_files(bridge_folder), None)
