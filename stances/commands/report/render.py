"""Writes the page from its templates, with everything inside it that it needs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from stances.commands.report.depth import DEPTHS, Depth
from stances.commands.report.page import Page
from stances.errors import StancesError
from stances.output.grid import make_safe_line

if TYPE_CHECKING:
    from jinja2 import Environment

BOUND = 2_000_000
"""The most bytes that a page should have, unless all evidence is asked for."""

LEAST = 250
"""The fewest bytes of a sentence on the page: what cannot fit is not even written."""


def render_within(make: Callable[[Depth], Page], *, full: bool) -> tuple[Page, str]:
    """Return the page with as much evidence as has room in it, and its text.

    Args:
        make: returns the page with so much evidence.
        full: whether to show all evidence, however large the page becomes.

    Raises:
        StancesError: Jinja2 is not installed.
    """
    environment = _make_environment()
    page = make(Depth(most=None) if full else DEPTHS[0])
    text = _render(page, environment) if full else _render_small(page, environment)
    if text:
        return page, text
    best = None
    low, high = 1, len(DEPTHS) - 1
    while low <= high:
        middle = (low + high) // 2
        page = make(DEPTHS[middle])
        text = _render_small(page, environment)
        if text:
            best, high = (page, text), middle - 1
        else:
            low = middle + 1
    if best is None:
        page = make(DEPTHS[-1])
        best = page, _render(page, environment)
    return best


def _render_small(page: Page, environment: Environment) -> str:
    """Return the text of a page; empty where it has more bytes than a page should have."""
    if page.sentences * LEAST > BOUND:
        return ""
    text = _render(page, environment)
    return text if len(text.encode("utf-8", "backslashreplace")) <= BOUND else ""


def _render(page: Page, environment: Environment) -> str:
    from markupsafe import Markup  # noqa: PLC0415  (an extra)

    style, script = (_read_lines(environment, name) for name in ("page.css", "page.js"))
    text = environment.get_template("page.html").render(
        page=page,
        style=Markup(style),
        script=Markup(script),
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
    )
    return f"{text}\n"


def _make_environment() -> Environment:
    """Return what renders templates: every text that they show is escaped.

    Raises:
        StancesError: Jinja2 is not installed.
    """
    try:
        import jinja2  # noqa: PLC0415  (an extra)
    except ImportError:
        raise StancesError(
            "cannot write a page without Jinja2", hint="pip install 'stances[report]'"
        ) from None
    return jinja2.Environment(
        loader=jinja2.PackageLoader("stances.commands.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_make_visible,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _make_visible(value: object) -> object:
    """Return a text on one line, and what does not print in it as escapes; markup as it is."""
    return make_safe_line(value) if type(value) is str else value


def _read_lines(environment: Environment, name: str) -> str:
    """Return a file of the templates' folder without the indents of its lines."""
    if environment.loader is None:  # for the type checker: `_make_environment` gives one
        raise LookupError(name)
    source = environment.loader.get_source(environment, name)[0]
    return "\n".join(line.strip() for line in source.splitlines())


def _hash(text: str) -> str:
    """Return what a Content-Security-Policy calls an inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
