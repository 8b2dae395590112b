"""Periods as a user names them."""

from __future__ import annotations

from datetime import date

from stances.errors import StancesError
from stances.read.dates import Period, parse_period
from stances.wire.records import Record

_SPAN = "write it as 2019..2020-03, with a day, a month or a year at either end"


class NamedPeriod(Record):
    """A period, as it was named.

    Attributes:
        first, last: its days; `None` where it is open to that end.
        statements: how many were made in it.
    """

    period: str
    first: date | None
    last: date | None
    statements: int = 0

    @property
    def days(self) -> Period:
        """Its days, as far as days can be counted."""
        return Period(first=self.first or date.min, last=self.last or date.max)


def parse_periods(then: str | None, now: str | None) -> tuple[NamedPeriod, ...]:
    """Return the two periods that ``--then`` and ``--now`` give; none where months are wanted.

    Raises:
        StancesError: one of them lacks, is not a period, they share days, or --now is the earlier.

    >>> [(one.period, str(one.last)) for one in parse_periods("2018..2019", "2020-02")]
    [('2018..2019', '2019-12-31'), ('2020-02', '2020-02-29')]
    """
    if then is None and now is None:
        return ()
    if then is None or now is None:
        lacking = "--then" if then is None else "--now"
        raise StancesError(f"no {lacking}", hint=f"name both; {_SPAN}")
    periods = (_parse_span(then, "--then"), _parse_span(now, "--now"))
    if periods[0].days.meets(periods[1].days):
        raise StancesError("--then and --now share days", hint="let the one end before the other")
    if periods[1].days.first < periods[0].days.first:
        what = f"--now {now} begins before --then {then}"
        raise StancesError(what, hint="change is counted from --then to --now: swap the two")
    return periods


def _parse_span(written: str, option: str) -> NamedPeriod:
    start, dots, end = (part.strip() for part in written.partition(".."))
    begins, ends = (parse_period(one) if one else None for one in (start, end if dots else start))
    if (start and begins is None) or (end and ends is None) or not (start or end):
        raise StancesError(f'{option} "{written}" is not a period', hint=_SPAN)
    found = NamedPeriod(
        period=written.strip(),
        first=begins.first if begins else None,
        last=ends.last if ends else None,
    )
    if found.days.last < found.days.first:
        raise StancesError(f'{option} "{written}" ends before it begins', hint=_SPAN)
    return found
