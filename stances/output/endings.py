"""Which format the ending of a file's name chooses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct

from stances.errors import StancesError
from stances.output.files import FILE_FORMATS
from stances.output.formats import FORMATS, TABLE

_ENDINGS: Mapping[str, Sequence[str]] = {
    "": (TABLE,),
    ".csv": ("csv",),
    ".db": ("sqlite",),
    ".graphml": ("graphml",),
    ".htm": ("html",),
    ".html": ("html",),
    ".json": ("json",),
    ".jsonl": ("ndjson",),
    ".md": ("markdown", "github"),
    ".ndjson": ("ndjson",),
    ".parquet": ("parquet",),
    ".png": ("png",),
    ".rst": ("rst",),
    ".sarif": ("sarif",),
    ".sqlite": ("sqlite",),
    ".sqlite3": ("sqlite",),
    ".svg": ("svg",),
    ".tex": ("latex",),
    ".tsv": ("tsv",),
    ".txt": (TABLE,),
    ".xml": ("junit",),
}
"""The formats that an ending may mean, the first that a command offers before the others."""


class Offer(Struct, frozen=True, kw_only=True):
    """What a command can be asked for besides the formats that every command offers.

    Attributes:
        special: these formats, by name.
        of_reports: whether to offer those that only reports can be written in.
    """

    special: Sequence[str] = ()
    of_reports: bool = False

    def holds(self, name: str) -> bool:
        """Whether the command can be asked for a format that an ending may mean."""
        found = FORMATS.get(name)
        if name in FILE_FORMATS or (found is not None and found.special):
            return name in self.special
        return found is None or self.of_reports or not found.of_reports

    def describe(self) -> str:
        """Return the names of what the command can be asked for."""
        own = [name for name in (*FORMATS, *FILE_FORMATS) if self.holds(name)]
        return f"{', '.join(own)}, or any format of tabulate"


def choose_format(name: str | None, output: str | None, offer: Offer) -> str:
    """Return the format that was asked for, or else the one that the file's ending says.

    Raises:
        StancesError: the ending says none, or one that the command does not offer.

    >>> offer = Offer(special=["sqlite"])
    >>> choose_format(None, "scores.db", offer), choose_format(None, None, offer)
    ('sqlite', 'table')
    >>> choose_format("csv", "a.txt", offer)
    'csv'
    """
    if name is not None:
        return name
    file = output or ""
    ending = PurePath(file).suffix.lower()
    meant = _ENDINGS.get(ending, ())
    found = next((one for one in meant if offer.holds(one)), None)
    if found is not None:
        return found
    hint = f"name a format with -f: {offer.describe()}"
    if meant:
        raise StancesError(f"this command does not write {meant[0]}", where=file, hint=hint)
    raise StancesError(f'the ending "{ending}" says no format', where=file, hint=hint)


def name_file(folder: str, stem: str, name: str | None) -> str:
    """Return the file in a folder that an answer goes to, in the given format or else in JSON.

    Args:
        stem: the file's name without its ending.
        name: the format.

    >>> name_file("scores/", "score", None), name_file("scores/", "score", "ndjson")
    ('scores/score.json', 'scores/score.ndjson')
    """
    name = name or "json"
    endings = [
        end for end, meant in _ENDINGS.items() if name in meant and end not in ("", ".jsonl")
    ]
    return f"{folder}{stem}{next(iter(endings), f'.{name}')}"


def check_destination(name: str, output: str | None) -> None:
    """Check that a format which is not text goes to a file.

    Raises:
        StancesError: it would go to standard output unasked.
    """
    if name in FILE_FORMATS and output is None:
        ending = next(end for end, meant in _ENDINGS.items() if name in meant)
        hint = f"name one, such as -o scores{ending}, or -o - for a pipe"
        raise StancesError(f"{name} is written to a file", hint=hint)
