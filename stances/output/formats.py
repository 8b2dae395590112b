"""The one registry of formats: a name, and what writes an answer in it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from stances.errors import StancesError, suggest_name
from stances.output.answer import Answer
from stances.output.view import View

TABLE = "table"
"""The format for people to read, which is the default."""


class Format(Struct, frozen=True, kw_only=True):
    """A format of output.

    Attributes:
        name: as ``-f`` takes it.
        write: returns the text of an answer, ended by a line feed.
        stream: yields the same piece by piece, for answers that are long; `None` where it cannot.
        of_reports: whether only answers that have a report can be written in it.
    """

    name: str
    write: Callable[[Answer, View], str]
    stream: Callable[[Answer, View], Iterable[str]] | None = None
    of_reports: bool = False


def _write_by(module: str) -> Callable[[Answer, View], str]:
    """Return the function `write` of a module of this folder, which is loaded when it is called."""

    def write(answer: Answer, view: View) -> str:
        written: str = importlib.import_module(f"stances.output.{module}").write(answer, view)
        return written

    return write


def _stream_ndjson(answer: Answer, view: View) -> Iterable[str]:
    from stances.output import ndjson  # noqa: PLC0415  (as `_write_by`)

    return ndjson.stream(answer, view)


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format(name=TABLE, write=_write_by("text")),
        Format(name="json", write=_write_by("json")),
        Format(name="ndjson", write=_write_by("ndjson"), stream=_stream_ndjson),
        Format(name="csv", write=_write_by("csv")),
        Format(name="tsv", write=_write_by("tsv")),
        Format(name="markdown", write=_write_by("markdown"), of_reports=True),
        Format(name="gha", write=_write_by("gha"), of_reports=True),
        Format(name="sarif", write=_write_by("sarif"), of_reports=True),
        Format(name="junit", write=_write_by("junit"), of_reports=True),
    )
}
"""The formats of our own; all others are `tabulate`'s."""


def list_formats(*, of_reports: bool = False) -> list[str]:
    """Return the names of all formats, our own first.

    Args:
        of_reports: whether to name those that only reports can be written in.
    """
    from stances.output import markup  # noqa: PLC0415  (as `_write_by`)

    own = [one.name for one in FORMATS.values() if of_reports or not one.of_reports]
    return list(dict.fromkeys([*own, *markup.list_markups()]))


def find_format(name: str, *, of_reports: bool = False) -> Format:
    """Return the format of a name.

    Args:
        of_reports: whether the answer has a report.

    Raises:
        StancesError: no format is called so, or only reports can be written in it.
    """
    found = FORMATS.get(name)
    if found is not None and (of_reports or not found.of_reports):
        return found
    from stances.output import markup  # noqa: PLC0415  (as `_write_by`)

    if name in markup.list_markups():
        return Format(name=name, write=lambda answer, _view: markup.write(answer, name))
    known = list_formats(of_reports=of_reports)
    raise StancesError(f'unknown format "{name}"', hint=suggest_name(name, known))
