"""Insertions between commas, found and taken out."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.forms import analyse_verb, is_adjective
from stances.match.composition.words import Word

_FINITE_USES = ("modal", "be", "have", "do")
_OPENERS = frozenset(
    ("relative", "preposition", "article", "adverb", "adjective", "verb", "subordinator", "pronoun")
)
_BEHIND_AUXILIARY = ("verb", "be", "have", "not")
_BEHIND_BE = ("verb", "article", "adjective", "preposition")
_OPENS_OBJECT = ("article", "possessive", "adjective", "noun")
_LONGEST_CLAUSE = 6
"""The most words of an inserted clause such as ", we think,"."""


def cut_insertions(words: Sequence[Word]) -> tuple[list[int], list[list[int]]]:
    """Return the words that stay and the comma insertions that are taken out.

    An insertion interrupts a verb ("must, under no pressure, sign") or stands between a subject and
    its verb ("the levy, which hurts us, must go").
    """
    keep = list(range(len(words)))
    out: list[list[int]] = []
    at = 0
    while at < len(words) - 2:
        end = _find_end(words, at) if words[at + 1].gap == "," else None
        if end is None or any(words[k].target for k in range(at + 1, end)):
            at += 1
            continue
        inserted = list(range(at + 1, end))
        out.append(inserted)
        keep = [k for k in keep if k not in inserted]
        at = end
    return keep, out


_LONGEST_FRONT = 9
"""Before how many words the "that" of an it-cleft stands."""


def find_cleft(words: Sequence[Word]) -> list[int]:
    """Return the words that only put a clause first: the "what" and "is" of "what it does is harm
    us"; empty where there are none.
    """
    if [words[0].norm, words[1].use if len(words) > 1 else ""] == ["it", "be"]:
        found = _find_it_cleft(words)
        if found:
            return found
    for at in range(2, len(words) - 1):
        does = words[at - 1].norm in ("does", "did", "do", "done")
        if does and words[at].use == "be" and not words[at].gap:
            first = next(
                (k for k in range(at - 2, -1, -1) if words[k].norm in ("what", "all")), None
            )
            named = first is not None and any(words[k].target for k in range(first, at))
            if first is not None and named:
                out = [first, at]
                return [*out, at + 1] if words[at + 1].norm == "to" else out
    return []


def _find_it_cleft(words: Sequence[Word]) -> list[int]:
    """Return the words that only put the target first: "it is the levy that ruined us"."""
    for at in range(3, min(len(words) - 1, _LONGEST_FRONT)):
        if words[at].norm in ("that", "who", "which") and words[at - 1].target:
            plain = all(word.use not in ("not", "verb") and not word.gap for word in words[2:at])
            acts = words[at + 1].use in ("verb", "modal", "have", "do", "be")
            return [0, 1, at] if plain and acts else []
    return []


def _find_end(words: Sequence[Word], at: int) -> int | None:
    """Return where an insertion behind a word ends; `None` where there is none."""
    word = words[at]
    if word.use in ("modal", "to", "not", "have", "do", "be"):
        return _find_end_in_verb(words, at)
    if word.use == "verb":
        return _find_end_behind_verb(words, at)
    if word.use == "adverb" and word.norm in CLOSED.negative_adverbs:
        return _find_resumption(words, at + 1, _BEHIND_AUXILIARY)
    if word.use == "noun" and word.norm in ROLES.nouns_with_clauses:
        return _find_resumption(words, at + 1, ("that", "to"))
    return _find_end_behind_noun(words, at) if word.use in ("pronoun", "noun") else None


def _find_end_behind_noun(words: Sequence[Word], at: int) -> int | None:
    found = _find_end_behind_subject(words, at)
    if found is not None:
        return found
    if words[at].use == "noun":
        return _find_adjectives_end(words, at + 1)
    return _find_infinitive(words, at + 1) if at and words[at - 1].use == "verb" else None


def _find_end_behind_verb(words: Sequence[Word], at: int) -> int | None:
    word, opener = words[at], words[at + 1]
    if opener.use in ("coordinator", "not"):
        return _find_shared_object(words, at + 1)
    if opener.use == "preposition" and word.lemma in ROLES.tagging_verbs:
        return _find_resumption(words, at + 1, ("that",))
    if opener.use in ("preposition", "subordinator"):
        found = _find_infinitive(words, at + 1)
        heard = found is None and word.lemma in ROLES.meeting_verbs
        return _find_resumption(words, at + 1, ("article",)) if heard else found
    return None


def _find_end_in_verb(words: Sequence[Word], at: int) -> int | None:
    word = words[at]
    if "ought" in (word.norm, words[at - 1].norm):
        return _find_resumption(words, at + 1, ("to",))
    behind_be = word.use == "be" or (word.use == "not" and at > 0 and words[at - 1].use == "be")
    return _find_resumption(words, at + 1, _BEHIND_BE if behind_be else _BEHIND_AUXILIARY)


def _find_end_behind_subject(words: Sequence[Word], at: int) -> int | None:
    opener = words[at + 1]
    commas = at + 3 < len(words) and any(words[k].gap == "," for k in (at + 2, at + 3))
    vocative = opener.use == "noun" and commas
    second = words[at + 2].norm if at + 2 < len(words) else ""
    own_view = opener.use == "coordinator" and second in ("i", "we")
    if not (opener.use in _OPENERS or opener.norm == "not" or vocative or own_view):
        return None
    end = _find_resumption(words, at + 1, _FINITE_USES, finite=True)
    if end is None:
        return None
    inserted = words[at + 1 : end]
    negated = any(word.use in ("modal", "not") for word in inserted)
    if opener.use == "pronoun" and (end - at > _LONGEST_CLAUSE or negated):
        return None
    listed = any(word.use == "coordinator" and word.gap == "," for word in words[at + 1 : end + 1])
    return None if listed and opener.use != "relative" else end


def _find_shared_object(words: Sequence[Word], start: int) -> int | None:
    """Return the object that two verbs share: "we oppose, and always opposed, the levy"."""
    for k in range(start + 1, min(start + _LONGEST_CLAUSE + 1, len(words))):
        if words[k].gap == ",":
            shares = words[k - 1].use == "verb" and words[k].use in _OPENS_OBJECT
            return k if shares else None
    return None


def _find_infinitive(words: Sequence[Word], start: int) -> int | None:
    """Return the "to", "that" or "for" that a verb waits for: "to refuse, today, to keep it"."""
    end = _find_resumption(words, start, ("to", "that", "preposition"))
    if end is None or end + 1 >= len(words):
        return None
    word = words[end]
    plain = word.use == "that" or word.norm == "for" or words[end + 1].use in _BEHIND_AUXILIARY
    return end if plain else None


def _find_adjectives_end(words: Sequence[Word], start: int) -> int | None:
    """Return the preposition behind ", economic, military or sentimental," after a noun."""
    k = start
    while k < len(words) and words[k].use in ("adjective", "coordinator", "adverb", "noun"):
        k += 1
    if (
        start < k < len(words)
        and words[k].gap == ","
        and words[k].use == "preposition"
        and any(words[j].use == "adjective" for j in range(start, k))
    ):
        return k
    return None


def _find_resumption(
    words: Sequence[Word], start: int, uses: Sequence[str], *, finite: bool = False
) -> int | None:
    """Return the word behind the comma with which the interrupted clause goes on."""
    for k in range(start + 1, len(words)):
        if words[k].gap == ";":
            return None
        if words[k].gap != ",":
            continue
        j = k
        while j < len(words) and words[j].use in ("adverb", "not") and j < k + 3:
            j += 1
        if j >= len(words):
            continue
        word = words[j]
        if finite and (
            word.use in _FINITE_USES or (word.use == "verb" and word.form in ("s", "past", "base"))
        ):
            if word.use == "verb" and word.form == "past" and words[j - 1].use == "coordinator":
                continue
            return k
        acts = "verb" in uses and word.use == "noun" and bool(analyse_verb(word.norm))
        if not finite and acts:
            return k
        described = "adjective" in uses and word.use == "noun" and is_adjective(word.norm)
        if not finite and (word.use in uses or described):
            return k
    return None
