"""The pages of the documentation, and the blocks of code on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
CLI_PAGE = ROOT / "docs" / "cli.md"
SCHEMAS = ROOT / "docs" / "schemas"
SCHEMA_INDEX = SCHEMAS / "README.md"
CONTRIBUTING = ROOT / ".github" / "CONTRIBUTING.md"

FILE = "file: "
"""Begins the mark of a block that is written to a file before the next command runs."""
UNFINISHED = "after merge:"
"""Begins the mark of a block that is not to be run yet."""

_BLOCK = re.compile(
    r"^(?:<!-- (?P<mark>[^\n]*?) -->\n)?"
    r"(?P<fence>```|~~~)(?P<language>\w*)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, kw_only=True)
class Block:
    """A fenced block of a page.

    Attributes:
        language: as the fence names it, such as ``console`` or ``toml``.
        mark: the HTML comment on the line above the fence; empty where there is none.
        text: what stands between the fences.
        start, end: the offsets of `text` in the page.
        line: the line of the page on which `text` begins.
    """

    language: str
    mark: str
    text: str
    start: int
    end: int
    line: int

    @property
    def file(self) -> str:
        """The name of the file that the block is written to; empty for none."""
        return self.mark.removeprefix(FILE) if self.mark.startswith(FILE) else ""


def list_pages() -> list[Path]:
    """Return the README, the pages of ``docs`` and the guide for contributors."""
    return [README, *sorted((ROOT / "docs").rglob("*.md")), CONTRIBUTING]


def name_page(page: Path) -> str:
    """Return a page's path from the top of the project."""
    return page.relative_to(ROOT).as_posix()


def read_blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page, in order."""
    for found in _BLOCK.finditer(text):
        yield Block(
            language=found["language"],
            mark=found["mark"] or "",
            text=found["text"],
            start=found.start("text"),
            end=found.end("text"),
            line=text.count("\n", 0, found.start("text")) + 1,
        )
