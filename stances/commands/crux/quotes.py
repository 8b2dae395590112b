"""Sentences that oppose each other, as rows and for eyes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stances.comparison.quotes import Quote
from stances.output.figures import format_weight
from stances.output.grid import make_safe_line
from stances.output.tables import Column
from stances.output.view import View
from stances.output.width import wrap_indented


def make_quote_columns() -> list[Column[Any]]:
    """Return the columns of the two sentences of a row; they are empty where it has none."""
    return [
        Column(key=f"{which}_{key}", value=_read_quote(at, key), least=12)
        for at, which in enumerate(("first", "second"))
        for key in ("expert", "sentence", "source", "line", "weight", "text")
    ]


def _read_quote(at: int, key: str) -> Callable[[Any], object]:
    return lambda row: None if row.quotes is None else getattr(row.quotes[at], key)


def show_quote(quote: Quote, name: str, view: View) -> str:
    """Return a sentence below whose it is, what it weighs and where it stands."""
    sign = "+" if quote.weight > 0 else "-"
    weight = view.paint(
        f"{sign}{format_weight(abs(quote.weight))}", "green" if quote.weight > 0 else "red"
    )
    place = f"{make_safe_line(quote.source)}:{quote.line}"
    head = f"  {name}  {weight}  {make_safe_line(quote.sentence)}  {place}"
    return "\n".join([head, *wrap_indented(make_safe_line(quote.text), "    ", view.width)])
