"""Negations that blame nothing: "is not perfect", "has never been better"."""

from __future__ import annotations

from stances.language.roles import ROLES
from stances.match.composition.forms import is_graded
from stances.match.composition.tree import Tree


def is_ideal(tree: Tree, verb: int) -> bool:
    """Whether a verb names what nobody asks: "perfect", "a panacea"."""
    named = tree.find_child(verb, "named")
    return named is not None and tree.groups[named].lemma in ROLES.ideals


def is_awaited(tree: Tree, verb: int) -> bool:
    """Whether something is longed for: "it cannot come soon enough"."""
    group = tree.groups[verb]
    behind = [word.norm for word in tree.words[group.last : group.last + 2]]
    unable = group.negated % 2 == 1 and group.modal in ROLES.modals_of_ability
    soon = behind[:1] in (["soon"], ["fast"], ["quickly"]) and behind[1:] == ["enough"]
    return unable and soon and group.lemma in ("come", "arrive", "happen")


def names_height(tree: Tree, verb: int) -> bool:
    """Whether a negation only says that nothing is more so: "has never been stronger"."""
    group = tree.groups[verb]
    never = any(tree.words[k].norm == "never" for k in range(group.first, group.last))
    if not (group.negated % 2 and (never or group.modal in ROLES.modals_of_ability)):
        return False
    behind = [word.norm for word in tree.words[group.last : group.last + 2]]
    return behind[:1] == ["more"] or any(
        one in ("better", "worse") or (one.endswith("er") and is_graded(one)) for one in behind
    )
