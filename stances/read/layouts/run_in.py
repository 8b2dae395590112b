"""Run-in names: a name in bold, or with a title, begins the paragraph, without a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from stances.language.words import load_words
from stances.read.blocks import BULLET
from stances.read.layouts._chairs import read_chair
from stances.read.layouts._names import LABEL_WORD
from stances.read.layouts._page import Line, Page
from stances.read.layouts._person import (
    Person,
    clean_head,
    read_described_person,
    read_marked_person,
    read_person,
)
from stances.read.layouts._plenary import find_plenary
from stances.read.layouts._sign import Grade, Sign
from stances.read.layouts.layout import Example, SignLayout
from stances.regex import compile_later

_WORDS = load_words()
_CUT = rf"(?:[^\W\d_]+-)?(?i:{'|'.join(_WORDS.cut_names)})\."
"""What is cut short within a name, so that the name goes on after its full stop: "St."."""
_PLAIN_WORD = r"[^\W\d_](?:[^\W\d_]|['’\-–])*"
_CAPITAL_WORD = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['’\-–])+"
_TITLED = compile_later(
    rf"""
    [>\s]* (?P<head>
      (?:{"|".join(_WORDS.label_titles)}) \.? \s+ (?:{LABEL_WORD}\s+){{0,3}}?
      (?!{_CUT}) (?:Mc|Mac|De|La|Le|Van|Von|O['’])?
      [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’\-]+ (?: \s of \s [^\W\d_]+(?:\s[^\W\d_]+){{0,2}} )?
      (?: \s \([^()\n]*\) | \s \[[^\[\]\n]*\] )?
    | The \s (?:Acting \s)? [A-Z]{{4,}}(?:\s (?:[A-Z]{{3,}}|[a-z]+)){{0,2}} (?: \s \([^()\n]*\) )?
    ) \. (?=\s+\S|\s*\Z|\s*\n)
    """,
    re.VERBOSE,
)
"""The labels of the Congressional Record, which end in a full stop: "Mr. TEST of Testland."."""
_STOP = compile_later(r"\s*(?:[:.–—|]|\s-)(?=\s)")
_LONGEST_ROLE = 200
_DASHED = compile_later(
    rf"(?P<head>{LABEL_WORD}(?: {LABEL_WORD}| [“\"][^“”\"\n]{{1,20}}[”\"]){{1,4}}"
    r"(?:,[^\n:;.?!—–]{1,150}| \([^()\n]{1,120}\))?)\s*[—–]{1,2}\s*(?=\S)"
)
_CAPITALS = compile_later(
    rf"[>\s]*(?P<head>{LABEL_WORD}(?: {LABEL_WORD}){{1,3}}, [^\n.:;?!—]{{2,120}})\."
    r"\s+(?=[^\W\d_a-z]|[“\"'’])"
)
"""A name in capitals with a role, which end in a full stop: "TEST ALPHA, poet, Testville."."""
_BEGINS = compile_later(r"(?:\s*\((?P<role>[^()\n]{2,80})\))?\s+(?=[^\W_a-zß-öø-ÿ]|[“\"‘€£$])")
"""What may follow a name in bold: a party in brackets, and the first word of a sentence."""
_SENTENCE = compile_later(r"[.?!…][\"”’)]*(?:\s|\Z)")
_PRINTED = "|".join(re.escape(one) for one in (*_WORDS.label_titles, *_WORDS.printed_titles))
_NAMED = compile_later(
    rf"""
    (?P<head> (?:(?:{_PRINTED}) \.? \s ){{1,2}}
      (?: (?:[A-Z]\.){{1,3}} (?:\s[A-Z]\.)? \s (?:{_CUT}\s)? {_CAPITAL_WORD} (?:\s{_CAPITAL_WORD})?
      | (?: (?:{_CUT}|{"|".join(sorted(_WORDS.particles))}|{_PLAIN_WORD}) \s ){{0,3}}?
        (?!{_CUT}) {_PLAIN_WORD}
      ) (?: ,?\s (?:{"|".join(_WORDS.name_suffixes)}) )?
    | (?:The \s)? (?:Chairman|Chairwoman|Chair|Speaker|President)
    ) \. (?= \s+ [“"(\[A-ZÀ-ÖØ-Þ] | \s*\Z )
    """,
    re.VERBOSE,
)
"""The labels of printed hearings: "Mr. Test.", "Chairwoman Test."."""
_OFTEN = 3
_FEWEST = 2


def _find(page: Page) -> Iterator[Sign]:
    """Yield the run-in names of a page, in order."""
    titled = [sign for line in page.lines if (sign := _read_titled(page, line))]
    yield from titled
    named = list(_find_named(page))
    yield from named if len(titled) >= _OFTEN else _keep_often(named)
    yield from _keep_several(list(_find_bold(page)))
    yield from _keep_several(list(_find_dashed(page)))
    yield from _keep_several(list(_find_capitals(page)))
    yield from find_plenary(page)


def _read_titled(page: Page, line: Line) -> Sign | None:
    """Return the label in the manner of the Congressional Record; `None` where there is none."""
    found = _TITLED.match(page.text, line.start, line.paragraph_end)
    if found is None or "\n" in found["head"].strip():
        return None
    head = clean_head(found["head"])
    person = read_chair(head) or read_person(head)
    alone = not page.text[found.end() : line.end].strip()
    if alone and not line.is_last:
        alone = False
    if person is None:  # whoever judges it says that it is not understood
        return _make_sign(line, found.end(), Person(name=head), "titled", "possible", alone=alone)
    return _make_sign(line, found.end(), person, "titled", "sure", alone=alone)


def _find_named(page: Page) -> Iterator[Sign]:
    """Yield the labels of printed hearings, "Mr. Test.", where a paragraph begins with one."""
    for line in page.lines:
        found = _NAMED.match(page.text, line.start, line.paragraph_end) if line.is_first else None
        if found is None or found["head"].isupper():
            continue
        person = read_chair(found["head"]) or read_person(found["head"])
        title, _, name = found["head"].rpartition(" ")
        if (
            person is None and title and " " not in title
        ):  # a surname that may be a title: "Dr. King."
            person = Person(name=name, title=title, has_known_role=True)
        if person is not None:
            alone = not page.text[found.end() : line.paragraph_end].strip()
            yield _make_sign(line, found.end(), person, "titled", "sure", alone=alone)


def _keep_often(signs: list[Sign]) -> list[Sign]:
    """Return signs that are many: a sentence hardly ever is a title and a name alone."""
    return signs if len(signs) >= _OFTEN else []


def _find_bold(page: Page) -> Iterator[Sign]:
    """Yield the names in bold, or linked, with which a paragraph begins and goes on."""
    for line in page.lines:
        bullet = BULLET.match(page.text, line.start, line.end)
        if not line.is_first and bullet is None:
            continue
        begin = bullet.end() if bullet else line.start
        end = page.find_styled_end(begin, "bold", "link")
        if end is None or end >= line.paragraph_end or end - line.start > 200:
            continue
        styled = page.text[begin:end]
        written = styled.rstrip(" .:–—-|\n")
        person = (
            read_chair(written) or read_marked_person(written) or read_described_person(written)
        )
        if person is None or not (person.is_full or person.has_known_role):
            continue
        sign = _read_stopped(page, line, (begin, end), person) or _read_begun(
            page, line, end, person
        )
        if sign is not None:
            yield sign


def _read_stopped(page: Page, line: Line, bold: tuple[int, int], person: Person) -> Sign | None:
    """Return the sign of a name in bold that a role, a stop or a quotation mark sets apart."""
    end = bold[1]
    styled = page.text[slice(*bold)]
    if styled.rstrip()[-1:] in ".:–—-|" or (person.role and person.is_full and "(" not in styled):
        return _make_sign(line, end, person, "bold start", "sure", alone=False)
    stop = _find_stop(page, end, line.paragraph_end)
    role = page.text[end : stop.start()] if stop else ""
    if stop is not None and role.strip():
        whole = read_marked_person(styled + role)
        if whole is not None and (whole.has_known_role or role.startswith(",")):
            return _make_sign(line, stop.end(), whole, "bold start", "sure", alone=False)
        return None
    if stop is not None:
        return _make_sign(line, stop.end(), person, "bold start", "sure", alone=False)
    if page.text[end : end + 2].strip()[:1] in ("“", '"'):
        return _make_sign(line, end, person, "bold start", "sure", alone=False)
    return None


def _find_stop(page: Page, start: int, end: int) -> re.Match[str] | None:
    """Return what separates a role from the words; a title in italics may hold such signs too."""
    titles = [one for one in page.find_styles(start, end) if one.kind == "italic"]
    for found in _STOP.finditer(page.text, start, min(end, start + _LONGEST_ROLE)):
        if not any(one.start <= found.start() < one.end for one in titles):
            return None if "\n" in page.text[start : found.start()].strip("\n") else found
    return None


def _read_begun(page: Page, line: Line, end: int, person: Person) -> Sign | None:
    """Return the sign of a name in bold that a sentence follows, without any stop between."""
    begun = _BEGINS.match(page.text, end, line.paragraph_end)
    stop = line.end if BULLET.match(page.text, line.start) else line.paragraph_end
    if begun is None or _SENTENCE.search(page.text, begun.end(), stop) is None:
        return None
    if begun["role"]:
        person = replace(person, role="; ".join(filter(None, (person.role, begun["role"]))))
    elif not (person.title or person.moderates):
        return None
    return _make_sign(line, begun.end(), person, "bold start", "sure", alone=False)


def _find_capitals(page: Page) -> Iterator[Sign]:
    """Yield the names in capitals that a role and a full stop separate from the words."""
    for line in page.lines:
        found = _CAPITALS.match(page.text, line.start, line.end) if line.is_first else None
        person = read_marked_person(found["head"]) if found else None
        if found and person and person.is_full and person.name.isupper() and person.role:
            yield _make_sign(line, found.end(), person, "capitals start", "sure", alone=False)


def _find_dashed(page: Page) -> Iterator[Sign]:
    """Yield the names that a dash separates from the words after them."""
    for line in page.lines:
        found = _DASHED.match(page.text, line.start, line.paragraph_end) if line.is_first else None
        if found is None or _SENTENCE.search(page.text, found.end(), line.paragraph_end) is None:
            continue
        person = read_person(found["head"])
        if person is not None and person.is_full and _is_marked(found["head"], person):
            yield _make_sign(line, found.end(), person, "dash start", "sure", alone=False)


def _is_marked(head: str, person: Person) -> bool:
    """Whether a name in running text looks like a label: capitals, a title or a role."""
    return person.name.isupper() or person.has_known_role or "(" in head


def _keep_several(signs: list[Sign]) -> list[Sign]:
    """Return signs that name several people; none where they name one alone."""
    names = {one.person.name for one in signs if one.person}
    return signs if len(names) >= _FEWEST else []


def _make_sign(
    line: Line, end: int, person: Person, manner: str, grade: Grade, *, alone: bool
) -> Sign:
    return Sign(
        start=line.start,
        end=end,
        person=person,
        manner=manner,
        grade=grade,
        is_alone=alone,
        written=person.name,
    )


RUN_IN = SignLayout(
    name="run-in",
    find=_find,
    advice="begin each contribution with the name in bold",
    examples=(
        Example(
            text="Mr. ALPHA of Testland. We begin.\n\nMs. BETA. We end.\n",
            said={"Alpha": ("We begin.",), "Beta": ("We end.",)},
        ),
        Example(
            text="**Test Alpha**, fellow at the Test House. We must talk.\n\n"
            "**Test Beta**, director of the Test Project. We must not.\n",
            said={"Test Alpha": ("We must talk.",), "Test Beta": ("We must not.",)},
            name="a.md",
        ),
        Example(
            text="Test Alpha (Test House) — We must talk. Now.\n\nTest Beta (Test Hall) — Never.\n",
            said={"Test Alpha": ("We must talk. Now.",), "Test Beta": ("Never.",)},
        ),
    ),
    counterexamples=(
        Example(text="Mr. Alpha went home. He slept.\n\nMs. Beta stayed. She did not.\n"),
        Example(text="**Test Alpha** came home.\n\n**Test Beta** did not.\n", name="a.md"),
        Example(text="Test Alpha — a friend of mine — came. Test Beta did not.\n"),
    ),
)
