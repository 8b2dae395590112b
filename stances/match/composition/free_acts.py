"""The climb from infinitives, gerunds and participles."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.authors import is_author
from stances.match.composition.clues import NOTHING, Clue, Node, Outcome, State
from stances.match.composition.conditions import thinks_again
from stances.match.composition.findings import (
    climb_to,
    find_told,
    make_step,
)
from stances.match.composition.groups import Group
from stances.match.composition.moods import Mood, find_mood
from stances.match.composition.needs import ends_phrase, find_lead_in
from stances.match.composition.predicates import value_clause, value_predicate
from stances.match.composition.qualified_acts import climb_act_noun, judge_by_quality
from stances.match.composition.tree import Arc, Tree
from stances.match.composition.verb_chains import climb_verb_chain, judge_as_named
from stances.match.composition.worth import classify, value_noun_group


def climb_free(tree: Tree, node: Node, mood: Mood) -> Outcome:
    """Return what an infinitive, a gerund or a participle hangs on."""
    arc = tree.arcs[mood.verb]
    head = arc.head
    warned = find_warning(tree, arc.by) if mood.marker == "before" else -1
    if warned >= 0:
        return find_told(tree, node.turn(-1), "condition", warned, "to be thought over")
    if arc.role == "subject":
        return judge_as_subject(tree, node, head)
    if arc.role == "joined" and head >= 0:
        return Outcome(nodes=(replace(node, at=head),))
    if arc.role == "aside" or head < 0:
        return judge_aside(tree, node, mood.verb, head)
    if arc.role == "under":
        return climb_gerund(tree, node, arc.by, head)
    return climb_to_governor(tree, node, arc=arc, group=tree.groups[head], head=head)


def find_warning(tree: Tree, by: int) -> int:
    """Return the verb of "think twice" before a "before"; -1 where there is none."""
    verb = next((k for k in range(by - 1, -1, -1) if tree.groups[k].kind == "verb"), -1)
    return verb if verb >= 0 and thinks_again(tree, verb) else -1


def climb_to_governor(tree: Tree, node: Node, *, arc: Arc, group: Group, head: int) -> Outcome:
    """Return what the verb, quality or noun makes of an act that hangs on it."""
    if arc.role == "named":
        return judge_as_named(tree, node, head)
    spent = find_spending(tree, arc, head)
    if spent >= 0:
        return spend_on_act(tree, node, spent)
    if group.kind == "verb":
        return climb_verb_chain(tree, node, head)
    if group.kind == "quality":
        return judge_by_quality(tree, node, head)
    if arc.role == "participle":
        return Outcome(nodes=(replace(node, at=head, state="thing"),))
    return climb_act_noun(tree, node, head)


def find_spending(tree: Tree, arc: Arc, head: int) -> int:
    """Return the verb that spends on an act: "waste time begging", "spend a week begging"; -1 where
    there is none.
    """
    if arc.role == "participle" and tree.arcs[head].role == "object":
        head = tree.arcs[head].head
    spends = ROLES.wasting_verbs | ROLES.spending_verbs
    is_verb = head >= 0 and tree.groups[head].kind == "verb"
    return head if is_verb and tree.groups[head].lemma in spends else -1


def spend_on_act(tree: Tree, node: Node, verb: int) -> Outcome:
    """What is called a waste is judged, whether or not it is denied: "don't waste time on it"."""
    if tree.groups[verb].lemma in ROLES.wasting_verbs:
        return find_told(tree, node.turn(-1), "judged act", verb, "wastes time on it")
    return climb_to(tree, node, verb, "act", "spends on it")


def judge_as_subject(tree: Tree, node: Node, verb: int) -> Outcome:
    """ "Ending it would be a mistake"."""
    value = value_predicate(tree, verb)
    if value:
        sign = node.sign * value
        return find_told(tree, replace(node, sign=sign), "judged act", verb, "judges the act")
    mood = find_mood(tree, verb)
    if tree.groups[verb].copula and mood.negated:
        return NOTHING
    return NOTHING


def judge_aside(tree: Tree, node: Node, at: int, head: int) -> Outcome:
    """A free infinitive or participle: "Having ended it, we prospered"."""
    opens = tree.groups[at].form == "to" and (head < 0 or tree.groups[at].gap == ";")
    asked = find_lead_in(tree, at) if opens else 0
    if asked:
        did = "asked for in a list" if asked > 0 else "turned down in a list"
        return find_told(tree, node.turn(asked), "obligation", at, did)
    if head < 0:
        return NOTHING
    if tree.arcs[at].role == "subject":
        return judge_as_subject(tree, node, head)
    if tree.groups[at].form == "to":
        return NOTHING
    value = value_clause(tree, head)
    if value:
        sign = node.sign * value
        return find_told(
            tree, replace(node, sign=sign), "circumstance", head, "what happened with it"
        )
    return NOTHING


def climb_gerund(tree: Tree, node: Node, by: int, head: int) -> Outcome:
    """A gerund behind a preposition: "the case for ending it", "by ending it we …"."""
    name = tree.groups[by].lemma
    group = tree.groups[head]
    if name == "than" or ends_phrase(tree, by, ("instead of", "rather than")):
        return Outcome(nodes=(replace(node, state="thing"),))
    if name == "without":
        value = value_clause(tree, head) if group.kind == "verb" else 0
        if value:
            return find_told(
                tree,
                node.turn(-value),
                "absence",
                head,
                "what happens without it",
            )
        return NOTHING
    if group.kind == "quality":
        return judge_by_quality(tree, node, head)
    if group.kind == "noun":
        return climb_gerund_under_noun(tree, node, head, group=group, name=name)
    return climb_gerund_under_verb(tree, node, head, group=group, name=name)


def climb_gerund_under_verb(
    tree: Tree, node: Node, head: int, *, group: Group, name: str
) -> Outcome:
    """Return what a verb makes of a gerund behind its preposition."""
    if group.lemma in ROLES.blaming_verbs | ROLES.praising_verbs:
        return judge_blame(tree, node, head, group=group)
    if group.phrase is not None and group.phrase.takes_object and not group.phrase.after:
        classes = classify(group)
        sign = -1 if classes & {"oppose", "end"} else 1
        state: State = "wish" if classes & {"oppose", "support"} else "act"
        return Outcome(
            nodes=(
                replace(
                    node,
                    at=head,
                    sign=sign * node.sign,
                    state=state,
                    steps=(
                        *node.steps,
                        make_step(tree, head, "turned" if sign < 0 else "passes it on"),
                    ),
                ),
            )
        )
    if name == "against":
        return Outcome(nodes=(replace(node, at=head, sign=-node.sign, state="wish"),))
    if name == "from":
        turned = make_step(tree, head, "kept from it")
        return Outcome(
            nodes=(
                replace(node, at=head, sign=-node.sign, state="act", steps=(*node.steps, turned)),
            )
        )
    return judge_gerund_by_outcome(tree, node, head, group=group, name=name)


def judge_blame(tree: Tree, node: Node, verb: int, *, group: Group) -> Outcome:
    """ "We thank them for ending it"; what others charge somebody with is their view."""
    accuser = tree.find_subject(verb)
    own = accuser is not None and is_author(tree, accuser) and not group.passive
    if group.lemma == "accuse" and not own:
        step = make_step(tree, verb, "others' charge")
        clue = Clue(sign=node.sign, kind="wish", stand="reported", steps=(*node.steps, step))
        return Outcome(clues=(clue,))
    praised = group.lemma in ROLES.praising_verbs
    did = "praised" if praised else "blamed"
    return climb_to(tree, node, verb, "wish", did, by=1 if praised else -1)


def judge_gerund_by_outcome(
    tree: Tree, node: Node, head: int, *, group: Group, name: str
) -> Outcome:
    """Return what a gerund says that is insisted on, or that brings something about."""
    if group.lemma in ROLES.insisting_verbs and name in ("on", "in", "of", "for"):
        return Outcome(nodes=(replace(node, at=head, state="wish"),))
    value = value_clause(tree, head)
    comes = name in ("of", "from") and group.lemma in ("come", "result", "follow")
    if value and (comes or name in ROLES.manner_prepositions):
        return find_told(tree, node.turn(value), "circumstance", head, "what happened with it")
    return NOTHING


def climb_gerund_under_noun(
    tree: Tree, node: Node, head: int, *, group: Group, name: str
) -> Outcome:
    """Return what a noun makes of a gerund under it."""
    classes = LEXICON.classify_noun(group.lemma)
    if "holder_noun" in classes:
        return NOTHING
    if name == "against" or "against_noun" in classes:
        return climb_to(tree, node, head, "wish", "against it", by=-1)
    if classes & {"for_noun", "duty_noun"}:
        return climb_to(tree, node, head, "wish", "for it")
    if classes & {"end_noun", "lack_noun"}:
        return climb_to(tree, node, head, "thing", "undone", by=-1)
    if group.lemma in ROLES.nouns_left_undone:
        return climb_act_noun(tree, node, head)
    value = value_noun_group(tree, head)
    return judge_gerund_by_noun(tree, node, head, value=value)


def judge_gerund_by_noun(tree: Tree, node: Node, head: int, *, value: int) -> Outcome:
    """Return what the worth of a noun says of a gerund under it."""
    if tree.groups[head].lemma == "alternative":
        sign = 1 if tree.groups[head].negated else -1
        return find_told(tree, node.turn(sign), "wish", head, "another is looked for")
    if value:
        return find_told(tree, node.turn(value), "judged act", head, "judges the act")
    told = node.sign if tree.groups[head].lemma in ROLES.nouns_of_talk else 0
    up = Node(at=head, sign=node.sign, state="thing", steps=node.steps)
    return Outcome(nodes=(up,), told=told)
