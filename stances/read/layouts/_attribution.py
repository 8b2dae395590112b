"""Who says a quotation, by the words of the narration around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stances.language.words import load_words
from stances.read.layouts._bearers import choose_bearer, is_unsure, note_unsure
from stances.read.layouts._descriptions import describe_speaker
from stances.read.layouts._listener import Listener
from stances.read.layouts._mentions import AGED, Mention, find_mentions, find_words
from stances.read.layouts._names import SMALL_WORD, fold_name
from stances.read.layouts._page import Page
from stances.read.layouts._person import Person
from stances.read.layouts._quotes import Quote
from stances.read.layouts._roles import ROLES, make_choice
from stances.read.layouts._sentence_end import SENTENCE_END
from stances.regex import compile_later

_WORDS = load_words()
_VERBS = make_choice(_WORDS.speech_verbs)
_VERB = compile_later(rf"\b(?:{_VERBS})\b")
_ADVERBS = rf"(?:(?:{make_choice(_WORDS.before_verbs)}|[a-z]+ly)\s+)*"
_SAID_FIRST = compile_later(rf"[\s,—–-]*(?:{_ADVERBS})(?:{_VERBS})\b\s*")
"""What follows a quotation: "…," said Alpha."""
_BETWEEN = compile_later(rf"\s*(?:,?\s*who\s)?\s*{_ADVERBS}\Z")
"""What may stand between a name and its verb."""
_PREPOSITION = compile_later(
    rf"(?i:\b(?:{make_choice(_WORDS.before_objects)})\s+"
    r"(?:(?:the|an?|his|her|its|their|former|new|late)\s+){0,2}\Z)"
)
"""What stands before a name that is not the subject of its sentence."""
_OWNS = compile_later(r"['’]s\b|['’](?=\s[a-z])")
_IT = compile_later(r"\b(?:it|which|that|this|who)\s+(?:has\s+|have\s+|had\s+|also\s+)*\Z")
_INTRODUCES = compile_later(rf"\b(?:{make_choice(_WORDS.statement_nouns)}|{_VERBS})\b")
_STATES = compile_later(rf"\b(?:{make_choice(_WORDS.statement_nouns)})\b")
_NAMES_A_THING = compile_later(
    rf"\b(?:{make_choice(sorted(_WORDS.articles))})\s+(?:[\w'’-]+\s+){{0,2}}[\w'’-]+:"
)
"""How a sentence ends about a thing that has words: "the clause:"."""
_UNNAMED = compile_later(rf"\s*(?:An?|Another)\s+(?:[^\W_][\w'’-]*\s+){{0,3}}?(?i:{ROLES.pattern})")
"""How a sentence begins about somebody without a name: "A spokesman for the county …"."""
_WORD = compile_later(r"[^\W_]+(?:['’-][^\W_]+)*")
_GOES_ON = compile_later(r"\s*(?:and|but)\s+(?:[a-z]+ly\s+)?[a-z]+ed\b")
"""How a sentence goes on after a quotation with what the same person did: "and invited Beta"."""
_OTHERS = compile_later(r"\s*(?:and|but|while|whereas)\s+(?=[A-Z])")
"""How a sentence goes on after a quotation about somebody else: "…," and Beta said …"""
_ASIDE = compile_later(r"[,;:]|\bwho\b")
_PASSIVE = compile_later(r"\b(?:was|were|been|being|is|are)\s+(?:[a-z]+ly\s+)?\Z")
_SAID_OF = compile_later(r"(?:accused|asked|branded|called|described|told)\b")
"""What others say of somebody: "Alpha, accused of …"."""


def follow_narration(text: str, listener: Listener, start: int, end: int) -> None:
    """Note whom the sentences of a stretch of narration are about.

    The rest of a sentence that goes on after a quotation of somebody's is about them.
    """
    at = start
    goes_on = listener.topic is None and listener.last is not None and _GOES_ON.match(text, start)
    for stop in (*(one.end() for one in SENTENCE_END.finditer(text, start, end)), end):
        subjects = [
            one
            for one in _list_named(text, listener, at, stop)
            if not _PREPOSITION.search(text[at : one[0]])
        ]
        named = [one for one in subjects if not one[3]]
        if at == start and goes_on and not _ASIDE.search(text, at, stop):
            at = stop
            continue
        if named and _WORD.search(text, named[0][1], stop):
            listener.topic = named[0][2]
        elif not subjects and _UNNAMED.match(text, at, stop):
            listener.topic = listener.last = None
        at = stop


def note_introduction(page: Page, listener: Listener, start: int, end: int) -> None:
    """Note whose words a sentence with a colon at its end introduces."""
    text = page.text
    at = start
    for found in SENTENCE_END.finditer(text, start, end):
        at = found.end()
    mentions = list(_list_named(text, listener, at, end))
    if not _INTRODUCES.search(text, at, end) and not AGED.match(text, at, end):
        is_theirs = page.begins_block_quote(end) and not _NAMES_A_THING.search(text, at, end)
        named = mentions if is_theirs else []  # "Alpha is not persuaded:", and a block quote
        mentions = [one for one in named if not _PREPOSITION.search(text[at : one[0]])]
    if not mentions:
        listener.last = None  # somebody whose name is not understood
        return
    verb = next(iter(_VERB.finditer(text, at, end)), None)
    before = [one for one in mentions if verb is None or one[0] < verb.start()]
    subjects = [one for one in before if not _PREPOSITION.search(text[at : one[0]])]
    begin, finish, person, _ = (subjects or before or mentions)[0]
    if is_unsure(person):
        note_unsure(page, person, begin)
        listener.last = None
        return
    listener.introduced = person
    listener.introduced_at = (begin, finish)
    listener.introduced_quote = False
    listener.states = _STATES.search(text, at, end) is not None


def _list_named(
    text: str, listener: Listener, start: int, end: int
) -> Iterator[tuple[int, int, Person, bool]]:
    """Yield the people that a stretch names, in order, and whether a pronoun does.

    Somebody who is only an owner ("Alpha's plan") is left out.
    """
    found: list[tuple[int, int, Person, bool]] = []
    for mention in find_mentions(text, start, end):
        person = _resolve(text, mention, listener)
        if person is not None and not _OWNS.match(text, mention.end):
            found.append((mention.start, mention.end, person, mention.person is None))
    for a, b in find_words(text, start, end):
        if any(x < b and a < y for x, y, _, _ in found) or _is_of_firm(text, a, b):
            continue
        known = choose_bearer(text, a, Person(name=text[a:b]), listener.roster)
        if known is None or _begins_other_name(text, a, b, known):
            continue
        if text[a:b] != text[a:b].lower():
            found.append((a, b, known, False))
    yield from sorted(found, key=lambda one: one[0])


def _is_of_firm(text: str, start: int, end: int) -> bool:
    """Whether a word is part of the name of a firm: "Test & Sons"."""
    return text.startswith(" & ", end) or text.endswith(" & ", 0, start)


def _begins_other_name(text: str, start: int, end: int, person: Person) -> bool:
    """Whether a given name goes on as a name that is not understood: "Test qwe Alpha"."""
    is_surname = is_unsure(person) or fold_name(person.name).endswith(fold_name(text[start:end]))
    following = SMALL_WORD.match(text, end)
    return not is_surname and following is not None and not _VERB.fullmatch(following["word"])


def _resolve(text: str, mention: Mention, listener: Listener) -> Person | None:
    if mention.person is None:
        return listener.topic or listener.last
    if mention.person.is_full:
        return listener.roster.find(mention.person.name) or mention.person
    return choose_bearer(text, mention.start, mention.person, listener.roster)


def find_speaker(
    text: str, listener: Listener, quote: Quote, before: int, after: int
) -> tuple[Person | None, tuple[int, int]]:
    """Return who says a quotation by the words around it, and where they stand.

    Both offsets are 0 where no words say it; the person is `None` where the words name nobody.

    Args:
        before: where the quotation before ends, or the paragraph begins.
        after: where the next one begins, or the paragraph ends.
    """
    right = SENTENCE_END.search(text, quote.end, min(after + 1, len(text)))
    stop = right.start() + 1 if right else after
    ends = text[quote.start : quote.end].rstrip('”"’»“ ')[-1:]
    breaks_off = ends in ",?!—–…" or (
        ends == "." and text[quote.end : quote.end + 2].strip()[:1].islower()
    )
    if _OTHERS.match(text, quote.end, stop):
        stop = quote.end
    if breaks_off or text[quote.end : quote.end + 1] == ",":
        found = _read_after(text, listener, quote.end, stop)
        if found is not None:
            return found
    left = before
    for sentence in SENTENCE_END.finditer(text, before, quote.start + 1):
        left = sentence.end()
    found = _read_before(text, listener, left, quote.start)
    if found is not None:
        return found
    if not quote.is_closed:
        return None, (0, 0)
    found = _read_after(text, listener, quote.end, stop)
    return found if found is not None else (None, (0, 0))


def _read_after(
    text: str, listener: Listener, start: int, stop: int
) -> tuple[Person | None, tuple[int, int]] | None:
    """Read "…," said Alpha, and "…," Alpha said; `None` where no verb of saying follows."""
    said = _SAID_FIRST.match(text, start, stop)
    named = list(_list_named(text, listener, start, stop))
    if said is not None:
        for begin, finish, person, _ in named:
            gap = text[said.end() : begin]
            if begin >= said.end() and len(gap.split()) <= 10 and "," not in gap.rstrip(", "):
                return person, (said.start(), finish)
        return None, said.span()
    for begin, finish, person, _ in named:
        if len(text[start:begin].split()) > 8:
            break
        verb = _VERB.search(text, begin, stop)
        if re.search(r"[Aa]ccording to\s+(?:\S+\s+){0,6}\Z", text[start:begin]):
            return person, (start, finish)
        if verb is not None and _is_subject(text, start, begin, finish, verb.start()):
            return person, (begin, verb.end())
    verb = _VERB.search(text, start, stop)
    if verb is not None and len(text[start : verb.start()].split()) <= 8 and not named:
        last = listener.topic or listener.last
        who = describe_speaker(text, start, verb.start(), last, listener.roster)
        return who, (start, verb.end())
    return None


def _is_subject(text: str, start: int, begin: int, end: int, verb: int) -> bool:
    """Whether a name is what a verb of saying is about: nothing but its role stands between.

    Args:
        start: where the sentence begins.
        begin, end: the offsets of the name.
        verb: where the verb begins.
    """
    if _PREPOSITION.search(text[start:begin]):
        return False
    gap = text[end:verb]
    if gap.strip() == "," and "," not in text[begin:end] and _SAID_OF.match(text, verb):
        return False
    if _BETWEEN.match(gap):
        return True
    return (
        gap.lstrip().startswith((",", "(", "who ", "—", "–"))
        and gap.rstrip().endswith((",", ")", "—", "–"))
    ) or (gap.lstrip().startswith(", ") and _BETWEEN.search(gap.rpartition(",")[2]) is not None)


def _read_before(
    text: str, listener: Listener, start: int, stop: int
) -> tuple[Person | None, tuple[int, int]] | None:
    """Read Alpha said: "…"; `None` where no verb of saying comes before."""
    segment = text[start:stop]
    if not segment.strip(" ,—–("):
        return None
    named = list(_list_named(text, listener, start, stop))
    verbs = list(_VERB.finditer(text, start, stop))
    if verbs:
        return _read_verbs(text, listener, start, named, verbs)
    if segment.rstrip().endswith(":"):
        return _read_colon(text, start, stop, named)
    according = re.search(r"\b[Aa]ccording to\b|\b[Ff]or\b(?=\s+[A-Z])", segment)
    if according is not None and named:
        begin, finish, person, _ = named[0]
        return person, (begin, finish)
    return None


def _read_colon(
    text: str, start: int, stop: int, named: Sequence[tuple[int, int, Person, bool]]
) -> tuple[Person | None, tuple[int, int]]:
    """Return whom a sentence is about that ends in a colon, whatever its verb, and where it stands.

    It is not whoever spoke before: a verb that is not known may be one of saying.
    """
    for begin, finish, person, _ in named:
        if not _PREPOSITION.search(text[start:begin]):
            return person, (begin, finish)
    return None, (start, stop)


def _read_verbs(
    text: str,
    listener: Listener,
    start: int,
    named: Sequence[tuple[int, int, Person, bool]],
    verbs: Sequence[re.Match[str]],
) -> tuple[Person | None, tuple[int, int]]:
    """Return who does what the last of some verbs of saying says, and where that stands."""
    verb = verbs[-1]
    for candidate in reversed(verbs):
        if _IT.search(text, start, candidate.start()):
            return None, candidate.span()
        subjects = [one for one in named if one[1] <= candidate.start()]
        for begin, finish, person, _ in reversed(subjects):
            if _is_subject(text, start, begin, finish, candidate.start()):
                return person, (begin, candidate.end())
    if _is_passive(text, start, verb, named):
        return None, verb.span()
    subjects = [
        one
        for one in named
        if one[1] <= verb.start() and not _PREPOSITION.search(text[start : one[0]])
    ]
    if subjects:
        begin, _, person, _ = subjects[0]
        return person, (begin, verb.end())
    inverted = _read_inverted(text, start, named, verbs)
    described = describe_speaker(
        text, start, verb.start(), listener.topic or listener.last, listener.roster
    )
    return inverted or (described, verb.span())


def _is_passive(
    text: str,
    start: int,
    verb: re.Match[str],
    named: Sequence[tuple[int, int, Person, bool]],
) -> bool:
    """Whether a verb is what others say of somebody: "Alpha was told …", "Alpha, accused of …"."""
    return _PASSIVE.search(text, start, verb.start()) is not None or (
        _SAID_OF.match(text, verb.start()) is not None
        and any(
            text[end : verb.start()].strip() == "," and "," not in text[begin:end]
            for begin, end, _, _ in named
        )
    )


def _read_inverted(
    text: str,
    start: int,
    named: Sequence[tuple[int, int, Person, bool]],
    verbs: Sequence[re.Match[str]],
) -> tuple[Person, tuple[int, int]] | None:
    """Read an inserted clause, as in: What it got, says Alpha, was "…"."""
    for verb in verbs:
        before = text[start : verb.start()].rstrip()
        if before and not before.endswith(","):
            continue
        for begin, end, person, _ in named:
            if begin >= verb.end() and not text[verb.end() : begin].strip():
                return person, (verb.start(), end)
    return None
