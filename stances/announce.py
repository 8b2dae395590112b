"""Announces that something is going on, where that takes long."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextvars import ContextVar

_PATIENCE = 1.0
"""The seconds that something may take before it is announced."""

_LISTENER: ContextVar[Callable[[str], None] | None] = ContextVar("listener", default=None)


@contextlib.contextmanager
def listen_to_slow_work(announce: Callable[[str], None]) -> Iterator[None]:
    """Announce, within this context, what takes longer than a second.

    Outside such a context, as in the library, nothing is announced.

    Args:
        announce: is given one line for the user, from another thread, while the work goes on.
    """
    token = _LISTENER.set(announce)
    try:
        yield
    finally:
        _LISTENER.reset(token)


@contextlib.contextmanager
def announce_if_slow(text: str) -> Iterator[None]:
    """Announce what is done within this context if it takes longer than a second.

    Args:
        text: one line that says what is going on.
    """
    announce = _LISTENER.get()
    if announce is None:
        yield
        return
    timer = threading.Timer(_PATIENCE, announce, [text])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
