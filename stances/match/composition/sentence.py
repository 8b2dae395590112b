"""What one sentence says for and against the target that it holds."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from stances.language.lexicon import CLOSED, LEXICON
from stances.match.composition.answers import judge_own_report
from stances.match.composition.brackets import cut_brackets
from stances.match.composition.clues import (
    FIRM_KINDS,
    FRAGMENT,
    GIVEN_AWAY,
    PHRASE_SHARE,
    TURNED_DOWN,
    Clue,
    Stand,
    Step,
)
from stances.match.composition.compose import compose
from stances.match.composition.frames import Frame, find_frame
from stances.match.composition.gaps import find_gaps, find_scare_quotes
from stances.match.composition.holders import DENIALS
from stances.match.composition.idioms import find_idioms
from stances.match.composition.pieces import Composition, Marked, read_piece
from stances.match.composition.pronouns import find_pronouns
from stances.match.composition.questions import answer_clues, read_question
from stances.match.composition.quotations import find_quoted, is_cited
from stances.match.composition.stands import (
    concede_clues,
    denies_claim,
    find_verdict,
    hedge_clue,
    is_tagged,
)
from stances.text.tokens import Token

_ASIDE = 0.6
"""How much a clue weighs that an insertion or a pronoun of the same sentence gives."""

LONGEST = 160
"""The most tokens that are read at once: the cost of one endless sentence grows with its length."""

_IRONIC = ["by", "all", "means"]


def read_around(
    text: str,
    tokens: Sequence[Token],
    first: int,
    last: int,
    *,
    asked: bool,
    quoted: bool = False,
    composition: Composition = compose,
) -> tuple[list[Clue], int]:
    """Return what `read_target` returns, of a sentence of any length.

    Of one that hardly ends, the `LONGEST` tokens around the target are read.

    Args:
        first, last: the first token of the target, and the one just behind it.
    """
    near, begin = cut_near(tokens, first)
    targets = mark_targets(first - begin, last - begin, near)
    clues, told = read_target(
        text, near, targets, asked=asked, quoted=quoted, composition=composition
    )
    return [shift_clue(one, begin) for one in clues] if begin else clues, told


def cut_near(tokens: Sequence[Token], at: int) -> tuple[Sequence[Token], int]:
    """Return the `LONGEST` tokens around one of a sentence, and how many stand before them."""
    begin = max(0, min(at - LONGEST // 2, len(tokens) - LONGEST))
    return tokens[begin : begin + LONGEST], begin


def mark_targets(first: int, last: int, tokens: Sequence[Token]) -> list[bool]:
    """Return which tokens belong to the target: those from one number up to another.

    >>> from stances.text.tokens import tokenize
    >>> mark_targets(1, 2, tokenize("Lift sanctions now."))
    [False, True, False]
    """
    return [at in range(first, last) for at in range(len(tokens))]


def read_target(
    text: str,
    tokens: Sequence[Token],
    targets: Sequence[bool],
    *,
    asked: bool,
    quoted: bool = False,
    composition: Composition = compose,
) -> tuple[list[Clue], int]:
    """Return what a sentence says for and against the target among its tokens.

    Of a sentence that may be long, `read_around` reads the words around the target.

    Args:
        text: the text in which the tokens' offsets count.
        targets: which tokens belong to the target; at least one does.
        asked: whether the sentence is a question.
        quoted: whether it is quoted as a whole by whoever says it.
        composition: what is looked for: `compose`, or how near the target is.

    Returns:
        the clues, and the sign of an act on the target that is stated as a fact.

    >>> from stances.text.tokens import tokenize
    >>> tokens = tokenize("We must lift the embargo.")
    >>> held = [token.norm == "embargo" for token in tokens]
    >>> clues, _ = read_target("We must lift the embargo.", tokens, held, asked=False)
    >>> [(clue.kind, clue.sign) for clue in clues]
    [('obligation', -1)]
    """
    gaps = find_gaps(text, tokens)
    norms = [token.norm for token in tokens]
    frame = find_frame(norms, gaps)
    if frame is not None and any(targets[frame.first : frame.last]) and not find_verdict(norms):
        return _read_framed(text, tokens, targets, frame, asked=asked, composition=composition)
    marked = _mark(text, tokens, targets, asked=asked, composition=composition)
    clues, told, asides = read_piece(marked, cut_brackets(gaps, targets))
    for aside in asides:
        clues.extend(read_piece(marked, aside, share=_ASIDE)[0])
    ended = _hangs_under_end(norms, targets)
    fixed: list[Clue] = []
    last_target = max(at for at, target in enumerate(targets) if target)
    question = read_question(norms, gaps, last_target) if asked else None
    if composition is compose and not (question is not None and question.requests):
        clues, fixed = _apply_idioms(
            clues, -1 if ended else told, _choose_words(clues, norms, gaps, targets)
        )
    taken_up = _follow_pronouns(marked, gaps, norms, told)
    if taken_up:  # what is said of "it" counts, and not the words that merely stand near
        clues = [one for one in clues if one.kind != "near"]
    clues.extend(taken_up)
    clues = concede_clues(clues, norms, gaps)
    if question is not None and question.bears:
        clues = answer_clues(clues, question, len(norms))
    elif (
        quoted
        or is_tagged(norms, gaps)
        or is_cited(targets.index(True), tokens, find_quoted(text, tokens))
    ):
        clues = [replace(one, stand="reported") for one in clues]
    if any(one.stand == "reported" for one in clues):
        denied = not DENIALS.isdisjoint(norms)
        verdict = find_verdict(norms)
        verdict = verdict or judge_own_report(text, tokens, last_target, denied=denied)
        clues = _apply_verdict(clues, verdict)
    return [hedge_clue(one, tokens) for one in clues] + fixed, told


def shift_clue(clue: Clue, by: int) -> Clue:
    """Return a clue whose steps count their tokens from further back."""
    steps = (replace(step, first=step.first + by, last=step.last + by) for step in clue.steps)
    return replace(clue, steps=tuple(steps))


def _read_framed(
    text: str,
    tokens: Sequence[Token],
    targets: Sequence[bool],
    frame: Frame,
    *,
    asked: bool,
    composition: Composition,
) -> tuple[list[Clue], int]:
    """Return the clues of what a frame holds, turned or given to whoever says it."""
    inside = slice(frame.first, frame.last)
    clues, _ = read_target(
        text, tokens[inside], targets[inside], asked=asked, composition=composition
    )
    opening = Step(first=0, last=frame.first, did=TURNED_DOWN if frame.sign < 0 else GIVEN_AWAY)
    return [
        replace(
            one,
            sign=one.sign * frame.sign,
            stand=one.stand if frame.stand == "asserted" else frame.stand,
            steps=(*one.steps, opening),
        )
        for one in (shift_clue(clue, frame.first) for clue in clues)
    ], 0


def _mark(
    text: str,
    tokens: Sequence[Token],
    targets: Sequence[bool],
    *,
    asked: bool,
    composition: Composition,
) -> Marked:
    return Marked(
        tokens=tokens,
        targets=targets,
        capitals=[text[token.start].isupper() for token in tokens],
        quoted=find_scare_quotes(text, tokens),
        hyphens=[_is_bound(text, token) for token in tokens],
        asked=asked,
        compose=composition,
    )


def _is_bound(text: str, token: Token) -> bool:
    """Whether a hyphen, or the apostrophe of a plural, binds a token to the next: "the guards'
    houses".
    """
    behind = text[token.end : token.end + 2]
    if behind[:1] == "-":
        return behind[1:].isalnum()
    return behind[:1] in ("'", "’") and behind[1:].isspace() and token.norm.endswith("s")


def _choose_words(
    clues: Sequence[Clue], norms: Sequence[str], gaps: Sequence[str], targets: Sequence[bool]
) -> Sequence[str]:
    """Return the words whose fixed phrases count: those of the target's own clause."""
    if all(clue.kind == "near" or clue.steps[-1].did == FRAGMENT for clue in clues):
        return norms
    first = last = targets.index(True)
    while first > 0 and gaps[first] != ";":
        first -= 1
    while last + 1 < len(norms) and gaps[last + 1] != ";":
        last += 1
    return norms[first : last + 1]


def _apply_idioms(
    clues: Sequence[Clue], told: int, norms: Sequence[str]
) -> tuple[list[Clue], list[Clue]]:
    """Return the clues that a fixed phrase leaves, and the clue of the phrase itself.

    A phrase takes the place of what "is" and verbs say; where the target is undone in the same
    sentence, it is the undoing that it judges.
    """
    found = list(clues)
    if list(norms[:3]) == _IRONIC:
        found = [replace(one, sign=-one.sign) if one.kind == "imperative" else one for one in found]
    idiom = find_idioms(" ".join(norms))
    if not idiom:
        return found, []
    left = [one for one in found if one.kind not in ("near", "predicate", "effect")]
    undone = any(
        one.kind in ("judged act", "circumstance", "condition", "predicate", "effect")
        and any(step.did == "undoes it" for step in one.steps)
        for one in found
    )
    firm = {one.sign for one in left if one.kind in FIRM_KINDS and one.stand == "asserted"}
    if firm == {-idiom} and DENIALS & set(norms):
        return found, []  # a "not" that stands far from the phrase turns it
    sign = -idiom if told < 0 or undone else idiom
    sign = -sign if denies_claim(norms) else sign
    step = Step(first=0, last=len(norms), did="fixed phrase")
    theirs = bool(found) and all(one.stand == "reported" for one in found)
    stand: Stand = "reported" if theirs else "asserted"
    return left, [Clue(sign=sign, kind="wish", stand=stand, share=PHRASE_SHARE, steps=(step,))]


def _hangs_under_end(norms: Sequence[str], targets: Sequence[bool]) -> bool:
    """Whether it is the end of the target that a sentence opens with: "an end to the levy"."""
    first = targets.index(True)
    before = [norm for norm in norms[:first] if norm not in CLOSED.articles]
    if len(before) != 2 or before[1] not in ("of", "to", "from"):
        return False
    return "end_noun" in LEXICON.classify_noun(before[0])


def _follow_pronouns(
    marked: Marked, gaps: Sequence[str], norms: Sequence[str], told: int
) -> list[Clue]:
    """Return what later clauses say of the pronouns that take the target up."""
    found: list[Clue] = []
    for pronoun in find_pronouns(norms, gaps, marked.targets):
        held = [at == pronoun for at in range(len(norms))]
        again = replace(marked, targets=held, named=marked.targets)
        more, _, _ = read_piece(again, cut_brackets(gaps, held), share=_ASIDE)
        turned = -1 if _hangs_under_end(norms, marked.targets) else told or 1
        turned = turned if norms[pronoun] == "it" else 1
        found.extend(turn_taken_up(one, turned) for one in more if one.kind != "near")
    return found


def turn_taken_up(clue: Clue, by: int) -> Clue:
    """Return a clue of an "it" that stands for what was done to the target, turned with that.

    What is brought back is the target itself: "it was suspended, and we must resume it".

    Args:
        by: -1 where the target was undone, else 1.
    """
    resumed = any(step.did == "brings it about" for step in clue.steps)
    return clue if resumed else replace(clue, sign=clue.sign * by)


def _apply_verdict(clues: Sequence[Clue], verdict: int) -> list[Clue]:
    """Return the clues, what is reported turned into what the author makes of it."""
    if not verdict:
        return list(clues)
    return [
        replace(one, sign=one.sign * verdict, stand="asserted") if one.stand == "reported" else one
        for one in clues
    ]
