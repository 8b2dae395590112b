"""Acts under another verb: "refuse to end it", "the answer is to end it"."""

from __future__ import annotations

from msgspec.structs import replace

from stances.language.lexicon import LEXICON
from stances.language.roles import ROLES
from stances.match.composition.authors import is_author
from stances.match.composition.clues import NOTHING, Node, Outcome, State, Step
from stances.match.composition.findings import find_told, make_clue, make_step
from stances.match.composition.holders import find_stand
from stances.match.composition.moods import find_mood
from stances.match.composition.needs import value_of_need
from stances.match.composition.predicates import value_name
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify

_SEEING = frozenset(("see", "hear", "watch", "find", "witness"))


def climb_verb_chain(tree: Tree, node: Node, verb: int) -> Outcome:
    """The act hangs on another verb: "refuse to end it", "urge Congress to end it"."""
    group = tree.groups[verb]
    lemma = group.lemma
    lets = lemma in ROLES.bare_infinitive_verbs and group.phrase is not None
    whole = lets and group.phrase is not None and bool(group.phrase.after)
    classes = frozenset[str]() if whole else classify(group)  # "let it die" is read by its "die"
    step = make_step(tree, verb, "passes it on")
    told = tree.find_child(verb, "object")
    if lemma in ROLES.bare_infinitive_verbs and told is not None and tree.groups[told].negated:
        node = node.turn(-1)
    if lemma in _SEEING:
        node = replace(node, weak=True)  # "we see it being lifted" is no act of ours
    if group.copula:
        return judge_as_named(tree, node, verb)
    if lemma == "help" and find_mood(tree, verb).negated and find_mood(tree, verb).able:
        return find_told(tree, node, "wish", verb, "cannot help it")
    value, did = value_doing(tree, verb, classes=classes)
    if value:
        return find_told(tree, node.turn(value), "judged act", verb, did)
    honest = lemma == "pretend" and find_mood(tree, verb).negated  # who cannot pretend does not
    if lemma in ROLES.turning_verbs and not honest:
        turned = replace(step, did="turned")
        wishes = lemma in ("refuse", "decline", "resist")
        state: State = "wish" if wishes else "act"
        return Outcome(
            nodes=(
                replace(node, at=verb, sign=-node.sign, state=state, steps=(*node.steps, turned)),
            )
        )
    if (
        lemma == "owe"
        or (
            lemma in ROLES.obliging_verbs
            and tree.groups[node.at].form == "to"
            and tree.arcs[verb].role != "infinitive"
        )
        or (lemma == "have" and group.form == "to")
    ):
        mood = find_mood(tree, verb)
        sign = -node.sign if mood.negated else node.sign
        stand, verdict = find_stand(tree, verb)
        clue = replace(
            make_clue(tree, replace(node, sign=sign * verdict), "obligation", verb, "must"),
            stand=stand,
        )
        return Outcome(clues=(clue,))
    return pass_on(node, verb, classes=classes, lemma=lemma, step=step)


def value_doing(tree: Tree, verb: int, *, classes: frozenset[str]) -> tuple[int, str]:
    """Return what a verb says of doing the act: "we did wrong to end it", "cannot afford to"."""
    group = tree.groups[verb]
    if group.phrase is not None and not group.phrase.takes_object and classes & {"works", "fails"}:
        value = 1 if "works" in classes else -1
        return (-value if find_mood(tree, verb).negated else value), "judges the act"
    if group.lemma != "afford":
        return 0, ""
    ill = any(tree.words[k].norm == "ill" for k in range(max(0, group.first - 2), group.last))
    denied = find_mood(tree, verb).negated or ill
    return (-1, "cannot be afforded") if denied else (1, "can be afforded")


def pass_on(node: Node, verb: int, *, classes: frozenset[str], lemma: str, step: Step) -> Outcome:
    """Return the node of the verb over an act, turned where that verb turns it."""
    if "oppose" in classes:
        return Outcome(
            nodes=(
                replace(
                    node,
                    at=verb,
                    sign=-node.sign,
                    state="wish",
                    steps=(*node.steps, replace(step, did="not wished")),
                ),
            )
        )
    if "support" in classes or lemma in ROLES.wishing_verbs:
        return Outcome(
            nodes=(
                replace(
                    node, at=verb, state="wish", steps=(*node.steps, replace(step, did="wished"))
                ),
            )
        )
    if classes & {"end", "lower"} and not classes & {"bring"}:
        return Outcome(
            nodes=(
                replace(
                    node, at=verb, sign=-node.sign, steps=(*node.steps, replace(step, did="turned"))
                ),
            )
        )
    return Outcome(nodes=(replace(node, at=verb, state="act", steps=(*node.steps, step)),))


def judge_as_named(tree: Tree, node: Node, verb: int) -> Outcome:
    """ "The answer is to end it", "I am tired of ending it"."""
    over = tree.groups[verb]
    if over.phrase is not None and over.phrase.takes_object:
        step = make_step(tree, verb, "passes it on")
        return pass_on(node, verb, classes=classify(over), lemma=over.lemma, step=step)
    subject = tree.find_subject(verb)
    sign = -1 if tree.groups[verb].negated % 2 else 1
    if subject is not None:
        value = value_name(tree, subject) or value_of_need(tree, subject)
        if value:
            return find_told(
                tree,
                node.turn(value * sign),
                "judged act",
                subject,
                "so called",
            )
        if is_author(tree, subject) or "duty_noun" in LEXICON.classify_noun(
            tree.groups[subject].lemma
        ):
            return find_told(tree, node.turn(sign), "obligation", verb, "is to be done")
        if "act_noun" in LEXICON.classify_noun(tree.groups[subject].lemma) and any(
            tree.words[k].norm in ("my", "our")
            for k in range(tree.groups[subject].first, tree.groups[subject].last)
        ):
            return find_told(tree, node.turn(sign), "obligation", verb, "is to be done")
    return NOTHING
