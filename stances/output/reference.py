"""A quotation with where it comes from, ready for any format of references."""

from __future__ import annotations

from msgspec import Struct


class Reference(Struct, frozen=True, kw_only=True):
    """A quotation and where it comes from.

    Attributes:
        id: a key for footnotes and reference managers, of letters, digits and ``-``.
        author: whose words they are.
        title: what they are quoted for, in a few words.
        quote: the words.
        is_verbatim: whether they are the author's own; if not, they are a paraphrase.
        source: the file that holds them.
        locator: the line, page or paragraph of it.
        place: both of them as people read them.
        note: how they were read, and by what.
        program: what made the reference, with its version.
        version: of what the reading depends on.
    """

    id: str
    author: str
    title: str
    quote: str
    is_verbatim: bool
    source: str
    locator: int
    place: str
    note: str
    program: str
    version: str
