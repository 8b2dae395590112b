"""What would be without the target."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.roles import ROLES
from stances.match.composition.authors import is_author
from stances.match.composition.clues import NOTHING, Node, Outcome, Step
from stances.match.composition.findings import find_clue_in, make_step
from stances.match.composition.groups import Group
from stances.match.composition.moods import Mood, find_mood
from stances.match.composition.predicates import value_clause, value_name
from stances.match.composition.tree import Tree


def judge_absence(tree: Tree, node: Node, by: int, verb: int) -> Outcome:
    """ "Without the levy, towns would die"."""
    if verb < 0:
        return NOTHING
    mood = find_mood(tree, verb)
    group = tree.groups[verb]
    step = make_step(tree, by, "its absence")
    if group.lemma in ROLES.coping_verbs and not tree.list_objects(verb):
        sign = node.sign if mood.negated else -node.sign
        return find_clue_in(
            tree, verb, replace(node, sign=sign), "absence", at=verb, did="do without it"
        )
    value = value_clause(tree, verb)
    if value:
        sign = -node.sign * value
        return find_clue_in(
            tree,
            verb,
            replace(node, sign=sign, steps=(*node.steps, step)),
            "absence",
            at=verb,
            did="what happens without it",
        )
    if mood.willed and stays_bad(tree, verb):
        return find_clue_in(
            tree,
            verb,
            replace(node, steps=(*node.steps, step)),
            "absence",
            at=verb,
            did="nothing would have changed",
        )
    if mood.negated and (mood.able or mood.willed):
        return find_clue_in(tree, verb, node, "absence", at=verb, did="not without it")
    return judge_loss(tree, node, verb, group=group, mood=mood, step=step)


def judge_loss(
    tree: Tree, node: Node, verb: int, *, group: Group, mood: Mood, step: Step
) -> Outcome:
    """Return what would have been but for the target."""
    subject = tree.find_subject(verb)
    own = subject is not None and is_author(tree, subject)
    if mood.willed and own and is_still(tree, verb) and group.form == "progressive":
        return find_clue_in(tree, verb, node, "absence", at=verb, did="nothing would have changed")
    if mood.willed and (group.perfect or is_still(tree, verb)):
        return find_clue_in(
            tree,
            verb,
            replace(node, sign=-node.sign, steps=(*node.steps, step)),
            "absence",
            at=verb,
            did="lost through it",
        )
    return NOTHING


def is_still(tree: Tree, verb: int) -> bool:
    """Whether a verb says that something would still be so."""
    group = tree.groups[verb]
    return any(
        tree.words[k].norm == "still"
        for k in range(group.first, min(group.last + 2, len(tree.words)))
    )


def stays_bad(tree: Tree, verb: int) -> bool:
    """Whether something would still be so, or would not be at all: "would still be a bog"."""
    group = tree.groups[verb]
    around = [tree.words[k].norm for k in range(group.first, min(group.last + 2, len(tree.words)))]
    if "still" in around or "yet" in around:
        return group.copula
    subject = tree.find_subject(verb)
    named = tree.find_child(verb, "named")
    there = subject is not None and tree.groups[subject].lemma == "there"
    return (
        there
        and named is not None
        and tree.groups[named].negated > 0
        and not value_name(tree, named) > 0
    )


def find_main_verb(tree: Tree, head: int) -> int:
    """Return the verb of the clause in which a group stands; -1 where there is none."""
    hops = 0
    while head >= 0 and tree.groups[head].kind != "verb" and hops < 8:
        head = tree.arcs[head].head
        hops += 1
    return head


def find_other_verb(tree: Tree, by: int, verb: int) -> int:
    """Return the main verb beside "had it not been for": not that of the phrase itself."""
    groups = tree.groups
    if verb >= 0 and groups[verb].lemma != "be":
        return verb
    others: list[int] = [*range(by + 1, len(groups)), *range(by)]
    finite = ("finite", "base", "past")
    for k in others:
        group = groups[k]
        if group.kind == "verb" and group.form in finite and group.modal and k != verb:
            return k
    return verb
