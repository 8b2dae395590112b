"""The versions of the JSON formats: a minor step adds fields, a major one breaks them."""

from __future__ import annotations

from collections.abc import Mapping

from stances.errors import StancesError

FORMAT_VERSION = "1.0"
"""The version of every JSON document that is written."""


def check_version(
    value: Mapping[str, object], known: str, what: str, *, where: str, hint: str
) -> None:
    """Check that a JSON object is of the major format that this version knows.

    Args:
        value: the object, with its ``format_version``.
        known: the format that this version writes.
        what: names the object in the message, such as ``a baseline``.
        where: the file.
        hint: how to mend it.

    Raises:
        StancesError: it is of another major format.

    >>> check_version({"format_version": "1.7"}, "1.0", "a baseline", where="b.json", hint="")
    """
    version = str(value.get("format_version", ""))
    if version.split(".", maxsplit=1)[0] != known.split(".", maxsplit=1)[0]:
        reads = f"this version of stances reads format {known}"
        raise StancesError(
            f'{what} of format "{version}"', where=where, hint=f"{reads}; {hint}" if hint else reads
        )
