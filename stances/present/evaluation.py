"""How far scores, or another coder, agree with human codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.present import records
from stances.present.explanation import sentence_told
from stances.present.figures import plain, signed
from stances.present.grid import TABLE
from stances.present.grid import cell as one_line
from stances.present.records import FORMATS, Record
from stances.present.tables import Column, listing
from stances.present.terminal import View
from stances.present.width import wrap

ALL = "(all)"
"""Stands for the dimension in the row of all of them."""

_NO_EVIDENCE = "this score sheet holds no evidence; write it with: stances score -f json --evidence"
_POLES = {"positive": "+", "negative": "-"}
_SHARES = {"precision": "P", "recall": "R", "f1": "F1"}
_CODES = {"+": "positive", ".": "none", "-": "negative"}


def _figure(value: float | None) -> str:
    return "" if value is None else plain(value)


FIGURES = (
    Column(key="dimension"),
    Column(key="cells", right=True),
    Column(key="f_avg", show=_figure, right=True),
    Column(key="direction", short="dir.", show=_figure, right=True),
    Column(key="coverage", short="cov.", show=_figure, right=True),
    Column(key="alpha", show=_figure, right=True),
)
PRECISION = (
    Column(key="dimension"),
    *(
        Column(key=f"{pole}_{share}", title=f"{letter} {sign}", show=_figure, right=True)
        for pole, sign in _POLES.items()
        for share, letter in _SHARES.items()
    ),
)
GRADES = (
    Column(key="dimension"),
    Column(key="graded", right=True),
    Column(key="pearson", show=_figure, right=True),
    Column(key="spearman", show=_figure, right=True),
    Column(key="pearson_all", show=_figure, right=True),
)
CONFUSION = (
    Column(key="dimension"),
    *(
        Column(key=f"{coded}_as_{given}", title=f"{sign} {other}", right=True)
        for sign, coded in _CODES.items()
        for other, given in _CODES.items()
    ),
)
ERRORS = (
    Column(key="unit"),
    Column(key="dimension"),
    Column(key="fault"),
    Column(key="coded"),
    Column(key="given"),
    Column(key="grade", right=True),
    Column(key="position", show=signed, right=True),
    Column(key="sentences"),
)
_FIELDS = [
    *dict.fromkeys(column.key for column in (*FIGURES, *PRECISION, *GRADES, *CONFUSION)),
    "low",
    "high",
    "control",
]


def evaluation(found: Record, *, fmt: str, view: View, errors: bool = False) -> str:
    """The figures, over all and by dimension; with `errors` the wrong cells, worst first.

    As CSV, TSV or a format of tabulate the wrong cells stand alone: a table holds one kind of row.
    """
    rows = [_row(ALL, found["overall"])]
    rows += [_row(one["dimension"], one) for one in found["dimensions"]]
    if fmt == TABLE:
        return "\n".join(_told(found, rows, view, errors=errors))
    if fmt == "json":
        shown = {key: value for key, value in found.items() if errors or key != "errors"}
        return records.render(
            fmt, kind="", fields=(), rows=(), document=records.document("evaluation", shown)
        )
    if fmt == "ndjson":
        lines = records.render(fmt, kind="figures", fields=(), rows=rows, document={})
        if errors:
            lines += records.render(fmt, kind="error", fields=(), rows=found["errors"], document={})
        return lines
    columns: Sequence[Column] = ERRORS if errors else (*FIGURES, *PRECISION[1:])
    fields = [column.key for column in ERRORS] if errors else _FIELDS
    if errors:
        rows = [_flat(one) for one in found["errors"]]
    if fmt in FORMATS:
        return records.render(fmt, kind="", fields=fields, rows=rows, document={})
    return listing(columns, rows, fmt=fmt, view=view)


def _row(dimension: str, one: Record) -> Record:
    """One line of figures, nothing nested."""
    flat = {f"{pole}_{share}": one[pole][share] for pole in _POLES for share in _SHARES}
    counts = {(cell["coded"], cell["given"]): cell["cells"] for cell in one["confusion"]}
    confusion = {
        f"{coded}_as_{given}": counts.get((sign, other), 0)
        for sign, coded in _CODES.items()
        for other, given in _CODES.items()
    }
    plain_figures = {
        key: one.get(key)
        for key in _FIELDS
        if key not in flat and key not in confusion and key != "dimension"
    }
    return {"dimension": dimension, **plain_figures, **flat, **confusion}


def _flat(error: Record) -> Record:
    """A wrong cell on one line, with the sentences that carry weight in it."""
    ids = [one["sentence"] for one in error["evidence"] or () if one["weight"]]
    return {**error, "sentences": " ".join(ids)}


def _told(found: Record, rows: Sequence[Record], view: View, *, errors: bool) -> Iterator[str]:
    yield from _summary(found, view)
    yield ""
    yield listing(FIGURES, rows, fmt=TABLE, view=view)
    if found["overall"]["graded"]:
        yield from wrap(
            "Grades against positions; pearson_all: no position counts as the middle", view.width
        )
        yield listing(GRADES, rows, fmt=TABLE, view=view)
    yield "Precision, recall and F1 of either side"
    yield listing(PRECISION, rows, fmt=TABLE, view=view)
    yield from wrap("Confusion: the code, then what was given; . is no side", view.width)
    yield listing(CONFUSION, rows, fmt=TABLE, view=view)
    if errors:
        yield from _errors(found["errors"], view, by_coder="coder" in found)


def _summary(found: Record, view: View) -> Iterator[str]:
    overall = found["overall"]
    held = f"coder {one_line(found['coder'])}" if "coder" in found else _rubric(found["passport"])
    left = f", {found['left_out']} left out (?)" if found["left_out"] else ""
    alone = f", {found['alone']} by one coder alone" if found.get("alone") else ""
    held += f" on {found['texts']}" if "texts" in found else ""
    cells = "1 cell" if overall["cells"] == 1 else f"{overall['cells']} cells"
    title = f"{one_line(found['gold'])} and {held}: {cells}{alone}{left}"
    for line in wrap(title, view.width):
        yield view.paint(line, "bold")
    bounds = (
        f" [{plain(overall['low'])}, {plain(overall['high'])}]"
        if overall["low"] is not None
        else ""
    )
    for name, value, meaning in (
        ("f_avg", f"{_figure(overall['f_avg'])}{bounds}", "mean F1 of + and -"),
        ("control", _figure(overall["control"]), "same topics, each dimension's commoner side"),
        ("direction", _figure(overall["direction"]), "right signs where both take a side"),
        ("coverage", _figure(overall["coverage"]), "coded sides on which any side is given"),
        ("alpha", _figure(overall["alpha"]), "Krippendorff's, ordinal: - < no side < +"),
    ):
        yield from _hung(f"{name:<9}  {value:<17}  ", meaning, view)


def _hung(head: str, text: str, view: View) -> Iterator[str]:
    """A text behind its head; where it takes several lines, all of them there."""
    width = None if view.width is None else max(view.width - len(head), 20)
    for line in wrap(text, width):
        yield head + line
        head = " " * len(head)


def _rubric(passport: Record) -> str:
    return f"rubric {one_line(passport['rubric'])} {passport['rubric_hash']}"


def _errors(errors: Sequence[Record], view: View, *, by_coder: bool) -> Iterator[str]:
    many = "1 wrong cell" if len(errors) == 1 else f"{len(errors)} wrong cells, worst first"
    yield view.paint(many, "bold")
    if any(one["evidence"] is None for one in errors):
        yield from wrap(_NO_EVIDENCE, view.width)
    for one in errors:
        grade = "" if one["grade"] is None else f" ({one['grade']:+g})"
        given = one["given"] if one["position"] is None else signed(one["position"])
        cell = view.paint(f"{one_line(one['unit'])} on {one_line(one['dimension'])}", "bold")
        yield ""
        yield from wrap(
            f"{one['fault']}: {cell}: coded {one['coded']}{grade}, given {given}", view.width
        )
        for sentence in one["evidence"] or ():
            yield sentence_told(sentence, view)
        if one["evidence"] == [] and not by_coder:
            yield "  no evidence"
    yield ""
