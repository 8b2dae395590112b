"""Set phrases with a slot for the target: "no substitute for the levy", "we cannot afford it"."""

from __future__ import annotations

from stances.language.patterns import compile_pattern
from stances.match.composition.clues import Clue, Stand, Step
from stances.match.composition.holders import find_stand
from stances.match.composition.tree import Tree

SLOT = "X"
"""What stands for the target in a phrase; all other words are in small letters."""


def hear_phrases(tree: Tree) -> list[Clue]:
    """Return the clue of the set phrase in whose slot the target stands; none where there is none.

    A phrase speaks for whoever makes its statement: "they say there is no substitute for it".
    """
    words, places = _write_with_slot(tree)
    for name, sign in (("slots_against", -1), ("slots_for", 1)):
        found = compile_pattern(name).search(words)
        if found is None:
            continue
        first = places[words[: found.start()].count(" ")]
        last = places[words[: found.end()].count(" ")] + 1
        stand, verdict = _find_stand(tree, found.group())
        step = Step(first=first, last=last, did="set phrase")
        return [Clue(sign=sign * verdict, kind="wish", stand=stand, steps=(step,))]
    return []


def _write_with_slot(tree: Tree) -> tuple[str, list[int]]:
    """Return the words with the target as a slot and with their stops, joined by spaces; and the
    number of the word that each stands for.
    """
    written: list[str] = []
    places: list[int] = []
    for at, word in enumerate(tree.words):
        if word.target and written[-1:] == [SLOT]:
            continue
        if word.gap:
            written.append("," if word.gap == "," else ";")
            places.append(at)
        written.append(SLOT if word.target else word.norm)
        places.append(at)
    return " ".join(written), places


def _find_stand(tree: Tree, phrase: str) -> tuple[Stand, int]:
    """Return whose statement the clause of the target is, and -1 where it is turned down."""
    if " believe " in phrase:  # the claim is the phrase's own: "I can't believe we still have it"
        return "asserted", 1
    at = next(k for k, group in enumerate(tree.groups) if group.target)
    hops = 0
    while tree.groups[at].kind != "verb" and tree.arcs[at].head >= 0 and hops < 8:
        at, hops = tree.arcs[at].head, hops + 1
    return find_stand(tree, at) if tree.groups[at].kind == "verb" else ("asserted", 1)
