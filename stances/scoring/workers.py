"""Processes that share the work of a run; what they return comes in the order of the tasks."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from stances.errors import StancesError

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_AHEAD = 3
"""How many tasks for each process are under way at once."""

_WORK: list[Callable[[Any], Any]] = []
"""In a process of its own, the one thing that it does."""


@contextlib.contextmanager
def open_workers(
    jobs: int, work: Callable[[_Task], _Result]
) -> Iterator[Callable[[Iterable[_Task]], Iterator[_Result]]]:
    """Give a function that does tasks in several processes; with one job, in this process.

    The processes begin with all that this one holds, where the system can copy it (Linux); else
    they are given `work`.

    Args:
        jobs: how many processes.
        work: what is done with each task; it must not depend on other tasks.

    >>> with open_workers(2, len) as run:
    ...     list(run(["one", "three"]))
    [3, 5]
    """
    if jobs == 1:
        yield lambda tasks: map(work, tasks)
        return
    import gc  # noqa: PLC0415  (this and the next are needed with several processes alone)
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    method = "fork" if sys.platform == "linux" else "spawn"
    others = multiprocessing.active_children()
    gc.freeze()  # what stands still is not copied when a process counts who refers to it
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context(method),
        initializer=_begin,
        initargs=(work,),
    )
    try:
        yield lambda tasks: _run(pool.submit, tasks, _AHEAD * jobs)
    except BrokenProcessPool as fault:
        what = "a process that shares the work was ended from outside"
        hint = "use fewer with --jobs: perhaps there was too little memory"
        raise StancesError(what, hint=hint) from fault
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            if process not in others:
                process.terminate()
        raise
    finally:
        gc.unfreeze()
    pool.shutdown()


def _run(submit: Callable[..., Any], tasks: Iterable[Any], most: int) -> Iterator[Any]:
    """Yield the result of each task, with no more than some of them under way."""
    waiting: deque[Any] = deque()
    for task in tasks:
        waiting.append(submit(_do, task))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _begin(work: Callable[[Any], Any]) -> None:
    """Make a process ready: when the user stops the run, the first process says so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _WORK[:] = [work]


def _do(task: object) -> object:
    return _WORK[0](task)
