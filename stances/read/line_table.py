"""Tables that are too long to hold: their lines are read when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stances.document import Document

Lines = Iterator[tuple[int, str]]
"""Lines with their ends, each with its number in the user's file."""


class LineTable(Document):
    """A table whose rows are read line by line, each time anew.

    It is a document like others: whoever asks for its text is given the whole of it, which is made
    then and not kept.

    Args:
        name: the file, as the user named it.
        form: the form of its lines.
        open_lines: returns the lines, from the first one on.
    """

    _open_lines: Callable[[], Lines]

    def __init__(self, *, name: str, form: str, open_lines: Callable[[], Lines]) -> None:
        values = {"name": name, "form": form, "lines": None, "_open_lines": open_lines}
        for field, value in values.items():
            object.__setattr__(self, field, value)  # as for any frozen record

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(line for _, line in self.read_lines())

    def read_lines(self) -> Lines:
        """Yield each line with its end and its number."""
        yield from self._open_lines()
