"""What the reader of a narration knows while reading on."""

from __future__ import annotations

from msgspec import Struct, field

from stances.read.layouts._person import Person
from stances.read.layouts._roster import Roster
from stances.read.layouts._turns import Turn


class Listener(Struct):
    """What the reader of a text knows while reading on.

    Attributes:
        roster: the people of the document.
        host: in whose section the narration stands; `None` where it is nobody's.
        last: who was quoted last.
        topic: whom the last sentence of the narration that names anybody begins with.
        introduced: who was said to speak in what follows.
        introduced_at: the offsets of the words that say so.
        introduced_quote: whether a block quote of theirs has begun.
        states: whether what follows is a statement of theirs, in marks or not.
        in_quotation: whether a quotation was opened that is not closed yet.
    """

    roster: Roster
    host: Person | None = None
    last: Person | None = None
    topic: Person | None = None
    introduced: Person | None = None
    in_quotation: bool = False
    introduced_at: tuple[int, int] = (0, 0)
    introduced_quote: bool = False
    states: bool = False
    turns: list[Turn] = field(default_factory=list)
