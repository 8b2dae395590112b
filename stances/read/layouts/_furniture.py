"""What stands below and between somebody's words and is not theirs: notices, links, biographies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from stances.language.words import load_words
from stances.read.dates import parse_date
from stances.read.layouts._names import fold_name
from stances.read.layouts._roles import make_choice
from stances.read.times import TIME, is_time
from stances.regex import compile_later
from stances.text.tokens import fold_text

_WORDS = load_words()
_MOST_WORDS = 30
_DIRECTION = compile_later(r"(?:[\[(<][^\[\]()<>]*[\])>][ \t.]*)+(?:[A-Z]?\d[\d.]*)?")
"""A stage direction: "[applause]", "(LAUGHTER)"."""
_MUSIC = compile_later(r"[♪♫][^\n]*[♪♫]")
_AROUND = " \t\n▸►▶"
_LEAD = compile_later(r"[\s*_#>•◦▪‣●\-–—|\[(]*")
_NOTICES = (*_WORDS.notices, *_WORDS.notice_phrases)
_ADVERT = compile_later(
    rf"[\s*_#>•\-–—|\[(]*(?:{make_choice(_WORDS.advert_labels)})[\s*_]*:", re.IGNORECASE
)
_PAGE = compile_later(
    r"(?:page\s+)?[-–—\[{(]*\s*\d{1,4}\s*[-–—\])}]*(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_COLUMN = compile_later(
    rf"[\[(]?(?:{make_choice(_WORDS.column_marks)})\s*\d{{1,5}}[A-Z]{{0,3}}[\])]?", re.IGNORECASE
)
"""Where a column of the printed report begins: "Column 402WH"."""
_RUNNING_HEAD = compile_later(
    r"\d{1,4}(?: {3,}|\t)\S.{0,80}|\S.{0,80}(?: {3,}|\t)\d{1,4}"
    r"|\S{1,20} {3,}\S.{0,80}? {3,}\S{1,20}|\S{1,20} {12,}\S{1,20}"
)
"""A page number with the title of a book or a journal."""
_MARK = compile_later(r"(?:[-–—_=*~•.]\s*){3,}|\{time\}.*|\[\[page.*\]\]", re.IGNORECASE)
_TITLES = make_choice(sorted(_WORDS.titles))
_INTERJECTING = compile_later(r"[^\n.?!]{3,80} interjecting\W*", re.IGNORECASE)
_RECORDING = compile_later(
    rf"[^\n.?!:]{{3,60}} (?:{make_choice(_WORDS.recording_acts)})\W*", re.IGNORECASE
)
"""What a program notes at the ends of a recording: "Test Alpha stopped transcription"."""
_DATE_AND_TIME = compile_later(rf".{{6,40}}\s{TIME}")
_TIME_AND_DATE = compile_later(rf"{TIME}[\s·•|,–-]+(?P<date>[^\n]{{6,20}})")
_HANDLE = compile_later(
    rf"(?:(?:{make_choice(_WORDS.reply_marks)})\s+)?@\w{{2,30}}(?:(?:,|\s+and|\s)\s*@\w{{2,30}})*",
    re.IGNORECASE,
)
_COUNT = compile_later(
    rf"(?:{make_choice(_WORDS.counted_acts)})\s+[\d.,]+[km]?\s+(?:{make_choice(_WORDS.count_words)})"
    rf"|(?:[\d.,]+[km]?\s+(?:{make_choice(_WORDS.counted_things)})[\s·•|,]*)+",
    re.IGNORECASE,
)
"""How often a post was repeated: "Reposted 4,112 times", "12 likes · 3 replies"."""
_PAPER = compile_later(
    rf"(?i:(?:{make_choice(_WORDS.speech_titles)}) (?:of|by|from)) [^\W\d_a-zß-öø-ÿ].*[^.?!…”\"]",
    re.DOTALL,
)
"""The title of somebody's paper within the record of a hearing: "Prepared Statement of …"."""
_VALUE = (
    rf"(?:(?:{make_choice(_WORDS.card_values)})|\d{{1,3}}(?:\s*(?:/|of|out of)\s*\d{{1,3}}|\s*%)?)"
)
_FIELD = rf"(?:{make_choice(_WORDS.card_fields)})"
_ANSWER = rf"(?:{make_choice(_WORDS.card_answers)})"
_PAIR = rf"(?:{_FIELD}\s*[:=–—-]?\s*(?:{_VALUE}|{_ANSWER})|{_FIELD}\s*:?|{_VALUE})"
_CARD = compile_later(rf"(?:{_ANSWER}[\s,;|/·(]+)?{_PAIR}(?:[\s,;|/·(]+{_PAIR})*\)?", re.IGNORECASE)
"""What a card says of an answer: "Vote: Disagree", "Confidence 7", "Agree (confidence: 7/10)"."""
_RULE = compile_later(r"\s*[-–—_=*]{10,}|--[ \t]*(?:\n|\Z)")
"""A rule, or the line above what a mail program adds to a message."""
_IS = compile_later(
    r"(?:,? (?:ph\.?d|m\.?d|jr|sr)\.?,?)?(?:,? \([^()]*\))? "
    r"(?:(?:currently|also|now) )?(?:is|was|has been|served|worked|wrote"
    r"|joined|[a-z]{3,}s) "
)


def is_direction(paragraph: str) -> bool:
    """Whether a paragraph is nothing but a stage direction, a page number or a rule.

    So is the date and time of a post.

    >>> is_direction("[applause]"), is_direction("- 12 -"), is_direction("[They] came.")
    (True, True, False)
    >>> is_direction("8 January 2026, 10:12")
    True
    """
    plain = paragraph.strip(_AROUND)
    if is_time(plain) or is_stamp(plain) or (_DATE_AND_TIME.fullmatch(plain) and parse_date(plain)):
        return True
    return any(
        pattern.fullmatch(plain) is not None
        for pattern in (
            _DIRECTION,
            _MUSIC,
            _PAGE,
            _COLUMN,
            _RUNNING_HEAD,
            _MARK,
            _INTERJECTING,
            _RECORDING,
        )
    )


def is_stamp(line: str) -> bool:
    """Whether a line is what a site puts around a post: a handle, to whom it replies, its time.

    >>> is_stamp("@test_alpha"), is_stamp("9:02 AM · Jan 8, 2026"), is_stamp("@test_alpha said so")
    (True, True, False)
    """
    found = _TIME_AND_DATE.fullmatch(line)
    return _HANDLE.fullmatch(line) is not None or (
        found is not None and parse_date(found["date"]) is not None
    )


def is_field(paragraph: str) -> bool:
    """Whether a paragraph only says how somebody voted or answered, and how sure they are.

    >>> is_field("Vote: Disagree"), is_field("Agree (confidence 7/10)"), is_field("I agree.")
    (True, True, False)
    """
    return _CARD.fullmatch(paragraph.strip(" \t\n*_")) is not None


def is_notice(paragraph: str) -> bool:
    """Whether a short paragraph is about the page, such as "Read more: …"."""
    if _COUNT.fullmatch(paragraph.strip()) or is_advert(paragraph):
        return True
    is_paper = _PAPER.fullmatch(paragraph.strip()) is not None
    return _begins_with(paragraph, _NOTICES) or (is_paper and len(paragraph.split()) <= _MOST_WORDS)


def is_advert(paragraph: str) -> bool:
    """Whether a paragraph is marked as an advertisement, however long it is.

    >>> is_advert("> **Ad:** Test Beds are soft."), is_advert("Ad Test: We begin.")
    (True, False)
    """
    return _ADVERT.match(paragraph) is not None


def is_closing(paragraph: str) -> bool:
    """Whether a short paragraph begins what follows a text, such as "Related experts"."""
    return _begins_with(paragraph, _WORDS.closings) or _RULE.match(paragraph) is not None


def is_terminal(paragraph: str) -> bool:
    """Whether a short paragraph begins what follows all speakers, such as "Declared interests"."""
    return _begins_with(paragraph, _WORDS.terminals)


def is_biography(paragraph: str, names: Sequence[str]) -> bool:
    """Whether a paragraph begins with the name of somebody and says who they are.

    Args:
        names: of those who speak in the document.

    >>> is_biography("Test Alpha is a fellow at the Test House.", ["Test Alpha"])
    True
    """
    plain = fold_text(_LEAD.sub("", paragraph, count=1)).replace(".", "")
    head = " ".join(plain[:200].split())
    if not _IS.search(head):
        return False
    spaced = head.replace("-", " ")
    for name in names:
        folded = fold_name(name)
        surname = folded.rpartition(" ")[2]
        if (
            surname
            and surname in head
            and re.match(rf"(?:{_TITLES}) {re.escape(surname)}(?:,[^.]*,)?{_IS.pattern}", head)
        ):
            return True
        at = spaced.find(folded) if " " in folded else -1
        if 0 <= at <= 25 and _IS.match(head[at + len(folded) :]):
            before = head[:at].split()
            return len(before) <= 1 or all(re.fullmatch(rf"the|{_TITLES}", one) for one in before)
    return False


def _begins_with(paragraph: str, phrases: Sequence[str]) -> bool:
    """Whether a short paragraph begins with one of some phrases, or is one."""
    plain = _LEAD.sub("", paragraph, count=1).strip().casefold()
    raw = paragraph.strip().casefold()
    if len(plain.split()) > _MOST_WORDS:
        return False
    bare = plain.rstrip(" :*_.]")
    whole, beginnings = _sort_phrases(tuple(phrases))
    if not (
        raw in whole or bare in whole or raw.startswith(beginnings) or plain.startswith(beginnings)
    ):
        return False
    for phrase in phrases:
        if raw == phrase or bare == phrase.rstrip(":"):
            return True
        if " " in phrase or not phrase[-1].isalnum():
            text = plain if phrase[0].isalnum() else raw
            if text.startswith(phrase) and not _reads_on(text, phrase):
                return True
    return False


@lru_cache(maxsize=16)
def _sort_phrases(phrases: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the phrases that may be a whole paragraph, with and without a colon, and those with
    which one may begin.
    """
    whole = frozenset((*phrases, *(one.rstrip(":") for one in phrases)))
    return whole, tuple(one for one in phrases if " " in one or not one[-1].isalnum())


def _reads_on(text: str, phrase: str) -> bool:
    """Whether a phrase breaks off in the middle of a word."""
    return phrase[-1].isalnum() and text[len(phrase) : len(phrase) + 1].isalnum()
