"""What the next sentence does to a target: takes it up, answers, agrees or turns it down."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.answers import answer_question, judge_report
from stances.match.composition.clues import Clue, Kind, Step
from stances.match.composition.compose import compose
from stances.match.composition.idioms import find_idioms
from stances.match.composition.pieces import Composition
from stances.match.composition.pronouns import name_pronouns
from stances.match.composition.sentence import read_around, turn_taken_up
from stances.text.tokens import Token

_TAKEN_UP = 0.7
"""How much a clue weighs that hangs on a pronoun in the next sentence."""


_BARE = 3
"""The most words of a question that only names its target: "More tariffs?"."""


class Taken(Struct, frozen=True, kw_only=True):
    """What a sentence leaves for the next to take up.

    Attributes:
        pronouns: those that can stand for the target.
        told: the sign of an act on it that was told as a fact; 0 where none was.
        reported, asked: the sum of what was only reported or asked.
        denied: whether it holds a denial, which a plain "They do." turns.
        is_act: whether it is an act, of which an "it" before "would" speaks.
        left: how many further sentences may take it up.
    """

    pronouns: frozenset[str]
    told: int = 0
    reported: float = 0.0
    asked: float = 0.0
    denied: bool = False
    left: int = 2
    is_act: bool = False


def sum_up(
    clues: Sequence[Clue],
    told: int,
    tokens: Sequence[Token],
    last: int,
    *,
    asked: bool,
    denies: bool,
    is_act: bool = False,
) -> Taken:
    """Return what a sentence with a target leaves for the next.

    Args:
        last: the last token of the target.
        is_act: whether it names an act, which an "it" may take up.
        asked: whether the sentence is a question; one that only names the target asks whether the
            author is for it.
        denies: whether it holds a denial.
    """

    def total(stand: str) -> float:
        return sum(one.sign * one.weight for one in clues if one.stand == stand)

    return Taken(
        pronouns=frozenset(("it",)) if is_act else name_pronouns(tokens[last].norm),
        told=told,
        reported=total("reported"),
        asked=total("asked") or float(asked and not clues and len(tokens) <= _BARE),
        denied=asked or denies,
        is_act=is_act,
    )


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
        composition: what is looked for, as for `read_around`.
    """
    norms = [token.norm for token in tokens]
    if not norms:
        return []
    kind: Kind = "wish" if composition is compose else "likelihood"
    if taken.reported:
        verdict = judge_report(text, tokens, denied=taken.denied)
        if verdict:
            did = "agrees with what was reported" if verdict > 0 else "turns down what was reported"
            return [_make_clue(verdict * taken.reported, kind, did, len(norms))]
    answer = answer_question(tokens) if taken.asked else 0
    if answer:
        return [_make_clue(answer * taken.asked, kind, "answers the question", len(norms))]
    idiom = find_idioms(" ".join(norms)) if composition is compose else 0
    if idiom:
        left = taken.told or taken.reported or taken.asked
        return [_make_clue(-idiom if left < 0 else idiom, kind, "fixed phrase", len(norms))]
    for at in _find_pronouns(tokens, taken):
        clues, _ = read_around(text, tokens, at, at + 1, asked=asked, composition=composition)
        found = [one for one in clues if one.kind != "near"]
        if found:
            turned = _turn_with(norms[at], taken)
            return [
                replace(turn_taken_up(one, turned), share=one.share * _TAKEN_UP) for one in found
            ]
    return []


def _find_pronouns(tokens: Sequence[Token], taken: Taken) -> list[int]:
    """Return the tokens that can take up what a sentence left, in their order."""
    wanted = taken.pronouns | {"this", "that"}
    norms = [token.norm for token in tokens]
    return [
        at
        for at, norm in enumerate(norms)
        if (norm in wanted or (norm == "it" and at == 0 and (taken.asked or taken.reported)))
        and (at < 2 or _can_be_far(tokens, at))
        and norms[at + 1 : at + 2] not in (["who"], ["which"])
        and not (norm == "it" and taken.is_act and not _supposes(norms[at + 1 : at + 7]))
    ]


def _supposes(norms: Sequence[str]) -> bool:
    """Whether an "it" speaks of an act that was named: "would be madness", and not "is a shame that
    it came to this", "would be wrong to wait".
    """
    return norms[:1] in (["would"], ["'d"], ["will"], ["'ll"]) and not {"to", "that"} & set(norms)


def _turn_with(pronoun: str, taken: Taken) -> int:
    """Return -1 where a pronoun stands for the undoing of the target, which was told of."""
    if pronoun not in ("it", "this", "that"):
        return 1
    open_side = taken.asked or taken.reported
    if open_side and (pronoun != "it" or "it" not in taken.pronouns):
        return 1 if open_side > 0 else -1
    return taken.told or 1


def _can_be_far(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun within a sentence still takes up the target: the author speaks of it, it
    opens a clause, or it is what must be done something to. A "this" or "that" stands alone.
    """
    norms = [token.norm for token in tokens]
    if norms[at] in ("this", "that"):
        then = tokens[at + 1] if at + 1 < len(tokens) else None
        closed = CLOSED.prepositions | CLOSED.subordinators | CLOSED.coordinators
        alone = then is None or then.comma or then.breaks or then.norm in closed
        alone = alone or at + 2 == len(tokens)  # "I would end that tomorrow"
        return alone and norms[0] in ("i", "we")
    opens = tokens[at].breaks or tokens[at].comma
    wished = {"i", "we"} & set(norms[at - 2 : at - 1]) or ROLES.modals_of_duty & set(
        norms[at - 3 : at]
    )
    return norms[0] in ("i", "we") or opens or bool(wished)


def _make_clue(value: float, kind: Kind, did: str, count: int) -> Clue:
    sign = 1 if value > 0 else -1
    return Clue(
        sign=sign, kind=kind, share=_TAKEN_UP, steps=(Step(first=0, last=min(count, 4), did=did),)
    )
