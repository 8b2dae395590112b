"""Clauses opened and closed while a sentence is parsed."""

from __future__ import annotations

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.parsing.state import (
    State,
    find_next_finite,
    find_previous,
    has_list_ahead,
    is_told,
    name_marker,
    settle_waiting,
)
from stances.match.composition.tree import Arc


def close_at_comma(state: State, at: int) -> None:
    """Close inner clauses at a comma where an outer one goes on."""
    group = state.groups[at]
    if group.kind == "verb":
        outer_waits = state.clauses[-1][3] >= 0 and state.clauses[-1][2] < 0
        orders = group.form == "base" and name_marker(state) == "subordinator"
        if state.verb >= 0 and ((group.form in ("finite", "past") and outer_waits) or orders):
            close_clause(state)
        return
    if state.verb < 0:
        return
    if group.kind == "noun" and find_next_finite(state, at) is None:
        if name_marker(state) == "subordinator" and not has_list_ahead(state, at):
            close_clause(state)
        return
    while state.clauses and state.verb >= 0:
        kind = name_marker(state)
        if kind == "subordinator":
            close_clause(state)
            if (
                state.clauses
                and state.verb >= 0
                and name_marker(state) == "subordinator"
                and state.clauses[0][2] < 0
                and group.kind == "noun"
                and find_next_finite(state, at) is not None
            ):
                continue
            return
        under = any(
            one[0] >= 0 and state.groups[one[0]].kind == "subordinator" for one in state.clauses
        )
        if kind == "relative" and not under:
            return
        if not under and group.lemma not in CLOSED.subject_pronouns:
            return
        close_clause(state)


def close_before_coordinator(state: State, at: int) -> None:
    """Close a "that" clause before ", and" or "but" with a subject and a verb of its own."""
    k = at + 1
    while k < len(state.groups) and state.groups[k].kind in ("adverb", "coordinator"):
        k += 1
    if (
        k >= len(state.groups)
        or state.groups[k].kind != "noun"
        or find_next_finite(state, k) is None
    ):
        return
    group = state.groups[at]
    if not group.gap and group.lemma not in ("but", "yet", "so"):
        return
    while (
        state.clauses
        and state.verb >= 0
        and (name_marker(state) == "that" or (group.lemma in ("but", "yet") and group.gap))
    ):
        close_clause(state)


def close_clause(state: State) -> None:
    """Go back to the outer clause; a clause with a subordinator waits for its main verb."""
    inner = state.verb
    inner_marker = state.marker
    state.marker, state.marker_head, state.verb, state.subject = state.clauses.pop()
    if inner >= 0 and inner_marker >= 0 and state.groups[inner_marker].kind == "subordinator":
        state.waiting.append(inner)


def open_clause(state: State, at: int, group: Group) -> None:
    """Begin the clause of a subordinator, a "that" or a relative."""
    head = find_previous(state, at)
    if group.kind == "that" and state.joining:
        earlier = find_earlier_that(state)
        if earlier is not None:
            state.marker, state.marker_head, state.verb, state.subject = at, earlier, -1, -1
            return
    if group.kind == "relative" and head is not None and state.groups[head].kind == "preposition":
        head = find_previous(state, head)
    if group.kind == "that" and head is not None:
        head = _pass_name(state, head)
    state.clauses.append((state.marker, state.marker_head, state.verb, state.subject))
    state.marker, state.marker_head = at, head if head is not None else -1
    state.verb = state.subject = -1


def _pass_name(state: State, at: int) -> int:
    """Return what a "that" hangs on: no bare name, as in "a surge in Ruritania that is ruinous"."""
    group, arc = state.groups[at], state.arcs[at]
    name = (
        group.kind == "noun" and state.words[group.first].capital and group.last == group.first + 1
    )
    if not name or arc.role != "under" or arc.head < 0:
        return at
    if state.groups[arc.head].kind == "noun":
        return arc.head
    told = [k for k in range(arc.head + 1, at) if state.arcs[k].role == "object"]
    return next((k for k in told if state.arcs[k].head == arc.head), at)


def find_earlier_that(state: State) -> int | None:
    """Return what the "that" clause before an ", and that" hangs on."""
    if state.marker >= 0 and state.groups[state.marker].kind == "that":
        return state.marker_head
    return None


def attach_clause(state: State, at: int) -> None:
    """Hang a finite verb where its clause belongs."""
    marker, head = state.marker, state.marker_head
    state.verb = at
    if marker == -2:
        state.arcs[at] = Arc(head=head, role="relative", by=-2)
    elif marker == -1 and head >= 0:
        state.arcs[at] = Arc(head=head, role="clause")
    elif marker >= 0:
        kind = state.groups[marker].kind
        outer_verb = state.clauses[-1][2] if state.clauses else -1
        if (
            kind == "that"
            and outer_verb >= 0
            and (state.subject >= 0 or state.arcs[head].head == outer_verb)  # or it is relative
            and state.groups[outer_verb].copula
            and head >= 0
            and state.groups[head].kind == "noun"
            and has_dummy_subject(state, outer_verb)
            and state.groups[head].lemma not in ROLES.clause_nouns
        ):
            state.arcs[at] = Arc(head=outer_verb, role="clause", by=marker)
        elif kind == "subordinator":
            state.arcs[at] = Arc(head=-1, role="marked", by=marker)
            outer = state.clauses[-1][2] if state.clauses else -1
            if outer >= 0:
                state.arcs[at] = Arc(head=outer, role="marked", by=marker)
        elif kind == "that" and head >= 0 and is_told(state, head):
            state.arcs[at] = Arc(head=state.arcs[head].head, role="clause", by=marker)
        elif (kind == "relative" and head >= 0 and state.groups[head].kind == "noun") or (
            head >= 0 and state.groups[head].kind == "noun"
        ):
            state.arcs[at] = Arc(head=head, role="relative", by=marker)
        elif head >= 0 and state.groups[head].kind in ("verb", "quality"):
            state.arcs[at] = Arc(head=head, role="clause", by=marker)
    if state.arcs[at].role in ("top",):
        settle_waiting(state, at)


def has_dummy_subject(state: State, verb: int) -> bool:
    """Whether a verb's subject is an "it" that stands for the clause behind."""
    return any(
        state.arcs[k].head == verb
        and state.arcs[k].role == "subject"
        and state.groups[k].lemma == "it"
        for k in range(verb)
    )
