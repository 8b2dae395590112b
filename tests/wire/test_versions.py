"""The versions of JSON documents: a minor step is read, a major one refused."""

from __future__ import annotations

import pytest

from stances.errors import StancesError
from stances.wire.versions import FORMAT_VERSION, check_version


@pytest.mark.parametrize("version", [FORMAT_VERSION, "1.7", "1", "1.0.3"])
def test_the_same_major_version_is_read(version):
    check_version({"format_version": version}, "1.0", "a baseline", where="b.json", hint="")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"format_version": "2.0"}, "2.0"),
        ({"format_version": "0.9"}, "0.9"),
        ({"format_version": "10.0"}, "10.0"),
        ({"format_version": ""}, ""),
        ({"format_version": None}, "None"),
        ({}, ""),
    ],
)
def test_another_major_version_is_refused(value, shown):
    with pytest.raises(StancesError) as fault:
        check_version(value, "1.0", "a baseline", where="b.json", hint="accept again")
    assert str(fault.value) == (
        f'b.json: a baseline of format "{shown}"; this version of stances reads format 1.0; '
        "accept again"
    )


def test_without_a_hint_it_says_what_is_read():
    with pytest.raises(StancesError, match=r"reads format 1\.0$"):
        check_version({}, "1.0", "a baseline", where="b.json", hint="")
