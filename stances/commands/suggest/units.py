"""Texts as the units that `suggest` compares: coded, or scored sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from stances.codes.read_codes import SENTENCE, holds_codes, read_codes
from stances.codes.units import code_units
from stances.commands.suggest.candidates import Unit
from stances.commands.suggest.phrases import PhrasedSentence
from stances.document import Document
from stances.errors import StancesError
from stances.match.reader import Reader, ReadSentence
from stances.model import CodedFile, Sign, Statement
from stances.pipeline import read_statements
from stances.read.own_json import is_sheet
from stances.read.sentences import group_sentences
from stances.rubric.model import Dimension
from stances.scoring.weighing import weigh_sentences
from stances.settings.model import Settings
from stances.text.ngrams import find_phrases, list_stop_words


class Inputs(Struct, frozen=True, kw_only=True):
    """What the inputs hold.

    Attributes:
        coded: the file of codes; `None` where there is none.
        texts: the texts in order. Where the codes stand beside their texts, that file comes first.
    """

    coded: CodedFile | None
    texts: tuple[Document, ...]


def split_inputs(sources: Sequence[Document], settings: Settings) -> Inputs:
    """Split documents into the file of codes, if there is one, and the texts.

    Raises:
        StancesError: there are two files of codes, or the only one is broken.
    """
    found = [one for one in sources if not is_sheet(one) and holds_codes(one)]
    if not found:
        return Inputs(coded=None, texts=tuple(sources))
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
    return Inputs(coded=coded, texts=(*found, *texts) if coded.has_texts else tuple(texts))


def make_coded_units(
    coded: CodedFile,
    texts: Sequence[Document],
    wanted: Sequence[str],
    reader: Reader,
    settings: Settings,
) -> list[Unit]:
    """Return the coded units with their texts; what was not coded takes no pole.

    Where the codes stand beside their texts, the other texts are units without a pole, one for
    each expert: they show what is usual.

    Args:
        wanted: the dimensions whose codes count.

    Raises:
        StancesError: something cannot be read, or the codes do not fit the texts.
    """
    others: Sequence[Document] = ()
    if coded.has_texts:
        by_its_units = replace(settings, expert_column=coded.unit)
        own = read_statements(texts[:1], settings=by_its_units, once=True)
        others = texts[1:]
    else:
        own = read_statements(texts, settings=settings)
    by_sentence = coded.unit == SENTENCE and not coded.has_texts
    sentences = list(chain.from_iterable(_read_experts(own, reader)))
    names = [one.read.sentence.id if by_sentence else one.read.sentence.expert for one in sentences]
    kept = replace(coded, codes=tuple(one for one in coded.codes if one.dimension in wanted))
    found = code_units(kept, names if by_sentence else list(dict.fromkeys(names)))
    by_unit: dict[str, list[PhrasedSentence]] = {}
    for name, one in zip(names, sentences, strict=True):
        by_unit.setdefault(name, []).append(one)
    units = [
        Unit(sentences=tuple(held), poles=found.get(name, {})) for name, held in by_unit.items()
    ]
    if others:
        background = _read_experts(read_statements(others, settings=settings), reader)
        units += [Unit(sentences=tuple(held), poles={}) for held in background]
    return units


def make_scored_units(
    texts: Sequence[Document],
    dimensions: Sequence[Dimension],
    reader: Reader,
    settings: Settings,
) -> list[Unit]:
    """Return every sentence with the poles for which the rubric finds that it speaks.

    Raises:
        StancesError: something cannot be read.
    """
    units: list[Unit] = []
    for own in _read_experts(read_statements(texts, settings=settings), reader):
        signs: dict[str, dict[str, Sign]] = {}
        for dimension in dimensions:
            for one in weigh_sentences(dimension, [each.read for each in own], reader.rubric):
                sign: Sign = 1 if one.weight > 0 else -1 if one.weight < 0 else 0
                signs.setdefault(one.sentence.id, {})[dimension.id] = sign
        units += [Unit(sentences=(one,), poles=signs.get(one.read.sentence.id, {})) for one in own]
    return units


def _read_experts(found: Sequence[Statement], reader: Reader) -> list[list[PhrasedSentence]]:
    """Return each expert's sentences, as the rubric reads them."""
    stops = list_stop_words()

    def add_phrases(one: ReadSentence) -> PhrasedSentence:
        return PhrasedSentence(read=one, phrases=tuple(find_phrases(one.tokens, stops)))

    return [
        [add_phrases(one) for one in reader.read(own)] for own in group_sentences(found).values()
    ]
