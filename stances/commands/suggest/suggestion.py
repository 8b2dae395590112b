"""Words that speak for one pole in coded or scored texts, and that the rubric lacks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

import msgspec

from stances.codes.read_codes import SENTENCE
from stances.codes.units import list_coded_dimensions
from stances.commands.suggest.candidates import Candidate, Unit, find_candidates, select_pole
from stances.commands.suggest.contrast import LEAST_Z
from stances.commands.suggest.units import make_coded_units, make_scored_units, split_inputs
from stances.errors import StancesError
from stances.match.reader import Reader
from stances.model import Wording
from stances.read.sources import load_documents
from stances.rubric.compile import load_compiled
from stances.rubric.files import read_rubric_files
from stances.rubric.load import parse_rubric
from stances.rubric.model import CompiledRubric, Dimension
from stances.scoring.names import choose_dimensions
from stances.settings.folders import find_cache_folder
from stances.settings.model import Settings
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class Example(Record):
    """A sentence that holds a term.

    Attributes:
        source, line: the document that it is in, and the line of that file.
    """

    id: str
    source: str
    line: int
    wording: Wording
    text: str


class SuggestedTerm(Record):
    """A word or phrase that might become a cue.

    Attributes:
        pole: the side that it speaks for.
        z: how far it belongs to that side, in standard deviations; below 0 for the negative one.
        support, opposition: how often it stands on either side (``for`` and ``against`` in JSON).
        units: how many units that take a side hold it.
        examples: the first sentences of its side that hold it.
    """

    term: str
    pole: Literal["+", "-"]
    z: float
    support: int = msgspec.field(name="for")
    opposition: int = msgspec.field(name="against")
    units: int
    examples: tuple[Example, ...]


class Poles(Record):
    """What the two poles of a dimension say; JSON knows them as ``+`` and ``-``."""

    positive: str = msgspec.field(name="+")
    negative: str = msgspec.field(name="-")


class SuggestedDimension(Record):
    """The terms of one dimension.

    Attributes:
        file: the name of the file that they can be pasted into.
        positive, negative: how many units take either side.
        terms: those of the positive pole first; of a pole, the best first.
    """

    dimension: str
    label: str
    file: str
    poles: Poles
    positive: int
    negative: int
    terms: tuple[SuggestedTerm, ...]


class Suggestion(Record):
    """What a rubric lacks.

    Attributes:
        basis: whether the texts were ``coded`` or ``scored``.
        unit: what takes a side: an ``expert``, a ``statement`` or a ``sentence``.
        hash: the digest of the rubric's files.
        min_count: in how many units that take a side a term had to occur.
        min_z: the z that a term had to reach.
    """

    basis: Literal["coded", "scored"]
    unit: str
    rubric: str
    hash: str
    min_count: int
    min_z: float
    dimensions: tuple[SuggestedDimension, ...]


class SuggestionDocument(Record):
    """What ``stances rubric suggest -f json`` prints."""

    format_version: str = FORMAT_VERSION
    suggestion: Suggestion


def suggest_terms(
    inputs: Sequence[str],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    top: int = 10,
    min_count: int = 3,
) -> Suggestion:
    """Find words that might become cues, each with sentences that hold it.

    One of the inputs may be a file of codes. Where it holds texts, these are the coded ones, and
    the other inputs only show what is usual; where it holds none, the other inputs are the coded
    texts. Without codes, each sentence takes the pole that the rubric gives it.

    Args:
        inputs: texts, and at most one file of codes; the bundled corpus where texts are missing.
        dimensions: the ids to look at; none for all, or all that were coded.
        top: the most terms for each pole.
        min_count: in how many units that take a pole of the dimension a term must occur.

    Raises:
        StancesError: something cannot be read, the codes do not fit the texts, or nothing takes a
            side.
    """
    files = read_rubric_files(settings.rubric)
    rubric = parse_rubric(files)
    known = tuple(one.id for one in rubric.dimensions)
    wanted = choose_dimensions(dimensions, known)
    given = split_inputs(load_documents(inputs) if inputs else (), settings)
    coded = given.coded
    if coded and not dimensions:
        wanted = list_coded_dimensions(coded, known)
    chosen = rubric.choose(wanted)
    compiled = load_compiled(files, find_cache_folder())
    reader = Reader(compiled)
    if coded:
        units = make_coded_units(coded, given.texts, wanted, reader, settings)
    else:
        units = make_scored_units(given.texts, chosen, reader, settings)
    if not any(one.poles.get(name) for one in units for name in wanted):
        raise StancesError(
            f"nothing is {'coded' if coded else 'scored'} + or - on {', '.join(wanted)}",
            where=coded.name if coded else "",
            hint="code more texts" if coded else "code some texts by hand, and name the codes",
        )
    return Suggestion(
        basis="coded" if coded else "scored",
        unit=_name_unit(coded.unit) if coded else SENTENCE,
        rubric=rubric.name,
        hash=rubric.hash,
        min_count=min_count,
        min_z=LEAST_Z,
        dimensions=tuple(
            _suggest_for(one, units, compiled, top=top, min_count=min_count) for one in chosen
        ),
    )


def _name_unit(column: str) -> str:
    """Return what the units of a column are called."""
    return column if column in ("expert", SENTENCE) else "statement"


def _suggest_for(
    dimension: Dimension,
    units: Sequence[Unit],
    rubric: CompiledRubric,
    *,
    top: int,
    min_count: int,
) -> SuggestedDimension:
    found = find_candidates(units, dimension, rubric, top=top, min_count=min_count)
    return SuggestedDimension(
        dimension=dimension.id,
        label=dimension.label,
        file=PurePath(dimension.place.file).name,
        poles=Poles(positive=dimension.positive, negative=dimension.negative),
        positive=len(select_pole(units, dimension.id, 1)),
        negative=len(select_pole(units, dimension.id, -1)),
        terms=tuple(_make_term(one) for one in found),
    )


def _make_term(one: Candidate) -> SuggestedTerm:
    return SuggestedTerm(
        term=one.contrast.term,
        pole="+" if one.pole > 0 else "-",
        z=one.contrast.z,
        support=one.contrast.positive,
        opposition=one.contrast.negative,
        units=one.units,
        examples=tuple(
            Example(
                id=sentence.id,
                source=sentence.document.name,
                line=sentence.line,
                wording=sentence.wording,
                text=sentence.text,
            )
            for sentence in one.examples
        ),
    )
