"""What the next sentence makes of what somebody else says, or of a question."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.forms import find_noun_lemma
from stances.match.composition.gaps import find_gaps
from stances.match.composition.openings import opens_with
from stances.match.composition.stands import find_verdict, is_tagged
from stances.match.composition.worth import value_noun, value_quality
from stances.text.tokens import Token

_SHORT = 4
"""The most words of a sentence that only turns down what was reported: "We do not."."""

_EXCLAIMED = 5
"""How many words of an exclamation are weighed: "What a reckless thing to want."."""

_LONGEST_EXCLAMATION = 9
"""The most words of an exclamation."""


def judge_report(text: str, tokens: Sequence[Token], *, denied: bool) -> int:
    """Return 1 where a sentence agrees with what the one before reports, -1 where it turns it
    down, 0 where it does neither.

    Args:
        text: the text in which the tokens' offsets count.
        denied: whether the report holds a denial, which a plain "They do." turns.

    >>> from stances.text.tokens import tokenize
    >>> text = "What a reckless thing to want."
    >>> judge_report(text, tokenize(text), denied=False)
    -1
    """
    norms = [token.norm for token in tokens]
    if is_tagged(norms, find_gaps(text, tokens)):
        return 0  # it is somebody else who agrees or does not
    verdict = find_verdict(norms)
    if verdict:
        return verdict
    if opens_with(tokens, ROLES.agreements) or _joins_in(norms):
        return 1
    refuses = len(tokens) <= _SHORT and opens_with(tokens, ROLES.refusals)
    if opens_with(tokens, ROLES.rebuttals) or refuses:
        return -1
    if affirms(tokens):
        return -1 if denied else 1
    return _weigh_exclamation(norms)


def answer_question(tokens: Sequence[Token]) -> int:
    """Return 1 where a sentence answers yes, -1 where it answers no, 0 where it does neither."""
    if opens_with(tokens, ROLES.answers_no):
        return -1
    return 1 if opens_with(tokens, ROLES.answers_yes) else 0


def affirms(tokens: Sequence[Token]) -> bool:
    """Whether a sentence only affirms with an auxiliary: "We do, badly.", "They are."."""
    auxiliaries = CLOSED.do | CLOSED.be | CLOSED.have | CLOSED.modals
    plain = (
        len(tokens) >= 2
        and tokens[0].norm in CLOSED.subject_pronouns
        and tokens[1].norm in auxiliaries
    )
    return plain and (len(tokens) == 2 or (tokens[2].comma and len(tokens) <= _SHORT))


def _joins_in(norms: Sequence[str]) -> bool:
    """Whether the author wants the same: "I want them too."."""
    return norms[0] in ("i", "we") and norms[-1] in ("too", "also") and len(norms) <= _SHORT + 2


def _weigh_exclamation(norms: Sequence[str]) -> int:
    """Return what an exclamation calls what it stands behind: "What nonsense!"."""
    clause = norms[1:2] and norms[1] in CLOSED.subject_pronouns  # "what it does mean is"
    if norms[0] != "what" or clause or len(norms) > _LONGEST_EXCLAMATION:
        return 0
    values = (
        value_quality(norm) or value_noun(find_noun_lemma(norm)) for norm in norms[1:_EXCLAIMED]
    )
    return next((value for value in values if value), 0)
