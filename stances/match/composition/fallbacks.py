"""What is left to hear where nothing was understood."""

from __future__ import annotations

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.clues import FRAGMENT, Clue
from stances.match.composition.findings import make_step
from stances.match.composition.predicates import value_predicate
from stances.match.composition.tree import Tree
from stances.match.composition.worth import value_group

_DISCUSSING = ROLES.studying_verbs | {"debate", "discuss"}


def hear_tone(tree: Tree) -> list[Clue]:
    """Return what a verb of warning or boasting says of a claim that was not understood."""
    groups = tree.groups
    at = next((k for k, group in enumerate(groups) if group.target), None)
    if at is None or tree.arcs[at].role != "subject":
        return []
    arc = tree.arcs[tree.arcs[at].head]
    if (
        arc.role != "clause"
        or arc.head < 0
        or groups[arc.head].kind != "verb"
        or groups[arc.head].negated
    ):
        return []
    lemma = groups[arc.head].lemma
    sign = -1 if lemma in ROLES.complaining_verbs else 1 if lemma in ROLES.boasting_verbs else 0
    subject = tree.find_subject(arc.head)
    if not sign or subject is None or groups[subject].lemma in ("i", "we"):
        return []
    return [
        Clue(
            sign=sign,
            kind="wish",
            stand="reported",
            share=0.6,
            steps=(make_step(tree, arc.head, "in this tone"),),
        )
    ]


def judge_told(tree: Tree, told: int) -> list[Clue]:
    """Return what a "which" behind a comma calls an act that was told: "they raised it, which was a
    mistake".

    Args:
        told: the sign of the act.
    """
    for at, group in enumerate(tree.groups[:-1]):
        before = tree.groups[at - 1] if at else group
        dated = before.kind in ("adverb", "verb") or before.lemma in ROLES.dates
        if not dated or group.lemma != "which" or group.gap != ",":
            continue  # "the town, which was poor" is not the act
        value = value_predicate(tree, at + 1) if tree.groups[at + 1].kind == "verb" else 0
        if value:
            step = make_step(tree, at + 1, "judges the act")
            return [Clue(sign=told * value, kind="judged act", steps=(step,))]
    return []


def hear_fragment(tree: Tree) -> list[Clue]:
    """Return what is said of the target behind a stop, without a verb: "the levy: a disaster"."""
    groups = tree.groups
    at = next((k for k, group in enumerate(groups) if group.target), len(groups))
    finite = any(one.kind == "verb" and one.form in ("finite", "past", "base") for one in groups)
    if finite or at + 2 >= len(groups) or groups[at + 1].kind != "stop":
        return []
    value = value_group(tree, at + 2)
    step = make_step(tree, at + 2, FRAGMENT)
    return [Clue(sign=value, kind="predicate", steps=(step,))] if value else []


def look_near(tree: Tree) -> list[Clue]:
    """Return what the judging words of the target's clause say where nothing else was found."""
    groups = tree.groups
    at = next((k for k, group in enumerate(groups) if group.target), None)
    if at is None or tree.asked or any(is_turning(tree, k) for k in range(len(groups))):
        return []
    total = sum(
        value_predicate(tree, k)
        for k, group in enumerate(groups)
        if group.kind == "verb"
        and group.form in ("finite", "past", "base")
        and not holds_target(tree, k)
        and not is_supposed(tree, k)
    )
    if not total or tree.arcs[at].role == "subject" or is_discussed(tree, at):
        return []  # the clause says something of it that was not understood
    return [
        Clue(
            sign=1 if total > 0 else -1,
            kind="near",
            steps=(make_step(tree, at, "judging words near it"),),
        )
    ]


def is_discussed(tree: Tree, at: int) -> bool:
    """Whether the target is only what is talked about: "they debated it, and the vote was lost"."""
    arc = tree.arcs[at]
    about = tree.groups[at].lemma in ROLES.nouns_about_matters | ROLES.dispute_nouns
    if about or arc.head < 0:
        return about  # "the levy debate"
    lemma = tree.groups[arc.head].lemma
    about = lemma in ROLES.nouns_about_matters | ROLES.dispute_nouns
    return (arc.role == "under" and about) or (arc.role == "object" and lemma in _DISCUSSING)


def is_turning(tree: Tree, at: int) -> bool:
    """Whether a group could turn the judging words near the target: a "not", a critic."""
    group = tree.groups[at]
    holds = group.kind == "noun" and "holder_noun" in LEXICON.classify_noun(group.lemma)
    return group.negated > 0 or tree.arcs[at].denied or holds


def is_supposed(tree: Tree, verb: int) -> bool:
    """Whether a clause only supposes what it says: "had they crossed the line"."""
    arc = tree.arcs[verb]
    return arc.role == "marked" and arc.by >= 0 and tree.groups[arc.by].lemma == "if"


def holds_target(tree: Tree, verb: int) -> bool:
    """Whether the target is a verb's object: what is done to it is no judgement of it."""
    return any(tree.groups[k].target for k in tree.children[verb])
