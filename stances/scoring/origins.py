"""Where evidence comes from, and how people read it."""

from __future__ import annotations

from stances.model import Origin

_NAMES: dict[Origin, str] = {"similarity": "likeness", "inherited": "lead-in"}


def is_by_words(origin: Origin) -> bool:
    """Return whether words of the rubric were found; all other evidence is of whole sentences.

    >>> is_by_words("cue"), is_by_words("similarity")
    (True, False)
    """
    return origin in ("cue", "target")


def name_origin(origin: Origin) -> str:
    """Return what people read for an origin: ``cue``, ``target``, ``likeness`` or ``lead-in``.

    >>> name_origin("target"), name_origin("similarity")
    ('target', 'likeness')
    """
    return _NAMES.get(origin, origin)
