"""The paragraphs of a stretch that may be spoken, and which block quotes are part of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from stances.language.words import load_words
from stances.model import Block
from stances.read.blocks import cut_blocks
from stances.read.layouts._furniture import is_direction
from stances.read.layouts._names import fold_name
from stances.read.layouts._page import Page
from stances.read.layouts._person import read_person
from stances.read.layouts._repeated import fold_words
from stances.read.layouts._roles import make_choice
from stances.read.stretches import Stretches, walk_from
from stances.regex import compile_later

_WORDS = load_words()
_SIGNED = compile_later(
    r"(?:\A|\n|[.?!…”\"]\s+)[*_]*(?:[—–―~]|--?)\s*(?P<name>[^\W\d_][^\n]*)\s*\Z"
)
_MAIL = compile_later(r"\bwrote:\s*\Z")
_SAYING = (
    rf"\s+(?:(?:{make_choice(_WORDS.before_verbs)})\s+)*(?:{make_choice(_WORDS.speech_verbs)})\b"
    r"[^.?!]*:\Z"
)
_SAYS = compile_later(
    rf"\b(?P<who>[A-ZÀ-ÖØ-Þ][\w'’-]+|{make_choice(_WORDS.person_pronouns)}),?{_SAYING}"
)
"""How somebody and a verb of saying introduce the words of others: "As Test puts it:"."""
_I_SAY = compile_later(rf"\b(?:{make_choice(_WORDS.first_person)}){_SAYING}")
_WORD = compile_later(r"[^\W_]+")
_FEWEST = 3


def cut_spoken(
    page: Page, start: int, stop: int, *, block_quotes: bool = False
) -> tuple[Block, ...]:
    """Return the paragraphs of a stretch that may be somebody's words.

    Args:
        block_quotes: whether block quotes may be.
    """
    text = page.source.document.text
    return tuple(
        block
        for first, last in page.source.find_spoken(start, stop, block_quotes=block_quotes)
        for begin, end in page.cut(first, last)
        for block in cut_blocks(text, begin, end)
        if not is_direction(text[block.start : block.end])
    )


def cut_written(page: Page, start: int, stop: int, names: Sequence[str]) -> tuple[Block, ...]:
    """Return the paragraphs of a stretch, with the block quotes that its author makes part of it.

    A block quote is not, where a mail program quotes it, or it comes before all other words, is
    signed, repeats words of the page, or is introduced as those of another speaker or of the writer
    of a message.

    Args:
        names: of those who speak in the document, without the author.
    """
    others = Stretches(_find_others(page, start, stop, names))
    blocks = cut_spoken(page, start, stop, block_quotes=True)
    return tuple(one for one in blocks if not others.hold(one.start))


def _find_others(
    page: Page, start: int, stop: int, names: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield the block quotes that are not part of their author's text."""
    quotations = page.block_quotes
    first = bisect_left(quotations, start, key=lambda one: one.start)
    if first == len(quotations) or quotations[first].start >= stop:
        return
    spoken = cut_spoken(page, start, stop)
    for one in takewhile(lambda one: one.start < stop, walk_from(quotations, first)):
        above = bisect_right(spoken, one.start, key=lambda block: block.end) - 1
        if (
            page.is_mail
            or above < 0
            or _is_signed(page.text[one.start : one.end])
            or _introduces_others(page.text[spoken[above].start : spoken[above].end], names)
            or _is_repeated(page.text, one.start, one.end)
        ):
            yield one.start, one.end


def _is_signed(quotation: str) -> bool:
    """Whether a block quote ends with a dash and a name."""
    found = _SIGNED.search(quotation.rstrip())
    return found is not None and read_person(found["name"].strip(" *_").split(",")[0]) is not None


def _introduces_others(paragraph: str, names: Sequence[str]) -> bool:
    """Whether a paragraph says that another speaker's words follow."""
    plain = paragraph.rstrip(" *_")
    if not plain.endswith(":"):
        return False
    if _I_SAY.search(plain):
        return False
    said = _SAYS.search(plain)
    if said and (
        said["who"].casefold() in _WORDS.person_pronouns or said["who"] not in _WORDS.openers
    ):
        return True
    surnames = {fold_name(name).rpartition(" ")[2] for name in names}
    words = set(_WORD.findall(fold_name(plain)))
    return _MAIL.search(plain) is not None or not surnames.isdisjoint(words)


def _is_repeated(text: str, start: int, end: int) -> bool:
    """Whether the words of a block quote stand elsewhere too, as those of a pull quote do."""
    sought = fold_words(text[start:end])
    if len(sought.split()) < _FEWEST:
        return True
    return any(sought in fold_words(part) for part in (text[:start], text[end:]))
