"""The lines of a page in the order in which they are read, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from stances.read.forms._pdf_letters import Letter
from stances.regex import compile_later

_WORD_GAP = 0.15
"""The gap, in sizes of the letters, from which on two letters belong to two words."""
_PIECE_GAP = 1.0
"""The gap from which on they may belong to two columns."""
_SAME_LINE = 0.5
_FEWEST = 4
"""Lines that a column has at least."""
_NARROWEST = 0.2
"""The share of a page's width that a column has at least."""
_FULL = 0.6
"""The share of its column's width that the line in the middle of all has at least."""
_DENSEST = 2.2
"""The distance of a column's lines at most, in sizes of their letters."""
_MARK = compile_later(r"[\d*†‡§¶,]+")


class Line(Struct, frozen=True, kw_only=True, dict=True):
    """Letters on one base line; a space stands between words."""

    letters: tuple[Letter, ...]
    page: int = 0

    @cached_property
    def text(self) -> str:
        """What is written on it."""
        return "".join(letter.text for letter in self.letters)

    @cached_property
    def left(self) -> float:
        """Where it begins."""
        return min(letter.left for letter in self.letters)

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(letter.right for letter in self.letters)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        return find_usual_size([self])

    @cached_property
    def base(self) -> float:
        """The base line of most of its letters."""
        counts = Counter(letter.base for letter in self.letters if letter.size >= self.size)
        return max(counts, key=lambda base: (counts[base], -base))

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(letter.bold or letter.text.isspace() for letter in self.letters)


def find_usual_size(lines: Iterable[Line]) -> float:
    """Return the size of most letters."""
    counts = Counter(
        letter.size for line in lines for letter in line.letters if not letter.text.isspace()
    )
    return max(counts, key=lambda size: (counts[size], size), default=1.0)


def cut_pieces(letters: Sequence[Letter], page: int) -> tuple[Line, ...]:
    """Return the pieces of lines that were drawn without a gap, as the file draws them."""
    pieces: list[Line] = []
    kept: list[Letter] = []
    for letter in letters:
        if kept and not _goes_on(kept, letter):
            pieces += _close(kept, page)
            kept = []
        if not letter.text.isspace():
            kept.append(letter)
        elif kept and not kept[-1].text.isspace():
            kept.append(replace(letter, text=" "))
    pieces += _close(kept, page)
    return tuple(pieces)


def _goes_on(kept: Sequence[Letter], letter: Letter) -> bool:
    """Whether a letter goes on with a piece; a raised mark does."""
    last = kept[-1]
    size = max(last.size, letter.size)
    near = -_SAME_LINE * size <= letter.left - last.right <= _PIECE_GAP * size
    return near and abs(letter.base - last.base) < _SAME_LINE * size


def _close(kept: Sequence[Letter], page: int) -> Iterator[Line]:
    """Yield a piece, unless it is blank."""
    letters = list(kept)
    while letters and letters[-1].text.isspace():
        letters.pop()
    if letters:
        yield Line(letters=tuple(letters), page=page)


def find_rows(pieces: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """Return pieces by the base line that they share, from top to bottom and left to right."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda one: (-one.base, one.left)):
        if rows and _is_beside(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return tuple(tuple(sorted(row, key=lambda one: one.left)) for row in rows)


def _is_beside(row: Sequence[Line], piece: Line) -> bool:
    first = max(row, key=lambda one: one.size)
    return abs(first.base - piece.base) < _SAME_LINE * min(first.size, piece.size)


def join_row(row: Sequence[Line]) -> Line:
    """Return one line made of pieces: with spaces between words, and without marks of notes."""
    letters: list[Letter] = []
    for letter in (one for piece in row for one in piece.letters):
        if letters and not letters[-1].text.isspace() and not letter.text.isspace():
            last = letters[-1]
            size = max(last.size, letter.size)
            is_below = last.base - letter.base > size
            if is_below or not -size <= letter.left - last.right <= _WORD_GAP * size:
                space = replace(last, text=" ", left=last.right, right=letter.left)
                letters.append(space)
        letters.append(letter)
    return _drop_marks(Line(letters=tuple(letters), page=row[0].page))


def _drop_marks(line: Line) -> Line:
    """Return a line without raised marks that lead to notes; a power of a number stays."""
    kept: list[Letter] = []
    for letter in line.letters:
        is_raised = letter.size < 0.8 * line.size and letter.base > line.base + 0.1 * line.size
        before = next((one.text for one in reversed(kept) if not one.text.isspace()), "0")
        if not (is_raised and not before.isdigit() and _MARK.fullmatch(letter.text)):
            kept.append(letter)
    return Line(letters=tuple(kept), page=line.page)


def order_lines(pieces: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of each column, in the order in which columns are read.

    What crosses the gutter, such as a title, is read before the columns below it.
    """
    gutter = _find_gutter(pieces)
    if gutter is None:
        if pieces:
            yield tuple(join_row(row) for row in find_rows(pieces))
        return
    band: list[Line] = []
    crossing: list[Line] = []
    for piece in sorted(pieces, key=lambda one: (-one.base, one.left)):
        crosses = piece.left < gutter < piece.right
        if crosses and band:
            yield from _order_band(band, gutter)
            band = []
        elif not crosses and crossing:
            yield from order_lines(crossing)
            crossing = []
        (crossing if crosses else band).append(piece)
    yield from order_lines(crossing)
    yield from _order_band(band, gutter)


def _order_band(band: Sequence[Line], gutter: float) -> Iterator[tuple[Line, ...]]:
    """Yield the columns on the left of a gutter, then those on its right."""
    for side in (
        [piece for piece in band if piece.right <= gutter],
        [piece for piece in band if piece.right > gutter],
    ):
        yield from order_lines(side)


def _find_gutter(pieces: Sequence[Line]) -> float | None:
    """Return a gutter between two columns of prose that the fewest pieces cross, if there is one.

    Labels beside their text, and the columns of most tables, are not columns of prose: their
    lines do not fill them, or stand far apart.
    """
    if len(pieces) < 2 * _FEWEST:
        return None
    width = max(one.right for one in pieces) - min(one.left for one in pieces)
    starts = Counter(round(one.left) for one in pieces)
    best: tuple[int, float] | None = None
    for start, count in sorted(starts.items()):
        if count + starts[start - 1] + starts[start + 1] < _FEWEST:
            continue
        gutter = start - 2.0
        left = [one for one in pieces if one.right <= gutter]
        right = [one for one in pieces if one.left >= gutter]
        crossing = len(pieces) - len(left) - len(right)
        is_better = best is None or crossing < best[0]
        if is_better and all(_is_column(side, width) for side in (left, right)):
            best = (crossing, gutter)
    return best[1] if best else None


def _is_column(side: Sequence[Line], width: float) -> bool:
    """Whether pieces stand one below the other and fill a column."""
    if len(side) < _FEWEST:
        return False
    own = max(one.right for one in side) - min(one.left for one in side)
    bases = sorted(one.base for one in side)
    steps = [after - before for before, after in pairwise(bases)]
    return (
        own >= _NARROWEST * width
        and median(one.right - one.left for one in side) >= _FULL * min(own, width / 3)
        and median(steps) <= _DENSEST * median(one.size for one in side)
    )
