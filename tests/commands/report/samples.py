"""Pages for tests: the bundled corpus, hostile names, and a hundred experts on twenty questions."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from html.parser import HTMLParser

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from evil import CONTROL, MARKUP
from sheets import make_explained_sheet, make_json
from stances.commands.report.show import ReportAnswer
from stances.output.view import View
from stances.pipeline import Scoring, score_inputs
from stances.scoring.sheet import ScoreSheet
from stances.settings.model import Settings

NAMES = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style></script><b>x")


@functools.cache
def score_bundled() -> Scoring:
    return score_inputs([], settings=Settings())


@functools.cache
def write_bundled() -> str:
    scoring = score_bundled()
    return ReportAnswer(scoring.sheet, scoring.sentences).show(View())


def write(sheet: ScoreSheet, **more: object) -> str:
    return ReportAnswer(sheet, {}, **more).show(View())


def make_evil_sheet() -> ScoreSheet:
    """Return a sheet in which every text that may be anybody's is live in HTML."""
    hostile = " ".join((*MARKUP, *CONTROL[:-1], *NAMES))
    closed = {"kind", "state", "origin", "voice", "wording", "scale", "format_version"}

    def poison(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: poison(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [poison(one, key) for one in value]
        return f"{value} {hostile}" if isinstance(value, str) and key not in closed else value

    first = msgspec.convert(poison(make_json(make_explained_sheet())), ScoreSheet)
    names = (*first.experts, *NAMES)
    cells = tuple(replace(first.cells[0], expert=name) for name in names)
    return replace(first, experts=names, cells=cells)


@functools.cache
def make_big_sheet(sentences: int = 0) -> ScoreSheet:
    """Return a hundred experts on twenty questions, with the cells of the bundled corpus.

    Args:
        sentences: how many of them each cell has; 0 for as many as it has in the corpus.
    """
    sheet = score_bundled().sheet
    pool = [cell for cell in sheet.cells if cell.evidence] if sentences else sheet.cells
    names = tuple(f"Test Person {first}{second}" for first in "ABCDEFGHIJ" for second in range(10))
    dimensions = tuple(
        replace(one, id=f"{one.id}{again}") for again in ("", "-again") for one in sheet.dimensions
    )

    def list_cells() -> Iterator[object]:
        for at, name in enumerate(names):
            for to, dimension in enumerate(dimensions):
                cell = pool[(at * 7 + to * 11 + at * to) % len(pool)]
                evidence = cell.evidence or ()
                evidence = (evidence * sentences)[:sentences] if sentences else evidence
                yield replace(cell, expert=name, dimension=dimension.id, evidence=evidence)

    return replace(
        sheet, experts=names, dimensions=dimensions, cells=tuple(list_cells()), marks=UNSET
    )


class Elements(HTMLParser):
    """The start tags of a page with their attributes, and its text without style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.parts: list[str] = []
        self.inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.inside = tag if tag in ("style", "script", "title") else ""

    def handle_endtag(self, tag):
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data):
        if not self.inside:
            self.parts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def list_values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]
