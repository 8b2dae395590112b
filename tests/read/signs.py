"""Texts as they are read, without what no text says aloud."""

from __future__ import annotations

from stances.document import Document
from stances.read.forms.form import MarkedText
from stances.read.normalise import normalise_text


def normalise(text: str) -> str:
    """Return a text without addresses, hidden characters and odd ways to write signs."""
    return normalise_text(MarkedText(document=Document(name="a.txt", text=text))).document.text
