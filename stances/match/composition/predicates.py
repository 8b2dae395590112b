"""What a verb says of its subject, and what a whole clause tells."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.roles import ROLES
from stances.match.composition.effects import (
    find_phrase_from,
    find_phrase_value,
    goes_to_adversary,
    has_followers,
    is_claimed,
    is_done_without,
    list_loose_objects,
    serves_none,
    sum_nouns_behind,
    value_effect,
    value_got,
    value_more_for,
    value_outcome,
    value_passive,
    value_prepositional,
    weigh_against,
)
from stances.match.composition.groups import Group
from stances.match.composition.litotes import is_awaited, is_ideal, names_height
from stances.match.composition.tree import Tree
from stances.match.composition.worth import (
    classify,
    value_described,
    value_group,
    value_manner,
    value_noun_group,
    value_treatment,
    weigh,
)


def value_predicate(tree: Tree, verb: int) -> int:
    """Return what a verb and its complements say of the subject."""
    group = tree.groups[verb]
    scorned = tree.words[group.head].quoted and not is_claimed(tree, verb)
    sign = -1 if (group.negated + scorned) % 2 else 1
    behind_be = group.head > group.first and tree.words[group.head - 1].use != "to"
    said = find_phrase_from(tree, group.head) if behind_be and not group.copula else 0
    said = said or value_verb_before(tree, verb)
    said = sign if is_awaited(tree, verb) else said
    if said:
        return sign * said
    manner = 0 if group.copula else value_treatment(tree, group)
    if manner or group.passive:
        return sign * (manner or value_passive(group))
    phrase = group.phrase
    if group.copula and phrase is not None and phrase.name in ("works", "fails", "help", "harm"):
        worth = -1 if any(weigh(tree, k) < 0 for k in tree.list_objects(verb)) else 1
        return sign * worth if phrase.name in ("works", "help") else -sign * worth
    if group.copula or group.lemma in ROLES.linking_verbs:
        value = value_complement(tree, verb)
        if value and names_height(tree, verb):
            return value
        if value or group.copula:
            return 0 if sign < 0 and is_ideal(tree, verb) else value * sign
    classes = classify(group)
    return sign * value_outcome(tree, verb) or value_by_objects(
        tree, verb, classes=classes, group=group, sign=sign
    )


def value_by_objects(
    tree: Tree, verb: int, *, classes: frozenset[str], group: Group, sign: int
) -> int:
    """Return the value of a verb by what it does to its objects."""
    if group.phrase is not None and not group.phrase.takes_object:
        return sign * (1 if "works" in classes else -1 if "fails" in classes else 0)
    objects = tree.list_objects(verb)
    if objects and serves_none(tree, group, objects[0]):
        sign = -sign
    weighing = group.lemma in ROLES.giving_verbs or group.lemma in ("do", "cause")
    weighed = weigh_against(tree, verb, objects) if weighing else 0
    weighed = weighed or value_more_for(tree, verb) or value_got(tree, verb, objects)
    if weighed:
        return weighed * sign
    kept = value_making(tree, verb) or value_keeping(tree, verb, objects)
    kept = kept or (-1 if goes_to_adversary(tree, verb, objects) else 0)
    if kept:
        return kept * sign
    if has_followers(tree, verb, objects):
        objects = []
    elif not objects or group.lemma in ROLES.moving_verbs:
        objects = list_loose_objects(tree, verb) + objects
    value = value_effect(
        tree, group, classes, [one for one in objects if not tree.groups[one].target]
    )
    if not value and group.lemma in ROLES.giving_verbs and objects:
        value = sum_nouns_behind(tree, verb)
    if value:
        return value * sign
    return value_by_verb_alone(tree, verb, objects) * sign


def value_by_verb_alone(tree: Tree, verb: int, objects: Sequence[int]) -> int:
    """Return the value of a verb by its infinitive, or by itself."""
    group = tree.groups[verb]
    classes = classify(group)
    inner = tree.find_child(verb, "infinitive", "gerund")
    plain = not group.copula and group.lemma not in ROLES.wanting_verbs
    failing = group.lemma in ROLES.failing_verbs
    if inner is not None and plain and (failing or not classes & {"oppose", "end"}):
        value = value_predicate(tree, inner)
        if failing:
            value = -value if value or "end" in classes else -1
        if value:
            return value
    if not objects and inner is None and classes & {"works", "fails"}:
        return 1 if "works" in classes else -1
    suffers = group.lemma in ROLES.suffering_verbs or "harm" in classes
    if (suffers and not objects) or group.lemma == "fail":
        return -1
    return 1 if objects and "help" in classes else 0


def value_verb_before(tree: Tree, verb: int) -> int:
    """Return the value of the verb that a "does not" at the end of a clause takes up."""
    ends = verb + 1 >= len(tree.groups) or tree.groups[verb + 1].kind == "stop"
    word = tree.words[tree.groups[verb].head]
    elliptic = ends and word.use == "do" and word.norm != "done"
    for k in range(verb - 1, -1, -1) if elliptic else ():
        group = tree.groups[k]
        finite = group.kind == "verb" and group.form in ("finite", "past", "base")
        if finite and not tree.is_within(verb, k):
            value = value_predicate(tree, k)
            return -value if group.negated % 2 else value
    return 0


def value_name(tree: Tree, at: int) -> int:
    """Return the value of what something is called: "a mistake", "right", "killing us"."""
    group = tree.groups[at]
    if group.kind == "verb":
        return value_predicate(tree, at) if group.form in ("ing", "past") else 0
    return value_described(tree, at)


def value_making(tree: Tree, verb: int) -> int:
    """Return the value of what an object is made into: "made life unbearable"."""
    if tree.groups[verb].lemma not in ROLES.making_verbs:
        return 0
    for k in tree.children[verb]:
        if tree.arcs[k].role == "second":
            return value_name(tree, k)
        if tree.arcs[k].role == "infinitive" and tree.groups[k].form in ("base", "past"):
            return value_predicate(tree, k)
    return 0


def value_keeping(tree: Tree, verb: int, objects: Sequence[int]) -> int:
    """Return the value of keeping somebody from something: "stop children from dying"."""
    if tree.groups[verb].lemma not in ROLES.keeping_verbs:
        return 0
    for k in tree.children[verb]:
        arc = tree.arcs[k]
        if arc.role == "under" and tree.groups[arc.by].lemma == "from" and objects:
            value = value_clause(tree, k) if tree.groups[k].kind == "verb" else weigh(tree, k)
            if tree.groups[k].kind == "verb" and tree.groups[k].lemma in ROLES.declining_verbs:
                value = -1
            return -value
    return 0


def value_clause(tree: Tree, verb: int) -> int:
    """Return the value of what a whole clause tells: jobs go, towns prosper."""
    value = value_predicate(tree, verb)
    subject = tree.find_subject(verb)
    if value:
        nobody = subject is not None and tree.groups[subject].negated % 2 == 1
        return -value if nobody else value
    sign = -1 if tree.groups[verb].negated % 2 else 1
    worth = 0 if subject is None else weigh(tree, subject)
    if subject and tree.groups[subject - 1].kind == "adverb" and tree.groups[subject - 1].negated:
        worth = -worth
    return value_by_subject(tree, verb, worth) * sign


def value_by_subject(tree: Tree, verb: int, worth: int) -> int:
    """Return the value of a clause by what becomes of its subject.

    Args:
        worth: what the subject is worth.
    """
    group = tree.groups[verb]
    classes = classify(group)
    if worth:
        if group.passive:
            if classes & {"harm"}:
                return -abs(worth)
            if classes & {"end", "lower"}:
                return -worth
            if classes & {"bring", "help", "raise", "support"}:
                return worth
        elif group.lemma in ROLES.declining_verbs or classes & {"stops", "fails", "lower"}:
            return -worth
        elif group.lemma in ROLES.rising_verbs or classes & {"goes_on", "works"}:
            return worth
    total = 0
    for k in range(verb, min(verb + 9, len(tree.groups))):
        if tree.groups[k].kind == "stop" or tree.groups[k].lemma == "instead":
            break
        total += value_group(tree, k)
    return (total > 0) - (total < 0)


def value_complement(tree: Tree, verb: int) -> int:
    """Return the value of what stands behind a copula, its own negations counted."""
    groups = tree.groups
    negated = too = False
    k = verb + 1
    while k < len(groups) and groups[k].kind == "adverb" and groups[k].gap != ";":
        negated ^= groups[k].negated % 2 == 1
        if groups[k].lemma == "only" and tree.groups[verb].negated:
            negated = not negated
        too |= groups[k].lemma == "too"
        if value_manner(groups[k].lemma) and (k + 1 >= len(groups) or groups[k + 1].kind == "stop"):
            value = value_manner(groups[k].lemma)
            return -value if negated else value
        k += 1
    viewed = k + 2 < len(groups) and groups[k].lemma == "to" and groups[k].kind == "preposition"
    if viewed and groups[k + 1].lemma in ("me", "us"):
        k += 2  # "it looks to me like a waste"
    if k >= len(groups) or groups[k].kind == "stop":
        return 0
    first = groups[k]
    value = 0 if first.kind == "preposition" else find_phrase_value(tree, k)
    if value:
        return -value if negated else value
    if first.kind in ("quality", "noun"):
        value = value_named(tree, k, too=too)
    elif first.kind == "preposition":
        value = value_prepositional(tree, k)
        if (
            not value
            and k + 2 < len(groups)
            and groups[k + 1].kind == "noun"
            and groups[k + 2].kind in ("noun", "quality")
            and not groups[k + 2].gap
        ):
            value = value_named(tree, k + 2, too=too)
    elif first.kind == "verb" and first.form in ("past", "ing", "to") and not first.copula:
        value = value_predicate(tree, k)
    return -value if negated else value


def value_named(tree: Tree, at: int, *, too: bool) -> int:
    """Return the value of a noun or quality behind "is"."""
    groups = tree.groups
    group = groups[at]
    following = groups[at + 1] if at + 1 < len(groups) else None
    if (
        group.lemma in ("anything", "everything", "nothing")
        and following is not None
        and following.lemma in ("but", "like", "if")
    ):
        later = at + 2
        if later < len(groups):
            value = value_name(tree, later)
            return -value if group.lemma == "anything" else value
    if group.lemma == "far" and following is not None and following.lemma == "from":
        return -value_name(tree, at + 2) if at + 2 < len(groups) else 0
    least = group.lemma == "least" and tree.words[group.first].norm == "the"
    if group.lemma == "worth" or least:
        return 1
    if too or (group.lemma in ROLES.stand_ins and group.negated):
        return 1 if too and group.lemma in ROLES.meagre_qualities else -1
    if group.lemma == "reason":
        why = tree.find_child(tree.arcs[at].head, "marked") if tree.arcs[at].head >= 0 else None
        if why is not None and why > at:
            return value_clause(tree, why)
    value = value_way(tree, at) or value_name(tree, at)
    return value_behind_name(tree, at, group=group, groups=groups, value=value)


def value_way(tree: Tree, at: int) -> int:
    """Return the value of "the only way to end the war"; 0 for anything else."""
    group = tree.groups[at]
    only = {word.norm for word in tree.words[group.first : group.last]} & {"only", "best", "surest"}
    act = tree.find_child(at, "infinitive")
    verb, first = tree.arcs[at].head, tree.words[group.first].norm
    denied = verb >= 0 and tree.groups[verb].negated % 2 == 1
    led = tree.find_child(at, "under")
    if group.lemma in ROLES.ways and first in ("the", "no") and not only:
        if act is not None:
            return value_predicate(tree, act) or 1
        if led is not None and tree.groups[tree.arcs[led].by].lemma == "to":
            return weigh(tree, led) or int(denied or first == "no")
        ends = at + 1 >= len(tree.groups) or tree.groups[at + 1].kind in ("stop", "coordinator")
        return int(denied and ends)
    if group.lemma not in ROLES.ways or not only or act is None:
        return 0
    return value_predicate(tree, act) or value_name(tree, at) or 1


def value_behind_name(
    tree: Tree, at: int, *, group: Group, groups: Sequence[Group], value: int
) -> int:
    """Return the value of what hangs on a noun or quality behind "is"."""
    if not value and group.kind == "noun":
        verb = tree.arcs[at].head
        subject = tree.find_subject(verb) if verb >= 0 else None
        if subject is not None and tree.groups[subject].lemma == "there":
            value = weigh(tree, at)
            if not value and group.negated:
                value = 0
            return value
    if not value and group.kind == "noun" and group.lemma not in ROLES.issue_nouns:
        k = at + 1
        while (
            not value
            and k + 1 < len(groups)
            and groups[k].kind == "preposition"
            and groups[k + 1].kind == "noun"
            and not groups[k].gap
        ):
            value = value_noun_group(tree, k + 1)
            k += 2
    if not value:
        for k in tree.children[at]:
            if tree.arcs[k].role in ("relative", "participle"):
                return -1 if is_done_without(tree, k) else value_clause(tree, k)
    return value
