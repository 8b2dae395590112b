"""What the tests of several rooms share."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import hypothesis
import pytest

from program import bash, cache, environ, folder, whole_run  # noqa: F401  (fixtures)

# In CI the same examples come each time; elsewhere new ones are looked for. None has a time limit.
hypothesis.settings.register_profile("fixed", derandomize=True, deadline=None)
hypothesis.settings.register_profile("searching", deadline=None)
hypothesis.settings.load_profile("fixed" if os.environ.get("CI") else "searching")


# A shell that starts the tests in the background has them ignore Ctrl-C and the end of a terminal,
# and every program that a test starts would inherit it.
for ignored, default in (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGHUP, signal.SIG_DFL),
):
    if signal.getsignal(ignored) is signal.SIG_IGN:
        signal.signal(ignored, default)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository with the texts and human codes that stay outside it."""
    beside = Path(__file__).parents[2] / "shared"
    if not beside.is_dir():
        pytest.skip("no folder ../shared with the published article and its codes")
    return beside


@pytest.fixture
def plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git as it is without anybody's settings."""
    if shutil.which("git") is None:
        pytest.skip("no git on this system")
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a function by its name: its address differs between the processes that run tests."""
    if callable(val) and not isinstance(val, type):
        return getattr(val, "__name__", type(val).__name__).strip("<>")
    return None
