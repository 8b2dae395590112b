"""Where an answer is shown or written."""

from __future__ import annotations

from msgspec import Struct

_CODES = {"green": "32", "red": "31", "yellow": "33", "dim": "2", "bold": "1"}


class View(Struct, frozen=True, kw_only=True):
    """The terminal, file or pipe that an answer is written for.

    Attributes:
        width: the columns of the terminal; `None` where output is not a terminal: a line may be
            as long as it needs.
        colour: whether to colour.
        folder: the path of the current folder from the top of the repository, for formats whose
            reader names files from there; empty for the top itself.
    """

    width: int | None = None
    colour: bool = False
    folder: str = ""

    def paint(self, text: str, style: str) -> str:
        r"""Return the text in a style, where this view has colour.

        Args:
            style: ``green``, ``red``, ``yellow``, ``dim``, ``bold``, or empty for none.

        >>> View(colour=True).paint("-0.50", "red")
        '\x1b[31m-0.50\x1b[0m'
        >>> View().paint("-0.50", "red")
        '-0.50'
        """
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and style else text
