"""The clause that carries what an infinitive says: "it threatens to start a war"."""

from __future__ import annotations

from msgspec import Struct

from stances.language.likelihood import load_likelihood_words
from stances.match.composition.authors import is_author
from stances.match.composition.moods import find_mood
from stances.match.composition.tree import Tree

_WORDS = load_likelihood_words()
_FREE = ("infinitive", "under", "aside", "gerund")
_HOPS = 3


class Carrier(Struct, frozen=True):
    """A clause that tells something.

    Attributes:
        verb: its group.
        turned: whether what it carries is denied.
    """

    verb: int
    turned: bool


def find_carrier(tree: Tree, verb: int) -> Carrier | None:
    """Return the clause that tells what a verb says, the verb's own in most cases.

    Returns:
        `None` for what is demanded, ordered or wished for by the author, or only named: "we want
        to avoid a war".
    """
    turned = False
    for _ in range(_HOPS):
        group, mood = tree.groups[verb], find_mood(tree, verb)
        if mood.obliged or mood.ordered:
            return None
        turned ^= mood.negated or _follows_neither(tree, verb)
        if group.form not in ("to", "ing") or tree.arcs[verb].role not in _FREE:
            return Carrier(verb=verb, turned=turned)
        over, by = _find_over(tree, verb)
        if over < 0:
            return None
        turned ^= by < 0
        verb = over
    return None


def _find_over(tree: Tree, verb: int) -> tuple[int, int]:
    """Return the verb over an infinitive or a gerund, and -1 where it denies what that says; -1
    and 0 where it says nothing of it.
    """
    arc = tree.arcs[verb]
    over, by = arc.head, 1
    if over >= 0 and tree.groups[over].kind == "quality":
        if not _is_ready(tree, over, verb):
            return -1, 0
        by = -1 if tree.groups[over].lemma in _WORDS.unready_words else 1
        over = tree.arcs[over].head
    elif _is_kept_from(tree, verb):
        by = -1
    elif over >= 0 and tree.groups[over].lemma == "take":
        by = _value_taking(tree, over, verb)
    elif over < 0 or tree.groups[over].lemma not in _WORDS.leading_verbs:
        return -1, 0
    if over < 0 or tree.groups[over].kind != "verb":
        return -1, 0
    subject = tree.find_subject(over)
    own = subject is None or is_author(tree, subject)
    return (-1, 0) if own and by > 0 else (over, by)


def _is_kept_from(tree: Tree, verb: int) -> bool:
    """Whether a gerund hangs on "keep … from" or on "without": "this keeps it from becoming a
    war"."""
    arc = tree.arcs[verb]
    if arc.role != "under" or arc.by < 0 or arc.head < 0:
        return False
    name = tree.words[tree.groups[arc.by].first].norm
    kept = tree.groups[arc.head].lemma in _WORDS.keeping_verbs
    return (kept and name == "from") or (name == "without" and tree.groups[arc.head].kind == "verb")


def _value_taking(tree: Tree, over: int, verb: int) -> int:
    """Return 1 for "it takes little to", -1 for "it would take a great deal to"."""
    between = {word.norm for word in tree.words[tree.groups[over].last : tree.groups[verb].first]}
    return -1 if between & _WORDS.much_words else 1


def _is_ready(tree: Tree, quality: int, verb: int) -> bool:
    """Whether somebody is "ready to", "reckless enough to" or "unwilling to"."""
    words = tree.words[tree.groups[quality].first : tree.groups[verb].first]
    known = _WORDS.ready_words | _WORDS.unready_words
    return any(word.norm in known for word in words)


def _follows_neither(tree: Tree, verb: int) -> bool:
    """Whether a "nor" before its subject denies a clause: "neither they nor we are near it"."""
    subject = tree.find_subject(verb)
    if subject is None or tree.groups[subject].negated:
        return False
    return tree.name_before(subject) == "nor"
