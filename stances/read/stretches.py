"""Stretches of long sequences and texts, in time that depends on the stretch alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

_Item = TypeVar("_Item")
_WINDOW = 256


class Stretches:
    """Stretches of a text, from one offset to another, which may overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def hold(self, offset: int) -> bool:
        """Whether an offset lies within one of them.

        >>> stretches = Stretches([(4, 6), (0, 2)])
        >>> [stretches.hold(offset) for offset in (0, 1, 2, 5)]
        [True, True, False, True]
        """
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and offset < self._ends[number]


def walk_from(items: Sequence[_Item], first: int) -> Iterator[_Item]:
    """Yield the items from a number on; `itertools.islice` would step over all that come before.

    >>> list(walk_from("abcd", 2))
    ['c', 'd']
    """
    return (items[number] for number in range(first, len(items)))


def cut_before(text: str, end: int) -> str:
    r"""Return what stands before an offset on the last lines that are not blank, at least 128
    characters of it if there are so many, without white space behind it.

    >>> cut_before("One.\n\nTwo. \n", 11)
    'One.\n\nTwo.'
    """
    window = _WINDOW
    while True:
        start = max(0, end - window)
        found = text[start:end].rstrip()
        if not start or len(found) > window // 2:
            return found
        window *= 2
