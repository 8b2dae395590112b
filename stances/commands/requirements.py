"""What commands require of a score sheet before they use it."""

from __future__ import annotations

from stances.errors import StancesError
from stances.scoring.sheet import ScoreSheet

NO_EVIDENCE = "this score sheet holds no evidence"
WRITE_IT = "write it with: stances score -f json --evidence"


def require_evidence(sheet: ScoreSheet, where: str, why: str = "") -> None:
    """Check that a score sheet says what its cells rest on.

    Args:
        where: the file that it was read from, or several joined by commas.
        why: what needs the evidence, for the message; empty where that is plain.

    Raises:
        StancesError: it was written without evidence.
    """
    if not sheet.has_evidence:
        needed = f", which {why} needs" if why else ""
        raise StancesError(f"{NO_EVIDENCE}{needed}", where=where, hint=WRITE_IT)


def require_experts(sheet: ScoreSheet, least: int, why: str) -> None:
    """Check that there are enough experts.

    Raises:
        StancesError: there are fewer.
    """
    count = len(sheet.experts)
    if count < least:
        found = "there is 1" if count == 1 else f"there are {count}"
        hint = "name more texts, or leave out -e"
        raise StancesError(f"{why} needs at least {least} experts, and {found}", hint=hint)
