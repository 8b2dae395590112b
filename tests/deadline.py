"""A bound for what must not hang: far beyond what it takes, and so not a measure of speed."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

SECONDS = 60


@contextmanager
def must_not_hang() -> Iterator[None]:
    """Fail where the block takes longer than a minute."""
    if not hasattr(signal, "SIGALRM"):
        pytest.skip("this system has no alarm that could end a test that hangs")

    def fail(*_: object) -> None:
        pytest.fail(f"it hangs: not done after {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
