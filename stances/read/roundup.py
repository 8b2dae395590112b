"""An article in which several experts are quoted, each below a line that names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from stances.errors import StancesError
from stances.model import Block, Source, Statement
from stances.read.blocks import cut
from stances.read.bylines import Byline, byline
from stances.read.markdown import BEGIN_WITH_FENCE, is_markdown, own_stretches
from stances.read.quotation import ends_closed, is_quoted, opens, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]+)*")
_LINE = re.compile(r"\S[^\n]*")
_BLANK = re.compile(r"\n\s*\n")
_BEFORE_QUOTATION = re.compile(r"[^“”\"\n]*?[:：](?=\s*[*_]*[“”\"])")
_SENTENCE_END = re.compile(r"[.?!][\"”’)*_]*\Z")
_LABEL_HEAD = re.compile(r"(?:#{1,6}\s+)?(?:[•◦▪‣●*–-]\s+)?[*_]*")
_LONGEST_LABEL = 25
_LONGEST_BYLINE = 4
"""Lines over which a hard-wrapped line with a name may run."""


class _Heard(NamedTuple):
    """A line that names an expert, with its offsets."""

    start: int
    end: int
    who: Byline


def read(source: Source) -> tuple[Statement, ...]:
    """One statement for each line such as "Name, role at institution:" and the text below it.

    A text in quotation marks ends where they are closed; one without goes on to the next
    expert. What stands before the first expert or outside the quotations is nobody's, and so
    are the headings and block quotes of Markdown.

    Raises:
        StancesError: no expert is named, one has no text, or a quotation is never closed.
    """
    text = source.text
    by_line = _BLANK.search(text.strip()) is None
    heard = list(_heard(text))
    if not heard:
        raise _no_expert(source)
    stops = [expert.start for expert in heard[1:]] + [len(text)]
    return tuple(
        _statement(source, expert, stop, by_line=by_line)
        for expert, stop in zip(heard, stops, strict=True)
    )


def _heard(text: str) -> Iterator[_Heard]:
    for paragraph in _PARAGRAPH.finditer(text):
        lines = list(_LINE.finditer(text, *paragraph.span()))
        named = [(line, who) for line in lines if (who := byline(line.group()))]
        if not named and 1 < len(lines) <= _LONGEST_BYLINE and (who := byline(paragraph.group())):
            named = [(paragraph, who)]
        if not named:
            heads = (_BEFORE_QUOTATION.match(text, line.start(), line.end()) for line in lines)
            named = [(head, who) for head in heads if head and (who := byline(head.group()))]
        for where, who in named:
            yield _Heard(where.start(), where.end(), who)


def _statement(source: Source, expert: _Heard, stop: int, *, by_line: bool) -> Statement:
    """The statement of an expert, whose text ends before `stop`."""
    name = expert.who.name
    text = source.text
    markdown = is_markdown(source)
    stretches = own_stretches(text, expert.end, stop) if markdown else [(expert.end, stop)]
    paragraphs = _lines if by_line else cut
    blocks = tuple(block for stretch in stretches for block in paragraphs(text, *stretch))
    if not blocks:
        outside = " outside of headings and block quotes" if markdown else ""
        raise StancesError(
            f"no text below {name}",
            where=f"{source.name}:{source.line_at(expert.start)}",
            hint=f"add what they said{outside}, or delete the line",
        )
    own = _own(source, name, blocks)
    if is_quoted(text[own[0].start : own[0].end]):
        _check_labels(source, own, expert.end, stop, by_line=by_line)
    return Statement(
        expert=name,
        source=source,
        blocks=own,
        role=expert.who.role,
        affiliation=expert.who.affiliation,
    )


def _lines(text: str, start: int, end: int) -> tuple[Block, ...]:
    """The blocks of a stretch in which every line is a paragraph."""
    lines = _LINE.finditer(text, start, end)
    return tuple(block for line in lines for block in cut(text, *line.span()))


def _own(source: Source, name: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Those of the blocks below an expert's name that are the expert's."""
    if not is_quoted(source.text[blocks[0].start : blocks[0].end]):
        return blocks
    own, doubtful = quoted(source.text, blocks)
    if doubtful:
        raise StancesError(
            f"unclear whether these are still words of {name}",
            where=f"{source.name}:{source.line_at(doubtful.start)}",
            hint="close the quotation above with ”, or open it anew here with “",
        )
    return own


def _check_labels(
    source: Source, own: tuple[Block, ...], start: int, stop: int, *, by_line: bool
) -> None:
    """Refuse a line that may name somebody else, between a closed quotation and the next."""
    text = source.text
    above: tuple[int, int] | None = None
    for paragraph in (_LINE if by_line else _PARAGRAPH).finditer(text, start, stop):
        labels = [(paragraph.start(), line.start()) for line in _lines_below_first(paragraph)]
        if head := _BEFORE_QUOTATION.match(text, paragraph.start(), paragraph.end()):
            labels.append(head.span())
        if above:
            labels.append(above)
        for first, last in labels:
            below = max(last, paragraph.start())
            said = text[below : paragraph.end()].lstrip()
            if is_quoted(said) and _may_name(text[first:last]) and _ended(text, own, first):
                raise StancesError(
                    "whose words are these?",
                    where=f"{source.name}:{source.line_at(first)}",
                    hint='name them as "Name, role at institution:"',
                )
        above = paragraph.span()


def _lines_below_first(paragraph: re.Match[str]) -> list[re.Match[str]]:
    return list(_LINE.finditer(paragraph.string, *paragraph.span()))[1:]


def _may_name(label: str) -> bool:
    """Whether it is short, unquoted, capitalised, and no full sentence."""
    label = label.strip()
    plain = _LABEL_HEAD.sub("", label, count=1)
    is_item = label[:1] in "•◦▪‣●*–-" and not label.startswith("**")
    return (
        plain[:1].isupper()
        and not opens(label)
        and len(plain.split()) <= _LONGEST_LABEL
        and _SENTENCE_END.search(plain) is None
        and (not is_item or plain.endswith((":", "：")))
    )


def _ended(text: str, own: tuple[Block, ...], place: int) -> bool:
    """Whether the expert's quotation was closed before a place outside of it."""
    spoken = [text[b.start : b.end] for b in own if b.end <= place]
    marked = [words for words in spoken if re.search('[“”"]', words)]
    return bool(marked) and ends_closed(marked[-1])


def _no_expert(source: Source) -> StancesError:
    hint = 'name each on a line "Name, role at institution:" above their text'
    if is_markdown(source):
        hint += f", or {BEGIN_WITH_FENCE}"
    else:
        hint += ", or give a table with the columns expert and text"
    return StancesError("no expert found", where=source.name, hint=hint)
