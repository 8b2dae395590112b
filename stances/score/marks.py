"""Marks of what scores rest on, by which a change of the text or of the rubric is known."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from stances.model import Sentence
from stances.read.blocks import BULLET
from stances.rubric.model import Dimension, Rubric
from stances.text.tokens import spaced

_QUOTES = "\"'“”„‘’‚«»‹›"


def text_mark(text: str) -> str:
    """A digest of a sentence's words: the same however they are spaced or broken into lines.

    Nor does it matter where a quotation begins and ends, for that changes with a neighbour, or by
    which sign or number a list marks its item. Baselines keep it.

    >>> text_mark("“Talk  now.\\n") == text_mark("Talk now.”")
    True
    """
    words = spaced(text)
    bullet = BULLET.match(words)
    words = words[bullet.end() if bullet else 0 :].strip(_QUOTES).strip()
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:12]


def marks(
    sentences: Mapping[str, Sequence[Sentence]], rubric: Rubric, dimensions: Sequence[Dimension]
) -> dict[str, Any]:
    """The marks of every sentence, and of every part of the rubric.

    Returns:
        ``texts``: by expert and sentence id. ``rubric``: of the file that holds what its
        dimensions share, of the ``modifiers``, of the ``dimensions`` by their ids, and of their
        ``entries``; and what its ``settings`` are, as they stand.
    """
    return {
        "texts": {
            expert: {one.id: text_mark(one.text) for one in own}
            for expert, own in sentences.items()
        },
        "rubric": {
            "settings": _settings(rubric),
            "shared": rubric.mark,
            "modifiers": rubric.modifiers.mark,
            "dimensions": {one.id: one.mark for one in dimensions},
            "entries": {one.id: sorted(entry.mark for entry in one.entries) for one in dimensions},
        },
    }


def _settings(rubric: Rubric) -> dict[str, float]:
    """The numbers of ``rubric.toml``, by the names that they have there."""
    return {
        "min_evidence": rubric.min_evidence,
        "mixed_below": rubric.mixed_below,
        "inherited": rubric.inherited,
        **{f"voices.{name}": value for name, value in rubric.voices.items()},
        **{f"similarity.{name}": value for name, value in asdict(rubric.similarity).items()},
    }
