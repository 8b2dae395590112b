"""The groups of a sentence with what each hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from stances.language.roles import ROLES
from stances.match.composition.groups import Group
from stances.match.composition.words import Word

_FAR = 8
"""How many verbs a subject is looked for through."""


class Arc(Struct, frozen=True, kw_only=True):
    """Where a group hangs.

    Attributes:
        head: the index of the group that it hangs on; -1 where it hangs on none.
        role: ``subject``, ``object``, ``second`` (of two objects), ``named`` (what something is
            said to be), ``under`` (a preposition), ``infinitive``, ``gerund``, ``clause``,
            ``relative``, ``participle``, ``joined`` (by "and"), ``apposition``, ``marked`` (by a
            subordinator), ``aside`` (a free infinitive or participle), or ``top``.
        by: the index of the preposition or subordinator between; -1 where there is none.
        denied: whether a "not" stands before it: "jobs, not levies".
    """

    head: int = -1
    role: str = "top"
    by: int = -1
    denied: bool = False


class Tree(Struct, frozen=True, kw_only=True):
    """The groups of a sentence with their arcs.

    Attributes:
        children: by group, what hangs on it, in order.
        asked: whether the sentence is a question.
    """

    words: Sequence[Word]
    groups: Sequence[Group]
    arcs: Sequence[Arc]
    children: Sequence[Sequence[int]]
    asked: bool = False

    def find_child(self, at: int, *roles: str) -> int | None:
        """Return the first group that hangs on another in one of some roles."""
        return next((k for k in self.children[at] if self.arcs[k].role in roles), None)

    def find_subject(self, verb: int) -> int | None:
        """Return a verb's subject, through an "and" or a relative clause; `None` without one."""
        for _ in range(_FAR):
            subject = self.find_child(verb, "subject")
            if subject is not None:
                return subject
            arc = self.arcs[verb]
            if arc.role == "relative":
                return arc.head
            if arc.role != "joined" or arc.head < 0:
                return None
            verb = arc.head
        return None

    def is_within(self, at: int, other: int) -> bool:
        """Whether a group hangs on another, through whatever stands between."""
        seen: set[int] = set()
        while at >= 0 and at not in seen:
            if at == other:
                return True
            seen.add(at)
            at = self.arcs[at].head
        return False

    def list_objects(self, verb: int) -> list[int]:
        """Return a verb's objects with all that is joined to them."""
        found: list[int] = []
        for k in self.children[verb]:
            if self.arcs[k].role in ("object", "second"):
                found.append(k)
                found.extend(self.list_joined(k))
        return found

    def name_before(self, at: int) -> str:
        """Return the word before a group; empty for the first."""
        first = self.groups[at].first
        return self.words[first - 1].norm if first else ""

    def is_denied(self, at: int) -> bool:
        """Whether a noun group is denied: "no levy", "no more levies"."""
        group = self.groups[at]
        inside = self.words[group.first : group.last]
        if group.negated:
            return not any(one.target and one.norm in ROLES.negative_articles for one in inside)
        k = at
        while k and self.groups[k - 1].kind == "adverb" and not self.groups[k].gap:
            k -= 1
            if self.words[self.groups[k].first].lemma == "no":
                return True
        return False

    def list_joined(self, at: int) -> list[int]:
        """Return what is joined to a group by "and" or a comma."""
        found: list[int] = []
        for k in self.children[at]:
            if self.arcs[k].role == "joined":
                found.append(k)
                found.extend(self.list_joined(k))
        return found


def make_tree(
    words: Sequence[Word], groups: Sequence[Group], arcs: Sequence[Arc], *, asked: bool
) -> Tree:
    """Return the tree of groups whose arcs are known."""
    children: list[list[int]] = [[] for _ in groups]
    for at, arc in enumerate(arcs):
        if arc.head >= 0:
            children[arc.head].append(at)
    return Tree(words=words, groups=groups, arcs=arcs, children=children, asked=asked)
