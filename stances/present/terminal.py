"""Where text leaves the program: streams, files, width and colour."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from stances.errors import StancesError


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


_CODES = {"green": "32", "red": "31", "yellow": "33", "dim": "2", "bold": "1"}


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """What the reader's eyes have before them.

    Attributes:
        width: the columns of the terminal; `None` where output is no terminal, and so endless.
        colour: whether to colour.
    """

    width: int | None = None
    colour: bool = False

    def paint(self, text: str, style: str) -> str:
        r"""The text in a style, where this view has colour.

        >>> View(colour=True).paint("-0.50", "red")
        '\x1b[31m-0.50\x1b[0m'
        >>> View().paint("-0.50", "red")
        '-0.50'
        """
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour else text


def view(
    color: Color = Color.AUTO, output: str | None = None, environ: Mapping[str, str] = os.environ
) -> View:
    """The view that standard output gives, or a file where `output` names one."""
    to_stdout = output in (None, "-")
    is_tty = to_stdout and sys.stdout is not None and sys.stdout.isatty()
    return View(
        width=shutil.get_terminal_size().columns if is_tty else None,
        colour=wants_colour(color, is_tty=is_tty, environ=environ if to_stdout else {}),
    )


def wants_colour(color: Color, *, is_tty: bool, environ: Mapping[str, str]) -> bool:
    """Whether to colour: the flag, then what the environment says, then what output is.

    The order is that of no-color.org and bixense.com/clicolors.

    >>> wants_colour(Color.AUTO, is_tty=True, environ={"NO_COLOR": "1", "FORCE_COLOR": "1"})
    False
    >>> wants_colour(Color.AUTO, is_tty=False, environ={"FORCE_COLOR": "1"})
    True
    """
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return is_tty and environ.get("TERM") != "dumb"


def escape(text: str) -> str:
    r"""The text with every character that does not print made visible.

    A name may hold an escape sequence or a mark that turns the direction of writing; neither
    may work on the reader's terminal.

    >>> escape("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    >>> escape("Test Ümlaut")
    'Test Ümlaut'
    """
    if text.isprintable():
        return text
    return "".join(
        sign
        if sign.isprintable() or unicodedata.category(sign) == "Zs"
        else sign.encode("unicode_escape").decode("ascii")
        for sign in text
    )


def emit(text: str, output: str | None = None) -> None:
    """Write the text to standard output, or to the file that `output` names.

    The bytes are UTF-8 whatever the locale, and a line ends with a line feed. A reader who has
    heard enough and closes the pipe is no error. A file is written beside and then renamed, so
    that nobody ever finds half of it.

    Raises:
        StancesError: the text could not be written.
    """
    # A lone surrogate has no UTF-8; as a backslash escape it is still right in JSON.
    data = text.encode("utf-8", errors="backslashreplace")
    if output in (None, "-"):
        _write_stdout(data)
    else:
        _write_file(data, str(output))


def make_folder(folder: str, files: Mapping[str, str]) -> list[str]:
    """Make a new folder of files, the whole of it or nothing; gives the files' paths.

    Raises:
        StancesError: it is there already, or cannot be made.
    """
    path = Path(folder)
    if path.exists():
        raise StancesError("is there already", where=folder, hint="choose another name")
    if not path.parent.is_dir():
        raise StancesError(
            "cannot be made: the folder above it does not exist",
            where=folder,
            hint=f"make the folder {path.parent} first",
        )
    beside = _beside(path)
    try:
        beside.mkdir()
        for name, text in files.items():
            (beside / name).write_bytes(text.encode())
        beside.rename(path)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise StancesError(f"cannot be made: {_reason(error)}", where=folder) from error
    return [f"{folder}/{name}" for name in files]


def require_reader() -> None:
    """See that there is somebody to ask.

    Raises:
        StancesError: nobody sits at a terminal.
    """
    ends = (sys.stdin, sys.stdout)
    if any(one is None or not one.isatty() for one in ends):
        raise StancesError("nobody to ask: this is no terminal", hint="choose cells with -e and -d")


def ask(question: str) -> str:
    """What the reader answers, in lower case.

    Raises:
        StancesError: they have left.
    """
    sys.stdout.write(question)
    sys.stdout.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise StancesError("no answer: the input has ended", hint="nothing was written")
    return answer.strip().lower()


def note(text: str) -> None:
    """Tell the reader something that is no data, on standard error."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.buffer.write(f"{text}\n".encode("utf-8", errors="backslashreplace"))
        sys.stderr.flush()


def _write_stdout(data: bytes) -> None:
    if sys.stdout is None:
        raise StancesError("standard output is closed", hint="name a file with -o FILE")
    try:
        sys.stdout.flush()
        rest = memoryview(data)
        while rest:  # under PYTHONUNBUFFERED one write may take a part only
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        mute()
    except OSError as error:
        mute()
        raise StancesError(_reason(error), where="standard output") from error


def settle() -> None:
    """Before the program ends: write what is left, and let go of what cannot be written."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        mute()


def mute() -> None:
    """Send what is still to be written on standard output to nowhere.

    Python flushes once more as it ends, and would then fail anew on a pipe or disk that has
    failed already (docs.python.org/3/library/signal.html, "Note on SIGPIPE").
    """
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write_file(data: bytes, output: str) -> None:
    path = Path(output)
    if path.is_dir():
        raise StancesError("is a folder", where=output, hint="name a file in it")
    if not path.parent.is_dir():
        raise StancesError(
            "cannot be written: its folder does not exist",
            where=output,
            hint=f"make the folder {path.parent} first",
        )
    try:
        if path.exists() and not path.is_file():  # a device or a named pipe cannot be renamed to
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except BrokenPipeError:
        return
    except OSError as error:
        raise StancesError(f"cannot be written: {_reason(error)}", where=output) from error


def _beside(path: Path) -> Path:
    """A name beside a path that nobody has; what a killed run left behind is in nobody's way."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")


def _replace(path: Path, data: bytes) -> None:
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = _beside(path)
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
