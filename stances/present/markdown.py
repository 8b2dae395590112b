"""A check's report in Markdown, for a comment on a pull request or the summary of a job."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stances.present import wording
from stances.present.drift import DRIFTS, cells
from stances.present.records import Record
from stances.present.tables import shown

LIMIT = 60_000
"""The characters that the text takes at most; a comment on GitHub holds 65536."""

# As references these signs are text wherever they stand, in Markdown as in HTML. GitHub looks
# for names and issues in the rendered text: a comment within keeps it from finding any.
_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "&<>|`*_[]\\~$"}
_SIGNS |= {ord(sign): f"{sign}<!-- -->" for sign in "@#"}
_MARKER = re.compile(r"[\d\s=+-]")


def markdown(report: Record) -> str:
    """The verdict, a table of the drifts, and what is behind each of them to unfold.

    What has no room within `LIMIT` is left out, and said to be.
    """
    blocks = list(_head(report))
    drifts = report["drifts"]
    if drifts:
        columns = [column.key for column in DRIFTS]
        head = [_row(columns), _row("---" for _ in columns)]
        found = [_row(shown(cells(drift)[key]) for key in columns) for drift in drifts]
        kept = _fitting(found, LIMIT // 2)
        blocks.append("\n".join([*head, *kept]))
        if left := len(drifts) - len(kept):
            blocks.append(f"The table has no room for {wording.count(left, 'more cell')}.")
    changed = wording.passport(report) if wording.is_news(report) else ()
    end = _items([*changed, *wording.advice(report)])
    room = LIMIT - sum(len(text) + 2 for text in [*blocks, *end])
    kept = _fitting([_details(drift) for drift in drifts], room - 200)
    blocks += kept
    if left := len(drifts) - len(kept):
        blocks.append(f"There is no room for the evidence of {wording.count(left, 'more cell')}.")
    return "\n\n".join([*blocks, *end]) + "\n"


def escaped(text: str) -> str:
    """A text that is nothing but text, in Markdown and in HTML within it.

    >>> escaped("a|b `c` <d>")
    'a&#124;b &#96;c&#96; &#60;d&#62;'
    """
    return text.translate(_SIGNS)


def _head(report: Record) -> Iterator[str]:
    verdict = "" if report["type"] == "diff" else f": {report['verdict']}"
    yield f"## stances {report['type']}{verdict}"
    yield escaped(wording.summary(report))
    yield from _items(wording.aside(report))


def _row(texts: Iterable[str]) -> str:
    return f"| {' | '.join(map(escaped, texts))} |"


def _item(text: str) -> str:
    """The text as an item of a list; what it begins with starts no list or code within."""
    if _MARKER.match(text):
        return f"- &#{ord(text[0])};{escaped(text[1:])}"
    return f"- {escaped(text)}"


def _items(texts: Iterable[str]) -> list[str]:
    """The texts as one list; nothing where there are none."""
    items = [_item(text) for text in texts]
    return ["\n".join(items)] if items else []


def _details(drift: Record) -> str:
    """A drift that unfolds; Markdown begins again after the empty line."""
    title, gist = escaped(wording.title(drift)), escaped(wording.gist(drift))
    items = [f"{'  ' * line.depth}{_item(line.text)}" for line in wording.lines(drift)]
    told = "\n".join(items or ["- no evidence to show"])
    return f"<details><summary><b>{title}</b>: {gist}</summary>\n\n{told}\n\n</details>"


def _fitting(blocks: Iterable[str], room: int) -> list[str]:
    """As many of the first blocks as have room, each with an empty line after it."""
    kept = []
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            break
        kept.append(block)
    return kept
