"""Labels: what stands before a speaker's words on the same line, "SEN. TEST BETA (D-TX): …"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stances.language.words import load_words
from stances.read.layouts._names import write_name
from stances.read.paragraphs import find_lines, find_paragraphs

_WORDS = load_words()
_ROLES = frozenset(word.casefold() for word in _WORDS.roles)

_MARKUP = re.compile(r"\A(?:[>\s]|&gt;)*(?:#{1,6}\s+)?|[*_`\[\]]+|\A[-•]\s+")
_LINK = re.compile(r"\[([^\]]+)\]\([^()\s]*\)")
_TIME = r"[(\[<]?\b\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\b[)\]>]?"
_TIMES = re.compile(rf"\s*{_TIME}\s*")
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.\-–])*"
_NUMBERED = re.compile(rf"(?i:{'|'.join(_WORDS.numbered)}) \d{{1,2}}")
"""Somebody without a name: "Speaker 1"."""
_AROUND_TITLE = re.compile(
    rf"\A(?:{'|'.join(_WORDS.before_a_title)}) | (?:{'|'.join(_WORDS.after_a_title)})\Z"
)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_LABEL = re.compile(
    rf"""
    [>\s]* (?:\#{{1,6}}\s+)? (?:{_TIME}\s+(?:[-–—]\s+)?)? [*_\[]{{0,4}}
    (?P<head> {_WORD} [^:\n“”"?!;]{{0,110}}?  )
    (?P<time> \s*{_TIME} )? [*_\]]{{0,4}}
    \s? [:：] [*_]{{0,4}} (?: \s+ (?P<stamp>{_TIME}) (?=\s) )? (?=\s|[*_“"]|\Z)
    """,
    re.VERBOSE,
)
_ASKED = re.compile(r"[>\s]*[*_]{0,4}(?P<head>Q)[*_]{0,4}[.)]?[ \t\xa0]+(?=[^\W\d_]|[\"“‘])")
"""A question in a briefing, without a colon: "Q  Why is that?"."""
_ANY_LABEL = re.compile(r"(?P<head>[^\W\d_][^\s:<>.?!]{0,39}(?:[ ]\([^()\n]*\))?):[ \t]*")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+(?P<head>[^>\n]{1,60})>[ \t]*")
_TITLED = re.compile(
    rf"""
    [>\s]* (?P<head>
      (?:{"|".join(_WORDS.label_titles)}) \.? \s+ (?:{_WORD}\s+){{0,3}}?
      [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’\-]+ (?: \s of \s [^\W\d_]+(?:\s[^\W\d_]+){{0,2}} )?
    | The \s [A-Z]{{4,}}(?:\s [a-z]+){{0,2}}
    ) \. \s+ (?=\S)
    """,
    re.VERBOSE,
)
"""The labels of the Congressional Record, which end in a full stop: "Mr. TEST of Testland."."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """A label with the offsets at which it begins and ends.

    Attributes:
        name: whom it names, without title, role and time.
        title: what stands before the name: ``SEN.``; empty where nothing does.
        role: what the label says of them.
        strong: whether it names a person on its own, wherever it stands.
        moderates: whether it names somebody who leads the talk.
        questions: whether it stands for whoever asks a question, who has no name.
    """

    start: int
    end: int
    name: str
    title: str = ""
    role: str = ""
    strong: bool = False
    moderates: bool = False
    questions: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """The labels of a text, in order, and what may be one.

    Attributes:
        found: those that are borne out; each has the fullest name of its speaker.
        doubtful: where the first line stands that may name a speaker and is not understood, and
            what it says; `None` where no line is in doubt. What stands before the first turn is
            nobody's: there, nothing is in doubt.
    """

    found: tuple[Label, ...]
    doubtful: tuple[int, str] | None


def read_labels(text: str, *, trusting: bool = False) -> Labels:
    """Return the labels of a text that others like them bear out, and the first that may be one.

    A label that names a person on its own counts where a second label does so too. A bare word
    counts where it is the surname of somebody who was named in full, or where it comes again.

    Args:
        trusting: whether a single word before a colon, at the beginning of a paragraph, is one.
    """
    judged = list(_judge_labels(text, trusting))
    known = [one for one, is_known in judged if is_known]
    if not known:
        return Labels(found=(), doubtful=None)
    doubtful = [(one.start, one.name) for one, is_known in judged if not is_known]
    doubtful += _find_ambiguous(known)
    doubtful += _find_heads(text, {one.start for one, _ in judged}, known)
    first = known[0].start
    return Labels(
        found=tuple(_name_alike(known)),
        doubtful=min((one for one in doubtful if one[0] > first), default=None),
    )


def _find_heads(text: str, taken: set[int], known: Sequence[Label]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not labels and begin with what may be a name, and a colon.

    Args:
        taken: where labels begin.
        known: those that are borne out.
    """
    names = {fold_label(one.name) for one in known}
    for start, end in _list_lines(text):
        found = _HEAD.match(text, start, end)
        if found and start not in taken and _may_name(found["head"], names):
            yield start, found["head"].strip()


def _find_ambiguous(labels: Sequence[Label]) -> list[tuple[int, str]]:
    """Return the labels of a bare surname that may be several people's."""
    found: list[tuple[int, str]] = []
    full = {fold_label(one.name) for one in labels if " " in one.name}
    first: dict[str, Label] = {}
    for one in labels:
        name = fold_label(one.name)
        if " " in name or one.questions:
            continue
        other = first.setdefault(name, one)
        titles = {one.title, other.title} - {""}
        roles = {one.role, other.role} - {""}
        bearers = sum(each.endswith(f" {name}") for each in full)
        if bearers > 1 or len(titles) > 1 or len(roles) > 1:
            found.append((one.start, one.name))
    return found


_HEAD = re.compile(
    r"[>\s]*(?:[-•*–]\s+|\d{1,3}[.)]\s+)?[*_\[<b>]{0,5}(?P<head>[^:\n]{1,60}?)[*_\]]{0,4}[:：](?!//)"
)
_LINKS = _WORDS.joins_names | frozenset("/|-–")


def _may_name(head: str, names: set[str]) -> bool:
    """Whether the words before a colon may name somebody: a known name, or nothing but names."""
    plain = " ".join(_BRACKETS.sub("", _TIMES.sub(" ", head)).split()).strip("\"'“”*-–|/ ")
    if fold_label(plain) in names:
        return True
    words = [word for word in plain.split() if word.casefold() not in _LINKS]
    if not 1 <= len(words) <= 7 or words[0].casefold() in _WORDS.not_names:
        return False
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 2:
        return True
    caseless = all(not one.isascii() and one.lower() == one.upper() for one in words)
    return caseless or (
        len(words) >= 2
        and all(one[:1].isupper() or one in _WORDS.particles or one[:1] in '"“' for one in words)
    )


def _judge_labels(text: str, trusting: bool) -> Iterator[tuple[Label, bool]]:
    """Yield each label of a text, and whether others bear it out; none where too few do."""
    found = [label for line in _list_lines(text) if (label := _read_label(text, *line))]
    if trusting:
        found = sorted([*found, *_trust_labels(text, found)], key=lambda one: one.start)
    strong = [one for one in found if one.strong]
    if not trusting and len(strong) + sum(one.questions for one in found) < 2:
        return
    names = {fold_label(one.name) for one in strong}
    surnames = {name.split()[-1] for name in names if " " in name}
    often = Counter(fold_label(one.name) for one in found)
    for one in found:
        folded = fold_label(one.name)
        enough = 2 if one.moderates else _OFTEN
        known = folded in surnames or often[folded] >= enough
        yield one, one.strong or one.questions or known


def _trust_labels(text: str, found: Sequence[Label]) -> Iterator[Label]:
    """Yield labels that nothing bears out but where they stand: voices, and single words."""
    taken = {one.start for one in found}
    for start, end in find_paragraphs(text):
        for at, line_end in find_lines(text, start, end):
            voice = _VOICE.match(text, at, line_end)
            word = _ANY_LABEL.match(text, at, line_end) if at == start else None
            if at not in taken and (label := voice or word):
                name = " ".join(_BRACKETS.sub("", label["head"]).split())
                role = "; ".join(_BRACKETS.findall(label["head"]))
                yield Label(start=at, end=label.end(), name=name, role=role, strong=True)


_OFTEN = 3
"""How often a bare word must be a label to be a speaker's."""


def fold_label(name: str) -> str:
    """Return a name as labels are compared: lower case, without titles' dots."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().replace(".", "").split())


def _list_lines(text: str) -> Iterator[tuple[int, int]]:
    for start, end in find_paragraphs(text):
        yield from find_lines(text, start, end)


def _read_label(text: str, start: int, end: int) -> Label | None:
    """Return the label with which a line begins; `None` where it begins with none."""
    found = _LABEL.match(text, start, end)
    if found and (label := _parse_head(found["head"])):
        stamped = bool(found["time"] or found["stamp"]) and _looks_like_a_name(label.name)
        return replace(label, start=start, end=found.end(), strong=label.strong or stamped)
    found = _ASKED.match(text, start, end)
    if found:
        return Label(start=start, end=found.end(), name=found["head"], questions=True)
    found = _TITLED.match(text, start, end)
    if found is None:
        return None
    label = _parse_head(found["head"])
    if label is None:  # whoever reads it says that it is not understood
        return Label(start=start, end=found.end(), name=found["head"])
    return replace(label, start=start, end=found.end(), strong=True)


def _parse_head(written: str) -> Label | None:
    """Return whom the words before a colon name; `None` where they name nobody."""
    head = _LINK.sub(r"\1", written)
    head = " ".join(_MARKUP.sub("", head).split()).strip(" ,-–—")
    inside = "; ".join(_BRACKETS.findall(head))
    head = " ".join(_BRACKETS.sub("", head).split())
    if head.casefold() in _WORDS.questioners:
        return Label(start=0, end=0, name=head, questions=True)
    if _NUMBERED.fullmatch(head):
        return Label(start=0, end=0, name=head, strong=True)
    name, comma, role = head.partition(",")
    if comma and role.strip().rstrip(".") in _WORDS.name_suffixes:
        role = ""
    title, name = _split_title(_AROUND_TITLE.sub("", name.strip()))
    role = "; ".join(part.strip() for part in (role, inside) if part.strip())
    if not name:  # "Mr. Speaker, I say this: …" speaks to somebody
        return None if comma else _read_title(title, head)
    label = Label(start=0, end=0, name=name, title=title, role=role)
    if name.casefold() in _WORDS.moderators:
        return replace(label, moderates=True)
    if not _looks_like_a_name(name):
        return None
    strong = title or " " in name or inside
    moderates = _names_a_moderator(" ".join((title, role, name)))
    return replace(label, strong=bool(strong), moderates=moderates)


def _read_title(title: str, head: str) -> Label | None:
    """Return the label of whoever leads a talk and is named by the title alone: "Mr SPEAKER".

    Args:
        head: the whole label, which becomes the name.
    """
    last = title.rsplit(maxsplit=1)[-1].casefold() if title else ""
    if last not in _WORDS.presiding and not _names_a_moderator(title):
        return None
    return Label(start=0, end=0, name=head, moderates=True, strong=True)


def _names_a_moderator(words: str) -> bool:
    return any(re.search(rf"\b{word}\b", words.casefold()) for word in _WORDS.moderators)


def _split_title(name: str) -> tuple[str, str]:
    """Return what stands before a name, up to the last title or role, and the name."""
    words = name.split()
    last = 0
    for at, word in enumerate(words, start=1):
        plain = word.strip(".,").casefold()
        if plain in _WORDS.titles or plain in _ROLES:
            last = at
    return " ".join(words[:last]), " ".join(words[last:])


def _looks_like_a_name(name: str) -> bool:
    """Whether words may be a person's name: capitals, particles, and nothing that is no name."""
    words = name.partition(" of ")[0].replace("\u2019", "'").split()  # "Jones of North Carolina"
    if not 1 <= len(words) <= 5:
        return False
    big = [word for word in words if word[:1].isupper()]
    small = [word for word in words if not word[:1].isupper()]
    return (
        bool(big)
        and words[-1][:1].isupper()
        and _WORDS.particles.issuperset(small)
        and all(any(sign.isalpha() for sign in word) for word in words)
        and not any(sign.isdigit() for sign in name)
        and words[0].casefold() not in _WORDS.not_names
        and not any(word.casefold().strip(".") in _WORDS.not_in_names for word in words)
    )


def _name_alike(labels: Sequence[Label]) -> Iterator[Label]:
    """Give every label of one person the fullest name, as it was first written."""
    names: dict[str, str] = {}
    for one in labels:
        names.setdefault(fold_label(one.name), one.name)
    full = {
        folded: max(
            (name for other, name in names.items() if _is_same(folded, other)),
            key=lambda name: len(name.split()),
        )
        for folded in names
    }
    leading = {full[fold_label(one.name)] for one in labels if one.moderates and not one.questions}
    for one in labels:
        name = full[fold_label(one.name)]
        yield replace(one, name=write_name(name), moderates=one.moderates or name in leading)


def _is_same(one: str, other: str) -> bool:
    """Whether a folded label is another, or its surname or last words."""
    return other == one or other.endswith(f" {one}")
