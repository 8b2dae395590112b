"""Where affiliations stand: what their experts say, joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import UNSET, Struct
from msgspec.structs import replace

from stances.commands.compare.chosen import choose_statements
from stances.errors import StancesError
from stances.model import Sentence, Statement
from stances.pipeline import open_rubric, score_sentences
from stances.read.notes import list_some, make_note
from stances.read.sentences import group_sentences
from stances.scoring.groups import join_cells
from stances.scoring.sheet import ScoreSheet
from stances.settings.model import Settings
from stances.text.tokens import count_words, normalise_name

_HOW = 'give a column affiliation, or affiliation = "…" in front matter; stances import writes both'
_MOST = 10


class Affiliations(Struct, frozen=True, kw_only=True):
    """A score sheet whose experts are affiliations.

    Attributes:
        members: who speaks for each of them, in the order of the texts.
    """

    sheet: ScoreSheet
    members: Mapping[str, Sequence[str]]


def compare_affiliations(
    inputs: Sequence[str],
    *,
    settings: Settings,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
    evidence: bool = False,
) -> Affiliations:
    """Score each expert by themselves, and join those of an affiliation.

    What an expert says under two affiliations counts for each by itself. A note names those whose
    affiliation no statement gives.

    Args:
        inputs: texts.
        experts: those who count; empty for all.

    Raises:
        StancesError: something cannot be read, a name is not known, or nobody has an affiliation.
    """
    chosen = choose_statements(inputs, experts, settings=settings)
    spoken = _group_by_affiliation(chosen.statements)
    keys = {str(at): pair for at, pair in enumerate(spoken)}  # no two names can be mistaken
    compiled = open_rubric(settings.rubric)
    sheet = score_sentences(
        {key: spoken[pair] for key, pair in keys.items()},
        compiled,
        settings=settings,
        dimensions=dimensions,
        evidence=evidence,
    ).sheet
    words = {key: _count_words(spoken[pair]) for key, pair in keys.items()}
    cells = {cell.key: cell for cell in sheet.cells}
    names = tuple(dict.fromkeys(name for name, _ in spoken))
    own = {name: [key for key, pair in keys.items() if pair[0] == name] for name in names}
    joined = tuple(
        join_cells(
            name,
            [cells[key, one.id] for key in own[name]],
            [words[key] for key in own[name]],
            compiled.rubric,
        )
        for name in names
        for one in sheet.dimensions
    )
    passport = replace(sheet.passport, settings={**sheet.passport.settings, "by": "affiliation"})
    return Affiliations(
        sheet=replace(sheet, passport=passport, experts=names, marks=UNSET, cells=joined),
        members={name: [keys[key][1] for key in own[name]] for name in names},
    )


def _group_by_affiliation(
    statements: Sequence[Statement],
) -> dict[tuple[str, str], Sequence[Sentence]]:
    """Return the sentences of each affiliation's experts; a note names those who have none.

    Raises:
        StancesError: nobody has one.
    """
    said: dict[tuple[str, str], list[Statement]] = {}
    missing: dict[str, None] = {}
    for one in statements:
        name = normalise_name(one.affiliation)
        if name:
            said.setdefault((name, one.expert), []).append(one)
        else:
            missing.setdefault(one.expert)
    if not said:
        raise StancesError("no statement gives its speaker's affiliation", hint=_HOW)
    if missing:
        make_note(
            f"left out what they say without an affiliation: {list_some(tuple(missing), _MOST)}; "
            f"{_HOW}",
            "--by affiliation",
        )
    first: dict[str, int] = {}  # where each affiliation first speaks
    for at, (name, _) in enumerate(said):
        first.setdefault(name, at)
    return {
        pair: group_sentences(own)[pair[1]]
        for pair, own in sorted(said.items(), key=lambda one: first[one[0][0]])
    }


def _count_words(sentences: Iterable[Sentence]) -> int:
    return sum(count_words(one.document.text, one.start, one.end) for one in sentences)
