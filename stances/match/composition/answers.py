"""What the next sentence makes of what somebody else says, or of a question."""

from __future__ import annotations

from collections.abc import Sequence

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.forms import find_noun_lemma
from stances.match.composition.gaps import find_gaps
from stances.match.composition.openings import opens_with
from stances.match.composition.stands import find_verdict, is_tagged, judge_holder
from stances.match.composition.worth import value_noun, value_quality
from stances.model import Sign
from stances.text.tokens import Token

_SHORT = 4
"""The most words of a sentence that only turns down what was reported: "We do not."."""

_DENIAL = 3
"""The words of a denial by an auxiliary: "it does not"."""

_FRAGMENT = 6
"""The most words of an answer without a verb."""

_JOINING = frozenset(("and", "but", "yet", "though"))
_NAMING = frozenset(("the", "my", "our", "his", "her", "this", "that", "these", "those"))

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
    refuses = refuses or (norms[0] == "no" and (len(tokens) == 1 or tokens[1].comma))
    if opens_with(tokens, ROLES.rebuttals) or refuses:
        return -1
    return _judge_shortly(tokens, denied=denied) or _weigh_exclamation(norms)


def _judge_shortly(tokens: Sequence[Token], *, denied: bool) -> Sign:
    """Return what a clause says of a report with an auxiliary, "They do.", or of whoever made it.

    Args:
        denied: as for `judge_report`.
    """
    if affirms(tokens):
        return -1 if denied else 1
    if _denies(tokens):
        return 1 if denied else -1
    return _judge_holder([token.norm for token in tokens])


def judge_own_report(text: str, tokens: Sequence[Token], last: int, *, denied: bool) -> Sign:
    """Return what a sentence makes of what it reports itself, as `judge_report` does of another:
    "they call it theft, and so do I", "it works, they say; it does not".

    Args:
        last: the last token of what is reported.
        denied: as for `judge_report`.

    >>> from stances.text.tokens import tokenize
    >>> text = "They call the levy theft, and so do I."
    >>> judge_own_report(text, tokenize(text), 3, denied=False)
    1
    """
    norms = [token.norm for token in tokens]
    return judge_holder(norms[: last + 1]) or _judge_rest(text, tokens, last, denied=denied)


def _judge_rest(text: str, tokens: Sequence[Token], last: int, *, denied: bool) -> Sign:
    """Return what the clauses behind a token make of what stands before them."""
    gaps = find_gaps(text, tokens)
    stopped = False
    for at in range(last + 1, len(tokens)):
        stopped = stopped or gaps[at] == ";"
        first = at + 1 if tokens[at].norm in _JOINING else at
        rest = tokens[first:]
        if not rest or not (gaps[at] or first > at):
            continue
        judged = _judge_clause(rest)
        if not judged and stopped:
            judged = _judge_shortly(rest, denied=denied)
        if judged:
            return judged
    return 0


def _judge_clause(tokens: Sequence[Token]) -> Sign:
    """Return what a clause makes of the report before it in its sentence."""
    norms = [token.norm for token in tokens]
    end = next((k for k, token in enumerate(tokens) if k and token.comma), len(norms))
    whole = " ".join(norms[:end])
    if whole in ROLES.short_agreements:
        return 1
    if whole in ROLES.short_rebuttals:
        return -1
    return find_verdict(norms) or _judge_holder(norms)


def answer_question(tokens: Sequence[Token]) -> int:
    """Return 1 where a sentence answers yes, -1 where it answers no, 0 where it does neither."""
    if opens_with(tokens, ROLES.answers_no) or _denies(tokens):
        return -1
    if opens_with(tokens, ROLES.answers_yes) or affirms(tokens[:_DENIAL]):
        return 1
    return _weigh_fragment([token.norm for token in tokens])


def _weigh_fragment(norms: Sequence[str]) -> int:
    """Return the worth of an answer without a verb: "A disaster.", "Our best hope."."""
    verbs = CLOSED.do | CLOSED.be | CLOSED.have | CLOSED.modals | CLOSED.subject_pronouns
    if len(norms) > _FRAGMENT or not verbs.isdisjoint(norms) or "question" in norms:
        return 0
    values = (value_quality(norm) or value_noun(find_noun_lemma(norm)) for norm in norms)
    return next((value for value in values if value), 0)


def affirms(tokens: Sequence[Token]) -> bool:
    """Whether a sentence only affirms with an auxiliary: "We do, badly.", "They are."."""
    auxiliaries = CLOSED.do | CLOSED.be | CLOSED.have | CLOSED.modals
    plain = (
        len(tokens) >= 2
        and tokens[0].norm in CLOSED.subject_pronouns
        and tokens[1].norm in auxiliaries
    )
    return plain and (len(tokens) == 2 or (tokens[2].comma and len(tokens) <= _SHORT))


def _denies(tokens: Sequence[Token]) -> bool:
    """Whether a clause only denies with an auxiliary: "It has not: …", "They won't."."""
    auxiliaries = CLOSED.do | CLOSED.be | CLOSED.have | CLOSED.modals
    norms = [token.norm for token in tokens[:3]]
    plain = (
        len(norms) == _DENIAL
        and norms[0] in CLOSED.subject_pronouns
        and norms[1] in auxiliaries
        and norms[2] in ("not", "n't")
    )
    return plain and (len(tokens) == _DENIAL or tokens[_DENIAL].breaks or tokens[_DENIAL].comma)


def _judge_holder(norms: Sequence[str]) -> Sign:
    """Return what a clause says of whoever made the report: 1 right, -1 wrong: "my neighbour is
    mistaken".
    """
    if not norms or norms[0] not in _NAMING:
        return 0
    at = next((k for k in range(2, min(len(norms), 6)) if norms[k] in CLOSED.be), None)
    called = "" if at is None else " ".join(norms[at + 1 :])
    if called.endswith(("wrong", "mistaken", "lying")) and called.count(" ") < 2:
        return 0 if called.startswith(("not", "n't", "never")) else -1
    right = called in ("right", "correct", "quite right", "entirely right", "absolutely right")
    return 1 if right else 0


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
