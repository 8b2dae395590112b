"""From the clues of a sentence to readings of its targets."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from stances.match.composition.clues import Clue, Stand
from stances.model import DerivedClue, Mention, Modifier, Reading, Sign, Span, Voice
from stances.regex import compile_later
from stances.rubric.model import SideGiver
from stances.text.tokens import Token

FULL = 2.0
"""The sum of clues from which a target weighs all it can."""

BAR = 0.4
"""Below this sum of clues a target takes no side."""

_FIRM = 0.5
"""The strength from which a target surely takes its side."""

_FIRM_KINDS: frozenset[str] = frozenset(
    ("obligation", "imperative", "wish", "judged act", "predicate")
)

_VOICES: dict[Stand, Voice] = {
    "asserted": "asserted",
    "hedged": "hedged",
    "conditional": "conditional",
    "conceded": "conceded",
    "reported": "reported",
    "asked": "asked",
}
_DIGITS = 4
_ITEM = compile_later(r":\s*\n")


def keep_taken(clues: Sequence[Clue], takes: Collection[SideGiver]) -> list[Clue]:
    """Return the clues of the kinds that may give a target its side.

    Obligations, orders and own acts are obligations; wishes are approval or reversal; all else is
    approval or disapproval.
    """
    return [one for one in clues if _name_giver(one) in takes]


def _name_giver(clue: Clue) -> SideGiver:
    if clue.kind in ("obligation", "imperative", "own act"):
        return "obligation"
    if clue.sign > 0:
        return "approval"
    return "reversal" if clue.kind == "wish" else "disapproval"


def make_readings(
    mention: Mention, clues: Sequence[Clue], text: str, tokens: Sequence[Token]
) -> list[Reading]:
    """Return the readings of a target: one for each voice in which a side is taken.

    Args:
        mention: the target, or the pronoun that takes it up.
        clues: what its sentence says for and against it.
        text: the document's, in which the tokens' offsets count.

    Returns:
        at least one; the only one takes no side where the clues are too weak.
    """
    found = [
        reading
        for stand, voice in _VOICES.items()
        if (
            reading := _make_reading(
                mention, [one for one in clues if one.stand == stand], voice, text, tokens
            )
        )
    ]
    if found:
        return found
    weak = _derive([one for one in clues if one.stand == "asserted"], mention, text, tokens)
    return [
        Reading(
            mention=mention, sign=0, strength=mention.weight, voice="asserted", modifiers=(),
            no_side="topic", discarded="names the topic, takes no side", clues=weak,
        )
    ]  # fmt: skip


def _make_reading(
    mention: Mention, clues: Sequence[Clue], voice: Voice, text: str, tokens: Sequence[Token]
) -> Reading | None:
    derived = _derive(clues, mention, text, tokens)
    total = sum_clues(derived)
    if abs(total) < BAR:
        return None
    sign: Sign = 1 if total > 0 else -1
    strongest = max((one for one in derived if one.sign == sign), key=lambda one: one.weight)
    return Reading(
        mention=mention,
        sign=sign,
        strength=round(mention.weight * min(1.0, abs(total) / FULL), _DIGITS),
        voice=voice,
        modifiers=strongest.steps,
        clues=derived,
    )


def is_firm(reading: Reading) -> bool:
    """Whether a target surely takes its side: asserted, by what is asked for, wished or judged."""
    firm = any(clue.kind in _FIRM_KINDS for clue in reading.clues)
    return bool(reading.sign) and reading.voice == "asserted" and firm and reading.strength >= _FIRM


def sum_clues(clues: Sequence[DerivedClue]) -> float:
    """Return the sum of clues, which has the sign of the side that they speak for."""
    return round(math.fsum(one.sign * one.weight for one in clues), _DIGITS)


def _derive(
    clues: Sequence[Clue], mention: Mention, text: str, tokens: Sequence[Token]
) -> tuple[DerivedClue, ...]:
    return tuple(
        DerivedClue(
            kind=one.kind,
            sign=1 if one.sign * mention.pole > 0 else -1,
            weight=round(one.weight, _DIGITS),
            steps=tuple(
                _make_modifier(step.did, step.first, step.last, text, tokens) for step in one.steps
            ),
        )
        for one in clues
    )


def _make_modifier(did: str, first: int, last: int, text: str, tokens: Sequence[Token]) -> Modifier:
    last = min(max(last, first + 1), len(tokens))
    first = min(first, last - 1)
    joint = next((at for at in range(first + 1, last) if _is_joint(text, tokens, at)), first)
    start, end = tokens[joint].start, tokens[last - 1].end
    words = text[start:end]
    if joint > first:  # the lead-in of a list, and the item
        words = f"{text[tokens[first].start : tokens[joint - 1].end]}: {words}"
    return Modifier(
        kind=did, words=words, span=Span(start=start, end=end, text=text[start:end]),
        first=first, last=last,
    )  # fmt: skip


def _is_joint(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a list item begins at a token: a line ends before it, and a mark stands there."""
    return bool(_ITEM.search(text, tokens[at - 1].end, tokens[at].start))
