"""Only the statements of some days, with an account of what is left out for want of a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from stances.errors import StancesError
from stances.model import Statement
from stances.read.dates import Period, parse_period
from stances.read.notes import list_some, make_note

_MOST = 10
"""How many documents a note names before it only counts the rest."""


def choose_in_period(
    statements: Iterable[Statement], period: Period, faults: list[StancesError]
) -> Iterator[Statement]:
    """Yield the statements that were made within a period.

    A statement without a date is left out, and so is one of a month or a year that only partly
    lies within the period; a note counts them and names their documents.

    Args:
        faults: is given an error where nothing is left, unless there is another already.
    """
    undated: dict[str, int] = {}
    days: list[Period] = []
    found = False
    for one in statements:
        made = parse_period(one.date)
        if made is not None and made.lies_in(period):
            found = True
            yield one
        elif made is None or made.meets(period):
            undated[one.document.name] = undated.get(one.document.name, 0) + 1
        else:
            days.append(made)
    if undated:
        _note_undated(undated)
    if not found and not faults:
        faults.append(_make_empty(period, days))


def _note_undated(undated: dict[str, int]) -> None:
    count = sum(undated.values())
    what = "statement" if count == 1 else "statements"
    text = f"{count} {what} without a sure date left out, of {list_some(list(undated), _MOST)}"
    make_note(text, "--since, --until")


def _make_empty(period: Period, days: list[Period]) -> StancesError:
    """Return the error for a period in which nothing was said."""
    if days:
        first, last = min(one.first for one in days), max(one.last for one in days)
        hint = f"those with a date are from {_write_span(first, last)}"
    else:
        hint = "none has a sure date"
    return StancesError(f"no statement is {_write_bounds(period)}", hint=hint)


def _write_bounds(period: Period) -> str:
    if period.first == date.min:
        return f"from {period.last} or before"
    if period.last == date.max:
        return f"from {period.first} or later"
    return f"from {_write_span(period.first, period.last)}"


def _write_span(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} to {last}"
