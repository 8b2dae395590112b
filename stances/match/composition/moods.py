"""How a clause stands to the world: demanded, wished, supposed, asked, or told as a fact."""

from __future__ import annotations

from msgspec import Struct

from stances.language.roles import ROLES
from stances.match.composition.authors import follows_negation
from stances.match.composition.tree import Tree


class Mood(Struct, frozen=True, kw_only=True):
    """The mood of a verb, found through the verbs that it is joined to.

    Attributes:
        verb: the verb that carries the auxiliary.
        obliged, able, willed: "must", "can", "will".
        ordered: an imperative.
        negated: whether an odd number of negations stands over it, its subject's included.
        marker: the subordinator over its clause, such as ``if``; empty for a main clause.
        free: whether it is an infinitive, a gerund or a participle.
    """

    verb: int
    obliged: bool = False
    able: bool = False
    willed: bool = False
    ordered: bool = False
    negated: bool = False
    marker: str = ""
    free: bool = False


def _is_subjunctive(tree: Tree, verb: int) -> bool:
    """Whether a clause demands: "that the levy be lifted"."""
    group = tree.groups[verb]
    bare = group.form == "base" and group.passive and tree.words[group.first].norm in ("be", "not")
    return bare and tree.find_child(verb, "subject") is not None


def _follows_denial(tree: Tree, subject: int) -> bool:
    """Whether a word before a subject denies its clause: "not even they want it", "neither the
    town, nor the mayor, nor the bishop wants it".
    """
    k = subject - 1
    if k > 0 and tree.groups[k].kind == "coordinator" and tree.groups[k].lemma == "nor":
        return True
    while k > 0 and tree.groups[k].lemma == "even":
        k -= 1
    return follows_negation(tree, k + 1)


def find_mood(tree: Tree, verb: int) -> Mood:
    """Return the mood of a verb."""
    groups = tree.groups
    at = verb
    negations = groups[verb].negated
    hops = 0
    while (
        tree.arcs[at].role == "joined"
        and not groups[at].modal
        and tree.find_child(at, "subject") is None
        and hops < 6
    ):
        head = tree.arcs[at].head
        if head < 0 or groups[head].kind != "verb":
            break
        hops += 1
        if groups[at].form == "base" or groups[head].form == groups[at].form:
            at = head
            # a negation spans what is joined by "or", or by "and" before a bare verb
            negations += (
                groups[head].negated if groups[verb].form == "base" and groups[head].modal else 0
            )
        else:
            break
    group = groups[at]
    subject = tree.find_subject(at)
    if subject is not None and (
        (groups[subject].kind == "noun" and tree.is_denied(subject))
        or _follows_denial(tree, subject)
    ):
        negations += 1
    arc = tree.arcs[at]
    if arc.role == "infinitive" and arc.head >= 0 and groups[arc.head].lemma == "let":
        told = tree.find_child(arc.head, "object")
        negations += told is not None and groups[told].negated > 0  # "let nobody call it rash"
    marker = ""
    if arc.role == "marked" and arc.by >= 0:
        marker = groups[arc.by].lemma
    free = group.form in ("to", "ing") or arc.role in (
        "infinitive",
        "gerund",
        "participle",
        "aside",
        "under",
    )
    needs = group.modal == "need"
    return Mood(
        verb=at,
        obliged=group.modal in ROLES.modals_of_duty
        or (needs and not negations)
        or (_is_subjunctive(tree, at) and marker not in ROLES.conditions),
        able=group.modal in ROLES.modals_of_ability,
        willed=group.modal in ROLES.modals_of_will,
        ordered=group.form == "base" and subject is None and not free and not group.asks,
        negated=negations % 2 == 1,
        marker=marker,
        free=free,
    )
