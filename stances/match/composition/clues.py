"""What a sentence says for or against a target, and how that was found."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Kind = Literal[
    "obligation", "imperative", "wish", "judged act", "own act", "predicate", "effect", "absence",
    "noun", "description", "condition", "circumstance", "preference", "foe", "near", "likelihood",
]  # fmt: skip
"""What a clue rests on; see `WEIGHTS`."""

Stand = Literal["asserted", "hedged", "conditional", "conceded", "reported", "asked"]
"""Whether a clue is asserted, weakened, granted to others, somebody else's, or asked."""

State = Literal["thing", "act", "wish"]
"""What a node is: the target or what stands for it, something done to it, or a wish about it."""

WEIGHTS: dict[Kind, float] = {
    "obligation": 3.0, "imperative": 3.0, "wish": 3.0, "judged act": 3.0, "own act": 1.5,
    "predicate": 2.5, "effect": 2.0, "absence": 2.0, "noun": 1.5, "description": 1.5,
    "condition": 1.5, "circumstance": 1.2, "preference": 2.5, "foe": 1.5, "near": 0.5,
    "likelihood": 2.5,
}  # fmt: skip
"""How much each kind of clue counts against the others of the same sentence."""


FIRM_KINDS: tuple[Kind, ...] = ("obligation", "imperative", "wish", "judged act")
"""The kinds of clues that a fixed phrase beside them does not turn."""

PHRASE_SHARE = 0.5
"""How much a fixed phrase weighs, which may belong to another clause than the target."""

WASTES = "wastes on it"
"""What a step did that spends on the target and calls it a waste."""


FRAGMENT = "called so behind a stop"
"""What a step did that judges the target without a verb; a fixed phrase knows better."""

TURNED_DOWN = "turned down"
GIVEN_AWAY = "another's words"
FRAMES = (TURNED_DOWN, GIVEN_AWAY)
"""What the opening of a sentence does to all that it says."""


class Step(Struct, frozen=True, kw_only=True):
    """One step of a derivation: the words ``first`` up to but not ``last``, and what they did."""

    first: int
    last: int
    did: str


class Clue(Struct, frozen=True, kw_only=True):
    """One thing that a sentence says for or against its target.

    Attributes:
        sign: 1 for, -1 against.
        steps: how it came about, from the target outwards.
    """

    sign: int
    kind: Kind
    stand: Stand = "asserted"
    share: float = 1.0
    steps: tuple[Step, ...] = ()

    @property
    def weight(self) -> float:
        """How much it counts, from 0 to 3."""
        return WEIGHTS[self.kind] * self.share


class Node(Struct, frozen=True, kw_only=True):
    """A place on the climb.

    Attributes:
        at: the index of its group.
        sign: 1 where the target is brought about or is there with it, -1 where it is undone.
        weak: whether the act only has or meets the target.
    """

    at: int
    sign: int
    state: State
    steps: tuple[Step, ...] = ()
    weak: bool = False

    @property
    def wastes(self) -> bool:
        """Whether the act is called a waste, so that its sign is that of a judgement."""
        return any(step.did == WASTES for step in self.steps)

    def turn(self, by: int) -> Node:
        """Return the same place with its sign kept (1) or turned (-1)."""
        return replace(self, sign=self.sign * by)


class Outcome(Struct, frozen=True, kw_only=True):
    """What one step of the climb found, and where the climb goes on.

    Attributes:
        told: 1 or -1 where an act on the target is stated as a fact, which later words may judge.
    """

    clues: tuple[Clue, ...] = ()
    nodes: tuple[Node, ...] = ()
    told: int = 0


NOTHING = Outcome()
