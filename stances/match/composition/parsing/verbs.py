"""Where a verb group hangs."""

from __future__ import annotations

from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.parsing.clauses import attach_clause, close_clause
from stances.match.composition.parsing.infinitives import (
    hang_bare_infinitive,
    place_gerund,
    place_infinitive,
)
from stances.match.composition.parsing.state import (
    State,
    find_gap,
    find_previous,
    find_verb_before,
    follows_coordinator,
    is_joined,
    name_marker,
)
from stances.match.composition.tree import Arc

_NOMINATIVES = frozenset(("i", "we", "he", "she", "they"))


def place_verb(state: State, at: int, group: Group) -> None:
    """Hang a verb group by its form."""
    if group.form == "base" and not state.joining and hang_bare_infinitive(state, at):
        return
    if group.form == "to":
        place_infinitive(state, at, group)
    elif group.form == "ing":
        place_gerund(state, at, group)
    elif group.form == "past" and not _follows_subject(state, at) and is_participle(state, at):
        previous = find_previous(state, at)
        gap = find_gap(state, at, previous)
        if previous is not None and state.groups[previous].kind == "noun" and not gap:
            holder = state.arcs[previous]
            if holder.role == "object" and state.groups[holder.head].lemma in ROLES.causing_verbs:
                state.arcs[at] = Arc(head=holder.head, role="infinitive")
            else:
                state.arcs[at] = Arc(head=previous, role="participle")
        elif previous is not None and state.groups[previous].kind == "verb" and not gap:
            state.arcs[at] = Arc(head=previous, role="gerund")
        else:
            state.arcs[at] = Arc(head=state.verb, role="aside")
            if state.verb < 0:
                state.waiting.append(at)
    else:
        place_finite(state, at, group)


def is_participle(state: State, at: int) -> bool:
    """Whether a bare "-ed" form is a participle, not a past tense."""
    previous = find_previous(state, at)
    if state.subject >= 0 and state.verb < 0:
        # a past tense, unless another finite verb follows in the same clause
        if previous is not None and state.groups[previous].kind == "noun":
            following = at + 1
            if following < len(state.groups) and state.groups[following].kind == "preposition":
                k = following
                while k < len(state.groups) and state.groups[k].kind in (
                    "preposition",
                    "noun",
                    "adverb",
                    "quality",
                ):
                    k += 1
                if (
                    k < len(state.groups)
                    and state.groups[k].kind == "verb"
                    and state.groups[k].form == "finite"
                    and not is_joined(state, k)
                ):
                    return True
        return False
    if state.joining and state.verb >= 0:
        return False
    if (
        state.marker >= 0
        and state.groups[state.marker].kind in ("relative", "that")
        and state.verb < 0
    ):
        return False
    if state.marker >= 0 and state.groups[state.marker].kind == "subordinator" and state.verb < 0:
        return True
    return True


def _follows_subject(state: State, at: int) -> bool:
    """Whether a verb stands behind a pronoun that can only be its subject: "and we failed", "and
    it failed".
    """
    previous = find_previous(state, at)
    if previous is None:
        return False
    lemma = state.groups[previous].lemma
    joined = previous > 0 and state.groups[previous - 1].kind == "coordinator"
    return lemma in _NOMINATIVES or (joined and lemma in ("it", "you", "this", "that"))


def _join_verb(state: State, at: int, group: Group, previous: int | None) -> bool:
    """Join a verb behind an "and" to the one before; not where it has a subject of its own."""
    coordinated = previous is not None and state.groups[previous].kind == "coordinator"
    if not (state.joining or coordinated or _is_listed(state, at, group)):
        return False
    if not (state.subject < 0 or (state.verb >= 0 and state.subject < state.verb)):
        return False
    head = state.verb
    if group.form == "base":
        earlier = find_verb_before(state, at, ("to", "base", "finite"))
        head = earlier if earlier is not None else head
    if head < 0:
        return False
    state.arcs[at] = Arc(head=head, role="joined")
    if group.form != "base" or state.groups[head].form == "base":
        state.verb = at
    return True


def _is_listed(state: State, at: int, group: Group) -> bool:
    """Whether a verb is one of a list: "must threaten, bomb, or praise", "should not lift the fee,
    close the market or sell the bridge".
    """
    if group.gap != "," or group.form != "base" or at < 1:
        return False
    if state.groups[at - 1].kind != "verb":
        return _lists_objects(state, at)
    first = at + 1
    if state.groups[first : first + 1] and state.groups[first].lemma in ROLES.particles:
        first += 1  # "suspend, water down or trade"
    behind = state.groups[first : first + 2]
    if behind and behind[0].kind != "coordinator":
        behind = behind[:1]
    return bool(behind) and (behind[-1].kind, behind[-1].form) == ("verb", "base")


def _lists_objects(state: State, at: int) -> bool:
    """Whether a bare verb goes on with a list of verbs and their objects that a modal opens."""
    groups = state.groups
    opener = find_verb_before(state, at, ("to", "base", "finite"))
    opens = opener is not None and (groups[opener].modal or groups[opener].form == "to")
    if not opens or name_marker(state) == "subordinator":
        return False
    for k in range(at + 1, len(groups) - 1):
        if groups[k].kind in ("stop", "relative", "that", "subordinator"):
            return False
        if groups[k].kind == "verb" and (groups[k].form != "base" or groups[k].modal):
            return False
        if groups[k].kind == "coordinator" and groups[k + 1].kind == "verb":
            return groups[k + 1].form == "base" and not groups[k + 1].modal
    return False


def place_finite(state: State, at: int, group: Group) -> None:
    """Hang a finite verb: joined, with a waiting subject, or in a clause of its own."""
    arcs = state.arcs
    previous = find_previous(state, at)
    if _join_verb(state, at, group, previous):
        return
    if (
        group.form == "base"
        and group.gap == ","
        and state.subject >= 0
        and not state.joining
        and (is_vocative(state, state.subject) or state.groups[state.subject].form == "to")
    ):
        state.subject = -1  # "Friends, keep it", "To save the bridge, keep it"
    if _names_object(state, at):
        arcs[state.subject] = Arc(head=state.verb, role="second")
        arcs[at] = Arc(head=state.verb, role="joined")
        state.verb, state.subject = at, -1
        return
    if state.subject >= 0 and (state.verb < 0 or state.subject > state.verb):
        subject = state.subject
        if arcs[subject].role == "top" or arcs[subject].role == "aside":
            arcs[subject] = Arc(head=at, role="subject")
            if subject in state.waiting:
                state.waiting.remove(subject)
        if (
            state.verb >= 0
            and state.clauses
            and state.clauses[-1][2] < 0
            and name_marker(state) == "subordinator"
            and not follows_coordinator(state, subject)
        ):
            close_clause(state)
        state.subject = -1
        attach_clause(state, at)
        return
    if (
        state.marker >= 0
        and state.groups[state.marker].kind in ("relative", "that")
        and state.verb < 0
    ):
        attach_clause(state, at)
        return
    place_later_finite(state, at, group, arcs=arcs, previous=previous)


def _ends_relative(state: State, group: Group, previous: int | None) -> bool:
    """Whether a bare verb is that of the outer clause: "those who want the levy deserve thanks"."""
    bare = group.form == "base" and not group.gap and name_marker(state) == "relative"
    return bare and previous is not None and state.arcs[previous].role in ("object", "under")


def _names_object(state: State, at: int) -> bool:
    """Whether the noun before an "and" names the object: "he called it a theft and promised"."""
    noun, verb = state.subject, state.verb
    if verb < 0 or noun < 1 or at != noun + 2 or state.groups[noun + 1].lemma != "and":
        return False
    calls = state.groups[verb].lemma in ROLES.naming_verbs
    return calls and state.arcs[noun].role == "top" and state.groups[noun - 1].kind == "noun"


def place_later_finite(
    state: State, at: int, group: Group, *, arcs: list[Arc], previous: int | None
) -> None:
    """Place a finite verb whose clause has one already, or that begins one of its own."""
    goes_on = group.form in ("finite", "past") or _ends_relative(state, group, previous)
    if state.verb >= 0 and state.clauses and goes_on:
        # the outer clause goes on: "the levy that hurts us must go"
        close_clause(state)
        place_finite(state, at, group)
        return
    if (
        state.verb >= 0
        and group.form in ("finite", "past")
        and previous is not None
        and arcs[previous].role in ("object", "under")
    ):
        # "I think the levy works", whose noun looked like an object
        noun = previous
        head = arcs[noun].head
        if arcs[noun].role == "object" and head >= 0:
            arcs[noun] = Arc(head=at, role="subject")
            arcs[at] = Arc(head=head, role="clause")
            state.verb = at
            return
    if state.verb >= 0 and state.groups[at].gap == "," and group.form in ("finite", "past"):
        arcs[at] = Arc(head=state.verb, role="joined")
        state.verb = at
        return
    attach_clause(state, at)


def is_vocative(state: State, at: int) -> bool:
    """Whether a noun before a comma is who is spoken to: "Colleagues, hold your nerve"."""
    return state.words[state.groups[at].first].use == "noun" and not state.groups[at].target
