"""A compiled rubric as JSON and back: plain data, without examples and exemplars."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from stances.rubric.model import (
    CompiledRubric,
    Dimension,
    Entry,
    ModifierRule,
    Modifiers,
    Place,
    Rubric,
    SimilarityModel,
    SimilarityRule,
    TermWeights,
)


def dump(compiled: CompiledRubric) -> str:
    """Write a compiled rubric down."""
    record = asdict(compiled)
    return json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def parse(text: str) -> CompiledRubric:
    """Read what `dump` wrote.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: it is not such a text.
    """
    record = json.loads(text)
    similarity = record["similarity"]
    terms = {
        term: TermWeights(idf=one["idf"], topic=one["topic"], side=one["side"])
        for term, one in similarity["terms"].items()
    }
    return CompiledRubric(
        rubric=_rubric(record["rubric"]),
        similarity=SimilarityModel(**{**similarity, "terms": terms}),
    )


def bare(rubric: Rubric) -> Rubric:
    """A rubric without what only its tests and its fitting need."""
    return replace(
        rubric,
        elsewhere=(),
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


def _rubric(record: dict[str, Any]) -> Rubric:
    return Rubric(
        **{
            **record,
            "actors_place": Place(**record["actors_place"]),
            "lists": _tuples(record["lists"]),
            "actors": _tuples(record["actors"]),
            "dimensions": tuple(_dimension(one) for one in record["dimensions"]),
            "modifiers": _modifiers(record["modifiers"]),
            "similarity": SimilarityRule(**record["similarity"]),
            "elsewhere": (),
            "pseudo": tuple(record["pseudo"]),
        }
    )


def _dimension(record: dict[str, Any]) -> Dimension:
    return Dimension(
        **{
            **record,
            "place": Place(**record["place"]),
            "entries": tuple(_entry(one) for one in record["entries"]),
            "examples": (),
            "lists": _tuples(record["lists"]),
        }
    )


def _tuples(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(entries) for name, entries in lists.items()}


def _entry(record: dict[str, Any]) -> Entry:
    lists = {key: tuple(value) for key, value in record.items() if isinstance(value, list)}
    return Entry(**{**record, **lists, "place": Place(**record["place"])})


def _modifiers(record: dict[str, Any]) -> Modifiers:
    rules = tuple(
        ModifierRule(**{**one, "words": tuple(one["words"]), "place": Place(**one["place"])})
        for one in record["rules"]
    )
    return Modifiers(
        **{
            **record,
            "rules": rules,
            "pseudo": tuple(record["pseudo"]),
            "lists": _tuples(record["lists"]),
            "terminators": _tuples(record["terminators"]),
        }
    )
