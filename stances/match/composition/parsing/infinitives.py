"""Where an infinitive or a gerund hangs."""

from __future__ import annotations

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.parsing.prepositions import find_governor, hang_on_preposition
from stances.match.composition.parsing.state import (
    State,
    find_gap,
    find_previous,
    find_verb_before,
    has_object_before,
    open_clause,
)
from stances.match.composition.tree import Arc


def hang_bare_infinitive(state: State, at: int) -> bool:
    """Hang "be extended" on "let" in "let the levy be extended"."""
    for k in range(at - 1, -1, -1):
        waits = state.subject == k  # "nobody who saw it doubts that we need it"
        if waits or state.groups[k].kind == "stop":
            return False
        if state.groups[k].lemma in ROLES.bare_infinitive_verbs and has_object_before(state, k, at):
            state.arcs[at] = Arc(head=k, role="infinitive")
            return True
    return False


def place_infinitive(state: State, at: int, group: Group) -> None:
    """Hang an infinitive with "to" on the verb, quality or noun before it."""
    previous = find_previous(state, at)
    gap = find_gap(state, at, previous)
    arcs = state.arcs
    if (
        previous is None
        or (
            gap and not state.joining and state.groups[previous].kind not in ("verb", "preposition")
        )
        or gap == ";"
    ):
        place_aside(state, at)
        return
    before = state.groups[previous]
    if before.kind == "coordinator":
        earlier = find_verb_before(state, previous, ("to",))
        chosen = previous and state.groups[previous - 1].lemma in ROLES.choice_nouns
        if chosen and before.lemma == "but":
            arcs[at] = Arc(head=previous - 1, role="infinitive", by=previous)
            return
        if earlier is not None:
            arcs[at] = Arc(head=earlier, role="joined")
            return
        place_aside(state, at)
    elif before.kind in ("verb", "quality"):
        arcs[at] = Arc(head=previous, role="infinitive")
    elif before.kind == "noun":
        arcs[at] = hang_infinitive_on_noun(state, at, previous)
        holder = arcs[previous]
        if holder.role == "under" and state.groups[holder.by].lemma == "for":
            over = state.groups[holder.head].kind if holder.head >= 0 else ""
            comes = holder.head >= 0 and state.groups[holder.head].lemma == "come"
            if (over in ("noun", "quality") or comes) and arcs[at].head == holder.head:
                arcs[previous] = Arc(head=at, role="subject")  # "time for the levy to end"
    elif before.kind == "preposition":
        arcs[at] = Arc(head=find_governor(state, previous) or -1, role="infinitive", by=previous)
    else:
        place_aside(state, at)


def hang_infinitive_on_noun(state: State, at: int, noun: int) -> Arc:
    """Return where an infinitive behind a noun hangs: on it, or on what governs it."""
    arc = state.arcs[noun]
    head = noun
    hops = 0
    while arc.role == "joined" and arc.head >= 0 and hops < 6:
        head = arc.head
        arc = state.arcs[head]
        hops += 1
    classes = LEXICON.classify_noun(state.groups[noun].lemma)
    above = arc
    while (
        above.role == "under"
        and above.head >= 0
        and state.groups[above.head].kind == "noun"
        and not classes & {"duty_noun", "act_noun"}
    ):
        over = LEXICON.classify_noun(state.groups[above.head].lemma)
        if (
            over & {"duty_noun", "act_noun"}
            and state.groups[above.by].lemma in ROLES.act_prepositions
        ):
            return Arc(head=above.head, role="infinitive")
        above = state.arcs[above.head]
    if (
        arc.role in ("object", "second")
        and state.groups[arc.head].lemma in ROLES.control_verbs
        and not classes & {"duty_noun", "act_noun"}
    ):
        return Arc(head=arc.head, role="infinitive")
    if arc.role == "under" and arc.head >= 0:
        by = state.groups[arc.by].lemma
        governor = state.groups[arc.head]
        if by == "for" and governor.kind in ("noun", "quality", "verb"):
            return Arc(head=arc.head, role="infinitive")
        if by in ("on", "upon", "to") and governor.kind == "verb":
            return Arc(head=arc.head, role="infinitive")
        if by == "of" and governor.kind == "noun" and not classes & {"duty_noun", "act_noun"}:
            return Arc(head=arc.head, role="infinitive")
    return leave_infinitive_on_noun(state, noun, arc=arc)


def leave_infinitive_on_noun(state: State, noun: int, *, arc: Arc) -> Arc:
    """Return the arc of an infinitive that nothing above its noun takes."""
    if arc.role == "under" and arc.head < 0 and state.groups[arc.by].lemma == "for":
        return Arc(head=-1, role="aside")
    return Arc(head=noun, role="infinitive")


def place_gerund(state: State, at: int, group: Group) -> None:
    """Hang a gerund on the preposition, verb or noun before it."""
    previous = find_previous(state, at)
    gap = find_gap(state, at, previous)
    arcs = state.arcs
    if previous is None or gap == ";":
        place_aside(state, at)
        return
    before = state.groups[previous]
    if before.kind == "verb" and not gap and opens_clause(state, at, previous):
        open_clause(state, at, previous)
        return
    place_gerund_behind(state, at, arcs=arcs, before=before, gap=gap, previous=previous)


def place_gerund_behind(
    state: State, at: int, *, arcs: list[Arc], before: Group, gap: str, previous: int
) -> None:
    """Hang a gerund by the group before it."""
    if before.kind == "preposition":
        arcs[at] = hang_on_preposition(state, at, previous, False)
    elif before.kind == "verb" and not gap:
        arcs[at] = Arc(head=previous, role="named" if before.copula else "gerund")
    elif before.kind == "coordinator":
        earlier = find_verb_before(state, previous, ("ing",))
        if earlier is not None:
            arcs[at] = Arc(head=earlier, role="joined")
        else:
            place_aside(state, at)
    elif before.kind == "noun" and not gap:
        arc = arcs[previous]
        if state.groups[previous].lemma in ROLES.nouns_before_gerunds:
            arcs[at] = Arc(head=previous, role="infinitive")
        elif arc.role == "object" and state.groups[arc.head].lemma in ROLES.control_verbs:
            arcs[at] = Arc(head=arc.head, role="gerund")
        else:
            arcs[at] = Arc(head=previous, role="participle")
    elif before.kind == "quality" and not gap:
        arcs[at] = Arc(head=previous, role="infinitive")
    elif before.kind == "subordinator":
        state.verb = at if state.verb < 0 else state.verb
        arcs[at] = Arc(head=-1, role="marked", by=previous)
        state.waiting.append(at)
    else:
        place_aside(state, at)


def opens_clause(state: State, at: int, verb: int) -> bool:
    """Whether a gerund is the subject of a clause: "I think lifting it would hurt us"."""
    if state.groups[verb].lemma not in ROLES.clause_verbs:
        return False
    for group in state.groups[at + 1 :]:
        if group.kind == "verb":
            return group.form == "finite"
        if group.kind not in ("noun", "preposition", "adverb") or group.gap:
            return False
    return False


def place_aside(state: State, at: int) -> None:
    """Leave a free infinitive or participle to its clause."""
    state.arcs[at] = Arc(head=state.verb, role="aside")
    if state.verb < 0:
        state.waiting.append(at)
        if state.subject < 0:
            state.subject = at
