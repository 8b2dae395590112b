"""Acts under a noun or a quality: "time to end it", "it is right to end it"."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.authors import is_author
from stances.match.composition.clues import NOTHING, Clue, Node, Outcome, Step
from stances.match.composition.findings import find_told, make_clue, make_step
from stances.match.composition.heights import compares
from stances.match.composition.holders import find_stand
from stances.match.composition.moods import find_mood
from stances.match.composition.predicates import value_name
from stances.match.composition.tree import Tree
from stances.match.composition.verb_chains import climb_verb_chain
from stances.match.composition.worth import classify, value_noun_group, value_quality

_REFUSING = frozenset(("oppose", "end", "stops"))
"""Classes of verbs that let a chance or a duty go: "turn down a chance to lift it"."""


def judge_by_quality(tree: Tree, node: Node, quality: int) -> Outcome:
    """ "It is right to end it", "we are proud to have ended it"."""
    group = tree.groups[quality]
    classes = LEXICON.classify_quality(group.lemma)
    wish = 1 if "attitude_good" in classes else -1 if "attitude_bad" in classes else 0
    value = value_name(tree, quality)
    verb = tree.arcs[quality].head
    before = range(max(0, quality - 2), quality)
    negated = any(tree.groups[k].negated for k in before if tree.groups[k].kind == "adverb")
    joined = any(tree.groups[k].kind == "coordinator" for k in before)
    subject = None
    if verb >= 0 and tree.groups[verb].kind == "verb":
        # "not legal and not wise" denies each once
        negated = (negated and joined) or negated != find_mood(tree, verb).negated
        subject = tree.find_subject(verb)
    if group.first and tree.words[group.first - 1].norm == "too":
        value = -1
    sign = -node.sign if negated else node.sign
    if wish and not value:
        clue = make_clue(
            tree,
            replace(node, sign=sign * wish),
            "wish",
            quality,
            "wished" if wish > 0 else "not wished",
        )
        if subject is not None and not is_author(tree, subject):
            clue = replace(clue, stand="reported")
        return Outcome(clues=(clue,))
    if value:
        stand, verdict = find_stand(tree, verb) if verb >= 0 else ("asserted", 1)
        clue = make_clue(
            tree,
            replace(node, sign=sign * value * verdict),
            "judged act",
            quality,
            "judges the act",
        )
        return Outcome(clues=(replace(clue, stand=stand),))
    return NOTHING


def climb_act_noun(tree: Tree, node: Node, noun: int) -> Outcome:
    """ "Time to end it", "the decision to end it"."""
    group = tree.groups[noun]
    classes = LEXICON.classify_noun(group.lemma)
    negated = group.negated > 0
    arc = tree.arcs[noun]
    verb = arc.head if arc.role in ("object", "named", "subject") else -1
    step = make_step(tree, noun, "the act")
    if group.lemma in ROLES.choice_nouns and tree.arcs[node.at].by >= 0:
        return leave_no_choice(tree, node, noun, verb)
    undone = group.lemma in ROLES.nouns_left_undone
    if undone or ("act_noun" in classes and "duty_noun" not in classes):
        clues = () if undone else judge_adjectives(tree, node, noun)
        step = replace(step, did="left undone") if undone else step
        sign = -node.sign if undone else node.sign
        return Outcome(
            clues=clues, nodes=(Node(at=noun, sign=sign, state="thing", steps=(*node.steps, step)),)
        )
    last = any(tree.words[k].norm == "last" for k in range(group.first, group.last))
    takes = verb >= 0 and tree.groups[verb].lemma == "take"  # "it takes a heart of stone to"
    if not takes and ("duty_noun" in classes or group.lemma in ("thing", "step", "business")):
        fit = value_timing(tree, noun)
        best = fit and compares(tree.words[group.first : group.head])
        sign = -1 if (negated and not best) or last else 1
        sign = -sign if fit < 0 else sign
        if verb >= 0 and tree.groups[verb].kind == "verb":
            lost = tree.groups[verb].lemma in ROLES.wasting_verbs
            lost = lost or bool(classify(tree.groups[verb]) & _REFUSING)
            refused = arc.role == "object" and lost
            sign = -sign if find_mood(tree, verb).negated != refused else sign
        stand, verdict = find_stand(tree, verb) if verb >= 0 else ("asserted", 1)
        subject = tree.find_subject(verb) if verb >= 0 and arc.role == "object" else None
        clue = make_clue(tree, node.turn(sign * verdict), "obligation", noun, "must be done")
        if (
            subject is not None
            and not is_author(tree, subject)
            and tree.groups[subject].lemma not in ROLES.empty_subjects
        ):
            clue = replace(clue, kind="own act")
        return Outcome(clues=(replace(clue, stand=stand),))
    value = value_noun_group(tree, noun)
    if value:
        if verb >= 0 and arc.role == "named" and find_mood(tree, verb).negated:
            value = -value
        return find_told(tree, node.turn(value), "judged act", noun, "judges the act")
    if verb >= 0 and arc.role == "object" and tree.groups[verb].kind == "verb":
        return climb_verb_chain(tree, node, verb)
    return NOTHING


def leave_no_choice(tree: Tree, node: Node, noun: int, verb: int) -> Outcome:
    """ "We have no choice but to end it"; what others had to do is no side of the author's."""
    subject = tree.find_subject(verb) if verb >= 0 else None
    mood = find_mood(tree, verb) if verb >= 0 else None
    denied = tree.groups[noun].negated > 0 or (mood is not None and mood.negated)
    own = subject is None or is_author(tree, subject) or tree.groups[subject].lemma == "there"
    if not denied or not own or (mood is not None and mood.willed):
        return NOTHING
    return find_told(tree, node, "obligation", noun, "no other choice")


def value_timing(tree: Tree, noun: int) -> int:
    """Return the value of a time for an act: "a bad moment to end it"; 0 for other nouns."""
    group = tree.groups[noun]
    if group.lemma not in ROLES.spans_of_time:
        return 0
    values = (value_quality(tree.words[k].norm) for k in range(group.first, group.head))
    return next((value for value in values if value), 0)


def judge_adjectives(tree: Tree, node: Node, noun: int) -> tuple[Clue, ...]:
    """Return what the adjectives of a noun say of its act."""
    group = tree.groups[noun]
    for k in range(group.first, group.head):
        value = value_quality(tree.words[k].norm) if tree.words[k].use == "adjective" else 0
        if value:
            step = Step(first=k, last=k + 1, did="judges it")
            return (Clue(sign=value * node.sign, kind="description", steps=(*node.steps, step)),)
    return ()
