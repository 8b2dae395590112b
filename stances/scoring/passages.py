"""Evidence from whole passages: how like coded texts they are, where they name the dimension."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.match.passages import (
    LONGEST,
    PassageLikeness,
    PassageTerms,
    cut_passages,
    list_shares,
)
from stances.match.reader import ReadSentence, goes_on
from stances.model import Evidence
from stances.rubric.learned import LearnedModel
from stances.rubric.model import Dimension, Rubric
from stances.scoring.whole_sentence import make_whole_evidence

_DIGITS = 4
_LEAST_LEAN = 0.05
_LEAST_LEAN_OF_SHORT = 0.14
"""On 1,040 texts of one to three sentences by eight writers, likeness alone was right in 12 of the
36 that it gave a side by less than this, and in 35 of 50 by more."""
_HALF = 0.5
_CLEAR, _YIELDED = 0.8, 0.5
"""From this weight of words on that take the other side, likeness weighs this share."""
_OUTSIDE = 0.5
"""The share of the least trust in words, and of the weight of likeness, that is left in a passage
which does not name what the rubric is about."""
_ENOUGH = 2 * LONGEST
"""Beyond so many words the first passage is cut, whatever comes after it."""


class Passage(Struct, frozen=True, kw_only=True):
    """A passage that may take a side on a dimension.

    Attributes:
        speaks_at: the id of its first sentence that names the dimension, or else of its first,
            which its likeness is shown with.
        trust: the share of its weight that a reading in it keeps (0 to 1).
        least: the least difference between the sides from which it counts.
        own: the share of its words that the expert asserts (0 to 1), not asks or reports; less
            for a short passage, and half for one that does not name what the rubric is about.
        yields: the share of its weight that words on the other side leave to its likeness.
    """

    likeness: PassageLikeness
    speaks_at: str
    trust: float
    least: float = _LEAST_LEAN
    own: float = 1.0
    yields: float = 1.0


class ReadPassage(Struct, frozen=True, kw_only=True):
    """Sentences that are weighed together.

    Attributes:
        words: how many they have together.
        is_prose: whether none of them is a list item or a lead-in.
        named: the dimensions that the rubric's words name in them, as anybody's act.
        in_field: whether any of them names what the rubric is about.
        terms: those that are compared; `None` where the rubric has learnt nothing.
    """

    sentences: Sequence[ReadSentence]
    words: int
    is_prose: bool
    named: frozenset[str]
    in_field: bool
    terms: PassageTerms | None


def read_passages(sentences: Iterable[ReadSentence], rubric: Rubric) -> Iterator[ReadPassage]:
    """Yield one expert's sentences passage by passage.

    Args:
        sentences: in the order of the text.
    """
    for own in group_passages(sentences):
        yield read_passage(own, rubric)


def read_passage(own: Sequence[ReadSentence], rubric: Rubric) -> ReadPassage:
    """Return sentences as a passage."""
    tokens = [one.tokens for one in own]
    return ReadPassage(
        sentences=own,
        words=sum(map(len, tokens)),
        is_prose=all(one.sentence.kind == "prose" for one in own),
        named=frozenset(each.mention.dimension for one in own for each in one.readings),
        in_field=any(one.names_field for one in own),
        terms=PassageTerms(rubric.learned, tokens) if rubric.learned is not None else None,
    )


def may_speak(read: ReadPassage, dimension: Dimension, rubric: Rubric) -> bool:
    """Whether a passage may hold evidence on a dimension, by a quick look that misses none."""
    if dimension.id in read.named:
        return True
    if read.terms is None:
        return any(one.likenesses for one in read.sentences)
    rule = rubric.similarity
    return (
        rule.anywhere
        and read.in_field
        and read.terms.may_lean(dimension.id, rule.unnamed)
        and abs(read.terms.measure(dimension.id).lean) >= rule.unnamed
    )


def group_passages(sentences: Iterable[ReadSentence]) -> Iterator[list[ReadSentence]]:
    """Yield one expert's sentences passage by passage.

    A passage does not end with a paragraph, which many forms of a text do not show, but where
    somebody else speaks or where it is long enough.

    Args:
        sentences: in the order of the text.
    """
    own: list[ReadSentence] = []
    words = 0
    for one in sentences:
        if own and not goes_on(own[-1].sentence, one.sentence):
            yield from _cut(own)
            own, words = [], 0
        own.append(one)
        words += len(one.tokens)
        if words > _ENOUGH:
            first, *rest = _cut(own)
            yield first
            own = [one for passage in rest for one in passage]
            words = sum(len(one.tokens) for one in own)
    yield from _cut(own)


def _cut(sentences: Sequence[ReadSentence]) -> list[list[ReadSentence]]:
    spans = cut_passages([len(one.tokens) for one in sentences])
    return [[sentences[at] for at in span] for span in spans]


def make_passage(dimension: Dimension, read: ReadPassage, rubric: Rubric) -> Passage | None:
    """Return a passage with how like it is to texts that take a side on a dimension.

    Where the rubric says ``anywhere``, a passage counts whether it names the dimension or not, if
    it names what the rubric is about. Elsewhere one that names the dimension counts half. One that
    only asks about it takes no side, whatever its words.

    Returns:
        `None` where the rubric has learnt nothing, or where the passage may not count.
    """
    model = rubric.learned
    if model is None or read.terms is None:
        return None
    sentences = read.sentences
    named = dimension.id in read.named
    naming = next((one for one in sentences if names_dimension(one, dimension.id)), None)
    # likeness does not count where a passage names the act of somebody else only
    may_count = rubric.similarity.anywhere and read.in_field
    if naming is None and (named or not may_count):
        return None
    if _is_only_asked(sentences, dimension.id):
        return None
    likeness = read.terms.measure(dimension.id)
    share = 1.0 if read.in_field else _OUTSIDE
    return Passage(
        likeness=likeness,
        speaks_at=(naming or sentences[0]).sentence.id,
        trust=round(min(1.0, share * model.trust + likeness.topic), _DIGITS),
        least=_find_least(read, model) if naming is not None else rubric.similarity.unnamed,
        own=round(share * _find_own_share(sentences, rubric), _DIGITS),
    )


def _find_least(read: ReadPassage, model: LearnedModel) -> float:
    """Return the least lean from which the likeness of a passage that names the dimension counts:
    more where it has less than half the words of the texts that were learnt from.
    """
    return _LEAST_LEAN if read.words >= _HALF * model.length else _LEAST_LEAN_OF_SHORT


def yield_to_words(passage: Passage, by_words: Iterable[Evidence]) -> Passage:
    """Return a passage whose likeness weighs less where its words clearly take the other side.

    "We should not lift the sanctions" has the words of those who would lift them.
    """
    words = math.fsum(each.sign * each.weight for each in by_words)
    contradicts = abs(words) >= _CLEAR and words * passage.likeness.lean < 0
    return replace(passage, yields=_YIELDED) if contradicts else passage


def _find_own_share(sentences: Sequence[ReadSentence], rubric: Rubric) -> float:
    """Return how much of a passage its author stands behind, by the voices of its sentences.

    A passage with less than half the words of the texts that were learnt from counts as if the
    missing ones were not the author's.
    """
    words = sum(len(one.tokens) for one in sentences)
    own = math.fsum(len(one.tokens) * rubric.voices[one.voice] for one in sentences)
    whole = max(words, _HALF * (rubric.learned.length if rubric.learned else 0), 1)
    return round(min(1.0, own / whole), _DIGITS)


def _is_only_asked(sentences: Sequence[ReadSentence], dimension: str) -> bool:
    """Whether a passage only asks about a dimension."""
    voices = {
        each.voice
        for one in sentences
        for each in one.readings
        if each.mention.dimension == dimension and each.no_side != "foreign"
    }
    return voices == {"asked"}


def names_dimension(one: ReadSentence, dimension: str) -> bool:
    """Whether a sentence names a dimension by words of the rubric, not as somebody else's act."""
    return any(
        each.mention.dimension == dimension and each.no_side != "foreign" for each in one.readings
    )


def list_passage_evidence(
    passage: Passage, one: ReadSentence, dimension: Dimension, rubric: Rubric, *, shown: bool
) -> list[Evidence]:
    """Return the likeness of a passage as evidence; nothing where it leans to neither side.

    Args:
        shown: whether somebody will look at what each term adds.
    """
    model = rubric.learned
    likeness = passage.likeness
    if model is None or passage.own * abs(likeness.lean) < passage.least:
        return []
    share = passage.own * passage.yields
    weight = round(share * min(1.0, model.slope * abs(likeness.lean)), _DIGITS)
    count = likeness.sentences
    of = "its sentence" if count == 1 else f"its passage of {count} sentences"
    return [
        make_whole_evidence(
            one.sentence,
            dimension.id,
            "similarity",
            f"{dimension.id}/learned",
            lean=likeness.lean,
            weight=weight,
            terms=list_shares(model, likeness) if shown else (),
            reason=(
                f"{of}: for {likeness.plus:.4f}, against {likeness.minus:.4f}, "
                f"difference x {model.slope:g}"
                + (f" x own words {passage.own:g}" if passage.own != 1 else "")
                + (f" x against words {passage.yields:g}" if passage.yields != 1 else "")
            ),
            discarded="" if weight else "asked or another's words",
        )
    ]
