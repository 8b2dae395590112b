"""The experts in the order of one dimension, from texts or from a score sheet."""

from __future__ import annotations

from msgspec.structs import replace

from stances.commands.options import Request
from stances.commands.panels import score_panel
from stances.comparison.panel import make_panel
from stances.comparison.ranking import Ranked, list_silent, rank_experts
from stances.scoring.sheet import Passport, ScoreSheet, SheetDimension
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class SilentExpert(Record):
    """An expert who shows no position.

    Attributes:
        salience: how much of their words speaks of the dimension all the same (0 to 1).
    """

    expert: str
    salience: float


class RankingDocument(Record):
    """The experts in the order of one dimension, the silent ones apart."""

    format_version: str = FORMAT_VERSION
    passport: Passport
    dimension: SheetDimension
    ranks: tuple[Ranked, ...]
    silent: tuple[SilentExpert, ...]


def find_ranking(request: Request, dimension: str) -> RankingDocument:
    """Return the experts of a request in the order of a dimension.

    Raises:
        StancesError: something cannot be read, or the dimension is not known.
    """
    sheet = score_panel(replace(request, dimensions=(dimension,))).sheet
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
    )
