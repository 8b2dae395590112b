"""What no form of running text says aloud: addresses, and signs that are written in two ways.

Every text passes here once, after its form has marked it and before layouts read it.
"""

from __future__ import annotations

import re
import unicodedata

from stances.read.forms.edit import edit_marked
from stances.read.forms.form import MarkedText
from stances.read.splice import Edit, widen_cuts
from stances.regex import compile_later

_SIGNS = compile_later(
    r"""
      (?P<address>
        [(\[<]? (?: (?<![\w@./-]) (?:(?:https?|ftp):// | www\.) [^\s<>“”"|\\^`{}]+
                  | (?<![\w.+-]) (?:mailto:)? [\w.+-]{1,64}
                      @ (?:[\w-]{1,64}\.){1,9} [^\W_]{2,24} (?![\w@]) )
      )
    | (?P<hidden> \u00ad (?:\n[ \t]*(?=[^\W\d_]))? | [\u200b\u2060\ufeff]
        | (?<![^\0-\u024f\u2000-\u206f]) [\u200c\u200d] (?![^\0-\u024f\u2000-\u206f]) )
    | (?P<space> [\u00a0\u2007\u202f] )
    | (?P<ligature> [\ufb00-\ufb06] )
    | (?P<apostrophe> (?<=[^\W\d_]) [\u02bc`\u00b4\u2032\uff07] (?=[^\W\d_]) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Joiners of zero width are hidden in Latin letters alone: other scripts spell with them. The
curly apostrophe stays, for it may close a quotation; tokens take it for the straight one."""

_HOLDS_SUCH = compile_later(
    r"[`@\u00a0\u00ad\u00b4\u02bc\u2007\u200b-\u200d\u202f\u2032\u2060\ufb00-\ufb06\ufeff\uff07]|://|[Ww][Ww][Ww]\."
)
"""A sign that each of them holds: most texts hold none, and looking for it takes a fraction of the
time."""

_AFTER_ADDRESS = ".,;:!?'’)]}>*_"
_CLOSING = {"(": ")", "[": "]", "<": ">"}


def normalise_text(marked: MarkedText) -> MarkedText:
    r"""Return a marked text without addresses, hidden characters and odd ways to write signs.

    Web and e-mail addresses, soft hyphens and characters of zero width are cut out, with the
    hyphen of a word that is broken over two lines the line end as well. Spaces that do not break
    become plain ones, ligatures letters, and the apostrophes of typewriters straight. Front
    matter stays as it is.

    >>> from stances.document import Document
    >>> text = "We don´t con\u00adﬁrm it (https://test.example/a), a@test.example says."
    >>> normalise_text(MarkedText(document=Document(name="a.txt", text=text))).document.text
    "We don't confirm it, says."
    """
    text = marked.document.text
    if not _HOLDS_SUCH.search(text):
        return marked
    header = next((one.end for one in marked.regions if one.kind == "header"), 0)
    cuts: list[tuple[int, int]] = []
    edits: list[Edit] = []
    for found in _SIGNS.finditer(text, header):
        if found.lastgroup == "address":
            cuts.append(_find_address(text, *found.span()))
        else:
            start, end = found.span()
            edits.append(Edit(start=start, end=end, text=_write_sign(found)))
    return edit_marked(marked, (*edits, *widen_cuts(text, cuts)))


def _write_sign(found: re.Match[str]) -> str:
    """Return what is written in place of a sign."""
    match found.lastgroup:
        case "space":
            return " "
        case "apostrophe":
            return "'"
        case "ligature":
            return unicodedata.normalize("NFKC", found.group())
        case _:
            return ""


def _find_address(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where an address begins and ends, without the sentence's own stops.

    Brackets around it go with it; those that are its own stay in it.
    """
    opening = text[start] if text[start] in _CLOSING else ""
    if opening:
        closing = text.find(_CLOSING[opening], start, end + 1)
        if closing >= 0 and (closing == end or not text[closing + 1 : end].strip(_AFTER_ADDRESS)):
            return start, closing + 1
        start += 1
    while text[end - 1] in _AFTER_ADDRESS and not (
        text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end)
    ):
        end -= 1
    return start, end
