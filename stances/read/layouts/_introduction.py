"""Quotations in the introduction of a collection or an interview: others are quoted as in news."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from stances.language.words import load_words
from stances.read.layouts._institutions import leave_out_institutions
from stances.read.layouts._page import Page
from stances.read.layouts._repeated import fold_words
from stances.read.layouts._roster import make_roster
from stances.read.layouts._turns import Turn
from stances.read.layouts.narration import list_named, listen
from stances.regex import compile_later

_WORDS = load_words()
_WORD_BEFORE = compile_later(r"[^\W\d_]+\s\Z")
_LONGEST_WORD = 40


def read_introduction(page: Page, turns: Sequence[Turn], stop: int) -> tuple[Turn, ...]:
    """Return turns, and above them the quotations of the introduction whose speaker is named there.

    A quotation that comes again below, as those of a teaser do, is said only once. One that is
    part of a sentence of the narration ("promised that “talks are near”") is background, and what
    an institution says is nobody's.

    Args:
        stop: where the introduction ends.
    """
    people = [one.person for one in turns if one.person]
    known = {one.name for one in people}
    roster = make_roster([*people, *list_named(page, 0, stop)])
    heard = listen(page, 0, stop, roster=roster).turns
    below = fold_words(page.text[stop:]) if heard else ""
    found: list[Turn] = []
    for one in heard:
        is_named = one.sign[0] < one.sign[1] <= stop and not _is_background(page, one)
        goes_on = (
            bool(found)
            and found[-1].person == one.person
            and _share_paragraph(page, found[-1], one)
        )
        again = any(fold_words(page.text[b.start : b.end]) in below for b in one.blocks)
        is_person = one.person is not None and (one.person.is_full or bool(one.person.title))
        if is_person and (is_named or goes_on) and not again:
            found.append(one)
    strangers = [one for one in found if one.person and one.person.name not in known]
    left_out = {*strangers}.difference(leave_out_institutions(page, strangers))
    return (*(one for one in found if one not in left_out), *turns)


def _share_paragraph(page: Page, one: Turn, other: Turn) -> bool:
    first, second = one.blocks[0].start, other.blocks[0].start
    number = bisect_right(page.paragraphs, first, key=lambda one: one[0]) - 1
    if number < 0:
        return False
    start, end, _ = page.paragraphs[number]
    return first < end and start <= second < end


def _is_background(page: Page, turn: Turn) -> bool:
    """Whether a quotation is part of a sentence of the narration: "promised that “talks are"."""
    start = turn.blocks[0].start
    found = _WORD_BEFORE.search(page.text[max(0, start - _LONGEST_WORD) : start])
    word = found[0].strip() if found else ""
    return word.islower() and word not in _WORDS.speech_verbs
