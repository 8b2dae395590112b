"""Brackets and dashes taken out of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Piece(Struct, frozen=True, kw_only=True):
    """Tokens that are read as one: a sentence without its insertions, or one of them.

    Attributes:
        tokens: indexes into the sentence's tokens.
        gaps: what stands before each.
        aside: whether it is an insertion that was taken out.
    """

    tokens: tuple[int, ...]
    gaps: tuple[str, ...]
    aside: bool = False


def cut_brackets(gaps: Sequence[str], targets: Sequence[bool]) -> Piece:
    """Return the sentence without brackets and paired dashes that do not hold the target."""
    count = len(gaps)
    keep = [True] * count
    found = list(gaps)
    at = 0
    while at < count:
        if gaps[at] in ("(", "[", "-"):
            closing = "-" if gaps[at] == "-" else ")"
            end = next((k for k in range(at + 1, count) if gaps[k] == closing), None)
            if end is None and gaps[at] != "-":
                end = count
            if end is not None and not any(targets[at:end]):
                keep[at:end] = [False] * (end - at)
                if end < count:
                    found[end] = ";" if gaps[at] == "[" else ""
                at = end
                if at < count and gaps[at] == "-":
                    at += 1
                continue
            found[at] = "," if gaps[at] == "(" else ";"
            if end is not None and end < count:
                found[end] = ";" if gaps[end] == "-" else ","
        elif gaps[at] == ")":
            found[at] = found[at] if found[at] != ")" else ","
        at += 1
    kept = [k for k in range(count) if keep[k]]
    return Piece(
        tokens=tuple(kept),
        gaps=tuple(
            "," if found[k] == ")" else (";" if found[k] == "-" else found[k]) for k in kept
        ),
    )
