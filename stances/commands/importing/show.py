"""What became of each file, as a table with a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from stances.commands.importing.importing import ImportDocument, ImportedFile
from stances.commands.rows import RowsAnswer
from stances.output.answer import Answer
from stances.output.tables import Column
from stances.output.view import View

_COLUMNS: Sequence[Column[ImportedFile]] = (
    Column(key="file"),
    Column(key="expert"),
    Column(key="status"),
)


class _ImportAnswer(RowsAnswer):
    """The files, one row each; to read, a line counts them."""

    def __init__(self, done: ImportDocument) -> None:
        super().__init__("file", _COLUMNS, done.files, done)
        self._count: Counter[str] = Counter(one.status for one in done.files)
        self.notes = tuple(f"stances: note: {line}" for line in _list_notes(done, self._count))

    def show(self, view: View) -> str:
        """Return the table, and below it how many files were written."""
        counted = (f"{self._count[name]} {name}" for name in ("new", "updated", "unchanged"))
        return f"{super().show(view)}\n{', '.join(counted)}\n"


def show_import(done: ImportDocument) -> Answer:
    """Return what became of each file as an answer, with notes on what was left as it is."""
    return _ImportAnswer(done)


def _list_notes(done: ImportDocument, count: Counter[str]) -> Iterator[str]:
    """Yield what the user should know beside the files that were written."""
    if count["kept"]:
        yield f"kept {_count_files(count['kept'], 'corrected file')}"
    if left := count["not-in-inputs"]:
        files = _count_files(left, "file")
        yield f"left {files} in place, whose words are in none of the inputs; nothing was deleted"
    if done.pairs:
        pairs = "1 likely pair" if done.pairs == 1 else f"{done.pairs} likely pairs"
        yield f"aliases.csv: {pairs} of names; say yes or no, and name it with --aliases"


def _count_files(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
