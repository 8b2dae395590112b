"""What each sentence weighs on a dimension, and why."""

from __future__ import annotations

import math
from collections.abc import Sequence

from stances.match.composition.readings import FULL, sum_clues
from stances.match.reader import ReadSentence
from stances.model import Evidence, Likeness, Reading, Sentence, Voice, Weighed
from stances.rubric.model import Dimension, Rubric, SimilarityRule
from stances.scoring.origins import is_by_words
from stances.scoring.passages import Passage
from stances.scoring.whole_sentence import make_whole_evidence

_DIGITS = 4
_SET_ASIDE: dict[Voice, str] = {"reported": "another's words", "asked": "a question"}


def weigh_sentence(
    dimension: Dimension,
    one: ReadSentence,
    evidence: Sequence[Evidence],
    lead: Weighed | None,
    rubric: Rubric,
) -> Weighed:
    """Return a sentence with its weight.

    Args:
        lead: what it hangs on if it is a list item; `None` where it hangs on nothing.
    """
    found = list(evidence)
    if one.sentence.kind == "item" and lead is not None:
        found += _list_inherited(lead, one.sentence, evidence, rubric)
    total = math.fsum(each.sign * each.weight for each in found)
    return Weighed(
        sentence=one.sentence,
        dimension=dimension.id,
        weight=round(max(-1.0, min(1.0, total)), _DIGITS) + 0.0,
        evidence=tuple(found),
    )


def list_readings(
    dimension: Dimension, one: ReadSentence, rubric: Rubric, passage: Passage | None
) -> list[Evidence]:
    """Return what the rubric's words say on a dimension in a sentence."""
    return [
        _weigh_reading(reading, one.sentence, rubric, passage)
        for reading in one.readings
        if reading.mention.dimension == dimension.id
    ]


def _weigh_reading(
    reading: Reading, sentence: Sentence, rubric: Rubric, passage: Passage | None
) -> Evidence:
    """Return a reading as evidence: its strength, weakened by the author's voice and by a passage
    that is not like texts about the dimension.
    """
    mention = reading.mention
    share = rubric.voices[reading.voice]
    trust = 1.0 if passage is None else passage.trust
    weight = round(reading.strength * share * trust, _DIGITS) if reading.sign else 0.0
    discarded = reading.discarded
    if reading.sign and not weight:
        discarded = _explain_voice(reading.voice)
    reason = ""
    if weight:
        reason = f"{mention.kind} {mention.weight:g}"
        if reading.clues:
            total = sum_clues(reading.clues)
            reason = f"sum of clues {total:+g} ({FULL:g} weighs in full); {reason}"
        if reading.strength != mention.weight:
            reason += f", read {reading.strength:g}"
        if trust != 1:
            reason += f" x trust {trust:g}"
        if share != 1:
            reason += f" x {reading.voice} {share:g}"
    return Evidence(
        sentence=sentence,
        dimension=mention.dimension,
        origin=mention.kind,
        rule=mention.rule,
        words=mention.words,
        span=mention.span,
        sign=reading.sign,
        weight=weight,
        voice=reading.voice,
        modifiers=reading.modifiers,
        clues=reading.clues,
        no_side=reading.no_side,
        reason=reason,
        discarded=discarded,
    )


def _explain_voice(voice: Voice) -> str:
    """Return why a voice weighs nothing."""
    return _SET_ASIDE.get(voice, f"{voice} weighs nothing in this rubric")


def leaves_room(evidence: Sequence[Evidence]) -> bool:
    """Whether likeness may count in a sentence: none of its readings was set aside."""
    return all(one.weight or one.no_side == "topic" for one in evidence)


def names_topic(evidence: Sequence[Evidence]) -> bool:
    """Whether the rubric's words name the topic, whichever side they take."""
    return any(is_by_words(one.origin) and one.no_side in ("", "topic") for one in evidence)


def list_likeness(
    one: ReadSentence, dimension: Dimension, rubric: Rubric, *, named: bool
) -> list[Evidence]:
    """Return likeness to the exemplars as evidence; nothing where it is too weak to count.

    Args:
        named: whether the rubric's words name the topic in the sentence or the one before.
    """
    rule = rubric.similarity
    likeness = one.likenesses.get(dimension.id)
    if likeness is None or not rule.weight:
        return []
    least = min(rule.topic, rule.named) if named else rule.topic
    if likeness.topic < least or abs(likeness.side) < rule.side:
        return []
    share = 1.0 if abs(likeness.side) >= rule.full else abs(likeness.side) / rule.full
    weight = round(rule.weight * share * rubric.voices[one.voice], _DIGITS)
    return [
        make_whole_evidence(
            one.sentence,
            dimension.id,
            "similarity",
            f"{dimension.id}/exemplars",
            lean=likeness.side,
            weight=weight,
            voice=one.voice,
            terms=likeness.terms,
            reason=_explain_likeness(likeness, rule, least, share),
            discarded="" if weight else _explain_voice(one.voice),
        )
    ]


def _explain_likeness(likeness: Likeness, rule: SimilarityRule, least: float, share: float) -> str:
    """Return why likeness counts, with the thresholds that it reaches."""
    graded = f", {share:.4f} of its weight" if share < 1 else ""
    return (
        f"topic {likeness.topic:.4f} (at least {least:g}), "
        f"side {likeness.side:+.4f} (at least {rule.side:g} either way){graded}"
    )


def _list_inherited(
    lead: Weighed, sentence: Sentence, own: Sequence[Evidence], rubric: Rubric
) -> list[Evidence]:
    """Return what a list item inherits from the words it hangs on: "the costs of X include: ...".

    Args:
        lead: the sentence it hangs on.
        own: the item's own evidence; where that weighs anything, it inherits nothing.
    """
    judged = [one for one in lead.evidence if one.weight and one.origin == "target"]
    if not judged or not lead.weight or any(one.weight for one in own):
        return []
    strongest = max(judged, key=lambda one: one.weight)
    return [
        make_whole_evidence(
            sentence,
            lead.dimension,
            "inherited",
            strongest.rule,
            lean=lead.weight,
            weight=round(abs(lead.weight) * rubric.inherited, _DIGITS),
            words=strongest.words,
            reason=f"hangs on {lead.sentence.id} ({lead.weight:+g} x {rubric.inherited:g})",
        )
    ]
