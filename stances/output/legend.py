"""What the signs of an answer mean, below it."""

from __future__ import annotations

from collections.abc import Iterable

from stances.output.view import View
from stances.output.width import wrap


def draw_legend(texts: Iterable[str], view: View) -> str:
    """Return texts as quiet lines that fit the view, without a line end.

    >>> draw_legend(["one", "two three"], View(width=5)).split()
    ['one', 'two', 'three']
    """
    lines = [line for text in texts for line in wrap(text, view.width)]
    return "\n".join(view.paint(line, "dim") for line in lines)
