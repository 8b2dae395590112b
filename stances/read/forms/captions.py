"""Captions, SRT and WebVTT: what is said, without the times at which it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stances.document import Document
from stances.read.forms.form import MarkedText
from stances.read.paragraphs import find_lines
from stances.read.splice import cut_out
from stances.regex import compile_later

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{3}"
_TIMING = compile_later(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*")
_HEADER = compile_later(r"WEBVTT\b[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_ASIDE = compile_later(r"(?m)^(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_CUE = compile_later(rf"(?m)^(?:[^\n]*\S[^\n]*\n)??{_TIMING.pattern}\n?")
"""What stands above the words of a cue: its name, if it has one, and its times."""
_VOICE = compile_later(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = compile_later(r"</?(?:[bciu]|v|ruby|rt|lang|font)\b[^>\n]*>|<\d[\d:.]*>", re.IGNORECASE)
_LABEL = compile_later(
    r"<v(?:\.[^\s>]*)?\s+[^>\n]{1,60}>|\[[^\[\]\n]{3,60}\][ \t]+(?=\S)|[^\n:<]{1,60}:[ \t]*"
)
_CHANGE = compile_later(r"[ \t]*(?:>>|&gt;&gt;)")
"""Another speaker, who may have no name."""
_BLANK = compile_later(r"\n[ \t]*\n\s*")


def mark_text(document: Document) -> MarkedText:
    """Return the words of captions, each speaker's cues that follow each other as one paragraph."""
    bare = cut_out(document, list(_find_marks(document.text)))
    return MarkedText(document=cut_out(bare, list(_find_seams(bare.text))))


def _find_marks(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is not said, in order: the header, asides, names, times and tags of cues."""
    header = _HEADER.match(text)
    found = [
        one.span()
        for one in (*filter(None, [header]), *_ASIDE.finditer(text), *_CUE.finditer(text))
    ]
    found += [one.span() for one in _TAG.finditer(text) if not _VOICE.match(one.group())]
    at = 0
    for start, end in sorted(found):
        if start >= at:
            yield start, end
            at = end


def _find_seams(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blank lines between cues of one speaker, with the label that comes again.

    One line end stays, so that no two words become one.
    """
    label = ""
    for gap in _BLANK.finditer(text):
        before = text.rfind("\n\n", 0, gap.start())
        start = max(0, before + 2 if before >= 0 else 0)
        label = _find_last_label(text, start, gap.start(), label)
        following = _LABEL.match(text, gap.end())
        if following is None or following.group() == label:
            yield gap.start() + 1, following.end() if following else gap.end()
        else:
            label = following.group()


def _find_last_label(text: str, start: int, end: int, label: str) -> str:
    """Return the label of whoever speaks last in a cue: it may stand on any line of it.

    Args:
        label: of whoever speaks before the cue.
    """
    for at, _ in find_lines(text, start, end):
        found = _LABEL.match(text, at)
        label = found.group() if found else "" if _CHANGE.match(text, at) else label
    return label
