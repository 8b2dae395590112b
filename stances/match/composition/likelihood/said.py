"""What is said of a target, or of its risk, as a subject."""

from __future__ import annotations

from stances.language.likelihood import load_likelihood_words
from stances.language.roles import ROLES
from stances.match.composition.clues import Clue, Node
from stances.match.composition.groups import Group
from stances.match.composition.likelihood.phrases import is_kept, value_behind
from stances.match.composition.likelihood.tell import tell
from stances.match.composition.moods import find_mood
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify

_WORDS = load_likelihood_words()
_ONLY = frozenset(("only", "merely", "just", "simply"))
_PUT_OFF = frozenset(("put", "postpone", "delay", "defer", "pause", "suspend"))
"""Verbs of what comes all the same, if it is only put off."""

_SEEMING = ROLES.proving_verbs | {
    *("seem", "look", "appear", "remain", "become", "stay", "feel", "grow", "get"),
}
_ANYBODY = frozenset(("me", "us", "i", "we", "you", "everybody", "everyone", "anyone", "all"))


def say_likelihood(tree: Tree, node: Node, verb: int, *, of: str) -> tuple[Clue, ...]:
    """Return what a verb says of its subject: that it comes, passes, or is near.

    Args:
        of: ``risk``, ``fear``, ``edge`` or ``wish`` where the subject is that of the target.
    """
    mood = find_mood(tree, verb)
    if mood.obliged or mood.ordered:
        return ()
    value = value_verb(tree, verb, of=of)
    inner = tree.find_child(verb, "infinitive")
    group = tree.groups[verb]
    carries = group.copula or group.lemma in _SEEMING | _WORDS.leading_verbs
    if not value and inner is not None and (carries or group.passive):
        value = value_verb(tree, inner, of=of)
        if value_behind(tree, verb, of="") < 0:
            value = -value  # "is unlikely to come"
    if not value:
        return ()
    if mood.negated and not is_kept(tree, verb):
        value = -value
    did = "comes nearer" if value > 0 else "goes away"
    return tell(tree, verb, node.turn(value), at=verb, did=did)


def value_verb(tree: Tree, verb: int, *, of: str) -> int:
    """Return what a verb by itself says of its subject: 1 for near, -1 for far.

    What was near, or what began, may be over: "the danger was real" says nothing.
    """
    group = tree.groups[verb]
    past = tree.words[group.head].form == "past" or tree.words[group.first].norm in ("was", "were")
    past = past and not (group.perfect or group.modal)
    if group.passive:
        value = _value_passive(tree, verb)
        return min(0, value) if past else value
    if group.copula or group.lemma in _SEEMING | _WORDS.posing_verbs:
        value = value_behind(tree, verb, of=of)
        if value or group.lemma not in _WORDS.nearing_verbs:
            return min(0, value) if past else value
    objects = tree.list_objects(verb)
    value = 0 if _is_named(tree, group) else _value_course(group, governs=bool(objects))
    if group.lemma in _WORDS.alarming_verbs and group.modal not in ("would", "'d"):
        value = int(not objects or any(tree.groups[k].lemma in _ANYBODY for k in objects))
    return min(0, value) if of == "fear" or (past and of != "risk") else value


def _value_passive(tree: Tree, verb: int) -> int:
    """ "War has been averted", "war is expected"; "it is expected to cost us" says nothing."""
    group = tree.groups[verb]
    away = (
        _WORDS.averting_verbs
        | _WORDS.doubting_verbs
        | _WORDS.ignoring_verbs
        | _WORDS.exaggerating_verbs
    )
    classes = classify(group)
    if group.lemma in away or classes & {"end", "lower", "harm"}:
        norms = {word.norm for word in tree.words[group.first : group.last]}
        return 1 if norms & _ONLY and group.lemma in _PUT_OFF else -1
    foreseen = group.lemma in _WORDS.foreseeing_verbs - {"see"}
    if foreseen and tree.find_child(verb, "infinitive") is not None:
        return 0
    return int(foreseen or bool(classes & {"raise"}))


def _is_named(tree: Tree, group: Group) -> bool:
    """Whether a subject only comes to be spoken of: "it comes up every week"."""
    then = tree.words[group.last : group.last + 1]
    return group.lemma == "come" and bool(then) and then[0].norm in ("up", "before")


def _value_course(group: Group, *, governs: bool) -> int:
    """Return 1 for what comes or grows, -1 for what passes or shrinks.

    Args:
        governs: whether it has an object, of which most verbs speak: "the war drops bombs".
    """
    if group.phrase is None and group.lemma in _WORDS.nearing_verbs | _WORDS.receding_verbs:
        idle = governs and group.lemma in _WORDS.governing_verbs
        return 0 if idle else 1 if group.lemma in _WORDS.nearing_verbs else -1
    if group.phrase is None and governs:
        return 0
    classes = classify(group)
    away = {"stops", "lower"} if group.phrase is None else {"stops", "lower", "end"}
    return 1 if classes & {"goes_on", "raise"} else -1 if classes & away else 0
