"""The steady ids of experts, dimensions and cells, which links to the page name."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from stances.text.names import fold_name

_MARK = 6


def make_anchors(names: Sequence[str]) -> Mapping[str, str]:
    """Return an id for each name: its letters and digits, joined by single hyphens.

    Names that would have the same id also have a part of their digest, so that the id of one does
    not depend on the order of the others.

    >>> dict(make_anchors(["C. Test Älpha", "us--presence"]))
    {'C. Test Älpha': 'c-test-alpha', 'us--presence': 'us-presence'}
    """
    plain = {name: _slim(name) for name in names}
    counts = Counter(plain.values())
    return {
        name: f"{slug}-{_digest(name)}" if counts[slug] > 1 else slug
        for name, slug in plain.items()
    }


def join_anchors(expert: str, dimension: str) -> str:
    """Return the id of a cell, from the ids of its expert and its dimension.

    >>> join_anchors("test-alpha", "war-risk")
    'cell-test-alpha--war-risk'
    """
    return f"cell-{expert}--{dimension}"


def _slim(name: str) -> str:
    folded = "".join(sign if sign.isalnum() else " " for sign in fold_name(name))
    return "-".join(folded.split()) or _digest(name)


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]
