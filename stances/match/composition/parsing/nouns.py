"""Where a noun group hangs."""

from __future__ import annotations

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.parsing.clauses import close_clause
from stances.match.composition.parsing.prepositions import hang_on_preposition
from stances.match.composition.parsing.state import (
    State,
    find_gap,
    find_next_finite,
    find_previous,
    has_list_ahead,
    is_told,
    name_marker,
    open_clause,
)
from stances.match.composition.tree import Arc


def place_noun(state: State, at: int, group: Group) -> None:
    """Hang a noun group on what stands before it, or let it wait for its verb."""
    previous = find_previous(state, at)
    denied = (
        at > 0
        and state.groups[at - 1].kind == "adverb"
        and state.groups[at - 1].negated > 0
        and state.groups[at - 1].lemma == "not"
    )
    gap = find_gap(state, at, previous)
    arcs = state.arcs
    if previous is None:
        state.subject = at
        return
    before = state.groups[previous]
    if before.kind == "preposition":
        arcs[at] = hang_on_preposition(state, at, previous, denied)
        return
    if before.kind in ("subordinator", "that", "relative"):
        state.subject = at
        life = (
            previous
            and state.groups[previous - 1].lemma in ROLES.spans_of_life
            and bool(state.clauses)
            and state.clauses[-1][2] < 0
        )
        if (
            before.kind == "subordinator"
            and before.lemma in ROLES.times_or_prepositions
            and (find_next_finite(state, at) is None or life)
            and state.clauses
        ):
            state.marker, state.marker_head, state.verb, state.subject = state.clauses.pop()
            noun = state.subject if state.verb < 0 and state.subject == previous - 1 else -1
            arcs[at] = Arc(head=noun if noun >= 0 else state.verb, role="under", by=previous)
            if arcs[at].head < 0:
                state.waiting.append(at)
            return
        if (
            before.kind == "subordinator"
            and before.lemma in ("than", "as")
            and find_next_finite(state, at) is None
        ):
            if before.lemma == "as" and state.clauses:
                state.marker, state.marker_head, state.verb, state.subject = state.clauses.pop()
            named = before.lemma == "as" and calls_so(state)
            arcs[at] = Arc(head=state.verb if named else -1, role="under", by=previous)
        return
    lists = before.kind == "coordinator" or (gap == "," and before.kind == "noun")
    if lists and join_noun(state, at, previous, denied):
        return
    finite = find_next_finite(state, at)
    place_noun_behind(state, at, previous, denied=denied, finite=finite, gap=gap)


def calls_so(state: State) -> bool:
    """Whether the verb of the clause calls something so: "describe it as", "it counts as"."""
    lemma = state.groups[state.verb].lemma if state.verb >= 0 else ""
    return lemma in ROLES.naming_verbs or lemma in ROLES.counting_verbs


def place_noun_behind(
    state: State, at: int, previous: int, *, denied: bool, finite: int | None, gap: str
) -> None:
    """Place a noun by the verb or preposition before it."""
    arcs, before = state.arcs, state.groups[previous]
    if (
        before.kind == "verb"
        and gap in ("", ",")
        and not (gap == "," and (finite is not None or before.form in ("finite", "past", "base")))
    ):
        if is_clause_subject(state, at, previous, finite):
            open_clause(state, at, previous)
            return
        if before.copula and (before.phrase is None or not before.phrase.takes_object):
            arcs[at] = Arc(head=previous, role="named", denied=denied)
            return
        if not before.passive or before.lemma in ROLES.two_object_verbs:
            arcs[at] = Arc(head=previous, role="object", denied=denied)
            return
    if before.lemma in ROLES.hearers and previous > 1 and state.groups[previous - 1].lemma == "to":
        previous -= 2  # "it is clear to me the levy works"
        before = state.groups[previous]
    asked = state.words[state.groups[at].first].norm in ("what", "who", "how")
    judges = before.kind == "quality" and takes_clause(before.lemma) and not asked
    if judges and not gap and finite is not None:
        state.clauses.append((state.marker, state.marker_head, state.verb, state.subject))
        state.marker, state.marker_head, state.verb, state.subject = -1, previous, -1, at
        return
    takes = before.kind == "quality" and before.lemma in ROLES.qualities_with_object
    if takes and not gap:
        arcs[at] = Arc(head=previous, role="object")
        return
    if before.kind == "noun" and not gap and arcs[previous].role == "object":
        verb = arcs[previous].head
        if state.groups[verb].lemma in ROLES.two_object_verbs and finite is None:
            arcs[at] = Arc(head=verb, role="second", denied=denied)
            return
    place_noun_beside(state, at, previous, denied=denied, finite=finite, gap=gap)


def place_noun_beside(
    state: State, at: int, previous: int, *, denied: bool, finite: int | None, gap: str
) -> None:
    """Place a noun by the noun, "and" or quality before it."""
    arcs, before = state.arcs, state.groups[previous]
    over = find_clause_taker(state, previous) if finite is not None and not gap else -1
    if over >= 0:
        state.clauses.append((state.marker, state.marker_head, state.verb, state.subject))
        state.marker, state.marker_head, state.verb, state.subject = -1, over, -1, at
        return
    if (
        before.kind == "noun"
        and not gap
        and finite is not None
        and is_fronted(state, previous, finite)
    ):
        state.subject = at
        return
    if (
        before.kind == "noun"
        and not gap
        and finite is not None
        and state.clauses
        and name_marker(state) == "subordinator"
        and state.verb >= 0
        and state.clauses[-1][2] < 0
        and state.groups[finite].modal in ROLES.modals_of_main_clauses
    ):
        close_clause(state)
        state.subject = at
        return
    if before.kind == "noun" and not gap and finite is not None:
        # "the treaty we need": a relative clause without its pronoun
        state.clauses.append((state.marker, state.marker_head, state.verb, state.subject))
        state.marker, state.marker_head, state.verb, state.subject = -2, previous, -1, at
        return
    if (
        before.kind == "noun"
        and gap == ","
        and state.words[state.groups[at].first].use in ("article", "possessive")
        and finite is None
        and not denied
    ):
        arcs[at] = Arc(head=previous, role="apposition")
        return
    if denied and before.kind == "noun":
        arcs[at] = Arc(head=previous, role="joined", denied=True)
        return
    waits = state.subject
    if (
        waits >= 0
        and state.verb < 0
        and gap == ","
        and finite is not None
        and arcs[waits].role == "top"
        and state.words[state.groups[waits].first].norm in ("a", "an", "another")
    ):
        arcs[waits] = Arc(head=at, role="apposition")
    state.subject = at


def find_clause_taker(state: State, noun: int) -> int:
    """Return the verb over the clause behind a noun, or -1: "a pity it failed"."""
    arc, group = state.arcs[noun], state.groups[noun]
    if group.kind != "noun":
        return -1
    judges = arc.role == "named" and group.lemma in ROLES.nouns_before_clauses
    return arc.head if judges or is_told(state, noun) else -1


def takes_clause(quality: str) -> bool:
    """Whether an adjective judges the clause behind it: "glad he kept it", "good we left"."""
    judging = {"attitude_good", "attitude_bad", "good", "bad"}
    return bool(LEXICON.classify_quality(quality) & judging)


def is_fronted(state: State, at: int, finite: int) -> bool:
    """Whether a noun ends an adverbial before the subject: "within a year the levy had …"."""
    if state.subject >= 0 or state.verb >= 0:
        return False
    arc = state.arcs[at]
    hops = 0
    while (
        arc.role in ("under", "joined")
        and arc.head >= 0
        and state.groups[arc.head].kind == "noun"
        and hops < 6
    ):
        arc = state.arcs[arc.head]
        hops += 1
    if arc.role != "under" or arc.head >= 0:
        return False
    for k in range(finite + 1, len(state.groups)):
        group = state.groups[k]
        if group.kind in ("stop", "subordinator", "relative", "that", "coordinator"):
            break
        if group.kind == "verb" and group.form == "finite":
            return False
    return True


def is_clause_subject(state: State, at: int, verb: int, finite: int | None) -> bool:
    """Whether a noun behind a verb is the subject of a clause without "that"."""
    waits = state.subject == verb  # "holding fire is our best hope"
    if finite is None or waits or state.groups[finite].gap or _belongs_outside(state, finite):
        return False
    group, over = state.groups[finite], state.groups[verb]
    if group.asks and state.words[over.head].use == "have":
        return True  # "rarely has the case for it been weaker"
    if over.copula and (over.phrase is None or not over.phrase.takes_object):
        subjects = (k for k in range(verb) if state.arcs[k] == Arc(head=verb, role="subject"))
        told = any(state.groups[k].lemma in ROLES.telling_nouns for k in subjects)
        return told and not state.groups[at].gap  # "the truth is the levy hurts us"
    free = over.form in ("to", "ing") or bool(over.modal)
    if group.form == "past" and free and over.lemma in ROLES.causing_verbs:
        return False  # "I hope to see the levy lifted"
    if (
        group.form == "past"
        and not group.modal
        and finite + 1 < len(state.groups)
        and state.groups[finite + 1].kind == "preposition"
        and state.groups[verb].lemma not in ROLES.clause_verbs
    ):
        return False
    return state.groups[verb].lemma in ROLES.clause_verbs


def _belongs_outside(state: State, finite: int) -> bool:
    """Whether a verb is the one that the noun before a relative clause waits for: "nobody who knows
    the town would", and not "nobody who thinks the levy works is".
    """
    if name_marker(state) != "relative" or not state.clauses:
        return False
    _, _, verb, subject = state.clauses[-1]
    if verb >= 0 or subject < 0:
        return False
    for group in state.groups[finite + 1 :]:
        if group.kind in ("that", "relative", "subordinator", "stop", "coordinator"):
            break
        if group.kind == "verb" and group.form in ("finite", "past"):
            return False
    return True


def join_noun(state: State, at: int, previous: int, denied: bool) -> bool:
    """Join a noun to one before: "A, B and C"; not where it begins a clause of its own."""
    coordinated = state.groups[previous].kind == "coordinator"
    word = state.groups[previous].lemma if coordinated else ""
    if coordinated and word not in ROLES.list_words and word != "but":
        return False
    if not coordinated and not has_list_ahead(state, at):
        return False
    k = previous
    if coordinated:
        k = previous - 1
        while k >= 0 and state.groups[k].kind == "adverb":
            k -= 1
    if k < 0 or state.groups[k].kind not in ("noun",):
        return False
    finite = find_next_finite(state, at)
    if finite is not None and state.verb >= 0 and not state.groups[finite].gap:
        return False
    if (
        finite is not None
        and coordinated
        and state.groups[previous].gap
        and (state.groups[finite].modal or state.arcs[k].role in ("under", "object"))
    ):
        return False
    head = (
        climb_to_chain_head(state, k) if state.words[state.groups[at].first].use == "article" else k
    )
    if head == k:
        head = _find_act_before(state, k, at)
    state.arcs[at] = Arc(head=head, role="joined", denied=denied)
    return True


def _find_act_before(state: State, one: int, other: int) -> int:
    """Return what a noun is joined to: the act, not the name behind its "against".

    "We support a strike against Iran and sanctions": sanctions are no name, as Iran is.
    """
    preposition = state.arcs[one].by
    if preposition < 1 or state.groups[preposition].lemma != "against":
        return one
    named, also = (state.words[state.groups[at].last - 1].capital for at in (one, other))
    act = preposition - 1
    return act if named and not also and state.groups[act].kind == "noun" else one


def climb_to_chain_head(state: State, at: int) -> int:
    """Return the noun that a chain of prepositions begins with: "the use of force" → "use"."""
    arc = state.arcs[at]
    while (
        arc.role == "under"
        and arc.by >= 0
        and arc.head >= 0
        and state.groups[arc.head].kind == "noun"
        and state.words[state.groups[at].first].use == "article"
    ):
        at = arc.head
        arc = state.arcs[at]
    return at
