"""The words of a sentence, each with its use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stances.language.lexicon import CLOSED, LEXICON
from stances.match.composition.forms import analyse_verb
from stances.match.composition.tagging.named_acts import find_target_sense
from stances.match.composition.tagging.open import find_open_sense
from stances.match.composition.tagging.place import Place, Sense, make_place
from stances.match.composition.tagging.special import (
    find_listed_sense,
    find_special_sense,
    find_unlisted_sense,
)
from stances.match.composition.words import Word
from stances.text.tokens import Token


def tag_words(
    tokens: Sequence[Token],
    gaps: Sequence[str],
    targets: Sequence[bool],
    *,
    quoted: Sequence[bool],
    capitals: Sequence[bool],
    hyphens: Sequence[bool],
) -> tuple[Word, ...]:
    """Return a sentence's words, each with its use.

    Args:
        gaps: what stands before each token.
        targets: which tokens belong to the target; they are nouns.
        quoted: which stand within quotation marks.
        capitals: which begin with a capital letter.
        hyphens: which are joined to the next by a hyphen.
    """
    words: list[Word] = []
    adverbial = _find_adverbials(tokens)
    for at, token in enumerate(tokens):
        if at in adverbial:
            doubt = at + 1 < len(tokens) and tokens[at + 1].norm != "doubt"
            negative = token.norm == "no" and doubt
            sense: Sense = ("adverb", "no" if negative else "so", "")
        elif hyphens[at] and not targets[at] and at + 1 < len(tokens):
            following = tokens[at + 1].norm
            whole, joined = token.norm + following, f"{token.norm}-{following}"
            as_verb = bool(analyse_verb(whole) or analyse_verb(joined))
            sense = ("adverb" if as_verb else "adjective", token.norm, "")
        elif (
            targets[at]
            and (hyphens[at] or (at and hyphens[at - 1]))
            and not _is_verb_joined(tokens, at, hyphens)
        ):
            sense = ("noun", token.norm, "")
        else:
            place = make_place(at, tokens, words, gaps, targets, capital=capitals[at])
            sense = _find_joined_noun(place, hyphens) or _find_sense(place)
        use, lemma, form = sense
        words.append(
            Word(
                norm=token.norm,
                lemma=lemma,
                use=use,
                gap=gaps[at],
                target=targets[at],
                quoted=quoted[at],
                capital=capitals[at],
                form=form,
            )
        )
    return tuple(words)


def _is_verb_joined(tokens: Sequence[Token], at: int, hyphens: Sequence[bool]) -> bool:
    """Whether a word and the next, joined by a hyphen, are a verb: "re-impose"."""
    first = at if hyphens[at] else at - 1
    one, other = tokens[first].norm, tokens[first + 1].norm if first + 1 < len(tokens) else ""
    return bool(analyse_verb(one + other) or analyse_verb(f"{one}-{other}"))


def _find_sense(place: Place) -> Sense:
    for rule in (find_target_sense, find_special_sense, find_listed_sense, find_unlisted_sense):
        found = rule(place)
        if found is not None:
            return found
    return find_open_sense(place)


def _find_joined_noun(place: Place, hyphens: Sequence[bool]) -> Sense | None:
    """Return the noun that a word ends behind a hyphen: "phase-out"."""
    at = place.at
    if not at or not hyphens[at - 1] or place.targets[at] or place.targets[at - 1]:
        return None
    joined = f"{place.tokens[at - 1].norm}-{place.norm}"
    return ("noun", joined, "") if joined in LEXICON.nouns else None


def _find_adverbials(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the tokens of adverbs of several words: "above all", "in the end"."""
    found: set[int] = set()
    norms = tuple(token.norm for token in tokens)
    for at, norm in enumerate(norms):
        if norm in ("after", "by", "upon") and at and norms[at - 1 : at] == norms[at + 1 : at + 2]:
            found.update((at - 1, at, at + 1))  # "night after night"
        compares = norm == "than" and at > 1 and norms[at - 1] in ("more", "less")
        if compares and norms[at - 2] in CLOSED.have:
            found.update((at - 1, at))  # "has more than earned"
        if norms[at : at + 2] == ("you", "dare") and at and norms[at - 1] in ("not", "n't"):
            found.update((at, at + 1))  # "don't you dare lift it"
        for run in _ADVERBIALS.get(norm, ()):
            if norms[at : at + len(run)] == run:
                found.update(range(at, at + len(run)))
    return frozenset(found)


def _index_adverbials() -> Mapping[str, Sequence[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for run in CLOSED.adverbials:
        found.setdefault(run[0], []).append(run)
    return found


_ADVERBIALS = _index_adverbials()
