"""One expert's text divided into stretches that are weighed apart, and add up to the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NoReturn

from msgspec import Struct

from stances.match.passages import LONGEST
from stances.match.reader import ReadSentence, goes_on
from stances.model import Sentence
from stances.scoring.passages import group_passages
from stances.text.tokens import tokenize

_BEFORE = 12
"""How many sentences above a stretch are read again: twice as many as can bear upon the next, so
that those that do are read as in the whole text."""

_AHEAD = 2 * LONGEST
"""The most words behind the beginning of a passage by which it is not cut anew, as in
`group_passages`."""


class Stretch(Struct, frozen=True, kw_only=True):
    """Some of an expert's paragraphs, by their numbers.

    Attributes:
        before: the first paragraph that is read again, so that the stretch is read as in the whole
            text; its sentences do not count.
        first, last: the first paragraph that counts and the one just after the last.
        size: how many characters the sentences that count have.
    """

    before: int
    first: int
    last: int
    size: int


def cut_stretches(sentences: Iterable[Sentence], length: int) -> Iterator[Stretch]:
    """Yield the stretches of an expert's text, in order.

    Each begins with a passage that begins a paragraph, and that hangs on no words above it but the
    last sentences: it is neither an item of a list nor a lead-in.

    Args:
        sentences: all the expert's sentences, in the order of the text.
        length: from how many characters on a stretch ends.
    """
    watched = _Watched(sentences)
    recent: deque[int] = deque(maxlen=_BEFORE)
    before = first = begun = 0
    size = 0
    above: Sentence | None = None
    is_settled = False
    for passage in group_passages(watched):
        head = passage[0].sentence
        if above is None:
            before = first = head.paragraph
        elif (
            size >= length
            and head.kind == "prose"
            and head.number == 1
            and (is_settled or not goes_on(above, head))
        ):
            yield Stretch(before=before, first=first, last=head.paragraph, size=size)
            is_same = above.document is head.document
            before, first, size = recent[0] if is_same else head.paragraph, head.paragraph, 0
        size += sum(one.sentence.end - one.sentence.start for one in passage)
        recent.extend(one.sentence.paragraph for one in passage[-_BEFORE:])
        above = passage[-1].sentence
        begun += sum(len(one.tokens) for one in passage)
        is_settled = watched.goes_on and watched.words - begun <= _AHEAD
    if above is not None:
        yield Stretch(before=before, first=first, last=above.paragraph + 1, size=size)


class _Watched:
    """Sentences as they are given to be grouped into passages, with what was given so far.

    Attributes:
        words: of the sentences given.
        goes_on: whether the last one goes on with the one before it, and more may follow.
    """

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._sentences = sentences
        self.words = 0
        self.goes_on = False

    def __iter__(self) -> Iterator[ReadSentence]:
        above: Sentence | None = None
        for one in read_bare(self._sentences):
            self.goes_on = above is not None and goes_on(above, one.sentence)
            self.words += len(one.tokens)
            above = one.sentence
            yield one
        self.goes_on = False


def read_bare(sentences: Iterable[Sentence]) -> Iterator[ReadSentence]:
    """Yield sentences with their words alone, which is enough to see where passages begin."""
    for one in sentences:
        tokens = tokenize(one.document.text, one.start, one.end)
        yield ReadSentence(
            sentence=one,
            tokens=tokens,
            readings=(),
            likenesses={},
            find_field=_names_nothing,
            find_scopes=_find_none,
        )


def _names_nothing() -> bool:
    return False


def _find_none() -> NoReturn:
    raise AssertionError("a bare sentence has words alone")
