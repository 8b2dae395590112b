"""What is finished of a run, on disk, so that a run that was stopped can go on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from stances.cluster.pieces import Piece
from stances.cluster.versions import Versions
from stances.cluster.work import Job, unpack_total
from stances.errors import StancesError

_RUN_FILE = "run.txt"
_ENDING = ".part"


class Finished:
    """The folder that holds what groups of pieces come to.

    Args:
        folder: where it lies; it is made when something is written.
        digest: of all that the run depends on.
    """

    def __init__(self, folder: Path, digest: str) -> None:
        self._folder = folder
        self._digest = digest

    def begin(self, *, resume: bool) -> None:
        """Make the folder ready: for a new run without what an earlier one left.

        Raises:
            StancesError: what is to be gone on with is of another run; the folder cannot be made.
        """
        run = self._folder / _RUN_FILE
        try:
            if resume and run.exists() and run.read_text(encoding="utf-8").strip() != self._digest:
                what = "is of a run with other inputs, another rubric or other settings"
                hint = "leave out --resume to begin anew"
                raise StancesError(what, where=str(self._folder), hint=hint)
            self._folder.mkdir(parents=True, exist_ok=True)
            if not resume:
                _clear(self._folder)
            run.write_text(self._digest + "\n", encoding="utf-8")
        except OSError as error:
            raise _make_unwritable(error, self._folder) from None

    def read(self, group: int) -> bytes | None:
        """Return what a group came to, packed; `None` where it is not finished."""
        try:
            packed = self._find(group).read_bytes()
            unpack_total(packed)
        except (OSError, msgspec.DecodeError):
            return None
        return packed

    def write(self, group: int, packed: bytes) -> None:
        """Write what a group came to.

        Raises:
            StancesError: it cannot be written.
        """
        path = self._find(group)
        begun = path.with_suffix(".begun")
        try:
            begun.write_bytes(packed)
            begun.replace(path)
        except OSError as error:
            raise _make_unwritable(error, path) from None

    def _find(self, group: int) -> Path:
        return self._folder / f"{group:06d}{_ENDING}"


def remove_finished(folder: Path) -> None:
    """Take away what is finished of a run, once its answer is written, and the folder if that is
    all it holds.
    """
    _clear(folder)
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()


def _clear(folder: Path) -> None:
    for path in sorted(folder.glob("*")):
        if path.suffix in (_ENDING, ".begun") or path.name == _RUN_FILE:
            path.unlink()


def digest_run(pieces: Sequence[Piece], job: Job, versions: Versions) -> str:
    """Return a digest of all that the result of each group of a run depends on."""
    settings = msgspec.to_builtins(job.settings)
    parts = [
        msgspec.json.encode(pieces),
        msgspec.json.encode([job.compiled.rubric.hash, settings, job.dimensions, job.experts]),
        msgspec.json.encode([dict(sorted(job.aliases.items())), job.evidence]),
        msgspec.json.encode(versions),
    ]
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def _make_unwritable(error: OSError, path: Path) -> StancesError:
    what = f"cannot be written ({error.strerror or error})"
    return StancesError(what, where=str(path), hint="name another folder with -o")
