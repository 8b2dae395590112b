"""The gate's report in whichever formats were asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Any

from stances.errors import StancesError
from stances.present import drift, wording
from stances.present.annotations import gha
from stances.present.grid import cell, known_among
from stances.present.junit import junit
from stances.present.markdown import markdown
from stances.present.records import FORMATS, Record
from stances.present.sarif import sarif
from stances.present.terminal import View

_OF_CI = {"markdown": markdown, "gha": gha, "sarif": sarif, "junit": junit}
NAMES = tuple(_OF_CI)
"""The formats that only the gate knows."""

_HOSTED = ("gha", "sarif")
"""Those whose reader knows files by their ways from the top of the repository."""


def destinations(wanted: Sequence[str], output: str | None) -> list[tuple[str, str | None]]:
    """Each format with the file it goes to; `None` for standard output.

    Args:
        wanted: ``FORMAT`` or ``FORMAT=FILE``, one after the other.
        output: the file of the one that names none.

    Raises:
        StancesError: a format is not known, two go to one place, or `output` has none left.

    >>> destinations(["gha", "sarif=out.sarif"], None)
    [('gha', None), ('sarif', 'out.sarif')]
    """
    found: list[tuple[str, str | None]] = []
    for one in wanted:
        name, sign, file = one.partition("=")
        fmt = known_among(name, NAMES)
        if sign and not file:
            raise StancesError(f'no file after "{name}="', hint=f"write {name}={name}.out")
        place = _file(file if sign else output)
        if any(place == other for _, other in found):
            where = place or "standard output"
            raise StancesError(f"two formats go to {where}", hint=f"write {name}=FILE")
        found.append((fmt, place))
    if output is not None and not any(_file(output) == place for _, place in found):
        raise StancesError(
            f"nothing is left to write to {output}", hint="leave out -o, or a format's =FILE"
        )
    return found


def _file(name: str | None) -> str | None:
    """A file's name in its plainest form; `None` for standard output."""
    return None if name in (None, "-") else posixpath.normpath(str(name))


def told(report: Record, *, fmt: str, view: View, folder: str = "") -> str:
    """The report in one format.

    Args:
        folder: the current folder's way from the top of the repository, for the formats of hosts
            that count from there.
    """
    if fmt in _OF_CI:
        return _OF_CI[fmt](_rooted(report, folder) if fmt in _HOSTED else report)
    if fmt in FORMATS:
        return drift.rows(report, fmt=fmt)
    return drift.table(report, view=view, fmt=fmt)


def _rooted(report: Record, folder: str) -> dict[str, Any]:
    """The report with its files named from the top of a repository."""

    def way(name: str | None) -> str | None:
        if not name or name == "-" or not folder:
            return name
        return posixpath.normpath(posixpath.join(folder, name))

    return {
        **report,
        "drifts": [
            {
                **one,
                "file": way(one["file"]),
                "changes": [
                    {
                        **change,
                        "source": way(change["source"]),
                        "rule_file": way(change["rule_file"]),
                    }
                    for change in one["changes"]
                ],
            }
            for one in report["drifts"]
        ],
        "waivers": [{**one, "file": way(one["file"])} for one in report["waivers"]],
    }


def accepted(summary: Record, *, view: View) -> str:
    """What accepting did, a line each."""
    lines = [_line("accepted", one) for one in summary["accepted"]]
    lines += [view.paint(_line("kept", one), "dim") for one in summary["kept"]]
    size = ", ".join(
        wording.count(summary[of], of.removesuffix("s"))
        for of in ("cells", "experts", "dimensions")
    )
    how = "" if summary["written"] else " as before,"
    lines.append(f"{cell(summary['baseline'])}:{how} {size}")
    if summary["unreferenced"]:
        lines.append(
            f"{wording.count(summary['unreferenced'], 'unreferenced cell')}: scored no more"
        )
    if summary["stale"]:
        lines.append(wording.stale_told(summary["stale"]))
    return "\n".join(lines) + "\n"


def _line(what: str, drift: Record) -> str:
    return f"{what}: {wording.title(drift)}: {wording.move(drift)}"
