"""The clue that a clause gives of how near a target is."""

from __future__ import annotations

from stances.match.composition.clues import Clue, Node
from stances.match.composition.findings import find_clue_in
from stances.match.composition.tree import Tree


def tell(tree: Tree, verb: int, node: Node, *, at: int, did: str) -> tuple[Clue, ...]:
    """Return what the clause of a verb says, as it asserts, reports or denies it.

    Args:
        node: with the side that it says.
        at: the group whose words say so.
        did: what they do, for `explain`.
    """
    return find_clue_in(tree, verb, node, "likelihood", at=at, did=did).clues
