"""Interviews in which whoever asks is named before each question, and whoever answers is not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import dropwhile

from stances.errors import StancesError
from stances.read.layouts._names import fold_name
from stances.read.layouts._page import Page
from stances.read.layouts._sign import Sign
from stances.read.layouts._turns import Turn
from stances.read.layouts.answers import find_respondent, list_answers
from stances.regex import compile_later

_QUESTION = compile_later(r"[?][\"”’)\]*_\s]*\Z")
_FEWEST = 2
_HALF = 0.5


def read_named_questions(page: Page, signs: Sequence[Sign]) -> tuple[Turn, ...]:
    """Return what one person answers to those whom signs name; nothing where these do not ask.

    They ask where all words beside each name are in bold or in a heading, or are one person's, most
    are questions, and words without a name follow each.

    Raises:
        StancesError: they ask, and nobody is named who answers.
    """
    signs = list(dropwhile(_stands_in_title, signs))
    found = [_find_question(page, one) for one in signs if one.person]
    asked = [one for one in found if one is not None]
    askers = {fold_name(one.person.name) for one in signs if one.person}
    if len(asked) < max(_FEWEST, len(signs)) or not _are_answered(page, asked):
        _refuse_unnamed_answer(page, signs)
        return ()
    is_styled = all(_is_styled(page, *one) for one in asked)
    marked = sum(_QUESTION.search(page.text, *one) is not None for one in asked)
    if marked < _HALF * len(asked) or not (is_styled or len(askers) == 1):
        return ()
    respondent = find_respondent(page, asked[0][0], askers)
    if respondent is None and (is_styled or marked == len(asked)):
        raise _make_whose_answer(page, asked[0][1])
    if respondent is None:
        return ()
    sign, person = respondent
    blocks = tuple(list_answers(page, asked, person))
    return (Turn(person=person, sign=sign, blocks=blocks, layout="answers"),) if blocks else ()


def _stands_in_title(sign: Sign) -> bool:
    """Whether a sign above the questions is a title: "Q&A: …", or a name on a line of its own."""
    return sign.is_alone or sign.person is None


def _find_question(page: Page, sign: Sign) -> tuple[int, int] | None:
    """Return where the question begins and ends beside a name: in bold, or the whole paragraph.

    Returns `None` where nothing stands beside the name.
    """
    number = bisect_left(page.paragraphs, sign.end, key=lambda one: one[1])
    end = page.paragraphs[number][1]
    if not page.text[sign.end : end].strip(" *_\n"):
        return None
    bold = page.find_styled_end(sign.start, "bold")
    if bold is not None and sign.end < bold < end and _QUESTION.search(page.text, sign.end, bold):
        return sign.start, bold
    return sign.start, end


def _are_answered(page: Page, asked: Sequence[tuple[int, int]]) -> bool:
    """Whether words follow each question before the next."""
    stops = [*(start for start, _ in asked[1:]), len(page.text)]
    return all(
        page.text[end:stop].strip(" *_#\n") for (_, end), stop in zip(asked, stops, strict=True)
    )


def _is_styled(page: Page, start: int, end: int) -> bool:
    number = bisect_right(page.paragraphs, start, key=lambda one: one[1])
    return page.paragraphs[number][2] == "heading" or page.is_styled(start, end, "bold", "italic")


def _refuse_unnamed_answer(page: Page, signs: Sequence[Sign]) -> None:
    """Check that no words without a name follow somebody who only asks in bold, among others.

    Raises:
        StancesError: there are such words.
    """
    questions: dict[str, list[tuple[int, int]]] = {}
    for sign in signs:
        found = _find_question(page, sign)
        if sign.person:
            asked = found is not None and not sign.is_alone and _is_styled(page, *found)
            span = found if found and asked else (0, 0)
            questions.setdefault(fold_name(sign.person.name), []).append(span)
    stops = sorted([*(one.start for one in signs), len(page.text)])
    for spans in questions.values():
        marked = sum(_QUESTION.search(page.text, *one) is not None for one in spans)
        if len(spans) < _FEWEST or (0, 0) in spans or marked < _HALF * len(spans):
            continue
        for _, end in spans:
            stop = stops[bisect_left(stops, end)]
            first, last = (
                bisect_left(page.paragraphs, one, key=lambda one: one[0]) for one in (end, stop)
            )
            following = page.paragraphs[first:last]
            plain = [a for a, b, _ in following if not _is_styled(page, a, b)]
            if plain:
                raise _make_whose_answer(page, plain[0])


def _make_whose_answer(page: Page, start: int) -> StancesError:
    """Return the error of words that follow an offset, and answer a question without a name."""
    rest = page.text[start:]
    return StancesError(
        "whose answer is this?",
        where=page.source.document.name_place(start + len(rest) - len(rest.lstrip())),
        hint="put the name before each answer, or in the title: Interview with Name",
    )
