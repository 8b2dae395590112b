"""A table within a page: each row has a column that names somebody, and one of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from stances.errors import StancesError
from stances.language.words import load_words
from stances.read.blocks import cut_blocks
from stances.read.columns import USUAL_COLUMNS, TextColumns, choose_columns, fold_column
from stances.read.forms.form import Cell
from stances.read.layouts._names import turn_name
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._turns import Turn
from stances.read.layouts.layout import Example, TurnLayout
from stances.read.nameless import is_nameless
from stances.read.notes import make_note
from stances.regex import compile_later

_NAME = "table"
_SENTENCE = compile_later(r"(?:\S+\s+){2,}\S*[.?!…][\"”’)\]*_]*\Z")
"""A cell of three words or more that ends as a sentence does."""
_FIRST_PERSON = compile_later(r"\b(?:I|my|me|we|our|us)\b(?!\.\w)")
_CAPITALS = compile_later(r"\b(?:My|We|Our|Let['’]s)\b")


def _read(page: Page) -> tuple[Turn, ...]:
    """Return what the rows of all tables of statements say.

    Raises:
        StancesError: a row of such a table has not a cell for each column; with ``--strict``, or
            one names nobody.
    """
    tables = groupby(page.source.cells, key=lambda one: one.table)
    return tuple(turn for _, cells in tables for turn in _read_table(page, list(cells)))


def _read_table(page: Page, cells: Sequence[Cell]) -> Iterator[Turn]:
    head, *rows = (list(row) for _, row in groupby(cells, key=lambda one: one.row))
    names = [_show(page, cell) for cell in head]
    columns = choose_columns(names, page.source.columns)
    if names.count(columns.expert) != 1 or names.count(columns.text) != 1:
        return
    table = [row for row in rows if _is_row(page, row, names)]
    whole = [dict(zip(names, row, strict=True)) for row in table if len(row) == len(names)]
    if page.source.options.layout != _NAME and not _holds_statements(page, whole, columns):
        return
    for row in table:
        if len(row) != len(names):
            raise StancesError(
                f"{len(row)} cells under {len(names)} columns",
                where=page.source.document.name_place(row[0].start),
                hint="write each cell in each row, or keep the words as text",
            )
        yield from _read_row(page, dict(zip(names, row, strict=True)), columns)


def _is_row(page: Page, row: Sequence[Cell], names: Sequence[str]) -> bool:
    """Whether a row is one of the table: not its header again, nor a title between its rows."""
    shown = [_show(page, cell) for cell in row]
    return shown != names and len(row) > 1 and any(shown)


def _read_row(page: Page, row: dict[str, Cell], columns: TextColumns) -> Iterator[Turn]:
    cell = row[columns.text]
    blocks = cut_blocks(page.source.document.text, cell.start, cell.end)
    if not blocks:
        return
    said = {column: _show(page, one) for column, one in row.items()}
    name = _write_name(said, columns)
    if is_nameless(name):
        document = page.source.document
        if page.source.options.strict:
            raise StancesError(
                f'no expert in "{columns.expert}"',
                where=document.name_place(cell.start),
                hint="name one, or delete the row, or leave out --strict",
            )
        what = "a row without a speaker's name left out as nobody's; --strict refuses it"
        make_note(what, document.name_place(cell.start))
        return
    name = turn_name(name)
    person = read_person(name) or Person(name=name)
    yield Turn(
        person=replace(
            person,
            role=said.get(columns.role) or person.role,
            affiliation=said.get(columns.affiliation) or person.affiliation,
        ),
        sign=(row[columns.expert].start, row[columns.expert].end),
        blocks=blocks,
        layout=_NAME,
        date=said.get(columns.date, ""),
    )


def _holds_statements(page: Page, rows: Sequence[dict[str, Cell]], columns: TextColumns) -> bool:
    """Whether most rows of a table name a person and hold a sentence.

    Where its text may be notes on each person, somebody must speak of themselves as well.
    """
    experts = [
        _write_name({key: _show(page, one) for key, one in row.items()}, columns) for row in rows
    ]
    texts = [text for row in rows if (text := _show(page, row[columns.text]))]
    people = [one for one in map(read_person, map(turn_name, experts)) if one and one.is_full]
    sentences = [one for one in texts if _SENTENCE.search(one)]
    if not texts or 2 * len(people) < len(rows) or 2 * len(sentences) < len(texts):
        return False
    words = load_words()
    may_be_notes = fold_column(columns.text) in {*words.reply_columns, *words.note_columns}
    is_chosen = page.source.columns.text != USUAL_COLUMNS.text
    return is_chosen or not may_be_notes or any(map(_speaks_of_self, texts))


def _write_name(said: dict[str, str], columns: TextColumns) -> str:
    """Return the name that the cells of a row give, in one column or two."""
    parts = [columns.expert, *filter(None, [columns.surname])]
    return " ".join(said[column] for column in parts if not is_nameless(said[column]))


def _speaks_of_self(text: str) -> bool:
    return _FIRST_PERSON.search(text) is not None or _CAPITALS.search(text) is not None


def _show(page: Page, cell: Cell) -> str:
    """Return what a cell holds, on one line."""
    return " ".join(page.source.document.text[cell.start : cell.end].split())


_HEAD = "| Name | Party | Comment |\n|---|---|---|\n"

TABLE = TurnLayout(
    name=_NAME,
    read=_read,
    advice="give a table whose header names a column of people, such as Name, and one of their "
    "words, such as Statement",
    examples=(
        Example(
            text=f"# What they told us\n\n{_HEAD}| Test Alpha | Left | We must *talk*. |\n"
            "| Test Beta | | Never, ever. Not again. |\n\nThe vote is in May.\n",
            said={"Test Alpha": ("We must talk.",), "Test Beta": ("Never, ever. Not again.",)},
            name="a.md",
        ),
        Example(
            text="| First name | Last name | Quote |\n|---|---|---|\n"
            "| Test | Alpha | Talks are the way out. |\n",
            said={"Test Alpha": ("Talks are the way out.",)},
            name="a.md",
        ),
        Example(
            text="<html><body><table>\n<tr><th>Speaker</th><th>Statement</th></tr>\n"
            "<tr><td>Test Alpha</td><td><p>Talks are the way out.</p><p>So we talk.</p></td></tr>\n"
            "</table></body></html>\n",
            said={"Test Alpha": ("Talks are the way out.", "So we talk.")},
            name="a.html",
        ),
    ),
    counterexamples=(
        Example(
            text=f"{_HEAD}| Test Alpha | Left | Elected in a by-election. |\n",
            name="a.md",
        ),
        Example(
            text="| Speaker | Words |\n|---|---|\n| Test Alpha | 1,204 |\n| Test Beta | 98 |\n",
            name="a.md",
        ),
        Example(
            text="| Name | Content |\n|---|---|\n| `timeout` | How long we wait for it. |\n",
            name="a.md",
        ),
        Example(
            text="| Name | Party | Seat |\n|---|---|---|\n| Test Alpha | Left | We say no. |\n",
            name="a.md",
        ),
    ),
)
