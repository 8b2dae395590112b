"""One thing rather than another, and the most of all."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.clues import NOTHING, Node, Outcome
from stances.match.composition.findings import find_clue_in, find_told
from stances.match.composition.moods import find_mood
from stances.match.composition.predicates import value_predicate
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify, value_adverbs, value_group, value_quality


def prefer(tree: Tree, node: Node) -> Outcome | None:
    """ "I would rather have the levy than …": what stands before the "than" is preferred."""
    chosen = choose(tree, node)
    if chosen is not None:
        return chosen
    than = next(
        (
            k
            for k in range(node.at + 1, min(node.at + 12, len(tree.groups)))
            if tree.groups[k].lemma == "than"
        ),
        None,
    )
    if than is None or any(tree.groups[k].kind == "stop" for k in range(node.at, than)):
        return None
    norms = [
        tree.words[k].norm
        for k in range(max(0, tree.groups[node.at].first - 8), tree.groups[node.at].first)
    ]
    behind = [tree.words[k].norm for k in range(tree.groups[node.at].last, tree.groups[than].first)]
    if not (ROLES.preferring_words & set(norms) or behind[-1:] == ["rather"]):
        return None
    sign = -1 if ROLES.plain_negations & set(norms) else 1
    return find_told(tree, replace(node, sign=sign * node.sign), "preference", than, "preferred")


def choose(tree: Tree, node: Node) -> Outcome | None:
    """ "I would take the levy over promises": one of two is chosen."""
    arc = tree.arcs[node.at]
    if (
        arc.head < 0
        or tree.groups[arc.head].kind != "verb"
        or tree.groups[arc.head].lemma not in ROLES.choosing_verbs
    ):
        return None
    other = next(
        (
            k
            for k in tree.children[arc.head]
            if tree.arcs[k].role == "under"
            and tree.groups[tree.arcs[k].by].lemma in ("over", "before", "above")
        ),
        None,
    )
    if other is None:
        return None
    sign = -1 if other == node.at else 1
    if find_mood(tree, arc.head).negated:
        sign = -sign
    return find_clue_in(
        tree,
        arc.head,
        node.turn(sign),
        "preference",
        at=arc.head,
        did="chosen" if sign > 0 else "not chosen",
    )


def compare(tree: Tree, node: Node, by: int) -> Outcome:
    """ "Better jobs than levies", "the levy does more harm than …" with the target behind."""
    start = by
    while start > 0 and tree.groups[start - 1].kind != "stop":
        start -= 1
    norms = [tree.words[k].norm for k in range(tree.groups[start].first, tree.groups[by].first)]
    less = next((k for k, norm in enumerate(norms) if norm == "less"), -1)
    if less >= 0 and less + 1 < len(norms):
        bad = "attitude_bad" in LEXICON.classify_quality(norms[less + 1])
        sign = value_quality(norms[less + 1]) or (-1 if bad else 1)
        return find_told(tree, replace(node, sign=sign * node.sign), "preference", by, "compared")
    better = any(norm in ROLES.better_words for norm in norms)
    worse = any(norm in ROLES.worse_words for norm in norms)
    more = "more" in norms
    if not (better or worse or more):
        return NOTHING
    sign = 1 if worse and not better else -1
    unreal = "if" in norms and "were" in norms
    ahead = norms[:1] in (["better"], ["worse"])
    if unreal or (not ahead and any(norm in ROLES.comparison_negations for norm in norms)):
        sign = -sign
    if more and not better and not worse:
        value = sum(value_group(tree, k) for k in range(start, by)) or value_doing(tree, start, by)
        if not value:
            return NOTHING
        sign = sign if value > 0 else -sign
    sign = -sign if tree.groups[node.at].negated else sign  # "better that than no levy"
    return find_told(tree, replace(node, sign=sign * node.sign), "preference", by, "compared")


def value_doing(tree: Tree, start: int, end: int) -> int:
    """Return the value of doing much: "more to keep us safe", "as much for the town"; else 0."""
    for k in range(start, end):
        if tree.groups[k].kind == "verb" and tree.groups[k].lemma == "do":
            aim = tree.find_child(k, "infinitive")
            return 1 if aim is None else value_predicate(tree, aim) or 1
    return 0


def is_within_as(tree: Tree, by: int) -> bool:
    """Whether a preposition is that of a comparison: "as it does"."""
    groups = tree.groups
    return any(
        groups[k].lemma == "as" and groups[k].kind == "subordinator"
        for k in range(max(0, by - 4), by)
    )


def match_as(tree: Tree, node: Node, by: int) -> Outcome | None:
    """ "Seldom has money done so much good as through the levy"."""
    start = by
    while start > 0 and tree.groups[start - 1].kind != "stop":
        start -= 1
    norms = [tree.words[k].norm for k in range(tree.groups[start].first, tree.groups[by].first)]
    if not ROLES.rare_words & set(norms) or not {"so", "such", "as"} & set(norms):
        return None
    total = sum(
        weigh_verb(tree, k) or value_group(tree, k) or find_stance(tree, k)
        for k in range(start, by)
        if tree.groups[k].kind != "adverb" or value_group(tree, k)
    ) or value_doing(tree, start, by)
    total = total or sum(value_adverbs(tree, tree.groups[k]) for k in range(start, by))
    if not total:
        return None
    return find_told(
        tree,
        replace(node, sign=node.sign if total > 0 else -node.sign),
        "preference",
        by,
        "the most of all",
    )


def weigh_verb(tree: Tree, at: int) -> int:
    """Return what a verb with its objects says of its subject; 0 for any other group."""
    group = tree.groups[at]
    plain = group.kind == "verb" and not group.copula and bool(tree.list_objects(at))
    return value_predicate(tree, at) if plain else 0


def find_stance(tree: Tree, at: int) -> int:
    """Return 1 for a verb of support, -1 for one of opposition."""
    group = tree.groups[at]
    if group.kind != "verb":
        return 0
    classes = classify(group)
    return 1 if "support" in classes else -1 if "oppose" in classes else 0
