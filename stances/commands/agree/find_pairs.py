"""Every pair of experts, from texts or from a score sheet."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from msgspec import UNSET, UnsetType

from stances.announce import announce_if_slow
from stances.commands.add_codes import add_codes
from stances.commands.options import Request
from stances.commands.panels import parse_weights, score_panel
from stances.commands.requirements import require_experts
from stances.comparison.expert_pairs import ExpertPair, list_pairs
from stances.comparison.lexical import list_known_terms, measure_cosines
from stances.comparison.panel import make_panel
from stances.pipeline import open_rubric
from stances.scoring.sheet import Passport, ScoreSheet
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class AgreementDocument(Record):
    """Who agrees with whom: every pair of experts.

    Attributes:
        weights: how much each dimension counts in the similarity, by its id.
        codes: the files of a coder's words, which come first; left out where there are none.
    """

    format_version: str = FORMAT_VERSION
    passport: Passport
    experts: tuple[str, ...]
    dimensions: tuple[str, ...]
    weights: Mapping[str, float]
    pairs: tuple[ExpertPair, ...]
    codes: tuple[str, ...] | UnsetType = UNSET


def find_pairs(
    request: Request, weights: Sequence[str], codes: str | None = None
) -> tuple[ScoreSheet, AgreementDocument]:
    """Return the scores of a request, and how every two of its experts stand to each other.

    Args:
        weights: as ``--weights`` has them.
        codes: a table of a coder's words.

    Raises:
        StancesError: something cannot be read, a weight is wrong, or there is one expert only.
    """
    scoring = score_panel(request)
    sheet = add_codes(scoring.sheet, codes, request)
    require_experts(sheet, 2, "agree")
    numbers = parse_weights(weights, sheet)
    cosines = {}
    with announce_if_slow(f"stances: comparing {math.comb(len(sheet.experts), 2):,} pairs"):
        if scoring.sentences:
            compiled = open_rubric(request.settings.rubric)
            cosines = measure_cosines(scoring.sentences, list_known_terms(compiled))
        return sheet, compare_experts(sheet, numbers, cosines)


def compare_experts(
    sheet: ScoreSheet,
    weights: Mapping[str, float] | None = None,
    cosines: Mapping[tuple[str, str], float] | None = None,
) -> AgreementDocument:
    """Return how every two experts of a sheet stand to each other.

    Args:
        weights: how much dimensions count; each that is not named counts 1.
        cosines: how alike the words of two experts are; `None` where no texts were read.
    """
    panel = make_panel(sheet, weights)
    return AgreementDocument(
        passport=sheet.passport,
        experts=panel.experts,
        dimensions=panel.dimensions,
        weights=panel.weights,
        pairs=tuple(list_pairs(panel, cosines or {})),
        codes=sheet.code_files or UNSET,
    )
