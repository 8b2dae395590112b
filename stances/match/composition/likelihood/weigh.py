"""What a sentence says of how near or how likely its target is."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.likelihood import load_likelihood_words
from stances.language.roles import ROLES
from stances.match.composition.clues import Clue, Node
from stances.match.composition.findings import make_step
from stances.match.composition.likelihood.ahead import hang_ahead
from stances.match.composition.likelihood.done import take_done
from stances.match.composition.likelihood.existing import exist
from stances.match.composition.likelihood.said import say_likelihood
from stances.match.composition.tree import Tree

_WORDS = load_likelihood_words()
_OWNERS = frozenset(("my", "our", "your", "his", "her", "its", "their"))
_HIGH = 8
"""How many clauses over a clue are looked at."""
_MOST = 4
"""The most nouns over a target that are climbed: "the fear of the danger of a spread of war"."""


def weigh_likelihood(tree: Tree) -> tuple[list[Clue], int]:
    """Return the clues, 1 where the target is near and -1 where it is not; and 0, for no act.

    What somebody demands, wishes or supposes says nothing: "we must avoid a war", "if a war
    comes".
    """
    clues: list[Clue] = []
    for at, group in enumerate(tree.groups):
        if not group.target:
            continue
        node = Node(at=at, sign=1, state="thing")
        if group.kind == "noun":
            clues.extend(_climb(tree, node) or _say_aside(tree, node))
        elif group.kind == "verb" and group.form == "to":  # "closer to war" looks like a verb
            clues.extend(hang_ahead(tree, node, at, tree.arcs[at].head, of=""))
        if clues:
            break
    return [one for one in clues if _tells(tree, one)], 0


def _tells(tree: Tree, clue: Clue) -> bool:
    """Whether a clue is told as a fact: neither supposed, nor hoped or asked for ("let us hope it
    ends"), nor under "even if", "before" or "until" ("act before he stumbles into a war").
    """
    if clue.stand == "conditional":
        return False
    at = next(k for k, one in enumerate(tree.groups) if one.last > clue.steps[-1].first)
    for _ in range(_HIGH):
        arc = tree.arcs[at]
        if arc.role == "marked" and arc.by >= 0:
            return tree.groups[arc.by].lemma not in ROLES.turned_markers | {"if"}
        at = arc.head
        if at < 0:
            break
        if tree.groups[at].lemma in _WORDS.hoping_verbs:
            return False
    return True


def _say_aside(tree: Tree, node: Node) -> list[Clue]:
    """Return what relative clauses say of the target: "a war that will never come"."""
    found: list[Clue] = []
    for k in tree.children[node.at]:
        if tree.arcs[k].role == "relative" and tree.find_child(k, "subject") is None:
            found.extend(say_likelihood(tree, node, k, of=""))
    return found


def _climb(tree: Tree, node: Node) -> tuple[Clue, ...]:
    """Return what is said of the target, or of the noun of risk, fear or end that it hangs on."""
    of = ""
    for _ in range(_MOST):
        arc = tree.arcs[node.at]
        over: tuple[Node, str] | None = None
        if arc.denied and not _is_owned(tree, node.at):
            step = make_step(tree, node.at, "not this")
            return (Clue(sign=-node.sign, kind="likelihood", steps=(*node.steps, step)),)
        if arc.role in ("joined", "apposition") and arc.head >= 0:
            over = replace(node, at=arc.head), of
        elif arc.role == "subject":
            over = _climb_clause(tree, node, arc.head)
        elif arc.role == "under" and arc.by >= 0:
            over = _climb_noun(tree, node, arc.head, of=of)
        if over is None:
            return _read_role(tree, node, of=of)
        node, of = over
    return ()


def _is_owned(tree: Tree, at: int) -> bool:
    """Whether it is somebody's: "not our war" says nothing of how near it is."""
    group = tree.groups[at]
    words = tree.words[group.first : group.last]
    return any(word.use == "possessive" or word.norm in _OWNERS for word in words)


def _read_role(tree: Tree, node: Node, *, of: str) -> tuple[Clue, ...]:
    """Return what is said of a noun where it stands: as subject, object or behind a preposition."""
    arc = tree.arcs[node.at]
    if arc.role == "subject":
        return say_likelihood(tree, node, arc.head, of=of)
    if arc.role in ("object", "second"):
        return take_done(tree, node, arc.head, of=of)
    if arc.role == "named":
        asks = tree.groups[arc.head].asks and tree.find_subject(arc.head) is None
        ask_or_tell = say_likelihood if asks else exist
        return ask_or_tell(tree, node, arc.head, of=of)
    if arc.role == "under" and arc.by >= 0:
        return hang_ahead(tree, node, arc.by, arc.head, of=of)
    return ()


def _climb_noun(tree: Tree, node: Node, head: int, *, of: str) -> tuple[Node, str] | None:
    """Return the noun of risk, fear, end or edge that a noun hangs on; `None` without one."""
    governor = tree.groups[head] if head >= 0 else None
    kind = _name_kind(governor.lemma) if governor is not None and governor.kind == "noun" else ""
    if not kind or (of and kind == "edge"):
        return None
    sign = -1 if (kind == "end") != tree.is_denied(node.at) else 1
    steps = (*node.steps, make_step(tree, head, f"{kind} of it"))
    above = Node(at=head, sign=node.sign * sign, state="thing", steps=steps)
    return above, "risk" if kind == "end" else kind


def _climb_clause(tree: Tree, node: Node, verb: int) -> tuple[Node, str] | None:
    """ "The chance that war breaks out is slim" speaks of the chance; `None` elsewhere."""
    arc = tree.arcs[verb]
    kind = _name_kind(tree.groups[arc.head].lemma) if arc.role == "relative" else ""
    if kind not in ("risk", "fear") or arc.by < 0:
        return None
    steps = (*node.steps, make_step(tree, arc.head, f"{kind} of it"))
    return Node(at=arc.head, sign=node.sign, state="thing", steps=steps), kind


def _name_kind(lemma: str) -> str:
    """Return what a noun makes of the target that hangs on it; empty for most nouns."""
    if lemma in _WORDS.risk_nouns:
        return "risk"
    if lemma in _WORDS.fear_nouns:
        return "fear"
    if lemma in _WORDS.edge_nouns:
        return "edge"
    if lemma in _WORDS.wish_nouns:
        return "wish"
    return "end" if lemma in _WORDS.end_nouns else ""
