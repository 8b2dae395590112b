"""The target behind a preposition."""

from __future__ import annotations

from dataclasses import replace

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.absences import find_main_verb, find_other_verb, judge_absence
from stances.match.composition.attitudes import hang_on_noun, take_side
from stances.match.composition.clues import NOTHING, Node, Outcome
from stances.match.composition.findings import find_clue, find_clue_in, make_step
from stances.match.composition.groups import Group
from stances.match.composition.moods import find_mood
from stances.match.composition.predicates import value_clause, value_deed, value_name
from stances.match.composition.preferences import compare, is_within_as, match_as
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify


def hang_thing(tree: Tree, node: Node, by: int, head: int) -> Outcome:
    """Return what a preposition makes of the target behind it."""
    group = tree.groups[by]
    name = group.lemma
    run = " ".join(tree.words[k].norm for k in range(max(0, group.first - 3), group.last))
    if any(run.endswith(phrase) for phrase in ROLES.phrases_in_favour):
        return take_side(tree, node, head, by, 1)
    if run.endswith(ROLES.phrases_of_replacement):
        return find_clue(
            tree, replace(node, sign=-node.sign), "preference", by, "another is preferred"
        )
    if name == "as" or is_within_as(tree, by):
        matched = match_as(tree, node, by)
        if matched is not None:
            return matched
    if name == "than" or (group.first and tree.words[group.first - 1].norm == "than"):
        return compare(tree, node, by)
    if run.endswith(ROLES.phrases_of_absence):
        return judge_absence(tree, node, by, find_other_verb(tree, by, find_main_verb(tree, head)))
    return _hang_thing_further(tree, node, by, head, name=name, run=run)


def _hang_thing_further(
    tree: Tree, node: Node, by: int, head: int, *, name: str, run: str
) -> Outcome:
    """The further rules of `hang_thing`, tried in order."""
    if run.endswith("thanks to"):
        return find_clue(tree, node, "circumstance", by, "thanks to it")
    if run.endswith(ROLES.phrases_of_farewell):
        return find_clue(tree, replace(node, sign=-node.sign), "imperative", by, "turned away")
    if run.endswith(ROLES.phrases_of_welcome):
        return find_clue(tree, node, "imperative", by, "welcomed")
    if name == "by":
        done = do_as_agent(tree, node, by)
        if done is not None:
            return done
    if head < 0:
        return hang_free(tree, node, by)
    governor = tree.groups[head]
    return _hang_thing_then(tree, node, by, head, governor=governor, name=name)


def _hang_thing_then(
    tree: Tree, node: Node, by: int, head: int, *, governor: Group, name: str
) -> Outcome:
    """The further rules of `hang_thing`, tried in order."""
    if name in ("without", "after", "beyond") and governor.kind == "noun":
        step = make_step(tree, by, "its absence")
        return Outcome(nodes=(replace(node, at=head, sign=-node.sign, steps=(*node.steps, step)),))
    if (
        name == "without"
        and governor.kind == "verb"
        and governor.copula
        and governor.form in ("to", "ing")
    ):
        step = make_step(tree, by, "its absence")
        return Outcome(
            nodes=(Node(at=head, sign=-node.sign, state="act", steps=(*node.steps, step)),)
        )
    if name == "without" or (name == "with" and tree.groups[node.at].negated):
        return judge_absence(tree, node, by, find_main_verb(tree, head))
    if governor.kind == "noun":
        return hang_on_noun(tree, node, by, head)
    if governor.kind == "quality":
        return hang_on_quality(tree, node, by, head)
    return hang_on_verb(tree, node, by, head)


def do_as_agent(tree: Tree, node: Node, by: int) -> Outcome | None:
    """ "Teachers are hounded out by the levy": a passive says what its agent does."""
    for k in range(by - 1, max(by - 8, -1), -1):
        group = tree.groups[k]
        if group.kind in ("stop", "relative", "that", "subordinator") or (
            group.gap == "," and k + 1 < by
        ):
            return None
        if group.kind == "verb":
            if not (group.passive or group.form == "past"):
                return None
            value = value_deed(tree, k)
            if not value:
                return None
            return find_clue_in(
                tree, k, replace(node, sign=node.sign * value), "effect", at=k, did="does it"
            )
    return None


def hang_free(tree: Tree, node: Node, by: int) -> Outcome:
    """Return what a preposition without a governor says: "for the levy"."""
    name = tree.groups[by].lemma
    if name in ("against", "for"):
        return find_clue(
            tree,
            replace(node, sign=node.sign if name == "for" else -node.sign),
            "near",
            by,
            f"{name} it",
        )
    return NOTHING


def hang_on_quality(tree: Tree, node: Node, by: int, quality: int) -> Outcome:
    """Return what a quality says of the target: "good for", "proud of"."""
    group = tree.groups[quality]
    classes = LEXICON.classify_quality(group.lemma)
    wish = 1 if "attitude_good" in classes else -1 if "attitude_bad" in classes else 0
    verb = tree.arcs[quality].head
    if wish:
        return take_side(tree, node, verb, quality, wish)
    value = value_name(tree, quality)
    if value and tree.groups[by].lemma in ROLES.quality_prepositions:
        sign = (
            -1
            if verb >= 0 and tree.groups[verb].kind == "verb" and find_mood(tree, verb).negated
            else 1
        )
        if verb >= 0 and tree.groups[verb].kind == "noun" and tree.groups[verb].negated:
            sign = -sign
        return find_clue(
            tree, replace(node, sign=node.sign * value * sign), "noun", quality, "judges it"
        )
    return NOTHING


def hang_on_verb(tree: Tree, node: Node, by: int, verb: int) -> Outcome:
    """ "Vote against the levy", "spend money on it", "be for it"."""
    group = tree.groups[verb]
    name = tree.groups[by].lemma
    lemma = group.lemma
    classes = classify(group)
    if group.copula and name in ("for", "behind", "with"):
        return take_side(tree, node, verb, by, 1)
    if name == "against" and (group.copula or "support" in classes or lemma in ROLES.siding_verbs):
        return take_side(tree, node, verb, by, -1)
    if name == "for" and ("support" in classes or lemma in ROLES.siding_verbs):
        return take_side(tree, node, verb, by, 1)
    if name in ("of", "from") and lemma in ROLES.freeing_verbs:
        step = make_step(tree, verb, "rid of it")
        return Outcome(
            nodes=(Node(at=verb, sign=-node.sign, state="act", steps=(*node.steps, step)),)
        )
    if name == "from" and (lemma in ROLES.shielding_verbs):
        return find_clue_in(
            tree, verb, replace(node, sign=-node.sign), "effect", at=verb, did="kept from it"
        )
    return _hang_on_verb_further(tree, node, verb, lemma=lemma, name=name)


def _hang_on_verb_further(tree: Tree, node: Node, verb: int, *, lemma: str, name: str) -> Outcome:
    """The further rules of `hang_on_verb`, tried in order."""
    if name == "from" and lemma in ROLES.gaining_verbs:
        sign = -1 if find_mood(tree, verb).negated else 1
        return find_clue_in(
            tree, verb, replace(node, sign=sign * node.sign), "effect", at=verb, did="gains from it"
        )
    if name in ("on", "into") and lemma in (ROLES.spending_verbs | ROLES.wasting_verbs):
        sign = -1 if lemma in ROLES.wasting_verbs else 1
        step = make_step(tree, verb, "spends on it" if sign > 0 else "wastes on it")
        return Outcome(
            nodes=(Node(at=verb, sign=node.sign * sign, state="act", steps=(*node.steps, step)),)
        )
    if name == "of" and lemma not in ("come", "become"):
        return NOTHING
    if name in ROLES.setting_prepositions or name in ROLES.further_settings:
        value = value_clause(tree, verb)
        if name in ("despite", "notwithstanding"):
            value = -value
        if (
            value
            and name in (ROLES.setting_prepositions | {"despite", "notwithstanding"})
            and (name not in ("for", "in"))
        ):
            return find_clue_in(
                tree,
                verb,
                replace(node, sign=node.sign * value),
                "circumstance",
                at=verb,
                did="what happens with it",
            )
        if value and name in ROLES.loose_settings:
            return find_clue_in(
                tree,
                verb,
                replace(node, sign=node.sign * value),
                "circumstance",
                at=verb,
                did="what happens with it",
                share=0.4,
            )
    return NOTHING
