"""The statements of the chosen experts, from which affiliations and periods are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from stances.model import Statement
from stances.pipeline import stream_statements
from stances.read.moderators import leave_out_moderators
from stances.scoring.names import choose_experts
from stances.settings.model import Settings


class Chosen(Struct, frozen=True, kw_only=True):
    """The experts who count, and what they say in the order of the inputs."""

    experts: tuple[str, ...]
    statements: tuple[Statement, ...]


def choose_statements(
    inputs: Sequence[str], experts: Sequence[str], *, settings: Settings
) -> Chosen:
    """Read texts, and keep what the experts who count say.

    Args:
        inputs: texts.
        experts: names or parts of names; empty for everybody but moderators.

    Raises:
        StancesError: something cannot be read, or a name is not known.
    """
    statements: Iterable[Statement] = stream_statements(inputs, settings=settings)
    left_out: list[str] = []
    if not settings.with_moderators:
        statements = leave_out_moderators(statements, left_out)
    every = tuple(statements)
    known = tuple(dict.fromkeys(one.expert for one in every))
    chosen = tuple(choose_experts(experts, known, left_out))
    wanted = frozenset(chosen)
    return Chosen(experts=chosen, statements=tuple(one for one in every if one.expert in wanted))
