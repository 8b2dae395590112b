"""The made-up rubric in a folder of its own, and ways to spoil it."""

from __future__ import annotations

import pytest

from rubric.samples import write
from stances.errors import StancesError
from stances.rubric.files import read_rubric_files
from stances.rubric.lint import check_patterns
from stances.rubric.load import parse_rubric


@pytest.fixture
def folder(tmp_path):
    """The made-up rubric."""
    return write(tmp_path / "bridge")


@pytest.fixture
def files(folder):
    """Its files as they lie on disk."""
    return read_rubric_files(str(folder))


@pytest.fixture
def loaded(files):
    """It as it was read."""
    return parse_rubric(files)


@pytest.fixture
def spoilt(tmp_path):
    """Change words of one file, load it, and return the fault with its place below the folder."""

    def load_spoilt(**changed):
        folder = write(tmp_path / "bridge", **changed)
        with pytest.raises(StancesError) as caught:
            check_patterns(parse_rubric(read_rubric_files(str(folder))))
        fault = caught.value
        return fault.where.replace(f"{folder.as_posix()}/", ""), fault.what, fault.hint

    return load_spoilt
