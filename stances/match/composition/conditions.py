"""What would follow: conditions and their consequences."""

from __future__ import annotations

from stances.language.roles import ROLES
from stances.match.composition.clues import NOTHING, Clue, Node, Outcome
from stances.match.composition.findings import find_clue, make_step
from stances.match.composition.moods import Mood, find_mood
from stances.match.composition.predicates import value_clause
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify, weigh


def judge_condition(tree: Tree, node: Node, mood: Mood) -> Outcome:
    """ "If we drop it, jobs will go": what follows is judged."""
    group = tree.groups[tree.arcs[mood.verb].by]
    if group.last < len(tree.words) and tree.words[group.last].norm == "only":
        return find_clue(tree, node, "wish", mood.verb, "if only")
    main = tree.arcs[mood.verb].head
    if main < 0:
        return NOTHING
    if mood.marker == "before" and thinks_again(tree, main):
        return find_clue(tree, node.turn(-1), "condition", main, "to be thought over")
    if mood.marker == "before" and not tree.asked and find_mood(tree, main).obliged:
        return find_clue(tree, node.turn(-1), "condition", main, "must come first")
    value = value_clause(tree, main)
    if node.wastes:
        node = node.turn(-1)  # "had we not wasted a year on it"
    sign = -node.sign if mood.marker in ROLES.turned_markers else node.sign
    if not value and mood.marker in ("while", "until", "till"):
        held = find_mood(tree, main)
        value = -1 if held.able and held.negated else 0
        sign = node.sign
        if value and mood.marker != "while":
            sign = -sign
    if not value:
        value = value_follow_on(tree, main)
    if not value and tree.groups[main].lemma in ROLES.rueing_verbs:
        value = -1  # "we will regret it"
    if not value and mood.marker == "if" and is_missed(tree, mood.verb, main):
        value = 1
    if not value:
        return NOTHING
    step = make_step(tree, main, "what follows is good" if value > 0 else "what follows is bad")
    clue = Clue(sign=sign * value, kind="condition", steps=(*node.steps, step))
    return Outcome(clues=(clue,))


def thinks_again(tree: Tree, verb: int) -> bool:
    """Whether somebody should think before an act: "think twice before", "think hard before"."""
    group = tree.groups[verb]
    words = {word.norm for word in tree.words[group.first : group.last + 3]}
    mood = find_mood(tree, verb)
    asked = mood.ordered or mood.obliged or mood.willed
    return (
        asked
        and group.lemma in ("think", "pause", "hesitate")
        and (group.lemma != "think" or bool(words & ROLES.words_of_second_thoughts))
    )


def value_follow_on(tree: Tree, verb: int) -> int:
    """Return the value of the first joined verb that has any: "come home and prosper"."""
    for k in tree.children[verb]:
        if tree.arcs[k].role == "joined" and tree.groups[k].kind == "verb":
            value = value_clause(tree, k)
            if value:
                return value
    return 0


def is_missed(tree: Tree, verb: int, main: int) -> bool:
    """Whether what would have been is missed: "if it had never been built, we should own …"."""
    if tree.groups[main].negated or not find_mood(tree, main).willed:
        return False
    group = tree.groups[main]
    still = any(
        tree.words[k].norm == "still"
        for k in range(group.first, min(group.last + 1, len(tree.words)))
    )
    never = any(
        tree.words[k].norm == "never"
        for k in range(tree.groups[verb].first, tree.groups[verb].last)
    )
    return never or (still and not group.copula)


def value_consequence(tree: Tree, verb: int) -> int:
    """Return the value of what follows an order: "and the town is lost", "and you may as well"."""
    group = tree.groups[verb]
    words = [word.norm for word in tree.words[group.first : group.last + 3]]
    if {"may", "might"} & set(words) and {"as", "well"} <= set(words):
        return -1
    value = value_clause(tree, verb)
    if not value and classify(group) & {"end", "lower", "harm"}:
        return -1
    subject = tree.find_subject(verb)
    dear = subject is not None and weigh(tree, subject) >= 0
    return -1 if not value and dear and ROLES.lost_words & set(words) else value


def find_consequence(tree: Tree, verb: int) -> int | None:
    """Return the verb of what follows an order: "drop it and you lose the town"."""
    for k in range(verb + 1, len(tree.groups)):
        if tree.groups[k].kind == "stop":
            return None
        if tree.groups[k].kind == "verb" and tree.groups[k].form in ("finite", "base"):
            subject = tree.find_child(k, "subject")
            joined = subject is not None and any(
                tree.groups[j].kind == "coordinator" for j in range(max(0, subject - 2), subject)
            )
            willed = tree.groups[k].modal in ROLES.modals_of_outcome
            if (
                subject is not None
                and joined
                and (willed or tree.groups[subject].lemma in ROLES.plain_subjects)
            ):
                return k
    return None
