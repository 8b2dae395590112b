"""Pronouns that take a target up."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.roles import ROLES

_MOST = 3
"""The most pronouns of one sentence that are followed."""


_PUTTING = ("put", "puts", "putting")  # "to put it plainly" takes nothing up
_MANNERS = frozenset(
    (
        *("plainly", "bluntly", "mildly", "simply", "differently", "better", "best", "well"),
        *("crudely", "politely", "gently", "another"),
    )
)


def find_pronouns(norms: Sequence[str], gaps: Sequence[str], targets: Sequence[bool]) -> list[int]:
    """Return the pronouns that take the target up in later clauses of the same sentence."""
    last = max(at for at, target in enumerate(targets) if target)
    wanted = name_pronouns(norms[last])
    crossed = False
    found: list[int] = []
    for at in range(last + 1, len(norms)):
        crossed = crossed or bool(gaps[at]) or norms[at] in ROLES.clause_openers
        put = norms[at - 1] in _PUTTING and norms[at + 1 : at + 2] and norms[at + 1] in _MANNERS
        rued = norms[at - 1] in ROLES.rueing_verbs  # an act is, and not what it acts upon
        if crossed and norms[at] in wanted and not put and not rued:
            after = norms[at + 1 : at + 6]
            if (
                norms[at] == "it"
                and after[:1]
                and after[0] in ROLES.be_forms
                and ("that" in after or "to" in after or "time" in after)
            ):
                continue
            found.append(at)
    return found[:_MOST]


def name_pronouns(norm: str) -> frozenset[str]:
    """Return the pronouns that can take up a noun: by its number."""
    plural = norm in ROLES.plural_pronouns or (
        norm.endswith("s") and not norm.endswith("ss") and norm != "this"
    )
    return ROLES.plural_pronouns if plural else frozenset(("it",))
