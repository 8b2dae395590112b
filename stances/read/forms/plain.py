"""Plain text: the form of every document that is in no other form."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from stances.document import Document, LineMap, map_lines
from stances.read.forms._hyphens import find_seam, make_lexicon
from stances.read.forms._line_numbers import find_line_numbers
from stances.read.forms._mail_quotes import mark_mail_quotes
from stances.read.forms._text_pages import TextLine, split_furniture
from stances.read.forms._wrapping import Wrapping, find_separators, measure_wrapping
from stances.read.forms.edit import edit_marked
from stances.read.forms.form import Form, MarkedText, Region
from stances.read.splice import Edit


def _mark(document: Document) -> MarkedText:
    """Return a text with blank lines between paragraphs, and the furniture of its pages at the end.

    What a mail program quotes is a quotation. Numbers of lines are cut off.

    Texts that are not hard-wrapped, and have no pages, stay as they are.
    """
    marked = mark_mail_quotes(document)
    marked = edit_marked(marked, find_line_numbers(marked.document.text))
    document = marked.document
    lines, furniture = split_furniture(document.text)
    wrapping = measure_wrapping(lines)
    if wrapping is not None:
        marked = edit_marked(marked, _join(document.text, lines, wrapping))
    elif lines and "\f" in document.text:
        marked = edit_marked(marked, _join_pages(document.text, lines))
    return _append(marked, document, furniture)


def _append(marked: MarkedText, given: Document, furniture: Sequence[TextLine]) -> MarkedText:
    """Return a marked text with the lines of furniture below it, each as a paragraph of its own.

    Args:
        given: the document before it was edited, in which the lines stand.
    """
    text = marked.document.text
    lines = marked.document.lines or map_lines(text)
    parts = [text]
    regions: list[Region] = []
    at = len(text)
    for line in furniture:
        regions.append(Region(start=at + 1, end=at + 1 + len(line.text), kind="furniture"))
        parts += ("\n", line.text, "\n")
        at += len(line.text) + 2
    if not regions:
        return marked
    starts = (*lines.starts, *(one.start for one in regions))
    numbers = (*lines.numbers, *(given.line_at(one.start) for one in furniture))
    mapped = LineMap(starts=starts, numbers=numbers, unit=lines.unit)
    document = dataclasses.replace(marked.document, text="".join(parts), lines=mapped)
    return replace(marked, document=document, regions=(*marked.regions, *regions))


def _join(text: str, lines: Sequence[TextLine], wrapping: Wrapping) -> Iterator[Edit]:
    """Yield the edits that join hard-wrapped lines to paragraphs."""
    lexicon = make_lexicon([line.text for line in lines])
    separators = find_separators(lines, wrapping)
    for (last, line), separator in zip(pairwise(lines), separators, strict=True):
        is_same = separator != "\n\n" and not (line.is_apart and last.page == line.page)
        kept = find_seam(last.text, line.text, lexicon) if is_same else None
        if kept is not None:
            yield Edit(start=last.start + kept, end=line.start)
        elif separator is not None:
            end = line.start if separator == " " else line.begin
            yield Edit(start=last.end, end=end, text=separator)
    yield from _cut_ends(text, lines)


def _join_pages(text: str, lines: Sequence[TextLine]) -> Iterator[Edit]:
    """Yield the edits that leave a blank line between two pages."""
    for last, line in pairwise(lines):
        if last.page != line.page:
            yield Edit(start=last.end, end=line.begin, text="\n\n")
    yield from _cut_ends(text, lines)


def _cut_ends(text: str, lines: Sequence[TextLine]) -> Iterator[Edit]:
    """Yield the edits that cut the furniture before the first line and after the last."""
    if text[: lines[0].begin].strip():
        yield Edit(start=0, end=lines[0].begin)
    if text[lines[-1].end :].strip():
        yield Edit(start=lines[-1].end, end=len(text), text="\n")


PLAIN = Form(
    name="plain",
    endings=(".txt", ".text"),
    recognise=lambda _text, _columns: True,
    mark_text=_mark,
)
