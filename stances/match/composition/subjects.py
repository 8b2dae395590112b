"""What is said of the target as a subject."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.roles import ROLES
from stances.match.composition.clues import NOTHING, Kind, Node, Outcome
from stances.match.composition.contrast import is_contrasted
from stances.match.composition.effects import hinders_author
from stances.match.composition.findings import (
    climb_to,
    find_clue,
    find_clue_in,
)
from stances.match.composition.groups import Group
from stances.match.composition.holders import find_stand
from stances.match.composition.litotes import is_ideal
from stances.match.composition.moods import Mood, find_mood
from stances.match.composition.objects import find_sign_of_act, value_called
from stances.match.composition.predicates import value_complement, value_name, value_predicate
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify, value_adverbs, value_noun

_GRANTED = 0.4
"""How much praise counts that only denies perfection."""


_ACHIEVING = ("do", "achieve", "accomplish", "solve", "prove", "deliver", "win")
"""What a policy is asked to have done: "what has it achieved?"."""


def say_of(tree: Tree, node: Node, verb: int, share: float = 1.0) -> Outcome:
    """What is said of a thing as the subject of a verb, and of the verbs joined to it."""
    over = tree.arcs[verb]
    if (
        over.role == "relative"
        and over.by == -2
        and (tree.groups[verb].copula or tree.groups[verb].lemma in ROLES.proving_verbs)
        and tree.words[tree.groups[over.head].first].norm == "what"
    ):
        value = value_name(tree, over.head)
        return (
            find_clue(tree, node.turn(value), "predicate", over.head, "so called")
            if value
            else NOTHING
        )
    if over.role == "relative" and over.by == -2 and tree.groups[verb].lemma in ROLES.doing_verbs:
        value = value_noun(tree.groups[over.head].lemma)
        if value:  # "the damage that the levy has done"
            return find_clue_in(tree, verb, node.turn(value), "effect", at=over.head, did="does it")
    outcome = say_by_verb(tree, node, verb, share)
    for k in tree.children[verb]:
        if (
            tree.arcs[k].role == "joined"
            and tree.groups[k].kind == "verb"
            and tree.find_child(k, "subject") is None
            and tree.groups[k].form != "to"
        ):
            more = say_of(tree, node, k, share)
            outcome = Outcome(
                clues=outcome.clues + more.clues,
                nodes=outcome.nodes + more.nodes,
                told=outcome.told or more.told,
            )
    return outcome


def say_by_verb(tree: Tree, node: Node, verb: int, share: float) -> Outcome:
    """Return what one verb says of its subject."""
    group = tree.groups[verb]
    mood = find_mood(tree, verb)
    then = tree.find_child(verb, "infinitive")
    needed = group.lemma in ROLES.needing_infinitives and then is not None
    due = _find_due_act(tree, verb)
    if due:
        sign = -due if mood.negated else due
        return find_clue_in(tree, verb, node.turn(sign), "obligation", at=verb, did="needs it")
    if mood.obliged or needed:
        return oblige(tree, node, then if needed and then is not None else verb, mood.negated)
    if group.passive:
        return say_by_passive(tree, node, verb)
    value = value_predicate(tree, verb)
    if mood.negated != bool(group.negated % 2):
        value = -value
    if value > 0 and group.copula and is_ideal(tree, verb) and find_stand(tree, verb)[1] < 0:
        value, share = -value, share * _GRANTED  # "nobody says it is perfect" is no blame
    if value:
        kind: Kind = "predicate" if group.copula else "effect"
        return find_clue_in(
            tree, verb, node.turn(value), kind, at=verb, did="says of it", share=share
        )
    value = 0 if group.copula else value_contrast(tree, verb)
    if value:
        return find_clue_in(tree, verb, node.turn(value), "effect", at=verb, did="does not do")
    return say_by_rank(tree, node, verb, group=group, mood=mood)


def _find_due_act(tree: Tree, verb: int) -> int:
    """Return what a thing needs to have done to it: -1 for "needs scrapping", 0 for none."""
    act = tree.find_child(verb, "gerund")
    if act is None or tree.groups[verb].lemma not in ("need", "want", "require", "deserve"):
        return 0
    classes = classify(tree.groups[act])
    return bool(classes & {"bring", "support", "raise"}) - bool(classes & {"end", "lower"})


def say_by_rank(tree: Tree, node: Node, verb: int, *, group: Group, mood: Mood) -> Outcome:
    """Return what it says of a thing that it does good, is better than another, or is wanted."""
    sign = -1 if mood.negated else 1
    if tree.asked and group.lemma in _ACHIEVING and tree.words[0].norm == "what":
        return find_clue_in(tree, verb, node, "effect", at=verb, did="does good")
    if group.lemma in ROLES.surpassing_verbs and tree.list_objects(verb):
        return find_clue_in(tree, verb, node.turn(sign), "preference", at=verb, did="is better")
    named = tree.find_child(verb, "named")
    if group.copula and named is not None and names_goal(tree, named):
        return find_clue_in(tree, verb, node.turn(sign), "wish", at=named, did="wanted")
    return say_by_course(tree, node, verb, group=group, mood=mood)


def say_by_course(tree: Tree, node: Node, verb: int, *, group: Group, mood: Mood) -> Outcome:
    """Return what it says of a thing that it goes on, ends or is to be done."""
    if group.lemma in ("need", "want", "require") and tree.find_child(verb, "object") is not None:
        return NOTHING
    if group.copula and group.form != "base":
        inner = tree.find_child(verb, "infinitive")
        if inner is not None and tree.groups[inner].passive:
            return oblige(tree, node, inner, mood.negated)
    if group.lemma in ROLES.paying_verbs and group.phrase is None and not tree.children[verb][1:]:
        sign = -1 if mood.negated else 1
        return find_clue_in(tree, verb, node.turn(sign), "effect", at=verb, did="pays")
    classes = classify(group)
    sign = 1 if classes & {"goes_on"} else -1 if "stops" in classes else 0
    inner = tree.find_child(verb, "infinitive", "gerund")
    fails = inner is not None and group.lemma in ROLES.failing_verbs
    if sign and not group.copula and not fails:
        return climb_to(tree, node, verb, "act", "goes on" if sign > 0 else "ends", by=sign)
    return NOTHING


def value_contrast(tree: Tree, verb: int) -> int:
    """Return what it is worth not to do something else: "far from helping us, the levy …"."""
    for k in tree.children[verb]:
        if is_contrasted(tree, k):
            return -value_predicate(tree, k)
    return 0


def names_goal(tree: Tree, at: int) -> bool:
    """Whether a group names what is wanted: "a demand", "our goal", "what we need"."""
    group = tree.groups[at]
    if group.lemma in ROLES.goal_nouns:
        return True
    if tree.words[group.first].norm == "what" and group.lemma in ROLES.wanting_verbs:
        return True
    below = [tree.groups[k] for k in range(at + 1, min(at + 4, len(tree.groups)))]
    return group.lemma == "what" and any(
        one.kind == "verb" and one.lemma in ROLES.wanting_verbs for one in below
    )


def oblige(tree: Tree, node: Node, act: int, negated: bool) -> Outcome:
    """ "The levy must go", "the levy needs to stay", "the levy should be kept"."""
    group = tree.groups[act]
    if negated and hinders_author(tree, act):
        return find_clue_in(tree, act, node.turn(-1), "obligation", at=act, did="must not bind us")
    sign = 0 if group.form == "progressive" else find_sign_of_act(tree, act)
    if not sign and group.copula:
        value = value_complement(tree, act)
        k = act + 1
        named = tree.find_child(act, "named")
        if value:
            sign = value
        elif named is not None and tree.groups[named].lemma in ROLES.policy_nouns:
            sign = 1
        elif k < len(tree.groups) and tree.groups[k].kind == "quality":
            return NOTHING
    if not sign:
        value = value_predicate(tree, act)
        if value:
            return find_clue_in(tree, act, node.turn(value), "predicate", at=act, did="says of it")
        return NOTHING
    sign = -sign if negated else sign
    return find_clue_in(tree, act, node.turn(sign), "obligation", at=act, did="must")


def call_passively(tree: Tree, node: Node, verb: int) -> Outcome:
    """Return what a thing is called: by others where it has been called so."""
    group = tree.groups[verb]
    found = find_clue_in(tree, verb, node, "predicate", at=verb, did="calls it so")
    theirs = group.lemma in ROLES.claiming_verbs and group.perfect and not group.modal
    if not theirs or value_adverbs(tree, group):  # "it has rightly been called unfair"
        return found
    return Outcome(clues=tuple(replace(one, stand="reported") for one in found.clues))


def say_by_passive(tree: Tree, node: Node, verb: int) -> Outcome:
    """Return what a passive says of its subject."""
    group = tree.groups[verb]
    called = value_called(tree, verb, verb) if group.lemma in ROLES.naming_verbs else 0
    if called:
        return call_passively(tree, node.turn(called), verb)
    value = value_predicate(tree, verb)
    if value:
        return find_clue_in(tree, verb, node.turn(value), "predicate", at=verb, did="says of it")
    then = tree.find_child(verb, "infinitive")
    if then is not None:
        value = value_predicate(tree, then)
        if group.lemma in ROLES.intending_verbs:
            return NOTHING  # whether it did is said elsewhere
        denied = find_mood(tree, verb).negated and group.lemma in ROLES.reporting_verbs
        value = -value if denied else value  # "it cannot be said to help"
        if value and (denied or group.lemma in ROLES.attesting_verbs):
            return find_clue_in(tree, verb, node.turn(value), "effect", at=then, did="says of it")
    classes = classify(group)
    sign = 0
    if classes & {"end", "lower", "oppose", "harm"} and "bring" not in classes:
        sign = -1
    elif classes & {"bring", "raise", "help", "light", "support"}:
        sign = 1
    if not sign:
        return NOTHING
    wish = bool(classes & {"support", "oppose"})
    did = "brings it about" if sign > 0 else "undoes it"
    return climb_to(tree, node, verb, "wish" if wish else "act", did, by=sign)
