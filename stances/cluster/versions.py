"""What must be the same on every machine of a cluster, so that all of them give the same scores."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

from msgspec import Struct

from stances.errors import StancesError
from stances.scoring.passport import METHOD
from stances.version import __version__


class Versions(Struct, frozen=True, kw_only=True):
    """What the scores of a machine depend on.

    Attributes:
        python: such as ``3.11``: later ones know other characters.
        stances: the version of this package.
        method: see `METHOD`.
        code: the digest of the package's own files, which tells working copies apart.
    """

    python: str
    stances: str
    method: str
    code: str


@cache
def find_versions() -> Versions:
    """Return those of this process."""
    return Versions(
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        stances=__version__,
        method=METHOD,
        code=_digest_package(),
    )


def check_versions(worker: str, theirs: Versions) -> None:
    """Check that a worker gives the same scores as this machine.

    Args:
        worker: its address.

    Raises:
        StancesError: something differs.

    >>> check_versions("tcp://127.0.0.1:1", find_versions())
    """
    ours = find_versions()
    for name, own, other in (
        ("Python", ours.python, theirs.python),
        ("stances", ours.stances, theirs.stances),
        ("method", ours.method, theirs.method),
        ("code of stances", ours.code[:12], theirs.code[:12]),
    ):
        if own != other:
            what = f"has {name} {other}, and this machine has {own}"
            raise StancesError(what, where=f"worker {worker}", hint="install the same on both")


def _digest_package() -> str:
    """Return the SHA-256 of the names and contents of the package's files."""
    root = Path(__file__).parents[1]
    total = hashlib.sha256()
    for file in sorted(root.rglob("*")):
        if file.suffix in (".py", ".toml", ".json", ".tsv"):
            total.update(str(file.relative_to(root)).encode())
            total.update(file.read_bytes())
    return total.hexdigest()
