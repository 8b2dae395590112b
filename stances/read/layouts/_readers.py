"""Letters that readers write to a column: "Dear Test: …", and "Dear Reader: …" below each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from stances.language.words import load_words
from stances.model import Block
from stances.read.layouts._names import fold_name, split_title
from stances.read.layouts._roles import make_choice
from stances.regex import compile_later

_GREETING = compile_later(
    rf"[*_]*(?i:{make_choice(load_words().letter_opens)})\s+(?P<whom>[^\n:,?!]{{2,40}})[:,—–][*_]*\s*"
)


def leave_out_readers(
    text: str, blocks: Sequence[Block], names: Sequence[str]
) -> tuple[Block, ...]:
    """Return blocks without the letters to whoever answers them, and without the greetings below.

    A letter ends where the answer greets somebody else; where the last one does not end, nothing
    is left out.

    Args:
        names: of those who answer.
    """
    own = {fold_name(part) for name in names for part in (name, *name.split())}
    found = [_GREETING.match(text, one.start, one.end) for one in blocks]
    whom = [one and fold_name(split_title(one["whom"])[1] or one["whom"]) for one in found]
    letters = [one in own for one in whom if one]
    is_column = letters[:1] == [True] and letters == [True, False] * (len(letters) // 2)
    return tuple(_cut(blocks, found, whom, own)) if is_column else tuple(blocks)


def _cut(
    blocks: Sequence[Block],
    found: Sequence[re.Match[str] | None],
    whom: Sequence[str | None],
    own: set[str],
) -> Iterator[Block]:
    is_letter = False
    for block, greeting, name in zip(blocks, found, whom, strict=True):
        is_letter = name in own if name else is_letter
        start = greeting.end() if greeting else block.start
        if not is_letter and start < block.end:
            yield replace(block, start=start)
