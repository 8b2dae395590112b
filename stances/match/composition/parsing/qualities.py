"""Where an adjective hangs."""

from __future__ import annotations

from stances.match.composition.groups import Group
from stances.match.composition.parsing.state import State, find_gap, find_previous
from stances.match.composition.tree import Arc


def place_quality(state: State, at: int, group: Group) -> None:
    """Hang an adjective on the verb or noun before it."""
    previous = find_previous(state, at)
    if previous is None:
        return
    before = state.groups[previous]
    if before.kind == "verb":
        role = "named"
        state.arcs[at] = Arc(head=previous, role=role)
    elif before.kind == "noun" and not find_gap(state, at, previous):
        arc = state.arcs[previous]
        if arc.role == "under" and arc.head >= 0 and state.arcs[arc.head].role == "object":
            arc = state.arcs[arc.head]
        if arc.role == "object":
            state.arcs[at] = Arc(head=arc.head, role="second")
        else:
            state.arcs[at] = Arc(head=previous, role="apposition")
    elif before.kind == "coordinator":
        k = previous - 1
        while k >= 0 and state.groups[k].kind == "adverb":
            k -= 1
        if k >= 0 and state.groups[k].kind in ("quality", "noun") and state.arcs[k].role == "named":
            state.arcs[at] = Arc(head=state.arcs[k].head, role="named")
    elif before.kind == "quality":
        state.arcs[at] = Arc(head=state.arcs[previous].head, role=state.arcs[previous].role)
    elif before.kind == "preposition":
        state.arcs[at] = Arc(head=-1, role="under", by=previous)
