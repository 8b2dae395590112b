"""What is turned down before something else is said: "far from helping us, the levy …"."""

from __future__ import annotations

from stances.language.roles import ROLES
from stances.match.composition.tree import Tree


def is_contrasted(tree: Tree, at: int) -> bool:
    """Whether a group is a gerund behind "far from", "rather than" or the like."""
    arc, group = tree.arcs[at], tree.groups[at]
    if arc.role != "under" or arc.by < 0 or group.kind != "verb" or group.form != "ing":
        return False
    last = tree.groups[arc.by].last
    run = " ".join(word.norm for word in tree.words[max(0, last - 2) : last])
    return run.endswith(ROLES.phrases_of_contrast)
