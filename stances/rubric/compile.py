"""From a rubric's files to a rubric at work, by way of the cache."""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

from stances import __version__
from stances.rubric import artefact
from stances.rubric.files import RubricFiles, code_digest, keep, kept
from stances.rubric.fit import fit
from stances.rubric.lint import check_patterns
from stances.rubric.load import load
from stances.rubric.model import CompiledRubric, Rubric


def compiled(files: RubricFiles, cache: Path | None) -> CompiledRubric:
    """A rubric ready to read sentences; fitted only if the cache does not hold it.

    Args:
        files: the rubric as it lies on disk.
        cache: the folder of compiled rubrics; `None` to do without.

    Raises:
        StancesError: the rubric is at fault.
    """
    key = _key(files)
    text = kept(cache, key)
    if text is not None:
        try:
            return artefact.parse(text)
        except (ValueError, KeyError, TypeError, AttributeError):
            pass  # a damaged file is written anew below
    made = compile_rubric(load(files))
    keep(cache, key, artefact.dump(made))
    return made


def _key(files: RubricFiles) -> str:
    """A digest of all that a compiled rubric depends on: its files, their names, and its makers."""
    names = [file.name for file in (files.header, *files.dimensions, *files.modifiers) if file]
    makers = [__version__, metadata.version("scikit-learn"), code_digest()]
    return hashlib.sha256(
        "\n".join([*makers, files.name, *names, files.digest]).encode()
    ).hexdigest()


def compile_rubric(rubric: Rubric) -> CompiledRubric:
    """Check a rubric's patterns and fit its exemplars.

    Raises:
        StancesError: a pattern cannot be read.
    """
    check_patterns(rubric)
    return CompiledRubric(rubric=artefact.bare(rubric), similarity=fit(rubric))
