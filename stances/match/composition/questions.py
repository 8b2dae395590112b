"""Questions that answer themselves, and those that ask."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.language.patterns import compile_pattern
from stances.language.roles import ROLES
from stances.match.composition.clues import FIRM_KINDS, PHRASE_SHARE, Clue, Step

COMPLAINS = 2
"""What `judge_question` gives for a complaint."""


class Question(Struct, frozen=True, kw_only=True):
    """What a question does to the words of its target.

    Attributes:
        begins: the token with which it begins.
        sign: what `judge_question` gives, where the target stands in it.
        before: whether the target stands before it: "if it works, why are we poor?".
        turns: whether it turns what stands before it.
        requests: whether it asks for what it says, so that no fixed phrase in it counts.
        scorned: whether its form alone turns down what it names.
    """

    begins: int
    sign: int
    before: bool
    turns: bool = False
    requests: bool = False
    scorned: bool = False

    @property
    def bears(self) -> bool:
        """Whether it does anything to the words of the target."""
        return self.turns or not self.before


_FACTS = frozenset(
    ("predicate", "effect", "condition", "circumstance", "absence", "noun", "description")
)


def judge_question(norms: str) -> int:
    """Return what a question does to the side of its words: -1 turns it, 1 asks for what it says,
    0 asks, 2 complains.

    Args:
        norms: the tokens of the question, joined by spaces.

    >>> judge_question("why should we keep the levy"), judge_question("is the levy paid monthly")
    (-1, 0)
    """
    if compile_pattern("complaining_questions").match(norms):
        return COMPLAINS
    if compile_pattern("requesting_questions").match(norms):
        return 1
    if compile_pattern("affirming_questions").match(norms):
        return -1  # the negation is a matter of form: it is turned back
    return -1 if compile_pattern("turning_questions").match(norms) or doubts(norms) else 0


def scorns(norms: str) -> bool:
    """Whether a question turns down what it names by its form alone.

    Args:
        norms: as for `judge_question`.

    >>> scorns("since when does the valley need a levy"), scorns("who pays the levy")
    (True, False)
    """
    return compile_pattern("scorning_questions").match(norms) is not None


def supposes(norms: str) -> bool:
    """Whether a question shows by what would have been that something is not so.

    Args:
        norms: the tokens of the whole sentence, joined by spaces.

    >>> supposes("if it had worked would we be this poor"), supposes("would it work")
    (True, False)
    """
    return compile_pattern("supposing_questions").match(norms) is not None


def doubts(norms: str) -> bool:
    """Whether a question asks who could believe what it says, so that nobody should.

    Args:
        norms: as for `judge_question`.

    >>> doubts("who can seriously believe that it helped"), doubts("who says that it helped")
    (True, False)
    """
    return compile_pattern("doubting_questions").match(norms) is not None


def find_question(norms: Sequence[str], gaps: Sequence[str]) -> int:
    """Return the token with which the question begins: behind a stop or an "and" where one does."""
    openers = ROLES.question_openers
    second = len(norms) > 1 and norms[1] in openers and norms[0] in ROLES.sentence_openers
    if norms and (norms[0] in openers or second):
        return 0
    found = 0
    for at in range(1, len(norms) - 1):
        opens = gaps[at] or (norms[at - 1] in ROLES.sentence_openers and gaps[at - 1])
        if opens and norms[at] in openers:
            found = at
    return found


def read_question(norms: Sequence[str], gaps: Sequence[str], last: int) -> Question:
    """Return what a question does to the words of its target.

    Args:
        last: the last token of the target.
    """
    begins = find_question(norms, gaps)
    words = " ".join(norms[begins:])
    if last < begins:  # "if it works, why are we poor?"
        asks_why = (norms[:1], norms[begins : begins + 1]) == (["if"], ["why"])
        turns = asks_why or supposes(" ".join(norms))
        return Question(begins=begins, sign=0, before=True, turns=turns, scorned=False)
    sign = judge_question(words)
    if sign == COMPLAINS and {"before", "until"} & set(norms[begins:last]):
        sign = 1  # "how many more must die before we act"
    requests = judge_question(words) == 1
    return Question(
        begins=begins, sign=sign, before=False, requests=requests, scorned=scorns(words)
    )


def answer_clues(clues: Sequence[Clue], question: Question, count: int) -> list[Clue]:
    """Return the clues of a question as it answers itself; one of its own where its form scorns
    what it names, and nobody is said to want it.

    Args:
        count: how many tokens the sentence has.
    """
    if question.before:
        return [replace(one, sign=-one.sign, stand="asserted") for one in clues]
    if question.scorned and not any(one.kind in (*FIRM_KINDS, "own act") for one in clues):
        step = Step(first=question.begins, last=count, did="scorned by the question")
        return [Clue(sign=-1, kind="wish", share=PHRASE_SHARE, steps=(step,))]
    return [answer_clue(one, question.sign) for one in clues]


def answer_clue(clue: Clue, sign: int) -> Clue:
    """Return a clue of a question as the question answers it.

    Args:
        sign: what `judge_question` gives.
    """
    if not sign:
        return replace(clue, stand="asked")
    if sign == COMPLAINS:  # it tells its facts and turns down what must be borne
        return clue if clue.kind in _FACTS else replace(clue, sign=-clue.sign)
    return replace(clue, sign=clue.sign * sign)
