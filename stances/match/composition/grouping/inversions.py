"""An auxiliary before its subject joined with the verb behind it: "should we sign"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.words import Word

_BEFORE = frozenset(("stop", "coordinator", "adverb", "subordinator"))
_WITHIN_SUBJECT = frozenset(("preposition", "noun", "adverb"))
_LONGEST_SUBJECT = 5
_FAR = 12


def join_inversions(groups: Sequence[Group], words: Sequence[Word]) -> list[Group]:
    """Return the groups, each auxiliary before its subject joined with its verb."""
    found = list(groups)
    for at, group in enumerate(found[:-2]):
        then = _find_verb(found, at, words)
        if then is None:
            continue
        verb = found[then]
        found[then] = replace(
            verb,
            modal=group.modal or ("do" if group.lemma == "do" else ""),
            form="finite",
            negated=verb.negated + group.negated + _count_fronted_negations(found, at, words),
            asks=True,
            passive=verb.form == "past" and group.lemma == "be",
        )
    return found


def _find_verb(groups: Sequence[Group], at: int, words: Sequence[Word]) -> int | None:
    """Return the verb that an auxiliary before its subject belongs to; `None` without one."""
    group = groups[at]
    auxiliary = group.kind == "verb" and words[group.head].use != "verb" and group.form != "to"
    if not auxiliary or groups[at + 1].kind != "noun":
        return None
    then, last = at + 2, len(groups) - 1
    while then < min(last, at + _LONGEST_SUBJECT) and groups[then].kind in _WITHIN_SUBJECT:
        then += 1
    verb = groups[then]
    fits = {"have": ("past",), "be": ("past", "ing")}.get(group.lemma, ("base",))
    been = group.lemma == "have" and words[verb.head].norm == "been"
    bare = been or verb.form in fits or words[verb.head].norm in ("do", "have", "be")
    governed = groups[then - 1].kind == "preposition"
    if verb.kind != "verb" or verb.modal or not bare or governed:
        return None
    return then if _is_inverted(groups, at, words) else None


def _is_inverted(groups: Sequence[Group], at: int, words: Sequence[Word]) -> bool:
    """Whether an auxiliary stands where its clause begins, or behind a fronted negation."""
    group = groups[at]
    if at == 0 or _count_fronted_negations(groups, at, words):
        return True
    before = groups[at - 1]
    opened = before.kind in _BEFORE or before.lemma in ROLES.inverting_openers
    stopped = bool(before.gap) or bool(words[group.first].gap)
    return opened or stopped or bool(group.negated or before.negated)


def _count_fronted_negations(groups: Sequence[Group], at: int, words: Sequence[Word]) -> int:
    """Return 1 where a negation at the start of the clause has put the auxiliary first."""
    k = at - 1
    while k >= 0 and groups[k].kind != "stop" and at - k < _FAR:
        norms = {words[j].norm for j in range(groups[k].first, groups[k].last)}
        if norms & ROLES.fronted_negations:
            behind = groups[k].last
            return int(not (behind < len(words) and words[behind].norm == "only"))
        k -= 1
    return 0
