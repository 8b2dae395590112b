"""What doing something to objects is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.tree import Tree
from stances.match.composition.worth import (
    classify,
    is_adversary,
    is_dear,
    is_nobody,
    value_described,
    value_honour,
    value_noun,
    value_noun_group,
    weigh,
)

_MOST_WORDS = 9
"""The most words of a fixed phrase behind "is"."""


def weigh_against(tree: Tree, verb: int, objects: Sequence[int]) -> int:
    """Return the value of "more harm than good" and its like."""
    groups = tree.groups
    than = next(
        (k for k in range(verb + 1, min(verb + 9, len(groups))) if groups[k].lemma == "than"), None
    )
    if than is None or not objects or objects[0] > than:
        return 0
    more = [tree.words[k].norm for k in range(groups[objects[0]].first, groups[objects[0]].last)]
    one = weigh(tree, objects[0])
    other = next(
        (
            weigh(tree, k)
            for k in range(than + 1, min(than + 4, len(groups)))
            if groups[k].kind in ("noun", "quality") and not groups[k].target
        ),
        0,
    )
    if {"fewer", "less"} & set(more):
        return one
    if "more" not in more and "greater" not in more:
        return 0
    total = one - other
    return (total > 0) - (total < 0)


def value_more_for(tree: Tree, verb: int) -> int:
    """Return the value of doing more for somebody: "it has done more for us than any"."""
    group = tree.groups[verb]
    behind = [word.norm for word in tree.words[group.last : group.last + 10]]
    if group.lemma != "do" or behind[:2] != ["more", "for"] or "than" not in behind:
        return 0
    served = next(
        (k for k in tree.children[verb] if tree.groups[k].kind == "noun" and k > verb), -1
    )
    return -1 if served >= 0 and weigh(tree, served) < 0 else 1


def sum_nouns_behind(tree: Tree, verb: int) -> int:
    """Return the value of all nouns that follow a verb of giving, to the next clause."""
    total = 0
    for k in range(verb + 1, min(verb + 14, len(tree.groups))):
        if tree.groups[k].kind in ("stop", "verb", "subordinator", "relative", "that"):
            break
        if tree.groups[k].kind == "noun" and not tree.groups[k].target:
            total += value_noun_group(tree, k)
    return (total > 0) - (total < 0)


def list_loose_objects(tree: Tree, verb: int) -> list[int]:
    """Return what hangs on a verb by a preposition that leads on: "add to costs"."""
    if tree.groups[verb].lemma in ROLES.scope_verbs:
        return []
    return [
        k
        for k in tree.children[verb]
        if tree.arcs[k].role == "under"
        and tree.groups[tree.arcs[k].by].lemma in ROLES.leading_prepositions
    ]


def value_effect(tree: Tree, group: Group, classes: frozenset[str], objects: Sequence[int]) -> int:
    """Return the value of doing something to objects."""
    if group.lemma == "cost" and group.phrase is None and objects:
        little = tree.groups[objects[-1]].lemma in ("nothing", "little", "less")
        return 0 if little else -1
    if group.lemma in ("deserve", "earn", "merit"):
        return next((value for k in objects if (value := _value_deserts(tree, k))), 0)
    if group.lemma == "cost" and tree.words[group.last : group.last + 1]:
        less = tree.words[group.last].norm == "less"
        than = any(word.norm == "than" for word in tree.words[group.last :])
        if less and than:
            return 1
    if group.phrase is not None:
        classes = frozenset(
            {"end": ("lower",), "bring": ("raise",)}.get(group.phrase.name, tuple(classes))
        )
    if (
        len(objects) > 1
        and not tree.groups[objects[1]].gap
        and tree.arcs[objects[1]].role == "second"
    ):
        given = value_described(tree, objects[1]) or _value_denied(tree, objects[1])
        if given < 0 and group.lemma in ROLES.sparing_verbs:
            return 1
        gives = group.lemma in ROLES.giving_verbs | ROLES.winning_verbs
        if given and (gives or classes & {"raise", "help", "light"}):
            return -given if value_noun_group(tree, objects[0]) < 0 else given
    return value_by_first_object(tree, group, classes, objects)


def _value_denied(tree: Tree, at: int) -> int:
    """Return -1 for what is not given, "neither work nor bread", 0 for what is."""
    return -1 if tree.groups[at].kind == "noun" and tree.groups[at].negated else 0


def value_got(tree: Tree, verb: int, objects: Sequence[int]) -> int:
    """Return the value of what something gets, has or counts as."""
    gained = _value_gain(tree, verb, objects)
    return gained or _value_backing(tree, verb) or _value_counted(tree, verb)


def _value_gain(tree: Tree, verb: int, objects: Sequence[int]) -> int:
    """Return the value of getting something at all: "has achieved nothing", "bought us little"."""
    if tree.groups[verb].lemma not in ROLES.winning_verbs:
        return 0
    for k in tree.children[verb]:
        if tree.arcs[k].role in ("object", "second") and tree.groups[k].lemma in ROLES.amounts:
            counted = objects[:1] == [k]  # a "nothing" that comes first has turned the verb
            none = tree.groups[k].lemma in ("nothing", "little")
            return -1 if none and not (counted and is_nobody(tree.groups[k])) else 1
    return 0


def _value_backing(tree: Tree, verb: int) -> int:
    """Return 1 for who "has my support"; 0 else."""
    held = tree.find_child(verb, "object") if tree.groups[verb].lemma in ("have", "get") else None
    if held is None or tree.groups[held].lemma not in ROLES.deserts:
        return 0
    return int(tree.words[tree.groups[held].first].norm in ("my", "our"))


def has_followers(tree: Tree, verb: int, objects: Sequence[int]) -> bool:
    """Whether something only has people for or against it: "it has its friends and its enemies"."""
    followers = (tree.groups[at].lemma in ROLES.followers for at in objects)
    return tree.groups[verb].lemma == "have" and bool(objects) and all(followers)


def _value_counted(tree: Tree, verb: int) -> int:
    """Return the value of what something counts as, amounts to or passes for."""
    if tree.groups[verb].lemma not in ROLES.counting_verbs:
        return 0
    under = (k for k in tree.children[verb] if tree.arcs[k].role == "under")
    named = (k for k in under if tree.groups[tree.arcs[k].by].lemma in ("as", "for", "to"))
    return next((value_described(tree, k) for k in named), 0)


def _value_deserts(tree: Tree, at: int) -> int:
    """Return the value of what somebody deserves: thanks 1, contempt -1, other things 0."""
    return value_honour(tree, at) or int(tree.groups[at].lemma in ROLES.deserts)


def value_by_first_object(
    tree: Tree, group: Group, classes: frozenset[str], objects: Sequence[int]
) -> int:
    """Return the value of doing something to the first object that has any."""
    for at in objects:
        dear, value = is_dear(tree, at), value_described(tree, at)
        if not value and is_adversary(tree, at):
            value = -1
        if classes >= {"harm", "end"} and not dear and not value and not tree.groups[at].target:
            continue
        if "harm" in classes and (dear or value or not classes & {"lower", "raise"}):
            return 1 if value < 0 else -1
        if "help" in classes and (dear or value):
            return -1 if value < 0 else 1
        taken_up = tree.groups[at].lemma in ("them", "it", "they")
        kept_from = tree.find_child(tree.arcs[at].head, "gerund") is not None
        if classes & {"lower", "end"} and (taken_up or kept_from):
            continue  # what ends with it is not known
        if classes & {"lower", "end"} and not classes & {"raise"} and (dear or value):
            return -value if value else -1
        if classes & {"raise", "bring"} and value:
            return value
        if group.lemma in ROLES.giving_verbs and value:
            return value
    return 0


def goes_to_adversary(tree: Tree, verb: int, objects: Sequence[int]) -> bool:
    """Whether an adversary gets what is not bad: "hands the valley to the militia"."""
    if tree.groups[verb].lemma not in ROLES.handing_verbs or not objects:
        return False
    said = ("message", "signal", "warning", "notice", "lesson")
    if any(
        value_noun(tree.groups[at].lemma) < 0 or tree.groups[at].lemma in said for at in objects
    ):
        return False
    return any(
        tree.arcs[k].role == "under"
        and tree.groups[tree.arcs[k].by].lemma == "to"
        and (is_adversary(tree, k) or value_noun_group(tree, k) < 0)
        for over in (verb, *objects)
        for k in tree.children[over]
    )


def value_passive(group: Group) -> int:
    """Return what a passive says of its subject beyond being done: "is needed", "is flawed"."""
    if group.lemma in ROLES.needing_verbs:
        return 1
    return -1 if group.lemma in ROLES.spoiling_verbs else 0


def find_phrase_value(tree: Tree, at: int) -> int:
    """Return the value of a fixed phrase behind "is": "ahead of its time"; 0 without one."""
    return find_phrase_from(tree, tree.groups[at].first)


_OBJECT = 3
"""How many words behind a verb show whose its object is."""


def find_phrase_from(tree: Tree, first: int) -> int:
    """Return the value of a fixed phrase that begins with a word: "riddled with fraud"."""
    words = [word.norm for word in tree.words[first : first + _MOST_WORDS]]
    if not words:
        return 0
    phrases = _group_phrases().get(words[0])
    runs = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((phrases[run] for run in runs if run in phrases), 0) if phrases else 0


@cache
def _group_phrases() -> Mapping[str, Mapping[str, int]]:
    """Return the values of the fixed phrases, by the word that they begin with."""
    grouped: dict[str, dict[str, int]] = {}
    for phrase, value in LEXICON.prepositional:
        grouped.setdefault(phrase.partition(" ")[0], {}).setdefault(phrase, value)
    return grouped


def value_prepositional(tree: Tree, at: int) -> int:
    """Return the value of "in our interest", "beyond repair", "out of date"."""
    phrase = find_phrase_value(tree, at)
    if phrase:
        return phrase
    if at + 1 < len(tree.groups) and tree.groups[at + 1].kind == "noun":
        value = value_noun_group(tree, at + 1)
        away = tree.groups[at].lemma in ROLES.away_prepositions
        return -value if away else value
    return 0


def value_outcome(tree: Tree, verb: int) -> int:
    """Return how what a verb says came out: "changed it for the better", "… for the worse"."""
    for k in tree.children[verb]:
        if tree.arcs[k].role == "under" and tree.groups[tree.arcs[k].by].lemma == "for":
            norms = [word.norm for word in tree.words[tree.groups[k].first : tree.groups[k].last]]
            if norms in (["the", "better"], ["the", "best"], ["good"]):
                return 1
            if norms in (["the", "worse"], ["the", "worst"], ["ill"]):
                return -1
    return 0


def is_claimed(tree: Tree, verb: int) -> bool:
    """Whether a verb is in a "that" clause, where quotation marks cite and do not scorn."""
    arc = tree.arcs[verb]
    return arc.role in ("clause", "relative") and arc.by >= 0 and tree.groups[arc.by].kind == "that"


def is_done_without(tree: Tree, verb: int) -> bool:
    """Whether a relative clause says that something is not needed: "a cost we can do without"."""
    last = tree.groups[verb].last
    strands = any(word.norm == "without" for word in tree.words[last - 1 : last + 1])
    return strands and tree.groups[verb].lemma in ROLES.coping_verbs | {"do"}


def serves_none(tree: Tree, group: Group, served: int) -> bool:
    """Whether what a verb does is done to nobody, or only to others than the author: "has made
    nobody richer", "only helps the rich".
    """
    only = any(word.norm == "only" for word in tree.words[group.first : group.head])
    behind = tree.words[group.last : group.last + 2]
    own = any(word.norm in ROLES.author_words for word in behind)
    return is_nobody(tree.groups[served]) or (only and not own and "help" in classify(group))


def hinders_author(tree: Tree, verb: int, *, let: bool = False) -> bool:
    """Whether a verb says that something keeps the author from acting: "limits us", "ties our
    hands", "stands in our way".

    Args:
        let: whether it is what somebody lets happen: "let it get in the way".
    """
    group = tree.groups[verb]
    within = {word.norm for word in tree.words[group.first : group.last]}
    behind = {word.norm for word in tree.words[group.last : group.last + _OBJECT]}
    binds = group.lemma in ROLES.hindering_verbs or bool(within & {"hands", "way"})
    own = bool((within | behind) & ROLES.author_words)
    return (binds and own) or (let and "way" in within)
