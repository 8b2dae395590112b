"""What a run depends on besides its input."""

from __future__ import annotations

from pathlib import Path

import pytest

from stances.settings.folders import find_cache_folder, find_config_folder
from stances.settings.machine import is_ci
from stances.settings.model import Settings


def test_defaults_and_that_they_stay():
    settings = Settings()
    assert (settings.rubric, settings.expert_column, settings.text_column) == (
        "us-iran",
        "expert",
        "text",
    )
    with pytest.raises(AttributeError):
        settings.rubric = "other"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "/c/stances"),
        ({"HOME": "/h"}, "/h/.cache/stances"),
        ({"XDG_CACHE_HOME": "", "HOME": "/h"}, "/h/.cache/stances"),
        ({"XDG_CACHE_HOME": "c", "HOME": "/h"}, "/h/.cache/stances"),
        ({"XDG_CACHE_HOME": "../c", "HOME": "/h"}, "/h/.cache/stances"),
        ({"USERPROFILE": "/u"}, "/u/.cache/stances"),
        ({"HOME": "", "USERPROFILE": "/u"}, "/u/.cache/stances"),
        ({"HOME": "/h", "USERPROFILE": "/u"}, "/h/.cache/stances"),
    ],
)
def test_cache_folder(environ, expected):
    assert find_cache_folder(environ) == Path(expected)


@pytest.mark.parametrize("environ", [{}, {"XDG_CACHE_HOME": "c"}, {"HOME": ""}])
def test_no_home_no_cache(environ):
    assert find_cache_folder(environ) is None


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"XDG_CONFIG_HOME": "/c", "HOME": "/h"}, "/c/stances"),
        ({"XDG_CONFIG_HOME": "c", "HOME": "/h"}, "/h/.config/stances"),
        ({"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "/h/.config/stances"),
        ({"USERPROFILE": "/u"}, "/u/.config/stances"),
    ],
)
def test_config_folder(environ, expected):
    assert find_config_folder(environ) == Path(expected)


def test_no_home_no_config():
    assert find_config_folder({"XDG_CONFIG_HOME": "c"}) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [("true", True), ("1", True), ("yes", True), ("", False), ("0", False), ("FALSE", False)],
)
def test_in_ci(written, expected):
    assert is_ci({"CI": written}) is expected
    assert is_ci({}) is False
