"""What is done to a target, or to its risk: it is caused, averted, expected or wanted."""

from __future__ import annotations

from stances.language.likelihood import load_likelihood_words
from stances.language.roles import ROLES
from stances.match.composition.authors import is_author
from stances.match.composition.clues import Clue, Node
from stances.match.composition.likelihood.carried import find_carrier
from stances.match.composition.likelihood.made import value_done
from stances.match.composition.likelihood.phrases import value_behind
from stances.match.composition.likelihood.tell import tell
from stances.match.composition.moods import find_mood
from stances.match.composition.tree import Tree

_WORDS = load_likelihood_words()


def take_done(tree: Tree, node: Node, verb: int, *, of: str) -> tuple[Clue, ...]:
    """Return what a verb does to its object.

    Args:
        of: ``risk``, ``fear``, ``edge`` or ``wish`` where the object is that of the target.
    """
    group = tree.groups[verb]
    if group.kind != "verb" or of == "fear":
        return ()
    judged = tree.find_child(node.at, "infinitive")
    if judged is not None and group.lemma in _WORDS.judging_verbs and tree.groups[judged].copula:
        return _judge(tree, node, verb, judged, of=of)
    if of == "wish":
        return _wish(tree, node, verb)
    if group.lemma in _WORDS.ignoring_verbs:
        return _mind(tree, node, verb)
    carrier = find_carrier(tree, verb)
    value, did = value_done(tree, node, verb, of=of)
    if carrier is None or not value:
        return ()
    if _is_alone(tree, verb):
        value = -value  # "only a miracle can prevent it"
    value = -value if carrier.turned != tree.is_denied(node.at) else value
    return tell(tree, carrier.verb, node.turn(value), at=verb, did=did)


def _judge(tree: Tree, node: Node, verb: int, judged: int, *, of: str) -> tuple[Clue, ...]:
    """ "I judge the risk to be low"."""
    value = value_behind(tree, judged, of=of)
    if not value:
        return ()
    did = "thinks that it is near" if value > 0 else "thinks that it is far"
    return tell(tree, verb, node.turn(value), at=judged, did=did)


def _wish(tree: Tree, node: Node, verb: int) -> tuple[Clue, ...]:
    """ "Neither side has any appetite for a war"; that one has says less."""
    subject = tree.find_subject(verb)
    group = tree.groups[verb]
    words = {word.norm for word in tree.words[group.first : group.last]}
    own = is_author(tree, subject) if subject is not None else not words & _WORDS.parties
    if own or find_mood(tree, verb).negated == tree.is_denied(node.at):
        return ()
    return tell(tree, verb, node.turn(-1), at=verb, did="nobody wants it")


def _mind(tree: Tree, node: Node, verb: int) -> tuple[Clue, ...]:
    """ "We cannot ignore it" minds a danger; "we should ignore it" does not."""
    mood = find_mood(tree, verb)
    value = 1 if mood.negated else -1 if mood.obliged or mood.ordered else 0
    if not value:
        return ()
    did = "takes it seriously" if value > 0 else "does not take it seriously"
    return tell(tree, verb, node.turn(value), at=verb, did=did)


def _is_alone(tree: Tree, verb: int) -> bool:
    """Whether only what will not come could do it: "only a miracle can prevent it"."""
    subject = tree.find_subject(verb)
    if subject is None or tree.groups[subject].lemma not in ROLES.fools | _WORDS.wonders:
        return False
    return tree.name_before(subject) == "only"
