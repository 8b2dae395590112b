"""Which tables of a page hold data, and which only lay its text out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.read.forms._html_blocks import Block, Element
from stances.read.forms.form import Cell

_LONGEST_CELL = 160
"""How many signs a cell of data has at most; those that lay out a page hold paragraphs."""

_LONGEST_BOX = 40
"""The same for a table of one column, which is a box around a text more often than not."""


def find_data_tables(blocks: Sequence[Block]) -> frozenset[Element]:
    """Return the tables that hold data: their cells are short, or have headings.

    A table with another in it, with a single column of cells, or whose role says so, lays out what
    stands in it.
    """
    lengths: dict[Element, int] = {}
    columns: dict[Element, int] = {}
    headed: set[Element] = set()
    outer: set[Element] = set()
    for cell, table in _list_cells(blocks):
        lengths[table] = max(lengths.get(table, 0), cell.length)
        columns[table] = max(columns.get(table, 0), _count_cells(cell))
        if cell.tag == "th":
            headed.add(table)
        above = _find_above(table.parent, "table")
        if above is not None:
            outer.add(above)
    return frozenset(
        table
        for table, length in lengths.items()
        if table not in outer
        and table.role not in ("presentation", "none")
        and (table in headed or length <= (_LONGEST_CELL if columns[table] > 1 else _LONGEST_BOX))
    )


def find_cells(
    blocks: Sequence[tuple[Block, int, int]], tables: frozenset[Element]
) -> Iterator[Cell]:
    """Yield the cells of tables of data, row by row, those too that are empty.

    Args:
        blocks: the paragraphs that are words of the text, with where each begins and ends in it.
        tables: those that hold data.
    """
    found: dict[Element, dict[Element, dict[int, tuple[int, int]]]] = {}
    for block, start, end in blocks:
        cell = _find_above(block.element, "td", "th")
        table = _find_above(cell, "table")
        if cell is None or cell.parent is None or table is None or table not in tables:
            continue
        row = found.setdefault(table, {}).setdefault(cell.parent, {})
        row[cell.number] = (row.get(cell.number, (start, end))[0], end)
    for table_number, rows in enumerate(found.values()):
        for row_number, (element, cells) in enumerate(rows.items()):
            at = min(cells.values())[0]
            for number in range(1, element.items + 1):
                start, end = cells.get(number, (at, at))
                yield Cell(start=start, end=end, table=table_number, row=row_number)


def _list_cells(blocks: Sequence[Block]) -> list[tuple[Element, Element]]:
    """Return the cells that hold text, each with its table."""
    found: dict[Element, Element] = {}
    for block in blocks:
        cell = _find_above(block.element, "td", "th")
        while cell is not None:
            table = _find_above(cell, "table")
            if table is not None:
                found[cell] = table
            cell = _find_above(cell.parent, "td", "th")
    return list(found.items())


def _find_above(element: Element | None, *tags: str) -> Element | None:
    """Return the innermost element with one of some tags, from an element on outwards."""
    while element is not None and element.tag not in tags:
        element = element.parent
    return element


def _count_cells(cell: Element) -> int:
    """Return how many cells the row of a cell has."""
    return cell.parent.items if cell.parent is not None else 1
