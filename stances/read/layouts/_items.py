"""List items and posts of a thread, whose numbers nobody speaks."""

from __future__ import annotations

import re

from msgspec.structs import replace

from stances.model import Block
from stances.regex import compile_later

_NUMBER = compile_later(r"\d{1,3}[.)]\s+(?=\S)")


def cut_number(text: str, block: Block) -> Block:
    """Return a block without the number of a list item, which nobody speaks."""
    number = _NUMBER.match(text, block.start, block.end) if block.kind == "item" else None
    return replace(block, start=number.end()) if number else block


_COUNTER = compile_later(r"[ \t](?P<number>\d{1,2})/(?P<of>\d{1,2})[ \t]*$", re.MULTILINE)
_FEWEST = 2


def find_counters(text: str) -> frozenset[int]:
    """Return where the numbers of the posts of a thread begin: "1/4" to "4/4" at ends of lines.

    >>> sorted(find_counters("We begin. 1/2\\n\\nWe end. 2/2\\n")), find_counters("We won 3/4\\n")
    ([9, 22], frozenset())
    """
    found = list(_COUNTER.finditer(text))
    numbers = [int(one["number"]) for one in found]
    is_thread = (
        len(found) >= _FEWEST
        and numbers == list(range(1, len(found) + 1))
        and {int(one["of"]) for one in found} == {len(found)}
    )
    return frozenset(one.start() for one in found) if is_thread else frozenset()


def cut_counter(text: str, block: Block, counters: frozenset[int]) -> Block:
    """Return a block without the number of a post with which it ends."""
    found = _COUNTER.search(text, max(block.start, block.end - 7), block.end)
    is_last = found is not None and found.start() in counters and found.end() == block.end
    return replace(block, end=found.start()) if found and is_last else block
