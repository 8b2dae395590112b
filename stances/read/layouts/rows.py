"""A table with a row for each statement."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from stances.document import Document
from stances.errors import NothingToReadError, StancesError
from stances.language.words import load_words
from stances.model import Statement
from stances.read.blocks import cut_blocks
from stances.read.cell_tags import drop_tags
from stances.read.columns import TextColumns, require_columns
from stances.read.forms.form import MarkedText, Row, show_value
from stances.read.layouts._directions import cut_directions
from stances.read.layouts.layout import Example, FieldLayout
from stances.read.nameless import is_nameless
from stances.read.normalise import normalise_text
from stances.read.notes import list_numbers, list_some, make_note
from stances.read.source import Source

_MOST = 20
"""How many bad rows a note names before it only counts the rest."""
_EXPERT_MISSING = "name one, or delete the row"


def _read(source: Source) -> Iterator[Statement]:
    """Yield one statement a row, each with a document of its own: the cell that holds the text.

    Rows without words are left out with a note, and so are those that name nobody; ``--strict``
    refuses them. Rows that cannot be used are refused, or left out with a note with
    ``--skip-bad-rows``.

    Raises:
        StancesError: the table is broken, a column is missing, a row cannot be used, or nothing is
            left to read.
    """
    name, options = source.document.name, source.options
    wordless: list[int] = []
    nameless: list[int] = []
    bad: list[StancesError] = []
    found = 0
    for row in source.read_rows():
        where = f"{name}:{row.line}"
        try:
            is_wordless = _is_wordless(row, source.columns)
            if not is_wordless and _names_nobody(row, source.columns):
                if options.strict:
                    raise StancesError(
                        f"no expert in {_list_names(row, source.columns)}",
                        where=where,
                        hint=f"{_EXPERT_MISSING}, or leave out --strict",
                    )
                nameless.append(row.line)
                continue
            statement = None if is_wordless else _make_statement(source, row, where)
            if statement is None or not statement.blocks:  # or nothing but an address
                if options.strict:
                    raise StancesError(
                        f'nothing to read in "{source.columns.text}"',
                        where=where,
                        hint="delete the row or fill it, or leave out --strict",
                    )
                wordless.append(row.line)
                continue
        except StancesError as fault:
            if not options.skip_bad_rows:
                raise
            bad.append(fault)
            continue
        found += 1
        yield statement
    if not found and bad:
        raise bad[0]
    _note_rows(name, wordless, nameless, bad)
    if not found:
        what = "words and a speaker's name" if nameless else "words"
        hint = "name an expert in each row" if nameless else "add a row a statement"
        raise NothingToReadError(f"no rows with {what}: nothing to read", where=name, hint=hint)


def _note_rows(
    name: str, wordless: Sequence[int], nameless: Sequence[int], bad: Sequence[StancesError]
) -> None:
    """Say which rows were left out."""
    if nameless:
        rows = f"{len(nameless)} row{'s' if len(nameless) > 1 else ''} without a speaker's name"
        lines = list_numbers(nameless, "line")
        make_note(f"{rows} left out as nobody's: {lines}; --strict refuses them", name)
    if wordless:
        rows = f"{len(wordless)} row{'s' if len(wordless) > 1 else ''} without words"
        make_note(f"{rows}: {list_numbers(wordless, 'line')}; --strict refuses them", name)
    if bad:
        reasons = [f"{one.where.removeprefix(f'{name}:')} ({one.what})" for one in bad]
        rows = f"{len(bad)} bad row{'s' if len(bad) > 1 else ''} left out"
        lines = "lines" if len(bad) > 1 else "line"
        make_note(f"{rows}: {lines} {list_some(reasons, _MOST)}", name)


def _is_wordless(row: Row, columns: TextColumns) -> bool:
    """Whether the cell of a sound row that should hold its text is empty, or holds signs alone."""
    if row.fault is not None or columns.text not in row.values:
        return False
    text = row.values[columns.text]
    return text is None or (isinstance(text, str) and not cut_blocks(text))


def _make_statement(source: Source, row: Row, where: str) -> Statement:
    """Return the statement of a row that has words.

    Raises:
        StancesError: it names no expert, lacks a column, or is broken.
    """
    columns = source.columns
    parts = [value for value in _find_names(row, columns).values() if not is_nameless(value)]
    parts = [value for value in parts if _is_name(value)]
    if _find_names(row, columns) and not parts:
        what = f"no expert in {_list_names(row, columns)}"
        raise StancesError(what, where=where, hint=_EXPERT_MISSING)
    if row.fault is not None:
        raise row.fault
    require_columns(columns.list_required(), tuple(row.values), where)
    text = row.values[columns.text]
    if not isinstance(text, str):
        raise StancesError(
            f'"{columns.text}" is not a text', where=where, hint="write it in quotes"
        )
    name = " ".join(map(show_value, parts)).rstrip().removesuffix(":")
    role, affiliation, date, origin = (
        show_value(row.values.get(column))
        for column in (columns.role, columns.affiliation, columns.date, columns.source)
    )
    _require_unicode((name, text, role, affiliation, date, origin), where)
    document = _read_cell(source, row)
    return Statement(
        expert=name,
        document=document,
        blocks=cut_directions(document.text, cut_blocks(document.text)),
        role=_find_role(name, role),
        affiliation=affiliation,
        date=date,
        origin=origin,
        layout="rows",
    )


def _read_cell(source: Source, row: Row) -> Document:
    """Return the words of a row as a document, without what no text says aloud."""
    column = source.columns.text
    document = Document(
        name=source.document.name,
        text=str(row.values[column]),
        form=source.document.form,
        lines=row.map_cell(column),
    )
    return normalise_text(MarkedText(document=drop_tags(document))).document


def _find_role(name: str, role: str) -> str:
    """Return what a row says that somebody is; whoever leads the talk is a moderator."""
    hosts = load_words().hosts
    if role.casefold() in hosts or (not role and name.casefold() in hosts):
        return "moderator"
    return role


def _find_names(row: Row, columns: TextColumns) -> dict[str, object]:
    """Return what a row has in the columns that name who speaks."""
    names = (columns.expert, *filter(None, [columns.surname]))
    found = {column: row.values[column] for column in names if column in row.values}
    outer = columns.expert.rpartition(".")[0]  # "author": null, where others have an object
    return found or ({outer: row.values[outer]} if outer in row.values else {})


def _list_names(row: Row, columns: TextColumns) -> str:
    """Return the columns of a row that should name who speaks, as a message lists them."""
    return " and ".join(f'"{column}"' for column in _find_names(row, columns))


def _names_nobody(row: Row, columns: TextColumns) -> bool:
    """Whether a sound row says that nobody is named, or leaves the cell empty."""
    names = _find_names(row, columns)
    return row.fault is None and bool(names) and all(map(is_nameless, names.values()))


def _is_name(value: object) -> bool:
    """Whether a cell can name an expert: a text that shows, or a number that is an id."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return math.isfinite(value)
    return isinstance(value, str) and any(one.isprintable() and not one.isspace() for one in value)


def _require_unicode(values: Iterable[str], where: str) -> None:
    r"""Check that values hold no half character, which JSON can spell: ``\ud800``."""
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        raise StancesError(
            "half a character (a lone surrogate)", where=where, hint="write the whole character"
        ) from None


ROWS = FieldLayout(
    name="rows",
    recognise=lambda source: source.is_table,
    read=_read,
    advice="give a table with the columns expert and text",
    examples=(
        Example(
            text='expert,text\nTest Alpha,We must talk.\nTest Beta,"Never, ever."\n',
            said={"Test Alpha": ("We must talk.",), "Test Beta": ("Never, ever.",)},
            name="a.csv",
        ),
        Example(
            text='text\texpert\n"One.\n\nTwo."\tTest Alpha\n',
            said={"Test Alpha": ("One.", "Two.")},
        ),
        Example(
            text='{"expert": "Test Alpha", "text": "One."}\n{"expert": 7, "text": "Two."}\n',
            said={"Test Alpha": ("One.",), "7": ("Two.",)},
            name="-",
        ),
        Example(
            text='[\n{"expert": "Test Alpha", "text": "One."}\n]',
            said={"Test Alpha": ("One.",)},
            name="a.json",
        ),
    ),
    counterexamples=(
        Example(text="expert, text and more\n\nTest Alpha, fellow:\n\nOne.\n"),
        Example(text="[Update: it ended.]\n\nTest Alpha, fellow:\n\nOne.\n"),
        Example(text="| expert | text |\n|---|---|\n| Test Alpha | One. |\n", name="a.md"),
    ),
)
