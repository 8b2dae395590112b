"""What the next sentence does to a target: takes it up, answers, agrees or turns it down."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.clues import Clue, Step
from stances.match.composition.compose import compose
from stances.match.composition.idioms import find_idioms
from stances.match.composition.pieces import Composition
from stances.match.composition.pronouns import name_pronouns
from stances.match.composition.sentence import read_target
from stances.match.composition.stands import find_verdict
from stances.text.tokens import Token

_TAKEN_UP = 0.7
"""How much a clue weighs that hangs on a pronoun in the next sentence."""


_SHORT = 4
"""The most words of a sentence that only turns down what was reported: "We do not."."""


class Taken(Struct, frozen=True, kw_only=True):
    """What a sentence leaves for the next to take up.

    Attributes:
        pronouns: those that can stand for the target.
        told: the sign of an act on it that was told as a fact; 0 where none was.
        reported, asked: the sum of what was only reported or asked.
        left: how many further sentences may take it up.
    """

    pronouns: frozenset[str]
    told: int = 0
    reported: float = 0.0
    asked: float = 0.0
    left: int = 2


def sum_up(clues: Sequence[Clue], told: int, last_norm: str) -> Taken:
    """Return what a sentence with a target leaves for the next.

    Args:
        last_norm: the last word of the target.
    """

    def total(stand: str) -> float:
        return sum(one.sign * one.weight for one in clues if one.stand == stand)

    return Taken(
        pronouns=name_pronouns(last_norm),
        told=told,
        reported=total("reported"),
        asked=total("asked"),
    )


def concedes(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with words that grant a point, and grants it to its end: "Granted,
    …", but not "Granted, …, but …".
    """
    return _opens(tokens, ROLES.concessions) and all(token.norm != "but" for token in tokens)


def opens_turn(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with words that turn from the one before: "Even so, …"."""
    return _opens(tokens, ROLES.turns)


def take_up(
    text: str,
    tokens: Sequence[Token],
    taken: Taken,
    *,
    asked: bool,
    composition: Composition = compose,
) -> list[Clue]:
    """Return what a sentence without the target says of the one before.

    Args:
        text: the sentence.
        tokens: its tokens, whose offsets count in `text`.
        taken: what the sentence before left.
        asked: whether it is a question.
        composition: what is looked for, as for `read_target`.
    """
    norms = [token.norm for token in tokens]
    if not norms:
        return []
    if taken.reported:
        verdict = find_verdict(norms)
        if not verdict:
            verdict = (
                1
                if _opens(tokens, ROLES.agreements)
                else -1
                if _opens(tokens, ROLES.rebuttals) or _refuses(tokens)
                else 0
            )
        if verdict:
            did = "agrees with what was reported" if verdict > 0 else "turns down what was reported"
            return [_make_clue(verdict * taken.reported, did, len(norms))]
    if taken.asked and (_opens(tokens, ROLES.answers_no) or _opens(tokens, ROLES.answers_yes)):
        sign = -1 if _opens(tokens, ROLES.answers_no) else 1
        return [_make_clue(sign * taken.asked, "answers the question", len(norms))]
    idiom = find_idioms(" ".join(norms)) if composition is compose else 0
    if idiom:
        left = taken.told or taken.reported or taken.asked
        return [_make_clue(-idiom if left < 0 else idiom, "fixed phrase", len(norms))]
    wanted = taken.pronouns | {"this", "that"}
    at = next(
        (
            k
            for k, norm in enumerate(norms)
            if norm in wanted
            and (k < 2 or _can_be_far(tokens, k))
            and norms[k + 1 : k + 2] not in (["who"], ["which"])
        ),
        None,
    )
    if at is None:
        return []
    held = [k == at for k in range(len(norms))]
    clues, _ = read_target(text, tokens, held, asked=asked, composition=composition)
    turned = taken.told if taken.told and norms[at] in ("it", "this", "that") else 1
    open_side = taken.asked or taken.reported
    if open_side and norms[at] in ("this", "that"):
        turned = 1 if open_side > 0 else -1
    return [
        replace(one, sign=one.sign * turned, share=one.share * _TAKEN_UP)
        for one in clues
        if one.kind != "near"
    ]


def _can_be_far(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun within a sentence still takes up the target: the author speaks of it, it
    opens a clause, or it is what must be done something to. A "this" or "that" stands alone.
    """
    norms = [token.norm for token in tokens]
    if norms[at] in ("this", "that"):
        then = tokens[at + 1] if at + 1 < len(tokens) else None
        closed = CLOSED.prepositions | CLOSED.subordinators | CLOSED.coordinators
        alone = then is None or then.comma or then.breaks or then.norm in closed
        return alone and norms[0] in ("i", "we")
    opens = tokens[at].breaks or tokens[at].comma
    return norms[0] in ("i", "we") or opens or bool(ROLES.modals_of_duty & set(norms[at - 3 : at]))


def _refuses(tokens: Sequence[Token]) -> bool:
    """Whether a sentence only says that the author does not: "We do not."."""
    return len(tokens) <= _SHORT and _opens(tokens, ROLES.refusals)


def _make_clue(value: float, did: str, count: int) -> Clue:
    sign = 1 if value > 0 else -1
    return Clue(
        sign=sign, kind="wish", share=_TAKEN_UP, steps=(Step(first=0, last=min(count, 4), did=did),)
    )


def _opens(tokens: Sequence[Token], openings: Sequence[str]) -> bool:
    norms = " ".join(token.norm for token in tokens[:6]) + " "
    return any(norms.startswith(one + " ") for one in openings)
