"""Where the climb begins, and what the target's own group says of it."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.lexicon import CLOSED, LEXICON
from stances.language.roles import ROLES
from stances.match.composition.acts import climb_act
from stances.match.composition.clues import Clue, Node, Step
from stances.match.composition.findings import make_step
from stances.match.composition.groups import Group
from stances.match.composition.objects import sign_done, take_object
from stances.match.composition.predicates import value_name
from stances.match.composition.subjects import say_of
from stances.match.composition.tree import Tree
from stances.match.composition.worth import value_noun, value_quality

_PAIR = 2


def start_climb(tree: Tree, at: int, group: Group) -> tuple[list[Node], list[Clue]]:
    """Return where the climb begins, and what the target's own group says of it."""
    if group.kind == "verb":
        return [Node(at=at, sign=1, state="act", steps=(make_step(tree, at, "the act"),))], []
    sign, did = read_compound(tree, group)
    if not sign:
        return [], []
    sign *= sign_done(tree, at)
    steps = (make_step(tree, at, did),) if did else ()
    if is_due(tree, group):
        return [], [Clue(sign=sign, kind="obligation", steps=(make_step(tree, at, "it is time"),))]
    clues = judge_description(tree, group)
    if tree.is_denied(at) and not any(one.kind == "verb" for one in list_fragment(tree, at)):
        sign = 1 if names_loss(tree, at) else -1
        return [], [Clue(sign=sign, kind="imperative", steps=(make_step(tree, at, "none of it"),))]
    clues.extend(judge_asides(tree, at))
    return [Node(at=at, sign=sign, state="thing", steps=steps)], clues


def is_due(tree: Tree, group: Group) -> bool:
    """Whether a target that is a clause stands behind "it is time": "it is time *we left*"."""
    first = next(k for k in range(group.first, group.last) if tree.words[k].target)
    norms = [word.norm for word in tree.words[max(0, first - 5) : first]]
    if norms[-1:] == ["that"]:
        del norms[-1]
    is_time = norms[-1:] == ["time"] and bool(CLOSED.be & set(norms[-4:]))
    return tree.words[first].norm == "we" and is_time and not CLOSED.negations & set(norms[-4:])


def names_loss(tree: Tree, at: int) -> bool:
    """Whether what would be lost follows: "no levy, no lifeboat"; of three or more, none is."""
    groups = tree.groups
    then = groups[at + 1] if at + 1 < len(groups) else None
    denied = sum(one.kind == "noun" and one.negated > 0 for one in list_fragment(tree, at))
    norms = {word.norm for word in tree.words[groups[at].last :]}
    if denied > _PAIR or norms & ROLES.words_of_alone:
        return False
    return (
        then is not None
        and then.kind == "noun"
        and then.negated > 0
        and value_noun(then.lemma) >= 0
    )


def list_fragment(tree: Tree, at: int) -> list[Group]:
    """Return the groups between the stops around a group."""
    groups = tree.groups
    first = last = at
    while first > 0 and groups[first - 1].kind != "stop":
        first -= 1
    while last < len(groups) and groups[last].kind != "stop":
        last += 1
    return list(groups[first:last])


def read_compound(tree: Tree, group: Group) -> tuple[int, str]:
    """Return what a noun behind the target makes of it: "levy opponents", "levy repeal"."""
    words = tree.words
    last = max(k for k in range(group.first, group.last) if words[k].target)
    for k in range(last + 1, group.last):
        if words[k].use == "possessive":
            return read_owner(tree, group, k)
        classes = LEXICON.classify_noun(words[k].lemma)
        if "holder_noun" in classes:
            return 0, ""
        if "end_noun" in classes or words[k].lemma in ROLES.easing_nouns:
            return -1, "undone"
    return 1, ""


def read_owner(tree: Tree, group: Group, at: int) -> tuple[int, str]:
    """ "The levy's repeal" undoes it; "the levy's failure" judges it."""
    classes = LEXICON.classify_noun(group.lemma)
    return (-1, "undone") if "end_noun" in classes else (1, "")


def judge_description(tree: Tree, group: Group) -> list[Clue]:
    """Return what adjectives before the target say: "this shabby, cowardly deal"."""
    words = tree.words
    first = min(k for k in range(group.first, group.last) if words[k].target)
    owned = any(words[k].use == "possessive" and k > first for k in range(group.first, group.last))
    found = []
    if words[first].quoted and words[group.first].norm in ROLES.scorning_openers:
        step = Step(first=first, last=first + 1, did="names it with scorn")
        found.append(Clue(sign=-1, kind="description", steps=(step,)))
    norms = [words[k].norm for k in range(group.first, first)]
    if "so-called" in norms or (
        "so" in (*norms, words[group.first - 1].norm if group.first else "") and "called" in norms
    ):
        step = Step(first=group.first, last=first, did="judges it")
        found.append(Clue(sign=-1, kind="description", steps=(step,)))
    for k in range(group.first, first):
        value = value_quality(words[k].norm) if words[k].use == "adjective" else 0
        if value and words[k].norm not in ("great", "new"):
            step = Step(first=k, last=k + 1, did="judges it")
            value = -value if words[k].quoted else value
            found.append(Clue(sign=value, kind="description", steps=(step,)))
            break
    if owned and not words[group.head].target and value_noun(group.lemma):
        step = Step(first=group.head, last=group.head + 1, did="judges it")
        found.append(Clue(sign=value_noun(group.lemma), kind="noun", steps=(step,)))
    return found


def judge_asides(tree: Tree, at: int) -> list[Clue]:
    """Return what an apposition or a relative clause on the target says."""
    found: list[Clue] = []
    for k in tree.children[at]:
        arc = tree.arcs[k]
        if arc.role == "apposition":
            value = value_name(tree, k)
            if value:
                found.append(
                    Clue(sign=value, kind="description", steps=(make_step(tree, k, "calls it so"),))
                )
        elif arc.role == "relative":
            if tree.find_child(k, "subject") is None:
                outcome = say_of(tree, Node(at=at, sign=1, state="thing"), k, share=0.6)
                found.extend(outcome.clues)
            else:
                outcome = take_object(tree, Node(at=at, sign=1, state="thing"), k)
                for node in outcome.nodes:
                    found.extend(replace(one, share=0.6) for one in climb_act(tree, node).clues)
    return found
