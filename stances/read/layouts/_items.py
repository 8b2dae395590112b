"""List items, whose numbers nobody speaks."""

from __future__ import annotations

import re
from dataclasses import replace

from stances.model import Block

_NUMBER = re.compile(r"\d{1,3}[.)]\s+(?=\S)")


def cut_number(text: str, block: Block) -> Block:
    """Return a block without the number of a list item, which nobody speaks."""
    number = _NUMBER.match(text, block.start, block.end) if block.kind == "item" else None
    return replace(block, start=number.end()) if number else block
