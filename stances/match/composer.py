"""Targets read by composition, in their sentence and in those that take them up.

Loading this module loads the word classes: it is imported only for a rubric that composes.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.language.lexicon import CLOSED
from stances.match.composition.clues import Clue
from stances.match.composition.compose import compose
from stances.match.composition.discourse import Taken, sum_up, take_up
from stances.match.composition.pieces import Composition
from stances.match.composition.readings import keep_taken, make_readings
from stances.match.composition.sentence import read_around
from stances.match.composition.stands import grant_clues, leave_open, take_back_clues
from stances.match.context import Context
from stances.match.marking import mark_span
from stances.match.mentions import FoundMention
from stances.match.modifiers import ModifierFinder
from stances.match.scope import is_foreign, read_mention
from stances.model import Reading, Sentence
from stances.rubric.model import Entry, Rubric
from stances.text.tokens import Token

_ASKED = ("asked for in a list", "turned down in a list", "asked for")


class TakenTarget(Struct, frozen=True, kw_only=True):
    """A target, and what its sentence leaves for the next to take up."""

    found: FoundMention
    left: Taken


class Composer:
    """Reads the targets of a rubric by composition. It keeps nothing of what it has read."""

    def __init__(self, rubric: Rubric) -> None:
        own = replace(rubric.modifiers, rules=rubric.own_modifiers)
        self._own_modifiers = ModifierFinder(own) if rubric.own_modifiers else None

    def read(
        self,
        one: FoundMention,
        context: Context,
        *,
        agents: frozenset[str],
        taken: dict[str, TakenTarget],
    ) -> list[Reading] | None:
        """Return the readings of a target: the side that its sentence composes around it.

        Args:
            context: the sentence, and what stands around it.
            agents: the names of the actor whose act it is.
            taken: by dimension, what the next sentence may take up; is brought up to date.

        Returns:
            `None` where the act is that of an actor of whom the entry does not speak.
        """
        if is_foreign(one.entry, agents):
            return None
        mention, tokens, asked = one.mention, context.tokens, context.asked
        text = context.sentence.document.text
        opening: tuple[Token, ...] = ()
        led = _read_led(context, one)
        if led is not None:
            clues, told = led
            opening = context.opening
        else:
            clues, told = read_around(
                text,
                tokens,
                mention.first,
                mention.last,
                asked=asked,
                quoted=context.is_quotation,
                composition=_choose_composition(one.entry),
            )
        clues = keep_taken(clues, one.entry.takes)
        if context.grants_point:
            clues = [replace(c, stand="conceded") if c.stand == "asserted" else c for c in clues]
        elif context.is_turned_from:
            clues = grant_clues(clues)
        if context.is_left_open:
            clues = leave_open(clues)
        if context.is_called_false:
            clues = [replace(c, sign=-c.sign) for c in clues]
        if context.is_taken_back:
            clues = keep_taken(take_back_clues(clues), one.entry.takes)
        left = sum_up(
            clues,
            told,
            tokens,
            mention.last - 1,
            asked=asked,
            denies=context.denies,
            is_act=_names_act(tokens, mention.first),
        )
        taken[mention.dimension] = TakenTarget(found=one, left=left)
        if not clues and "likelihood" in one.entry.takes:
            return []  # to name it is not to say how near it is
        made = make_readings(mention, clues, text, tokens, opening)
        if self._own_modifiers is not None and not made[0].sign:
            own = self._own_modifiers.find(context.sentence.text, tokens)
            return [read_mention(one, agents, own, text)]
        return [_leave_open(one) for one in made] if context.is_left_open else made


def _names_act(tokens: Sequence[Token], first: int) -> bool:
    """Whether a target begins with a verb behind a "to" or an auxiliary: "we should bomb them"."""
    before = tokens[first - 1].norm if first else ""
    plural = tokens[first].norm.endswith("s")
    return not plural and before in CLOSED.modals | CLOSED.negations | {"to"}


def _leave_open(reading: Reading) -> Reading:
    """Return a reading without a side as a question."""
    if reading.sign:
        return reading
    return replace(reading, voice="asked", discarded="left open by the author")


def _choose_composition(entry: Entry) -> Composition:
    """Return what is looked for around a target: how likely it is, or what is thought of it."""
    if "likelihood" not in entry.takes:
        return compose
    # few rubrics need it
    from stances.match.composition.likelihood.weigh import weigh_likelihood  # noqa: PLC0415

    return weigh_likelihood


def _read_led(context: Context, one: FoundMention) -> tuple[list[Clue], int] | None:
    """Return the clues of an item that its lead-in governs; `None` where none does."""
    led = context.led
    if led is None:
        return None
    clues, told = read_around(
        led.text,
        led.tokens,
        one.mention.first + led.before,
        one.mention.last + led.before,
        asked=False,
        composition=_choose_composition(one.entry),
    )
    if led.runs_on:
        return clues, told
    governed = [each for each in clues if each.steps and each.steps[-1].did in _ASKED]
    return (governed, told) if governed else None


def take_up_target(
    dimension: str,
    sentence: Sentence,
    tokens: Sequence[Token],
    taken: dict[str, TakenTarget],
    *,
    asked: bool,
) -> list[Reading]:
    """Return what a sentence says of a target that the sentence before names.

    Args:
        taken: as for `Composer.read`.
    """
    found, left = taken[dimension].found, taken[dimension].left
    if not left.left or not tokens:
        del taken[dimension]
        return []
    text = sentence.document.text
    composition = _choose_composition(found.entry)
    clues = take_up(text, tokens, left, asked=asked, composition=composition)
    if found.entry.kind == "target":
        clues = keep_taken(clues, found.entry.takes)
    spent = replace(left, left=left.left - 1)
    if clues:
        spent = replace(spent, reported=0.0, asked=0.0)
    taken[dimension] = TakenTarget(found=found, left=spent)
    if not clues:
        return []
    at = next((c.steps[0].first for c in clues if c.steps), 0)
    span = mark_span(text, tokens, at, at + 1)
    mention = replace(found.mention, span=span, first=at, last=at + 1)
    return [one for one in make_readings(mention, clues, text, tokens) if one.sign]
