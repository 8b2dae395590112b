"""How the inputs of a run are read, where the user says more of it than which inputs."""

from __future__ import annotations

import codecs
import contextlib
from datetime import date
from encodings.aliases import aliases

from msgspec import Struct

from stances.errors import StancesError, suggest_name
from stances.read.columns import USUAL_COLUMNS, TextColumns
from stances.read.dates import Period, parse_period
from stances.read.forms import find_form
from stances.settings.model import Settings

_TAB = ("tab", "\\t")
"""How a tab may be written where none can be typed."""

_NOT_OF_TEXTS = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape")
"""What Python counts among the encodings of texts, and no file is in."""


class ReadOptions(Struct, frozen=True, kw_only=True):
    """All that a user chose of how inputs are read; it holds for every input of a run.

    Commands make it of their settings with `make_read_options`. The edge (`load_documents`) and the
    reading of statements (`extract_statements`, `open_source`) are given the same record, and a
    `Source` hands it on to layouts. A new choice of how to read is a field here, with a default
    that changes nothing, beside a setting of the same name.

    Attributes:
        form: the name of the form that all inputs are in; `None` to tell by ending and content.
        encoding: the encoding of texts, as Python names it; `None` to tell by the bytes.
        delimiter: the sign between the cells of CSV and TSV; `None` to tell by the header.
        columns: the columns of a table that are read.
        layout: the name of the layout that all texts are in; `None` to tell by their signs.
        author: whose words a text is that does not say who speaks; `None` to refuse it.
        strict: whether rows without words are refused, not left out with a note.
        skip_bad_rows: whether rows that cannot be read are left out with a note, not refused.
        period: the days of the statements that are read; `None` for all, with a date or without.
        aliases: the file of names that are joined, which is not a text; `None` for none.
    """

    form: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    columns: TextColumns = USUAL_COLUMNS
    layout: str | None = None
    author: str | None = None
    strict: bool = False
    skip_bad_rows: bool = False
    period: Period | None = None
    aliases: str | None = None


USUAL_OPTIONS = ReadOptions()
"""How inputs are read where the user says nothing of it."""


def make_read_options(settings: Settings) -> ReadOptions:
    """Return what the settings of a run say of how to read.

    Raises:
        StancesError: the form or the encoding is not known, the delimiter is not one sign, a bound
            is not a date, or two of the options contradict each other.

    >>> make_read_options(Settings(delimiter="tab")).delimiter
    '\\t'
    """
    if settings.strict and settings.skip_bad_rows:
        raise StancesError(
            "--strict and --skip-bad-rows contradict each other", hint="leave one of them out"
        )
    if settings.form is not None:
        _check_form(settings.form, settings)
    return ReadOptions(
        form=settings.form,
        encoding=None if settings.encoding is None else find_encoding(settings.encoding),
        delimiter=None if settings.delimiter is None else _find_delimiter(settings.delimiter),
        columns=TextColumns(expert=settings.expert_column, text=settings.text_column),
        layout=settings.layout,
        author=settings.author,
        strict=settings.strict,
        skip_bad_rows=settings.skip_bad_rows,
        period=_find_period(settings.since, settings.until),
        aliases=settings.aliases,
    )


def _check_form(name: str, settings: Settings) -> None:
    """Check that the form of all inputs is known, and heeds the other options.

    Raises:
        StancesError: it is not, or does not.
    """
    form = find_form(name, "--form")
    for option, value, heeds in (
        ("--delimiter", settings.delimiter, form.has_delimiter),
        ("--encoding", settings.encoding, form.has_encoding),
    ):
        if value is not None and not heeds:
            what = f"--form {name} and {option} contradict each other"
            raise StancesError(what, hint="leave one of them out")


def find_encoding(name: str) -> str:
    """Return Python's own name of an encoding of texts.

    Raises:
        StancesError: there is none of this name.

    >>> find_encoding("Latin1")
    'iso8859-1'
    """
    with contextlib.suppress(LookupError, ValueError):
        "a".encode(name)  # refuses what is not an encoding of texts, such as base64
        found = codecs.lookup(name).name
        if found not in _NOT_OF_TEXTS:
            return found
    known = [one.replace("_", "-") for one in sorted({*aliases, *aliases.values()})]
    hint = suggest_name(name.replace("_", "-"), known)
    if not hint.startswith("did you mean"):
        hint = "known are utf-8, utf-16, windows-1252, iso-8859-1, shift-jis and Python's others"
    raise StancesError(f'unknown encoding "{name}"', hint=hint)


def _find_period(since: str | None, until: str | None) -> Period | None:
    """Return the days from the first one of `since` to the last one of `until`.

    Raises:
        StancesError: one of them is not a date, or none comes before the other.
    """
    if since is None and until is None:
        return None
    first = date.min if since is None else _parse_bound(since, "--since").first
    last = date.max if until is None else _parse_bound(until, "--until").last
    if first > last:
        what = f"--since {since} comes after --until {until}"
        raise StancesError(what, hint="name the earlier one first")
    return Period(first=first, last=last)


def _parse_bound(written: str, where: str) -> Period:
    found = parse_period(written)
    if found is None:
        hint = "write it as 2020-01-08, 2020-01 or 2020"
        raise StancesError(f'"{written}" is not a date', where=where, hint=hint)
    return found


def _find_delimiter(written: str) -> str:
    """Return the sign that a user wrote between cells.

    Raises:
        StancesError: it is not one sign, or one that cannot stand there.
    """
    sign = "\t" if written.lower() in _TAB else written
    if len(sign) != 1 or sign in '"\r\n\0' or sign.isalnum():
        raise StancesError(
            f'"{written}" cannot stand between cells', where="--delimiter", hint="name one sign"
        )
    return sign
