"""The cover of a meeting's record, whose fields look like turns: "President: Ms. Alpha"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from stances.read.layouts._page import Page
from stances.read.layouts._person import read_person
from stances.read.layouts._sign import Sign
from stances.regex import compile_later

_ENDS = compile_later(r"(?<!\bJr)(?<!\bSr)(?<!\bret)[.?!…:;,][\"”’)\]*_]*\Z")
_FIELD = compile_later(r"[*_]*[^\W\d_][^:.?!\n]{1,40}:")
_NEXT = compile_later(r"[,;]\s+")


def drop_cover(page: Page, signs: Sequence[Sign]) -> list[Sign]:
    """Return signs without the fields above the first turn whose whole text is a name, or names.

    Such a field stays where no turn follows it.
    """
    if page.source.form.names_speakers:
        return list(signs)
    labels = sorted(
        (one for one in signs if one.layout == "label" and not one.is_alone),
        key=lambda one: one.start,
    )
    fields: set[int] = set()
    for one in labels:
        if not _is_field(page, one):
            return [sign for sign in signs if sign.start not in fields]
        fields.add(one.start)
    return list(signs)


def _is_field(page: Page, sign: Sign) -> bool:
    """Whether what follows the label of an office on its line names somebody and says nothing."""
    if sign.person is not None and sign.person.is_full:
        return False
    line, *below = islice(page.find_lines(sign.start), 2)
    goes_on = [one for one in below if not (one.is_first or _FIELD.match(page.text, one.start))]
    written = page.text[sign.end : line.end].strip(" *_\t")
    if not written or goes_on or _ENDS.search(written):
        return False
    return _names(written) or all(_names(one) for one in _NEXT.split(written))


def _names(written: str) -> bool:
    person = read_person(written)
    return person is not None and (person.is_full or bool(person.title))
