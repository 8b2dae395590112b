"""Evidence that a sentence gives as a whole, not by words in it."""

from __future__ import annotations

from stances.model import Evidence, Origin, Sentence, Span, TermShare, Voice


def make_whole_evidence(
    sentence: Sentence,
    dimension: str,
    origin: Origin,
    rule: str,
    *,
    lean: float,
    weight: float,
    reason: str,
    words: str = "",
    voice: Voice = "asserted",
    terms: tuple[TermShare, ...] = (),
    discarded: str = "",
) -> Evidence:
    """Return evidence whose span is the sentence.

    Args:
        lean: above 0 for the positive side; the negative side else.
        weight: from 0 to 1.
        words: the pattern that it goes back to; empty for likeness.
        terms: what each TF-IDF term adds to the side.
        discarded: why it weighs nothing; empty where it weighs.
    """
    return Evidence(
        sentence=sentence,
        dimension=dimension,
        origin=origin,
        rule=rule,
        words=words,
        span=Span(start=sentence.start, end=sentence.end, text=sentence.text),
        sign=1 if lean > 0 else -1,
        weight=weight,
        voice=voice,
        terms=terms,
        reason=reason,
        discarded=discarded,
    )
