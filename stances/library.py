"""How the package's public functions read the inputs and rubrics that they are given."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike

from stances.document import Document
from stances.errors import StancesError
from stances.model import Statement
from stances.pipeline import (
    load_inputs,
    open_rubric,
    read_statements,
    score_inputs,
    score_sentences,
)
from stances.read.blocks import cut_blocks
from stances.read.moderators import leave_out_moderators
from stances.read.sentences import group_sentences
from stances.rubric.model import CompiledRubric
from stances.scoring.names import choose_experts
from stances.scoring.sheet import ScoreSheet
from stances.settings.model import Settings
from stances.text.tokens import normalise_name


def score_library_inputs(
    inputs: Sequence[str | PathLike[str] | Mapping[str, str]],
    *,
    rubric: str | PathLike[str] | CompiledRubric | None,
    dimensions: Sequence[str],
    experts: Sequence[str],
) -> ScoreSheet:
    """Score paths and mappings from experts to texts; see `stances.score`.

    Raises:
        StancesError: something cannot be read, or a name is not known.
    """
    _check_arguments(inputs, dimensions, experts)
    paths = [os.fspath(one) for one in inputs if not isinstance(one, Mapping)]
    said = [one for one in inputs if isinstance(one, Mapping)]
    compiled, name = None, Settings().rubric
    if isinstance(rubric, CompiledRubric):
        compiled = rubric
    elif rubric is not None:
        name = os.fspath(rubric)
    settings = Settings(rubric=name)
    if not said and compiled is None:
        return score_inputs(paths, settings=settings, dimensions=dimensions, experts=experts).sheet
    statements: list[Statement] = []
    left_out: list[str] = []
    if paths or not said:
        read = read_statements(load_inputs(paths), settings=settings)
        statements += leave_out_moderators(read, left_out)
    statements += (one for mapping in said for one in _make_statements(mapping))
    spoken = group_sentences(statements)
    chosen = choose_experts(experts, tuple(spoken), left_out)
    return score_sentences(
        {expert: spoken[expert] for expert in chosen},
        compiled or open_rubric(name),
        settings=settings,
        dimensions=dimensions,
    ).sheet


def _check_arguments(
    inputs: Sequence[object], dimensions: Sequence[object], experts: Sequence[object]
) -> None:
    """Check what a caller who uses no type checker may get wrong.

    Raises:
        StancesError: an input is not a path or a mapping of texts, or names are not a list of
            strings.
    """
    for one in inputs:
        is_path = isinstance(one, str | os.PathLike) and isinstance(os.fspath(one), str)
        is_said = isinstance(one, Mapping) and all(
            isinstance(each, str) for pair in one.items() for each in pair
        )
        if not (is_path or is_said):
            hint = "give each path by itself, or a mapping from experts to texts"
            raise StancesError("not a path or texts", where=repr(one)[:60], hint=hint)
        if one == "":
            raise StancesError("an empty path", where="''", hint="name a file or a folder")
    for what, names in (("dimensions", dimensions), ("experts", experts)):
        if isinstance(names, str) or not all(isinstance(one, str) for one in names):
            hint = f'write {what}=["…"]'
            raise StancesError(
                f"{what} must be a list of strings", where=repr(names)[:60], hint=hint
            )


def open_library_rubric(name: str | PathLike[str]) -> CompiledRubric:
    """Load a rubric by its name or path.

    Raises:
        StancesError: there is no such rubric, or it is broken.
    """
    return open_rubric(os.fspath(name))


def _make_statements(said: Mapping[str, str]) -> Iterator[Statement]:
    """Yield a statement for each text; its document has the expert's name."""
    for expert, text in said.items():
        blocks = cut_blocks(text)
        if not expert.strip() or not blocks:
            hint = "give each expert a name and a text"
            raise StancesError("no name or no text", where=expert or "(no name)", hint=hint)
        yield Statement(
            expert=normalise_name(expert),
            document=Document(name=expert, text=text),
            blocks=blocks,
        )
