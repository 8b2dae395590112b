"""The climb from an act or a wish in a finite clause."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.authors import (
    held_before,
    is_author,
    is_foe,
    is_none,
    is_own_aim,
)
from stances.match.composition.claims import find_verdict_on, is_fool_alone
from stances.match.composition.clues import NOTHING, Clue, Node, Outcome, Step
from stances.match.composition.conditions import (
    find_consequence,
    judge_condition,
    value_consequence,
)
from stances.match.composition.findings import find_clue, find_told, make_clue
from stances.match.composition.free_acts import climb_free
from stances.match.composition.groups import Group
from stances.match.composition.holders import find_stand, is_bygone
from stances.match.composition.moods import Mood, find_mood
from stances.match.composition.needs import find_lead_in
from stances.match.composition.predicates import value_complement
from stances.match.composition.qualified_acts import judge_by_quality
from stances.match.composition.tree import Arc, Tree
from stances.match.composition.worth import classify, value_manner


def climb_act(tree: Tree, node: Node) -> Outcome:
    """Return what the clause of an act or a wish says, and where the climb goes on."""
    mood = find_mood(tree, node.at)
    sign = -node.sign if mood.negated else node.sign
    turned = replace(node, sign=sign)
    if mood.free:
        own = -node.sign if tree.groups[node.at].negated % 2 else node.sign
        return climb_free(tree, replace(node, sign=own), mood)
    arc = tree.arcs[mood.verb]
    felt = arc.role == "clause" and arc.head >= 0 and tree.groups[arc.head].kind == "quality"
    judged = judge_by_quality(tree, turned, arc.head) if felt and not mood.obliged else NOTHING
    if judged.clues:
        return judged  # "ashamed that we kept it"
    if _is_feared(tree, arc, mood):
        return Outcome(nodes=(replace(turned, at=arc.head, sign=-turned.sign, state="wish"),))
    over = (
        arc.head
        if arc.role == "marked" and arc.head >= 0 and mood.marker not in ROLES.idle_markers
        else mood.verb
    )
    stand, verdict = find_stand(tree, over)
    outcome = judge_finite(tree, turned, mood)
    unable = mood.able and not mood.negated and verdict < 0
    if unable and not outcome.clues and not outcome.nodes:
        outcome = find_clue(tree, turned, "wish", mood.verb, "cannot")
    clues = tuple(
        replace(
            clue, sign=clue.sign * verdict, stand=stand if clue.stand == "asserted" else clue.stand
        )
        for clue in outcome.clues
    )
    return replace(outcome, clues=clues)


def _is_feared(tree: Tree, arc: Arc, mood: Mood) -> bool:
    """Whether an act is what somebody fears will be done: "I fear we will lose it"."""
    if arc.role != "clause" or arc.head < 0:
        return False
    modal = tree.groups[mood.verb].modal
    may = mood.willed or modal in ("may", "might", "shall")
    return may and tree.groups[arc.head].lemma in ("fear", "dread", "worry")


def judge_finite(tree: Tree, node: Node, mood: Mood) -> Outcome:
    """Return what a finite clause says of its act: asked for, obliged, wished, told."""
    group = tree.groups[mood.verb]
    subject = tree.find_subject(mood.verb)
    lasting = bool(classify(group) & {"goes_on", "stops"}) and mood.marker in ("while", "as")
    if is_bygone(tree, mood.verb):
        return find_clue(tree, node.turn(-1), "wish", mood.verb, "no more")
    if mood.marker and (lasting or mood.marker not in ROLES.idle_markers):
        return judge_condition(tree, node, mood)
    if mood.ordered:
        return judge_order(tree, node, mood)
    due = subject is not None and is_due(tree, subject, group)
    if mood.obliged or due:
        why = "must" if mood.obliged else "its time has come"
        return find_clue(tree, node, "obligation", mood.verb, why)
    own = subject is not None and (is_author(tree, subject) or is_own_aim(tree, subject))
    if own and held_before(tree, mood.verb):
        node = node.turn(-1)
    alone = own and subject is not None and tree.groups[subject].lemma == "i"
    if node.state == "wish":
        return judge_wish(tree, node, mood, subject, own=own)
    return judge_statement(tree, node, mood, alone=alone, group=group, own=own, subject=subject)


def judge_order(tree: Tree, node: Node, mood: Mood) -> Outcome:
    """Return what an order says: "lift it", "lift it and jobs will go", "rather than lift it"."""
    before = tree.groups[mood.verb - 1].lemma if mood.verb else ""
    if before == "than":
        sign = 1 if node.wastes else -1
        return find_clue(tree, node.turn(sign), "preference", mood.verb, "not this")
    then = find_consequence(tree, mood.verb)
    if then is not None:
        value = value_consequence(tree, then)
        return (
            find_clue(tree, node.turn(value), "condition", then, "what follows from it")
            if value
            else NOTHING
        )
    listed = find_lead_in(tree, mood.verb) < 0  # "what we should not do: keep it"
    return find_clue(tree, node.turn(-1 if listed else 1), "imperative", mood.verb, "asked for")


def judge_statement(
    tree: Tree, node: Node, mood: Mood, *, alone: bool, group: Group, own: bool, subject: int | None
) -> Outcome:
    """Return what a clause says that neither asks for its act nor wishes it."""
    if tree.asked and (mood.willed or mood.able) and not own:
        return find_clue(tree, node, "own act", mood.verb, "asked about")
    fool = subject is not None and mood.willed and is_fool_alone(tree, subject)
    nobody = subject is not None and mood.willed and mood.negated and denies_all(tree, subject)
    if fool or nobody:
        why = "only a fool would" if fool else "nobody would"
        return find_clue(tree, node.turn(-1 if fool else 1), "wish", mood.verb, why)
    if mood.able and mood.negated:
        return judge_unable(tree, node, mood)
    if own and not node.weak and (mood.willed or alone or not group.perfect):
        return find_clue(
            tree, node, "wish" if mood.willed else "own act", mood.verb, "the author's own will"
        )
    if group.lemma in ROLES.omitting_verbs:
        return find_clue(tree, node.turn(-1), "own act", mood.verb, "blamed for it")
    outcome = climb_clause(tree, node, mood)
    manner = judge_manner(tree, node)
    told = node.sign if not mood.willed and not mood.able else 0
    return replace(outcome, clues=outcome.clues + manner.clues, told=told)


def judge_unable(tree: Tree, node: Node, mood: Mood) -> Outcome:
    """ "We cannot accept it", "shame on those who could not bring themselves to vote for it"."""
    arc = tree.arcs[mood.verb]
    theirs = arc.role == "relative" and arc.by >= 0 and tree.groups[arc.by].lemma == "who"
    verdict = find_verdict_on(tree, arc.head) if theirs else 0
    if verdict:
        why = "they are right" if verdict > 0 else "they are wrong"
        return find_told(tree, node.turn(verdict), "wish", arc.head, why)
    return find_clue(tree, node, "own act" if node.weak else "wish", mood.verb, "cannot")


def denies_all(tree: Tree, subject: int) -> bool:
    """Whether a subject is nobody: "no firm", "not one of them"."""
    before = tree.groups[subject - 1] if subject else None
    return tree.groups[subject].negated > 0 or (
        before is not None and before.kind == "adverb" and before.negated > 0
    )


def is_due(tree: Tree, subject: int, group: Group) -> bool:
    """Whether a clause says that the time for something has come."""
    words = tree.words[group.first : group.last]
    return (
        tree.groups[subject].lemma in ("time", "moment", "hour", "day")
        and not tree.groups[subject].negated
        and not group.negated
        and any(word.norm in ("come", "comes", "came", "arrived", "ripe") for word in words)
    )


def judge_wish(tree: Tree, node: Node, mood: Mood, subject: int | None, *, own: bool) -> Outcome:
    """Return whose wish a clause tells, and whether the author shares it."""
    if (
        tree.asked
        and subject is not None
        and tree.words[tree.groups[subject].first].norm in ("what", "which", "who", "whose")
    ):
        return find_clue(tree, node, "wish", node.at, "asked about")
    if tree.groups[node.at].passive or subject is None or own:
        clue = make_clue(tree, node, "wish", node.at, "the author's own" if own else "wished")
        if tree.groups[node.at].passive and tree.groups[node.at].lemma in ROLES.asking_verbs:
            clue = replace(clue, stand="reported")
        elif own and depends(tree, mood.verb):
            clue = replace(clue, stand="conditional")
        return Outcome(clues=(clue,), told=node.sign if clue.stand == "reported" else 0)
    lemma = tree.groups[subject].lemma
    earned = tree.groups[node.at].lemma in ROLES.deserving_verbs - {"need"}
    if is_foe(tree, subject) and not earned:
        side = 1 if tree.groups[node.at].lemma in ROLES.deriding_verbs else -1
        clue = make_clue(tree, replace(node, sign=side * node.sign), "foe", subject, "a foe's wish")
        return Outcome(clues=(clue,))
    if denies_all(tree, subject) or (
        tree.arcs[mood.verb].role == "relative" and is_none(tree, tree.arcs[mood.verb].head)
    ):
        return find_clue(tree, node, "wish", node.at, "nobody's wish")
    only = any(
        tree.words[k].norm == "only"
        for k in range(max(0, tree.groups[subject].first - 1), tree.groups[subject].last)
    )
    if only:
        clue = make_clue(tree, node.turn(-1), "foe", subject, "only others' wish")
        return Outcome(clues=(clue,))
    return judge_wish_of_others(tree, node, mood, subject, lemma=lemma)


def depends(tree: Tree, verb: int) -> bool:
    """Whether a condition is put: "I could support it if it allowed for …"."""
    if tree.groups[verb].modal not in ("could", "would", "might"):
        return False
    return any(
        tree.arcs[k].role == "marked" and tree.groups[tree.arcs[k].by].lemma in ROLES.conditions
        for k in tree.children[verb]
    )


def judge_wish_of_others(
    tree: Tree, node: Node, mood: Mood, subject: int | None, *, lemma: str
) -> Outcome:
    """Return what a wish says that is neither the author's nor a foe's."""
    if tree.groups[node.at].lemma in ROLES.deserving_verbs:
        return find_clue(tree, node, "wish", node.at, "needed")
    here = None if subject is None else tree.find_child(subject, "under")
    if lemma in ROLES.everybody and here is None:  # not "everybody in the town hall"
        return find_clue(tree, node, "wish", node.at, "everybody's wish")
    clause = climb_clause(tree, node, mood)
    if clause.clues or clause.nodes:
        return clause
    who = node.at if subject is None else subject
    clue = replace(make_clue(tree, node, "wish", who, "another's wish"), stand="reported")
    # "they dislike it" does nothing to it that an "it" could stand for
    acts = any(step.did in ("undoes it", "brings it about") for step in node.steps)
    return Outcome(clues=(clue,), told=node.sign if acts else 0)


def judge_manner(tree: Tree, node: Node) -> Outcome:
    """Adverbs of judgement on the act: "wisely repealed"."""
    group = tree.groups[node.at]
    for k in range(group.first, group.last):
        value = value_manner(tree.words[k].norm)
        if value:
            step = Step(first=k, last=k + 1, did="judges the act")
            return Outcome(
                clues=(Clue(sign=value * node.sign, kind="description", steps=(*node.steps, step)),)
            )
    return NOTHING


def climb_clause(tree: Tree, node: Node, mood: Mood) -> Outcome:
    """A clause told as a fact: what does it hang on?"""
    arc = tree.arcs[mood.verb]
    if arc.head < 0:
        return NOTHING
    head = tree.groups[arc.head]
    if (
        arc.role == "relative"
        and arc.by == -2
        and head.lemma == "time"
        and tree.words[head.first].norm in ROLES.time_openers
    ):
        return NOTHING
    if arc.role == "relative" and arc.by == -2 and head.lemma == "time":
        return find_clue(tree, node, "obligation", arc.head, "it is time")
    if arc.role == "relative":
        dated = head.lemma in ROLES.dates and tree.arcs[arc.head].role == "object"
        thing = replace(node, at=arc.head, state="thing")  # not "recall the year in which we left"
        return NOTHING if dated else Outcome(nodes=(thing,))
    if arc.role == "clause" and head.kind == "quality":
        return judge_by_quality(tree, node, arc.head)
    return climb_to_verb(tree, node, arc=arc, head=head)


def climb_to_verb(tree: Tree, node: Node, *, arc: Arc, head: Group) -> Outcome:
    """Return what the verb or the "is" over a clause makes of its act."""
    if arc.role == "clause" and head.kind == "verb":
        classes = classify(head)
        if "oppose" in classes:
            return Outcome(nodes=(replace(node, at=arc.head, sign=-node.sign, state="wish"),))
        if "support" in classes or head.lemma in ROLES.wishing_verbs:
            return Outcome(nodes=(replace(node, at=arc.head, state="wish"),))
        if head.copula:
            value = value_complement(tree, arc.head)
            asker = tree.find_subject(arc.head)
            if (
                not value
                and asker is not None
                and "duty_noun"
                in LEXICON.classify_noun(tree.groups[asker].lemma)
                | ({"duty_noun"} if tree.groups[asker].lemma in ROLES.nouns_before_lists else set())
            ):
                return find_clue(tree, node, "obligation", arc.head, "is to be done")
            if value:
                return find_clue(tree, node.turn(value), "judged act", arc.head, "judges the act")
    return NOTHING
