"""Evidence from whole passages: how like coded texts they are, where they name the dimension."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stances.match.passages import PassageLikeness, cut_passages, measure_passage
from stances.match.reader import ReadSentence
from stances.model import Evidence, Span
from stances.rubric.model import Dimension, Rubric

_DIGITS = 4
_LEAST_LEAN = 0.02


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A passage that may take a side on a dimension.

    Attributes:
        speaks_at: the id of its first sentence that names the dimension, or else of its first,
            which its likeness is shown with.
        trust: the share of its weight that a reading in it keeps (0 to 1).
    """

    likeness: PassageLikeness
    speaks_at: str
    trust: float


def measure_passages(
    dimension: Dimension, paragraph: Sequence[ReadSentence], rubric: Rubric
) -> Mapping[str, Passage]:
    """Return the passage of each sentence of a paragraph that is in one naming the dimension.

    Where the rubric says ``anywhere``, every passage counts, whether it names it or not.

    Returns:
        by the ids of the sentences; empty where the rubric has learnt nothing.
    """
    model = rubric.learned
    if model is None:
        return {}
    found: dict[str, Passage] = {}
    for span in cut_passages([len(one.tokens) for one in paragraph]):
        own = [paragraph[at] for at in span]
        naming = next((one for one in own if names_dimension(one, dimension.id)), None)
        if naming is None and rubric.similarity.anywhere:
            naming = own[0]
        if naming is None:
            continue
        likeness = measure_passage(model, dimension.id, [one.tokens for one in own])
        trust = round(min(1.0, model.trust + likeness.topic), _DIGITS)
        passage = Passage(likeness=likeness, speaks_at=naming.sentence.id, trust=trust)
        found.update((one.sentence.id, passage) for one in own)
    return found


def names_dimension(one: ReadSentence, dimension: str) -> bool:
    """Whether a sentence names a dimension by words of the rubric, not as somebody else's act."""
    return any(
        each.mention.dimension == dimension and each.no_side != "foreign" for each in one.readings
    )


def list_passage_evidence(
    passage: Passage, one: ReadSentence, dimension: Dimension, rubric: Rubric
) -> list[Evidence]:
    """Return the likeness of a passage as evidence; nothing where it leans to neither side."""
    model = rubric.learned
    likeness = passage.likeness
    if model is None or abs(likeness.lean) < _LEAST_LEAN:
        return []
    weight = round(min(1.0, model.slope * abs(likeness.lean)), _DIGITS)
    sentence = one.sentence
    count = likeness.sentences
    of = "its sentence" if count == 1 else f"its passage of {count} sentences"
    return [
        Evidence(
            sentence=sentence,
            dimension=dimension.id,
            origin="similarity",
            rule=f"{dimension.id}/learned",
            words="",
            span=Span(start=sentence.start, end=sentence.end, text=sentence.text),
            sign=1 if likeness.lean > 0 else -1,
            weight=weight,
            voice="asserted",
            terms=likeness.shares,
            reason=(
                f"{of}: for {likeness.plus:.4f}, against {likeness.minus:.4f}, "
                f"difference x {model.slope:g}"
            ),
        )
    ]
