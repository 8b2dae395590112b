"""The edge to git: files as they were at a revision."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from stances.errors import StancesError

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
    top = Path(_git("rev-parse", "--show-toplevel").decode().strip())
    commit = _commit(revision)
    here = Path.cwd().resolve().relative_to(top.resolve())
    wanted = [_within(name, top) for name in names]
    for name, path in zip(names, wanted, strict=True):
        if path != "." and not _git("-C", str(top), "ls-tree", "--name-only", commit, "--", path):
            raise StancesError(f'not in git at "{revision}"', where=name, hint="see git status")
    data = _git("-C", str(top), "archive", "--format=tar", commit, "--", *wanted)
    with tempfile.TemporaryDirectory(prefix="stances-") as folder:
        try:
            with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                archive.extractall(folder, filter="data")
        except tarfile.FilterError as fault:
            what = f'leads out of the repository at "{revision}"'
            raise StancesError(what, where=fault.tarinfo.name) from fault
        for file in _left_out(Path(folder), top, commit, wanted):
            file.parent.mkdir(parents=True, exist_ok=True)
            own = f"{commit}:{file.relative_to(folder).as_posix()}"
            file.write_bytes(_git("-C", str(top), "cat-file", "blob", own))
        inside = Path(folder) / here
        inside.mkdir(parents=True, exist_ok=True)
        yield inside


def _left_out(folder: Path, top: Path, commit: str, wanted: Sequence[str]) -> Iterator[Path]:
    """What .gitattributes keep out of archives, though it is in git (``export-ignore``)."""
    listed = _git("-C", str(top), "ls-tree", "-r", "-z", "--full-tree", commit, "--", *wanted)
    for entry in listed.split(b"\0")[:-1]:
        kind, name = entry.split(b"\t", maxsplit=1)
        path = folder / os.fsdecode(name)
        if kind.split()[1] == b"blob" and not os.path.lexists(path):
            yield path


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


def _git(*arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", *arguments],
            env={**os.environ, **_QUIET},
            stdin=subprocess.DEVNULL,
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
