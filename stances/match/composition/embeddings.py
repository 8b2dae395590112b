"""What is said of claiming or denying something: "it is wrong to say that …"."""

from __future__ import annotations

from stances.language.roles import ROLES
from stances.match.composition.authors import is_none
from stances.match.composition.groups import Group
from stances.match.composition.predicates import value_name, value_predicate
from stances.match.composition.tree import Arc, Tree
from stances.match.composition.worth import classify, value_noun_group


def judge_embedding(tree: Tree, verb: int) -> int | None:
    """Return what is said of claiming or denying: -1 for "it is wrong to say".

    `None` where nothing is said of it.
    """
    arc = tree.arcs[verb]
    if arc.head < 0:
        return None
    head = tree.groups[arc.head]
    if head.kind == "quality":
        value = -1 if head.lemma in ROLES.doubtful_qualities else value_name(tree, arc.head)
        if head.lemma in ROLES.fair_qualities:
            value = 1
        over = tree.arcs[arc.head].head
        if over >= 0 and tree.groups[over].negated % 2:
            value = -value
        return value or None
    if head.kind == "verb":
        return judge_embedding_verb(tree, arc=arc, head=head)
    return judge_embedding_noun(tree, arc=arc, head=head)


def judge_embedding_verb(tree: Tree, *, arc: Arc, head: Group) -> int | None:
    """Return what a verb says of a claim that hangs on it."""
    if arc.role == "subject":
        return value_predicate(tree, arc.head) or None
    if head.lemma in ROLES.ceasing_verbs or "oppose" in classify(head):
        subject = tree.find_subject(arc.head)
        nobody = subject is not None and tree.groups[subject].negated > 0
        return 1 if (head.negated % 2 == 1) != nobody else -1  # "no one can fail to see that …"
    return None


def judge_embedding_noun(tree: Tree, *, arc: Arc, head: Group) -> int | None:
    """Return what a noun says of a claim that hangs on it."""
    if head.kind == "noun" and head.lemma in ROLES.ground_nouns:
        return -1 if is_none(tree, arc.head) else 1
    if head.kind == "noun":
        fool = head.lemma in ROLES.fools  # "you would have to be a fool to think that …"
        value = -1 if fool else value_noun_group(tree, arc.head)
        over = tree.arcs[arc.head]
        if over.role == "named" and tree.groups[over.head].negated % 2:
            value = -value  # "it is not a mistake to say that …"
        return value or None
    return None
