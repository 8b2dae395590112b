"""CSL-JSON, which Zotero, Pandoc and citeproc read."""

from __future__ import annotations

from stances.output.answer import Answer
from stances.output.reference import Reference
from stances.output.view import View
from stances.wire.records import Record, format_json


class CslName(Record):
    """A name as it is written, not taken apart."""

    literal: str


class CslItem(Record, rename={"container_title": "container-title"}):
    """A reference in the terms of CSL (github.com/citation-style-language/schema)."""

    id: str
    type: str = "document"
    author: tuple[CslName, ...]
    title: str
    container_title: str
    locator: str
    abstract: str
    genre: str
    note: str
    source: str
    version: str


def write(answer: Answer, _view: View) -> str:
    """Return a list with an item for each reference of the answer."""
    return format_json([_make_item(one) for one in answer.list_references()], indent=2) + "\n"


def _make_item(one: Reference) -> CslItem:
    return CslItem(
        id=one.id,
        author=(CslName(literal=one.author),),
        title=one.title,
        container_title=one.source,
        locator=str(one.locator),
        abstract=one.quote,
        genre="quotation" if one.is_verbatim else "paraphrase",
        note=one.note,
        source=one.program,
        version=one.version,
    )
