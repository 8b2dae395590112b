"""Compare the policy stances of named experts, with the sentences behind every score.

Four functions serve notebooks and scripts; each takes texts as the command line does, or as a
mapping from experts to what they said:

>>> from stances import compare, explain, score
>>> said = {
...     "Test Alpha": "We must not retaliate against Iran.",
...     "Test Beta": "We must retaliate against Iran.",
... }
>>> sheet = score(said, dimensions=["retaliation"])
>>> [(cell.expert, cell.position, cell.state) for cell in sheet.cells]
[('Test Alpha', -0.5, 'against'), ('Test Beta', 0.5, 'for')]

``pipeline`` calls the rooms of the program in order: read it first to know how scores are made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING

from stances.version import __version__

if TYPE_CHECKING:
    from stances.commands.compare.show import CompareAnswer
    from stances.commands.explain.show import Explanation
    from stances.rubric.model import CompiledRubric
    from stances.scoring.sheet import ScoreSheet

    Input = str | PathLike[str] | Mapping[str, str]
    """A path (or ``-``, or a score sheet's path), or what was said, by expert."""

__all__ = ["__version__", "compare", "explain", "load_rubric", "score"]


def score(
    *inputs: Input,
    rubric: str | PathLike[str] | CompiledRubric | None = None,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> ScoreSheet:
    """Score experts on every dimension of a rubric.

    Args:
        inputs: files, folders, ``-`` for standard input, or one score sheet; or mappings from an
            expert to a text. Without any, the bundled corpus is read.
        rubric: a bundled rubric's name, the path of a rubric, or what `load_rubric` returned;
            `None` for ``us-iran``.
        dimensions: the ids to keep, in this order; empty for all.
        experts: names, or any part that fits one expert alone; empty for all.

    Returns:
        the score sheet: ``sheet.cells`` holds one `SheetCell` for each expert and dimension,
        ``sheet.cell(expert, dimension)`` one of them, ``sheet.to_rows()`` plain rows.

    Raises:
        stances.errors.StancesError: something cannot be read, or a name is not known.

    >>> sheet = score({"Test Alpha": "Sanctions must be lifted."}, experts=["alpha"])
    >>> sheet.cell("Test Alpha", "economic-pressure").state
    'against'
    """
    from stances.library import score_library_inputs  # noqa: PLC0415

    return score_library_inputs(inputs, rubric=rubric, dimensions=dimensions, experts=experts)


def compare(
    *inputs: Input,
    rubric: str | PathLike[str] | CompiledRubric | None = None,
    dimensions: Sequence[str] = (),
    experts: Sequence[str] = (),
) -> CompareAnswer:
    """Compare experts: who stands where on every question.

    Args:
        inputs, rubric, dimensions, experts: as `score` takes them.

    Returns:
        the comparison: ``print`` shows it as the command line does, a notebook as a table;
        ``comparison.sheet`` is its score sheet.

    Raises:
        stances.errors.StancesError: as `score`.

    >>> said = {"Test Alpha": "We must retaliate against Iran."}
    >>> print(compare(said, dimensions=["retaliation"]))
    expert      retaliation
    ----------  -----------
    Test Alpha       ?+0.50
    <BLANKLINE>
    From -1 to +1: + and - take a side, ~ shows both, · is silent.
    ? is weak: it rests on one sentence only, or on likeness alone.
    Why: stances explain EXPERT DIMENSION
    retaliation  + strike back  - hold fire
    <BLANKLINE>
    """
    from stances.commands.compare.show import CompareAnswer  # noqa: PLC0415

    return CompareAnswer(score(*inputs, rubric=rubric, dimensions=dimensions, experts=experts))


def explain(
    expert: str,
    dimension: str,
    *inputs: Input,
    rubric: str | PathLike[str] | CompiledRubric | None = None,
) -> Explanation:
    """Explain where one expert stands on one dimension, and why.

    Args:
        expert: a name, or any part that fits one expert alone.
        dimension: an id.
        inputs, rubric: as `score` takes them.

    Returns:
        the explanation: ``print`` shows it as the command line does; ``explanation.cell`` is the
        cell, ``explanation.sentences`` its sentences with their evidence.

    Raises:
        stances.errors.StancesError: as `score`, or a score sheet was given that holds no evidence.

    >>> found = explain("alpha", "retaliation", {"Test Alpha": "We must retaliate against Iran."})
    >>> [(one.text, one.weight) for one in found.sentences]
    [('We must retaliate against Iran.', 1.0)]
    """
    from stances.commands.explain.show import Explanation  # noqa: PLC0415
    from stances.commands.requirements import require_evidence  # noqa: PLC0415

    sheet = score(*inputs, rubric=rubric, dimensions=[dimension], experts=[expert])
    require_evidence(sheet, "")
    return Explanation(sheet)


def load_rubric(name: str | PathLike[str]) -> CompiledRubric:
    """Load a rubric once, to score many texts with it.

    Args:
        name: a bundled rubric's name, or the path of a rubric folder or file.

    Returns:
        the compiled rubric; ``.rubric`` holds its dimensions, targets and cues.

    Raises:
        stances.errors.StancesError: there is no such rubric, or it is broken.

    >>> [one.id for one in load_rubric("us-iran").rubric.dimensions][:2]
    ['retaliation', 'diplomacy']
    """
    from stances.library import open_library_rubric  # noqa: PLC0415

    return open_library_rubric(name)
