"""Marks (digests) of the text and of the rubric, which show whether they changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import asdict

from stances.model import Sentence
from stances.read.blocks import BULLET
from stances.rubric.model import Dimension, Rubric
from stances.scoring.sheet import Marks, RubricMarks
from stances.text.tokens import normalise_name

_QUOTES = "\"'“”„‘’‚«»‹›"


def mark_text(text: str) -> str:
    """Return a digest of a sentence's words, which baselines keep.

    White space, the bullet or number of a list item, and quotation marks at either end do not
    change it. (Where a quotation begins and ends depends on the sentences around it.)

    >>> mark_text("“Talk  now.\\n") == mark_text("Talk now.”")
    True
    """
    words = normalise_name(text)
    bullet = BULLET.match(words)
    words = words[bullet.end() if bullet else 0 :].strip(_QUOTES).strip()
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:12]


def mark_sentences(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Return the marks of an expert's sentences, by their ids."""
    return {one.id: mark_text(one.text) for one in sentences}


def make_marks(
    texts: Mapping[str, dict[str, str]], rubric: Rubric, dimensions: Sequence[Dimension]
) -> Marks:
    """Return the marks of every sentence, and of every part of the rubric.

    Args:
        texts: by expert, what `mark_sentences` returned.
        dimensions: those that are scored.
    """
    return Marks(
        texts=dict(texts),
        rubric=RubricMarks(
            settings=_list_settings(rubric),
            shared=rubric.mark,
            modifiers=rubric.modifiers.mark,
            dimensions={one.id: one.mark for one in dimensions},
            entries={one.id: sorted(entry.mark for entry in one.entries) for one in dimensions},
        ),
    )


def _list_settings(rubric: Rubric) -> dict[str, float | bool]:
    """Return the numbers of ``rubric.toml``, by the names that they have there."""
    likeness = asdict(rubric.similarity)
    for words in ("field", "other_fields"):  # the mark of what dimensions share stands for them
        likeness.pop(words)
    return {
        "min_evidence": rubric.min_evidence,
        "mixed_below": rubric.mixed_below,
        "inherited": rubric.inherited,
        **{f"voices.{name}": value for name, value in rubric.voices.items()},
        **{f"similarity.{name}": value for name, value in likeness.items()},
    }
