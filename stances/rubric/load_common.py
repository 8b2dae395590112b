"""What the readers of a rubric's files share: bounds of numbers, and places."""

from __future__ import annotations

from msgspec import UnsetType

from stances.errors import StancesError
from stances.rubric.model import FORMAT, Place
from stances.wire.records import use_default
from stances.wire.toml_lines import At, Lines


def check_format(found: int | UnsetType, lines: Lines) -> None:
    """Check that a file is of the format that this version reads.

    Raises:
        StancesError: it is not.
    """
    number = use_default(found, FORMAT)
    if number != FORMAT:
        raise StancesError(
            f"rubric format {number} is not known",
            where=lines.locate(("", 0), "format"),
            hint=f"this version of stances reads format {FORMAT}",
        )


def check_share(
    value: float | UnsetType, key: str, lines: Lines, *, usual: float, at: str = ""
) -> float:
    """Return a weight or a threshold, or its default where it is unset.

    Args:
        value: what the file says.
        key: the key that it stands under.
        lines: where the keys stand.
        usual: the default.
        at: the table; empty for the file itself.

    Raises:
        StancesError: it does not lie between 0 and 1.
    """
    share = float(use_default(value, usual))
    if not 0 <= share <= 1:
        where = lines.locate((at, 0), key)
        raise StancesError(f'"{key}" must lie between 0 and 1', where=where)
    return share


def find_place(lines: Lines, at: At) -> Place:
    """Return where a table begins."""
    return Place(file=lines.file, line=lines.find_line(at))
