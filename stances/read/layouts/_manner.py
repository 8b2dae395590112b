"""How a line looks that may be a name: the names of a document mostly look alike."""

from __future__ import annotations

from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import read_person

_INSET = 15
"""How many spaces before a line set it off to the right, as signatures are."""


def find_manner(page: Page, line: Line, end: int) -> str:
    """Return how a line looks, such as ``heading line``, ``bold line`` or ``caps line``."""
    if line.kind == "heading":
        return "heading line"
    written = page.text[line.start : end]
    if page.is_styled(line.start, end, "bold") or written.strip().startswith("**"):
        return "bold line"
    if line.start - page.text.rfind("\n", 0, line.start) > _INSET:
        return "inset line"
    begun = page.find_styled_end(line.start, "bold", "link")
    if begun is not None and read_person(page.text[line.start : begun].strip(" ,:–—-")):
        return "bold name"
    return "caps line" if written.isupper() else "line"
