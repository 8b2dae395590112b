"""Rubrics are data: no line of code knows one of them, but for the one that is the default."""

from pathlib import Path

import pytest

import stances
from stances.rubric.files import list_bundled, read_rubric_files
from stances.rubric.load import parse_rubric
from stances.settings.model import Settings

PACKAGE = Path(stances.__file__).parent
OTHERS = [name for name in list_bundled() if name != Settings().rubric]


def test_there_is_more_than_one_rubric():
    assert OTHERS


@pytest.mark.parametrize("name", OTHERS)
def test_no_line_of_code_knows_a_rubric(name):
    words = (name, *(one.id for one in parse_rubric(read_rubric_files(name)).dimensions))
    knowing = {
        word: path.relative_to(PACKAGE).as_posix()
        for path in sorted(PACKAGE.rglob("*.py"))
        for word in words
        if word in path.read_text(encoding="utf-8")
    }
    assert knowing == {}
