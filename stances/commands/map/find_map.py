"""The map of experts, from texts or from a score sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import UNSET, UnsetType

from stances.announce import announce_if_slow
from stances.commands.add_codes import add_codes
from stances.commands.options import Request
from stances.commands.panels import parse_weights, score_panel
from stances.commands.requirements import require_experts
from stances.comparison.panel import make_panel
from stances.comparison.scaling import ExpertMap, make_map
from stances.errors import StancesError
from stances.scoring.sheet import Passport, ScoreSheet
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class MapDocument(Record):
    """A map of experts: classical scaling of their city-block distances.

    Attributes:
        codes: the files of a coder's words, which come first; left out where there are none.
    """

    format_version: str = FORMAT_VERSION
    passport: Passport
    map: ExpertMap
    codes: tuple[str, ...] | UnsetType = UNSET


def find_map(request: Request, weights: Sequence[str], codes: str | None = None) -> MapDocument:
    """Return the map of a request's experts.

    Args:
        weights: as ``--weights`` has them.
        codes: a table of a coder's words.

    Raises:
        StancesError: something cannot be read, a weight is wrong, or no two experts address one
            dimension.
    """
    sheet = add_codes(score_panel(request).sheet, codes, request)
    require_experts(sheet, 2, "a map")
    numbers = parse_weights(weights, sheet)
    with announce_if_slow(f"stances: placing {len(sheet.experts)} experts"):
        found = place_experts(sheet, numbers)
    if not found.map.places:
        hint = "name more texts, or more dimensions"
        raise StancesError("no two experts address one dimension, so there is no map", hint=hint)
    return found


def place_experts(sheet: ScoreSheet, weights: Mapping[str, float] | None = None) -> MapDocument:
    """Return the map of a sheet's experts; it has no places where no two share a dimension.

    Args:
        weights: how much dimensions count; each that is not named counts 1.
    """
    return MapDocument(
        passport=sheet.passport,
        map=make_map(make_panel(sheet, weights)),
        codes=sheet.code_files or UNSET,
    )
