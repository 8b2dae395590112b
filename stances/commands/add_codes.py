"""``--codes``: a coder's words beside the scores of a command."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UnsetType

from stances.commands.request import Request
from stances.errors import StancesError
from stances.output.grid import make_safe_line
from stances.read.notes import list_numbers, make_note
from stances.scoring.sheet import ScoreSheet


def explain_words(files: Sequence[str] | UnsetType) -> list[str]:
    """Return what a coder's words do where experts are held against each other, in a line.

    Args:
        files: those of the words; empty or unset where there are none.
    """
    if not files:
        return []
    names = ", ".join(map(make_safe_line, files))
    return [
        f"A coder's words ({names}) come first: they decide the sides, and a position on another "
        "side counts in no distance."
    ]


def add_codes(sheet: ScoreSheet, file: str | None, request: Request) -> ScoreSheet:
    """Return a sheet with the words of a table of codes; the sheet itself where none is named.

    Codes of other cells than the sheet's are noted: unless the user chose some cells, or where
    there are no others.

    Raises:
        StancesError: the table cannot be read, or does not fit.
    """
    if file is None:
        return sheet
    from stances.codes.words import put_words, read_words  # noqa: PLC0415  (only with --codes)
    from stances.read.sources import load_documents  # noqa: PLC0415

    sources = load_documents([file])
    if len(sources) > 1:
        raise StancesError("several files, but --codes takes one", where=file, hint="name one file")
    coded = read_words(sources[0], request.settings.expert_column)
    found = put_words(sheet, coded, narrowed=bool(request.experts))
    if len(found.strangers) == len(coded.codes):
        make_note("none of its codes is of a cell shown here", coded.name)
    elif found.strangers and not (request.dimensions or request.experts):
        count = len(found.strangers)
        what = f"{count} code{'s are' if count > 1 else ' is'} of cells that are not shown here"
        lines = list_numbers([one.line for one in found.strangers], "line")
        make_note(f"{what}: {lines}", coded.name)
    return found.sheet
