"""Names in a transcript that no colon follows: before another sign, in brackets, or in capitals.

None of them is read. Each may be a speaker whose words would go to the one above, so which of them
are refused depends on how the other labels of the document are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.language.words import load_words
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person, read_person
from stances.read.layouts._roster import Roster
from stances.read.layouts._sign import Sign
from stances.regex import compile_later

_WORDS = load_words()
_SENTENCE = r"(?=[“\"‘]?(?![a-zß-öø-ÿ])[^\W\d_])"
_OTHER_SIGN = compile_later(
    r"<?(?P<head>[^\W\d_][^\n:;|<>\[\]“”\".!?–—]{3,60}?)"
    rf"(?:(?P<hyphen>\s+-)|\s*(?P<sign>[–—;>|])|\s+--|\.)\s*(?<=[–—\s]){_SENTENCE}"
)
"""A name, a sign other than a colon, and a sentence: "TEST ALPHA - We begin."."""
_BRACKETS = compile_later(rf"\[(?P<head>[^\W\d_][^\[\]\n]{{3,60}})\]\s+{_SENTENCE}")
"""A name in brackets and a sentence: "[TEST ALPHA] We begin."."""
_CAPITALS = compile_later(
    r"(?P<head>[^\W\d_a-zß-öø-ÿ](?:[^a-zß-öø-ÿ\n:;|<>\[\]“”\"!?–—]|\bMc|\bMac)+?),?\s+"
    r"(?=[“\"‘]?(?:[^\W\d_a-zß-öø-ÿ][a-zß-öø-ÿ'’]|[IA]\s))"
)
"""A name in capitals and a sentence, with nothing between them: "TEST ALPHA We begin."."""
_SURNAME = 3
"""The fewest letters of a surname that can be told apart from other words in capitals."""


def find_before_other_signs(
    page: Page, signs: Sequence[Sign], roster: Roster
) -> Iterator[tuple[int, str]]:
    """Yield where paragraphs begin with what may be a speaker's name without a colon, and the name.

    Args:
        signs: the labels that are understood.
        roster: those whom they name.
    """
    labels = [one.written for one in signs if one.person and not one.is_alone]
    capitals = 2 * sum(map(_is_in_capitals, labels)) > len(labels)
    for line in page.lines:
        if not line.is_first:
            continue
        rest = page.text[line.start : line.end]
        head = _read_before_sign(rest, capitals=capitals) or _read_in_brackets(
            rest, capitals=capitals
        )
        if head is None and capitals:
            head = _read_capitals(rest, roster)
        if head is not None:
            yield line.start, head


def _read_before_sign(line: str, *, capitals: bool) -> str | None:
    """Return the name before a sign with which a line begins.

    One that is not in capitals may begin what somebody says: "New York — We …". It counts before a
    hyphen with a space, and before other signs where labels are not in capitals either.
    """
    found = _OTHER_SIGN.match(line)
    person = found and _read_name(found["head"])
    if not found or person is None:
        return None
    stands_out = found["head"].isupper() and not line[found.end() :].isupper()
    is_alike = found["sign"] is not None and not capitals and not _may_be_place(found["head"])
    return found["head"].strip() if found["hyphen"] or stands_out or is_alike else None


def _read_in_brackets(line: str, *, capitals: bool) -> str | None:
    """Return the name in brackets with which a line begins, if it is written as labels are."""
    found = _BRACKETS.match(line)
    if not found or _read_name(found["head"]) is None or _is_direction(found["head"]):
        return None
    is_alike = _is_in_capitals(found["head"]) == capitals
    return found["head"] if is_alike and not _may_be_place(found["head"]) else None


def _read_capitals(line: str, roster: Roster) -> str | None:
    """Return the name in capitals with which a line begins that is not in capitals itself."""
    found = _CAPITALS.match(line)
    if not found:
        return None
    head = found["head"].strip()
    is_known = len(head) >= _SURNAME and roster.find(head) is not None
    return head if is_known or _read_name(head) is not None else None


def _read_name(head: str) -> Person | None:
    person = read_person(head)
    return person if person is not None and (person.is_full or person.title) else None


def _is_in_capitals(label: str) -> bool:
    """Whether the longest word of a label is in capitals: "Mr. ALPHA", "SEN. TEST McALPHA"."""
    words = [word.strip(".,()") for word in label.split()]
    return any(word.isupper() and len(word) >= _SURNAME for word in words)


def _is_direction(head: str) -> bool:
    words = head.casefold().split()
    return not {*words, "".join(words)}.isdisjoint(_WORDS.directions)


def _may_be_place(head: str) -> bool:
    """Whether a name begins as those of places do: "New York"."""
    return head.split(maxsplit=1)[0].casefold() in _WORDS.place_begins
