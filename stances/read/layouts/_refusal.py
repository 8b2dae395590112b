"""The message for a text in which nobody is found to speak."""

from __future__ import annotations

from collections.abc import Iterator

from stances.errors import StancesError
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import read_person
from stances.read.notes import list_numbers, list_some

_HINT = (
    "begin each turn with NAME: and what they said, or name each on a line "
    '"Name, role at institution" above their words, or name the one author with --author NAME; '
    "--layout NAME says what a layout needs"
)
_MOST = 3
_LONGEST = 60


def make_nobody_found(page: Page) -> StancesError:
    """Return the error of a page on which nobody is found, with the lines that nearly name one."""
    document = page.source.document
    near = list(_list_near(page))
    what = "no expert found"
    if near:
        shown = list_some([_show(page, line) for line in near], _MOST)
        what = f"{what}, though these lines may name one: {shown}"
    if lines := _list_left_out(page):
        what = f"{what}; {lines} left out as readers' comments"
    return StancesError(what, where=document.name, hint=_HINT)


def _list_left_out(page: Page) -> str:
    """Return which lines were left out as what readers wrote; nothing where none were."""
    document = page.source.document
    numbers = {
        document.line_at(one.start): None for one in page.source.regions if one.kind == "readers"
    }
    unit = document.lines.unit if document.lines else "line"
    return (
        f"{list_numbers(numbers, unit)} {'were' if len(numbers) > 1 else 'was'}" if numbers else ""
    )


def _list_near(page: Page) -> Iterator[Line]:
    """Yield the short lines that name somebody in full."""
    for line in page.lines:
        person = read_person(page.text[line.start : line.end].strip(" *_#"))
        if person is not None and person.is_full:
            yield line


def _show(page: Page, line: Line) -> str:
    place = page.source.document.name_place(line.start).removeprefix(page.source.document.name)
    written = " ".join(page.text[line.start : line.end].split())
    cut = written if len(written) <= _LONGEST else f"{written[:_LONGEST].rstrip()}…"
    return f'{place.strip(":, ")} "{cut}"'
