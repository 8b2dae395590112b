"""The blocks of the pages are right even where nothing is printed: they parse, rubrics pass."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
import yaml
from _pytest.mark.structures import ParameterSet

from docs.pages import Block, list_pages, name_page, read_blocks
from docs.session import Session

HEAD = """\
format = 1
id = "tariffs"
question = "Should tariffs on imports be raised?"
kind = "prescription"
positive = "raise tariffs"
negative = "lower tariffs"
"""
ENTRIES = """
[[target]]
words = ["tariff*"]
fires = ["We should raise tariffs."]
"""
EXEMPLARS = """
[exemplars]
positive = ["Duties keep our mills open.", "Protection saves plants.", "Let importers pay."]
negative = ["Duties fall on shoppers.", "Closed borders make us poor.", "Barriers breed barriers."]
"""
MADE = {
    "entries": ("tariffs.toml", HEAD + "{block}" + EXEMPLARS),
    "exemplars": ("tariffs.toml", HEAD + ENTRIES + "{block}"),
    "header": ("rubric.toml", "{block}"),
}
"""By the mark of a block: the file of a rubric that it is a part of, and the rest of that file."""

PARSERS = {
    "toml": lambda text: [tomllib.loads(text)],
    "yaml": lambda text: [yaml.safe_load(text)],
    "json": lambda text: [json.loads(text)],
    "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
}
LANGUAGES = {*PARSERS, "console", "csv", "markdown", "pycon", "python", "sh", ""}


def list_blocks(*languages: str) -> list[ParameterSet]:
    return [
        pytest.param(block, id=f"{name_page(page)}:{block.line}")
        for page in list_pages()
        for block in read_blocks(page.read_text(encoding="utf-8"))
        if not languages or block.language in languages
    ]


@pytest.mark.parametrize("block", list_blocks())
def test_a_block_is_of_a_known_language(block: Block) -> None:
    assert block.language in LANGUAGES


@pytest.mark.parametrize("block", list_blocks(*PARSERS))
def test_a_block_of_data_parses(block: Block) -> None:
    assert all(PARSERS[block.language](block.text))


@pytest.mark.parametrize("block", list_blocks("toml"))
def test_a_block_of_toml_is_a_file_that_its_page_uses_or_a_part_of_a_rubric(block: Block) -> None:
    assert block.file or block.mark in MADE


@pytest.mark.parametrize(
    "block", [one for one in list_blocks("toml") if one.values[0].mark in MADE]
)
def test_a_part_of_a_rubric_passes_lint_and_test(block: Block, tmp_path: Path) -> None:
    name, whole = MADE[block.mark]
    session = Session(tmp_path)
    session.run("stances rubric new trade")
    session.write(f"trade/{name}", whole.replace("{block}", block.text))
    for command in ("stances rubric lint trade", "stances rubric test trade"):
        printed = session.run(command)
        assert session.exit_code == 0, printed
