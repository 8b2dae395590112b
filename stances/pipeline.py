"""The path from inputs to score sheets, one expert at a time. Read this module first.

inputs → Document → Statement → Sentence → Reading, Likeness → Evidence → Tally → Position →
ScoreSheet
rubric files → Rubric → CompiledRubric ↗
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from msgspec import Struct, field

from stances.announce import announce_if_slow
from stances.document import Document
from stances.errors import StancesError
from stances.match.reader import Reader
from stances.model import Sentence, Statement
from stances.read.aliases import rename_experts
from stances.read.corpus import load_bundled_corpus
from stances.read.found import Found
from stances.read.moderators import leave_out_moderators
from stances.read.options import USUAL_OPTIONS, ReadOptions, make_read_options
from stances.read.own_json import is_sheet
from stances.read.sources import load_documents
from stances.read.statements import stream_statements as extract
from stances.rubric.compile import load_compiled
from stances.rubric.files import read_rubric_files
from stances.rubric.model import CompiledRubric, Dimension, Rubric
from stances.scoring.make_sheet import make_sheet
from stances.scoring.marks import mark_sentences
from stances.scoring.names import choose_dimensions, choose_experts, narrow_sheet
from stances.scoring.parts import Part, PartScorer, join_parts
from stances.scoring.read_sheet import read_sheet
from stances.scoring.shares import Intake, score_batches, score_texts
from stances.scoring.sheet import ScoreSheet, SheetCell
from stances.settings.folders import find_cache_folder
from stances.settings.model import Settings


class ScoredExpert(Struct, frozen=True, kw_only=True):
    """One expert's cells, in the order of the dimensions."""

    expert: str
    cells: tuple[SheetCell, ...]


class Scoring(Struct, frozen=True, kw_only=True):
    """A score sheet with the sentences that were read for it.

    Attributes:
        sheet: with all evidence, unless none was asked for or the score sheet that was read has
            none.
        sentences: by expert; empty where the sheet was made without evidence, or was read.
    """

    sheet: ScoreSheet
    sentences: Mapping[str, Sequence[Sentence]] = field(default_factory=dict)


def score_inputs(
    inputs: Sequence[str | Document],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
    root: Path = Path(),
    evidence: bool = True,
) -> Scoring:
    """Score what the inputs hold, or read the score sheet they are.

    Args:
        inputs: files, folders, ``-``, or one score sheet; a document is an input that was read
            already. Empty for the bundled corpus.
        settings: give the rubric and the columns of tables.
        dimensions: the ids to keep, in this order; empty for all.
        experts: names, or any unambiguous part of one; empty for all.
        root: the folder that a relative path of a rubric starts from.
        evidence: whether the sheet says what each cell rests on; without it, little is kept of a
            long table.

    Raises:
        StancesError: something cannot be read, or a name is not known.
    """
    options = make_read_options(settings)
    faults: list[StancesError] = []
    documents = load_inputs(inputs, options, faults)
    sheets = [document for document in documents if is_sheet(document)]
    if sheets:
        if len(documents) + len(faults) > 1:
            hint = "name one score sheet, or texts"
            raise StancesError("a score sheet is read alone", where=sheets[0].name, hint=hint)
        with announce_if_slow(f"stances: reading {sheets[0].name}"):
            sheet = read_sheet(sheets[0])
        _check_period(sheet, settings, sheets[0].name)
        _check_rubric(sheet, settings, sheets[0].name, root)
        return Scoring(sheet=narrow_sheet(sheet, dimensions, experts))
    statements = stream_statements(documents, settings=settings, faults=faults)
    left_out: list[str] = []
    if not settings.with_moderators:
        statements = leave_out_moderators(statements, left_out)
    intake = Intake(statements, experts, in_batches=not evidence)
    batches = intake.cut_batches()
    first = next(batches, None)
    begun: Mapping[str, Part] = {}
    fault: StancesError | None = None
    if first is not None:
        try:
            compiled = open_rubric(settings.rubric, root)
            kept = _choose_dimensions(compiled.rubric, dimensions)
            scorer = PartScorer(Reader(compiled), kept, evidence=evidence)
        except StancesError as error:  # what is wrong with the inputs is said before
            deque(batches, maxlen=0)
            fault = error
        else:
            begun = score_batches(chain([first], batches), scorer, settings.jobs)
    chosen = choose_experts(experts, tuple(intake.experts), left_out)
    if fault is not None:
        raise fault
    own: Mapping[str, Sequence[Sentence]] = intake.kept.choose(chosen)
    if evidence:
        own = {expert: tuple(sentences) for expert, sentences in own.items()}  # cut once
    if first is None:
        compiled = open_rubric(settings.rubric, root)
    return score_sentences(
        own, compiled, settings=settings, dimensions=dimensions, evidence=evidence, begun=begun
    )


def _check_period(sheet: ScoreSheet, settings: Settings, where: str) -> None:
    """Check that a score sheet is of the days that are asked for: it does not say who spoke when.

    Raises:
        StancesError: it was made of other days.
    """
    made = sheet.passport.settings
    for name, asked in (("since", settings.since), ("until", settings.until)):
        if asked is not None and made.get(name) != asked:
            what = f"a score sheet that was not made with --{name} {asked}"
            raise StancesError(what, where=where, hint="name the texts")


def _check_rubric(sheet: ScoreSheet, settings: Settings, where: str, root: Path) -> None:
    """Check that a score sheet was made with the rubric that the command line names, if it does.

    Raises:
        StancesError: it was made with another one, or there is no such rubric.
    """
    if not settings.named_rubric:
        return
    name, made = read_rubric_files(settings.rubric, root).name, sheet.passport.rubric
    if name != made:
        what = f'a score sheet that was made with the rubric "{made}", not with "{name}"'
        raise StancesError(what, where=where, hint="leave out -r, or name the texts")


def open_rubric(name: str, root: Path = Path()) -> CompiledRubric:
    """Return a rubric ready to read sentences, compiled if it is not in the cache.

    Args:
        name: a bundled rubric's name, or the path of a rubric folder or file.
        root: the folder that a relative path starts from.

    Raises:
        StancesError: there is no such rubric, or it is broken.
    """
    return load_compiled(read_rubric_files(name, root), find_cache_folder())


def score_sentences(
    sentences: Mapping[str, Sequence[Sentence]],
    compiled: CompiledRubric,
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    evidence: bool = True,
    begun: Mapping[str, Part] | None = None,
) -> Scoring:
    """Score each expert's sentences, and put all of them on one sheet.

    Args:
        sentences: by expert, in the order of the text.
        settings: recorded in the passport.
        dimensions: the ids to keep, in this order; empty for all.
        evidence: whether the sheet says what each cell rests on.
        begun: what other sentences of an expert, which are scored already, add up to.

    Raises:
        StancesError: a dimension is not known.
    """
    rubric = compiled.rubric
    kept = _choose_dimensions(rubric, dimensions)
    scorer = PartScorer(Reader(compiled), kept, evidence=evidence)
    scored = score_experts(sentences, scorer, jobs=settings.jobs, begun=begun or {})
    marks = {one: mark_sentences(own) for one, own in sentences.items()} if evidence else None
    cells = {one.expert: one.cells for one in scored}
    sheet = make_sheet(cells, rubric, kept, settings, marks=marks)
    return Scoring(sheet=sheet, sentences=sentences if evidence else {})


def score_experts(
    sentences: Mapping[str, Sequence[Sentence]],
    scorer: PartScorer,
    *,
    jobs: int = 1,
    begun: Mapping[str, Part],
) -> Iterator[ScoredExpert]:
    """Score the experts one by one: the figures of one never depend on the others.

    Args:
        sentences: each expert's sentences, in the order of the text.
        scorer: reads and weighs sentences with the compiled rubric.
        jobs: how many processes share the work.
        begun: what other sentences of an expert add up to.

    Yields:
        one expert's cells, in the order of `sentences`.
    """
    for expert, part in score_texts(sentences, scorer, jobs):
        whole = join_parts([begun[expert], part]) if expert in begun else part
        yield ScoredExpert(expert=expert, cells=scorer.make_cells(expert, whole))


def _choose_dimensions(rubric: Rubric, wanted: Sequence[str]) -> Sequence[Dimension]:
    """Return the wanted dimensions of a rubric.

    Raises:
        StancesError: one is not known.
    """
    return rubric.choose(choose_dimensions(wanted, tuple(one.id for one in rubric.dimensions)))


def load_inputs(
    inputs: Sequence[str | Document],
    options: ReadOptions = USUAL_OPTIONS,
    faults: list[StancesError] | None = None,
) -> tuple[Document, ...]:
    """Return the inputs as documents, those already read first; without any, the bundled corpus.

    Args:
        options: what the user chose of how to read.
        faults: is given what cannot be read; `None` to raise it.

    Raises:
        StancesError: one cannot be read.
    """
    documents = tuple(one for one in inputs if isinstance(one, Document))
    names = [one for one in inputs if isinstance(one, str)]
    if names:
        return (*documents, *load_documents(names, options=options, faults=faults))
    return documents or load_bundled_corpus()


def read_statements(
    inputs: Sequence[str | Document], *, settings: Settings, once: bool = False
) -> tuple[Statement, ...]:
    """Read what the experts say, in the order of the inputs.

    Args:
        inputs: as for `score_inputs`, but without a score sheet.
        settings: give how to read.
        once: whether to keep a text only once where an expert has it in several rows, one row
            for each code.

    Raises:
        StancesError: something cannot be read; where there is much of that, the error names it all.
    """
    found = stream_statements(inputs, settings=settings)
    return tuple(_drop_repeated(found) if once else found)


def stream_statements(
    inputs: Sequence[str | Document],
    *,
    settings: Settings,
    faults: list[StancesError] | None = None,
    found: list[Found] | None = None,
) -> Iterator[Statement]:
    """Yield what `read_statements` returns, without keeping it.

    Args:
        faults: what could not be read of the inputs before, which is reported with the rest.
        found: is given what was found in each document; `None` where nobody asks.

    Raises:
        StancesError: as `read_statements`, once all that can be read was yielded.
    """
    options = make_read_options(settings)
    wrong = faults or []
    documents = load_inputs(inputs, options, wrong)
    sheets = [document for document in documents if is_sheet(document)]
    what, hint = "a score sheet holds no statements", "name the texts"
    wrong += (StancesError(what, where=one.name, hint=hint) for one in sheets)
    texts = [document for document in documents if document not in sheets]
    statements = extract(texts, options, wrong, found)
    yield from rename_experts(statements, settings.aliases) if settings.aliases else statements


def _drop_repeated(statements: Iterable[Statement]) -> Iterator[Statement]:
    seen: set[tuple[str, str]] = set()
    for one in statements:
        if (one.expert, one.document.text) not in seen:
            seen.add((one.expert, one.document.text))
            yield one
