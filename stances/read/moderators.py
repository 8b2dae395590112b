"""Moderators and hosts, who speak to lead the talk and not for a side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from stances.errors import StancesError
from stances.model import Statement
from stances.read.notes import make_note

_KEEP = "--with moderators keeps them"


def leave_out_moderators(
    statements: Iterable[Statement], names: list[str] | None = None
) -> Iterator[Statement]:
    """Yield what is said by all but those whose role is moderator, and note who is left out.

    Args:
        names: is given the names of those who are left out; `None` where nobody asks.

    Raises:
        StancesError: nobody else speaks.
    """
    left_out: dict[str, None] = {}
    found = False
    for one in skip_moderators(statements, left_out):
        found = True
        yield one
    if names is not None:
        names += left_out
    note_moderators(left_out, anybody_else=found)


def skip_moderators(
    statements: Iterable[Statement], left_out: dict[str, None]
) -> Iterator[Statement]:
    """Yield what is said by all but moderators, whose names are added to `left_out`."""
    for one in statements:
        if one.is_by_moderator:
            left_out.setdefault(one.expert)
        else:
            yield one


def note_moderators(left_out: Collection[str], *, anybody_else: bool) -> None:
    """Note which moderators were left out.

    Args:
        anybody_else: whether somebody else speaks.

    Raises:
        StancesError: nobody else speaks.
    """
    if left_out and not anybody_else:
        raise StancesError("only moderators speak", where=", ".join(left_out), hint=_KEEP)
    if left_out:
        make_note(f"left out of the scores as moderators; {_KEEP}", ", ".join(left_out))
