"""The edge where tables that are too long to hold are read line by line from their files."""

from __future__ import annotations

import codecs
import os
import stat
from itertools import count
from pathlib import Path
from typing import BinaryIO

from stances.document import Document
from stances.errors import StancesError
from stances.read.compressed import strip_ending
from stances.read.forms import find_form, recognise_form
from stances.read.forms.form import Form
from stances.read.line_table import Lines, LineTable
from stances.read.options import ReadOptions
from stances.read.progress import Meter

LONG = 2**20
"""The bytes from which on a table is read line by line and not held."""

_LONGEST = 2**26
"""The most characters of a line."""

_HEAD = 2**16
"""The bytes by which the form of a long table is known."""


def open_long_table(name: str, path: Path, options: ReadOptions) -> LineTable | None:
    """Return a table in UTF-8 that is too long to hold; `None` for all other files.

    Its lines are read from the file whenever they are asked for.

    Raises:
        StancesError: no form is known of the name that the user chose.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size < LONG:
            return None
        with path.open("rb") as opened:
            head = opened.read(_HEAD)
            form = find_line_form(name, head, options)
            if form is None or not _is_utf8(head, opened):
                return None
    except (OSError, ValueError):  # reading the whole file says what is wrong with it
        return None
    return LineTable(name=name, form=form.name, open_lines=lambda: _read_lines(name, path, status))


def find_line_form(name: str, head: bytes, options: ReadOptions) -> Form | None:
    """Return the form of a table that begins so, if its lines can be read one by one."""
    text = head[: head.rfind(b"\n") + 1].decode("utf-8", errors="replace").removeprefix("\ufeff")
    form = find_form(options.form, where="--form") if options.form else None
    columns = options.columns
    if form is None:
        begun = Document(name=name, text=text)
        form = recognise_form(begun, (columns.expert, columns.text), options.delimiter)
    is_plain = options.encoding in (None, "utf-8") and strip_ending(name) == name
    return form if is_plain and text and form.reads_lines(text) else None


def _is_utf8(head: bytes, rest: BinaryIO) -> bool:
    """Whether bytes are a text in UTF-8, and so are those that a file still gives."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece = head
    try:
        while piece:
            if "\0" in decoder.decode(piece):
                return False
            piece = rest.read(_HEAD)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _read_lines(name: str, path: Path, status: os.stat_result) -> Lines:
    """Yield the lines of a long table, with their numbers.

    Args:
        status: what the system said of the file when it was opened first.

    Raises:
        StancesError: the file is gone, or is not what it was; a line is far too long.
    """
    try:
        meter = Meter("read", lambda: status.st_size)
        with path.open(encoding="utf-8-sig") as opened:
            for number in count(1):
                line = opened.readline(_LONGEST)
                if len(line) == _LONGEST:
                    what = f"a line of more than {_LONGEST - 1} characters"
                    raise StancesError(what, where=f"{name}:{number}", hint="split it")
                if not line:
                    break
                yield number, line
                meter.add(len(line))
            is_same = _identify(status) == _identify(os.fstat(opened.fileno()))
    except OSError as error:
        raise make_unreadable(error, name) from error
    except UnicodeDecodeError:
        is_same = False
    if not is_same:
        raise StancesError("changed while it was read", where=name, hint="run it again")


def _identify(status: os.stat_result) -> tuple[int, ...]:
    """Return what differs once a file is written to, or is another one."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def make_unreadable(error: OSError, name: str) -> StancesError:
    """Return the error that a user sees where the system refuses to read a file."""
    return StancesError(
        f"cannot be read ({error.strerror or error})",
        where=name,
        hint="check the path and who may read it",
    )
