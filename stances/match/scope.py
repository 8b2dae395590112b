"""From a mention to a reading: which side it takes once its modifiers are resolved."""

from __future__ import annotations

from collections.abc import Sequence

from stances.match.mentions import Found
from stances.match.modifiers import Scopes, Working
from stances.model import Cause, Reading, Sign, Voice
from stances.rubric.model import SIDE_GIVERS, VOICE_GIVERS, Entry
from stances.text.tokens import Token

_JUDGEMENTS = ("approval", "disapproval")


def read(found: Found, agents: frozenset[str], scopes: Scopes, text: str) -> Reading:
    """Resolve a mention's modifiers.

    Args:
        found: the mention and its entry.
        agents: the names of the actor whose act it is; empty where unknown.
        scopes: the sentence's modifiers.
        text: the source that the tokens' offsets count in.
    """
    mention, entry = found.mention, found.entry
    first, last = mention.first, mention.last
    free = scopes.around(first, last)
    governing = [one for one in free if scopes.covers(one, first, last)]
    governing += scopes.reaching_into(first, last)
    givers = [one for one in governing if one.rule.kind in SIDE_GIVERS]
    givers = _deciding(givers, first, scopes.tokens)
    if entry.kind == "target":
        givers = [g for g in givers if g.rule.kind in entry.takes]
    denials = [one for one in governing if one.rule.kind == "denial"]
    negations = [one for one in free if one.rule.kind == "negation"]
    undoing = [n for n in negations if any(scopes.covers(n, d.first, d.last) for d in denials)]
    turning = _turning([one for one in free if one not in undoing], givers, scopes, first, last)
    if entry.kind == "cue":
        givers = [g for g in givers if _turns_cue(g, entry)]
    parity = len(turning) + sum(g.turned + (SIDE_GIVERS[g.rule.kind] < 0) for g in givers)
    parity += _judges_an_omission(givers)
    sign, cause = _sign(entry, bool(givers), parity % 2 == 1)
    if sign and (len(denials) + len(undoing) + sum(d.turned for d in denials)) % 2 == 1:
        sign = _times(sign, odd=True)
    if _is_foreign(entry, agents):
        sign, cause = 0, "foreign"
    voice, voiced_by = _voice(
        governing, [h for h in free if h.rule.kind == "hedge"], givers, scopes
    )
    if voice == "asked" and entry.rhetorical:
        voiced_by = [one for one in governing if one.rule.kind == "report"]
        voice = "reported" if voiced_by else "asserted"
    shown = sorted(
        {*turning, *undoing, *denials, *givers, *voiced_by},
        key=lambda one: (one.first, one.last, one.rule.kind),
    )
    return Reading(
        mention=mention,
        sign=sign,
        strength=mention.weight,
        voice=voice,
        modifiers=tuple(one.shown(text, scopes.tokens) for one in shown),
        cause=cause,
        discarded=_in_words(cause, agents),
    )


def _deciding(givers: Sequence[Working], first: int, tokens: Sequence[Token]) -> list[Working]:
    """Of judgements, obligations and omissions the nearest on each side, of reversals in a row one.

    "A reckless and dangerous mistake" is one disapproval, not three that turn each other.
    """
    chosen: list[Working] = []
    for kinds in (_JUDGEMENTS, ("obligation",), ("omission",)):
        for before in (True, False):
            side = [g for g in givers if g.rule.kind in kinds and (g.last <= first) == before]
            if side:
                chosen.append(min(side, key=lambda g: abs(g.first - first)))
    reversals = sorted((g for g in givers if g.rule.kind == "reversal"), key=lambda g: g.first)
    for number, one in enumerate(reversals):
        if not any(_coordinated(one, after, tokens) for after in reversals[number + 1 :]):
            chosen.append(one)
    return chosen


def _judges_an_omission(givers: Sequence[Working]) -> bool:
    """Whether what was left undone is judged: "failure to strike would be a mistake"."""
    kinds = {one.rule.kind for one in givers}
    return "omission" in kinds and not kinds.isdisjoint(_JUDGEMENTS)


def _coordinated(one: Working, after: Working, tokens: Sequence[Token]) -> bool:
    """Whether two reversals are one ("prevent or avoid"), and not one of the other."""
    if after.first < one.last:
        return True
    between = [token.norm for token in tokens[one.last : after.first]]
    return between in (["and"], ["or"]) or (not between and tokens[after.first].comma)


def _turning(
    free: Sequence[Working], givers: Sequence[Working], scopes: Scopes, first: int, last: int
) -> list[Working]:
    """The negations that turn a mention: each works on the nearest side giver or mention behind it.

    A negation spent on a side giver counts where that one decides, or governs one that does
    ("no one *should* doubt that force is justified").
    """
    turning: list[Working] = []
    for negation in free:
        if negation.rule.kind != "negation":
            continue
        behind = [
            one
            for one in free
            if one.rule.kind in SIDE_GIVERS
            and one.first >= negation.last
            and scopes.covers(negation, one.first, one.last)
        ]
        nearest = min(behind, key=lambda one: one.first, default=None)
        reaches = negation.last <= first and scopes.covers(negation, first, last)
        if nearest is None or (reaches and first < nearest.first):
            counts = reaches
        else:
            counts = any(
                (nearest.first < g.last and g.first < nearest.last)  # the same words, or a part
                or scopes.covers(nearest, g.first, g.last)
                for g in givers
            )
        if counts:
            turning.append(negation)
    return turning


def _turns_cue(giver: Working, entry: Entry) -> bool:
    """Whether a side giver has a say over a cue, which has a side of its own."""
    return giver.rule.kind == "reversal" or giver.rule.kind in entry.takes


def _sign(entry: Entry, has_givers: bool, odd: bool) -> tuple[Sign, Cause]:
    """The side, and why there is none."""
    if entry.kind == "target":
        return (_times(entry.pole, odd), "") if has_givers else (0, "topic")
    if not odd or entry.under_negation == "keep":
        return entry.pole, ""
    if entry.under_negation == "void":
        return 0, "void"
    return _times(entry.pole, odd), ""


def _times(pole: Sign, odd: bool) -> Sign:
    """A pole, turned or not."""
    turned: Sign = -1 if pole == 1 else 1
    return turned if odd else pole


def _is_foreign(entry: Entry, agents: frozenset[str]) -> bool:
    """Whether the act is another's than those that the entry speaks of."""
    if agents & set(entry.unless_subject):
        return True
    return bool(entry.subject and agents) and not agents & set(entry.subject)


def _in_words(cause: Cause, agents: frozenset[str]) -> str:
    if cause == "foreign":
        return f"another's act ({', '.join(sorted(agents))})"
    return {
        "": "",
        "topic": "names the topic, takes no side",
        "void": "voided by a negation",
    }[cause]


def _voice(
    governing: Sequence[Working],
    hedges: Sequence[Working],
    givers: Sequence[Working],
    scopes: Scopes,
) -> tuple[Voice, list[Working]]:
    """How the author stands behind the mention, and the words that show it.

    A hedge may stand over the mention or over the words that give it its side.
    """
    if scopes.question:
        return "asked", []
    for kind, voice in VOICE_GIVERS.items():
        over = [one for one in governing if one.rule.kind == kind]
        if kind == "hedge":
            over += [
                h
                for h in hedges
                if any(
                    g.first <= h.first < g.last or scopes.covers(h, g.first, g.last) for g in givers
                )
            ]
        if over:
            return voice, over
    return "asserted", []
