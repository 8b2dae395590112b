"""Whether the parts and the figures of a score sheet agree with each other.

Types alone do not make a score sheet sound. Here each figure is computed again from what it rests
on: the position and its interval from the summed weights, these from the sentences, a sentence's
weight from its evidence.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import UNSET

from stances.scoring.position import Z95, compute_theta, scale_logit
from stances.scoring.sheet import (
    STATE_OF_CODE,
    Marks,
    ScoreSheet,
    SheetCell,
    SheetCode,
    SheetDimension,
)
from stances.scoring.sheet_evidence import SheetEvidence, SheetSentence

_CLOSE = 1e-6
_ROUNDED = 1e-3
"""Weights are written with four decimals; a sum of many is off by less than this."""


def find_faults(sheet: ScoreSheet) -> Iterator[str]:
    """Yield what does not agree in a score sheet, as ``path: what``.

    >>> from stances.scoring.sheet import Passport
    >>> passport = Passport(stances="1", method="3", rubric="r", rubric_hash="h", settings={})
    >>> list(find_faults(ScoreSheet(passport=passport, experts=(), dimensions=(), cells=())))
    ['$.cells: empty']
    """
    if not sheet.cells:
        yield "$.cells: empty"
    ids = [one.id for one in sheet.dimensions]
    yield from _check_names("$.experts", sheet.experts)
    yield from _check_names("$.dimensions", ids)
    wanted = sorted((expert, name) for expert in sheet.experts for name in ids)
    if wanted != sorted(cell.key for cell in sheet.cells):
        yield "$.cells: not exactly one cell for every expert and dimension"
    for number, dimension in enumerate(sheet.dimensions):
        for fault in _check_dimension(dimension):
            yield f"$.dimensions[{number}]{fault}"
    for number, cell in enumerate(sheet.cells):
        for fault in _check_cell(cell):
            yield f"$.cells[{number}]{fault} ({cell.expert} on {cell.dimension})"
    if isinstance(sheet.marks, Marks):
        yield from _check_marks(sheet, sheet.marks)


def _check_names(path: str, names: Sequence[str]) -> Iterator[str]:
    """Check that no name is blank, and that none occurs twice."""
    for number, name in enumerate(names):
        if not name.strip():
            yield f"{path}[{number}]: no name"
    for name, count in Counter(names).items():
        if count > 1:
            yield f'{path}: "{name}" stands {count} times'


def _check_dimension(dimension: SheetDimension) -> Iterator[str]:
    if isinstance(dimension.tolerance, float) and not 0 <= dimension.tolerance <= 2:
        yield ".tolerance: not between 0 and 2"


def _check_marks(sheet: ScoreSheet, marks: Marks) -> Iterator[str]:
    """Check that there is a mark for everything in the sheet."""
    for expert in sheet.experts:
        if expert not in marks.texts:
            yield f'$.marks.texts: nothing of "{expert}"'
    for name, known in (("dimensions", marks.rubric.dimensions), ("entries", marks.rubric.entries)):
        for dimension in sheet.dimensions:
            if dimension.id not in known:
                yield f'$.marks.rubric.{name}: nothing of "{dimension.id}"'
    for number, cell in enumerate(sheet.cells):
        own = marks.texts.get(cell.expert, {})
        for at, sentence in enumerate(cell.evidence or ()):
            if sentence.sentence not in own:
                yield f"$.cells[{number}].evidence[{at}].sentence: it has no mark"


def _check_cell(cell: SheetCell) -> Iterator[str]:
    yield from _check_amounts(cell)
    yield from _check_state(cell)
    yield from _check_position(cell)
    if isinstance(cell.coded, SheetCode) and cell.coded.state != STATE_OF_CODE[cell.coded.code]:
        yield f".coded.state: not what the code {cell.coded.code} means"
    if cell.evidence is not UNSET:
        yield from _check_evidence(cell, tuple(cell.evidence or ()))


def _check_amounts(cell: SheetCell) -> Iterator[str]:
    for name, number in (
        ("salience", cell.salience),
        ("for", cell.support),
        ("against", cell.opposition),
        ("sentences", cell.sentences),
        ("reported", cell.reported),
        ("asked", cell.asked),
    ):
        if number < 0:
            yield f".{name}: less than 0"
    if cell.salience > 1:
        yield ".salience: more than 1"
    if cell.support + cell.opposition > cell.sentences + _ROUNDED:
        yield '.sentences: fewer than the weights "for" and "against" ask for'


def _check_state(cell: SheetCell) -> Iterator[str]:
    """Check that a position is shown where the state says so, and that it is on that side."""
    silent = cell.state == "silent"
    for name, value in (("position", cell.position), ("low", cell.low), ("high", cell.high)):
        if (value is None) != silent:
            yield f'.{name}: does not agree with the state "{cell.state}"'
    outside = [
        name
        for name, value in (("position", cell.position), ("low", cell.low), ("high", cell.high))
        if value is not None and not -1 <= value <= 1
    ]
    for name in outside:
        yield f".{name}: not between -1 and 1"
    if cell.position is None or outside:
        return
    agrees = {
        "for": cell.position > 0,
        "against": cell.position < 0,
        "mixed": cell.support > 0 and cell.opposition > 0,
        "silent": False,
    }
    if not agrees[cell.state]:
        yield f'.state: "{cell.state}" does not agree with the figures'


def _check_position(cell: SheetCell) -> Iterator[str]:
    """Check that the weights give the position and its interval."""
    support, opposition = cell.support, cell.opposition
    if min(support, opposition) < 0:
        return
    logit, error = compute_theta(support, opposition)
    for name, value, figure in (
        ("position", cell.position, (support - opposition) / (support + opposition + 1)),
        ("low", cell.low, scale_logit(logit - Z95 * error)),
        ("high", cell.high, scale_logit(logit + Z95 * error)),
    ):
        if value is not None and abs(value - figure) > _CLOSE:
            yield f'.{name}: "for" and "against" give {figure:.6f}'


def _check_evidence(cell: SheetCell, sentences: Sequence[SheetSentence]) -> Iterator[str]:
    """Check that the evidence gives the weights and the counts, and points at its own text."""
    yield from _check_names(".evidence", [one.sentence for one in sentences])
    for number, sentence in enumerate(sentences):
        for fault in _check_sentence(sentence):
            yield f".evidence[{number}]{fault}"
    weights = [one.weight for one in sentences]
    for name, found, stated in (
        ("for", math.fsum(weight for weight in weights if weight > 0), cell.support),
        ("against", math.fsum(-weight for weight in weights if weight < 0), cell.opposition),
    ):
        if abs(found - stated) > _ROUNDED:
            yield f".{name}: the evidence gives {found:.4f}"
    if sum(1 for weight in weights if weight) != cell.sentences:
        yield ".sentences: not the number of sentences that carry weight"
    unweighed: list[str] = [
        item.voice
        for sentence in sentences
        for item in sentence.items
        if item.sign and not item.weight and item.is_by_words
    ]
    for voice, count in (("reported", cell.reported), ("asked", cell.asked)):
        if unweighed.count(voice) != count:
            yield f".{voice}: the evidence gives {unweighed.count(voice)}"


def _check_sentence(sentence: SheetSentence) -> Iterator[str]:
    """Check the place of a sentence, and that its evidence adds up to its weight."""
    if sentence.end - sentence.start != len(sentence.text):
        yield ".text: its length does not agree with start and end"
    if sentence.start < 0:
        yield ".start: less than 0"
    if sentence.line < 1:
        yield ".line: less than 1"
    for number, item in enumerate(sentence.items):
        for fault in (*_check_item(item), *_check_spans(item, sentence)):
            yield f".items[{number}]{fault}"
    total = math.fsum(item.signed_weight for item in sentence.items)
    if abs(max(-1.0, min(1.0, total)) - sentence.weight) > _ROUNDED:
        yield f".weight: the items give {total:.4f}"


def _check_item(item: SheetEvidence) -> Iterator[str]:
    for name, number in (("weight", item.weight), ("rule_weight", item.rule_weight)):
        if number is not None and not 0 <= number <= 1:
            yield f".{name}: not between 0 and 1"
    if item.weight and not item.sign:
        yield ".weight: more than 0 on neither side"
    if item.weight and item.discarded:
        yield ".weight: more than 0, though it was set aside"
    clues = math.fsum(one.sign * one.weight for one in item.clues or ())
    if item.sign and item.clues and item.sign * clues <= 0:
        yield f".sign: the clues give {clues:.4f}"
    if item.rule_line is not None and item.rule_line < 1:
        yield ".rule_line: less than 1"
    entry = (item.rule_file, item.rule_line, item.rule_weight, item.rule_mark)
    if len({value is None for value in entry}) > 1:
        yield ": rule_file, rule_line, rule_weight and rule_mark do not stand together"


def _check_spans(item: SheetEvidence, sentence: SheetSentence) -> Iterator[str]:
    """Check that evidence, its modifiers and its clues have their words at the given offsets."""
    spans = [("", item.start, item.end, item.text)]
    for number, one in enumerate(item.modifiers):
        spans.append((f".modifiers[{number}]", one.start, one.end, one.text))
    for number, clue in enumerate(item.clues or ()):
        for at, one in enumerate(clue.steps):
            spans.append((f".clues[{number}].steps[{at}]", one.start, one.end, one.text))
    for path, start, end, text in spans:
        inside = sentence.start <= start <= end <= sentence.end
        first = start - sentence.start
        if (
            not inside
            or sentence.text[first : first + len(text)] != text
            or end - start != len(text)
        ):
            yield f"{path}.text: it does not stand at {start} to {end}"
