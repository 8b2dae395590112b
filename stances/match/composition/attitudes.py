"""The target under a noun: support, reasons, critics, the end of it."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.authors import is_author
from stances.match.composition.claims import find_verdict_on
from stances.match.composition.clues import NOTHING, Clue, Node, Outcome
from stances.match.composition.findings import find_clue_in, find_told, make_clue, make_step
from stances.match.composition.groups import Group
from stances.match.composition.heights import HIGHEST
from stances.match.composition.holders import find_stand
from stances.match.composition.moods import find_mood
from stances.match.composition.predicates import value_predicate
from stances.match.composition.qualified_acts import judge_adjectives
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify, is_doubted, value_honour, value_noun_group


def hang_on_noun(tree: Tree, node: Node, by: int, noun: int) -> Outcome:
    """ "Support for the levy", "the abolition of the levy", "critics of the levy"."""
    group = tree.groups[noun]
    name = tree.groups[by].lemma
    classes = LEXICON.classify_noun(group.lemma)
    honour = value_honour(tree, noun)
    bestowed = name in ("to", "on", "upon") or (name == "for" and group.lemma != "credit")
    if honour and bestowed:
        return find_told(
            tree, node.turn(honour), "wish", noun, "honours" if honour > 0 else "shames"
        )
    if "holder_noun" in classes:
        verdict = find_verdict_on(tree, noun)
        if verdict:
            side = -1 if group.lemma in ROLES.opponents else 1
            return find_told(
                tree,
                node.turn(side * verdict),
                "wish",
                noun,
                "they are right" if verdict > 0 else "they are wrong",
            )
        return call_oneself(tree, node, noun)
    if classes & {"for_noun", "against_noun"} and tells_strength(tree, noun):
        told = replace(make_clue(tree, node, "wish", noun, "how strong it is"), stand="reported")
        return Outcome(clues=(told,))
    disputed = group.lemma in ROLES.dispute_nouns and name in ROLES.dispute_prepositions
    if disputed or (group.lemma in ROLES.nouns_about_matters and name == "of"):
        return NOTHING
    if name == "against" or classes & {"end_noun", "lack_noun", "against_noun"}:
        sign = -1
    elif classes & {"bring_noun", "for_noun", "transparent_noun"} or (
        name == "for" and "duty_noun" in classes
    ):
        sign = 1
    else:
        sign = 0
    value = value_noun_group(tree, noun)
    return judge_by_noun_over(
        tree, node, noun, classes=classes, group=group, name=name, sign=sign, value=value
    )


_CASES = frozenset(("case", "argument", "reason"))


def tells_strength(tree: Tree, noun: int) -> bool:
    """Whether it is only said how strong an attitude is: "support for it is strongest here"."""
    verb = tree.arcs[noun].head if tree.arcs[noun].role == "subject" else -1
    if verb < 0 or not tree.groups[verb].copula or tree.groups[verb].negated:
        return False
    if tree.groups[noun].lemma in _CASES:
        return False  # who calls the case for it strong makes it
    group = tree.groups[verb]
    if any(word.lemma == HIGHEST for word in tree.words[group.first : group.last]):
        return False  # "the case for it has never been stronger" makes it
    named = tree.find_child(verb, "named")
    return named is not None and tree.groups[named].lemma in ROLES.strength_qualities


def judge_by_noun_over(
    tree: Tree,
    node: Node,
    noun: int,
    *,
    classes: frozenset[str],
    group: Group,
    name: str,
    sign: int,
    value: int,
) -> Outcome:
    """Return what a noun over the target judges, or the node of that noun."""
    if not sign or (
        value
        and not classes
        & {
            "end_noun",
            "bring_noun",
            "for_noun",
            "against_noun",
            "lack_noun",
            "transparent_noun",
            "duty_noun",
        }
    ):
        if value:
            doubted = is_doubted(tree, noun)
            if doubted and not group.negated:
                value = -value
            if is_only_one(tree, noun):
                value = -value
            arc = tree.arcs[noun]
            if (
                arc.role in ("object", "named")
                and arc.head >= 0
                and tree.groups[arc.head].kind == "verb"
            ):
                verb = tree.groups[arc.head]
                if find_mood(tree, arc.head).negated or (verb.lemma in ROLES.belittling_verbs):
                    value = -value
                return find_clue_in(
                    tree, arc.head, node.turn(value), "noun", at=noun, did="judges it"
                )
            if arc.role == "subject" and arc.head >= 0 and is_wanting(tree, arc.head):
                value = value if doubted else -value
            return find_told(tree, node.turn(value), "noun", noun, "judges it")
        if name == "of":
            return Outcome(nodes=(replace(node, at=noun),))
        return NOTHING
    step = make_step(tree, noun, "keeps its side" if sign > 0 else "turned")
    up = Node(at=noun, sign=node.sign * sign, state="thing", steps=(*node.steps, step))
    if (
        (
            classes & {"for_noun", "against_noun", "duty_noun"}
            and not classes & {"end_noun", "bring_noun", "transparent_noun"}
        )
        or name == "against"
        or (name == "for" and "transparent_noun" not in classes and "bring_noun" not in classes)
    ):
        return hold_attitude(tree, up, noun)
    if group.negated and tree.arcs[noun].role in ("object", "under"):
        up = up.turn(-1)  # "we should have no part of it"
    return Outcome(clues=judge_adjectives(tree, up, noun), nodes=(up,))


def is_only_one(tree: Tree, noun: int) -> bool:
    """Whether a noun leaves nothing else to say: "my one quarrel with it is that"."""
    group = tree.groups[noun]
    norms = [word.norm for word in tree.words[group.first : group.head]]
    counted = "one" in norms[1:] and norms[0] in ("the", "my", "our")  # not "one problem is"
    only = counted or any(norm in ROLES.only_words for norm in norms)
    return only and tree.arcs[noun].role == "subject"


def call_oneself(tree: Tree, node: Node, noun: int) -> Outcome:
    """ "I am a supporter of it": the author is one who holds a view."""
    arc = tree.arcs[noun]
    subject = tree.find_subject(arc.head) if arc.role == "named" and arc.head >= 0 else None
    if subject is None or not is_author(tree, subject):
        return NOTHING
    verb = tree.groups[arc.head]
    if not {tree.words[k].norm for k in range(verb.first, verb.last)} & {"am", "'m", "are", "'re"}:
        return NOTHING
    side = -1 if tree.groups[noun].lemma in ROLES.opponents else 1
    side = -side if find_mood(tree, arc.head).negated or tree.groups[noun].negated else side
    return find_told(tree, node.turn(side), "wish", noun, "the author's own")


def is_wanting(tree: Tree, verb: int) -> bool:
    """Whether what the subject names is not there: "have yet to arrive", "never came"."""
    group = tree.groups[verb]
    yet = group.lemma == "have" and any(
        tree.words[k].norm == "yet"
        for k in range(group.first, min(group.last + 2, len(tree.words)))
    )
    return (
        yet
        or find_mood(tree, verb).negated
        or group.lemma in ROLES.vanishing_verbs
        or group.lemma in ("fail", "elude", "remain")
    )


def hold_attitude(tree: Tree, node: Node, noun: int) -> Outcome:
    """A noun of attitude, reason or need holds the node: whose is it, and is it denied?"""
    group = tree.groups[noun]
    sign = -1 if group.negated or is_doubted(tree, noun) else 1
    sign = -sign if is_only_one(tree, noun) else sign
    if tree.words[group.head].quoted and not group.target:
        sign = -sign
    arc = tree.arcs[noun]
    thought = arc.role == "under" and is_thought_of(tree, arc.head)
    better = any(
        word.norm in ("better", "stronger") for word in tree.words[group.first : group.head]
    )
    if thought and not better and find_mood(tree, arc.head).negated:
        sign = -sign  # "I cannot think of one argument for it"
    owner = tree.words[group.first].norm
    inside = range(group.first, group.head)
    owned = any(tree.words[k].use == "possessive" for k in inside) and owner not in ("my", "our")
    if owned or owner in ("his", "her", "their", "its"):
        return Outcome(nodes=(node,)) if arc.role == "subject" else NOTHING
    if arc.role in ("object", "named") and arc.head >= 0 and tree.groups[arc.head].kind == "verb":
        return hold_as_object(tree, node, noun, arc.head, sign)
    if arc.role == "subject" and arc.head >= 0:
        verb = arc.head
        value = value_predicate(tree, verb)
        group = tree.groups[verb]
        if group.lemma in ROLES.vanishing_verbs or has_gone_by(tree, noun, verb):
            sign = sign if group.negated else -sign
        elif value:
            sign = sign * value
        return find_clue_in(
            tree,
            verb,
            node.turn(sign),
            "wish",
            at=noun,
            did="speaks for it" if sign > 0 else "speaks against it",
        )
    return find_told(
        tree, node.turn(sign), "wish", noun, "speaks for it" if sign > 0 else "speaks against it"
    )


def is_thought_of(tree: Tree, verb: int) -> bool:
    """Whether a verb is to think of something."""
    return verb >= 0 and tree.groups[verb].kind == "verb" and tree.groups[verb].lemma == "think"


def has_gone_by(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the time for something is over: "the time for talks is past"."""
    last = tree.groups[verb].last
    behind = {word.norm for word in tree.words[last : last + 2]}
    past = tree.groups[verb].copula and bool(behind & ROLES.bygone_words)
    timed = tree.groups[noun].lemma in ROLES.nouns_of_time
    return timed and (past or tree.groups[verb].lemma in ("pass", "go", "close"))


def hold_as_object(tree: Tree, node: Node, noun: int, verb: int, sign: int) -> Outcome:
    """ "We have support for it": the attitude is what a verb holds, wins or loses."""
    lemma = tree.groups[verb].lemma
    if find_mood(tree, verb).negated:
        sign = -sign
    elif lemma in ROLES.studying_verbs:
        return NOTHING
    classes = classify(tree.groups[verb])
    inside = range(tree.groups[noun].first, tree.groups[noun].head)
    mine = {tree.words[k].norm for k in inside} & {"my", "our"}
    if mine and lemma not in ROLES.having_verbs:
        return keep_attitude(tree, node, noun, verb)
    if lemma in ROLES.having_verbs or not classes:
        if lemma == "lack":
            sign = -sign
        subject = tree.find_subject(verb)
        clue = make_clue(tree, node.turn(sign), "wish", noun, "held")
        stand, verdict = find_stand(tree, verb)
        if (
            subject is not None
            and not is_author(tree, subject)
            and tree.groups[subject].lemma not in ROLES.pointing_subjects
            and not tree.groups[verb].copula
        ):
            if value_noun_group(tree, subject) < 0:
                clue = replace(clue, sign=-clue.sign, kind="foe")
            else:
                stand = "reported"
        return Outcome(clues=(replace(clue, stand=stand, sign=clue.sign * verdict),))
    return Outcome(nodes=(node.turn(sign),))


def keep_attitude(tree: Tree, node: Node, noun: int, verb: int) -> Outcome:
    """ "Nothing has shaken my faith in it": the author's view stays or goes."""
    group = tree.groups[verb]
    shaken = group.lemma in ROLES.vanishing_verbs or group.lemma in ("shake", "dent")
    shaken = shaken or group.lemma in ROLES.rueing_verbs
    lost = shaken or bool(classify(group) & {"end", "lower", "harm", "oppose"})
    sign = -1 if lost != find_mood(tree, verb).negated else 1
    return find_told(tree, node.turn(sign), "wish", noun, "the author's own")


def take_side(tree: Tree, node: Node, verb: int, at: int, sign: int) -> Outcome:
    """Somebody is for or against it."""
    steps = (*node.steps, make_step(tree, at, "for it" if sign > 0 else "against it"))
    while verb >= 0 and tree.groups[verb].kind != "verb":
        verb = tree.arcs[verb].head
    if verb < 0:
        return Outcome(clues=(Clue(sign=node.sign * sign, kind="wish", steps=steps),))
    return Outcome(nodes=(Node(at=verb, sign=node.sign * sign, state="wish", steps=steps),))
