"""Whose view a clause is: the author's, somebody else's, or one that is turned down."""

from __future__ import annotations

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.authors import is_author
from stances.match.composition.claims import is_said_anyway, judge_claim, judge_saying, judge_truth
from stances.match.composition.clues import Stand
from stances.match.composition.tree import Arc, Tree

_DEGREES = frozenset(("well", "badly", "effectively", "effective", "far", "useful", "good", "bad"))

_MARKED: dict[str, Stand] = {
    "if": "conditional",
    "unless": "conditional",
    "provided": "conditional",
    "assuming": "conditional",
    "although": "conceded",
    "though": "conceded",
    "whereas": "conceded",
    "whilst": "conceded",
    "whether": "asked",
}
"""Whose statement a clause is, by the subordinator over it."""

DENIALS = CLOSED.negations | CLOSED.negative_adverbs | ROLES.denying_words
"""Words that deny what stands behind them."""


def find_stand(tree: Tree, verb: int) -> tuple[Stand, int]:
    """Return whose statement the clause of a verb is, and -1 where the author turns it down.

    Climbs to what stands over the clause: "critics say that", "it is not true that", "those who
    claim that … are wrong", "the myth that", "it would be wrong to deny that".
    """
    found, sign = climb_stand(tree, verb)
    stand: Stand = found or "asserted"
    if sign == 1 and stand in ("asserted", "reported") and is_denied_from_outside(tree, verb):
        return "asserted", -1
    return stand, sign


def climb_stand(tree: Tree, verb: int) -> tuple[Stand | None, int]:
    """Return what `find_stand` returns, by the groups over a clause alone; the stand is `None`
    where none of them says whose statement it is.
    """
    at, hops = verb, 0
    stand: Stand | None = None
    sign = 1
    while hops < 10:
        hops += 1
        arc = tree.arcs[at]
        head = arc.head
        if is_bygone(tree, at):
            sign = -sign
        if arc.role == "marked":
            marker = tree.groups[arc.by].lemma if arc.by >= 0 else ""
            stand = _read_marker(tree, arc, marker, stand)
            if marker in ("how", "why") and is_unseen(tree, head):
                sign = -sign
            break
        if head < 0:
            break
        group = tree.groups[head]
        if arc.role == "clause" and group.kind == "quality":
            sign *= judge_truth(tree, head)
        elif arc.role == "clause" and group.kind == "verb":
            said = is_said_anyway(tree, head)
            own, factor = (None, 1) if said else judge_saying(tree, head)
            sign *= factor
            if own is not None:
                stand = own
        elif arc.role == "relative" and group.kind == "noun":
            own, factor = judge_claim(tree, head, arc.by)
            sign *= factor
            if own is not None:
                stand = own
        at = head
    return stand, sign


def _read_marker(tree: Tree, arc: Arc, marker: str, stand: Stand | None) -> Stand | None:
    """Return whose statement a clause is by the subordinator over it.

    Args:
        stand: what the groups between the clause and the subordinator say.
    """
    if stand in (None, "asserted"):
        even = marker == "if" and tree.name_before(arc.by) == "even"
        stand = "conceded" if even else _MARKED.get(marker, stand)
    if marker == "how" and not is_unseen(tree, arc.head) and _asks_degree(tree, arc):
        return "asked"
    if marker == "because" and arc.head >= 0 and _is_reported(tree, arc.head):
        return "reported"
    return stand


def _is_reported(tree: Tree, verb: int) -> bool:
    """Whether the clause that a reason belongs to is what somebody else says."""
    arc = tree.arcs[verb]
    if arc.role != "clause" or arc.head < 0 or tree.groups[arc.head].kind != "verb":
        return False
    return judge_saying(tree, arc.head)[0] == "reported"


def _asks_degree(tree: Tree, arc: Arc) -> bool:
    """Whether a clause leaves open how far something is so: "they studied how well it works", but
    not "look how well it works".
    """
    behind = tree.words[tree.groups[arc.by].last].norm if arc.by + 1 < len(tree.groups) else ""
    head = tree.groups[arc.head].lemma if arc.head >= 0 else ""
    return behind in _DEGREES and head not in ROLES.seeing_verbs | {"look", "remember", ""}


def is_bygone(tree: Tree, verb: int) -> bool:
    """Whether the time of a clause is over: "the days when we needed it are gone", "we are past the
    point where it helps".
    """
    arc = tree.arcs[verb]
    if arc.role not in ("marked", "relative") or arc.by < 0:
        return False
    marker = arc.by - 1 if tree.groups[arc.by - 1].kind == "preposition" else arc.by  # "at which"
    if tree.groups[arc.by].lemma not in ("when", "where", "which") or marker < 1:
        return False
    time = tree.groups[marker - 1]
    if time.lemma not in ROLES.spans_of_time:
        return False
    before = {word.norm for word in tree.words[max(0, time.first - 3) : time.first]}
    main = tree.arcs[marker - 1].head
    behind = set[str]()
    if main > verb and tree.groups[main].kind == "verb" and not tree.groups[main].negated:
        group = tree.groups[main]
        behind = {word.norm for word in tree.words[group.first : group.last + 2]}
    return bool((before | behind) & ROLES.bygone_words)


def is_unseen(tree: Tree, verb: int) -> bool:
    """Whether nobody can see what is said: "I fail to see how it helps"."""
    if verb < 0:
        return False
    group, subject = tree.groups[verb], tree.find_subject(verb)
    own = subject is not None and is_author(tree, subject)
    then = tree.find_child(verb, "infinitive")
    if then is not None and tree.groups[then].lemma in ROLES.seeing_verbs:
        hard = group.lemma in ROLES.turning_verbs and own
        called = any(one.lemma in ROLES.hard_qualities for one in tree.groups[verb:then])
        return (hard or called) and not group.negated
    if group.lemma not in ROLES.seeing_verbs or subject is None:
        return False
    return (bool(group.negated % 2) and own) or tree.groups[subject].negated > 0


def is_denied_from_outside(tree: Tree, verb: int) -> bool:
    """Whether a clause holds an "any" or "a single" that only a negation above it explains."""
    if tree.groups[verb].negated or tree.arcs[verb].role == "marked" or verb < 0:
        return False
    first = tree.groups[verb].first
    while (
        first > 0
        and tree.words[first].use not in ("that", "relative", "subordinator")
        and tree.words[first].gap != ";"
    ):
        first -= 1
    last = tree.groups[verb].last
    while (
        last < len(tree.words)
        and not tree.words[last].gap
        and tree.words[last].use not in ("that", "relative", "subordinator")
    ):
        last += 1
    norms = [word.norm for word in tree.words[first:last]]
    if not ROLES.words_under_negation & set(norms) or DENIALS & set(norms):
        return False
    start = first
    while start > 0 and tree.words[start].gap != ";":
        start -= 1
    return bool(DENIALS & {word.norm for word in tree.words[start:first]})
