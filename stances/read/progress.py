"""How far a long run has come, for whoever wants to show it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from typing import TypeVar

_Item = TypeVar("_Item")

Listener = Callable[[str, int, int], None]
"""Is given what is done (``read``, ``scored``), how many characters are done, of how many."""

_LISTENER: ContextVar[Listener | None] = ContextVar("progress", default=None)


@contextlib.contextmanager
def listen_to_progress(show: Listener) -> Iterator[None]:
    """Give `show` how far a run within this context has come, again and again."""
    token = _LISTENER.set(show)
    try:
        yield
    finally:
        _LISTENER.reset(token)


_WHOLE: ContextVar[Meter | None] = ContextVar("whole", default=None)


class Meter:
    """Counts how much is done of something, and says so to whoever listens.

    Within `join_meters` it counts towards the whole.

    Args:
        stage: what is being done.
        total: returns how many characters there are; it is not asked where nobody listens.

    >>> with listen_to_progress(lambda *seen: print(*seen)):
    ...     meter = Meter("scored", lambda: 6)
    ...     list(meter.pass_on(["one", "two"], len))
    scored 3 6
    scored 6 6
    ['one', 'two']
    """

    def __init__(self, stage: str, total: Callable[[], int]) -> None:
        whole = _WHOLE.get()
        self._whole = whole if whole is not None and whole.is_of(stage) else None
        self._show = _LISTENER.get()
        self._stage = stage
        self._total = total() if self._show and self._whole is None else 0
        self._done = 0

    def is_of(self, stage: str) -> bool:
        """Whether it counts how much is done of a stage."""
        return self._stage == stage

    def add(self, done: int) -> None:
        """Say that so many more characters are done."""
        self._done += done
        if self._whole is not None:
            self._whole.add(done)
        elif self._show is not None:
            self._show(self._stage, self._done, self._total)

    def pass_on(self, items: Iterable[_Item], measure: Callable[[_Item], int]) -> Iterator[_Item]:
        """Yield items, and say after each how much is done.

        Args:
            measure: how many characters one has.
        """
        if self._show is None:
            yield from items
            return
        for one in items:
            yield one
            self.add(measure(one))


@contextlib.contextmanager
def join_meters(whole: Meter) -> Iterator[None]:
    """Let the meters of a stage within this context count for one.

    >>> with listen_to_progress(lambda *seen: print(*seen)):
    ...     with join_meters(Meter("scored", lambda: 6)):
    ...         Meter("scored", lambda: 2).add(2)
    ...         Meter("scored", lambda: 4).add(4)
    scored 2 6
    scored 6 6
    """
    token = _WHOLE.set(whole)
    try:
        yield
    finally:
        _WHOLE.reset(token)
