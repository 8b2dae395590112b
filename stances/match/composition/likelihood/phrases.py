"""Phrases of nearness and distance, found among the words behind a verb."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.indexed import find_phrase, index_phrases
from stances.language.likelihood import load_likelihood_words
from stances.match.composition.groups import NEGATING
from stances.match.composition.tree import Tree

_WORDS = load_likelihood_words()
_NEAR = index_phrases(_WORDS.phrases_of_nearness)
_FAR = index_phrases(_WORDS.phrases_of_distance)
_BEFORE_BUT = ("all", "anything", "nothing")
_OPENERS = ("relative", "that", "subordinator")
_TURNING = ("far from", "anything but", "no")
_AWAY = ("far from", "years from", "decades from", "a long way from", "nowhere near")
"""What stands before what is not there, with a word between: "years from anything dangerous"."""
_KEEPING = ("no less", "nothing less than", "not only", "not merely", "not just", "not simply")
_ONLY = ("only", "merely", "just", "simply")
_DOWN = _WORDS.safety_words | _WORDS.baseless_words
_SUPPOSING = ("would", "could", "might", "may", "'d")
_LONGEST = 9
"""The most words behind a verb that are looked at."""


def value_behind(tree: Tree, verb: int, *, of: str) -> int:
    """Return what the words behind "is" or "looks" say: 1 for near, -1 for far, 0 for neither.

    Args:
        of: ``risk`` where they speak of a risk, ``fear`` of what is feared, ``edge`` of a way to
            it; empty elsewhere.
    """
    norms = list_behind(tree, verb)
    then = tree.groups[verb].head + 1
    if not norms and tree.words[then : then + 1] and tree.words[then].norm == "where":
        return 1  # "war is where this ends"
    if of == "edge":
        return _find_word(norms, _WORDS.open_words, _WORDS.closed_words)
    if of == "fear":
        found = _find_word(norms, _WORDS.grounded_words, _WORDS.baseless_words)
        return found or min(0, value_words(norms))
    if of == "risk":
        found = _find_word(norms, _WORDS.high_words, _WORDS.low_words)
        if found:
            return found
    if tree.groups[verb].modal in _SUPPOSING:  # "a war would be a nightmare" supposes one
        return value_words(norms) or _find_word(norms, frozenset(), _WORDS.baseless_words)
    return value_words(norms) or _find_word(norms, _WORDS.danger_words, _DOWN)


def list_behind(tree: Tree, at: int) -> list[str]:
    """Return the words behind the head of a group, up to a stop or to the next clause.

    A "not" that belongs to a verb is left out.
    """
    words, group = tree.words, tree.groups[at]
    norms: list[str] = []
    for k in range(group.head + 1, len(words)):
        one = words[k]
        if one.norm in ("so", "as") and not norms and one.norm != words[k - 1].norm:
            continue  # "so much theater", "as great as ever"
        joins = one.use == "coordinator" and words[k - 1].norm not in _BEFORE_BUT
        if joins or one.use in _OPENERS or (one.gap and norms):
            break
        inside = k < group.last and group.negated
        if not (inside and one.norm in NEGATING | _WORDS.less_words):
            norms.append(one.norm)
    return norms[:_LONGEST]


def _find_word(norms: Sequence[str], ups: frozenset[str], downs: frozenset[str]) -> int:
    """Return the value of the first word of two sets, turned by a "less" before it."""
    for at, norm in enumerate(norms):
        if norm in ups or norm in downs:
            value = 1 if norm in ups else -1
            return -value if _is_turned(norms[:at]) else value
    return 0


def value_words(norms: Sequence[str]) -> int:
    """Return the value of the first phrase among some words, the longest at its place: "less
    likely" is -1.
    """
    for at in range(len(norms)):
        left = "".join(f"{norm} " for norm in norms[at:])
        near, far = find_phrase(left, _NEAR), find_phrase(left, _FAR)
        if near or far:
            value = 1 if len(near) > len(far) else -1
            return -value if _is_turned(norms[:at]) else value
    return 0


def _is_turned(before: Sequence[str]) -> bool:
    """Whether words turn what follows: "less likely", "far from over"; but not "no less likely"."""
    text = " ".join(before)
    if text.endswith(_TURNING) or " ".join(before[:-1]).endswith(_AWAY):
        return True
    return not text.endswith(_KEEPING) and bool(_WORDS.less_words & set(before))


def is_kept(tree: Tree, verb: int) -> bool:
    """Whether the "not" of a verb denies nothing: "never nearer than now", "not only possible"."""
    group = tree.groups[verb]
    never = any(word.norm == "never" for word in tree.words[group.first : group.last])
    behind = list_behind(tree, verb)[:2]
    compared = any(norm in ("more", "less") or norm.endswith("er") for norm in behind)
    within = [word.norm for word in tree.words[group.first : group.last + 2]]
    only = next((at for at, norm in enumerate(within) if norm in _ONLY), 0)
    merely = not NEGATING.isdisjoint(within[:only])  # "not simply", and not "simply not"
    return (never and compared) or merely
