"""A sentence while it is parsed: what has been placed, and what waits."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.tree import Arc
from stances.match.composition.words import Word

_TELLING = frozenset(("finite", "past", "base"))


class State(Struct, kw_only=True):
    """A sentence while its groups are placed one by one.

    Attributes:
        arcs: where each group hangs, as far as it is known.
        subject: a noun or gerund that waits for its verb; -1 where none does.
        verb: the last finite verb of the clause; -1 where it has none yet.
        marker: the subordinator, "that" or relative that opened the clause; -2 for a relative
            clause without its pronoun; -1 for a main clause.
        marker_head: what the marker hangs on.
        waiting: free adjuncts that wait for a main verb.
        clauses: the marker, its head, the verb and the subject of each outer clause.
        joining: whether an "and" stands right before.
    """

    words: Sequence[Word]
    groups: Sequence[Group]
    arcs: list[Arc]
    subject: int = -1
    verb: int = -1
    marker: int = -1
    marker_head: int = -1
    waiting: list[int] = field(default_factory=list)
    clauses: list[tuple[int, int, int, int]] = field(default_factory=list)
    joining: bool = False


def find_previous(state: State, at: int) -> int | None:
    """Return the group before, adverbs without a stop between skipped."""
    k = at - 1
    while k >= 0 and state.groups[k].kind == "adverb":
        k -= 1
    return k if k >= 0 and state.groups[k].kind != "stop" else None


def find_gap(state: State, at: int, previous: int | None) -> str:
    """Return the first stop between a group and one before it."""
    if previous is None:
        return ";"
    for k in range(previous + 1, at + 1):
        if state.groups[k].gap:
            return state.groups[k].gap
    return ""


def find_next_finite(state: State, at: int) -> int | None:
    """Return the finite verb that follows a noun with no more than its prepositions between."""
    groups = state.groups
    k = at + 1
    while k < len(groups):
        group = groups[k]
        if group.kind == "verb":
            return k if group.form in ("base", "finite", "past", "progressive") else None
        if k == at + 1 and _opens_relative(groups, k):
            k += 2
            continue
        if group.kind in ("adverb", "preposition"):
            k += 1
            continue
        if group.kind == "noun" and groups[k - 1].kind == "preposition":
            k += 1
            continue
        return None
    return None


def _opens_relative(groups: Sequence[Group], at: int) -> bool:
    """Whether a pronoun and its verb say more of the noun before: "the levy we brought in"."""
    verb = groups[at + 1] if at + 1 < len(groups) else None
    pronoun = groups[at].lemma in CLOSED.subject_pronouns and not groups[at].gap
    return pronoun and verb is not None and verb.kind == "verb" and verb.form in _TELLING


def open_clause(state: State, at: int, verb: int) -> None:
    """Open the clause without "that" whose subject stands behind a verb."""
    state.subject = at
    state.clauses.append((state.marker, state.marker_head, state.verb, -1))
    state.marker, state.marker_head, state.verb = -1, verb, -1


def name_marker(state: State) -> str:
    """Return the kind of what opened the clause."""
    return state.groups[state.marker].kind if state.marker >= 0 else "that"


def has_object_before(state: State, verb: int, at: int) -> bool:
    """Whether a verb has an object between itself and another group."""
    return any(
        state.arcs[k].head == verb and state.arcs[k].role == "object" for k in range(verb + 1, at)
    )


def find_verb_before(state: State, at: int, forms: Sequence[str]) -> int | None:
    """Return the last verb before a group in one of some forms, within the stops."""
    for k in range(at - 1, -1, -1):
        if state.groups[k].kind == "stop":
            return None
        if state.groups[k].kind == "verb" and state.groups[k].form in forms:
            return k
    return None


def is_joined(state: State, at: int) -> bool:
    """Whether an "and" stands right before a group, adverbs skipped."""
    k = at - 1
    while k >= 0 and state.groups[k].kind == "adverb":
        k -= 1
    return k >= 0 and state.groups[k].kind == "coordinator"


def follows_coordinator(state: State, at: int) -> bool:
    """Whether an "and" stands right before a group, adverbs skipped."""
    k = at - 1
    while k >= 0 and state.groups[k].kind == "adverb":
        k -= 1
    return k >= 0 and state.groups[k].kind == "coordinator"


def is_told(state: State, noun: int) -> bool:
    """Whether a noun is the hearer of what follows: "assures us that"."""
    arc = state.arcs[noun]
    return (
        arc.role in ("object", "under")
        and arc.head >= 0
        and state.groups[arc.head].kind == "verb"
        and state.groups[arc.head].lemma in ROLES.clause_verbs
        and state.groups[noun].lemma not in ROLES.clause_nouns
    )


def has_list_ahead(state: State, at: int) -> bool:
    """Whether an "and" follows before any verb: the noun is one of a list."""
    for k in range(at + 1, min(at + 9, len(state.groups))):
        group = state.groups[k]
        if group.kind == "coordinator":
            return k + 1 < len(state.groups) and state.groups[k + 1].kind in (
                "noun",
                "adverb",
                "preposition",
                "quality",
            )
        if group.kind in ("verb", "stop", "relative", "that", "subordinator"):
            return False
    return False


def settle_waiting(state: State, verb: int) -> None:
    """Hang what waited for a main verb on it."""
    if verb < 0:
        state.waiting = []
        return
    for at in state.waiting:
        arc = state.arcs[at]
        if at != verb and arc.head < 0:
            state.arcs[at] = replace(arc, head=verb)
    state.waiting = []
