"""A line on the terminal that says how far a long run has come, how fast, and how long it takes."""

from __future__ import annotations

import time
from collections.abc import Callable

_PATIENCE = 2.0
"""The seconds after which a run is long."""

_SHORT = 100_000
"""Fewer characters are done at once, unless the machine is busy."""

_TELLING = 1.0
"""The seconds of a stage after which its rate means something."""
_PAUSE = 0.2
"""The seconds between two changes of the line."""

_MINUTE = 60


class ProgressLine:
    """Shows how far a run has come, once it takes long.

    Args:
        write: shows a line in place of the one before; an empty one shows none.
        clock: returns seconds.

    >>> seconds = iter([0.0, 1.0, 4.0])
    >>> line = ProgressLine(print, clock=lambda: next(seconds))
    >>> line.show("scored", 1_000_000, 8_000_000)
    >>> line.show("scored", 4_000_000, 8_000_000)
    scored 4.0 of 8.0 MB (50%), 1.00 MB/s, 4 s left
    >>> line.describe()
    'scored 4.0 of 8.0 MB (50%)'
    """

    def __init__(
        self, write: Callable[[str], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._write = write
        self._clock = clock
        self._stage = ""
        self._begun = self._stage_begun = self._last = clock()
        self._done = self._total = self._done_before = 0
        self._is_shown = False

    def show(self, stage: str, done: int, total: int) -> None:
        """Say that so many characters are done, of so many."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._stage_begun, self._done_before = stage, now, done
        self._done, self._total = done, total
        if now - self._begun < _PATIENCE or total < _SHORT:
            return
        if self._is_shown and now - self._last < _PAUSE:
            return
        self._last, self._is_shown = now, True
        self._write(f"{self.describe()}{self._describe_rate(now - self._stage_begun)}")

    def _describe_rate(self, seconds: float) -> str:
        """Return how fast the stage goes and when it may end; empty where it has just begun."""
        gained = self._done - self._done_before
        if seconds < _TELLING or not gained:
            return ""
        left = _write_seconds(max(0, self._total - self._done) * seconds / gained)
        return f", {gained / seconds / 1e6:.2f} MB/s, {left} left"

    def describe(self) -> str:
        """Return how far the run has come; empty where that is not known."""
        if not self._total:
            return ""
        share = min(100, 100 * self._done // self._total)
        return f"{self._stage} {self._done / 1e6:.1f} of {self._total / 1e6:.1f} MB ({share}%)"

    def clear(self) -> None:
        """Take the line away, before anything else is written."""
        if self._is_shown:
            self._write("")
            self._is_shown = False


def _write_seconds(seconds: float) -> str:
    """Return a time, as "40 s" or "3 min"."""
    return f"{seconds:.0f} s" if seconds < 2 * _MINUTE else f"{seconds / _MINUTE:.0f} min"
