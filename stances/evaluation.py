"""Scores held against human codes, and one coder against another."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from typing import Any

from stances import pipeline
from stances.errors import StancesError
from stances.evaluate.figures import Figures, control, figures, interval
from stances.evaluate.pairs import Pair, of_dimension, with_codes, with_sentences, with_sheet
from stances.evaluate.review import fault, wrong
from stances.model import CodedFile, Source
from stances.read.codes import SENTENCE, holds_codes
from stances.read.codes import read as read_codes
from stances.read.formats import is_sheet
from stances.read.sources import load as load_sources
from stances.score.choose import dimensions_named, experts_named
from stances.settings import Settings


def evaluation(
    gold: str,
    inputs: Sequence[str],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> dict[str, Any]:
    """Hold scores, or another coder's codes, against a coder's.

    Args:
        gold: a file of codes; its own texts are scored where it has any and none are given.
        inputs: texts, a score sheet, or another coder's file; none for gold's own texts, else
            for the bundled corpus.
        dimensions: the ids to compare; none for all that were coded.
        experts: the coded experts to compare, or any unambiguous part of a name; none for all.

    Raises:
        StancesError: something cannot be read, or the codes and the texts are not of one piece.
    """
    source = _one_file(gold)
    texts = (source,) if list(inputs) == [gold] else load_sources(inputs) if inputs else ()
    whole = _coded(source, settings)
    if not (texts or whole.has_texts or settings.text_column == Settings().text_column):
        raise StancesError(f'no column "{settings.text_column}"', where=whole.name)
    coded = _narrowed(whole, dimensions, experts)
    other = _other_coder(coded, source, texts, settings)
    against: dict[str, Any]
    if other is not None:
        if experts and coded.unit == SENTENCE:
            raise StancesError("codes of sentences tell no expert", hint="leave out -e")
        other = _on(other, dimensions, {code.unit for code in coded.codes} if experts else ())
        pairs = with_codes(coded, other)
        order = [pair.dimension for pair in pairs]
        against = {"coder": other.name, "alone": _alone(coded, other)}
    else:
        own = whole.has_texts and (not texts or _same(texts, source))
        if coded.unit == SENTENCE:
            pairs, sheet = _sentences(coded, texts, settings, dimensions, experts)
        elif own:
            pairs, sheet = _own_texts(coded, source, settings, dimensions)
        else:
            sheet = pipeline.sheet(texts, settings=settings, dimensions=dimensions)
            pairs = with_sheet(coded, sheet)
        order = [one["id"] for one in sheet["dimensions"]]
        against = {"passport": sheet["passport"]}
        if not (texts or own):
            against["texts"] = "the bundled corpus"
    told = {pair.dimension for pair in pairs}
    bounds = interval(pairs)
    return {
        "gold": coded.name,
        **against,
        "unit": coded.unit,
        "left_out": len({*coded.left_out, *(other.left_out if other else ())}),
        "overall": {
            **_record(figures(pairs)),
            "low": bounds[0] if bounds else None,
            "high": bounds[1] if bounds else None,
            "control": control(pairs),
        },
        "dimensions": [
            {"dimension": name, **_record(figures(list(of_dimension(pairs, name))))}
            for name in dict.fromkeys(order)
            if name in told
        ],
        "errors": [_error(pair) for pair in wrong(pairs)],
    }


def _one_file(gold: str) -> Source:
    sources = load_sources([gold])
    if len(sources) > 1:
        raise StancesError("several files where one is meant", where=gold, hint="name one file")
    return sources[0]


def _coded(source: Source, settings: Settings) -> CodedFile:
    if is_sheet(source):
        raise StancesError("a score sheet, no codes", where=source.name, hint="name it as INPUT")
    return read_codes(
        source, expert_column=settings.expert_column, text_column=settings.text_column
    )


def _dimensions(coded: CodedFile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code.dimension for code in coded.codes))


def _narrowed(coded: CodedFile, dimensions: Sequence[str], experts: Sequence[str]) -> CodedFile:
    """The codes of the wanted dimensions and experts."""
    dimensions_named(dimensions, _dimensions(coded))
    kept = _on(coded, dimensions, ())
    if not experts or coded.unit == SENTENCE:
        return kept
    units = tuple(dict.fromkeys(code.unit for code in kept.codes))
    return _on(kept, (), experts_named(experts, units))


def _on(coded: CodedFile, dimensions: Collection[str], units: Collection[str]) -> CodedFile:
    """The codes there are of some dimensions and units; none for all."""

    def wanted(unit: str, dimension: str) -> bool:
        return (not units or unit in units) and (not dimensions or dimension in dimensions)

    return replace(
        coded,
        codes=tuple(code for code in coded.codes if wanted(code.unit, code.dimension)),
        left_out=tuple(cell for cell in coded.left_out if wanted(*cell)),
    )


def _alone(coded: CodedFile, other: CodedFile) -> int:
    """How many cells one coder coded and the other did not; a sentence need not be coded."""
    if coded.unit == SENTENCE:
        return 0
    mine, theirs = ({(code.unit, code.dimension) for code in one.codes} for one in (coded, other))
    return len((mine ^ theirs) - {*coded.left_out, *other.left_out})


def _other_coder(
    coded: CodedFile, source: Source, texts: tuple[Source, ...], settings: Settings
) -> CodedFile | None:
    """The second coder's file, if the input is one: it holds codes, and no texts GOLD lacks."""
    if len(texts) != 1 or is_sheet(texts[0]) or not holds_codes(texts[0]):
        return None
    if _same(texts, source):
        if coded.has_texts:
            return None
        itself = texts[0].name == source.name
        what = "held against itself" if itself else f"a copy of {source.name}"
        hint = "name the coded texts, or another coder's file"
        raise StancesError(what, where=texts[0].name, hint=hint)
    other = _coded(texts[0], settings)
    is_coder = coded.has_texts or not other.has_texts or other.unit == SENTENCE
    return other if is_coder else None


def _same(texts: Sequence[Source], gold: Source) -> bool:
    """Whether GOLD is named twice, be it by another path, as a copy or on standard input."""
    return [one.text.strip() for one in texts] == [gold.text.strip()]


def _own_texts(
    coded: CodedFile, gold: Source, settings: Settings, dimensions: Sequence[str]
) -> tuple[list[Pair], dict[str, Any]]:
    """The coded units beside the scores of the texts that stand by their codes; a sheet.

    Raises:
        StancesError: a unit has two texts, of which nobody can tell which was coded.
    """
    settings = replace(settings, expert_column=coded.unit)
    first: dict[str, Source] = {}
    for one in pipeline.statements([gold], settings=settings, once=True):
        text = first.setdefault(one.expert, one.source)
        if text is not one.source:
            raise StancesError(
                f'another text of "{one.expert}" than that on line {text.line}',
                where=f"{one.source.name}:{one.source.line}",
                hint="name each text apart, or name the texts as INPUT",
            )
    sheet = pipeline.sheet([gold], settings=settings, dimensions=dimensions, once=True)
    return with_sheet(coded, sheet), sheet


def _sentences(
    coded: CodedFile,
    texts: Sequence[Source],
    settings: Settings,
    dimensions: Sequence[str],
    experts: Sequence[str],
) -> tuple[list[Pair], dict[str, Any]]:
    """All sentences of the texts beside their weights, on the dimensions that were coded; a sheet.

    Raises:
        StancesError: the texts are to be taken from the codes, where they stand in pieces.
    """
    if coded.has_texts and not texts:
        raise StancesError(
            "a sentence is read in its text", where=coded.name, hint="name the texts as INPUT"
        )
    every = pipeline.sentences(texts, settings=settings)
    sheet = pipeline.sheet(texts, settings=settings, dimensions=dimensions, experts=experts)
    own = [row["id"] for row in every if row["expert"] in sheet["experts"]]
    pairs = with_sentences(coded, sheet, own, [row["id"] for row in every])
    asked = dimensions or _dimensions(coded)
    return [p for p in pairs if p.dimension in asked], sheet


def _record(one: Figures) -> dict[str, Any]:
    record = asdict(one)
    positive, negative = record.pop("sides")
    confusion = record.pop("confusion")
    return {
        **record,
        "positive": positive,
        "negative": negative,
        "confusion": [
            {"coded": coded, "given": given, "cells": count} for (coded, given), count in confusion
        ],
    }


def _error(pair: Pair) -> dict[str, Any]:
    return {
        "unit": pair.unit,
        "dimension": pair.dimension,
        "fault": fault(pair),
        "coded": pair.coded,
        "given": pair.given,
        "grade": pair.grade,
        "position": pair.position,
        "evidence": None if pair.evidence is None else list(pair.evidence),
    }
