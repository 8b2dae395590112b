"""What is asked for or needed: lead-ins of lists, "what we need"."""

from __future__ import annotations

from stances.language.roles import ROLES
from stances.match.composition.authors import is_author
from stances.match.composition.effects import is_done_without
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify


def find_lead_in(tree: Tree, at: int) -> int:
    """Return 1 where what stands before a stop asks for a list: "our demands:", "we ask three
    things:", -1 where it says what is not asked for, and 0 elsewhere.
    """
    stopped = False
    for k in range(at, -1, -1):
        group = tree.groups[k]
        stopped = stopped or group.kind == "stop"
        if not stopped:
            continue
        if group.passive:
            return 0
        asked = _ask_by_verb(tree, k) if group.kind == "verb" else 0
        if asked:
            return asked
        if group.kind == "noun" and group.lemma in ROLES.nouns_before_lists:
            return 1
    return 0


def _ask_by_verb(tree: Tree, verb: int) -> int:
    """Return what a verb of a lead-in asks for: 1 for its list, -1 for none of it, 0 nothing."""
    group = tree.groups[verb]
    if is_done_without(tree, verb):
        return -1
    duty = group.lemma == "do" and group.modal in ROLES.modals_of_duty
    if duty or group.lemma in ROLES.verbs_before_lists:  # "three things we should not do:"
        return -1 if group.negated % 2 else 1
    return _ask_by_class(tree, verb)


def _ask_by_class(tree: Tree, verb: int) -> int:
    """Return what is wanted of a list by what its lead-in does to it: "things I would abolish:"."""
    group = tree.groups[verb]
    below = tree.arcs[verb].role in ("relative", "infinitive")
    things = below or tree.words[0].norm in ("things", "what")  # "things Congress ought to scrap:"
    modal = group.modal in ROLES.modals_of_duty | ROLES.modals_of_outcome
    asked = things and (modal or group.form == "to")
    subject = tree.find_subject(verb)
    own = subject is not None and is_author(tree, subject)
    classes = classify(group)
    if not asked:
        classes = classes & {"support", "oppose"} if own else frozenset()
    sign = bool(classes & {"bring", "support", "raise"}) - bool(
        classes & {"end", "lower", "oppose"}
    )
    return -sign if group.negated % 2 else sign


def value_of_need(tree: Tree, at: int) -> int:
    """Return 1 where a subject says what is needed or right: "what we need", "the answer"."""
    group = tree.groups[at]
    norms = {tree.words[k].norm for k in range(group.first, group.last)}
    for k in tree.children[at]:
        below = tree.groups[k]
        if tree.arcs[k].role == "relative":
            norms |= {below.lemma}
    before = tree.words[max(0, group.first - 3) : group.last]
    last = [word.norm for word in before if not word.gap]
    if "last" in last and "thing" in last:
        return -1
    if norms & ROLES.need_words:
        return 1
    if norms & ROLES.trouble_words:
        return -1
    return 0


def ends_phrase(tree: Tree, by: int, names: tuple[str, ...]) -> bool:
    """Whether a preposition ends one of some phrases: "instead of"."""
    group = tree.groups[by]
    if not group.first:
        return False
    return f"{tree.words[group.first - 1].norm} {group.lemma}" in names
