"""The tasks that a cluster is given, and what each of its workers holds for them."""

from __future__ import annotations

from distributed import Worker, WorkerPlugin

from stances.cluster.pieces import Piece
from stances.cluster.versions import Versions, find_versions
from stances.cluster.work import Job, PieceScorer, pack_total

_SCORERS: dict[str, PieceScorer] = {}
"""In the process of a worker, what scores the pieces of each run."""


class ScorerPlugin(WorkerPlugin):  # type: ignore[misc]  # no types
    """Gives every worker, also those that come later, what it scores the pieces of a run with.

    It travels once to each worker, and not with each task.

    Args:
        run: what the run is called.
        job: what its pieces are scored with.
    """

    def __init__(self, run: str, job: Job) -> None:
        self.name = run
        self._job = job

    def setup(self, worker: Worker) -> None:
        """Make a worker ready."""
        _SCORERS[self.name] = PieceScorer(self._job)

    def teardown(self, worker: Worker) -> None:
        """Forget the run."""
        _SCORERS.pop(self.name, None)


def score_piece(run: str, versions: Versions, piece: Piece, before: int) -> bytes:
    """Return what a piece comes to, packed.

    Args:
        run: what the run is called.
        versions: those of the machine that asks.
        before: how many lines of its file begin before it.

    Raises:
        RuntimeError: this worker came later and is not like the others.
    """
    if find_versions() != versions:
        raise RuntimeError("a worker that came later has another Python or another stances")
    return pack_total(_SCORERS[run].score(piece, before))
