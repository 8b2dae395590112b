"""How a sentence opens: whether it grants, turns, answers or takes back what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from stances.language.roles import ROLES
from stances.match.composition.forms import analyse_verb
from stances.match.composition.stands import turns_at
from stances.text.tokens import Token

_APART = frozenset(("though", "however", "nevertheless", "nonetheless"))
"""Words that turn from the sentence before where commas set them apart."""

_FIRST = 10
"""How many words are looked through for one of them."""

_WORSE = frozenset(("hurt", "hurts", "harmed", "wrong", "bad", "foolish", "unwise", "worse", "not"))
"""What is weighed against something better: "whether it helped or hurt"."""

_WEIGHING = 8
"""How many words are looked through for what is weighed."""

_STILL = 6
"""How many words behind a stop are looked through for the "still" that turns from a grant."""

_SHORT = 8
"""The most words of a sentence that only takes back the one before: "I am not any more."."""


def concedes(tokens: Sequence[Token], following: Sequence[Token]) -> bool:
    """Whether a sentence opens with words that grant a point, and grants it to its end: "Granted,
    …", but not "Granted, …, but …".

    "Yes, it is slow." grants where the next sentence turns ("I would still try it.").

    Args:
        following: the next sentence.
    """
    grants = (
        opens_with(tokens, ROLES.concessions)
        or _holds(tokens, ROLES.granting_phrases)
        or (opens_with(tokens, ROLES.emphases) and turns(following))
    )
    goes_on = not find_granted(tokens) and all(token.norm != "but" for token in tokens)
    return grants and goes_on


def find_granted(tokens: Sequence[Token]) -> int:
    """Return how many tokens of a sentence grant a point before it turns: "It is slow, I grant you
    that, but …"; 0 where it grants none.
    """
    norms = [token.norm for token in tokens]
    buts = (at for at, norm in enumerate(norms) if norm == "but" and at)
    turn = next((at for at in buts if turns_at(norms, at)), 0)
    still = (at for at, token in enumerate(tokens) if at > 1 and token.breaks and not token.comma)
    turn = turn or next((at for at in still if "still" in norms[at : at + _STILL]), 0)
    before = tokens[:turn]
    grants = opens_with(before, ROLES.concessions + ROLES.emphases)
    return turn if grants or _holds(before, ROLES.granting_phrases) else 0


def turns(tokens: Sequence[Token]) -> bool:
    """Whether a sentence turns from what was granted: "Still, …", "I would still …"."""
    norms = [token.norm for token in tokens[:_FIRST]]
    holds_on = {("would", "still"), ("'d", "still")} & set(pairwise(norms))
    return opens_turn(tokens) or bool(holds_on) or bool(norms and norms[0] in ROLES.turning_words)


def opens_turn(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with words that turn from the one before: "Even so, …"."""
    return opens_with(tokens, ROLES.turns) or any(
        one.norm in _APART and one.comma and then.comma for one, then in pairwise(tokens[:_FIRST])
    )


def takes_back(then: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a short sentence says that the author has left the view of the one before: "I was for
    it. I am not any more.", or holds to one that seems left: "We once backed it. We still do.".

    Args:
        then: the short sentence.
        tokens: the one before, in which the author tells of a view in the past tense.
    """
    norms = [token.norm for token in tokens]
    left = "once" in norms or ("used", "to") in pairwise(norms)
    if left or not _tells_past_view(norms):
        return left and len(then) <= _SHORT and opens_with(then, ROLES.holdings)
    whole = " ".join(token.norm for token in then)
    gone = opens_with(then, ROLES.recantings) and len(then) <= _SHORT
    return gone or any(whole in (one, f"{one} about it") for one in ROLES.admissions)


def _tells_past_view(norms: Sequence[str]) -> bool:
    """Whether the author says what they did or held: "I was for it", "for years we fought it"."""
    for at, norm in enumerate(norms):
        if norm in ("i", "we"):
            behind = norms[at + 1 : at + 4]
            past = {"was", "were"} & set(behind)
            return bool(past) or any("past" in dict(analyse_verb(one)).values() for one in behind)
    return False


def abstains(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says that the author takes no side: "I leave that to others".

    "I can't say." does, and "I can't say that often enough." does not.
    """
    whole = f" {' '.join(token.norm for token in tokens)}"
    return _holds(tokens, ROLES.abstaining_phrases) or whole.endswith(
        tuple(f" {one}" for one in ROLES.abstaining_ends)
    )


def leaves_open(then: Sequence[Token]) -> bool:
    """Whether a sentence takes no side on the one before, and not on another question: "Whether it
    is legal, I leave to others".
    """
    asks = then[0].norm in ROLES.question_openers | {"whether"} if then else False
    first = [token.norm for token in then[:_WEIGHING]]
    takes_up = first[1:2] in (["that"], ["this"]) or _weighs(first) or _asks_degree(first)
    return abstains(then) and (takes_up or not asks)


def _asks_degree(norms: Sequence[str]) -> bool:
    """Whether a question asks how far something is so: "how likely that is"."""
    return norms[:1] == ["how"] and bool({"it", "that", "this"} & set(norms[2:4]))


def _weighs(norms: Sequence[str]) -> bool:
    """Whether a question weighs what was said: "which of the two", "whether it helped or hurt"."""
    of_two = norms[1:2] == ["of"] and ("the", "two") in pairwise(norms)
    return of_two or any(norm == "or" and then in _WORSE for norm, then in pairwise(norms))


def opens_with(tokens: Sequence[Token], openings: tuple[str, ...]) -> bool:
    """Whether a sentence opens with one of some phrases of at most six words."""
    norms = " ".join(token.norm for token in tokens[:6]) + " "
    return norms.startswith(_end_with_space(openings))


def _holds(tokens: Sequence[Token], phrases: tuple[str, ...]) -> bool:
    """Whether one of some phrases stands anywhere in a sentence."""
    text = f" {' '.join(token.norm for token in tokens)} "
    return any(phrase in text for phrase in _put_between_spaces(phrases))


@cache
def _end_with_space(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return phrases with a space behind each."""
    return tuple(f"{one} " for one in phrases)


@cache
def _put_between_spaces(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return phrases with a space around each."""
    return tuple(f" {one} " for one in phrases)
