"""From a mention to a reading: which side it takes once its modifiers are resolved."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.language.words import load_words
from stances.match.mentions import FoundMention
from stances.match.modifiers import FoundModifier, Scopes
from stances.model import NoSide, Reading, Sign, Voice
from stances.rubric.model import SIDE_GIVERS, VOICE_GIVERS, Entry
from stances.text.tokens import Token

VOIDED = "voided by a negation"
"""Why a cue takes no side that a negation voids."""

_JUDGEMENTS = ("approval", "disapproval")
_JOINS_VERBS = load_words().joins_verbs


def read_mention(found: FoundMention, agents: frozenset[str], scopes: Scopes, text: str) -> Reading:
    """Resolve a mention's modifiers.

    Args:
        found: the mention and its entry.
        agents: the names of the actor whose act it is; empty where unknown.
        scopes: the sentence's modifiers.
        text: the document's, in which the tokens' offsets count.
    """
    mention, entry = found.mention, found.entry
    free = scopes.list_around(mention.first, mention.last)
    governing = [one for one in free if scopes.covers(one, mention.first, mention.last)]
    governing += scopes.list_reaching_into(mention.first, mention.last)
    side = _resolve_side(found, free, governing, scopes)
    if is_foreign(entry, agents):
        side = replace(side, sign=0, no_side="foreign")
    hedges = [one for one in free if one.rule.kind == "hedge"]
    voice, voiced_by = _find_voice(governing, hedges, side.givers, scopes)
    if voice == "asked" and entry.rhetorical:
        voiced_by = [one for one in governing if one.rule.kind == "report"]
        voice = "reported" if voiced_by else "asserted"
    shown = sorted(
        {*side.givers, *side.turning, *voiced_by},
        key=lambda one: (one.first, one.last, one.rule.kind),
    )
    return Reading(
        mention=mention,
        sign=side.sign,
        strength=mention.weight,
        voice=voice,
        modifiers=tuple(one.make_record(text, scopes.tokens) for one in shown),
        no_side=side.no_side,
        discarded=_describe_no_side(side.no_side, agents),
    )


class _Side(Struct, frozen=True, kw_only=True):
    """The side of a mention, and the words that show it.

    Attributes:
        no_side: why it takes none; empty where it does.
        givers: the side givers that decide.
        turning: the negations and denials that turn it, and those that undo a denial.
    """

    sign: Sign
    no_side: NoSide
    givers: tuple[FoundModifier, ...]
    turning: tuple[FoundModifier, ...]


def _resolve_side(
    found: FoundMention,
    free: Sequence[FoundModifier],
    governing: Sequence[FoundModifier],
    scopes: Scopes,
) -> _Side:
    """Return which side a mention takes, whoever's act it is.

    Args:
        free: the modifiers beside it.
        governing: those in whose scope it stands.
    """
    mention, entry = found.mention, found.entry
    givers = [one for one in governing if one.rule.kind in SIDE_GIVERS]
    givers = _choose_givers(givers, mention.first, scopes.tokens)
    if entry.kind == "target":
        givers = [one for one in givers if one.rule.kind in entry.takes]
    denials = [one for one in governing if one.rule.kind == "denial"]
    undoing = _find_undoing(free, denials, scopes)
    spare = [one for one in free if one not in undoing]
    turning = _find_turning(spare, givers, scopes, mention.first, mention.last)
    if entry.kind == "cue":
        givers = [one for one in givers if _bears_on_cue(one, entry)]
    sign, no_side = _find_side(entry, bool(givers), odd=_count_turns(givers, turning) % 2 == 1)
    if sign and _count_denials(denials, undoing) % 2 == 1:
        sign = _turn(sign)
    return _Side(
        sign=sign,
        no_side=no_side,
        givers=tuple(givers),
        turning=(*turning, *undoing, *denials),
    )


def _choose_givers(
    givers: Sequence[FoundModifier], first: int, tokens: Sequence[Token]
) -> list[FoundModifier]:
    """Return the side givers that decide.

    Of judgements, of obligations and of omissions these are the nearest on each side; of
    coordinated reversals the last. "A reckless and dangerous mistake" is one disapproval, not
    three that turn each other.

    Args:
        givers: those that govern a mention.
        first: the first token of the mention.
        tokens: the sentence.
    """
    chosen: list[FoundModifier] = []
    for kinds in (_JUDGEMENTS, ("obligation",), ("omission",)):
        for before in (True, False):
            side = [g for g in givers if g.rule.kind in kinds and (g.last <= first) == before]
            if side:
                chosen.append(min(side, key=lambda giver: abs(giver.first - first)))
    reversals = sorted((g for g in givers if g.rule.kind == "reversal"), key=lambda g: g.first)
    for number, one in enumerate(reversals):
        if not any(_is_coordinated(one, after, tokens) for after in reversals[number + 1 :]):
            chosen.append(one)
    return chosen


def _is_coordinated(one: FoundModifier, after: FoundModifier, tokens: Sequence[Token]) -> bool:
    """Whether two reversals are one ("prevent or avoid"), and not the reversal of a reversal."""
    if after.first < one.last:
        return True
    between = [token.norm for token in tokens[one.last : after.first]]
    if not between:
        return tokens[after.first].comma
    return len(between) == 1 and between[0] in _JOINS_VERBS


def _find_undoing(
    free: Sequence[FoundModifier], denials: Sequence[FoundModifier], scopes: Scopes
) -> list[FoundModifier]:
    """Return the negations that undo a denial: "it is *not* false that ..."."""
    return [
        one
        for one in free
        if one.rule.kind == "negation"
        and any(scopes.covers(one, denial.first, denial.last) for denial in denials)
    ]


def _find_turning(
    free: Sequence[FoundModifier],
    givers: Sequence[FoundModifier],
    scopes: Scopes,
    first: int,
    last: int,
) -> list[FoundModifier]:
    """Return the negations that turn a mention.

    Each negation works on the nearest side giver or mention in its scope. One that works on a side
    giver turns the mention where that giver decides, or governs one that does ("no one *should*
    doubt that force is justified").

    Args:
        free: the modifiers beside the mention.
        givers: the side givers that decide.
        first, last: the mention's tokens.
    """
    turning: list[FoundModifier] = []
    for negation in free:
        if negation.rule.kind != "negation":
            continue
        nearest = _find_nearest_giver(negation, free, scopes)
        reaches = scopes.covers(negation, first, last)
        if nearest is None or (
            reaches
            and _count_between(negation, first, last)
            < _count_between(negation, nearest.first, nearest.last)
        ):
            turns = reaches
        else:
            turns = any(
                _overlaps(nearest, giver) or scopes.covers(nearest, giver.first, giver.last)
                for giver in givers
            )
        if turns:
            turning.append(negation)
    return turning


def _find_nearest_giver(
    negation: FoundModifier, free: Sequence[FoundModifier], scopes: Scopes
) -> FoundModifier | None:
    """Return the side giver nearest to a negation that stands in its scope."""
    covered = [
        one
        for one in free
        if one.rule.kind in SIDE_GIVERS and scopes.covers(negation, one.first, one.last)
    ]
    return min(covered, key=lambda one: _count_between(negation, one.first, one.last), default=None)


def _count_between(modifier: FoundModifier, first: int, last: int) -> int:
    """Return how many tokens stand between a modifier and words in its scope."""
    return first - modifier.last if modifier.rule.scope == "after" else modifier.first - last


def _overlaps(one: FoundModifier, other: FoundModifier) -> bool:
    return one.first < other.last and other.first < one.last


def _bears_on_cue(giver: FoundModifier, entry: Entry) -> bool:
    """Whether a side giver can change the side of a cue."""
    return giver.rule.kind == "reversal" or giver.rule.kind in entry.takes


def _count_turns(givers: Sequence[FoundModifier], turning: Sequence[FoundModifier]) -> int:
    """Return how often the pole of a mention is turned.

    What was left undone and is judged is turned once more: "failure to strike would be a mistake".
    """
    kinds = {one.rule.kind for one in givers}
    judged_omission = "omission" in kinds and not kinds.isdisjoint(_JUDGEMENTS)
    own = sum(one.turned + (SIDE_GIVERS[one.rule.kind] < 0) for one in givers)
    return len(turning) + own + judged_omission


def _count_denials(denials: Sequence[FoundModifier], undoing: Sequence[FoundModifier]) -> int:
    """Return how often the side that all other words give a mention is denied."""
    return len(denials) + len(undoing) + sum(one.turned for one in denials)


def _find_side(entry: Entry, has_givers: bool, *, odd: bool) -> tuple[Sign, NoSide]:
    """Return the side of a mention, or why it takes none.

    Args:
        has_givers: whether words around it give it a side.
        odd: whether its pole is turned an odd number of times.
    """
    if entry.kind == "target" and not has_givers:
        return 0, "topic"
    if entry.kind == "cue" and odd and entry.under_negation == "void":
        return 0, "void"
    keeps = entry.kind == "cue" and entry.under_negation == "keep"
    return (_turn(entry.pole) if odd and not keeps else entry.pole), ""


def _turn(pole: Sign) -> Sign:
    """Return the other pole."""
    return -1 if pole == 1 else 1


def is_foreign(entry: Entry, agents: frozenset[str]) -> bool:
    """Whether the act is that of an actor of whom the entry does not speak."""
    if agents & set(entry.unless_subject):
        return True
    return bool(entry.subject and agents) and not agents & set(entry.subject)


def _describe_no_side(no_side: NoSide, agents: frozenset[str]) -> str:
    """Return in words why a mention takes no side; empty where it does."""
    if no_side == "foreign":
        return f"another's act ({', '.join(sorted(agents))})"
    return {
        "": "",
        "topic": "names the topic, takes no side",
        "void": VOIDED,
    }[no_side]


def _find_voice(
    governing: Sequence[FoundModifier],
    hedges: Sequence[FoundModifier],
    givers: Sequence[FoundModifier],
    scopes: Scopes,
) -> tuple[Voice, list[FoundModifier]]:
    """Return how the author stands behind the mention, and the words that show it.

    A hedge may stand over the mention or over the words that give it its side.
    """
    if scopes.question:
        return "asked", []
    for kind, voice in VOICE_GIVERS.items():
        over = [one for one in governing if one.rule.kind == kind]
        if kind == "hedge":
            over += [one for one in hedges if any(_hedges(one, giver, scopes) for giver in givers)]
        if over:
            return voice, over
    return "asserted", []


def _hedges(hedge: FoundModifier, giver: FoundModifier, scopes: Scopes) -> bool:
    """Whether a hedge stands inside the words of a side giver, or over them."""
    inside = giver.first <= hedge.first < giver.last
    return inside or scopes.covers(hedge, giver.first, giver.last)
