"""The table formats of `tabulate`, such as ``github``, ``latex`` or ``html``."""

from __future__ import annotations

from stances.output.answer import Answer
from stances.output.tables import draw_markup


def list_markups() -> list[str]:
    """Return the names of the formats; ``tsv`` is ours."""
    from tabulate import tabulate_formats  # noqa: PLC0415

    return [name for name in tabulate_formats if name != "tsv"]


def write(answer: Answer, name: str) -> str:
    """Return the answer's table in the format of a name."""
    return draw_markup(answer.make_table(), name)
