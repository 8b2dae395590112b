"""What a preposition says of how near a target is: "on the brink of war", "back from war"."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.likelihood import load_likelihood_words
from stances.match.composition.clues import Clue, Node
from stances.match.composition.contrast import is_contrasted
from stances.match.composition.groups import NEGATING
from stances.match.composition.likelihood.carried import find_carrier
from stances.match.composition.likelihood.made import is_simple_past
from stances.match.composition.likelihood.phrases import is_kept, value_words
from stances.match.composition.likelihood.tell import tell
from stances.match.composition.tree import Tree

_WORDS = load_likelihood_words()
_ON_EDGE = frozenset(("on", "at", "to", "near", "toward", "towards", "into", "by"))
_AT = ("at", "near", "closer", "nearer")
_WITHIN = frozenset(("at", "in"))
_FEW = 4
"""How many words before a preposition are looked at."""
_HOPS = 4
_TURNING = ("turn", "come", "go", "move", "get")


def hang_ahead(tree: Tree, node: Node, by: int, head: int, *, of: str) -> tuple[Clue, ...]:
    """Return what a preposition makes of the target behind it, or of its brink.

    Args:
        by: the preposition, or the target itself where its "to" belongs to it.
        head: what it hangs on; -1 for nothing.
        of: ``edge`` where the brink of the target stands behind it, or the path there.
    """
    verb = _find_verb(tree, head)
    if verb < 0:
        return ()
    carrier = find_carrier(tree, verb)
    contrasted = is_contrasted(tree, verb)
    value, did = _value_way(tree, by, verb, of=of)
    if value > 0 and _names_matter(tree, node, verb):
        return ()
    if (carrier is None and not contrasted) or not value:
        return ()
    told = carrier.verb if carrier is not None else verb
    turned = carrier.turned and not is_kept(tree, verb) if carrier is not None else True
    value = -value if turned else value
    return tell(tree, told, node.turn(value), at=by, did=did)


def _names_matter(tree: Tree, node: Node, verb: int) -> bool:
    """Whether somebody only comes to speak of it: "I turn now to the war"."""
    definite = tree.words[tree.groups[node.at].first].norm in ("the", "this", "that")
    return definite and tree.groups[verb].lemma in _TURNING


def _value_way(tree: Tree, by: int, verb: int, *, of: str) -> tuple[int, str]:
    """Return 1 for towards the target, -1 for away from it, and in words."""
    first = tree.groups[by].first
    begin = max(0, first - _FEW)
    name = tree.words[first].norm
    group = tree.groups[verb]
    idle = NEGATING | _WORDS.less_words if group.negated else frozenset[str]()
    before = [
        word.norm
        for k, word in enumerate(tree.words[begin:first], begin)
        if not (k < group.last and word.norm in idle)
    ]
    short = _WORDS.closing_times & set(before[-2:]) and not {"not", "many"} & set(before)
    if name == "from" and short and group.lemma not in _WORDS.moving_verbs:
        return 1, "a short time from it"
    if " ".join([*before, name]).endswith(_WORDS.phrases_of_retreat):
        return -1, "away from it"
    if of == "edge" or (group.last != first and _WORDS.edge_nouns & set(before[-1:])):
        at_edge = group.copula or group.lemma in _WORDS.standing_verbs | _WORDS.moving_verbs
        on_edge = name in _ON_EDGE if of else bool(_ON_EDGE & set(before))
        return int(on_edge and at_edge), "at its edge"
    return _value_direction(tree, verb, name, before), "towards it"


def _value_direction(tree: Tree, verb: int, name: str, before: Sequence[str]) -> int:
    """Return 1 where a preposition and the words before it lead to the target, -1 if back."""
    group = tree.groups[verb]
    if name == "by" and group.passive:
        return int(group.lemma in _WORDS.engulfing_verbs and bool(group.modal))
    if name == "from":
        return -int(group.lemma in _WORDS.moving_verbs | _WORDS.retreating_verbs)
    if name == "for":
        return int(bool(_WORDS.bound_words & set(before)))
    if name == "in":
        return int(group.lemma in _WORDS.resulting_verbs)
    if name not in _WORDS.nearing_prepositions:
        return 0
    moves = group.lemma in _WORDS.moving_verbs and not is_simple_past(tree, verb)
    moves = moves and name not in _WITHIN  # "inspectors walk the halls at Fordow"
    return value_words(before) or int(moves or (group.copula and name in _AT))


def _find_verb(tree: Tree, at: int) -> int:
    """Return the verb that a group hangs on, or it itself if it is one; -1 where there is none."""
    for _ in range(_HOPS):
        if at < 0 or tree.groups[at].kind == "verb":
            return at
        at = tree.arcs[at].head
    return -1
