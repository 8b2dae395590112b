"""What each document was recognised by, and how much of it is nobody's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Protocol

from stances.document import Document
from stances.read.forms import tell_how_known
from stances.read.found import Found
from stances.read.layouts.byline import BYLINE
from stances.read.nobody import NobodysStretch, list_nobodys
from stances.read.notes import list_some
from stances.text.tokens import count_words
from stances.wire.records import Record

_MOST = 8
"""How many lines, or stretches of lines, a note or a cell lists before it only counts the rest."""

_MOST_CALLED = 3


class _Stretch(Protocol):
    """Whatever has a beginning and an end in a document."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class FoundDocument(Record):
    """A document, by what it was recognised, and how much of it is nobody's.

    Attributes:
        source: the document.
        form: the form it is in.
        form_by: what showed that: ``option``, ``bytes``, ``ending`` or ``content``.
        layout: how it says who speaks: the names of layouts, separated by semicolons.
        layout_by: what showed that: lines of the file (or its pages or paragraphs), the columns of
            a table, ``front-matter``, or ``option`` where the user named the author.
        experts: how many people speak in it.
        words: how many words its running text has, front matter apart; of a table, those of its
            texts.
        naming: how many of them say who speaks.
        nobodys: how many of the others are nobody's.
        nobodys_lines: where these stand.
        unnamed: how those are called who speak and have no name, separated by semicolons.
    """

    source: str
    form: str
    form_by: Literal["option", "bytes", "ending", "content"]
    layout: str
    layout_by: str
    experts: int
    words: int
    naming: int
    nobodys: int
    nobodys_lines: str
    unnamed: str


def describe_found(found: Found, *, experts: int, spoken: int) -> FoundDocument:
    """Return what was found in a document, as a record.

    Args:
        experts: how many people speak in it.
        spoken: how many words they say; of running text, those that several share count once.
    """
    source = found.source
    document = source.document
    stretches = list_nobodys(found)
    naming = sum(_count_words(document, one) for one in stretches if one.kind == "name")
    others = [one for one in stretches if one.kind != "name"]
    nobodys = sum(_count_words(document, one) for one in others)
    return FoundDocument(
        source=document.name,
        form=source.form.name,
        form_by="option" if source.options.form else tell_how_known(document.name, source.form),
        layout="; ".join(found.layouts),
        layout_by=_tell_layout(found),
        experts=experts,
        words=(spoken if source.is_table else _count_spoken(found)) + naming + nobodys,
        naming=naming,
        nobodys=nobodys,
        nobodys_lines=_list_places(document, others),
        unnamed="; ".join(found.unnamed),
    )


def note_nobodys(documents: Sequence[FoundDocument]) -> Iterator[str]:
    """Yield a line for each document that has words of nobody's; one for all where many do."""
    having = [one for one in documents if one.nobodys]
    see = "stances sentences --nobody shows them"
    if len(having) > _MOST:
        share = _show_share(sum(o.nobodys for o in having), sum(o.words for o in having))
        yield f"{share} in {len(having)} documents are nobody's; {see}, experts --why the lines"
        return
    for one in having:
        lines = shorten_places(one.nobodys_lines)
        share = _show_share(one.nobodys, one.words)
        yield f"{one.source}: {share} are nobody's, on {lines}{_show_unnamed(one.unnamed)}; {see}"


def _show_unnamed(unnamed: str) -> str:
    """Return whose words are among those of nobody; nothing where nobody without a name speaks."""
    called = unnamed.split("; ") if unnamed else []
    return f", with what {list_some(called, _MOST_CALLED)} said" if called else ""


def _show_share(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} words ({part / whole:.0%})"


def shorten_places(places: str) -> str:
    """Return places as notes and tables list them: the first ones where there are many.

    >>> shorten_places("lines 1-4, 9")
    'lines 1-4, 9'
    """
    listed = places.split(", ")
    rest = len(listed) - _MOST
    return places if rest <= 1 else f"{', '.join(listed[:_MOST])} and {rest} more"


def _tell_layout(found: Found) -> str:
    """Return which columns, or which places, show how a document says who speaks."""
    source = found.source
    if source.is_table:
        return f"columns {source.columns.expert}, {source.columns.text}"
    if not found.clues:  # the author whom the user named, or front matter
        return "option" if found.layouts == (BYLINE.name,) else found.layouts[0]
    return _list_places(source.document, found.clues)


def _list_places(document: Document, stretches: Iterable[_Stretch]) -> str:
    """Return the lines of stretches, those that follow each other joined: ``lines 1-4, 9``."""
    taken: dict[int, None] = {}
    for one in stretches:
        first = document.line_at(one.start)
        taken.update(dict.fromkeys(range(first, document.line_at(one.end - 1) + 1)))
    runs: list[list[int]] = []
    for number in sorted(taken):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    if not runs:
        return ""
    unit = document.lines.unit if document.lines else "line"
    return f"{unit}{'s' if len(taken) > 1 else ''} {', '.join('-'.join(map(str, r)) for r in runs)}"


def _count_spoken(found: Found) -> int:
    """Return how many words of running text are somebody's, each counted once."""
    text = found.source.document.text
    blocks = {(one.start, one.end) for each in found.statements for one in each.blocks}
    return sum(count_words(text, start, end) for start, end in blocks)


def _count_words(document: Document, stretch: NobodysStretch) -> int:
    return count_words(document.text, stretch.start, stretch.end)
