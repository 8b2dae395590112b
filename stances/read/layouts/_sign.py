"""A sign: a place where a document says who speaks."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from stances.read.layouts._person import Person

Grade = Literal["sure", "likely", "possible"]
"""How sure it is that a sign names a speaker: on its own; where others like it do; or only where
the name is known from elsewhere."""


class Sign(Struct, frozen=True, kw_only=True):
    """A place where a document says whose words follow.

    Attributes:
        start, end: its offsets; the words begin where it ends.
        person: whom it names; `None` where it stands for somebody without a name, such as whoever
            asks in a briefing.
        manner: how it is written, such as ``label`` or ``bold line``: the signs of a document are
            mostly written in one manner.
        grade: how sure it is on its own.
        is_alone: whether nothing follows it on its line.
        written: its words, for messages.
        layout: the name of the layout that finds it so; whoever asks several fills it in.
        lead: the offsets of words before the name that are the person's, such as a verdict.
    """

    start: int
    end: int
    person: Person | None
    manner: str
    grade: Grade
    is_alone: bool
    written: str
    layout: str = ""
    lead: tuple[int, int] | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Its offsets."""
        return self.start, self.end
