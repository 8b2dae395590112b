"""Steps and clues made on the climb."""

from __future__ import annotations

from msgspec.structs import replace

from stances.match.composition.clues import Clue, Kind, Node, Outcome, Stand, State, Step
from stances.match.composition.holders import find_stand
from stances.match.composition.tree import Tree


def make_step(tree: Tree, at: int, did: str) -> Step:
    """Return a step whose words are those of a group."""
    group = tree.groups[at]
    return Step(first=group.first, last=group.last, did=did)


def make_clue(tree: Tree, node: Node, kind: Kind, at: int, did: str) -> Clue:
    """Return a clue with the side of a node, and one more step."""
    return Clue(sign=node.sign, kind=kind, steps=(*node.steps, make_step(tree, at, did)))


def find_clue(tree: Tree, node: Node, kind: Kind, at: int, did: str) -> Outcome:
    """Return an outcome of one clue."""
    return Outcome(clues=(make_clue(tree, node, kind, at, did),))


def find_clue_in(
    tree: Tree, verb: int, node: Node, kind: Kind, *, at: int, did: str, share: float = 1.0
) -> Outcome:
    """Return a clue that the clause of a verb asserts, reports or denies."""
    stand: Stand
    stand, verdict = find_stand(tree, verb)
    clue = make_clue(tree, node.turn(verdict), kind, at, did)
    return Outcome(clues=(replace(clue, stand=stand, share=share),))


def climb_to(tree: Tree, node: Node, at: int, state: State, did: str, *, by: int = 1) -> Outcome:
    """Return the place where the climb goes on, with one more step.

    Args:
        by: -1 where its sign is turned.
    """
    steps = (*node.steps, make_step(tree, at, did))
    return Outcome(nodes=(Node(at=at, sign=node.sign * by, state=state, steps=steps),))


def find_told(tree: Tree, node: Node, kind: Kind, at: int, did: str) -> Outcome:
    """Return a clue that the clause around a group asserts, reports or denies."""
    return find_clue_in(tree, at, node, kind, at=at, did=did)
