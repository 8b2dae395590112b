"""The columns that hold a coder's word, beside the figures that the text gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stances.output.figures import format_code
from stances.output.tables import Column
from stances.scoring.sheet import SheetCode


def _read(name: str) -> Callable[[Any], str | None]:
    def read(cell: Any) -> str | None:  # noqa: ANN401  (a cell on either scale)
        coded = cell.coded
        return getattr(coded, name) if isinstance(coded, SheetCode) else None

    return read


CODE_COLUMNS: tuple[Column[Any], ...] = (
    Column(key="code", value=_read("code"), show=format_code),
    Column(key="coder", value=_read("coder")),
    Column(key="note", value=_read("note")),
)
"""What a person found in a cell, who it was, and what they say of it; empty where nobody coded."""
