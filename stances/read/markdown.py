"""What Markdown marks as not the author's running words: front matter, headings, quotations."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stances.model import Source

ENDINGS = (".md", ".markdown")

FENCE = re.compile(r"^\+{3}[ \t]*(?:\n|\Z)", re.MULTILINE)
"""The line above and below front matter."""

BEGIN_WITH_FENCE = 'begin the file with +++, expert = "Name", +++ on three lines'
"""The hint for a file that lacks its front matter."""

_NOT_THEIR_VOICE = re.compile(
    r"""^[ ]{0,3}(?:
        \#{1,6}(?:[ \t].*)?$             # a heading
      | (?:[-*_][ \t]*){3,}$             # a rule
      | >.*(?:\n(?![ \t]*$).+)*          # a block quote, to the next blank line
      | \S.*\n[ ]{0,3}=+[ \t]*$          # an underlined heading
    )""",
    re.MULTILINE | re.VERBOSE,
)


def is_markdown(source: Source) -> bool:
    """Whether a source is named as Markdown."""
    return PurePath(source.name).suffix.lower() in ENDINGS


def opening_fence(text: str) -> re.Match[str] | None:
    """The fence with which a text begins, blank lines aside; `None` where there is none."""
    return FENCE.match(text, len(text) - len(text.lstrip()))


def own_stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The offsets of what stands between headings, rules and block quotes.

    >>> text = "# Title\\nMine.\\n\\n> Theirs."
    >>> [text[a:b].strip() for a, b in own_stretches(text, 0, len(text))]
    ['', 'Mine.', '']
    """
    for foreign in _NOT_THEIR_VOICE.finditer(text, start, end):
        yield start, foreign.start()
        start = foreign.end()
    yield start, end
