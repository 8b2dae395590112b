"""What stands between the words of a sentence: commas, stops, brackets, dashes, scare quotes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from stances.language.roles import ROLES
from stances.regex import compile_later
from stances.text.tokens import Token

_DASH = compile_later(r"\s-{1,3}\s|—|\s–\s|--")
_STOP = compile_later(r"[;:?!…]|\.\s|\n\s*\n")
_SCARE = compile_later(
    r"[\"“‘](?:[\w-]+ ){0,3}[\w-]+[\"”’](?!\w)|(?<!\w)'(?:[\w-]+ ){0,2}[\w-]+'(?!\w)"
)
"""At most four words in quotation marks."""


def find_gaps(text: str, tokens: Sequence[Token]) -> list[str]:
    """Return what stands before each token: nothing, ``,``, ``;``, ``(``, ``)`` or ``-``."""
    gaps: list[str] = []
    previous = tokens[0].start if tokens else 0
    for token in tokens:
        between = text[previous : token.start]
        gap = ""
        if ")" in between:
            gap = ")"
        if "(" in between:
            gap = "[" if _STOP.search(between) else "("
        elif not gap and _DASH.search(between):
            gap = "-"
        elif (
            not gap
            and _STOP.search(between)
            and not (gaps and tokens[len(gaps) - 1].norm in ROLES.titles_with_stop)
        ):
            gap = ";"
        elif not gap and "," in between:
            gap = ","
        gaps.append(gap)
        previous = token.end
    return _open_own_views([token.norm for token in tokens], gaps)


def _open_own_views(norms: Sequence[str], gaps: list[str]) -> list[str]:
    """Return the gaps, those around ", I think," read as brackets."""
    commas = [at for at, gap in enumerate(gaps) if gap == "," and at]
    for first, last in pairwise(commas):
        if " ".join(norms[first:last]) in ROLES.own_views:
            gaps[first], gaps[last] = "(", ")"
    return gaps


def find_scare_quotes(text: str, tokens: Sequence[Token]) -> list[bool]:
    """Return which tokens are in quotation marks around at most three words."""
    spans = [match.span() for match in _SCARE.finditer(text, tokens[0].start, tokens[-1].end + 1)]
    return [any(first <= token.start < last for first, last in spans) for token in tokens]
