"""The path from tables to a score sheet by way of a cluster. Read this module first.

inputs → TableFile → Piece → (on a worker: Statement → Sentence → ... → Part) → Total → ScoreSheet
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from stances.cluster.addresses import find_tables
from stances.cluster.connect import open_cluster
from stances.cluster.finished import Finished, digest_run
from stances.cluster.pieces import BLOCK
from stances.cluster.run import score_pieces
from stances.cluster.tables import cut_table
from stances.cluster.versions import find_versions
from stances.cluster.work import Job, Total
from stances.errors import StancesError, raise_all
from stances.match.reader import Reader
from stances.pipeline import open_rubric
from stances.read.aliases import load_aliases
from stances.read.moderators import note_moderators
from stances.read.notes import repeat_note
from stances.scoring.make_sheet import make_sheet
from stances.scoring.names import choose_dimensions, choose_experts
from stances.scoring.parts import PartScorer
from stances.scoring.sheet import ScoreSheet
from stances.settings.model import Settings


def score_on_cluster(
    inputs: Sequence[str],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
    evidence: bool = False,
    scheduler: str | None = None,
    folder: Path | None = None,
    resume: bool = False,
    block: int = BLOCK,
) -> ScoreSheet:
    """Score tables on a Dask cluster; the sheet is that of `score_inputs` on one machine.

    Args:
        inputs: files, folders and patterns of Parquet, JSON lines and CSV, on this machine or at
            an address that fsspec knows.
        settings: give the rubric and the columns, and the workers of a cluster of this machine.
        dimensions: the ids to keep, in this order; empty for all.
        experts: names, or any unambiguous part of one; empty for all.
        evidence: whether the sheet says what each cell rests on; then the result grows with the
            evidence, and not with the experts alone.
        scheduler: the address of a cluster; `None` for one of this machine, which is ended again.
        folder: where what is finished is kept, until `remove_finished` takes it away; `None` to
            keep nothing.
        resume: whether to go on with what an earlier run left there.
        block: about how many bytes of a table a task has.

    Raises:
        StancesError: something cannot be read, a name is not known, or the cluster is not fit.
    """
    tables = find_tables(inputs)
    job = make_job(settings, dimensions, experts, evidence=evidence)
    pieces = [piece for table in tables for piece in cut_table(table, block)]
    finished = None
    if folder is not None:
        finished = Finished(folder, digest_run(pieces, job, find_versions()))
        finished.begin(resume=resume)
    with open_cluster(scheduler, settings.jobs) as client:
        total = score_pieces(client, pieces, job, finished)
    report(total)
    return make_total_sheet(total, job)


def make_job(
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
    *,
    evidence: bool = False,
) -> Job:
    """Return what the pieces of a run are scored with; see `score_on_cluster`.

    Raises:
        StancesError: the rubric or the table of aliases cannot be read, or a name is not known.
    """
    compiled = open_rubric(settings.rubric)
    known = tuple(one.id for one in compiled.rubric.dimensions)
    return Job(
        compiled=compiled,
        settings=replace(settings, jobs=1),
        dimensions=tuple(choose_dimensions(dimensions, known)),
        experts=tuple(experts),
        aliases=load_aliases(settings.aliases) if settings.aliases else {},
        evidence=evidence,
    )


def make_total_sheet(total: Total, job: Job) -> ScoreSheet:
    """Return the score sheet of what all pieces come to.

    Raises:
        StancesError: the name of an expert is not known.
    """
    rubric = job.compiled.rubric
    kept = rubric.choose(job.dimensions)
    chosen = choose_experts(job.experts, tuple(total.experts), tuple(total.moderators))
    scorer = PartScorer(Reader(job.compiled), kept, evidence=job.evidence)
    cells = {one: scorer.make_cells(one, total.parts[one]) for one in chosen}
    marks = {one: total.said[one].marks for one in chosen} if job.evidence else None
    return make_sheet(cells, rubric, kept, job.settings, marks=marks)


def report(total: Total) -> None:
    """Say what workers noted of their pieces.

    Raises:
        StancesError: pieces could not be read, or there is nothing in any.
    """
    for note in total.notes:
        repeat_note(note)
    faults = dict.fromkeys(total.faults)
    raise_all([StancesError(one.what, where=one.where, hint=one.hint) for one in faults])
    note_moderators(total.moderators, anybody_else=bool(total.experts))
    if not total.experts:
        raise StancesError("no rows with words: nothing to read", hint="add a row a statement")
