"""The corpus that comes with the program, read where nothing else is named."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from stances.read.sources import load

if TYPE_CHECKING:
    from stances.model import Source

NAME = "iran-strike-2020"


def bundled_corpus() -> tuple[Source, ...]:
    """Its sources, named alike wherever the program is installed."""
    sources = load([str(corpus_folder())])
    return tuple(replace(one, name=f"{NAME}/{Path(one.name).name}") for one in sources)


def corpus_folder() -> Path:
    """Where it lies: inside the installed package, or beside it in a checkout."""
    package = Path(str(resources.files("stances")))
    inside = package / "corpus" / NAME
    return inside if inside.is_dir() else package.parent / "corpus" / NAME
