"""What a passive says of whoever did it."""

from __future__ import annotations

from stances.match.composition.effects import value_effect
from stances.match.composition.predicates import value_name
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify, value_adverbs


def value_deed(tree: Tree, verb: int) -> int:
    """Return the value of what a passive says was done, for whoever did it."""
    group = tree.groups[verb]
    classes = classify(group)
    sign = -1 if group.negated % 2 else 1
    subject = tree.find_subject(verb)
    patient = [] if subject is None else [subject]
    value = value_adverbs(tree, group) or value_effect(tree, group, classes, patient)
    if not value and classes & {"harm", "help"} and not classes >= {"harm", "help"}:
        value = -1 if "harm" in classes else 1
    if not value:
        for k in range(verb + 1, min(verb + 3, len(tree.groups))):
            if (
                tree.groups[k].kind in ("quality", "noun")
                and not tree.groups[k].target
                and not value
            ):
                value = value_name(tree, k)
    return value * sign
