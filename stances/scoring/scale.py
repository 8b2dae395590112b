"""Positions on another scale: from -1 to 1, or as theta, the logarithm of the odds."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from stances.model import State
from stances.scoring.position import Z95, compute_theta
from stances.scoring.sheet import Marks, Passport, ScoreSheet, SheetCell, SheetCode, SheetDimension
from stances.scoring.sheet_evidence import SheetSentence
from stances.wire.records import Record

_DIGITS = 9  # as in a score sheet: the last bits of a logarithm differ between C libraries


class Scale(StrEnum):
    """The scale of a position: ``position`` from -1 to 1, ``logit`` without bounds."""

    POSITION = "position"
    LOGIT = "logit"


class LogitCell(Record):
    """A cell whose position, as `theta`, and interval are on the logit scale; see `SheetCell`."""

    expert: str
    dimension: str
    coded: SheetCode | UnsetType = UNSET
    theta: float | None
    low: float | None
    high: float | None
    state: State
    salience: float
    support: float = msgspec.field(name="for")
    opposition: float = msgspec.field(name="against")
    sentences: int
    reported: int
    asked: int
    evidence: tuple[SheetSentence, ...] | UnsetType = UNSET


class LogitSheet(Record):
    """A score sheet on the logit scale, which is not read back; see `ScoreSheet`."""

    format_version: str
    passport: Passport
    experts: tuple[str, ...]
    dimensions: tuple[SheetDimension, ...]
    marks: Marks | UnsetType = UNSET
    scale: Literal["logit"] = "logit"
    cells: tuple[LogitCell, ...]


def convert_to_logit(sheet: ScoreSheet) -> LogitSheet:
    """Return the sheet on the logit scale, from what each cell holds for and against."""
    return LogitSheet(
        format_version=sheet.format_version,
        passport=sheet.passport,
        experts=sheet.experts,
        dimensions=sheet.dimensions,
        marks=sheet.marks,
        cells=tuple(_convert_cell(cell) for cell in sheet.cells),
    )


def _convert_cell(cell: SheetCell) -> LogitCell:
    logit, error = compute_theta(cell.support, cell.opposition)
    shown = cell.position is not None
    return LogitCell(
        expert=cell.expert,
        dimension=cell.dimension,
        coded=cell.coded,
        theta=round(logit, _DIGITS) if shown else None,
        low=round(logit - Z95 * error, _DIGITS) if shown else None,
        high=round(logit + Z95 * error, _DIGITS) if shown else None,
        state=cell.state,
        salience=cell.salience,
        support=cell.support,
        opposition=cell.opposition,
        sentences=cell.sentences,
        reported=cell.reported,
        asked=cell.asked,
        evidence=cell.evidence,
    )
