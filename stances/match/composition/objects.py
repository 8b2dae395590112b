"""The target as the object of a verb."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.absences import find_other_verb, judge_absence
from stances.match.composition.authors import is_author
from stances.match.composition.clues import NOTHING, Node, Outcome
from stances.match.composition.effects import hinders_author
from stances.match.composition.findings import (
    climb_to,
    find_clue_in,
    make_step,
)
from stances.match.composition.moods import find_mood
from stances.match.composition.predicates import value_name, value_predicate
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify


def take_object(tree: Tree, node: Node, verb: int) -> Outcome:
    """The thing is a verb's object."""
    group = tree.groups[verb]
    run = " ".join(word.norm for word in tree.words[max(0, group.first - 1) : group.last])
    if run.endswith(ROLES.phrases_of_absence):
        return judge_absence(tree, node, verb, find_other_verb(tree, verb, verb))
    classes = classify(group)
    inner = find_act_on(tree, node.at, verb)
    counted = inner is not None and group.lemma in ROLES.bare_infinitive_verbs
    counted = counted or (group.lemma == "leave" and "end" in classes)  # "leave no troops behind"
    if tree.groups[node.at].target and tree.is_denied(node.at) and not counted:
        node = node.turn(-1)  # "we want no levy"
    called = value_called(tree, node.at, verb)
    if called and group.lemma in ROLES.naming_verbs:
        return call_so(tree, node.turn(called), verb)
    away = turn_away(tree, node, verb)
    if away is not None:
        return away
    acted = NOTHING if inner is None else climb_act_on(tree, node, inner)
    if inner is not None and (acted is not NOTHING or group.phrase is None):
        return acted
    gerund = group.form == "ing" and names_deed(tree, verb)
    named = _name_act(classes, gerund=gerund)
    if named is None:
        return NOTHING
    sign, did = named
    up = Node(
        at=verb,
        sign=node.sign * sign,
        state="wish" if classes & {"support", "oppose"} else "act",
        weak=did in ("has it", "does it"),
        steps=(*node.steps, make_step(tree, verb, did)),
    )
    return Outcome(nodes=(up,))


def call_so(tree: Tree, node: Node, verb: int) -> Outcome:
    """Return what somebody calls a thing: the author, or others."""
    group = tree.groups[verb]
    if group.form in ("to", "ing") and tree.arcs[verb].head >= 0:  # "stop calling it a mistake"
        return climb_to(tree, node, verb, "act", "calls it so")
    mood = find_mood(tree, verb)
    called = node.turn(-1) if mood.negated else node
    found = find_clue_in(tree, verb, called, "predicate", at=verb, did="calls it so")
    subject = tree.find_subject(verb)
    own = subject is None or is_author(tree, subject) or group.lemma in ROLES.rendering_verbs
    if own or (subject is not None and tree.groups[subject].negated):  # "nobody can call it fair"
        return found
    cited = -1 if cites(tree, verb) else 1
    clues = (replace(one, sign=one.sign * cited, stand="reported") for one in found.clues)
    return Outcome(clues=tuple(clues))


def cites(tree: Tree, verb: int) -> bool:
    """Whether what others call a thing is quoted, which is no scorn: 'he calls it "a theft"'."""
    named = tree.find_child(verb, "second")
    return named is not None and tree.words[tree.groups[named].head].quoted


def turn_away(tree: Tree, node: Node, verb: int) -> Outcome | None:
    """ "We want the levy gone", "forget the levy"; `None` where a verb does nothing of the kind."""
    group = tree.groups[verb]
    if group.lemma in ROLES.wanting_verbs and is_wished_away(tree, node.at):
        return climb_to(tree, node, verb, "wish", "wished away", by=-1)
    dismissed = group.lemma in ROLES.dismissing_verbs and not group.negated
    mood = find_mood(tree, verb)
    if dismissed and (mood.ordered or mood.obliged):
        return climb_to(tree, node, verb, "act", "dismissed", by=-1)
    return None


def names_deed(tree: Tree, verb: int) -> bool:
    """Whether a gerund names what is done, whatever its verb: "thank them for ordering it"."""
    arc = tree.arcs[verb]
    return arc.role == "gerund" or (arc.role == "under" and tree.groups[arc.head].kind == "verb")


def _name_act(classes: frozenset[str], *, gerund: bool) -> tuple[int, str] | None:
    """Return the side of what a verb of some classes does to its object, and its name."""
    ends = "end" in classes and "bring" not in classes
    harms = bool(classes & {"harm", "lower"}) and not classes & {"help", "raise"}
    rules = (
        ("support" in classes, 1, "for it"),
        ("oppose" in classes, -1, "against it"),
        (ends, -1, "undoes it"),
        ("bring" in classes, 1, "brings it about"),
        (harms, -1, "undoes it"),
        (bool(classes & {"help", "raise"}), 1, "brings it about"),
        ("light" in classes, 1, "has it"),
        (gerund, 1, "does it"),
    )
    return next(((sign, did) for holds, sign, did in rules if holds), None)


def is_wished_away(tree: Tree, at: int) -> bool:
    """Whether an object is wanted "out", "gone" or "dead"."""
    part = tree.find_child(at, "under")
    while part is not None and tree.groups[tree.arcs[part].by].lemma == "of":
        at, part = part, tree.find_child(part, "under")
    last = tree.groups[at].last
    then = tree.words[last] if last < len(tree.words) else None
    ends = last + 1 >= len(tree.words) or tree.words[last + 1].norm not in ("the", "there")
    return then is not None and not then.gap and then.norm in ROLES.away_words and ends


def find_act_on(tree: Tree, at: int, verb: int) -> int | None:
    """Return the infinitive or participle whose subject an object is: "let the levy lapse"."""
    for k in tree.children[verb]:
        held = tree.arcs[k].role == "gerund" and tree.groups[k].passive
        if (held or tree.arcs[k].role == "infinitive") and k > at and tree.groups[k].kind == "verb":
            between = [tree.groups[j] for j in range(at + 1, k)]
            if not any(one.kind in ("verb", "stop", "coordinator") for one in between):
                return k
    return None


def sign_done(tree: Tree, at: int) -> int:
    """Return what is being done to a thing: -1 for "the levy being lifted", 1 for all else."""
    for k in tree.children[at]:
        if tree.arcs[k].role == "participle" and tree.groups[k].passive:
            return find_sign_of_act(tree, k) or 1
    return 1


def climb_act_on(tree: Tree, node: Node, act: int) -> Outcome:
    """Return the node of an act on the target: "let the levy lapse"."""
    if hinders_author(tree, act, let=True):  # "we should not let it tie our hands"
        return climb_to(tree, node, act, "act", "binds us")
    sign = find_sign_of_act(tree, act)
    if not sign:
        value = value_predicate(tree, act)
        if not value:
            return NOTHING
        sign = value
    did = "brings it about" if sign > 0 else "undoes it"
    return climb_to(tree, node, act, "act", did, by=sign)


def find_sign_of_act(tree: Tree, act: int) -> int:
    """Return what an act says for its subject, or for what a passive acts upon."""
    group = tree.groups[act]
    classes = classify(group)
    if group.passive or group.form == "past":
        if classes & {"end", "oppose", "lower", "harm"} and not classes & {"bring"}:
            return -1
        if classes & {"bring", "support", "light", "help", "raise"}:
            return 1
    elif "stops" in classes and all(
        tree.groups[k].lemma in ROLES.dates for k in tree.list_objects(act)
    ):
        return -1  # "should have ended years ago"
    elif classes & {"goes_on", "works"} and not group.copula:
        return 1
    elif group.phrase is not None and group.phrase.takes_object and "bring" in classes:
        # "the levy must stay in Ruritania" keeps the levy as well
        return 1 if "goes_on" in LEXICON.classify_verb(group.lemma) else 0
    return 0


def value_called(tree: Tree, at: int, verb: int) -> int:
    """Return the value of what an object is called: "call the levy a mistake"."""
    for k in tree.children[verb]:
        if tree.arcs[k].role == "second" and k != at:
            return value_name(tree, k)
        if tree.arcs[k].role == "under" and k > at and tree.groups[tree.arcs[k].by].lemma == "as":
            return value_name(tree, k)
    for k in range(at + 1, min(at + 4, len(tree.groups))):
        free = tree.arcs[k].head in (verb, at, -1)
        named = tree.groups[k].kind == "noun" and tree.groups[k - 1].lemma == "as"
        if free and (named or tree.groups[k].kind == "quality"):
            return value_name(tree, k)
        if tree.groups[k].kind == "preposition" and tree.groups[k].lemma == "as":
            continue
        if tree.groups[k].kind not in ("adverb", "subordinator"):
            break
    return 0
