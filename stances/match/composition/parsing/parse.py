"""What hangs on what: a sentence parsed from left to right."""

from __future__ import annotations

from collections.abc import Sequence

from stances.match.composition.groups import Group
from stances.match.composition.parsing.clauses import (
    close_at_comma,
    close_before_coordinator,
    open_clause,
)
from stances.match.composition.parsing.nouns import place_noun
from stances.match.composition.parsing.qualities import place_quality
from stances.match.composition.parsing.state import State, settle_waiting
from stances.match.composition.parsing.verbs import place_verb
from stances.match.composition.tree import Arc, Tree, make_tree
from stances.match.composition.words import Word


def parse(words: Sequence[Word], groups: Sequence[Group], *, asked: bool = False) -> Tree:
    """Return the groups of a sentence with what each hangs on.

    Args:
        asked: whether the sentence is a question.
    """
    state = State(words=words, groups=groups, arcs=[Arc() for _ in groups])
    for at, group in enumerate(groups):
        place(state, at, group)
    settle_waiting(state, state.verb)
    return make_tree(words, groups, state.arcs, asked=asked)


def place(state: State, at: int, group: Group) -> None:
    """Place one group."""
    kind = group.kind
    if kind == "stop":
        settle_waiting(state, state.verb)
        state.subject = state.verb = state.marker = state.marker_head = -1
        state.clauses = []
        state.joining = False
        return
    if group.gap == "," and state.clauses and kind in ("verb", "noun", "adverb"):
        close_at_comma(state, at)
    if kind == "noun":
        place_noun(state, at, group)
    elif kind == "verb":
        place_verb(state, at, group)
    elif kind == "quality":
        place_quality(state, at, group)
    elif kind in ("relative", "that", "subordinator"):
        open_clause(state, at, group)
    elif kind == "coordinator" or (kind == "subordinator" and group.lemma == "so"):
        close_before_coordinator(state, at)
        state.joining = True
        return
    if kind in ("noun", "verb", "quality", "relative", "that", "subordinator"):
        state.joining = False
