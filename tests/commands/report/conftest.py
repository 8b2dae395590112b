"""A real browser, where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commands.report.browsers import find_browser, launch


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Headless Chromium; tests that need it are skipped where it, or its driver, is missing."""
    pytest.importorskip("playwright.sync_api", reason="no playwright on this system")
    if find_browser() is None:
        pytest.skip("no Chromium on this system: apt-get install chromium")
    with launch() as chromium:
        yield chromium


@pytest.fixture
def open_page(browser, tmp_path: Path) -> Iterator[Callable[..., object]]:
    """Opens a page from its file, and in the end checks that it asked for nothing else.

    Neither may it have said anything on the console.
    """
    contexts, said, asked = [], [], []

    def open_html(html: str, link: str = "", **options: object) -> object:
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{file.as_uri()}{link}")
        return page

    yield open_html
    for context in contexts:
        context.close()
    assert said == []
    assert {url.partition("#")[0] for url in asked} <= {(tmp_path / "report.html").as_uri()}
