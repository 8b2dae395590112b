"""All that a sentence says for and against its target."""

from __future__ import annotations

from stances.match.composition.acts import climb_act
from stances.match.composition.attitudes import hold_attitude
from stances.match.composition.clues import Clue, Node, Outcome
from stances.match.composition.fallbacks import (
    hear_fragment,
    hear_tone,
    judge_told,
    look_near,
)
from stances.match.composition.slots import hear_phrases
from stances.match.composition.targets import start_climb
from stances.match.composition.things import climb_thing
from stances.match.composition.tree import Tree

_MOST = 40
"""The most steps of one climb."""


def compose(tree: Tree) -> tuple[list[Clue], int]:
    """Return the clues, and the sign of an act on the target that is stated as a fact."""
    clues: list[Clue] = []
    told = 0
    for at, group in enumerate(tree.groups):
        if not group.target or _continues_target(tree, at):
            continue
        nodes, found = start_climb(tree, at, group)
        clues.extend(found)
        more, happened = _climb_all(tree, nodes)
        clues.extend(more)
        told = happened or told
    if not clues:
        clues.extend(hear_phrases(tree) or hear_fragment(tree))
    if told and not clues:
        clues.extend(judge_told(tree, told))
    if not clues and not told:
        clues.extend(hear_tone(tree))
    if not clues and not told:
        clues.extend(look_near(tree))
    return clues, told


def _continues_target(tree: Tree, at: int) -> bool:
    """Whether a group only goes on with a target that began in a group before."""
    groups, words = tree.groups, tree.words
    before = at - 1
    while before >= 0 and groups[before].kind in ("preposition", "adverb", "coordinator"):
        before -= 1
    if before < 0 or not groups[before].target:
        return False
    between = range(groups[before].last, groups[at].first + 1)
    return all(words[k].target for k in between)


def _climb_all(tree: Tree, nodes: list[Node]) -> tuple[list[Clue], int]:
    """Climb from all nodes until none is left; each place is visited once."""
    clues: list[Clue] = []
    told = 0
    left = _MOST
    seen: set[tuple[int, str, int]] = set()
    while nodes and left:
        left -= 1
        node = nodes.pop()
        key = (node.at, node.state, node.sign)
        if key in seen:
            continue
        seen.add(key)
        outcome = _climb_one(tree, node)
        clues.extend(outcome.clues)
        nodes.extend(outcome.nodes)
        told = outcome.told or told
    return clues, told


def _climb_one(tree: Tree, node: Node) -> Outcome:
    noun = tree.groups[node.at].kind == "noun"
    if noun and node.state == "wish":
        return hold_attitude(tree, node, node.at)
    if noun or node.state == "thing":
        return climb_thing(tree, node)
    return climb_act(tree, node)
