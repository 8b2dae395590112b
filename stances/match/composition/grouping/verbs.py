"""Verb groups: auxiliaries, negations, adverbs and the main verb."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from stances.language.lexicon import VerbPhrase
from stances.match.composition.grouping.phrases import find_phrase, match_run
from stances.match.composition.groups import NEGATING, Group
from stances.match.composition.words import Word

_VERBAL = frozenset(("modal", "be", "have", "do", "verb", "to"))
_MOST_ADVERBS = 3


class _Verb(Struct, kw_only=True):
    """A verb group while its words are taken in.

    Attributes:
        end: where it ends, as far as it is known.
        auxiliaries: the use and the word of each.
        last: the last auxiliary.
        main: the main verb; -1 without one.
    """

    end: int
    modal: str = ""
    to: bool = False
    negated: int = 0
    auxiliaries: list[tuple[str, str]] = field(default_factory=list)
    last: int = -1
    main: int = -1


def opens_verb_group(words: Sequence[Word], at: int) -> bool:
    """Whether only adverbs and negations stand between here and an auxiliary or verb."""
    end = at
    while end < len(words) and words[end].use in ("adverb", "not"):
        if end > at and words[end].gap and words[end].norm != "ever":
            break
        end += 1
    if end >= len(words) or end - at > _MOST_ADVERBS or words[end].gap:
        return False
    use = words[end].use
    return use in _VERBAL and (use != "to" or words[at].norm in NEGATING)


def take_verb(words: Sequence[Word], at: int) -> Group:
    """Return the verb group that begins at a word."""
    verb = _Verb(end=at)
    while verb.end < len(words) and verb.main < 0 and _goes_on(words, at, verb):
        _take_word(words, verb)
    _leave_adverbs(words, at, verb)
    excepted = _take_exception(words, at, verb)
    if excepted is not None:
        return excepted
    able = verb.modal in ("could", "ca", "can")
    if able and any(word.norm == "more" for word in words[verb.end : verb.end + 3]):
        verb.negated = 0  # "could not agree more"
    return _close(words, at, verb)


def _goes_on(words: Sequence[Word], at: int, verb: _Verb) -> bool:
    """Whether the next word belongs to the group."""
    end = verb.end
    word = words[end]
    if end > at and word.gap:
        after_adverb = words[end - 1].use == "adverb" and word.use == "verb"
        if word.gap != "," or not (word.use == "adverb" or after_adverb):
            return False
    if word.use == "to":
        return end == at or not (verb.auxiliaries or verb.to)
    if word.use == "modal":
        return not verb.modal and not verb.auxiliaries
    return word.use in ("not", "adverb", "be", "have", "do", "verb")


def _take_word(words: Sequence[Word], verb: _Verb) -> None:
    word = words[verb.end]
    if word.use == "not" or (word.use == "adverb" and word.norm in NEGATING):
        verb.negated += 1
    elif word.use == "adverb":
        verb.negated += word.lemma == "no"
    elif word.use == "to":
        verb.to = not verb.modal
    elif word.use == "modal":
        verb.modal = "should" if word.norm == "had" else word.norm  # "had better"
    elif word.use == "verb":
        verb.main = verb.end
    else:
        verb.auxiliaries.append((word.use, word.norm))
        verb.last = verb.end
    verb.end += 1


def _leave_adverbs(words: Sequence[Word], at: int, verb: _Verb) -> None:
    """Leave the adverbs at the end to what follows."""
    while verb.end > at + 1 and words[verb.end - 1].use == "adverb":
        longer = words[verb.end - 1].norm == "longer" and words[verb.end - 2].lemma == "no"
        if longer or words[verb.end - 1].norm in NEGATING:
            return
        verb.end -= 1
        verb.negated -= words[verb.end].lemma == "no"


def _take_exception(words: Sequence[Word], at: int, verb: _Verb) -> Group | None:
    """Return "cannot but admire" as what it comes to; `None` without a "but"."""
    end = verb.end
    if not (verb.negated and verb.modal) or end + 1 >= len(words):
        return None
    if words[end].norm != "but" or words[end + 1].use != "verb":
        return None
    inner = take_verb(words, end + 1)
    return replace(inner, first=at, modal=verb.modal, negated=0, form="finite")


def _close(words: Sequence[Word], at: int, verb: _Verb) -> Group:
    kinds = [use for use, _ in verb.auxiliaries]
    head = max(verb.main, verb.last) if verb.main >= 0 or verb.last >= 0 else verb.end - 1
    head = verb.main if verb.main >= 0 else head
    known = verb.main >= 0 or bool(kinds)
    past = verb.main >= 0 and words[verb.main].form == "past"
    passive = past and bool(kinds) and kinds[-1] == "be"
    phrase = find_phrase(words, head, verb.end, passive=passive)
    end = verb.end
    if phrase is not None:
        end = max(end, match_run(words, end, phrase.before))
        if phrase.after:
            end = max(end, match_run(words, end, phrase.after))
    return Group(
        kind="verb",
        first=at,
        last=end,
        head=head,
        lemma=words[head].lemma if known else words[head].norm,
        negated=verb.negated,
        modal=verb.modal,
        phrase=phrase,
        form="base" if _is_bare(words, at, verb, phrase) else _find_form(words, verb),
        passive=passive,
        perfect="have" in kinds,
        copula=verb.main < 0 and "be" in kinds,
        target=any(word.target for word in words[at:end]),
    )


def _is_bare(words: Sequence[Word], at: int, verb: _Verb, phrase: VerbPhrase | None) -> bool:
    """Whether a "do" or "have" is no auxiliary: "do away with it", "let us not have it"."""
    if verb.main >= 0 or verb.modal or verb.to or len(verb.auxiliaries) != 1:
        return False
    norm = verb.auxiliaries[0][1]
    let = at > 1 and words[at - 2].lemma == "let" and words[at - 1].norm in ("'s", "us")
    return (norm == "do" and phrase is not None) or (norm in ("do", "have") and let)


def _find_form(words: Sequence[Word], verb: _Verb) -> str:
    if verb.to:
        return "to"
    main = words[verb.main].form if verb.main >= 0 else ""
    if verb.modal:
        going = main == "ing" and bool(verb.auxiliaries) and verb.auxiliaries[-1][0] == "be"
        return "progressive" if going else "finite"
    if verb.auxiliaries:
        return _find_form_of_auxiliary(verb.auxiliaries[0][1], has_main=verb.main >= 0)
    if verb.main < 0:
        return "finite"
    return "finite" if main == "s" else main or "base"


def _find_form_of_auxiliary(first: str, *, has_main: bool) -> str:
    if first in ("being", "having", "doing"):
        return "ing"
    if first == "done":
        return "past"
    return "base" if first == "be" or (first == "do" and has_main) else "finite"
