"""The command ``compare``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from stances.commands import options, sheet_options
from stances.commands.options import Request, with_options
from stances.errors import StancesError
from stances.output.answer import Answer
from stances.scoring.scale import Scale

if TYPE_CHECKING:
    from stances.scoring.sheet import ScoreSheet


class By(StrEnum):
    """How rows are formed: one for each affiliation, or for each expert and period."""

    AFFILIATION = "affiliation"
    PERIOD = "period"


@with_options(
    options.INPUTS,
    options.RUBRIC,
    *options.CELLS,
    *sheet_options.SHEET_ANSWER,
    options.OWN,
    options.WITH,
    *options.READING,
    options.JOBS,
    reads={"codes"},
)
def compare(
    request: Request,
    *,
    scale: options.ScaleOption = Scale.POSITION,
    evidence: sheet_options.EvidenceOption = False,
    codes: sheet_options.CodesOption = None,
    salience: Annotated[
        bool,
        typer.Option("--salience", help="Show how much each expert speaks of each question."),
    ] = False,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="DIMENSION",
            help="Put the experts in order, from for to against, and the silent last.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        By | None,
        typer.Option(
            "--by",
            help="Join the experts of an affiliation; or compare each expert's positions in two "
            "periods, or in each month, by the dates of statements.",
            show_default=False,
        ),
    ] = None,
    then: Annotated[
        str | None,
        typer.Option(
            "--then",
            metavar="A..B",
            help="By period: the one before, such as 2018..2019 or ..2020-01-07.",
            show_default=False,
        ),
    ] = None,
    now: Annotated[
        str | None,
        typer.Option(
            "--now",
            metavar="A..B",
            help="By period: the one to compare with it.",
            show_default=False,
        ),
    ] = None,
) -> Answer:
    """Compare experts: a table of who stands where on every question.

    As json, ndjson, csv and tsv it gives one row for each expert and dimension, as score does;
    by period, one for each expert, dimension and period.

    \b
    stances compare
    stances compare article.txt -d retaliation,diplomacy
    stances compare statements/ -f github
    stances compare --sort retaliation --salience
    stances compare statements/ --then 2018..2019 --now 2020
    stances compare survey.csv --by affiliation
    """
    periods = {"--then": then is not None, "--now": now is not None}
    if by is By.AFFILIATION:
        _refuse_options(periods, "--by affiliation")
    if by is By.PERIOD or any(periods.values()):
        unfit = {
            "--scale logit": scale is Scale.LOGIT,
            "--evidence": evidence,
            "--codes": codes is not None,
            "--salience": salience,
            "--sort": sort is not None,
        }
        given = [option for option, is_given in periods.items() if is_given]
        _refuse_options(unfit, " and ".join(given) or "--by period")
        return _compare_periods(request, then, now)
    from stances.commands.compare.show import CompareAnswer  # noqa: PLC0415
    from stances.commands.sheets import choose_evidence, list_evidence_notes  # noqa: PLC0415
    from stances.scoring.order import sort_sheet  # noqa: PLC0415

    holds = choose_evidence(evidence, request.format)
    if by is By.AFFILIATION:
        sheet, members = _compare_affiliations(request, codes, evidence=holds)
    else:
        sheet, members = _compare_experts(request, codes, evidence=holds), None
    if sort is not None:
        sheet = sort_sheet(sheet, sort)
    answer = CompareAnswer(sheet, scale=scale, evidence=holds, salience=salience, members=members)
    answer.notes = list_evidence_notes(sheet, request, wanted=evidence)
    return answer


def _compare_experts(request: Request, codes: str | None, *, evidence: bool) -> ScoreSheet:
    """Return the scores of each expert, with a coder's words where a table of them is named."""
    from stances.commands.add_codes import add_codes  # noqa: PLC0415
    from stances.commands.panels import score_panel  # noqa: PLC0415

    return add_codes(score_panel(request, evidence=evidence).sheet, codes, request)


def _compare_affiliations(
    request: Request, codes: str | None, *, evidence: bool
) -> tuple[ScoreSheet, Mapping[str, Sequence[str]]]:
    """Return the scores of each affiliation, and who speaks for it.

    Raises:
        StancesError: codes were given; or as `compare_affiliations`.
    """
    from stances.commands.compare.affiliations import compare_affiliations  # noqa: PLC0415

    if codes is not None:
        raise StancesError("--codes are of experts, not of affiliations", hint="leave one out")
    joined = compare_affiliations(
        request.settings.inputs,
        settings=request.settings,
        dimensions=request.dimensions,
        experts=request.experts,
        evidence=evidence,
    )
    return joined.sheet, joined.members


def _refuse_options(unfit: Mapping[str, bool], where: str) -> None:
    """Refuse options that have no place beside others.

    Args:
        unfit: by option whether it was given.

    Raises:
        StancesError: one was.
    """
    for option, given in unfit.items():
        if given:
            raise StancesError(f"{option} has no place with {where}", hint="leave one out")


def _compare_periods(request: Request, then: str | None, now: str | None) -> Answer:
    """Return each expert's positions in some periods.

    Raises:
        StancesError: as `compare_periods`.
    """
    from stances.commands.compare.parse_periods import parse_periods  # noqa: PLC0415
    from stances.commands.compare.periods import compare_periods  # noqa: PLC0415
    from stances.commands.compare.periods_show import PeriodsAnswer  # noqa: PLC0415

    return PeriodsAnswer(
        compare_periods(
            request.settings.inputs,
            parse_periods(then, now),
            settings=request.settings,
            dimensions=request.dimensions,
            experts=request.experts,
        )
    )
