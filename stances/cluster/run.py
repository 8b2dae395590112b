"""A run on a cluster: pieces are scored as tasks, and added up as a tree."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from stances.cluster.finished import Finished
from stances.cluster.pieces import Piece
from stances.cluster.tables import count_lines
from stances.cluster.versions import Versions, find_versions
from stances.cluster.work import Job, Total, add_totals, unpack_total
from stances.errors import StancesError, give_reason, raise_all
from stances.read.progress import Meter

if TYPE_CHECKING:
    from distributed import Client, Future

_Task = TypeVar("_Task")

FAN_IN = 8
"""How many results a task adds up."""

_TRIES = 2
"""How often a task that failed is tried again."""


def add_as_tree(tasks: Sequence[_Task], add: Callable[[Sequence[_Task]], _Task]) -> _Task:
    """Return the task that adds up the results of tasks, a few neighbours at a time.

    Args:
        tasks: at least one.
        add: returns the task that adds up some.

    >>> add_as_tree("abcdefghij", "".join)
    'abcdefghij'
    """
    while len(tasks) > 1:
        tasks = [add(tasks[first : first + FAN_IN]) for first in range(0, len(tasks), FAN_IN)]
    return tasks[0]


class _Tasks(Struct, kw_only=True):
    """The tasks of a run.

    Attributes:
        pieces: by the key of a task, the piece that it scores.
        groups: by the key of a task, the number of the group of pieces that it adds up.
        waiting: the tasks of both kinds.
        whole: the task that adds up all of them.
    """

    pieces: dict[str, Piece]
    groups: dict[str, int]
    waiting: list[Any]
    whole: Any


def score_pieces(
    client: Client, pieces: Sequence[Piece], job: Job, finished: Finished | None = None
) -> Total:
    """Return what pieces come to together; they are in the order of the inputs.

    A task that fails is tried again; where it keeps failing, the others still go on, so that the
    run can be taken up again.

    Args:
        finished: holds what groups of pieces came to that are finished; `None` to keep nothing.

    Raises:
        StancesError: a piece could not be scored.
    """
    from stances.cluster.tasks import ScorerPlugin  # noqa: PLC0415  (needs the extra)

    run = f"stances-{uuid.uuid4().hex[:12]}"
    client.register_plugin(ScorerPlugin(run, job))
    try:
        tasks = _submit(client, run, pieces, finished)
        try:
            _follow(tasks, finished)
            packed: bytes = tasks.whole.result()
        except BaseException:
            client.cancel([*tasks.waiting, tasks.whole])
            raise
        return unpack_total(packed)
    finally:
        client.unregister_worker_plugin(run)


def _submit(client: Client, run: str, pieces: Sequence[Piece], finished: Finished | None) -> _Tasks:
    def add(parts: Sequence[bytes | Future]) -> Future:
        return client.submit(add_totals, parts, pure=False, retries=_TRIES)

    versions = find_versions()
    groups = [pieces[first : first + FAN_IN] for first in range(0, len(pieces), FAN_IN)]
    done = {
        number: packed
        for number in range(len(groups))
        if finished is not None and (packed := finished.read(number)) is not None
    }
    open_pieces = [
        piece for number, group in enumerate(groups) if number not in done for piece in group
    ]
    before = _count_before(client, pieces, open_pieces)
    tasks = _Tasks(pieces={}, groups={}, waiting=[], whole=None)
    sums: list[Future] = []
    for number, group in enumerate(groups):
        if number in done:
            sums.append(add([done.pop(number)]))
            continue
        leaves = [_submit_piece(client, run, versions, piece, before[piece]) for piece in group]
        whole = add(leaves)
        tasks.pieces.update((one.key, piece) for one, piece in zip(leaves, group, strict=True))
        tasks.groups[whole.key] = number
        tasks.waiting += [*leaves, whole]
        sums.append(whole)
    tasks.whole = add_as_tree(sums, add)
    return tasks


def _submit_piece(
    client: Client, run: str, versions: Versions, piece: Piece, before: int, *, priority: int = 0
) -> Future:
    from stances.cluster.tasks import score_piece  # noqa: PLC0415  (as above)

    return client.submit(
        score_piece, run, versions, piece, before, pure=False, retries=_TRIES, priority=priority
    )


def _count_before(
    client: Client, pieces: Sequence[Piece], wanted: Iterable[Piece]
) -> Mapping[Piece, int]:
    """Return how many lines of their files begin before pieces; 0 where their kind says it."""
    cut = {
        piece.file.address for piece in wanted if piece.file.kind == "lines" and not piece.is_whole
    }
    asked = [piece for piece in pieces if piece.file.address in cut]
    counts = client.gather(client.map(count_lines, asked, pure=False, retries=_TRIES))
    before = dict.fromkeys(pieces, 0)
    lines: Counter[str] = Counter()
    for piece, count in zip(asked, counts, strict=True):
        before[piece] = lines[piece.file.address]
        lines[piece.file.address] += count
    return before


def _follow(tasks: _Tasks, finished: Finished | None) -> None:
    """Wait for all tasks, keep what groups come to, and say how far the run is.

    Raises:
        StancesError: pieces could not be scored.
    """
    from distributed import as_completed  # noqa: PLC0415  (needs the extra)

    meter = Meter("scored", lambda: sum(piece.size for piece in tasks.pieces.values()))
    faults: list[StancesError] = []
    for future in as_completed(tasks.waiting):
        piece = tasks.pieces.get(future.key)
        if piece is not None:
            meter.add(piece.size)
            if future.status == "error":
                faults.append(_make_failed(piece, future.exception(), kept=finished is not None))
        elif future.status != "error" and finished is not None:
            packed = future.result()
            if not unpack_total(packed).faults:
                finished.write(tasks.groups[future.key], packed)
    raise_all(list({str(one): one for one in faults}.values()))


def _make_failed(piece: Piece, error: BaseException, *, kept: bool) -> StancesError:
    hint = "what else is finished is kept: mend the cause and add --resume" if kept else ""
    tried = f"after {_TRIES + 1} tries"
    if isinstance(error, StancesError):
        return StancesError(f"{error.what} {tried}", where=error.where, hint=hint or error.hint)
    reason = give_reason(error, 200)
    what = f"could not be scored {tried} ({type(error).__name__}: {reason})"
    return StancesError(what, where=piece.name, hint=hint)
