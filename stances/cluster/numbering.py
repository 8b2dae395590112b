"""The numbers of an expert's paragraphs, once the pieces before theirs are known."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from stances.scoring.parts import Part
from stances.scoring.sheet_evidence import SheetEvidence, SheetSentence

_HANGS_ON = "hangs on "


class Said(Struct, kw_only=True):
    """What an expert says in some pieces, for a sheet with evidence.

    Attributes:
        paragraphs: how many there are.
        marks: of the sentences, by their ids.
    """

    paragraphs: int
    marks: dict[str, str]

    def add(self, other: Said) -> None:
        """Add what the expert says next, numbered on from here."""
        for name, mark in other.marks.items():
            self.marks[renumber(name, self.paragraphs)] = mark
        self.paragraphs += other.paragraphs


def renumber(name: str, before: int) -> str:
    """Return the id of a sentence with so many more paragraphs before it.

    >>> renumber("beta-2.1", 10)
    'beta-12.1'
    """
    slug, _, place = name.rpartition("-")
    paragraph, _, number = place.partition(".")
    return f"{slug}-{int(paragraph) + before}.{number}"


def renumber_part(part: Part, before: int) -> Part:
    """Return a part whose evidence has so many more paragraphs before it."""
    if part.shown is None or not before:
        return part
    shown = tuple(
        [[_renumber_sentence(one, before) for one in kept] for kept in own] for own in part.shown
    )
    return Part(sums=part.sums, shown=shown)


def _renumber_sentence(one: SheetSentence, before: int) -> SheetSentence:
    items = tuple(_renumber_item(item, before) for item in one.items)
    return replace(one, sentence=renumber(one.sentence, before), items=items)


def _renumber_item(item: SheetEvidence, before: int) -> SheetEvidence:
    """Return a piece of evidence, whose reason may name the sentence that it hangs on."""
    if not item.reason.startswith(_HANGS_ON):
        return item
    name, _, rest = item.reason.removeprefix(_HANGS_ON).partition(" ")
    return replace(item, reason=f"{_HANGS_ON}{renumber(name, before)} {rest}")
