"""What each cell rests on, from texts or from a score sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import UNSET

from stances.announce import announce_if_slow
from stances.commands.options import Request
from stances.commands.panels import score_panel
from stances.commands.requirements import WRITE_IT, require_evidence
from stances.comparison.amount_read import AmountRead, measure_amounts
from stances.comparison.fragility import FragileCell, examine_cell
from stances.comparison.panel import list_placed
from stances.errors import StancesError
from stances.model import Sentence
from stances.scoring.sheet import Passport, ScoreSheet
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class FragilityDocument(Record):
    """What each cell rests on, the most fragile first.

    Attributes:
        cells: those that show a position.
        experts: how much of each was read.
    """

    format_version: str = FORMAT_VERSION
    passport: Passport
    cells: tuple[FragileCell, ...]
    experts: tuple[AmountRead, ...]


def find_fragile(request: Request) -> FragilityDocument:
    """Return what each cell of a request rests on.

    Raises:
        StancesError: something cannot be read, or a score sheet holds no evidence.
    """
    scoring = score_panel(request)
    where = ", ".join(request.settings.inputs)
    require_evidence(scoring.sheet, where, "fragile")
    least = _read_least(scoring.sheet, where)
    with announce_if_slow(f"stances: examining {len(scoring.sheet.cells)} cells"):
        return examine_sheet(scoring.sheet, least, scoring.sentences)


def examine_sheet(
    sheet: ScoreSheet, least: float, said: Mapping[str, Sequence[Sentence]]
) -> FragilityDocument:
    """Return what each cell of a sheet rests on, the most fragile first.

    Args:
        sheet: with its evidence.
        least: the sum of weights below which a cell is silent.
        said: the sentences by expert; empty where a score sheet was read.
    """
    cells = [examine_cell(one, least) for one in list_placed(sheet.cells)]
    cells.sort(key=lambda one: (one.sentences.count, one.entries.count, -one.heaviest.share))
    return FragilityDocument(
        passport=sheet.passport,
        cells=tuple(cells),
        experts=tuple(measure_amounts(sheet, said)),
    )


def _read_least(sheet: ScoreSheet, where: str) -> float:
    """Return the sum of weights below which a cell is silent, as the sheet has it of the rubric.

    Raises:
        StancesError: the sheet does not say.
    """
    least = None if sheet.marks is UNSET else sheet.marks.rubric.settings.get("min_evidence")
    if least is None:
        raise StancesError(
            "this score sheet does not say from which weight on a position is shown",
            where=where,
            hint=WRITE_IT,
        )
    return float(least)
