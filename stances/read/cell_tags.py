"""Tags of HTML within the cells of tables, as exports of web forms and editors leave them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stances.document import Document
from stances.read.splice import Edit, rewrite
from stances.regex import compile_later

_TAG = compile_later(
    r"</?(?:(?P<block>p|br|div|li|ul|ol)|b|i|em|strong|a|span|u|sup|font)"
    r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*/?>",
    re.IGNORECASE,
)
"""Only those that editors write, so that no words between other angle brackets are lost."""


def drop_tags(document: Document) -> Document:
    """Return a cell without tags; those of paragraphs, lists and lines end what stands before.

    Offsets are those of the text that is left, and its lines are still those of the file.

    >>> drop_tags(Document(name="a.csv", text="<p><b>Tolls</b> work.</p><p>x < b")).text.split()
    ['Tolls', 'work.', 'x', '<', 'b']
    """
    if "<" not in document.text:
        return document
    edits = tuple(_list_edits(document.text))
    return rewrite(document, edits) if edits else document


def _list_edits(text: str) -> Iterator[Edit]:
    for found in _TAG.finditer(text):
        yield Edit(
            start=found.start(), end=found.end(), text="\n\n" if found["block"] is not None else ""
        )
