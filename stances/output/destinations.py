"""Which format goes to which file."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from stances.errors import StancesError
from stances.output.formats import find_format

Destination = tuple[str, str | None]
"""A format's name and the file that it goes to; `None` for standard output."""


def parse_destinations(wanted: Sequence[str], output: str | None) -> list[Destination]:
    """Return each format with its file.

    Args:
        wanted: ``FORMAT`` or ``FORMAT=FILE``, one after the other; any format that reports can
            be written in.
        output: the file of the format that names none; `None` for standard output.

    Raises:
        StancesError: a format is not known, two go to the same file, or none is left for `output`.

    >>> parse_destinations(["gha", "sarif=out.sarif"], None)
    [('gha', None), ('sarif', 'out.sarif')]
    """
    found: list[Destination] = []
    for one in wanted:
        name, sign, file = one.partition("=")
        find_format(name, of_reports=True)
        if sign and not file:
            raise StancesError(f'no file after "{name}="', hint=f"write {name}={name}.out")
        target = _simplify(file if sign else output)
        if any(target == other for _, other in found):
            where = target or "standard output"
            raise StancesError(f"two formats go to {where}", hint=f"write {name}=FILE")
        found.append((name, target))
    if output is not None and not any(_simplify(output) == target for _, target in found):
        raise StancesError(
            f"nothing is left to write to {output}", hint="leave out -o, or a format's =FILE"
        )
    return found


def _simplify(name: str | None) -> str | None:
    """Return a file's name in its plainest form; `None` for standard output."""
    if name in (None, "-"):
        return None
    return posixpath.normpath(name) if name else name
