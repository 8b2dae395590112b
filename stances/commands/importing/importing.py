"""Statements written to a folder, one file for each expert of each document."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from stances.commands.importing.entry import Entry, make_entries
from stances.commands.importing.folder import has_folder, keep_apart, read_folder
from stances.commands.importing.plan import Status, Step, make_plan
from stances.errors import StancesError
from stances.output import terminal
from stances.pipeline import read_statements
from stances.read.aliases import COLUMNS
from stances.read.likely_pairs import find_likely_pairs, spells_alike
from stances.read.sources import ALIASES
from stances.settings.model import Settings
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION

_FORMULA = frozenset("=+-@\t\r＝＋－＠")
"""How a name begins that a spreadsheet would take for a formula, so that it is not proposed."""


class ImportedFile(Record):
    """What became of one file.

    Attributes:
        file: its path.
        status: ``new``, ``updated``, ``unchanged``, ``kept`` as a person corrected it, or
            ``not-in-inputs`` where no input holds its words: the file stays as it is.
    """

    file: str
    expert: str
    status: Status


class ImportDocument(Record):
    """What ``stances import -f json`` prints.

    Attributes:
        pairs: how many likely pairs of names a new table of aliases proposes.
    """

    format_version: str = FORMAT_VERSION
    files: tuple[ImportedFile, ...]
    pairs: int


def import_texts(folder: str | None, *, settings: Settings) -> ImportDocument:
    """Write each expert's words of each document to a file, and say what became of each.

    Files that a person corrected stay, and so do those whose words are in none of the inputs.

    Raises:
        StancesError: no folder is named, something cannot be read or written, or a file is in the
            way that import did not write.
    """
    if not folder:
        hint = "name one: stances import INPUT -o FOLDER"
        raise StancesError("no folder to write to", hint=hint)
    keep_apart(folder, settings.inputs)
    files = read_folder(folder)
    entries = make_entries(read_statements(settings.inputs, settings=settings))
    steps = make_plan(entries, files, folder.rstrip("/"))
    written = {one.file: one.text for one in steps if one.text}
    pairs = _propose_pairs(entries) if ALIASES not in files else []
    if pairs:
        written[ALIASES] = _write_pairs(pairs)
    _write(folder, written)
    return ImportDocument(files=tuple(_make_record(folder, one) for one in steps), pairs=len(pairs))


def _write(folder: str, files: Mapping[str, str]) -> None:
    if not has_folder(folder):
        terminal.make_folder(folder, files)
        return
    for name, text in files.items():
        terminal.emit(text, _join(folder, name))


def _make_record(folder: str, step: Step) -> ImportedFile:
    return ImportedFile(file=_join(folder, step.file), expert=step.expert, status=step.status)


def _join(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}"


def _propose_pairs(entries: Sequence[Entry]) -> list[tuple[str, str, str]]:
    """Return the rows of a table of aliases that do not join anybody yet."""
    documents: dict[str, set[str]] = {}
    for one in entries:
        own = documents.setdefault(one.expert, set())
        if spells_alike(dict(one.fields).get("layout", "")):
            own.add(one.document)
    pairs = find_likely_pairs(documents)
    return [
        (one.name, one.expert, "?")
        for one in pairs
        if not _FORMULA.intersection((one.name[0], one.expert[0]))
    ]


def _write_pairs(pairs: Sequence[tuple[str, str, str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(pairs)
    return text.getvalue()
