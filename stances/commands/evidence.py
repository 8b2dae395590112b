"""Shows a sentence of a score sheet: its weight, its highlighted text and its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stances.output.escape import escape
from stances.output.figures import format_weight
from stances.output.grid import make_safe_line
from stances.output.view import View
from stances.output.width import wrap_indented
from stances.scoring.origins import name_origin
from stances.scoring.sheet import Passport
from stances.scoring.sheet_evidence import (
    SheetClue,
    SheetEvidence,
    SheetModifier,
    SheetSentence,
    SheetTerm,
)

_TERMS_SHOWN = 6


def show_sentence(sentence: SheetSentence, view: View) -> str:
    """Return a sentence with its weight and place, its marked text, and what was read in it."""
    place = f"{make_safe_line(sentence.source)}:{sentence.line}"
    wording = " (paraphrase)" if sentence.wording == "paraphrase" else ""
    weight = format_signed_weight(sentence.weight)
    style = {1: "green", -1: "red", 0: "dim"}[_find_sign(sentence.weight)]
    return "\n".join(
        [
            f"{view.paint(weight, style)}  {view.paint(make_safe_line(sentence.sentence), 'bold')}"
            f"  {place}{wording}",
            *wrap_indented(_mark_spans(sentence, view), "  ", view.width),
            *(line for item in sentence.items for line in _show_item(item, view)),
        ]
    )


def format_signed_weight(weight: float) -> str:
    """Return a weight with its sign and all its decimals; 0 has a space in place of a sign.

    >>> format_signed_weight(-0.7), format_signed_weight(0.0)
    ('-0.70', ' 0.00')
    """
    return f"{ {1: '+', -1: '-', 0: ' '}[_find_sign(weight)] }{format_weight(abs(weight))}"


def describe_passport(passport: Passport) -> str:
    """Return what the score depends on besides the text, in one line."""
    settings = "".join(f", {key} {value}" for key, value in passport.settings.items())
    return escape(
        f"stances {passport.stances}, method {passport.method}, "
        f"rubric {passport.rubric} {passport.rubric_hash}{settings}"
    )


def _mark_spans(sentence: SheetSentence, view: View) -> str:
    """Return the sentence with the words that were found in bold or in double brackets."""
    text = sentence.text
    spans = _merge_spans(
        (item.start - sentence.start, item.end - sentence.start)
        for item in sentence.items
        if item.is_by_words
    )
    parts, last = [], 0
    for low, high in spans:
        words = make_safe_line(text[low:high])
        parts.append(make_safe_line(text[last:low]))
        parts.append(view.paint(words, "bold") if view.colour else f"[[{words}]]")
        last = high
    return "".join([*parts, make_safe_line(text[last:])])


def _merge_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, with those that overlap joined into one."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if merged and low < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _show_item(item: SheetEvidence, view: View) -> list[str]:
    """Return the lines that say what a reading or likeness is, and why it counts or does not."""
    origin = name_origin(item.origin)
    what = f'{origin} "{make_safe_line(item.text)}"' if item.is_by_words else origin
    parts = [f"{what} by {make_safe_line(item.rule)}: {item.voice}" if item.rule else what]
    if not item.clues:
        parts += [_name_words(one) for one in item.modifiers]
    text = ", ".join(parts)
    if item.terms:
        text += f"; {_show_terms(item.terms)}"
    if item.reason:
        text += f"; {make_safe_line(item.reason)}"
    if item.discarded:
        text += f"; set aside: {make_safe_line(item.discarded)}"
    lines = wrap_indented(text, "          ", view.width)
    weight = "   --" if item.discarded else format_signed_weight(item.signed_weight)
    clues = [
        line
        for one in item.clues or ()
        for line in wrap_indented(show_clue(one, item), "            ", view.width)
    ]
    return [f"  {weight:<7} {lines[0].lstrip()}", *lines[1:], *clues]


def show_clue(clue: SheetClue, item: SheetEvidence) -> str:
    """Return a clue with its steps, the last of them first: each arrow comes from the step before.

    Args:
        item: what it is a clue of.
    """
    steps = [f'{item.origin} "{make_safe_line(item.text)}"', *map(_name_words, clue.steps)]
    weight = format_signed_weight(clue.sign * clue.weight)
    return f"{make_safe_line(clue.kind)} {weight}: {' ← '.join(reversed(steps))}"


def _name_words(one: SheetModifier) -> str:
    return f'{make_safe_line(one.kind)} "{make_safe_line(one.text)}"'


def _show_terms(terms: Sequence[SheetTerm]) -> str:
    """Return what the first terms add to a likeness."""
    shares = [f"{format_signed_weight(one.share)} {make_safe_line(one.term)}" for one in terms]
    more = len(shares) - _TERMS_SHOWN
    return ", ".join([*shares[:_TERMS_SHOWN], *([f"and {more} more"] if more > 0 else [])])


def _find_sign(weight: float) -> int:
    """Return 1, 0 or -1."""
    return (weight > 0) - (weight < 0)
