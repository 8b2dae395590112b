"""What stands around the text of pages: running heads, footers, page numbers, and notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from stances.read.forms._page_numbers import PAGE_NUMBER
from stances.read.forms._pdf_lines import Line, find_rows, join_row
from stances.regex import compile_later

_DEEPEST = 3
"""How many lines at the top and at the bottom of a page may be furniture."""
_NEAR = 8.0
"""How far from each other, in points, the same line may stand on two pages."""
_APART = 1.4
"""How much farther from the text than lines are from each other a running head stands."""
_ENOUGH = 3
"""The pages on which a line that does not stand apart must come again."""
_FEWEST_NUMBERS = 5
"""The lines of a page that have a number at least, where lines are numbered."""
_FEWEST_ROWS = 3
"""The rows of text that show how far rows are from each other."""
_DIGITS = compile_later(r"\d+")
_NOTE = compile_later(r"\s*(?:\d{1,3}|[*†‡§¶])")
_SMALLER = 0.93

Row = tuple[Line, ...]


def split_furniture(
    pages: Sequence[Sequence[Line]],
) -> tuple[list[tuple[Line, ...]], list[tuple[Line, ...]]]:
    """Return the pieces of each page that are its text, and the lines of each that are not.

    A line at the edge of a page is furniture where it comes again on other pages at the same
    height, whatever its numbers are, and stands apart or comes on many pages; or where it is
    nothing but the number of the page. The numbers of lines, as in transcripts of courts, are too.
    """
    rows = [list(find_rows(pieces)) for pieces in pages]
    around: list[list[Row]] = [[] for _ in pages]
    for of_page, edge in zip(rows, around, strict=True):
        edge.extend(_take_line_numbers(of_page))
    for is_top in (True, False):
        going = set(range(len(pages)))
        for _ in range(_DEEPEST):
            found = list(
                _find_repeated(
                    [rows[at] if at in going else [] for at in _all(pages)], is_top=is_top
                )
            )
            going = set(found)
            for at in found:
                around[at].append(rows[at].pop(0 if is_top else -1))
    texts = [tuple(piece for row in of_page for piece in row) for of_page in rows]
    lines = [tuple(join_row(row) for row in sorted(one, key=_find_height)) for one in around]
    return texts, lines


def _take_line_numbers(rows: list[Row]) -> Iterator[Row]:
    """Take the numbers that most rows of a page begin with from them; yield them as one row."""
    numbered = [at for at, row in enumerate(rows) if row[0].text.isdecimal() and len(row) > 1]
    found = [int(rows[at][0].text) for at in numbered]
    begun = sum(after - before in (1, 5) for before, after in pairwise(found))
    if len(found) < _FEWEST_NUMBERS or begun < len(found) - 2 or 2 * len(found) < len(rows):
        return
    yield tuple(rows[at][0] for at in numbered)
    for at in numbered:
        rows[at] = rows[at][1:]


def _all(pages: Sequence[object]) -> range:
    return range(len(pages))


def _find_height(row: Row) -> float:
    return -row[0].base


def _find_repeated(pages: Sequence[Sequence[Row]], *, is_top: bool) -> Iterator[int]:
    """Yield the pages whose outermost row is furniture."""
    inward = [rows if is_top else rows[::-1] for rows in pages]
    outer = {at: rows[0] for at, rows in enumerate(inward) if rows}
    shown = {at: _show(row) for at, row in outer.items()}
    counts = {
        at: sum(
            shown[other] == shown[at] and abs(outer[other][0].base - row[0].base) <= _NEAR
            for other in outer
        )
        for at, row in outer.items()
    }
    for at in outer:
        apart = _stands_apart(inward[at]) or _stand_apart_together(inward, at)
        is_number = PAGE_NUMBER.fullmatch(shown[at]) is not None
        if (apart and (counts[at] > 1 or is_number)) or counts[at] >= _ENOUGH:
            yield at


def _show(row: Row) -> str:
    return _DIGITS.sub("#", join_row(row).text.strip())


def _stands_apart(rows: Sequence[Row]) -> bool:
    """Whether the first row is farther from the next one than rows usually are."""
    steps = [abs(one[0].base - other[0].base) for one, other in pairwise(rows)]
    if not steps:
        return True
    return steps[0] >= _APART * (median(steps[1:]) if steps[1:] else 0)


def _stand_apart_together(pages: Sequence[Sequence[Row]], at: int) -> bool:
    """Whether the first row of a page stands apart with rows that come again as it does."""
    rows = pages[at]
    deepest = min(_DEEPEST, len(rows) - _FEWEST_ROWS + 1)
    for number, row in enumerate(rows[1:deepest], start=1):
        others = (one for page in pages if page is not rows for one in page[number : number + 1])
        if not any(_is_same(row, one) for one in others):
            return False
        if _stands_apart(rows[number:]):
            return True
    return False


def _is_same(row: Row, other: Row) -> bool:
    return _show(row) == _show(other) and abs(row[0].base - other[0].base) <= _NEAR


def split_notes(
    columns: Sequence[Sequence[Line]], body_size: float
) -> tuple[list[tuple[Line, ...]], list[tuple[Line, ...]]]:
    """Return the columns of a page without the notes below them, and those notes.

    Notes are set in smaller letters, the first begins with its mark, and they are fewer lines
    than the text above them.
    """
    texts: list[tuple[Line, ...]] = []
    notes: list[tuple[Line, ...]] = []
    for column in columns:
        at = len(column)
        while at and column[at - 1].size < _SMALLER * body_size:
            at -= 1
        while at < len(column) and not _NOTE.match(column[at].text):
            at += 1
        at = at if 2 * at >= len(column) else len(column)
        texts.append(tuple(column[:at]))
        notes.append(tuple(column[at:]))
    return [one for one in texts if one], [one for one in notes if one]


def cut_notes(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield each note of a column: it begins with a mark that is raised or stands first."""
    kept: list[Line] = []
    for line in lines:
        if kept and _NOTE.match(line.text):
            yield tuple(kept)
            kept = []
        kept.append(line)
    if kept:
        yield tuple(kept)


def count_sizes(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size of most letters of a text, by the lines that are set in each size."""
    counts: Counter[float] = Counter()
    for pieces in pages:
        for piece in pieces:
            counts[piece.size] += len(piece.letters)
    return max(counts, key=lambda size: (counts[size], size), default=1.0)
