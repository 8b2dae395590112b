"""Where a cue stands in its sentence: what the clause around it and those over it make of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from stances.language.lexicon import CLOSED
from stances.language.roles import ROLES
from stances.match.composition.brackets import cut_brackets
from stances.match.composition.clues import Stand, Step
from stances.match.composition.forms import analyse_verb, find_noun_lemma
from stances.match.composition.gaps import find_gaps
from stances.match.composition.holders import DENIALS, climb_stand
from stances.match.composition.moods import find_mood
from stances.match.composition.pieces import ParsedPiece, mark_plainly, parse_piece
from stances.match.composition.sentence import cut_near, mark_targets
from stances.match.composition.tree import Tree
from stances.regex import compile_later
from stances.text.tokens import Token

_SAYING = (ROLES.reporting_verbs | ROLES.accepting_verbs | ROLES.denying_verbs) - {"see"}
_CLAIMS = ROLES.claim_nouns | ROLES.falsehood_nouns | ROLES.denial_nouns
_PLACING = (
    DENIALS | CLOSED.subordinators | ROLES.true_qualities | ROLES.false_qualities | {"no", "that"}
)
_HANGING = ("noun", "verb", "quality")
"""The kinds of groups that hang on others; prepositions and the like hang on none."""

_WORDS = compile_later(r"[\w']+")
_DENYING = tuple(f"{one} " for one in sorted(ROLES.denials_behind_be, key=len, reverse=True))
_NOT_DENYING = tuple(f"{one} " for one in ROLES.not_denials_behind_be)


class CuePlace(Struct, frozen=True, kw_only=True):
    """What a sentence makes of a cue, from however far away.

    Attributes:
        denial: the word of its own clause that denies it: "it has *not* (I was there) helped".
        over: the words of the clause over it that say whose statement it is, or deny it: "nobody
            *can tell* me that it helped".
        stand: whose statement it is by the words over it; `None` where they do not say.
        turned: whether the words over it deny it.
    """

    denial: Step | None
    over: Step | None
    stand: Stand | None
    turned: bool


def place_cue(text: str, tokens: Sequence[Token], first: int, last: int) -> CuePlace | None:
    """Return what a sentence makes of a cue; the words of the cue itself count for nothing here.

    Args:
        text: the text in which the tokens' offsets count.
        tokens: the sentence.
        first, last: the first token of the cue, and the one just behind it.

    Returns:
        `None` where nothing around the cue changes it.

    >>> from stances.text.tokens import tokenize
    >>> said = "It has not, as far as I can see, made us safer."
    >>> tokens = tokenize(said)
    >>> place = place_cue(said, tokens, 9, 12)
    >>> tokens[place.denial.first].norm, place.over
    ('not', None)
    """
    if not any(_may_place(token.norm) for token in tokens):
        return None
    near, begin = cut_near(tokens, first)
    held = mark_targets(first - begin, last - begin, near)
    marked = mark_plainly(text, near, held)
    parsed = parse_piece(marked, cut_brackets(find_gaps(text, near), held))
    tree = parsed.tree
    cue = frozenset(k for k, at in enumerate(parsed.own) if held[at])
    verb, is_subject = _find_verb(tree, cue)
    if tree.groups[verb].kind != "verb":
        return None
    stand, sign = climb_stand(tree, verb) if _is_claimed(tree, verb) else (None, 1)
    over = None
    if sign < 0 or stand is not None:
        above = tree.groups[tree.arcs[verb].head]
        over = Step(first=above.first, last=above.last, did="over")
    denied = not is_subject and find_mood(tree, verb).negated
    word = _find_denial(tree, verb, cue) if denied else None
    denial = None if word is None else Step(first=word, last=word + 1, did="denial")
    if over is None and denial is None:
        return None
    return CuePlace(
        denial=_count_in_sentence(denial, parsed, begin),
        over=_count_in_sentence(over, parsed, begin),
        stand=stand,
        turned=over is not None and sign < 0,
    )


@lru_cache(maxsize=2**14)
def _may_place(norm: str) -> bool:
    """Whether a word may place a cue: a denial, a subordinator, a word of saying or of its truth.
    Where a sentence has none, its tree need not be made.
    """
    if norm in _PLACING or find_noun_lemma(norm) in _CLAIMS:
        return True
    return any(lemma in _SAYING or lemma in _CLAIMS for lemma, _ in analyse_verb(norm))


def find_inner_denial(tokens: Sequence[Token], first: int, last: int, written: str) -> Step | None:
    """Return the words behind an "is" within a cue that deny it, where a gap of its pattern took
    them: "the raid was *anything but* symbolic"; `None` where there are none.

    Args:
        first, last: the first token of the cue, and the one just behind it.
        written: its pattern; one that is written with a denial means it so.

    >>> from stances.text.tokens import tokenize
    >>> tokens = tokenize("The raid was anything but a symbol.")
    >>> find_inner_denial(tokens, 1, 7, "raid ... symbol*")
    Step(first=3, last=5, did='denial')
    """
    norms = [token.norm for token in tokens[first:last]]
    if not DENIALS.isdisjoint(_WORDS.findall(written)):
        return None
    for at in range(1, len(norms) - 1):
        if norms[at - 1] not in CLOSED.be:
            continue
        behind = " ".join(norms[at : at + 4]) + " "
        if behind.startswith(_NOT_DENYING):
            continue
        phrase = next((one for one in _DENYING if behind.startswith(one)), None)
        if phrase is None:
            continue
        end = at + len(phrase.split())
        if "but" in norms[end:]:
            return None  # "was not reckless but limited"
        return Step(first=first + at, last=first + end, did="denial")
    return None


def _count_in_sentence(step: Step | None, parsed: ParsedPiece, begin: int) -> Step | None:
    """Return a step of a piece with its words counted in the whole sentence."""
    if step is None:
        return None
    placed = parsed.place_step(step)
    return replace(placed, first=placed.first + begin, last=placed.last + begin)


def _find_verb(tree: Tree, cue: frozenset[int]) -> tuple[int, bool]:
    """Return the verb of a cue, its own or else the one that it hangs on, and whether the cue is
    that verb's subject, of which a "not" says nothing: "meeting them is not surrender".

    Args:
        cue: its words.

    Returns:
        another group where it hangs on no verb.
    """
    inside = [
        at
        for at, group in enumerate(tree.groups)
        if group.kind in _HANGING and not cue.isdisjoint(range(group.first, group.last))
    ]
    if not inside:
        return 0, False
    at = next((one for one in inside if tree.arcs[one].head not in inside), inside[0])
    is_subject = tree.arcs[at].role == "subject"
    seen: set[int] = set()
    while tree.groups[at].kind != "verb" and tree.arcs[at].head >= 0 and at not in seen:
        seen.add(at)
        is_subject = tree.arcs[at].role == "subject"
        at = tree.arcs[at].head
    return at, is_subject


def _is_claimed(tree: Tree, verb: int) -> bool:
    """Whether the clause of a verb is what somebody says, thinks or claims."""
    arc = tree.arcs[verb]
    if arc.head < 0:
        return False
    lemma = tree.groups[arc.head].lemma
    if arc.role == "clause":
        return tree.groups[arc.head].kind == "quality" or lemma in _SAYING
    return arc.role == "relative" and lemma in _CLAIMS


def _find_denial(tree: Tree, verb: int, cue: frozenset[int]) -> int | None:
    """Return the first word outside a cue that denies its verb or its subject; `None` for none."""
    subject = tree.find_subject(verb)
    around = () if subject is None else (subject - 1, subject)
    for at in (*around, find_mood(tree, verb).verb, verb):
        group = tree.groups[at]
        if at < 0 or not group.negated:
            continue
        for k in range(group.first, group.last):
            word = tree.words[k]
            if k not in cue and (word.norm in DENIALS or word.lemma == "no"):
                return k
    return None
