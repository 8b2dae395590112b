"""Reads files from git as they were at a revision."""

from __future__ import annotations

import io
import os
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from stances.errors import StancesError
from stances.regex import compile_later

_THEN = "name files of that revision; the settings are always the current ones"
_UNSAFE = "name files and folders that do not hold it"

_LINK = b"120000"
"""The mode of a symbolic link."""

_QUIET = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
"""Git fetches nothing (a partial clone would), locks nothing, takes a name for a name and not for
a pattern, and speaks one language."""

_DRIVE = compile_later(r"[A-Za-z]:")
_GIT_FOLDER = compile_later(r"(\.git|git~1)[ .]*(:.*)?", re.IGNORECASE | re.DOTALL)
"""The names that some file system takes for ``.git`` (`is_ntfs_dotgit` in git's ``path.c``)."""

_FOUND = compile_later(rb"[0-9a-f]{40,64} (?P<kind>\w+) (?P<size>\d+)")
_LOST = compile_later(rb"(?:symlink|dangling|loop|notdir) (?P<size>\d+)")
"""What ``git cat-file --batch --follow-symlinks`` answers; a link is lost where it leads out."""


class _GitFile(Struct, frozen=True, kw_only=True):
    """A file of a commit.

    Attributes:
        key: what git finds its content by; a link is found by its path, so that it is followed.
    """

    path: str
    key: bytes
    is_link: bool


@contextmanager
def check_out(revision: str, names: Sequence[str]) -> Iterator[Path]:
    """Make a folder that stands for the current one as it was at a revision.

    Only what is named lies in it, and nothing is written outside of it. It is gone when the context
    ends; the repository and its work tree are left as they are.

    Args:
        revision: anything that git takes for a commit.
        names: files and folders, by their paths from the current folder.

    Raises:
        StancesError: there is no git, no repository, no such revision, a name was not in it, or a
            file cannot be read from it: its path is not safe to write, it is a link that leads to
            no file of the commit, or it is in a submodule.
    """
    top = Path(os.fsdecode(_run_git("rev-parse", "--show-toplevel").removesuffix(b"\n")))
    commit = _find_commit(revision)
    here = _find_here(top)
    files: dict[str, _GitFile] = {}
    for name in names:
        found = _list_files(commit, _find_path(name, top, here))
        if not found:
            raise StancesError(f'not in git at "{revision}"', where=name, hint=_THEN)
        files |= found
    with tempfile.TemporaryDirectory(prefix="stances-") as folder:
        for file, content in _read_contents(list(files.values()), revision):
            _write_file(Path(folder), file.path, content)
        inside = Path(folder) / here
        _make_folder(inside, here.as_posix())
        yield inside


def _find_here(top: Path) -> Path:
    """Return the path of the current folder from the top of the repository."""
    here = Path.cwd().resolve()
    if not here.is_relative_to(top.resolve()):
        hint = "run it in a folder of the repository"
        raise StancesError("is not in this git repository", where=str(here), hint=hint)
    return here.relative_to(top.resolve())


def _list_files(commit: str, path: str) -> Mapping[str, _GitFile]:
    """Return the files at or below a path, by their own paths.

    Raises:
        StancesError: a path is not safe to write, stands in the commit twice, or is a submodule
            that may hold texts.
    """
    whole = [] if path == "." else [path]
    listed = _run_git("ls-tree", "-r", "-z", "--full-tree", commit, "--", *whole)
    found: dict[str, _GitFile] = {}
    for entry in listed.split(b"\0")[:-1]:
        head, name = entry.split(b"\t", maxsplit=1)
        mode, kind, own = head.split()
        file = os.fsdecode(name)
        _check_path(file)
        if file in found:
            raise StancesError("stands twice in one folder of git", where=file, hint=_THEN)
        if kind == b"blob":
            key = commit.encode() + b":" + name if mode == _LINK else own
            found[file] = _GitFile(path=file, key=key, is_link=mode == _LINK)
        elif not _is_skipped(file if path == "." else file.removeprefix(path)):
            hint = "name the files and folders beside it one by one"
            raise StancesError("a submodule: git does not hold its files", where=file, hint=hint)
    return found


def _check_path(path: str) -> None:
    """Check that a path of git leads to a file below the folder that it is written to.

    The rules are the same on every system: a commit is safe on all of them or on none.
    """
    for part in path.split("/"):
        shown = "".join(sign for sign in part if unicodedata.category(sign) != "Cf")
        if (
            part in ("", ".", "..")
            or "\\" in part
            or _DRIVE.match(part)
            or _GIT_FOLDER.fullmatch(shown)
        ):
            what = f'git holds a path that is not safe to write: "{part}" is part of it'
            raise StancesError(what, where=path, hint=_UNSAFE)


def _is_skipped(below: str) -> bool:
    """Whether nothing at a path below a folder is ever read (see `stances.read.sources`)."""
    return any(part.startswith((".", "_")) for part in below.split("/"))


def _read_contents(files: Sequence[_GitFile], revision: str) -> Iterator[tuple[_GitFile, bytes]]:
    """Yield each file with its content; links are followed within the commit.

    Raises:
        StancesError: a link leads to no file of the commit, or a file is not in this clone.
    """
    for file in files:
        if b"\n" in file.key:
            hint = "rename it in a later revision, or name other files"
            raise StancesError("a link with a line break in its name", where=file.path, hint=hint)
    asked = b"".join(file.key + b"\n" for file in files)
    answer = io.BytesIO(_run_git("cat-file", "--batch", "--follow-symlinks", feed=asked))
    for file in files:
        head = answer.readline().removesuffix(b"\n")
        found = _FOUND.fullmatch(head) or _LOST.fullmatch(head)
        content = answer.read(int(found["size"]) + 1)[:-1] if found else b""
        if found and found.groupdict().get("kind") == b"blob":
            yield file, content
        elif file.is_link:
            what = f'a link that does not lead to a file of git at "{revision}"'
            raise StancesError(what, where=file.path, hint="name the file itself")
        else:
            raise StancesError(
                f'not in this clone of git at "{revision}"', where=file.path, hint="fetch it first"
            )


def _write_file(folder: Path, path: str, content: bytes) -> None:
    """Write a new file below a folder; an existing one is never replaced."""
    file = folder / path
    _make_folder(file.parent, path)
    try:
        with file.open("xb") as opened:
            opened.write(content)
    except FileExistsError:
        what = "this file system takes two paths of git for one"
        raise StancesError(what, where=path, hint="name one of them only") from None
    except OSError as error:
        raise StancesError(f"cannot be written ({error.strerror})", where=path) from error


def _make_folder(folder: Path, path: str) -> None:
    """Make a folder for a path of git."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"its folder cannot be made ({error.strerror})"
        raise StancesError(what, where=path, hint=_THEN) from error


def _find_commit(revision: str) -> str:
    try:
        named = _run_git(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except (StancesError, ValueError):  # a NUL in an argument is a ValueError
        raise StancesError(
            f'unknown revision "{revision}"',
            hint="name a branch, a tag or a commit; a shallow clone holds only the last ones",
        ) from None
    return named.decode().strip()


def _find_path(name: str, top: Path, here: Path) -> str:
    """Return the path of a name from the top of the repository.

    A name goes through links of folders, but a link that it ends in stays one, since git knows it
    by its own name.
    """
    if "\0" in name:
        raise StancesError("not a path: it holds a NUL", where=name)
    path = Path(os.path.abspath(name))  # noqa: PTH100  (links are not followed)
    for base in (top, top.resolve()):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    real = path.parent.resolve() / path.name
    copied = Path(os.path.normpath(here / name))  # where the context's folder would have it
    if real.is_relative_to(top.resolve()) and copied.parts[:1] != ("..",):
        return real.relative_to(top.resolve()).as_posix()
    raise StancesError("is not in this git repository", where=name)


def _run_git(*arguments: str, feed: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments],
            env={**os.environ, **_QUIET},
            input=feed,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise StancesError("git is not installed", hint="--rev needs it") from None
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        why = lines[-1].removeprefix("fatal: ") if lines else "it gave no reason"
        raise StancesError(f"git: {why}", hint="--rev is run inside a git repository")
    return done.stdout
