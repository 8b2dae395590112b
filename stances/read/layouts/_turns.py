"""A turn: what one person says in one go, and where the document says that it is theirs."""

from __future__ import annotations

from msgspec import Struct

from stances.model import Block
from stances.read.layouts._person import Person


class Turn(Struct, frozen=True, kw_only=True):
    """What one person says in one go.

    Attributes:
        person: whose words they are; `None` where they are those of somebody without a name.
        sign: the offsets of the words that say so.
        blocks: their words, in order.
        layout: in which layout that is said.
        date: on which they said so, as the document has it; empty where it has none of theirs.
        is_quotation: whether they are a quotation in somebody else's text.
    """

    person: Person | None
    sign: tuple[int, int]
    blocks: tuple[Block, ...]
    layout: str
    date: str = ""
    is_quotation: bool = False
