from __future__ import annotations

import sys

import pytest

from stances.errors import StancesError
from stances.read.extras import import_extra


def test_a_missing_library_is_told_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "absent", None)
    message = r"^a\.pdf: cannot read \.pdf without Absent; pip install 'stances\[pdf\]'$"
    with pytest.raises(StancesError, match=message):
        import_extra("absent", extra="pdf", package="Absent", what=".pdf", where="a.pdf")


def test_a_library_that_is_there_is_returned():
    found = import_extra("json", extra="pdf", package="json", what=".pdf", where="a.pdf")
    assert found is sys.modules["json"]
