"""What is said to exist, or to be the case: "there will be a war"."""

from __future__ import annotations

from stances.match.composition.clues import Clue, Node
from stances.match.composition.likelihood.phrases import value_words
from stances.match.composition.likelihood.tell import tell
from stances.match.composition.moods import find_mood
from stances.match.composition.tree import Tree

_EMPTY = frozenset(("there", "outcome", "result", "consequence", "upshot"))
_THIS = frozenset(("this", "it", "that"))
"""What may be "another war"."""


def exist(tree: Tree, node: Node, verb: int, *, of: str) -> tuple[Clue, ...]:
    """Return what "there is" says of a target, or of its risk or the fear of it.

    Args:
        of: ``risk``, ``fear``, ``edge`` or ``wish`` where it is that of the target.
    """
    subject, group = tree.find_subject(verb), tree.groups[node.at]
    inside = tree.words[group.first : group.head]
    owned = not of and any(word.use == "possessive" for word in inside)  # "there is Iran's program"
    if owned or of in ("fear", "edge", "wish"):
        return ()
    if subject is None:
        return ()
    another = any(word.norm == "another" for word in inside)
    if tree.groups[subject].lemma not in (_EMPTY | _THIS if another else _EMPTY):
        return ()
    mood = find_mood(tree, verb)
    if mood.obliged or mood.ordered:
        return ()
    if tree.words[tree.groups[verb].first].norm in ("was", "were"):
        return ()  # what was there may be over
    before = [word.norm for word in tree.words[max(0, group.first - 1) : group.head]]
    value = value_words(before) or (-1 if before[:1] in (["less"], ["little"]) else 1)
    value = -value if mood.negated != tree.is_denied(node.at) else value
    did = "is there" if value > 0 else "is not there"
    return tell(tree, verb, node.turn(value), at=node.at, did=did)
