"""Writes a page anew: the same page where every block shows what it prints."""

from __future__ import annotations

import doctest
import importlib.util
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from docs.pages import UNFINISHED, Block, read_blocks
from docs.session import Session

CUT = "[...]"
"""A line that stands for any number of lines."""
_NEEDS = "needs: "
"""Begins the mark of a block that needs a program or a package which may not be installed."""


def render_page(text: str) -> str:
    """Return a page with the output of its blocks as it is now.

    Blocks run in order, in one new folder: ``console`` in a shell, ``pycon`` in Python.
    A block marked ``file: NAME`` is written to that file.
    """
    parts, last = [], 0
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder))
        for block in read_blocks(text):
            parts += [text[last : block.start], _render_block(block, session)]
            last = block.end
    return "".join([*parts, text[last:]])


def list_needs(block: Block) -> list[str]:
    """Return the programs and packages that a block names as needed and that are not there."""
    names = block.mark.removeprefix(_NEEDS).split(", ") if block.mark.startswith(_NEEDS) else []
    return [one for one in names if not shutil.which(one) and not importlib.util.find_spec(one)]


def _render_block(block: Block, session: Session) -> str:
    if block.file:
        session.write(block.file, block.text)
    if block.mark.startswith(UNFINISHED) or list_needs(block):
        return block.text
    if block.language == "console":
        return "".join(_render_console(block, session))
    if block.language == "pycon":
        return "".join(_render_python(block, session))
    return block.text


def _render_console(block: Block, session: Session) -> Iterator[str]:
    for command, shown in read_commands(block.text):
        printed = [line.rstrip() for line in session.run(command).splitlines()]
        yield f"$ {command}\n"
        yield "".join(f"{line}\n" for line in (shown if fits(shown, printed) else printed))


def read_commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of a console block with the lines shown under it."""
    for part in f"\n{text}".split("\n$ ")[1:]:
        command, *shown = part.removesuffix("\n").split("\n")
        yield command, shown


def fits(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether printed lines are those shown, where `CUT` stands for any lines.

    >>> fits(["a", CUT, "d"], ["a", "b", "c", "d"]), fits(["a", CUT, "d"], ["a", "b"])
    (True, False)
    """
    if CUT not in shown:
        return list(shown) == list(printed)
    at = list(shown).index(CUT)
    head, tail = list(shown[:at]), list(shown[at + 1 :])
    if list(printed[:at]) != head:
        return False
    return any(fits(tail, printed[start:]) for start in range(at, len(printed) + 1))


def _render_python(block: Block, session: Session) -> Iterator[str]:
    for example in doctest.DocTestParser().get_examples(block.text):
        first, *more = example.source.splitlines()
        yield f">>> {first}\n"
        yield "".join(f"... {line}".rstrip() + "\n" for line in more)
        shown = example.want.splitlines()
        printed = [line.rstrip() for line in session.execute(example.source).splitlines()]
        yield "".join(f"{line}\n" for line in (shown if fits(shown, printed) else printed))
