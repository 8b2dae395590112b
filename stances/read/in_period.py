"""Only the statements of some days, with an account of what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct, field

from stances.errors import StancesError
from stances.model import Statement
from stances.read.dates import Period, parse_period
from stances.read.notes import make_note

_MOST = 5
"""How many places a note names before it only counts the rest."""


class LeftOut(Struct):
    """The statements that are left out for one reason: how many, and where the first ones stand."""

    reason: str
    count: int = 0
    places: list[str] = field(default_factory=list)

    def add(self, one: Statement) -> None:
        """Count a statement."""
        self.count += 1
        if len(self.places) < _MOST and one.blocks:
            self.places.append(one.document.name_place(one.blocks[0].start))

    def note(self, where: str = "--since, --until") -> None:
        """Say what was left out, if anything was.

        Args:
            where: the options that leave it out.
        """
        if not self.count:
            return
        what = "statement" if self.count == 1 else "statements"
        rest = self.count - len(self.places)
        places = ", ".join(self.places) + (f" and {rest} more" if rest else "")
        make_note(f"{self.count} {what} {self.reason} left out: {places}", where)


def choose_in_period(
    statements: Iterable[Statement], period: Period, faults: list[StancesError]
) -> Iterator[Statement]:
    """Yield the statements that were made within a period.

    A statement without a date is left out, and so is one of a month or a year that only partly
    lies within the period; a note counts them and says where the first ones stand, and another
    does so for those of other days.

    Args:
        faults: is given an error where nothing is left, unless there is another already.
    """
    undated = LeftOut("without a sure date")
    other = LeftOut("of other days")
    days: list[Period] = []
    found = False
    for one in statements:
        made = parse_period(one.date)
        if made is not None and made.lies_in(period):
            found = True
            yield one
        elif made is None or made.meets(period):
            undated.add(one)
        else:
            other.add(one)
            days.append(made)
    undated.note()
    if found:
        other.note()
    if not found and not faults:
        faults.append(_make_empty(period, days))


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
