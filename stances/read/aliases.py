"""The table of names under which one expert speaks in several documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from stances.document import Document
from stances.errors import StancesError, raise_all, suggest_name
from stances.model import Statement
from stances.read.columns import Column
from stances.read.forms.csv import CSV
from stances.read.forms.form import Row, show_value
from stances.read.sources import load_documents
from stances.text.names import fold_name
from stances.text.tokens import normalise_name

COLUMNS = ("name", "expert", "joined")
"""The columns of the table; the last one may be missing, and then every row counts."""

YES = ("yes", "y", "true", "1")
_NO = ("no", "n", "false", "0", "?", "")


def rename_experts(statements: Iterable[Statement], file: str) -> Iterator[Statement]:
    """Yield statements with the names that a table of aliases gives their experts.

    Names are compared without regard to case, accents and the kind of apostrophe.

    Args:
        file: a CSV file with the columns ``name`` and ``expert``; with a column ``joined``, only
            its rows that say ``yes`` count.

    Raises:
        StancesError: the file cannot be read or is not such a table, or a name would lead to two
            experts or to one that is an alias in its turn; where there are several such, the error
            names them all.
    """
    yield from rename_by(load_aliases(file), statements)


def rename_by(experts: Mapping[str, str], statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield statements with the names that experts have in what `load_aliases` returned."""
    for one in statements:
        expert = experts.get(fold_name(one.expert))
        yield one if expert is None else replace(one, expert=expert)


def load_aliases(file: str) -> Mapping[str, str]:
    """Return the experts of a table of aliases, by their own folded names and their aliases'.

    Raises:
        StancesError: as `rename_experts`.
    """
    document = _load_table(file)
    faults: list[StancesError] = []
    rows: list[tuple[str, str, str]] = []
    for row in CSV.read_rows(document, _REQUIRED) if CSV.read_rows else ():
        try:
            found = _read_row(row, f"{file}:{row.line}")
        except StancesError as fault:
            faults.append(fault)
            continue
        if found:
            rows.append(found)
    raise_all(faults)
    experts = _join_rows(rows, faults)
    raise_all(faults)
    return experts


_REQUIRED = (Column(name="name"), Column(name="expert"))


def _load_table(file: str) -> Document:
    """Return the table.

    Raises:
        StancesError: it cannot be read, is a folder or standard input, or has other columns.
    """
    found = load_documents([file]) if file != "-" else ()
    if len(found) != 1 or found[0].name != file:
        hint = f"name a CSV file with the columns {COLUMNS[0]} and {COLUMNS[1]}"
        raise StancesError("not a table of aliases", where=file, hint=hint)
    header = found[0]
    for row in CSV.read_rows(header, _REQUIRED) if CSV.read_rows else ():
        unknown = [name for name in row.values if name not in COLUMNS]
        if unknown:
            hint = suggest_name(unknown[0], COLUMNS)
            raise StancesError(f'unknown column "{unknown[0]}"', where=f"{file}:1", hint=hint)
        break
    return header


def _read_row(row: Row, where: str) -> tuple[str, str, str] | None:
    """Return the alias, the expert and the place of a row; `None` where it does not count.

    Raises:
        StancesError: it is broken.
    """
    if row.fault is not None:
        raise row.fault
    name, expert = (normalise_name(show_value(row.values[key])) for key in COLUMNS[:2])
    joined = show_value(row.values.get("joined", YES[0])).casefold()
    if joined not in (*YES, *_NO):
        raise StancesError(f'"{joined}" is not yes or no', where=where, hint="write yes, no or ?")
    if joined in _NO:
        return None
    if not name or not expert:
        raise StancesError("a name is missing", where=where, hint="fill both cells of the row")
    return name, expert, where


def _join_rows(rows: Iterable[tuple[str, str, str]], faults: list[StancesError]) -> dict[str, str]:
    """Return the expert of each folded name, and add to `faults` what contradicts itself."""
    experts: dict[str, str] = {}
    spelt: dict[str, str] = {}
    listed = list(rows)
    for name, expert, where in listed:
        folded = fold_name(expert)
        if spelt.setdefault(folded, expert) != expert:
            what = f'"{expert}" is written "{spelt[folded]}" above'
            faults.append(StancesError(what, where=where, hint="write it in one way"))
        elif fold_name(experts.setdefault(fold_name(name), expert)) != folded:
            what = f'"{name}" stands for two experts, {experts[fold_name(name)]} and {expert}'
            faults.append(StancesError(what, where=where, hint="keep one of the rows"))
    for name, expert, where in listed:
        beyond = experts.get(fold_name(expert), expert)
        if fold_name(beyond) != fold_name(expert):
            what = f'"{name}" stands for {expert}, who stands for {beyond}'
            hint = f'write the last name, "{beyond}", in both rows'
            if fold_name(beyond) == fold_name(name):
                hint = "keep one of the rows"
            faults.append(StancesError(what, where=where, hint=hint))
    return {**spelt, **experts}
