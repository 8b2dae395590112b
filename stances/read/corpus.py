"""The corpus that comes with the program, read where nothing else is named."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from stances.read.sources import load_documents

if TYPE_CHECKING:
    from stances.document import Document

NAME = "iran-strike-2020"


def load_bundled_corpus() -> tuple[Document, ...]:
    """Return its documents, with the same names wherever the program is installed."""
    documents = load_documents([str(find_corpus_folder())])
    return tuple(
        dataclasses.replace(one, name=f"{NAME}/{Path(one.name).name}") for one in documents
    )


def find_corpus_folder() -> Path:
    """Return its folder: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "corpus" / NAME
    return inside if inside.is_dir() else package.parent / "corpus" / NAME
