"""The options of a run on a cluster, and what fits together of them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from stances.commands.request import Request
from stances.errors import StancesError
from stances.scoring.sheet import ScoreSheet

_MEGABYTE = 2**20
PARTS = "parts"
"""The folder, beside the answer, that holds what is finished of a run until all is."""


class Engine(StrEnum):
    """What scores, where it is not this process alone."""

    DASK = "dask"


EngineOption = Annotated[
    Engine | None,
    typer.Option(
        "--engine",
        help="Score tables (Parquet, JSON lines, CSV) piece by piece on a Dask cluster; with -o "
        "FOLDER/, what is finished is kept there until all is.",
        show_default=False,
    ),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="The cluster, such as tcp://10.0.0.1:8786.  [default: workers on this machine, as "
        "many as --jobs]",
        show_default=False,
    ),
]
ResumeOption = Annotated[
    bool,
    typer.Option("--resume", help="Go on with a run that was stopped, in the same -o FOLDER/."),
]
PieceOption = Annotated[
    int,
    typer.Option(
        "--piece", metavar="MB", min=1, max=1024, help="About how much of a table is a task."
    ),
]
DEFAULT_PIECE = 16


class Cluster(Struct, frozen=True, kw_only=True):
    """What a user asked of a cluster.

    Attributes:
        scheduler: its address; `None` for workers on this machine.
        resume: whether to go on with a run that was stopped.
        piece: about how many MB of a table are a task.
    """

    scheduler: str | None
    resume: bool
    piece: int


def choose_cluster(
    engine: Engine | None, scheduler: str | None, piece: int, *, resume: bool
) -> Cluster | None:
    """Return the cluster that a run is scored on; `None` for this process.

    Raises:
        StancesError: an option has no place without a cluster.
    """
    if engine is not None:
        return Cluster(scheduler=scheduler, resume=resume, piece=piece)
    for option, is_given in (
        ("--scheduler", scheduler is not None),
        ("--resume", resume),
        ("--piece", piece != DEFAULT_PIECE),
    ):
        if is_given:
            raise StancesError("has a place with --engine dask alone", where=option)
    return None


def _find_parts(request: Request) -> Path | None:
    """Return the folder that keeps what is finished of a run; `None` without a file to write."""
    return Path(request.output).parent / PARTS if request.output is not None else None


def remove_parts(request: Request) -> None:
    """Take away what was finished of a run, once its answer is written."""
    from stances.cluster.finished import remove_finished  # noqa: PLC0415

    folder = _find_parts(request)
    if folder is not None:
        remove_finished(folder)


def score_on(cluster: Cluster, request: Request, *, evidence: bool) -> ScoreSheet:
    """Score the inputs of a request on a cluster.

    Raises:
        StancesError: something cannot be read, or the cluster is not fit; the request asks for
            what a cluster does not give.
    """
    from stances.cluster.score import score_on_cluster  # noqa: PLC0415

    inputs = request.settings.inputs
    if not inputs:
        raise StancesError("--engine dask needs inputs", hint="name files, folders or patterns")
    folder = _find_parts(request)
    if cluster.resume and folder is None:
        raise StancesError("nothing to go on with", where="--resume", hint="name -o FOLDER/")
    return score_on_cluster(
        inputs,
        settings=request.settings,
        dimensions=request.dimensions,
        experts=request.experts,
        evidence=evidence,
        scheduler=cluster.scheduler,
        folder=folder,
        resume=cluster.resume,
        block=cluster.piece * _MEGABYTE,
    )
