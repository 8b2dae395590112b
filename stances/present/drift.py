"""What a check found: for eyes, and in rows for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.present import records, wording
from stances.present.grid import TABLE
from stances.present.records import Record
from stances.present.tables import Column, listing
from stances.present.terminal import View
from stances.present.width import wrap

DRIFTS = (
    Column(key="expert"),
    Column(key="dimension"),
    Column(key="drift"),
    Column(key="old"),
    Column(key="new"),
    Column(key="causes"),
    Column(key="outcome"),
)
FIELDS = (
    "expert",
    "dimension",
    "drift",
    "old_state",
    "old_position",
    "new_state",
    "new_position",
    "difference",
    "tolerance",
    "causes",
    "fails",
    "waived_until",
    "file",
    "line",
)
"""The fields of a drift in CSV and TSV."""

_VERDICTS = {"same": "green", "drift": "red"}


def table(report: Record, *, view: View, fmt: str = TABLE) -> str:
    """Each drift with what changed and where, then how many there are and what to do.

    A format of tabulate has one row for each drift, and nothing else.
    """
    if fmt != TABLE:
        rows = [cells(drift) for drift in report["drifts"]]
        return listing(DRIFTS, rows, fmt=fmt, view=view)
    return "\n".join(_told(report, view)) + "\n"


def rows(report: Record, *, fmt: str) -> str:
    """The report as JSON, or its drifts as CSV or TSV.

    NDJSON has a line for each drift, then one for each waiver, and last one of type ``summary``.
    """
    if fmt != "ndjson":
        flat = [_flat(drift) for drift in report["drifts"]]
        return records.render(fmt, kind="", fields=FIELDS, rows=flat, document=report)
    end = {key: report[key] for key in ("old", "new", "only", "verdict", "counts")}
    kinds = {"drift": report["drifts"], "waiver": report["waivers"], "summary": [end]}
    return "".join(records.ndjson(kind, found) for kind, found in kinds.items())


def cells(drift: Record) -> Record:
    """A drift as a row of `DRIFTS`."""
    return {
        "expert": drift["expert"],
        "dimension": drift["dimension"],
        "drift": drift["kinds"],
        "old": wording.stand(drift["old"]),
        "new": wording.stand(drift["new"]),
        "causes": drift["causes"],
        "outcome": "" if drift["outcome"] == "differs" else drift["outcome"],
    }


def _flat(drift: Record) -> Record:
    """A drift as a row of `FIELDS`."""
    stands = {
        f"{side}_{key}": (drift[side] or {}).get(key)
        for side in ("old", "new")
        for key in ("state", "position")
    }
    return {
        **drift,
        **stands,
        "drift": " ".join(drift["kinds"]),
        "causes": " ".join(drift["causes"]),
        "fails": "true" if drift["fails"] else "false",
        "waived_until": (drift["waiver"] or {}).get("until"),
    }


def alone(drifts: Sequence[Record], *, view: View) -> str:
    """A single drift for eyes, or some that are told together."""
    return "\n".join(_drift_told(drifts, view)) + "\n"


def _drift_told(drifts: Sequence[Record], view: View) -> Iterator[str]:
    drift = drifts[0]
    headline = f"{wording.titles(drifts)}: {wording.gist(drift)}"
    yield from _wrapped(headline, "", "bold", view)
    for line in wording.lines(drift):
        yield from _wrapped(line.text, "  " * (line.depth + 1), line.style, view)


def _told(report: Record, view: View) -> Iterator[str]:
    for drifts in wording.gathered(report["drifts"]):
        yield from _drift_told(drifts, view)
        yield ""
    verdict = "bold" if report["type"] == "diff" else _VERDICTS[report["verdict"]]
    yield from _wrapped(wording.summary(report), "", verdict, view)
    for text in wording.aside(report):
        yield from _wrapped(text, "", "yellow", view)
    changed = wording.passport(report) if wording.is_news(report) else ()
    for text in (*changed, *wording.advice(report)):
        yield from _wrapped(text, "", "dim", view)


def _wrapped(text: str, indent: str, style: str, view: View) -> Iterator[str]:
    """The text indented and coloured; on a terminal in lines that fit it."""
    width = None if view.width is None else max(view.width - len(indent) - 2, 20)
    for at, line in enumerate(wrap(text, width)):
        hung = "  " if at else ""
        yield indent + hung + (view.paint(line, style) if style else line)
