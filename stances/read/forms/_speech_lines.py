"""Lines at which a speaker is named, or a quotation ends: paragraphs end there without a gap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from stances.language.words import load_words
from stances.regex import compile_later

_WORDS = load_words()
_ENDS = compile_later(r"[.?!:…][\"'”’»)\]]*\Z")
_OPENING = ("“", "„", "«", '"')
_CLOSED = compile_later(r"[.?!…][”»\"]\Z|[”»\"][.]\Z")
_HEAD = compile_later(r"[A-ZÀ-ÖØ-Þ][^“”«»\"?!;:]{2,250}:")
_NAMED_HEAD = compile_later(
    r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*\s+){1,4}[A-ZÀ-ÖØ-Þ][\w.'’-]*,\s[^“”«»\"?!;:]{2,250}:"
)
"""A name with what it is said to be: whatever follows, it is somebody else's."""
_TITLES = sorted({*_WORDS.label_titles, *_WORDS.printed_titles}, key=lambda one: (-len(one), one))
_LABEL = compile_later(
    rf"""
    [^“”"]{{1,110}}? (?: [:：] (?=\s|\Z) | \s[—–|]\s )       # Test Alpha (Test House): …
    | (?:The\s)? (?:{"|".join(re.escape(one) for one in _TITLES)}) \.? \s  # Mr. ALPHA. …
    | (?:[A-ZÀ-ÖØ-Þ'’.-]{{2,}}\s+){{1,4}} | Q[.)]?\s | >> | [-•*\[(>]
    """,
    re.VERBOSE,
)
MOST_LINES = 7
"""How many lines the name of a speaker may take with its role, and the first line below."""


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a stop, perhaps with marks after it."""
    return _ENDS.search(line) is not None


def may_name(line: str) -> bool:
    """Whether a line may begin with the name of a speaker: a label, a title, capitals.

    >>> may_name("Test Alpha: We go on."), may_name("The boats go on.")
    (True, False)
    """
    return _LABEL.match(line) is not None


def begins_head(last: str, rest: Sequence[str]) -> bool:
    """Whether a line begins the name of a speaker, or what is said below one.

    Args:
        last: the line above.
        rest: that line and the next ones, `MOST_LINES` at most.

    >>> begins_head("So be it.”", ["Test Alpha, fellow at the", "Test House:", "“No."])
    True
    """
    if not ends_sentence(last):
        return False
    if last.endswith(":") and (rest[0].startswith(_OPENING) or _NAMED_HEAD.fullmatch(last)):
        return True
    written = ""
    for line, following in pairwise(rest):
        written = f"{written} {line}".lstrip()
        if written.endswith(":"):
            if _NAMED_HEAD.fullmatch(written):
                return True
            return _HEAD.fullmatch(written) is not None and following.startswith(_OPENING)
    return False


def ends_quotation(kept: Sequence[str], line: str) -> bool:
    """Whether a line opens a quotation anew, or follows one that was a paragraph of its own.

    Args:
        kept: the lines of the paragraph above it.

    >>> ends_quotation(["“We must talk.", "It is late.”"], "Further reading")
    True
    """
    above = " ".join(kept)
    if not ends_sentence(kept[-1]):
        return False
    if line.startswith(_OPENING) and _CLOSED.search(above):
        return True
    if not above.startswith(_OPENING):
        return False
    opened = above.count("“") + above.count("«") - above.count("”") - above.count("»")
    if above[0] == '"':
        opened = above.count('"') % 2
    if line.startswith(above[0]):
        return opened > 0
    return opened == 0 and _CLOSED.search(above) is not None
