"""What is compared with what: codes with scores, or one coder's codes with another's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.agreement.pairs import (
    CodedPair,
    pair_coders,
    pair_with_sentences,
    pair_with_sheet,
)
from stances.codes.read_codes import SENTENCE, holds_codes, read_codes
from stances.codes.renaming import Renaming, rename_table
from stances.codes.units import narrow_codes
from stances.document import Document
from stances.errors import StancesError
from stances.model import CodedFile, Sentence
from stances.pipeline import open_rubric, read_statements, score_inputs, score_sentences
from stances.read.own_json import is_sheet
from stances.read.sentences import group_sentences
from stances.read.sources import is_same_file, load_documents
from stances.scoring.names import choose_dimensions, choose_experts
from stances.scoring.sheet import Passport, ScoreSheet
from stances.settings.model import Settings

_CORPUS = "the bundled corpus"


class Comparison(Struct, frozen=True, kw_only=True):
    """The cells that are compared, and what they come from.

    Attributes:
        gold: the file of codes.
        unit: its column that names what was coded.
        pairs: one for each cell that is compared.
        dimensions: those of the pairs, in the order in which they are shown.
        left_out: how many cells a coder left out.
        coder: the other coder's file; `None` where scores are compared.
        alone: how many cells one of two coders coded, and the other did not.
        passport: what the scores depend on; `None` where two coders are compared.
        texts: what was scored where no text was named; `None` where one was.
    """

    gold: str
    unit: str
    pairs: Sequence[CodedPair]
    dimensions: Sequence[str]
    left_out: int
    coder: str | None = None
    alone: int = 0
    passport: Passport | None = None
    texts: str | None = None


class _Request(Struct, frozen=True, kw_only=True):
    """What a user wants to compare.

    Attributes:
        source: the file of codes, as it was read.
        coded: its codes on the wanted dimensions and experts.
        texts: the other inputs, as they were read.
    """

    source: Document
    coded: CodedFile
    texts: tuple[Document, ...]
    settings: Settings
    dimensions: Sequence[str]
    experts: Sequence[str]

    @property
    def names_itself(self) -> bool:
        """Whether the only input is the file of codes itself."""
        return len(self.texts) == 1 and is_same_file(self.texts[0].name, self.source.name)


def compare_codes(
    gold: str,
    inputs: Sequence[str],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
    renaming: Renaming | None = None,
) -> Comparison:
    """Compare a coder's codes with scores, or with another coder's codes.

    Args:
        gold: a file of codes; its own texts are scored where it has any and none are named.
        inputs: texts, a score sheet, or another coder's file; none for gold's own texts, or else
            the bundled corpus.
        dimensions: the ids to compare; none for all that were coded.
        experts: the coded experts to compare, or any unambiguous part of a name; none for all.
        renaming: what the columns and codes of gold are called; `None` for the usual names.

    Raises:
        StancesError: something cannot be read, or the codes do not fit the texts.
    """
    source = rename_table(_load_one(gold), renaming)
    if list(inputs) == [gold]:
        texts: tuple[Document, ...] = (source,)
    else:
        texts = load_documents(inputs) if inputs else ()
    coded = _read_coded(source, settings)
    if not (texts or coded.has_texts or settings.text_column == Settings().text_column):
        hint = "name the texts as INPUT, or the column that holds them"
        raise StancesError(f'no column "{settings.text_column}"', where=coded.name, hint=hint)
    asked = _Request(
        source=source,
        coded=_choose_codes(coded, dimensions, experts),
        texts=texts,
        settings=settings,
        dimensions=dimensions,
        experts=experts,
    )
    other = _read_other_coder(asked)
    return _compare_scores(asked) if other is None else _compare_coders(asked, other)


def _load_one(gold: str) -> Document:
    sources = load_documents([gold])
    if len(sources) > 1:
        raise StancesError("several files, but GOLD is one", where=gold, hint="name one file")
    return sources[0]


def _read_coded(source: Document, settings: Settings) -> CodedFile:
    if is_sheet(source):
        what = "a score sheet, not a table of codes"
        raise StancesError(what, where=source.name, hint="name it as INPUT")
    return read_codes(
        source, expert_column=settings.expert_column, text_column=settings.text_column
    )


def _list_dimensions(coded: CodedFile) -> tuple[str, ...]:
    """Return the dimensions that were coded, in the order of the file."""
    return tuple(dict.fromkeys(code.dimension for code in coded.codes))


def _choose_codes(coded: CodedFile, dimensions: Sequence[str], experts: Sequence[str]) -> CodedFile:
    """Return the file with only the codes of the wanted dimensions and experts."""
    choose_dimensions(dimensions, _list_dimensions(coded))
    kept = narrow_codes(coded, dimensions, ())
    if not experts or coded.unit == SENTENCE:
        return kept
    units = tuple(dict.fromkeys(code.unit for code in kept.codes))
    return narrow_codes(kept, (), choose_experts(experts, units))


def _read_other_coder(asked: _Request) -> CodedFile | None:
    """Return the second coder's file; `None` where the input is not one.

    The input is one where it holds codes and was not named to give the texts that GOLD lacks.
    """
    if len(asked.texts) != 1 or is_sheet(asked.texts[0]) or not holds_codes(asked.texts[0]):
        return None
    text, coded = asked.texts[0], asked.coded
    if asked.names_itself:
        if coded.has_texts:
            return None
        same = text.name == asked.source.name
        what = "compared with itself" if same else f"the same file as {asked.source.name}"
        hint = "name the coded texts, or another coder's file"
        raise StancesError(what, where=text.name, hint=hint)
    other = _read_coded(text, asked.settings)
    is_coder = coded.has_texts or not other.has_texts or other.unit == SENTENCE
    return other if is_coder else None


def _compare_coders(asked: _Request, other: CodedFile) -> Comparison:
    coded = asked.coded
    if asked.experts and coded.unit == SENTENCE:
        raise StancesError("codes of sentences do not name experts", hint="leave out -e")
    units = {code.unit for code in coded.codes} if asked.experts else ()
    other = narrow_codes(other, asked.dimensions, units)
    pairs = pair_coders(coded, other)
    return Comparison(
        gold=coded.name,
        unit=coded.unit,
        pairs=pairs,
        dimensions=list(dict.fromkeys(pair.dimension for pair in pairs)),
        left_out=len({*coded.left_out, *other.left_out}),
        coder=other.name,
        alone=_count_alone(coded, other),
    )


def _count_alone(coded: CodedFile, other: CodedFile) -> int:
    """Return how many cells only one coder coded; 0 for sentences, which need not be coded."""
    if coded.unit == SENTENCE:
        return 0
    mine, theirs = ({(code.unit, code.dimension) for code in one.codes} for one in (coded, other))
    return len((mine ^ theirs) - {*coded.left_out, *other.left_out})


def _compare_scores(asked: _Request) -> Comparison:
    coded = asked.coded
    own = coded.has_texts and (not asked.texts or asked.names_itself)
    if coded.unit == SENTENCE:
        pairs, sheet = _pair_sentences(asked)
    elif own:
        pairs, sheet = _pair_own_texts(asked)
    else:
        sheet = score_inputs(
            asked.texts, settings=asked.settings, dimensions=asked.dimensions
        ).sheet
        pairs = pair_with_sheet(coded, sheet)
    compared = {pair.dimension for pair in pairs}
    return Comparison(
        gold=coded.name,
        unit=coded.unit,
        pairs=pairs,
        dimensions=[one.id for one in sheet.dimensions if one.id in compared],
        left_out=len(set(coded.left_out)),
        passport=sheet.passport,
        texts=None if asked.texts or own else _CORPUS,
    )


def _pair_own_texts(asked: _Request) -> tuple[list[CodedPair], ScoreSheet]:
    """CodedPair the coded units with the scores of the texts that stand beside their codes.

    Raises:
        StancesError: a unit has two texts, so that it is not known which was coded.
    """
    settings = replace(asked.settings, expert_column=asked.coded.unit)
    first: dict[str, Document] = {}
    statements = read_statements([asked.source], settings=settings, once=True)
    for one in statements:
        text = first.setdefault(one.expert, one.document)
        if text is not one.document:
            raise StancesError(
                f'another text of "{one.expert}" than that on line {text.line_at(0)}',
                where=f"{one.document.name}:{one.document.line_at(0)}",
                hint="give each text a name of its own, or name the texts as INPUT",
            )
    sheet = _score(group_sentences(statements), asked, settings)
    return pair_with_sheet(asked.coded, sheet), sheet


def _pair_sentences(asked: _Request) -> tuple[list[CodedPair], ScoreSheet]:
    """CodedPair all sentences of the texts with their weights, on the dimensions that were coded.

    Raises:
        StancesError: no texts are named, but single sentences stand beside the codes.
    """
    coded = asked.coded
    if coded.has_texts and not asked.texts:
        raise StancesError(
            "a sentence is read in its text", where=coded.name, hint="name the texts as INPUT"
        )
    spoken = group_sentences(read_statements(asked.texts, settings=asked.settings))
    experts = choose_experts(asked.experts, tuple(spoken))
    sheet = _score({name: spoken[name] for name in experts}, asked, asked.settings)
    ids = [one.id for name in experts for one in spoken[name]]
    every = [one.id for own in spoken.values() for one in own]
    wanted = asked.dimensions or _list_dimensions(coded)
    pairs = pair_with_sentences(coded, sheet, ids, every)
    return [pair for pair in pairs if pair.dimension in wanted], sheet


def _score(
    spoken: Mapping[str, Sequence[Sentence]], asked: _Request, settings: Settings
) -> ScoreSheet:
    """Score each expert's sentences on the wanted dimensions."""
    compiled = open_rubric(settings.rubric)
    return score_sentences(spoken, compiled, settings=settings, dimensions=asked.dimensions).sheet
