"""Words that tell a dimension's poles apart in coded or scored texts, and that its rubric lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePath
from typing import Any

from stances import pipeline
from stances.errors import StancesError
from stances.evaluate.coded import dimensions_of, poles
from stances.evaluate.contrast import LEAST_Z
from stances.evaluate.lacking import Lacking, Unit, lacking, of_pole
from stances.evaluate.phrases import Phrased, phrases, stop_words
from stances.model import CodedFile, Sign, Source, Statement
from stances.read.codes import SENTENCE, holds_codes
from stances.read.codes import read as read_codes
from stances.read.formats import is_sheet
from stances.read.sentences import by_expert
from stances.read.sources import load as load_sources
from stances.rubric.compile import compiled
from stances.rubric.files import locate
from stances.rubric.load import load
from stances.rubric.model import CompiledRubric, Dimension
from stances.score.choose import dimensions_named
from stances.score.evidence import weigh
from stances.score.reader import Reader, ReadSentence
from stances.settings import Settings, cache_folder


def suggestion(
    inputs: Sequence[str],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    top: int = 10,
    min_count: int = 3,
) -> dict[str, Any]:
    """Words that might become cues, each with sentences that speak for it.

    One of the inputs may be a file of codes. Where it holds texts, these are the coded ones, and
    the other inputs only show what is usual; where it holds none, the other inputs are the coded
    texts. Without codes, each sentence takes the pole that the rubric gives it.

    Args:
        inputs: texts, and at most one file of codes; the bundled corpus where texts are missing.
        dimensions: the ids to look at; none for all, or all that were coded.
        top: the most terms for each pole.
        min_count: in how many units that take a pole of the dimension a term must occur.

    Raises:
        StancesError: something cannot be read, the codes and the texts are not of one piece, or
            nothing takes a side.
    """
    files = locate(settings.rubric)
    rubric = load(files)
    known = tuple(one.id for one in rubric.dimensions)
    wanted = dimensions_named(dimensions, known)
    coded, texts = _parted(load_sources(inputs) if inputs else (), settings)
    if coded and not dimensions:
        wanted = dimensions_of(coded, known)
    chosen = rubric.chosen(wanted)
    made = compiled(files, cache_folder())
    if coded:
        units = _coded(coded, texts, wanted, Reader(made), settings)
    else:
        units = _scored(pipeline.statements(texts, settings=settings), chosen, Reader(made))
    if not any(one.poles.get(name) for one in units for name in wanted):
        raise StancesError(
            f"nothing is {'coded' if coded else 'scored'} + or - on {', '.join(wanted)}",
            where=coded.name if coded else "",
            hint="code more texts" if coded else "code some texts by hand, and name the codes",
        )
    return {
        "basis": "coded" if coded else "scored",
        "unit": _unit_name(coded.unit) if coded else SENTENCE,
        "rubric": rubric.name,
        "hash": rubric.hash,
        "min_count": min_count,
        "min_z": LEAST_Z,
        "dimensions": [_record(one, units, made, top, min_count) for one in chosen],
    }


def _parted(sources: Sequence[Source], settings: Settings) -> tuple[CodedFile | None, list[Source]]:
    """The file of codes, if there is one, and the texts; its own stand first, none are bundled."""
    found = [one for one in sources if not is_sheet(one) and holds_codes(one)]
    if not found:
        return None, list(sources)
    if len(found) > 1:
        raise StancesError(
            f"a second file of codes beside {found[0].name}",
            where=found[1].name,
            hint="name one, and the texts that it is about",
        )
    coded = read_codes(
        found[0], expert_column=settings.expert_column, text_column=settings.text_column
    )
    texts = [one for one in sources if one is not found[0]]
    return coded, [*found, *texts] if coded.has_texts else texts


def _coded(
    coded: CodedFile,
    texts: Sequence[Source],
    wanted: Sequence[str],
    reader: Reader,
    settings: Settings,
) -> list[Unit]:
    """The coded units with their texts; what was not coded takes no pole."""
    others: Sequence[Source] = ()
    if coded.has_texts:
        by_its_units = replace(settings, expert_column=coded.unit)
        own = pipeline.statements(texts[:1], settings=by_its_units, once=True)
        others = texts[1:]
    else:
        own = pipeline.statements(texts, settings=settings)
    by_unit: dict[str, list[Phrased]] = {}
    by_sentence = coded.unit == SENTENCE and not coded.has_texts
    read = list(chain.from_iterable(_read(own, reader)))
    names = [one.read.sentence.id if by_sentence else one.read.sentence.expert for one in read]
    coded = replace(coded, codes=tuple(one for one in coded.codes if one.dimension in wanted))
    found = poles(coded, names if by_sentence else list(dict.fromkeys(names)))
    for name, one in zip(names, read, strict=True):
        by_unit.setdefault(name, []).append(one)
    units = [
        Unit(sentences=tuple(sentences), poles=found.get(name, {}))
        for name, sentences in by_unit.items()
    ]
    background = _read(pipeline.statements(others, settings=settings), reader) if others else ()
    return units + [Unit(sentences=tuple(sentences), poles={}) for sentences in background]


def _scored(
    found: Sequence[Statement], dimensions: Sequence[Dimension], reader: Reader
) -> list[Unit]:
    """Every sentence with the poles that it weighs for."""
    units: list[Unit] = []
    for own in _read(found, reader):
        signs: dict[str, dict[str, Sign]] = {}
        for dimension in dimensions:
            for one in weigh(dimension, [each.read for each in own], reader.rubric):
                sign: Sign = 1 if one.weight > 0 else -1 if one.weight < 0 else 0
                signs.setdefault(one.sentence.id, {})[dimension.id] = sign
        units += [Unit(sentences=(one,), poles=signs.get(one.read.sentence.id, {})) for one in own]
    return units


def _read(found: Sequence[Statement], reader: Reader) -> list[list[Phrased]]:
    """Each expert's sentences, as the rubric reads them."""
    stops = stop_words()

    def phrased(one: ReadSentence) -> Phrased:
        return Phrased(read=one, phrases=tuple(phrases(one.tokens, stops)))

    return [list(map(phrased, reader.read(own))) for own in by_expert(found).values()]


def _unit_name(column: str) -> str:
    return column if column in ("expert", SENTENCE) else "statement"


def _record(
    dimension: Dimension, units: Sequence[Unit], rubric: CompiledRubric, top: int, min_count: int
) -> dict[str, Any]:
    found = lacking(units, dimension, rubric, top=top, min_count=min_count)
    return {
        "dimension": dimension.id,
        "label": dimension.label,
        "file": PurePath(dimension.place.file).name,
        "poles": {"+": dimension.positive, "-": dimension.negative},
        "positive": len(of_pole(units, dimension.id, 1)),
        "negative": len(of_pole(units, dimension.id, -1)),
        "terms": [_term(one) for one in found],
    }


def _term(one: Lacking) -> dict[str, Any]:
    return {
        "term": one.contrast.term,
        "pole": "+" if one.pole > 0 else "-",
        "z": one.contrast.z,
        "for": one.contrast.positive,
        "against": one.contrast.negative,
        "units": one.units,
        "examples": [
            {
                "id": sentence.id,
                "source": sentence.source.name,
                "line": sentence.line,
                "wording": sentence.wording,
                "text": sentence.text,
            }
            for sentence in one.examples
        ],
    }
