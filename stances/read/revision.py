"""The edge to git: files as they were at a revision."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from stances.errors import StancesError

_THEN = "name what was there then; settings are those of now"

_LINK = b"120000"
"""The mode of a symbolic link."""

_QUIET = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
"""Git shall fetch nothing (a partial clone would), lock nothing, take a name for a name and no
pattern, and speak one language."""


@contextmanager
def checked_out(revision: str, names: Sequence[str]) -> Iterator[Path]:
    """A folder that stands for the current one as it was at a revision.

    Only what is named lies in it. It is gone when the context ends; the repository and its work
    tree are left as they are.

    Args:
        revision: anything that git takes for a commit.
        names: files and folders, by their ways from the current folder.

    Raises:
        StancesError: there is no git, no repository, no such revision, or a name was not in it.
    """
    top = Path(os.fsdecode(_git("rev-parse", "--show-toplevel").removesuffix(b"\n")))
    commit = _commit(revision)
    here = Path.cwd().resolve().relative_to(top.resolve())
    with tempfile.TemporaryDirectory(prefix="stances-") as folder:
        for name in names:
            found = _listed(commit, _within(name, top))
            if not found:
                raise StancesError(f'not in git at "{revision}"', where=name, hint=_THEN)
            for path, text in _contents(commit, found):
                if text is None:
                    what = f'a link that leads to no file of git at "{revision}"'
                    raise StancesError(what, where=path)
                file = Path(folder) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text)
        inside = Path(folder) / here
        inside.mkdir(parents=True, exist_ok=True)
        yield inside


def _listed(commit: str, path: str) -> list[tuple[str, bytes]]:
    """Each file at or below a path, with what git finds it by; a link is followed."""
    whole = [] if path == "." else [path]
    listed = _git("ls-tree", "-r", "-z", "--full-tree", commit, "--", *whole)
    found = []
    for entry in listed.split(b"\0")[:-1]:
        kind, name = entry.split(b"\t", maxsplit=1)
        mode, sort, own = kind.split()
        if sort == b"blob":
            key = commit.encode() + b":" + name if mode == _LINK else own
            found.append((os.fsdecode(name), key))
    return found


def _contents(
    commit: str, found: Sequence[tuple[str, bytes]]
) -> Iterator[tuple[str, bytes | None]]:
    """Each file with its bytes; nothing for a link that leads to no file."""
    asked = b"".join(key + b"\n" for _, key in found)
    told = io.BytesIO(_git("cat-file", "--batch", "--follow-symlinks", feed=asked))
    for path, _ in found:
        head = told.readline().split()
        size = int(head[-1]) if len(head) > 1 and head[-1].isdigit() else None
        text = None if size is None else told.read(size)
        if size is not None:
            told.readline()
        yield path, text if head[1:2] == [b"blob"] else None


def _commit(revision: str) -> str:
    try:
        named = _git(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except StancesError:
        raise StancesError(
            f'git knows no revision "{revision}"',
            hint="name a branch, a tag or a commit; a shallow clone holds only the last ones",
        ) from None
    return named.decode().strip()


def _within(name: str, top: Path) -> str:
    """A name's way from the top of the repository."""
    path = Path(os.path.abspath(name))  # noqa: PTH100  (a link stays one: git knows its name)
    for base in (top, top.resolve()):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    if path.resolve().is_relative_to(top.resolve()):
        return path.resolve().relative_to(top.resolve()).as_posix()
    raise StancesError("is not in this git repository", where=name)


def _git(*arguments: str, feed: bytes = b"") -> bytes:
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
        told = done.stderr.decode(errors="replace").strip().splitlines()
        why = told[-1].removeprefix("fatal: ") if told else "it gave no reason"
        raise StancesError(f"git: {why}", hint="--rev is run inside a git repository")
    return done.stdout
