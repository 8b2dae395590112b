"""From the clues of a sentence to readings of its targets."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from stances.match.composition.clues import FRAMES, Clue, Stand, Step
from stances.match.composition.holders import DENIALS
from stances.match.marking import mark_modifier
from stances.model import DerivedClue, Mention, Modifier, Reading, Sign, Voice
from stances.rubric.model import SideGiver
from stances.text.tokens import Token

FULL = 2.0
"""The sum of clues from which a target weighs all it can."""

BAR = 0.4
"""Below this sum of clues a target takes no side."""

_FIRM = 1.0
"""The sum of clues from which a target surely takes its side."""

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


_NEAR = 3
"""How far behind what is said of a target the words of a cue may begin."""

_SAYING_KINDS = ("predicate", "effect", "judged act")
_WILLED_KINDS = frozenset(("obligation", "imperative", "wish"))


def keep_taken(clues: Sequence[Clue], takes: Collection[SideGiver]) -> list[Clue]:
    """Return the clues of the kinds that may give a target its side.

    How near it is, is likelihood. Obligations, orders and own acts are obligations; wishes are
    approval or reversal; all else is approval or disapproval.
    """
    return [one for one in clues if _name_giver(one) in takes]


def _name_giver(clue: Clue) -> SideGiver:
    if clue.kind == "likelihood":
        return "likelihood"
    if clue.kind in ("obligation", "imperative", "own act"):
        return "obligation"
    if clue.sign > 0:
        return "approval"
    return "reversal" if clue.kind == "wish" else "disapproval"


def make_readings(
    mention: Mention,
    clues: Sequence[Clue],
    text: str,
    tokens: Sequence[Token],
    lead: Sequence[Token] = (),
) -> list[Reading]:
    """Return the readings of a target: one for each voice in which a side is taken.

    Args:
        mention: the target, or the pronoun that takes it up.
        clues: what its sentence says for and against it.
        text: the document's, in which the tokens' offsets count.
        tokens: those of the sentence.
        lead: those of the lead-in with which it was read, and from whose start the clues count.

    Returns:
        at least one; the only one takes no side where the clues are too weak.
    """
    found = [
        reading
        for stand, voice in _VOICES.items()
        if (
            reading := _make_reading(
                mention,
                _derive([one for one in clues if one.stand == stand], mention, text, tokens, lead),
                voice,
            )
        )
    ]
    if found:
        return found
    weak = _derive([one for one in clues if one.stand == "asserted"], mention, text, tokens, lead)
    return [
        Reading(
            mention=mention, sign=0, strength=mention.weight, voice="asserted", modifiers=(),
            no_side="topic", discarded="names the topic, takes no side", clues=weak,
        )
    ]  # fmt: skip


def _make_reading(
    mention: Mention,
    derived: tuple[DerivedClue, ...],
    voice: Voice,
) -> Reading | None:
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
    firm = any(one.kind in _FIRM_KINDS and one.sign == reading.sign for one in reading.clues)
    strong = abs(sum_clues(reading.clues)) >= _FIRM
    return bool(reading.sign) and reading.voice == "asserted" and firm and strong


def is_judged_outside(reading: Reading, cue: Reading) -> bool:
    """Whether a target takes its side by words that the cue around it does not hold: "talks are
    welcome" is a cue, "no fool welcomes talks" says more.
    """
    first, last = cue.mention.first, cue.mention.last
    kinds = _FIRM_KINDS if cue.sign else _WILLED_KINDS
    outside = any(
        not first <= _find_verdict(one).first < last
        for one in reading.clues
        if one.sign == reading.sign and one.kind in kinds and one.steps
    )
    return reading.voice == "asserted" and outside and abs(sum_clues(reading.clues)) >= _FIRM


def denies_cue(target: Reading, cue: Reading, tokens: Sequence[Token]) -> bool:
    """Whether what is said of a target is what a cue of its dimension says, and is denied."""
    first, last = cue.mention.first, cue.mention.last
    if target.mention.dimension != cue.mention.dimension or target.sign != -cue.sign:
        return False
    for one in target.clues:
        says = one.sign == target.sign and one.kind in _SAYING_KINDS and one.steps
        verdict = _find_verdict(one) if says else None
        if verdict is not None and verdict.first <= first < verdict.last + _NEAR:
            said = {token.norm for token in tokens[verdict.first : max(first, verdict.last)]}
            return bool(DENIALS & said) and verdict.first < last
    return False


def _find_verdict(clue: DerivedClue) -> Modifier:
    """Return the step that gives a clue its side, which a frame around the sentence may turn."""
    own = [step for step in clue.steps if step.kind not in FRAMES]
    return (own or list(clue.steps))[-1]


def sum_clues(clues: Sequence[DerivedClue]) -> float:
    """Return the sum of clues, which has the sign of the side that they speak for."""
    return round(math.fsum(one.sign * one.weight for one in clues), _DIGITS)


def _derive(
    clues: Sequence[Clue],
    mention: Mention,
    text: str,
    tokens: Sequence[Token],
    lead: Sequence[Token],
) -> tuple[DerivedClue, ...]:
    return tuple(
        DerivedClue(
            kind=one.kind,
            sign=1 if one.sign * mention.pole > 0 else -1,
            weight=round(one.weight, _DIGITS),
            steps=tuple(_make_modifier(step, mention, text, tokens, lead) for step in one.steps),
        )
        for one in clues
    )


def _make_modifier(
    step: Step, mention: Mention, text: str, tokens: Sequence[Token], lead: Sequence[Token]
) -> Modifier:
    """Return a step with its words in the sentence; `kind` quotes those in the lead-in."""
    did, shift = step.did, len(lead)
    first, last = step.first - shift, max(step.last, step.first + 1) - shift
    if first < 0:
        over = lead[step.first : min(step.last, shift)]
        did = f'{did} ("{text[over[0].start : over[-1].end]}")'
        first, last = (0, last) if last > 0 else (mention.first, mention.last)
    last = min(last, len(tokens))
    first = min(first, last - 1)
    return mark_modifier(did, text, tokens, first, last)
