"""What a verb makes of its object: nearer or farther."""

from __future__ import annotations

from stances.language.likelihood import load_likelihood_words
from stances.match.composition.authors import held_before, is_author
from stances.match.composition.clues import Node
from stances.match.composition.groups import Group
from stances.match.composition.likelihood.phrases import list_behind, value_words
from stances.match.composition.moods import find_mood
from stances.match.composition.tree import Tree
from stances.match.composition.worth import classify

_WORDS = load_likelihood_words()
_MAKING = frozenset(("make", "render", "keep", "leave", "consider", "think", "find", "call"))

_TURNING = frozenset(("turn", "come", "move", "go", "return"))

Made = tuple[int, str]
"""1 for nearer, -1 for farther, 0 for neither; and what the verb did, in words."""

_NOTHING: Made = (0, "")


def value_done(tree: Tree, node: Node, verb: int, *, of: str) -> Made:
    """Return what a verb makes of its object.

    Args:
        of: ``risk`` or ``edge`` where the object is that of the target.
    """
    group, subject = tree.groups[verb], tree.find_subject(verb)
    own = subject is None or is_author(tree, subject)
    if own and group.lemma in _TURNING:
        return _NOTHING  # "I turn now to the war"
    if group.lemma in _MAKING:
        value = value_words(list_behind(tree, node.at))
        if value or group.lemma != "make":
            return value, "makes it likelier" if value > 0 else "makes it less likely"
    if group.lemma in _WORDS.seeking_verbs | _WORDS.bearing_verbs:
        return _value_wanted(tree, verb, subject)
    value, did = _value_thought(group)
    if value:
        left = held_before(tree, verb)
        counts = own or _is_anybody(tree, subject)
        return (-value if left else value, did) if counts else _NOTHING
    return _value_caused(tree, verb, of=of, own=own)


def _value_thought(group: Group) -> Made:
    """ "I expect a war", "I rule it out": what somebody thinks will come."""
    ruled_out = group.phrase is not None and "out" in group.phrase.words
    if group.lemma in _WORDS.doubting_verbs and (group.lemma != "rule" or ruled_out):
        return -1, "thinks that it will not come"
    named = () if group.phrase is None else (group.lemma, *group.phrase.words)
    if _WORDS.fearing_words & set(named):
        return 1, "fears it"
    return int(group.lemma in _WORDS.foreseeing_verbs), "thinks that it will come"


def _is_anybody(tree: Tree, subject: int | None) -> bool:
    """Whether a subject is anybody at all, or nobody: "no planner can rule it out"."""
    return subject is not None and (
        tree.groups[subject].negated > 0 or tree.groups[subject].lemma == "you"
    )


def _value_caused(tree: Tree, verb: int, *, of: str, own: bool) -> Made:
    """ "This will spark a war", "the deal has averted one"; "he started a war" is past."""
    group = tree.groups[verb]
    gets = group.lemma in _WORDS.facing_verbs | _WORDS.having_verbs or group.lemma == "become"
    if gets and group.phrase is None:
        return _NOTHING if _is_idle(tree, verb) else (1, "comes to it")
    value = _value_effect(group, of=of)
    if tree.find_subject(verb) is None and group.form not in ("to", "ing"):
        return _NOTHING
    if value < 0:
        told = group.perfect or group.modal or group.form in ("finite", "past")
        return (-1, "keeps it away") if told and not (own and group.form == "base") else _NOTHING
    told_past = group.form == "past" or is_simple_past(tree, verb)
    return (value, "brings it about") if not told_past or of else _NOTHING


def _is_idle(tree: Tree, verb: int) -> bool:
    """Whether a verb of having tells nothing of what comes: the author's, or of what was or would
    have been.
    """
    group, subject = tree.groups[verb], tree.find_subject(verb)
    own = subject is not None and is_author(tree, subject)
    supposed = group.modal in ("would", "'d") and group.perfect
    return supposed or is_simple_past(tree, verb) or (own and not group.modal)


def _value_effect(group: Group, *, of: str) -> int:
    """Return 1 for a verb that brings its object about or raises it, -1 for its opposite."""
    classes = classify(group)
    if group.phrase is not None:
        away, near = {"end", "lower", "stops", "harm", "oppose"}, {"bring", "raise"}
    elif group.lemma in _WORDS.averting_verbs | _WORDS.causing_verbs:
        return -1 if group.lemma in _WORDS.averting_verbs else 1
    elif of == "edge" and group.lemma in _WORDS.opening_verbs:
        return 1
    else:
        away, near = {"lower", "end"} if of else set(), {"raise"}
    if classes & near:
        return 1
    return -1 if classes & away else 0


def is_simple_past(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what was: "started", not "has started"."""
    group = tree.groups[verb]
    past = tree.words[group.head].form == "past"
    return past and not (group.perfect or group.passive or group.modal)


def _value_wanted(tree: Tree, verb: int, subject: int | None) -> Made:
    """ "Neither side wants a war": only its parties count, and the author is not one of them."""
    if subject is None or is_author(tree, subject):
        return _NOTHING
    group = tree.groups[subject]
    words = tree.words[group.first : group.last]
    if not any({word.norm, word.lemma} & _WORDS.parties for word in words):
        return _NOTHING
    wanted = not find_mood(tree, verb).negated
    foe = any(word.norm in _WORDS.foes for word in words)
    if wanted and (not foe or tree.groups[verb].lemma in _WORDS.bearing_verbs):
        return _NOTHING
    return 1, "wants it"
