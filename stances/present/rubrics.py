"""Rubrics, and what was found wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.present import answers, records
from stances.present.figures import exact
from stances.present.grid import TABLE, cell
from stances.present.records import Record
from stances.present.tables import Column
from stances.present.terminal import View
from stances.present.width import wrap
from stances.score.records import FORMAT_VERSION

RUBRICS = (
    Column(key="rubric"),
    Column(key="title", least=16),
    Column(key="dimensions", right=True),
    Column(key="hash"),
)
DIMENSIONS = (
    Column(key="id"),
    Column(key="question"),
    Column(key="kind"),
    Column(key="positive"),
    Column(key="negative"),
    Column(key="about"),
    Column(key="targets", right=True),
    Column(key="cues", right=True),
    Column(key="exemplars", right=True),
    Column(key="examples", right=True),
)
FINDINGS = (
    Column(key="where"),
    Column(key="level"),
    Column(key="what"),
    Column(key="hint"),
)
FAILURES = (
    Column(key="dimension"),
    Column(key="where"),
    Column(key="text"),
    Column(key="expected"),
    Column(key="got"),
    Column(key="why"),
)


def overview(rubrics: Sequence[Record], *, fmt: str, view: View) -> str:
    """One row for each rubric."""
    rows = [
        {
            "rubric": rubric["id"],
            "title": rubric["title"],
            "dimensions": len(rubric["dimensions"]),
            "hash": rubric["hash"],
        }
        for rubric in rubrics
    ]
    return answers.listed("rubric", RUBRICS, rows, fmt=fmt, view=view)


def codebook(rubric: Record, *, fmt: str, view: View) -> str:
    """A rubric as a coder reads it; in rows, what each dimension has and how many."""
    dimensions = rubric["dimensions"]
    if fmt == TABLE:
        head = view.paint(f"{cell(rubric['id'])}: {cell(rubric['title'])}", "bold")
        blocks = ["\n".join(_entry(dimension, view)) for dimension in dimensions]
        top = "\n".join([head, rubric["hash"], *_shared(rubric, view)])
        return "\n\n".join([top, *blocks]) + "\n"
    if fmt not in ("json", "ndjson"):
        rows = [_counted(dimension) for dimension in dimensions]
        return answers.listed("dimension", DIMENSIONS, rows, fmt=fmt, view=view)
    return records.render(
        fmt,
        kind="dimension",
        fields=(),
        rows=dimensions,
        document=records.document("rubric", rubric),
    )


def lint_report(findings: Sequence[Record], *, rubric: str, fmt: str, view: View) -> str:
    """What is wrong with a rubric, one finding a line, as compilers tell it."""
    if fmt != TABLE:
        return answers.listed("finding", FINDINGS, findings, fmt=fmt, view=view)
    lines = [
        f"{cell(finding['where'])}: {finding['level']}: {cell(finding['what'])}"
        + (f"; {cell(finding['hint'])}" if finding["hint"] else "")
        for finding in findings
    ]
    return "\n".join(lines or [f"{cell(rubric)}: nothing to mend"]) + "\n"


def trial_report(trial: Record, *, rubric: str, fmt: str, view: View) -> str:
    """Which of a rubric's own examples it got wrong."""
    failed = trial["failed"]
    if fmt == "json":
        document = {"format_version": FORMAT_VERSION, **trial}
        return records.render(fmt, kind="", fields=(), rows=(), document=document)
    if fmt != TABLE:
        return answers.listed("failure", FAILURES, failed, fmt=fmt, view=view)
    lines = [
        f"{cell(one['where'])}: {one['dimension']}: expected {one['expected']}, got {one['got']}: "
        f"{cell(one['text'])}" + (f"\n  {cell(one['why'])}" if one["why"] else "")
        for one in failed
    ]
    passed = "1 example" if trial["passed"] == 1 else f"{trial['passed']} examples"
    total = f"{cell(rubric)}: {passed} passed, {len(failed)} failed"
    return "\n".join([*lines, total]) + "\n"


def _counted(dimension: Record) -> Record:
    exemplars = sum(dimension["exemplars"].values())
    counts = {key: len(dimension[key]) for key in ("targets", "cues")}
    return {**dimension, **counts, "exemplars": exemplars}


def _shared(rubric: Record, view: View) -> Iterator[str]:
    """What holds for all dimensions: when likeness speaks, and which words are no modifiers."""
    rule = dict(rubric.get("similarity", ()))
    if rule.get("weight"):
        beside = "beside words" if rule.pop("beside_words") else "where no words take a side"
        bars = ", ".join(f"{key} {exact(value)}" for key, value in rule.items())
        yield from _lines(f"similarity: {bars}; {beside}", "  ", view)
    elif rule:
        yield "  similarity: off"
    if rubric.get("pseudo"):
        yield from _lines(f"pseudo: {', '.join(map(cell, rubric['pseudo']))}", "  ", view)
    if rubric.get("elsewhere"):
        yield f"  exemplars of no dimension: {rubric['elsewhere']}"


def _entry(dimension: Record, view: View) -> Iterator[str]:
    yield view.paint(dimension["id"], "bold") + f" ({dimension['kind']})"
    for text in (
        cell(dimension["question"]),
        f"+ {cell(dimension['positive'])}",
        f"- {cell(dimension['negative'])}",
        cell(dimension["about"]),
    ):
        yield from _lines(text, "  ", view)
    for kind in ("target", "cue"):
        for number, entry in enumerate(dimension[f"{kind}s"], start=1):
            sides = [entry["pole"], exact(entry["weight"])] if kind == "cue" else []
            words = ", ".join(map(cell, entry["words"]))
            yield from _lines(" ".join([f"{kind}/{number}", *sides, words]), "  ", view)
    exemplars = dimension["exemplars"]
    yield from _lines(
        f"exemplars: {exemplars['positive']} +, {exemplars['negative']} -, "
        f"{exemplars['neutral']} neutral; examples: {dimension['examples']}",
        "  ",
        view,
    )


def _lines(text: str, indent: str, view: View) -> Iterator[str]:
    width = None if view.width is None else max(view.width - len(indent) - 2, 20)
    for at, line in enumerate(wrap(text, width)):
        yield f"{indent}{'  ' if at else ''}{line}"
