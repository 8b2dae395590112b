"""Lines of columns put together to paragraphs, as their author wrote them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from msgspec import Struct

from stances.read.blocks import BULLET
from stances.read.forms._hyphens import Lexicon, find_seam, make_lexicon
from stances.read.forms._pdf_lines import Line
from stances.read.forms._speech_lines import MOST_LINES, begins_head, ends_quotation
from stances.read.forms.form import RegionKind
from stances.read.forms.running import Paragraph, Run, make_styles
from stances.regex import compile_later

_GAP = 1.3
"""The distance of two lines, in usual distances, from which on a paragraph ends between them."""
_USUAL_STEP = 1.3
"""The distance of lines, in sizes of their letters."""
_INDENT = 0.8
"""How far, in sizes of its letters, a line is moved to the right that begins a paragraph."""
_LARGER = 1.12
"""The size of a heading, in sizes of the text."""
_LONGEST_HEADING = 250
_SURE = 0.97
"""The share of lines that surely go on and end no farther before the edge than the slack."""
_ENDS = compile_later(r"[.?!:;…][\"'”’»)\]]*$")
_DASH = compile_later(r"[—–/]$")


class Column(Struct, frozen=True, kw_only=True):
    """The lines of a column, with what is usual in it.

    Attributes:
        left: where its lines begin.
        right: where its longest lines end.
        step: the usual distance of two lines.
        has_indents: whether paragraphs begin with a line that is moved to the right, rather than
            after a gap.
        slack: how far from there a line may end though the next one goes on with it: nothing in
            most files, more where lines were wrapped after so many letters, whatever their width.
    """

    lines: tuple[Line, ...]
    left: float
    right: float
    step: float
    slack: float
    has_indents: bool


def measure_columns(columns: Sequence[Sequence[Line]]) -> tuple[Column, ...]:
    """Return columns with what is usual in each.

    A column with few lines is as wide as the widest one on any page that begins where it begins.
    """
    lefts = [min(line.left for line in lines) for lines in columns]
    rights = [max(line.right for line in lines) for lines in columns]
    steps = [
        above.base - below.base
        for lines in columns
        for above, below in pairwise(lines)
        if 0 < above.base - below.base < 3 * above.size
    ]
    usual = median(steps) if len(steps) > 3 else 0.0
    widest = [
        max(
            other
            for begins, other in zip(lefts, rights, strict=True)
            if abs(begins - left) < lines[0].size
        )
        for lines, left in zip(columns, lefts, strict=True)
    ]
    slack = _find_slack(columns, widest)
    has_indents = _count_indents(columns, lefts) > _count_gaps(columns, usual)
    return tuple(
        Column(
            lines=tuple(lines),
            left=left,
            right=right,
            step=_find_step(lines, usual),
            slack=slack,
            has_indents=has_indents,
        )
        for lines, left, right in zip(columns, lefts, widest, strict=True)
    )


def _find_slack(columns: Sequence[Sequence[Line]], rights: Sequence[float]) -> float:
    """Return how far lines end before the edge that surely go on: the next begins in lower case."""
    found = sorted(
        _find_room(last, line, right)
        for lines, right in zip(columns, rights, strict=True)
        for last, line in pairwise(lines)
        if line.text[:1].islower() and not _ENDS.search(last.text)
    )
    return max(0.0, found[int(len(found) * _SURE)]) if found else 0.0


def _find_step(lines: Sequence[Line], usual: float) -> float:
    """Return the usual distance of a column's lines: the smaller half has no gaps in it.

    Where there are few lines on all pages, it is known from their size.
    """
    steps = sorted(
        above.base - below.base for above, below in pairwise(lines) if above.base - below.base > 0
    )
    if len(steps) > 3:
        return steps[len(steps) // 3]
    return usual or _USUAL_STEP * lines[0].size


def join_columns(columns: Sequence[Column], body_size: float) -> Iterator[Paragraph]:
    """Yield the paragraphs of all columns, which may go on over a column's end.

    Args:
        body_size: the size of most letters.
    """
    lexicon = make_lexicon([line.text for column in columns for line in column.lines])
    kept: list[Line] = []
    last: Column | None = None
    for column in columns:
        for at, lines in enumerate(_cut_column(column, body_size)):
            before = last if at == 0 else None
            if before and kept and _goes_on(kept, before, lines, column):
                kept += lines
                continue
            if kept:
                yield make_paragraph(kept, body_size, lexicon)
            kept = list(lines)
        last = column
    if kept:
        yield make_paragraph(kept, body_size, lexicon)


def _count_indents(columns: Sequence[Sequence[Line]], lefts: Sequence[float]) -> int:
    """Return how many lines are moved a little to the right, below lines that are not."""
    return sum(
        above.left < line.left - _INDENT * line.size < left + 3 * line.size
        for lines, left in zip(columns, lefts, strict=True)
        for above, line in pairwise(lines)
    )


def _count_gaps(columns: Sequence[Sequence[Line]], step: float) -> int:
    """Return between how many lines there is a gap."""
    return sum(
        above.base - line.base > _GAP * step for lines in columns for above, line in pairwise(lines)
    )


def _goes_on(kept: Sequence[Line], before: Column, lines: Sequence[Line], column: Column) -> bool:
    """Whether the first paragraph of a column goes on with the last one of the column before."""
    last, first = kept[-1], lines[0]
    if abs(last.size - first.size) > 0.5 or BULLET.match(first.text):
        return False
    if last.is_bold and not first.is_bold:
        return False
    if first.text[:1].islower():
        return True
    is_full = not _would_fit(last, first, before.right, before.slack)
    if _ENDS.search(last.text):
        is_moved = _is_indented(first, column)
        return column.has_indents and is_full and not is_moved and len(lines) > 1
    return is_full


def _is_indented(line: Line, column: Column) -> bool:
    """Whether a line begins farther right than its column, where that begins paragraphs."""
    return column.has_indents and line.left > column.left + _INDENT * line.size


def _would_fit(last: Line, line: Line, right: float, slack: float) -> bool:
    """Whether the first word of a line would have stood on the line above: somebody ended it.

    In the middle of a sentence there must be more room for that.
    """
    most = slack if _ENDS.search(last.text) else 2 * slack
    return _find_room(last, line, right) > most + 0.3 * last.size


def _find_room(last: Line, line: Line, right: float) -> float:
    """Return how much room was left on a line for the first word of the next one."""
    length = next((at for at, one in enumerate(line.letters) if one.text.isspace()), None)
    word = line.letters[: length or len(line.letters)]
    return right - last.right - 0.3 * last.size - (word[-1].right - word[0].left)


def _cut_column(column: Column, body_size: float) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of each paragraph of a column."""
    lines = column.lines
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if kept and (
            _begins(kept, line, column, _find_right(column, at), body_size)
            or begins_head(kept[-1].text, [one.text for one in lines[at : at + MOST_LINES]])
            or ends_quotation([one.text for one in kept], line.text)
        ):
            yield tuple(kept)
            kept = []
        kept.append(line)
    if kept:
        yield tuple(kept)


def _find_right(column: Column, at: int) -> float:
    """Return how far the line before one may reach: less in a block that is moved in."""
    lines = column.lines
    left = lines[at].left
    if left < column.left + _INDENT * lines[at].size or abs(lines[at - 1].left - left) > 2:
        return column.right
    first = at
    while first and abs(lines[first - 1].left - left) <= 2:
        first -= 1
    end = at
    while end < len(lines) and abs(lines[end].left - left) <= 2:
        end += 1
    return max(line.right for line in lines[first:end])


def _begins(
    kept: Sequence[Line], line: Line, column: Column, right: float, body_size: float
) -> bool:
    """Whether a line begins a paragraph, rather than going on with that of the lines before."""
    last = kept[-1]
    is_large = line.size > _LARGER * body_size
    most = _GAP * (max(column.step, line.size) if is_large else column.step) + 0.1
    is_other = abs(last.size - line.size) > 0.08 * max(last.size, line.size)
    if is_other or not -line.size <= last.base - line.base <= most:
        return True
    has_ended = _ENDS.search(last.text) is not None
    goes_on = is_large or (line.text[:1].islower() and not has_ended)
    if goes_on or _would_fit(last, line, right, column.slack):
        return not goes_on
    if last.is_bold != line.is_bold:
        return has_ended or last.is_bold
    if BULLET.match(line.text):
        return has_ended or BULLET.match(kept[0].text) is not None
    move = (line.left - last.left) / line.size
    hangs = len(kept) == 1 and BULLET.match(last.text) is not None
    if len(kept) == 1 and _is_indented(last, column) and _is_indented(line, column):
        return not hangs
    is_moved = move > _INDENT and not hangs
    return has_ended and (is_moved or (move < -_INDENT and (hangs or len(kept) > 1)))


def make_paragraph(
    lines: Sequence[Line], body_size: float, lexicon: Lexicon, kind: RegionKind | None = None
) -> Paragraph:
    """Return lines as one paragraph, with words joined that were cut at a line's end.

    Args:
        body_size: what is larger, and not long, is a heading.
        lexicon: what the whole text says about its hyphens.
        kind: why nobody speaks it, if that is known.
    """
    runs: list[Run] = []
    for at, line in enumerate(lines):
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        runs += _make_runs(line, *_find_seam(line.text, following, lexicon))
    length = sum(len(run.text) for run in runs)
    if kind is None and lines[0].size > _LARGER * body_size and length <= _LONGEST_HEADING:
        kind = "heading"
    return Paragraph(
        runs=tuple(runs), kind=kind, is_item=kind is None and bool(BULLET.match(lines[0].text))
    )


def _find_seam(text: str, following: str, lexicon: Lexicon) -> tuple[int, str]:
    """Return how much of a line to keep, and what stands between it and the next one."""
    kept = find_seam(text, following, lexicon)
    if kept is None:
        return len(text), "" if not following or _DASH.search(text) else " "
    return kept, ""


def _make_runs(line: Line, length: int, seam: str) -> Iterator[Run]:
    """Yield the words of a line by how they are shown, with what stands after them."""
    shown = groupby(line.letters, key=lambda one: (one.bold, one.italic))
    left = length
    for (bold, italic), letters in shown:
        text = "".join(letter.text for letter in letters)[: max(left, 0)]
        left -= len(text)
        styles = make_styles(bold=bold, italic=italic)
        yield Run(text=text, styles=styles, place=line.page)
        last = styles
    if seam:
        yield Run(text=seam, styles=last, place=line.page)
