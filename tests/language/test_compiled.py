"""The data that the program loads is that of the files that people edit."""

from __future__ import annotations

import pytest

from language.compile import FOLDER, NAMES, make_compiled
from stances.language import data


@pytest.mark.parametrize("name", NAMES)
def test_what_is_compiled_is_fresh(name):
    """`python -m tests.language.compile` writes it."""
    assert (FOLDER / f"{name}.json").read_bytes() == make_compiled(name)


@pytest.mark.parametrize("content", [None, b"", b"[1]", b'{"other": []}'])
def test_data_that_is_missing_or_of_another_form_is_made_from_its_source(
    tmp_path, monkeypatch, content
):
    folder = tmp_path / "compiled"
    folder.mkdir()
    if content is not None:
        (folder / "words.json").write_bytes(content)
    monkeypatch.setattr(data, "FOLDER", tmp_path)
    assert data.read_compiled("words", dict[str, int], lambda: {"made": 1}) == {"made": 1}
