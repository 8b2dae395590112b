"""Fixed phrases by their first words, in which the longest at a place is found at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def index_phrases(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return phrases by their first words, the longest first; a space stands behind each.

    >>> index_phrases(["on us", "off", "on the way"])
    {'on': ('on the way ', 'on us '), 'off': ('off ',)}
    """
    found: dict[str, list[str]] = {}
    for one in sorted(phrases, key=lambda one: (-len(one), one)):
        found.setdefault(one.partition(" ")[0], []).append(f"{one} ")
    return {word: tuple(own) for word, own in found.items()}


def find_phrase(left: str, phrases: Mapping[str, tuple[str, ...]]) -> str:
    """Return the longest phrase that a text begins with; empty where none does.

    Args:
        left: words, with a space behind each.
        phrases: as `index_phrases` returns them.

    >>> find_phrase("on the way home ", index_phrases(["on us", "on the way"]))
    'on the way'
    """
    own = phrases.get(left.partition(" ")[0], ())
    return next((one[:-1] for one in own if left.startswith(one)), "")
