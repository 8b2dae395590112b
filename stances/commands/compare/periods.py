"""Where experts stood in one period and in another, by the dates of their statements."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from stances.commands.compare.chosen import choose_statements
from stances.commands.compare.parse_periods import NamedPeriod
from stances.errors import StancesError
from stances.model import State, Statement
from stances.pipeline import open_rubric, score_sentences
from stances.read.dates import Period, parse_period
from stances.read.in_period import LeftOut
from stances.read.progress import Meter, join_meters
from stances.read.sentences import group_sentences
from stances.scoring.change import Estimate, compute_change
from stances.scoring.sheet import Passport, ScoreSheet, SheetCell, SheetDimension
from stances.settings.model import Settings
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION

_OPTIONS = "--by period"


class PeriodCell(Record):
    """Where an expert stood on a dimension in one period; see `SheetCell`.

    Attributes:
        statements: how many the expert made in the period.
        since: the last period before it in which a position is shown; `None` where there is none,
            or none is shown in this one.
        change, change_low, change_high: how far the position has moved since, from -2 to 2, and
            its 95 % interval; `None` with `since`.
    """

    expert: str
    dimension: str
    period: str
    first: date | None
    last: date | None
    statements: int
    position: float | None
    low: float | None
    high: float | None
    state: State
    salience: float
    support: float = msgspec.field(name="for")
    opposition: float = msgspec.field(name="against")
    sentences: int
    since: str | None
    change: float | None
    change_low: float | None
    change_high: float | None


class PeriodsDocument(Record):
    """What ``stances compare --by period -f json`` prints.

    Attributes:
        undated: how many statements have no sure date.
        outside: how many were made in none of the periods.
        cells: by expert, dimension and period.
    """

    format_version: str = FORMAT_VERSION
    passport: Passport
    periods: tuple[NamedPeriod, ...]
    undated: int
    outside: int
    experts: tuple[str, ...]
    dimensions: tuple[SheetDimension, ...]
    cells: tuple[PeriodCell, ...]


class _Sorted(Struct, frozen=True, kw_only=True):
    """The statements of each period, and how many are of none."""

    said: Mapping[NamedPeriod, Sequence[Statement]]
    undated: int
    outside: int


def compare_periods(
    inputs: Sequence[str],
    periods: Sequence[NamedPeriod],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> PeriodsDocument:
    """Score what was said in each period by itself, and say how far positions have moved.

    Args:
        inputs: texts.
        periods: in order; empty for the months in which something was said.

    Raises:
        StancesError: something cannot be read, a name is not known, or nothing was said in any of
            the periods.
    """
    chosen = choose_statements(inputs, experts, settings=settings)
    found = _sort_statements(chosen.statements, periods)
    compiled = open_rubric(settings.rubric)
    blocks = (block for said in found.said.values() for one in said for block in one.blocks)
    with join_meters(Meter("scored", lambda: sum(one.end - one.start for one in blocks))):
        sheets = {
            period.period: score_sentences(
                {name: tuple(own) for name, own in group_sentences(said).items()},
                compiled,
                settings=settings,
                dimensions=dimensions,
                evidence=False,
            ).sheet
            for period, said in found.said.items()
        }
    first = next(iter(sheets.values()))
    return PeriodsDocument(
        passport=first.passport,
        periods=tuple(found.said),
        undated=found.undated,
        outside=found.outside,
        experts=chosen.experts,
        dimensions=first.dimensions,
        cells=tuple(
            cell
            for name in chosen.experts
            for one in first.dimensions
            for cell in _follow(name, one.id, found.said, sheets)
        ),
    )


def _sort_statements(statements: Sequence[Statement], periods: Sequence[NamedPeriod]) -> _Sorted:
    """Return the statements by period; a note counts those that are of none."""
    undated, outside = LeftOut("without a sure date"), LeftOut("of other days")
    said: dict[NamedPeriod, list[Statement]] = {one: [] for one in periods}
    for one in statements:
        made = parse_period(one.date)
        home = _find_home(made, periods) if made is not None else None
        if home is not None:
            said.setdefault(home, []).append(one)
        elif made is None or _is_unsure(made, periods):
            undated.add(one)
        else:
            outside.add(one)
    undated.note(_OPTIONS)
    outside.note(_OPTIONS)
    if not any(said.values()):
        raise _describe_nothing(statements, periods)
    return _Sorted(
        said={
            NamedPeriod(period=one.period, first=one.first, last=one.last, statements=len(own)): own
            for one, own in sorted(said.items(), key=lambda pair: pair[0].days.first)
        },
        undated=undated.count,
        outside=outside.count,
    )


def _describe_nothing(
    statements: Sequence[Statement], periods: Sequence[NamedPeriod]
) -> StancesError:
    """Return the error that says why no statement is of any period."""
    dates = [made for one in statements if (made := parse_period(one.date)) is not None]
    if periods and dates:
        first, last = min(one.first for one in dates), max(one.last for one in dates)
        hint = f"their dates are from {first} to {last}"
        return StancesError("no statement is of these periods", hint=hint)
    hint = 'give a column date, or date = "2020-01-31" in front matter; stances experts shows '
    return StancesError("no statement has a sure date", hint=f"{hint}what was found")


def _find_home(made: Period, periods: Sequence[NamedPeriod]) -> NamedPeriod | None:
    """Return the period in which a statement was surely made; its month where none are given."""
    if not periods:
        return _find_month(made)
    inside = (one for one in periods if made.lies_in(one.days))
    return next(inside, None)


def _find_month(made: Period) -> NamedPeriod | None:
    year, month = made.first.year, made.first.month
    last = date(year, month, calendar.monthrange(year, month)[1])
    if made.last > last:
        return None
    return NamedPeriod(period=f"{year}-{month:02}", first=date(year, month, 1), last=last)


def _is_unsure(made: Period, periods: Sequence[NamedPeriod]) -> bool:
    """Whether a statement may be of a period, but need not."""
    return not periods or any(made.meets(one.days) for one in periods)


def _follow(
    expert: str,
    dimension: str,
    said: Mapping[NamedPeriod, Sequence[Statement]],
    sheets: Mapping[str, ScoreSheet],
) -> list[PeriodCell]:
    """Return an expert's cells on a dimension, one for each period."""
    cells: list[PeriodCell] = []
    before: PeriodCell | None = None
    for period, statements in said.items():
        count = sum(one.expert == expert for one in statements)
        own = sheets[period.period].cell(expert, dimension) if count else None
        cell = _make_cell((expert, dimension), period, count, own, before)
        before = cell if cell.position is not None else before
        cells.append(cell)
    return cells


def _make_cell(
    key: tuple[str, str],
    period: NamedPeriod,
    statements: int,
    own: SheetCell | None,
    before: PeriodCell | None,
) -> PeriodCell:
    then = _estimate(before) if before is not None else None
    now = _estimate(own) if own is not None else None
    change = compute_change(then, now) if then is not None and now is not None else None
    return PeriodCell(
        expert=key[0],
        dimension=key[1],
        period=period.period,
        first=period.first,
        last=period.last,
        statements=statements,
        position=own.position if own else None,
        low=own.low if own else None,
        high=own.high if own else None,
        state=own.state if own else "silent",
        salience=own.salience if own else 0.0,
        support=own.support if own else 0.0,
        opposition=own.opposition if own else 0.0,
        sentences=own.sentences if own else 0,
        since=before.period if before is not None and change is not None else None,
        change=change.value if change else None,
        change_low=change.low if change else None,
        change_high=change.high if change else None,
    )


def _estimate(cell: SheetCell | PeriodCell) -> Estimate | None:
    """Return the position of a cell with its interval; `None` where none is shown."""
    if cell.position is None or cell.low is None or cell.high is None:
        return None
    return Estimate(value=cell.position, low=cell.low, high=cell.high)
