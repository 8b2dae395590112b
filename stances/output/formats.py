"""The one registry of formats: a name, and what writes an answer in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from stances.errors import StancesError, suggest_name
from stances.output import csv, gha, json, junit, markdown, markup, ndjson, sarif, text, tsv
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


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format(name=TABLE, write=text.write),
        Format(name="json", write=json.write),
        Format(name="ndjson", write=ndjson.write, stream=ndjson.stream),
        Format(name="csv", write=csv.write),
        Format(name="tsv", write=tsv.write),
        Format(name="markdown", write=markdown.write, of_reports=True),
        Format(name="gha", write=gha.write, of_reports=True),
        Format(name="sarif", write=sarif.write, of_reports=True),
        Format(name="junit", write=junit.write, of_reports=True),
    )
}
"""The formats of our own; all others are `tabulate`'s."""


def list_formats(*, of_reports: bool = False) -> list[str]:
    """Return the names of all formats, our own first.

    Args:
        of_reports: whether to name those that only reports can be written in.
    """
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
    if name in markup.list_markups():
        return Format(name=name, write=lambda answer, _view: markup.write(answer, name))
    known = list_formats(of_reports=of_reports)
    raise StancesError(f'unknown format "{name}"', hint=suggest_name(name, known))
