"""Pages of one person's sayings: a dash below each names the work in which it stands."""

from __future__ import annotations

from collections.abc import Iterator

from stances.read.blocks import BULLET
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._quotation import closes_quotation
from stances.read.layouts._signers import Signature, read_people
from stances.regex import compile_later

_DASH = compile_later(r"(?:[—–―]|--)\s*(?P<name>[^\n]+)")
_FEWEST = 2


def find_works(page: Page) -> list[Signature]:
    """Return the works below quotations as signatures of whom the title of the page names.

    None come back where the title names nobody, or fewer than two works are named.
    """
    person = _read_title(page)
    found = list(_find(page, person)) if person is not None else []
    return found if len(found) >= _FEWEST else []


def _read_title(page: Page) -> Person | None:
    """Return whom the first paragraph names, if it is nothing but a name in full."""
    for start, end, _ in page.paragraphs[:1]:
        person = read_person(page.text[start:end])
        if person is not None and person.is_full and not person.role and not person.others:
            return person
    return None


def _find(page: Page, person: Person) -> Iterator[Signature]:
    above = 0
    for line in page.lines:
        bullet = BULLET.match(page.text, line.start, line.end)
        dash = _DASH.match(page.text, bullet.end() if bullet else line.start, line.end)
        if dash is not None and closes_quotation(page.text[above : line.start].rstrip()):
            end = dash.start("name") + len(dash["name"].split(",")[0].split("(")[0].rstrip())
            is_work = page.is_styled(dash.start("name"), end, "italic")
            if is_work or not read_people(dash["name"]):
                yield Signature(start=line.start, end=line.end, people=(person,))
        above = line.start
