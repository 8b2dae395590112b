"""How alike the words of two texts are, whichever side they take."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from stances.comparison.panel import DIGITS
from stances.model import Sentence
from stances.rubric.model import CompiledRubric
from stances.text.terms import STEM, KnownTerm
from stances.text.tokens import tokenize


def measure_cosines(
    sentences: Mapping[str, Sequence[Sentence]], terms: Mapping[str, KnownTerm]
) -> dict[tuple[str, str], float]:
    """Return how alike the words of each two experts are, from 0 to 1.

    It is the cosine of the TF-IDF weights of their stems. How rare a stem is comes from the
    rubric, never from the input, so that other experts do not move it; a stem that the rubric
    does not know is as rare as its rarest.

    Args:
        sentences: by expert.
        terms: the rubric's, as `list_known_terms` gives them.
    """
    weighed = {expert: weigh_stems(own, terms) for expert, own in sentences.items()}
    return {
        (one, other): measure_cosine(weighed[one], weighed[other])
        for one, other in combinations(weighed, 2)
    }


def list_known_terms(compiled: CompiledRubric) -> Mapping[str, KnownTerm]:
    """Return the terms that a rubric learnt from coded texts, or else from its exemplars."""
    learned = compiled.rubric.learned
    return compiled.similarity.terms if learned is None else learned.terms


def weigh_stems(sentences: Iterable[Sentence], terms: Mapping[str, KnownTerm]) -> dict[str, float]:
    """Return the TF-IDF weight of each stem of a text: ``(1 + ln count) * idf``."""
    rarest = max((one.idf for one in terms.values()), default=1.0)
    counts = Counter(
        token.norm[:STEM] for sentence in sentences for token in tokenize(sentence.text)
    )
    return {
        stem: (1 + math.log(count)) * (terms[stem].idf if stem in terms else rarest)
        for stem, count in counts.items()
        if stem[:1].isalpha()
    }


def measure_cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two weighed texts; 0 where one of them has no words.

    >>> measure_cosine({"a": 3.0, "b": 4.0}, {"a": 1.0})
    0.6
    """
    norms = [
        math.sqrt(math.fsum(value * value for value in text.values())) for text in (one, other)
    ]
    product = math.fsum(weight * other[stem] for stem, weight in one.items() if stem in other)
    scale = norms[0] * norms[1]
    return round(product / scale, DIGITS) if scale else 0.0
