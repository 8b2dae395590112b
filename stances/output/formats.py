"""The one registry of formats: a name, and what writes an answer in it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence

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
        write: returns the text of an answer, ended by a line feed, or its bytes.
        stream: yields the same piece by piece, for answers that are long; `None` where it cannot.
        of_reports: whether only answers that have a report can be written in it.
        special: whether only the commands that name it among their formats can be asked for it.
    """

    name: str
    write: Callable[[Answer, View], str | bytes]
    stream: Callable[[Answer, View], Iterable[str]] | None = None
    of_reports: bool = False
    special: bool = False


def _write_by(module: str) -> Callable[[Answer, View], str | bytes]:
    """Return the function `write` of a module of this folder, which is loaded when it is called."""

    def write(answer: Answer, view: View) -> str | bytes:
        written: str | bytes = importlib.import_module(f"stances.output.{module}").write(
            answer, view
        )
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
        Format(name="graphml", write=_write_by("graphml"), special=True),
        Format(name="footnote", write=_write_by("footnote"), special=True),
        Format(name="csl", write=_write_by("csl"), special=True),
        Format(name="svg", write=_write_by("svg"), special=True),
        Format(name="png", write=_write_by("png"), special=True),
    )
}
"""The formats of our own; all others are `tabulate`'s."""


def list_formats(*, of_reports: bool = False, special: Sequence[str] = ()) -> list[str]:
    """Return the names of all formats, our own first.

    Args:
        of_reports: whether to name those that only reports can be written in.
        special: the special formats to name as well.
    """
    from stances.output import markup  # noqa: PLC0415  (as `_write_by`)

    own = [one.name for one in FORMATS.values() if _is_offered(one, of_reports, special)]
    return list(dict.fromkeys([*own, *markup.list_markups()]))


def _is_offered(one: Format, of_reports: bool, special: Sequence[str]) -> bool:
    return one.name in special if one.special else of_reports or not one.of_reports


def find_format(name: str, *, of_reports: bool = False, special: Sequence[str] = ()) -> Format:
    """Return the format of a name.

    Args:
        of_reports: whether the answer has a report.
        special: the special formats in which it can be written.

    Raises:
        StancesError: no format is called so, or only reports can be written in it.
    """
    found = FORMATS.get(name)
    if found is not None and _is_offered(found, of_reports, special):
        return found
    from stances.output import markup  # noqa: PLC0415  (as `_write_by`)

    if name in markup.list_markups():
        return Format(name=name, write=lambda answer, _view: markup.write(answer, name))
    known = list_formats(of_reports=of_reports, special=special)
    raise StancesError(f'unknown format "{name}"', hint=suggest_name(name, known))
