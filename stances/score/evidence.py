"""What each sentence weighs on a dimension, and why."""

from __future__ import annotations

import math
from collections.abc import Sequence

from stances.model import Evidence, Reading, Sentence, Span, Voice, Weighed
from stances.rubric.model import Dimension, Rubric
from stances.score.reader import ReadSentence

_DIGITS = 4
_BARE_LEAD = 5  # words, at most, of a lead-in that only points back: "they include:"
_VOID: dict[Voice, str] = {"reported": "another's words", "asked": "a question"}


def weigh(
    dimension: Dimension, sentences: Sequence[ReadSentence], rubric: Rubric
) -> tuple[Weighed, ...]:
    """One expert's sentences that bear on a dimension, each with its one signed weight.

    Args:
        dimension: the question.
        sentences: all the expert's sentences, in the order of the text.
        rubric: gives the weights of voices, of similarity and of what list items inherit.
    """
    weighed: list[Weighed] = []
    lead: Weighed | None = None
    before: Weighed | None = None
    told = [_told(dimension, one, rubric) for one in sentences]
    likeness = rubric.similarity.beside_words or not any(
        item.weight for evidence in told for item in evidence
    )
    for one, evidence in zip(sentences, told, strict=True):
        if before is not None and before.sentence.source is not one.sentence.source:
            lead = before = None
        if likeness and _leave_room(evidence):
            named = _named(evidence) or (before is not None and _named(before.evidence))
            evidence.extend(_of_similarity(one, dimension, rubric, named=named))
        this = _weighed(dimension, one, evidence, lead, rubric)
        if one.sentence.kind == "lead-in":
            bare = not this.weight and len(one.tokens) <= _BARE_LEAD
            lead = before if bare else this
        elif one.sentence.kind == "prose":
            lead = None
        before = this
        if this.evidence:
            weighed.append(this)
    return tuple(weighed)


def mentions(one: Weighed) -> bool:
    """Whether a sentence speaks of a dimension at all, by words or by likeness, on any side."""
    return any(item.cause != "foreign" and item.origin != "inherited" for item in one.evidence)


def _weighed(
    dimension: Dimension,
    one: ReadSentence,
    evidence: list[Evidence],
    lead: Weighed | None,
    rubric: Rubric,
) -> Weighed:
    """A sentence's weight; `lead` is what it hangs on if it is a list item."""
    if one.sentence.kind == "item" and lead is not None:
        evidence += _inherited(lead, one.sentence, evidence, rubric)
    total = math.fsum(item.sign * item.weight for item in evidence)
    return Weighed(
        sentence=one.sentence,
        dimension=dimension.id,
        weight=round(max(-1.0, min(1.0, total)), _DIGITS) + 0.0,
        evidence=tuple(evidence),
    )


def _told(dimension: Dimension, one: ReadSentence, rubric: Rubric) -> list[Evidence]:
    """What the rubric's words say in a sentence."""
    return [
        _of_reading(reading, one.sentence, rubric)
        for reading in one.readings
        if reading.mention.dimension == dimension.id
    ]


def _of_reading(reading: Reading, sentence: Sentence, rubric: Rubric) -> Evidence:
    mention = reading.mention
    share = rubric.voices[reading.voice]
    weight = round(reading.strength * share, _DIGITS) if reading.sign else 0.0
    discarded = reading.discarded
    if reading.sign and not weight:
        discarded = _VOID.get(reading.voice, f"{reading.voice} weighs nothing in this rubric")
    reason = ""
    if weight:
        reason = f"{mention.kind} {mention.weight:g}"
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
        cause=reading.cause,
        reason=reason,
        discarded=discarded,
    )


def _leave_room(evidence: Sequence[Evidence]) -> bool:
    """Whether likeness may speak in a sentence: nothing that its words say was set aside."""
    return all(item.weight or item.cause == "topic" for item in evidence)


def _named(evidence: Sequence[Evidence]) -> bool:
    """Whether the rubric's words name the topic, whoever's side they take."""
    return any(
        item.origin in ("cue", "target") and item.cause in ("", "topic") for item in evidence
    )


def _of_similarity(
    one: ReadSentence, dimension: Dimension, rubric: Rubric, *, named: bool
) -> list[Evidence]:
    """Likeness to the exemplars, as far as it is near enough to either pole and far from one."""
    rule = rubric.similarity
    similarity = one.similarities.get(dimension.id)
    if similarity is None or not rule.weight:
        return []
    least = min(rule.topic, rule.named) if named else rule.topic
    if similarity.topic < least or abs(similarity.side) < rule.side:
        return []
    voice = one.voice
    share = 1.0 if abs(similarity.side) >= rule.full else abs(similarity.side) / rule.full
    weight = round(rule.weight * share * rubric.voices[voice], _DIGITS)
    sentence = one.sentence
    graded = f", {share:.4f} of its weight" if share < 1 else ""
    return [
        Evidence(
            sentence=sentence,
            dimension=dimension.id,
            origin="similarity",
            rule=f"{dimension.id}/exemplars",
            words="",
            span=Span(start=sentence.start, end=sentence.end, text=sentence.text),
            sign=1 if similarity.side > 0 else -1,
            weight=weight,
            voice=voice,
            terms=similarity.terms,
            reason=(
                f"topic {similarity.topic:.4f} (at least {least:g}), "
                f"side {similarity.side:+.4f} (at least {rule.side:g} either way){graded}"
            ),
            discarded="" if weight else _VOID.get(voice, f"{voice} weighs nothing in this rubric"),
        )
    ]


def _inherited(
    lead: Weighed, sentence: Sentence, already: Sequence[Evidence], rubric: Rubric
) -> list[Evidence]:
    """A list item stands under what the words it hangs on judge: "the costs of X include: ..."."""
    judged = [item for item in lead.evidence if item.weight and item.origin == "target"]
    if not judged or not lead.weight or any(item.weight for item in already):
        return []
    strongest = max(judged, key=lambda item: item.weight)
    return [
        Evidence(
            sentence=sentence,
            dimension=lead.dimension,
            origin="inherited",
            rule=strongest.rule,
            words=strongest.words,
            span=Span(start=sentence.start, end=sentence.end, text=sentence.text),
            sign=1 if lead.weight > 0 else -1,
            weight=round(abs(lead.weight) * rubric.inherited, _DIGITS),
            voice="asserted",
            reason=f"hangs on {lead.sentence.id} ({lead.weight:+g} x {rubric.inherited:g})",
        )
    ]
