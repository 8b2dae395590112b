"""Headless Chromium, where there is one."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """Return the path of a Chromium of this system."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextlib.contextmanager
def launch() -> Iterator[object]:
    """Start the browser of this system, and close it in the end."""
    from playwright.sync_api import sync_playwright

    # As root, Chromium has no sandbox; it sees nothing but pages of ours.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=find_browser(), args=sandbox)
        yield chromium
        chromium.close()
