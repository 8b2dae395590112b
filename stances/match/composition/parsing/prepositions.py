"""What a preposition hangs on."""

from __future__ import annotations

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.parsing.state import State, find_gap
from stances.match.composition.tree import Arc

_PERSONS = frozenset(("me", "us", "him", "her", "them", "you"))

_FAR = 6
"""How far up a preposition is hung."""


def hang_on_preposition(state: State, at: int, prep: int, denied: bool) -> Arc:
    """Return the arc of a noun or gerund behind a preposition."""
    governor = find_governor(state, prep)
    if governor is None:
        state.waiting.append(at)
        return Arc(head=-1, role="under", by=prep, denied=denied)
    return Arc(head=governor, role="under", by=prep, denied=denied)


def find_governor(state: State, prep: int) -> int | None:
    """Return the noun, verb or quality that a preposition hangs on; `None` for the clause."""
    groups = state.groups
    k = _skip_adverbs(state, prep - 1, to_stop=True)
    if k < 0 or groups[k].kind in ("stop", "subordinator", "that", "relative"):
        return None
    if groups[k].kind == "preposition":
        return find_governor(state, k)
    if groups[k].kind == "coordinator":
        return _find_joined_governor(state, k)
    if groups[k].kind == "verb":
        return k
    gap = find_gap(state, prep, k)
    if gap:
        return _find_parted_governor(state, k, prep, gap)
    return k if groups[k].kind == "quality" else _climb_to_governor(state, k, groups[prep].lemma)


def _skip_adverbs(state: State, k: int, *, to_stop: bool = False) -> int:
    while k >= 0 and state.groups[k].kind == "adverb" and not (to_stop and state.groups[k].gap):
        k -= 1
    return k


def _find_joined_governor(state: State, coordinator: int) -> int | None:
    """Return what the preposition before an "and" hangs on, or the verb before it."""
    k = _skip_adverbs(state, coordinator - 1)
    if k < 0:
        return None
    if state.arcs[k].role == "under":
        return state.arcs[k].head if state.arcs[k].head >= 0 else None
    return k if state.groups[k].kind == "verb" else None


def _find_parted_governor(state: State, k: int, prep: int, gap: str) -> int | None:
    """Return what a preposition behind a comma hangs on: what one like it does, or the verb."""
    arc = state.arcs[k]
    listed = gap == "," and arc.role == "under" and arc.by >= 0 and arc.head >= 0
    if listed and state.groups[arc.by].lemma == state.groups[prep].lemma:
        return arc.head
    return state.verb if state.verb >= 0 else None


def _climb_to_governor(state: State, nearest: int, name: str) -> int:
    """Return the noun before a preposition, or what stands above it and can take it."""
    groups = state.groups
    noun = nearest
    for _ in range(_FAR):
        arc = state.arcs[noun]
        takes = governs(state, noun, name, LEXICON.classify_noun(groups[noun].lemma))
        person = arc.role == "object" and groups[noun].lemma in _PERSONS  # "accuse them of"
        if takes or (name == "of" and noun == nearest and not person):
            return noun
        above = groups[arc.head].kind if arc.head >= 0 else ""
        if arc.role in ("object", "second", "named") and above == "verb":
            return noun if arc.role == "named" else arc.head
        if arc.role not in ("joined", "under") or arc.head < 0:
            return nearest
        if arc.role == "under" and above != "noun":
            return arc.head
        noun = arc.head
    return nearest


def governs(state: State, noun: int, name: str, classes: frozenset[str]) -> bool:
    """Whether a noun can take this preposition."""
    if name in ROLES.noun_prepositions:
        if classes & {
            "for_noun",
            "against_noun",
            "duty_noun",
            "end_noun",
            "holder_noun",
            "act_noun",
        }:
            return True
        if name == "to" and classes & {"bad_noun", "good_noun", "evil", "bring_noun"}:
            return True
        if (
            name in ("in", "of", "about", "to")
            and classes & {"boon", "good_noun", "bad_noun"}
            and name != "on"
        ):
            return True
    return False
