"""Compiles a rubric's files, or takes the compiled rubric from the cache.

The modules that read, check and fit rubrics are imported only when they are needed, so that a run
with a rubric from the cache starts without them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
from msgspec.structs import replace

from stances.announce import announce_if_slow
from stances.rubric.cache import read_cache, write_cache
from stances.rubric.files import RubricFiles, digest_code
from stances.rubric.learned import open_learned
from stances.rubric.model import CompiledRubric, Rubric
from stances.rubric.similarity import SimilarityModel
from stances.version import __version__


def load_compiled(files: RubricFiles, cache: Path | None) -> CompiledRubric:
    """Return a rubric ready to read sentences; it is fitted only if the cache does not hold it.

    Fitting that takes longer than a second is announced: see `listen_to_slow_work`.

    Args:
        files: the rubric as it lies on disk.
        cache: the folder of compiled rubrics; `None` to do without.

    Raises:
        StancesError: the rubric is broken.
    """
    packaged = parse_compiled(files.compiled) if files.compiled is not None else None
    if packaged is not None and packaged.rubric.digest == files.digest:
        return _attach_learned(packaged, files)
    key = _make_key(files)
    kept = read_cache(cache, key)
    found = parse_compiled(kept) if kept is not None else None
    if found is not None:
        return _attach_learned(found, files)
    from stances.rubric.load import parse_rubric  # noqa: PLC0415

    with announce_if_slow(f"stances: compiling the rubric {files.name}; this is done once"):
        made = compile_rubric(parse_rubric(files))
    write_cache(cache, key, dump_compiled(made))
    return made


def compile_rubric(rubric: Rubric) -> CompiledRubric:
    """Check a rubric's patterns and fit its exemplars.

    Raises:
        StancesError: a pattern cannot be read.
    """
    from stances.rubric.lint import check_patterns  # noqa: PLC0415

    check_patterns(rubric)
    if rubric.learned is not None:
        empty = SimilarityModel(terms={}, topic_intercepts={}, side_intercepts={})
        return _finish(rubric, empty)
    from stances.rubric.fit import fit_likeness  # noqa: PLC0415

    return _finish(rubric, fit_likeness(rubric))


def _finish(rubric: Rubric, similarity: SimilarityModel) -> CompiledRubric:
    from stances.rubric.patterns import list_texts, pack_rubric  # noqa: PLC0415

    stripped = strip_rubric(rubric)
    patterns = pack_rubric(stripped, list_texts(rubric))
    return CompiledRubric(rubric=stripped, similarity=similarity, patterns=patterns)


def dump_compiled(compiled: CompiledRubric) -> bytes:
    """Return a compiled rubric as JSON, without what it learnt, which has a file of its own."""
    bare = replace(compiled, rubric=replace(compiled.rubric, learned=None))
    return msgspec.json.encode(bare)


def parse_compiled(content: bytes) -> CompiledRubric | None:
    """Return what `dump_compiled` wrote; `None` where the bytes are not that."""
    try:
        return msgspec.json.decode(content, type=CompiledRubric)
    except (msgspec.DecodeError, RecursionError):
        return None


def _attach_learned(compiled: CompiledRubric, files: RubricFiles) -> CompiledRubric:
    if files.learned is None:
        return compiled
    ids = [one.id for one in compiled.rubric.dimensions]
    learned = open_learned(files.learned.name, files.learned.data, ids)
    return replace(compiled, rubric=replace(compiled.rubric, learned=learned))


def strip_rubric(rubric: Rubric) -> Rubric:
    """Return a rubric without what only its tests, its lint and its fitting need."""
    return replace(
        rubric,
        elsewhere=(),
        modifiers=replace(rubric.modifiers, placed=()),
        dimensions=tuple(
            replace(
                one,
                exemplars={},
                examples=(),
                entries=tuple(replace(entry, fires=(), silent=()) for entry in one.entries),
            )
            for one in rubric.dimensions
        ),
    )


def _make_key(files: RubricFiles) -> str:
    """Return a digest of all that a compiled rubric depends on: files, their names, and code."""
    from importlib import metadata  # noqa: PLC0415  (not where the compiled rubric is bundled)

    names = [
        file.name
        for file in (files.header, *files.dimensions, *files.modifiers, files.learned)
        if file
    ]
    makers = [__version__, metadata.version("scikit-learn"), digest_code()]
    return hashlib.sha256(
        "\n".join([*makers, files.name, *names, files.digest]).encode()
    ).hexdigest()
