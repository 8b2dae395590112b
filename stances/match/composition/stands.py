"""Whether a sentence asserts, hedges, grants or only reports what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from stances.language.lexicon import CLOSED
from stances.language.patterns import compile_pattern
from stances.language.roles import ROLES
from stances.match.composition.clues import Clue, Step
from stances.match.composition.forms import analyse_verb
from stances.model import Sign
from stances.text.tokens import Token

_GRANTED = frozenset(
    (
        *("predicate", "effect", "noun", "description", "circumstance"),
        *("absence", "condition", "near", "preference", "judged act"),
    )
)
"""The kinds of clues that can be granted; what somebody demands or wishes is not."""

_OWN = frozenset(("i", "we"))
_LONGEST_TAG = 6
_NOT_BEFORE = CLOSED.be | CLOSED.articles | {"just"}
_LONGEST_HEARER = 9
"""The most words from the verb of a tag to its end."""


def find_verdict(norms: Sequence[str]) -> Sign:
    """Return 1 where the author agrees with what is reported, -1 where they turn it down.

    What somebody is said to say is no verdict of the author's: "she insists they are wrong".

    >>> find_verdict(["they", "are", "wrong"]), find_verdict("she insists they are wrong".split())
    (-1, 0)
    """
    text = " ".join(norms)
    if any(not _is_told(text, one) for one in compile_pattern("rejected").finditer(text)):
        return -1
    endorsed = compile_pattern("endorsed").finditer(text)
    return 1 if any(not _is_told(text, one) for one in endorsed) else 0


def judge_holder(norms: Sequence[str]) -> Sign:
    """Return 1 where words before a report call whoever makes it right, -1 where they call them
    wrong, 0 where they do neither.

    >>> judge_holder("the auditor is right to say that it".split())
    1
    """
    text = " ".join(norms)
    wrong, right = (
        compile_pattern(f"{one}_before").search(text) for one in ("rejected", "endorsed")
    )
    found = wrong or right
    if found is None or any(_says(norm) for norm in text[: found.start()].split()):
        return 0  # somebody else calls them so
    return -1 if wrong else 1


def _is_told(text: str, found: re.Match[str]) -> bool:
    """Whether words stand right behind a verb of saying: they are what somebody says."""
    before = text[: found.start()].split()[-2:]
    if before[-1:] == ["that"]:
        before = before[:-1]
    return any(_says(norm) for norm in before[-1:])


def _says(norm: str) -> bool:
    verbs = ROLES.tagging_verbs | {"think", "believe"}
    return any(lemma in verbs for lemma, _ in analyse_verb(norm))


def denies_claim(norms: Sequence[str]) -> bool:
    """Whether the author says that something is not so: "I do not think that …"."""
    return compile_pattern("denied_claims").search(" ".join(norms)) is not None


def hedge_clue(clue: Clue, tokens: Sequence[Token]) -> Clue:
    """Return a clue as hedged where its words, or an adverb before them, are "may" or "perhaps"."""
    if clue.stand != "asserted" or not clue.steps:
        return clue
    last = clue.steps[-1]
    inside = [token.norm for token in tokens[last.first : last.last + 1]]
    before = [token.norm for token in tokens[: last.first]]
    if {"may", "might"} & set(inside) or ROLES.hedges & set(inside + before):
        return replace(clue, stand="hedged")
    return clue


def is_quoted(text: str) -> bool:
    """Whether a whole sentence is in double quotation marks of its own.

    >>> is_quoted("“It works.”"), is_quoted("“It works. ")
    (True, False)
    """
    bare = text.strip()
    return len(bare) > 2 and bare[0] in '"“' and bare[-1] in '"”'


def concede_clues(clues: Sequence[Clue], norms: Sequence[str], gaps: Sequence[str]) -> list[Clue]:
    """Let what is conceded weigh less: before a "but", or in a clause with "although"."""
    turn = next(
        (
            at
            for at, norm in enumerate(norms)
            if norm in ROLES.turning_words
            and at > 2
            and (gaps[at] or norm in ("but", "yet"))
            and not (norm == "yet" and norms[at + 1 : at + 2] in (["more"], ["another"]))
            and turns_at(norms, at)
        ),
        None,
    )
    conceding = next((at for at, norm in enumerate(norms) if norm in ROLES.conceding_words), None)
    if turn is None and conceding is None:
        return list(clues)
    found = []
    for clue in clues:
        at = clue.steps[-1].first if clue.steps else 0
        granted = False
        if turn is not None:
            granted = at < turn
        elif conceding is not None:
            granted = (
                at > conceding
                if conceding > 2
                else at <= _end_of_concession(norms, gaps, conceding)
            )
        found.append(_grant(clue) if granted else clue)
    return found


def turns_at(norms: Sequence[str], at: int) -> bool:
    """Whether a word such as "but" turns from what stands before it: not in "nobody but him", and
    not in "not only … but …".
    """
    return norms[at - 1] not in ROLES.words_before_but and not {"not", "only"} <= set(norms[:at])


def grant_clues(clues: Sequence[Clue]) -> list[Clue]:
    """Let what can be granted weigh less."""
    return list(map(_grant, clues))


def leave_open(clues: Sequence[Clue]) -> list[Clue]:
    """Read what can be granted as asked, where the author takes no side."""
    return [replace(one, stand="asked") if one.kind in _GRANTED else one for one in clues]


def take_back_clues(clues: Sequence[Clue]) -> list[Clue]:
    """Turn what the author holds no more, as the next sentence says."""
    step = Step(first=0, last=1, did="taken back by the next sentence")
    return [
        replace(one, sign=-one.sign, steps=(*one.steps, step))
        if one.stand in ("asserted", "hedged")
        else one
        for one in clues
    ]


def _grant(clue: Clue) -> Clue:
    grants = clue.stand == "asserted" and clue.kind in _GRANTED
    return replace(clue, stand="conceded") if grants else clue


def _end_of_concession(norms: Sequence[str], gaps: Sequence[str], at: int) -> int:
    """Return the last word of what is granted: it ends at the comma nearest to the middle."""
    middle = at + max(3, (len(norms) - at) // 2)
    commas = [k for k in range(at + 3, len(norms)) if gaps[k] == ","]
    return min(commas, key=lambda k: abs(k - middle)) - 1 if commas else middle


def is_tagged(norms: Sequence[str], gaps: Sequence[str]) -> bool:
    """Whether a tag says that the words are somebody else's: ", the minister said"."""
    if "quoted as saying" in " ".join(norms):
        return True
    for at, norm in enumerate(norms):
        if norm == "according":
            mine = norms[at + 2 : at + 3] and norms[at + 2] in ("our", "my")
            apart = at == 0 or gaps[at] or ROLES.office_nouns & set(norms[at + 2 : at + 6])
            return norms[at + 1 : at + 2] == ["to"] and bool(apart) and not mine
        found = [form for lemma, form in analyse_verb(norm) if lemma in ROLES.tagging_verbs]
        forms = [form for form in found if form != "ing"]
        if forms and (_ends_tag(norms, gaps, at) or _begins_tag(norms, gaps, at, forms)):
            return True
    return False


def _ends_tag(norms: Sequence[str], gaps: Sequence[str], at: int) -> bool:
    """Whether a verb ends a tag: ", the minister said,", ", the minister told a crowd"."""
    start = at
    while start > 0 and not gaps[start] and at - start < _LONGEST_TAG:
        start -= 1
    subject = norms[start:at]
    end = next((k for k in range(at + 1, len(norms)) if gaps[k]), len(norms))
    behind = norms[at + 1 : end]
    tells = _is_verb(norms[at], subject) if not behind else _tells(norms[at], subject, behind)
    ends = tells and end - at <= _LONGEST_HEARER and not ROLES.words_after_tags & set(behind)
    opens = bool(gaps[start]) and start > 0 and bool(subject)
    return opens and ends and not ROLES.not_tags & set(subject)


def _is_verb(norm: str, subject: Sequence[str]) -> bool:
    """Whether a word is a verb behind its subject, and neither a noun nor a participle: not in "the
    Houghton report".
    """
    told = any(form in ("past", "s") for _, form in analyse_verb(norm))
    many = bool(subject) and subject[-1].endswith(("s", "they", "you"))
    return bool(subject) and subject[-1] not in _NOT_BEFORE and (told or many)


def _tells(norm: str, subject: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether words behind a verb say whom it tells something, or when or where: "us", "on
    Friday", "in his lecture".
    """
    if not _is_verb(norm, subject) or subject[0] in ("a", "an"):
        return False
    within = behind[0] == "in" and behind[1:2] and behind[1] in ROLES.phrase_fillers
    return bool(within) or behind[0] in ROLES.words_of_telling


def _begins_tag(norms: Sequence[str], gaps: Sequence[str], at: int, forms: Sequence[str]) -> bool:
    """Whether a verb begins a tag: ", said the minister"."""
    told = any(form in ("past", "s") for form in forms)
    follows = bool(gaps[at]) and at + 1 < len(norms) and norms[at + 1] not in CLOSED.prepositions
    return told and follows and not _OWN & set(norms[at + 1 : at + 3])
