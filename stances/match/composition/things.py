"""The climb from the target, or from a noun that stands for it."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.roles import ROLES
from stances.match.composition.clues import NOTHING, Clue, Node, Outcome
from stances.match.composition.findings import find_clue, find_clue_in, make_step
from stances.match.composition.hanging import hang_on_quality, hang_thing
from stances.match.composition.moods import find_mood
from stances.match.composition.needs import find_lead_in, value_of_need
from stances.match.composition.objects import take_object
from stances.match.composition.predicates import value_name, value_predicate
from stances.match.composition.preferences import prefer
from stances.match.composition.subjects import names_goal, say_of
from stances.match.composition.tree import Arc, Tree


def climb_thing(tree: Tree, node: Node) -> Outcome:
    """Return what is said of a thing, and where the climb goes on."""
    arc = tree.arcs[node.at]
    if arc.role in ("joined", "apposition") and arc.head >= 0:
        if arc.denied:
            step = make_step(tree, node.at, "not this")
            clue = Clue(sign=-node.sign, kind="preference", steps=(*node.steps, step))
            return Outcome(clues=(clue,))
        return Outcome(nodes=(climb_list(tree, node, arc),))
    if arc.role == "under" and arc.denied:
        step = make_step(tree, node.at, "not this")
        clue = Clue(sign=-node.sign, kind="preference", steps=(*node.steps, step))
        return Outcome(clues=(clue,))
    if arc.role == "subject":
        return say_of(tree, node, arc.head)
    absent = arc.role == "under" and arc.by >= 0 and tree.groups[arc.by].lemma == "without"
    preferred = None if absent else prefer(tree, node)
    if preferred is not None:
        return preferred
    return climb_by_role(tree, node, arc=arc)


def climb_list(tree: Tree, node: Node, arc: Arc) -> Node:
    """Return the first thing of a list; "no fees and no levy" denies both."""
    if arc.role != "joined":
        return replace(node, at=arc.head)
    head, denied = node.at, tree.is_denied(node.at)
    while tree.arcs[head].role == "joined" and tree.arcs[head].head >= 0:
        head = tree.arcs[head].head
    first = tree.is_denied(head)
    spared = any(one.lemma == "but" for one in tree.groups[head : node.at])
    denied = denied or (first and not spared)
    role = tree.arcs[head].role
    counted = first and (role == "subject" or (role == "object" and tree.groups[head].target))
    turned = denied != counted and role in ("subject", "object")
    return replace(node, at=head).turn(-1 if turned else 1)


def climb_by_role(tree: Tree, node: Node, *, arc: Arc) -> Outcome:
    """Return what a thing is as an object, a name or behind a preposition."""
    if arc.role == "object":
        if tree.groups[arc.head].kind == "quality":
            return hang_on_quality(tree, node, arc.by if arc.by >= 0 else arc.head, arc.head)
        return take_object(tree, node, arc.head)
    if arc.role == "second":
        return take_object(tree, node, arc.head)
    if arc.role == "named":
        return judge_named(tree, node, arc.head)
    if arc.role == "under" and not takes_no_side(tree, arc.by):
        return hang_thing(tree, node, arc.by, arc.head)
    return judge_listed(tree, node, arc=arc)


def judge_listed(tree: Tree, node: Node, *, arc: Arc) -> Outcome:
    """Return what a thing says that stands alone behind a lead-in."""
    asked = find_lead_in(tree, node.at) if arc.role == "top" else 0
    if asked:
        did = "asked for in a list" if asked > 0 else "turned down in a list"
        return find_clue(tree, node.turn(asked), "wish", node.at, did)
    if arc.role == "top" and node.at and not any(one.kind == "verb" for one in tree.groups):
        value = value_name(tree, 0) if tree.groups[0].kind == "quality" else 0
        if value:  # "monstrous, these levies"
            return find_clue(tree, node.turn(value), "predicate", 0, "so called")
    return NOTHING


def takes_no_side(tree: Tree, by: int) -> bool:
    """Whether a phrase names both sides: "for or against it"."""
    last = tree.groups[by].last
    run = " ".join(word.norm for word in tree.words[max(0, last - 3) : last])
    return run.endswith(ROLES.phrases_of_both_sides)


def judge_required(tree: Tree, node: Node, verb: int) -> Outcome:
    """ "What the valley requires is the levy": the subject is a clause of its own."""
    wish = next((k for k in range(verb - 1, -1, -1) if tree.groups[k].kind == "verb"), None)
    if wish is None or not wish or tree.groups[wish].lemma not in ROLES.wanting_verbs:
        return NOTHING
    if tree.words[tree.groups[wish - 1].first].norm != "what":
        return NOTHING
    turned = (tree.groups[wish].negated + tree.groups[verb].negated) % 2
    return find_clue(tree, node.turn(-1 if turned else 1), "wish", wish, "required")


def value_doing(tree: Tree, subject: int) -> int:
    """Return the value of what a subject says is done: "what saved us was the levy"."""
    told = tree.find_child(subject, "relative")
    if told is None or tree.groups[subject].lemma not in ("what", "all"):
        return 0
    return 0 if tree.find_subject(told) not in (None, subject) else value_predicate(tree, told)


def judge_named(tree: Tree, node: Node, verb: int) -> Outcome:
    """The thing is what something is said to be: "what we need is the levy"."""
    subject = tree.find_subject(verb)
    if subject is None:
        return judge_required(tree, node, verb)
    mood = find_mood(tree, verb)
    if tree.groups[subject].lemma == "there" and mood.obliged:
        sign = -1 if mood.negated != tree.is_denied(node.at) else 1
        return find_clue_in(tree, verb, node.turn(sign), "obligation", at=verb, did="must")
    value = value_name(tree, subject) or value_of_need(tree, subject)
    value = value or int(names_goal(tree, subject)) or value_doing(tree, subject)
    if not value and tree.groups[subject].lemma in ("that", "such", "this"):
        values = [
            value_name(tree, k)
            for k in range(subject)
            if tree.groups[k].kind in ("noun", "quality")
        ]
        value = next((one for one in values if one), 0)
    if not value:
        return NOTHING
    if mood.negated:
        value = -value
    return find_clue_in(tree, verb, node.turn(value), "predicate", at=subject, did="so called")
