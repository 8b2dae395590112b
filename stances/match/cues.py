"""Cues read by composition: what their sentence makes of them, and where a target knows better.

Loading this module loads the word classes: it is imported only for a rubric that composes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from stances.match.composer import TakenTarget
from stances.match.composition.clues import Step
from stances.match.composition.discourse import Taken
from stances.match.composition.places import CuePlace, find_inner_denial, place_cue
from stances.match.composition.quotations import is_cited
from stances.match.composition.readings import denies_cue, is_firm, is_judged_outside
from stances.match.context import Context
from stances.match.marking import mark_modifier
from stances.match.mentions import FoundMention
from stances.match.scope import VOIDED
from stances.model import Modifier, Reading, Sentence, Sign
from stances.text.tokens import Token

_OUTDONE = "its target is read with what is said of it"

_JUDGING = ("approval", "disapproval")

_TURNING = frozenset(("negation", "reversal", "omission"))
"""Modifiers near a cue that have turned it, or have not, for a reason of their own."""


def read_cue(
    one: FoundMention, reading: Reading, context: Context, taken: dict[str, TakenTarget]
) -> Reading:
    """Return the reading of a cue as its author stands behind it.

    Args:
        reading: by the modifiers near it.
        context: its sentence, and what stands around it.
        taken: by dimension, what the next sentence may agree with, as it may with what is quoted
            or reported; is brought up to date.
    """
    if reading.sign and reading.voice == "asked":
        asked = float(reading.sign * one.mention.pole)
        left = Taken(pronouns=frozenset(), asked=asked, denied=context.denies)
        taken[one.mention.dimension] = TakenTarget(found=one, left=left)
        return _answer(reading, context)
    if not reading.sign or reading.voice not in ("reported", "asserted"):
        return replace(reading, voice="asked") if context.is_left_open else reading
    cited = is_cited(one.mention.first, context.tokens, context.quoted_tokens)
    if not cited:
        reading = _read_clauses(one, reading, context)
        if reading.voice != "reported" and not context.is_tagged:
            return _read_neighbours(reading, context)
    verdict = 0 if _is_denied_near(reading) else context.judge_report(one.mention.last - 1)
    if verdict:
        return _judge(replace(reading, voice="asserted"), verdict, context)
    reported = reading.sign * one.mention.pole
    left = Taken(pronouns=frozenset(), reported=reported, denied=context.denies)
    taken[one.mention.dimension] = TakenTarget(found=one, left=left)
    return replace(reading, voice="reported")


def _answer(reading: Reading, context: Context) -> Reading:
    """Return the reading of a cue in a question, as the question answers itself: "what did we gain
    by it?" scorns what it names, and "who can believe that it helped?" turns it down.
    """
    if not context.scorned and not context.doubted:
        return reading
    named = context.quoted_tokens[reading.mention.first : reading.mention.last]
    turned = context.doubted or any(named)  # "since when is that "restraint"?"
    return _judge(replace(reading, voice="asserted"), -1 if turned else 1, context)


def _judge(reading: Reading, verdict: Sign, context: Context) -> Reading:
    """Return a reading that the author agrees with, or turns down, in the words around it."""
    tokens, mention = context.tokens, reading.mention
    behind = mention.last < len(tokens)
    first, last = (mention.last, len(tokens)) if behind else (0, max(mention.first, 1))
    shown = [mark_modifier("verdict", context.sentence.document.text, tokens, first, last)]
    # "…, and he is wrong" has turned it already, as a judgement behind it
    turned = any(one.kind in _JUDGING and one.first >= mention.last for one in reading.modifiers)
    return _turn(reading, shown) if verdict < 0 and not turned else _add(reading, shown)


def _add(reading: Reading, shown: Sequence[Modifier]) -> Reading:
    """Return a reading with words that bear on it."""
    return replace(reading, modifiers=(*reading.modifiers, *shown))


def _read_clauses(one: FoundMention, reading: Reading, context: Context) -> Reading:
    """Return the reading of a cue as the clause around it and the one over it let it stand, where
    the modifiers near it have not said so.
    """
    mention, tokens, text = one.mention, context.tokens, context.sentence.document.text
    inner = find_inner_denial(tokens, mention.first, mention.last, mention.words)
    if inner is not None:
        return _turn(reading, [mark_modifier("negation", text, tokens, inner.first, inner.last)])
    place = place_cue(text, tokens, mention.first, mention.last)
    if place is None:
        return reading
    if _is_turned_near(reading, place.denial):
        place = replace(place, denial=None)
    if _is_turned_near(reading, place.over) or _is_denied_near(reading):
        place = replace(place, over=None, stand=None, turned=False)
    if place.denial is not None and one.entry.under_negation == "void":
        return replace(reading, sign=0, no_side="void", discarded=VOIDED)
    if one.entry.under_negation == "keep":
        place = replace(place, denial=None)
    told = place.stand if place.stand in ("asserted", "reported") else reading.voice
    placed = replace(reading, voice=told)
    shown = _show(place, context)
    if (place.denial is not None) != place.turned:
        return _turn(placed, shown)
    return replace(placed, modifiers=(*reading.modifiers, *shown))


def _is_turned_near(reading: Reading, step: Step | None) -> bool:
    """Whether the modifiers near a cue have turned it in their own way, or have used some words
    that deny it.
    """
    return step is not None and any(
        one.kind in _TURNING or one.first <= step.first < one.last for one in reading.modifiers
    )


def _is_denied_near(reading: Reading) -> bool:
    """Whether a modifier near a cue says that it is untrue."""
    return any(one.kind == "denial" for one in reading.modifiers)


def _turn(reading: Reading, shown: Sequence[Modifier]) -> Reading:
    """Return a reading with the other side, and the words that turn it."""
    sign: Sign = -1 if reading.sign > 0 else 1
    return replace(reading, sign=sign, modifiers=(*reading.modifiers, *shown))


def _show(place: CuePlace, context: Context) -> list[Modifier]:
    """Return the words that place a cue."""
    text, tokens = context.sentence.document.text, context.tokens
    over = "denial" if place.turned else "report"
    return [
        mark_modifier(kind, text, tokens, step.first, step.last)
        for kind, step in (("negation", place.denial), (over, place.over))
        if step is not None
    ]


def _show_lead(reading: Reading, lead: Sentence) -> Modifier:
    """Return the lead-in that calls what a cue says untrue; it stands where the cue does."""
    mention = reading.mention
    return Modifier(
        kind=f'denial ("{lead.text}")',
        words=mention.span.text,
        span=mention.span,
        first=mention.first,
        last=mention.last,
    )


def _read_neighbours(reading: Reading, context: Context) -> Reading:
    """Return the reading of a cue that the author asserts, as the sentences around it let it stand:
    conceded, or asked where the author takes no side.
    """
    if context.is_left_open:
        return replace(reading, voice="asked")
    if context.is_called_false and context.lead is not None:
        return _turn(reading, [_show_lead(reading, context.lead)])
    conceded = context.is_granted or reading.mention.last <= context.granted_before
    return replace(reading, voice="conceded") if conceded else reading


def overrule(
    reading: Reading,
    covered: Sequence[FoundMention],
    context: Context,
    compose: Callable[[FoundMention, dict[str, TakenTarget]], list[Reading] | None],
    taken: dict[str, TakenTarget],
) -> list[Reading]:
    """Return the reading of a cue, or those of a target in it that takes the other side.

    A cue says what its words say alone. Composition knows what else is said of them, "asking our
    allies would be madness", and how far a denial reaches, "it was not wrong to strike".

    Args:
        covered: the targets in the cue.
        context: its sentence, and what stands around it.
        compose: reads a target, and brings up to date what the next sentence may take up.
        taken: as for `Composer.read`.
    """
    targets = sorted(covered, key=lambda each: each.mention.first - each.mention.last)
    if reading.no_side == "foreign":  # "Iran must be hit" is no act of Iran's
        made = next((found for one in targets if (found := compose(one, taken))), [])
        return [reading, *made]
    if not reading.sign and reading.no_side != "void":
        return [reading]
    denied = context.first_denial < reading.mention.last
    for one in targets:
        left: dict[str, TakenTarget] = {}
        made = compose(one, left) or []
        sure = [
            each for each in made if (is_firm(each) if denied else is_judged_outside(each, reading))
        ]
        if any(each.sign != reading.sign for each in sure):
            taken.update(left)
            outdone = replace(reading, sign=0, no_side="void", discarded=_OUTDONE)
            return [outdone, *made]
        if sure:
            break  # a longer target knows better than one within it
    return [reading]


def outdo(readings: Sequence[Reading], tokens: Sequence[Token]) -> list[Reading]:
    """Return the readings of a sentence, without the side of a cue whose words are read
    with a target as well and are denied there: "it has not – not once – made us safer".
    """
    targets = [one for one in readings if one.sign and one.clues and one.voice == "asserted"]
    return [
        replace(one, sign=0, no_side="void", discarded=_OUTDONE)
        if one.sign
        and one.mention.kind == "cue"
        and any(denies_cue(each, one, tokens) for each in targets)
        else one
        for one in readings
    ]
