"""Lines that may name the next speaker and are not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.document import Document
from stances.errors import StancesError
from stances.model import Block
from stances.read.layouts._quotation import closes_quotation, has_mark, is_quoted, opens_quotation
from stances.read.paragraphs import find_label, find_lines, find_paragraphs
from stances.regex import compile_later

_SENTENCE_END = compile_later(r"[.?!][\"”’)*_]*\Z")
_LABEL_HEAD = compile_later(r"(?:#{1,6}\s+)?(?:[•◦▪‣●*–-]\s+)?[*_]*")
_BULLETS = "•◦▪‣●*–-"
_MOST_WORDS = 25


def refuse_unknown_speaker(
    document: Document,
    text: str,
    own: Sequence[Block],
    *,
    start: int,
    stop: int,
    by_line: bool,
    understood: Sequence[tuple[int, int]] = (),
) -> None:
    """Check that no line between a closed quotation and the next may name somebody else.

    Args:
        document: what is read.
        text: its text, with spaces for what names nobody.
        own: the blocks that were found to be the expert's own.
        start: where the stretch of the expert begins.
        stop: where it ends.
        by_line: whether every line is a paragraph.
        understood: the offsets of words that say who speaks, and are understood.

    Raises:
        StancesError: there is such a line.
    """
    for first, last, paragraph_end in _find_labels(text, start, stop, by_line=by_line):
        if any(first <= a and b <= last for a, b in understood):
            continue
        said = text[last:paragraph_end].lstrip()
        if is_quoted(said) and _may_name(text[first:last]) and _has_ended(text, own, first):
            raise StancesError(
                "whose words are these?",
                where=document.name_place(first),
                hint='name them as "Name, role at institution:"',
            )


def _find_labels(
    text: str, start: int, stop: int, *, by_line: bool
) -> Iterator[tuple[int, int, int]]:
    """Yield what stands before the words of each paragraph, and where the paragraph ends.

    That is the lines above some line of it, the words before a quotation on its first line, and
    the paragraph above.
    """
    above: int | None = None
    for first, end in find_paragraphs(text, start, stop, by_line=by_line):
        for line, _ in list(find_lines(text, first, end))[1:]:
            yield first, line, end
        if label := find_label(text, first, end):
            yield *label, end
        if above is not None:
            yield above, first, end
        above = first


def _may_name(label: str) -> bool:
    """Whether a label is short, unquoted, begins with a capital, and is not a full sentence."""
    label = label.strip()
    plain = _LABEL_HEAD.sub("", label, count=1)
    is_item = label[:1] in _BULLETS and not label.startswith("**")
    return (
        plain[:1].isupper()
        and not opens_quotation(label)
        and len(plain.split()) <= _MOST_WORDS
        and _SENTENCE_END.search(plain) is None
        and (not is_item or plain.endswith((":", "：")))
    )


def _has_ended(text: str, own: Sequence[Block], offset: int) -> bool:
    """Whether the expert's quotation was closed before an offset outside of it."""
    spoken = [text[block.start : block.end] for block in own if block.end <= offset]
    marked = [words for words in spoken if has_mark(words)]
    return bool(marked) and closes_quotation(marked[-1])
