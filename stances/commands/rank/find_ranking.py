"""The experts in the order of one dimension, from texts or from a score sheet."""

from __future__ import annotations

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from stances.commands.add_codes import add_codes
from stances.commands.options import Request
from stances.commands.panels import score_panel
from stances.comparison.panel import make_panel
from stances.comparison.ranking import Ranked, list_overruled, list_silent, rank_experts
from stances.model import State
from stances.scoring.sheet import Passport, ScoreSheet, SheetCode, SheetDimension
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class SilentExpert(Record):
    """An expert who shows no position.

    Attributes:
        salience: how much of their words speaks of the dimension all the same (0 to 1).
    """

    expert: str
    salience: float


class CodedExpert(Record):
    """An expert to whom a coder gives another side than the text, and so no rank.

    Attributes:
        position: what the text gives; `None` where that is silence.
    """

    expert: str
    coded: SheetCode
    position: float | None
    state: State


class RankingDocument(Record):
    """The experts in the order of one dimension, the silent ones apart.

    Attributes:
        overruled: those whose position does not hold; left out where there is nobody.
    """

    format_version: str = FORMAT_VERSION
    passport: Passport
    dimension: SheetDimension
    ranks: tuple[Ranked, ...]
    silent: tuple[SilentExpert, ...]
    overruled: tuple[CodedExpert, ...] | UnsetType = UNSET


def find_ranking(request: Request, dimension: str, codes: str | None = None) -> RankingDocument:
    """Return the experts of a request in the order of a dimension.

    Args:
        codes: a table of a coder's words.

    Raises:
        StancesError: something cannot be read, or the dimension is not known.
    """
    narrowed = replace(request, dimensions=(dimension,))
    sheet = add_codes(score_panel(narrowed).sheet, codes, narrowed)
    return make_ranking(sheet, dimension)


def make_ranking(sheet: ScoreSheet, dimension: str) -> RankingDocument:
    """Return the experts of a sheet in the order of one of its dimensions."""
    panel = make_panel(sheet)
    return RankingDocument(
        passport=sheet.passport,
        dimension=next(one for one in sheet.dimensions if one.id == dimension),
        ranks=tuple(rank_experts(panel, dimension)),
        silent=tuple(
            SilentExpert(expert=cell.expert, salience=cell.salience)
            for cell in list_silent(panel, dimension)
        ),
        overruled=tuple(
            CodedExpert(
                expert=cell.expert, coded=cell.coded, position=cell.position, state=cell.state
            )
            for cell in list_overruled(panel, dimension)
            if isinstance(cell.coded, SheetCode)
        )
        or UNSET,
    )
