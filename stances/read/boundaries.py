"""Where one sentence ends and the next begins, by rules over its characters and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from stances.language.words import load_words
from stances.read.blocks import BULLET
from stances.regex import compile_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stances.model import Block

_WORDS = load_words()
_SMALL_BEFORE_A_NAME = frozenset(map(str.lower, _WORDS.before_a_name))
_BEFORE_A_NUMBER = _WORDS.before_a_number | frozenset(map(str.lower, _WORDS.before_a_number))
_SMALL_ANYWHERE = frozenset(map(str.lower, _WORDS.anywhere))
_SMALL_OPENERS = frozenset(map(str.lower, _WORDS.openers))

_STOP = compile_later(
    r"""(?<![.?!…]) (?P<stop>[.?!…]++)
    (?P<close>(?:["'”’»)\]*_]|\[\d+\])*+)                   # quotes, brackets, footnote marks
    (?: \s++ (?= (?:[—–-]+\s*)? ["'“‘«(\[*_]*+ (?P<mark>[#@$€£]?) (?P<next>\w+) )
      | (?= ["“‘(]? (?P<glued>\w+) ) )""",
    re.VERBOSE,
)
_UNBEGUN = compile_later(r"[\W_]*(?:\d{1,2}|[^\W\d_])?")
"""A stretch that is not a sentence yet: marks alone, or the number of a list item."""
_BETWEEN_WORDS = compile_later(r"[\s\"'“”‘’«»()\[\]*_/—–-]")
_INITIALS = compile_later(r"(?:[^\W\d_]\.)*[^\W\d_]")
_HEAD = compile_later(r"[^\W\d_]+")
_TITLE_CASE = compile_later(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
_SPACES = (" ", "\xa0", "\n")
_LABELLED = compile_later(rf"([^\W\d_]+)[{''.join(_SPACES)}]([^\W\d_])\Z")
"""A word, and the letter behind it."""
_BEGINNING = compile_later(r"\W*(?:[@#]\w+\W+)*(?P<first>[^\W\d_])")
"""What a block begins with, behind the names and tags of a post."""
_NUMERALS = frozenset("IVX")
_QUOTES = "\"'”’»"
_LONGEST = 60


def find_sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a block begins and ends, without white space around it.

    >>> from stances.model import Block
    >>> text = "Gen. Alpha left the U.S. in May. It was late."
    >>> [text[a:b] for a, b in find_sentences(text, Block(start=0, end=len(text)))]
    ['Gen. Alpha left the U.S. in May.', 'It was late.']
    """
    start = block.start
    bullet = BULLET.match(text, start, block.end) if block.kind == "item" else None
    first = bullet.end() if bullet else start
    small = _is_in_lower_case(text, first, block)
    for stop in _STOP.finditer(text, first, block.end):
        if _ends_sentence(text, start, stop, small=small):
            yield start, stop.end("close")
            start = stop.end()
    yield start, block.end


def _is_in_lower_case(text: str, start: int, block: Block) -> bool:
    """Whether a block does without capitals at the beginning of sentences, as posts may.

    It begins with a small letter, and no stop in it has a capital behind it. A list item may begin
    so in any text: it must have no capital at all.
    """
    begins = _BEGINNING.match(text, start, block.end)
    if begins is None or not begins["first"].islower():
        return False
    if block.kind == "item":
        return not any(char.isupper() for char in text[start : block.end])
    return not any(
        stop["next"] and stop["next"][0].isupper()
        for stop in _STOP.finditer(text, start, block.end)
    )


def _ends_sentence(text: str, start: int, stop: re.Match[str], *, small: bool) -> bool:
    """Whether the sentence that begins at `start` ends at this stop.

    Args:
        small: whether sentences begin with small letters.
    """
    dot = stop.start()
    if dot - start < _LONGEST and _UNBEGUN.fullmatch(text, start, dot):
        return False
    chunk = text[max(start, dot - _LONGEST) : dot]
    if stop["glued"]:
        return _ends_glued(chunk, stop)
    first = stop["next"][0]
    if small and first.islower():
        return _ends_before_small(chunk, stop)
    if not stop["mark"] and (first.islower() or first == "_"):
        return False
    return stop["stop"] != "." or not _is_abbreviation(chunk, stop, "next")


def _ends_glued(chunk: str, stop: re.Match[str]) -> bool:
    """Whether a full stop without a space after it ends a sentence, as in "ended.The war"."""
    follower = stop["glued"]
    if stop["stop"] != "." or follower in _WORDS.domains:
        return False
    if not (_TITLE_CASE.match(follower) or follower in _WORDS.openers):
        return False
    run = chunk.rsplit(maxsplit=1)[-1] if chunk and not chunk[-1].isspace() else ""
    if any(mark in run for mark in ("/", "@", "www.")):
        return False
    word = _find_last_word(run)
    plain = len(word) > 1 and word.isalpha() and word[-1].islower()
    return plain and not _is_abbreviation(chunk, stop, "glued")


def _ends_before_small(chunk: str, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at this stop where sentences begin with small letters."""
    ellipsis = stop["stop"].strip("….") == "" and stop["stop"] != "."
    if ellipsis or any(quote in stop["close"] for quote in _QUOTES):
        return False
    if stop["stop"] != ".":
        return True
    word = _find_last_word(chunk)
    if word in _SMALL_BEFORE_A_NAME:
        return False
    initials = word != "i" and _INITIALS.fullmatch(word) and not _is_label(chunk)
    return not (initials or word in _SMALL_ANYWHERE) or stop["next"] in _SMALL_OPENERS


def _find_last_word(chunk: str) -> str:
    """Return the word with which a piece of text ends; "" where it ends with none."""
    return _BETWEEN_WORDS.split(chunk)[-1]


def _find_labelled(chunk: str) -> re.Match[str] | None:
    """Find a word and the single letter behind it with which a piece of text ends."""
    return _LABELLED.search(chunk) if chunk[-2:-1] in _SPACES else None


def _is_label(chunk: str) -> bool:
    """Whether a letter before a stop is a label or a numeral: "plan B.", "World War I."."""
    found = _find_labelled(chunk)
    if found is None:
        return False
    word, letter = found[1].lower(), found[2].upper()
    if letter in _NUMERALS and word in _WORDS.before_a_numeral:
        return True
    return word in _WORDS.before_a_letter


def _is_speaker(chunk: str) -> bool:
    """Whether "I" before a stop is whoever speaks: "So do I."."""
    found = _find_labelled(chunk)
    return found is not None and found[2] == "I" and found[1] in _WORDS.before_the_speaker


def _is_abbreviation(chunk: str, stop: re.Match[str], group: Literal["next", "glued"]) -> bool:
    """Whether the full stop belongs to the word before it.

    Args:
        chunk: the text up to the stop.
        group: which group of `stop` holds the word after it.
    """
    if any(quote in stop["close"] for quote in _QUOTES):
        return False
    follower = stop[group]
    word = _find_last_word(chunk)
    if word in _WORDS.before_a_name:
        return True
    if word in _BEFORE_A_NUMBER:
        return follower[0].isdigit()
    if word in _WORDS.whole_names or _is_label(chunk) or _is_speaker(chunk):
        return False
    if word in _WORDS.anywhere or (_INITIALS.fullmatch(word) and (len(word) > 1 or word.isupper())):
        head = _HEAD.match(follower)
        is_initial = len(follower) == 1 and stop.string.startswith(".", stop.end(group))
        return is_initial or head is None or head[0] not in _WORDS.openers
    return False
