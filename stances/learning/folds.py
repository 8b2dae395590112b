"""Splits authors into folds, the same ones on every machine and in every order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from stances.errors import StancesError


def split_authors(authors: Iterable[str], folds: int) -> dict[str, int]:
    """Return the fold of each author, from 0 on; folds differ by one author at most.

    Args:
        authors: in any order, and as often as they occur.
        folds: how many there are.

    Raises:
        StancesError: there are fewer authors than folds.

    >>> split_authors(["Test Alpha", "Test Beta", "Test Gamma", "Test Alpha"], 2)
    {'Test Gamma': 0, 'Test Beta': 1, 'Test Alpha': 0}
    """
    ranked = _shuffle(authors, "f")
    if len(ranked) < folds:
        count = "1 author" if len(ranked) == 1 else f"{len(ranked)} authors"
        raise StancesError(
            f"{count} cannot fill {folds} folds",
            hint="code texts of more authors, or ask for fewer --folds (at least 2)",
        )
    return {author: at % folds for at, author in enumerate(ranked)}


def hold_out(authors: Iterable[str], share: float) -> frozenset[str]:
    """Return the authors that are held out: a share (0 to 1) of them, rounded.

    Raises:
        StancesError: none would be held out, or none would be left; not for a share of 0.

    >>> sorted(hold_out(["Test Alpha", "Test Beta", "Test Gamma"], 0.3))
    ['Test Gamma']
    """
    ranked = _shuffle(authors, "h")
    count = round(share * len(ranked))
    if share and not 0 < count < len(ranked):
        which = "none" if not count else "all"
        what = f"--hold-out {share:g} holds out {which} of {len(ranked)} authors"
        raise StancesError(what, hint="hold out another share, or code texts of more authors")
    return frozenset(ranked[:count])


def _shuffle(authors: Iterable[str], salt: str) -> list[str]:
    """Return each author once, in an order that depends on the names alone."""

    def draw(author: str) -> bytes:
        return hashlib.sha256(f"{salt}{author}".encode("utf-8", "surrogatepass")).digest()

    return sorted(set(authors), key=draw)
