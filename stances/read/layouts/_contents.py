"""Lists of contents, whose lines look like turns: "Test Alpha: A title", one below the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from stances.read.layouts._page import Page
from stances.read.layouts._repeated import fold_words
from stances.read.layouts._sign import Sign
from stances.read.stretches import Stretches
from stances.regex import compile_later

_ENDS = compile_later(r"[.!;:…”\"][)\]*_]*\Z")
_LONGEST = 18
"""The most words of a title."""
_FEWEST = 2
_MOSTLY = 0.6


def drop_contents(page: Page, signs: Sequence[Sign]) -> list[Sign]:
    """Return signs without those of a list of contents.

    Such a list is a run of lines, each a name, a colon and a short title. Most of the titles stand
    below it again, on lines of their own; or no other line has such a label, and most of the names
    begin a paragraph below it.
    """
    labels = sorted(
        (one for one in signs if one.layout == "label" and one.person and not one.is_alone),
        key=lambda one: one.start,
    )
    runs = list(_find_runs(page, labels))
    written = _find_last_lines(page) if runs else {}
    dropped = Stretches(
        (run[0].start, run[-1].end)
        for run in runs
        if _recur(page, run, written, is_all=len(run) == len(labels))
    )
    return [one for one in signs if not dropped.hold(one.start)]


def _find_last_lines(page: Page) -> dict[str, int]:
    """Return where the last line begins that has some words, by these words."""
    return {fold_words(page.text[one.start : one.end]): one.start for one in page.lines}


def _find_runs(page: Page, labels: Sequence[Sign]) -> Iterator[list[Sign]]:
    """Yield the labels that stand on one line after the other, each above a short title."""
    run: list[Sign] = []
    due = -1
    for one in labels:
        number = bisect_left(page.lines, one.start, key=lambda line: line.start)
        title = _find_title(page, one)
        is_short = 0 < len(title.split()) <= _LONGEST and _ENDS.search(title) is None
        if run and (number != due or not is_short):
            if len(run) >= _FEWEST:
                yield run
            run = []
        if is_short:
            run.append(one)
            due = number + 1
    if len(run) >= _FEWEST:
        yield run


def _find_title(page: Page, sign: Sign) -> str:
    """Return what follows a label on its line."""
    end = page.text.find("\n", sign.end)
    return page.text[sign.end : end if end >= 0 else len(page.text)].strip(" *_")


def _recur(page: Page, run: Sequence[Sign], written: Mapping[str, int], *, is_all: bool) -> bool:
    """Whether most of the titles of a run, or of the names, stand again below it.

    Args:
        written: where the last line with some words begins.
        is_all: whether no other label stands on the page.
    """
    last = page.text.find("\n", run[-1].end)
    if last < 0:
        return False
    titles = sum(written.get(fold_words(_find_title(page, one)), -1) > last for one in run)
    if titles >= max(_FEWEST, _MOSTLY * len(run)):
        return True
    if not is_all:
        return False
    below = page.find_lines(last + 1)
    heads = [fold_words(page.text[one.start : one.paragraph_end]) for one in below if one.is_first]
    names = sum(
        any(head.startswith(fold_words(one.person.name)) for head in heads)
        for one in run
        if one.person
    )
    return names >= max(_FEWEST, _MOSTLY * len(run))
