"""Where text leaves the program: streams, files, width and colour."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path

from stances.errors import StancesError
from stances.output.escape import escape
from stances.output.view import View


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def make_view(
    color: Color = Color.AUTO,
    output: str | None = None,
    environ: Mapping[str, str] = os.environ,
    *,
    folder: str = "",
) -> View:
    """Return the view that standard output gives, or a file where `output` names one.

    Args:
        folder: the path of the current folder from the top of the repository.
    """
    to_stdout = output in (None, "-")
    is_tty = to_stdout and sys.stdout is not None and sys.stdout.isatty()
    return View(
        width=shutil.get_terminal_size().columns if is_tty else None,
        colour=wants_colour(color, is_tty=is_tty, environ=environ if to_stdout else {}),
        folder=folder,
    )


def wants_colour(color: Color, *, is_tty: bool, environ: Mapping[str, str]) -> bool:
    """Return whether to colour: by the flag, then the environment, then what output is.

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


_PASSING: ContextVar[bool] = ContextVar("passing", default=False)
"""Whether a passing line is shown."""


def emit(text: str | bytes | Iterable[str], output: str | None = None) -> None:
    """Write a text, its pieces, or bytes to standard output, or to the file that `output` names.

    A text is written in UTF-8 whatever the locale, and a line ends with a line feed. A reader who
    closes the pipe early is not an error. A file is written beside its path and then renamed, so
    that nobody ever finds half of it.

    Raises:
        StancesError: the text could not be written, or bytes were to go to a terminal.
    """
    data: Iterable[bytes]
    if isinstance(text, bytes):
        if output in (None, "-") and sys.stdout is not None and sys.stdout.isatty():
            raise StancesError("a terminal cannot show this format", hint="name a file with -o")
        data = [text]
    else:
        # A lone surrogate has no UTF-8; as a backslash escape it is still right in JSON.
        pieces = [text] if isinstance(text, str) else text
        data = (piece.encode("utf-8", errors="backslashreplace") for piece in pieces)
    if output in (None, "-"):
        _write_stdout(_take_passing_away(data))
    else:
        _write_file(data, str(output))


def check_output(output: str) -> None:
    """Check that a file of this name can be written, before the work for it begins.

    Raises:
        StancesError: it cannot: it is a folder, its folder does not exist, or no file can have
            this name.
    """
    path = Path(output)
    if not output.strip():
        raise StancesError("a file to write needs a name", hint="name one after -o")
    _check_name(path, "written", output)
    if path.is_dir():
        raise StancesError("is a folder", where=output, hint="name a file in it")
    if not path.parent.is_dir():
        raise StancesError(
            "cannot be written: its folder does not exist",
            where=output,
            hint=f"make the folder {path.parent} first",
        )


def keep_apart(output: str, names: Iterable[str]) -> None:
    """Check that a file to write is not one that is read, and not in a folder that is read.

    Args:
        output: the file to write; a file that does not exist yet is always apart.
        names: files and folders; ``-`` is neither.

    Raises:
        StancesError: it is read.
    """
    if any(name != "-" and _holds(Path(name), Path(output)) for name in names):
        raise StancesError(
            "this file is read, so the answer cannot be written to it",
            where=output,
            hint="name another file with -o",
        )


def make_folder(folder: str, files: Mapping[str, str]) -> list[str]:
    """Make a new folder of files, the whole of it or nothing.

    Args:
        folder: its path; the folder above it must exist.
        files: the text of each file, by its name.

    Returns:
        the paths of the files.

    Raises:
        StancesError: it exists already, or cannot be made.
    """
    path = Path(folder)
    _check_name(path, "made", folder)
    if path.exists():
        raise StancesError("exists already", where=folder, hint="choose another name")
    if not path.parent.is_dir():
        raise StancesError(
            "cannot be made: the folder above it does not exist",
            where=folder,
            hint=f"make the folder {path.parent} first",
        )
    beside = _name_part(path)
    try:
        beside.mkdir()
        for name, text in files.items():
            (beside / name).write_bytes(text.encode())
        beside.rename(path)
    except BaseException as error:
        shutil.rmtree(beside, ignore_errors=True)
        if not isinstance(error, (OSError, ValueError)):
            raise
        raise StancesError(f"cannot be made: {_give_reason(error)}", where=folder) from error
    return [f"{folder}/{name}" for name in files]


def write_note(text: str) -> None:
    """Write a line for the reader that is not data, on standard error."""
    if sys.stderr is None:
        return
    write_passing("")
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.buffer.write(f"{text}\n".encode("utf-8", errors="backslashreplace"))
        sys.stderr.flush()


def write_passing(text: str) -> None:
    """Write a line on standard error, a terminal, in place of the passing one before.

    Whatever else is written takes it away first. An empty line takes it away, if one is shown.
    """
    if not text and not _PASSING.get():
        return
    _PASSING.set(bool(text))
    width = shutil.get_terminal_size().columns - 1
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"\r\033[K{text[:width]}")
        sys.stderr.flush()


def _take_passing_away(data: Iterable[bytes]) -> Iterator[bytes]:
    """Yield pieces of an answer, each once no passing line is shown."""
    for piece in data:
        write_passing("")
        yield piece


def shows_passing() -> bool:
    """Whether standard error is a terminal that can take a line back."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def announce(text: str) -> None:
    """Write what the user is waiting for, if standard error is a terminal."""
    if sys.stderr is not None and sys.stderr.isatty():
        write_note(escape(text))


def flush_stdout() -> None:
    """Write what is left for standard output, and drop what cannot be written."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        _mute_stdout()


def _write_stdout(data: Iterable[bytes]) -> None:
    if sys.stdout is None:
        raise StancesError("standard output is closed", hint="name a file with -o FILE")
    try:
        sys.stdout.flush()
        for piece in data:
            rest = memoryview(piece)
            while rest:  # under PYTHONUNBUFFERED one write may take a part only
                rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _mute_stdout()
    except OSError as error:
        _mute_stdout()
        raise StancesError(_give_reason(error), where="standard output") from error


def _mute_stdout() -> None:
    """Discard what is still to be written to standard output.

    Python flushes once more as it ends, and would then fail anew on a pipe or disk that has
    failed already (docs.python.org/3/library/signal.html, "Note on SIGPIPE").
    """
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write_file(data: Iterable[bytes], output: str) -> None:
    check_output(output)
    path = Path(output)
    try:
        if path.exists() and not path.is_file():  # a device or a named pipe cannot be renamed to
            with path.open("wb") as file:
                file.writelines(data)
        else:
            _replace_file(path.resolve(), data)
    except BrokenPipeError:
        return
    except (OSError, RuntimeError) as error:  # before Python 3.13, links in a circle
        raise StancesError(f"cannot be written: {_give_reason(error)}", where=output) from error


def _name_part(path: Path) -> Path:
    """Return a new path beside another; its random part avoids what a killed run left."""
    import secrets  # noqa: PLC0415  (only here)

    return path.with_name(f".{path.name[:32]}.{secrets.token_hex(4)}.part")


def _replace_file(path: Path, data: Iterable[bytes]) -> None:
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = _name_part(path)
    try:
        with beside.open("xb") as file:
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _check_name(path: Path, done: str, where: str) -> None:
    """Check that a file or folder can have this name, whether it exists or not.

    Args:
        done: what is to be done, for the message: ``written`` or ``made``.

    Raises:
        StancesError: it cannot.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise StancesError(f"cannot be {done}: {_give_reason(error)}", where=where) from error


def _holds(folder: Path, path: Path) -> bool:
    """Return whether a path exists and is the other one or lies within it; links are followed."""
    try:
        return path.exists() and path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # an impossible name, or links in a circle
        return False


def _give_reason(error: OSError | RuntimeError | ValueError) -> str:
    """Return what the system says of a failure, such as ``file name too long``."""
    if isinstance(error, ValueError):  # a null byte, or half a character
        return "no file can have this name"
    reason = error.strerror if isinstance(error, OSError) else None
    return (reason or str(error)).lower()
