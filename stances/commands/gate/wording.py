"""What a check found, in words that every format shares.

Every text here is one line and safe to look at, whatever the names and sentences hold.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from stances.commands.gate.report import (
    BasisPassport,
    CellScore,
    DriftReport,
    ReportedChange,
    ReportedDrift,
    ReportedWaiver,
)
from stances.commands.gate.verdict import Outcome
from stances.output.figures import format_signed, format_weight
from stances.output.grid import make_safe_line
from stances.output.report import Line
from stances.output.tables import show_value

_OUTCOMES: Mapping[Outcome, str] = {
    "fails": "failing",
    "told": "only reported",
    "waived": "waived",
}
_ARROW = " → "
_ABSENT = "absent"


def count(number: int, what: str) -> str:
    """Return a number of things.

    >>> count(1, "cell"), count(0, "cell")
    ('1 cell', '0 cells')
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def name_cell(of: ReportedDrift | ReportedWaiver) -> str:
    """Return the cell of a drift, or the cells of a waiver, which may name no expert."""
    return make_safe_line(f"{of.expert or 'every expert'} on {of.dimension or 'every dimension'}")


def name_cells(drifts: Sequence[ReportedDrift]) -> str:
    """Return the cell of a drift, or how many cells of an expert are new or gone alike."""
    if len(drifts) == 1:
        return name_cell(drifts[0])
    return make_safe_line(f"{drifts[0].expert} on {len(drifts)} dimensions")


def group_drifts(drifts: Iterable[ReportedDrift]) -> list[list[ReportedDrift]]:
    """Return drifts one by one, but the silent cells of an expert who is new or gone as a group."""
    groups: dict[object, list[ReportedDrift]] = {}
    for at, drift in enumerate(drifts):
        alike = (drift.expert, describe_drift(drift), describe_outcome(drift))
        groups.setdefault(alike if is_bare(drift) else at, []).append(drift)
    return list(groups.values())


def is_bare(drift: ReportedDrift) -> bool:
    """Whether a cell is new or gone without any evidence."""
    return drift.kinds[0] in ("come", "gone") and not drift.changes


def format_score(score: CellScore | None) -> str:
    """Return where an expert stands.

    >>> format_score(CellScore(state="against", position=-0.73, support=0.0, opposition=2.7))
    '-0.73 against'
    >>> format_score(None)
    'absent'
    """
    if score is None:
        return _ABSENT
    if score.position is None:
        return score.state
    return f"{format_signed(score.position)} {score.state}"


def format_move(drift: ReportedDrift) -> str:
    """Return where an expert stood and stands."""
    return f"{format_score(drift.old)}{_ARROW}{format_score(drift.new)}"


def describe_drift(drift: ReportedDrift) -> str:
    """Return the move, in which respects it is drift, and its causes."""
    return f"{format_move(drift)} ({', '.join(drift.kinds)}){_describe_causes(drift)}"


def _describe_causes(drift: ReportedDrift) -> str:
    """Return the causes of a drift; the ones that are not certain come after "perhaps"."""
    by_change = [change.causes for change in drift.changes]
    uncertain = [
        cause
        for cause in drift.causes
        if (cause,) not in by_change and any(cause in causes for causes in by_change)
    ]
    certain = [cause for cause in drift.causes if cause not in uncertain]
    named = " and ".join("something unknown" if one == "unknown" else one for one in certain)
    perhaps = " or ".join(uncertain)
    if named and perhaps:
        return f" because of {named} and perhaps {perhaps}"
    return f" because of {named or perhaps}" if named or perhaps else ""


def describe_outcome(drift: ReportedDrift) -> str:
    """Return why a drift does not fail; empty where it does, and where nothing is judged."""
    if drift.waiver:
        return make_safe_line(f"waived until {drift.waiver.until}: {drift.waiver.reason}")
    if drift.outcome == "told":
        return "only reported: this check does not fail on drift of this kind"
    return ""


def list_lines(drift: ReportedDrift) -> Iterator[Line]:
    """Yield the lines that belong beneath the headline of a drift."""
    if why := describe_outcome(drift):
        yield Line(text=why, style="yellow")
    if "position" in drift.kinds and drift.difference is not None:
        yield Line(text=f"moved by {drift.difference:+.4g}, tolerance {drift.tolerance:g}")
    if drift.swapped:
        yield Line(text=f"changed places with {', '.join(map(make_safe_line, drift.swapped))}")
    for note in drift.notes:
        yield Line(text=make_safe_line(note))
    for _, changes in groupby(drift.changes, key=_identify_sentence):
        yield from _list_changes(list(changes))


def _identify_sentence(change: ReportedChange) -> tuple[object, ...]:
    return change.source, change.line, change.sentence, change.text, change.old_text


def _list_changes(changes: Sequence[ReportedChange]) -> Iterator[Line]:
    """Yield a sentence, what it says and said, and each change in it."""
    first = changes[0]
    yield Line(text=f"{format_place(first.source, first.line)} {make_safe_line(first.sentence)}")
    if first.text is not None:
        yield Line(text=f"now: {make_safe_line(first.text)}", depth=1)
    if first.old_text is not None and first.old_text != first.text:
        yield Line(text=f"was: {make_safe_line(first.old_text)}", depth=1)
    for change in changes:
        push = (change.new_weight or 0) - (change.old_weight or 0)
        style = "green" if push > 0 else "red" if push < 0 else ""
        yield Line(text=_describe_change(change), depth=1, style=style)


def _describe_change(change: ReportedChange) -> str:
    """Return what became of evidence: ``-1.00 → +0.80 changed: cue "no strikes"; rubric: why``."""
    weights = (change.old_weight, change.new_weight)
    moved = _ARROW.join(_format_weight(one) for one in weights if one is not None)
    causes = " or ".join(change.causes)
    why = make_safe_line(change.why)
    return f"{moved} {change.change}: {describe_entry(change)}; {causes}: {why}".lstrip()


def _format_weight(weight: float) -> str:
    return f"+{format_weight(weight)}" if weight > 0 else format_weight(weight)


def format_place(file: str, line: int | None) -> str:
    """Return where something stands, as compilers write it; the file alone without a line."""
    return make_safe_line(file if line is None else f"{file}:{line}")


def describe_entry(change: ReportedChange) -> str:
    """Return what found the evidence: ``cue "no strikes" (rubrics/war/strikes.toml:12)``."""
    words = f' "{make_safe_line(change.words)}"' if change.words else ""
    file = change.rule_file
    where = f" ({format_place(file, change.rule_line)})" if file is not None else ""
    return f"{change.origin}{words}{where}"


def summarize(report: DriftReport) -> str:
    """Return how many cells there are, and how many of them drifted."""
    counts = report.counts
    if report.command == "diff":
        same = f"the same in {make_safe_line(report.old)} and {make_safe_line(report.new)}"
    else:
        same = f"as accepted in {make_safe_line(report.old)}"
    total = count(counts.cells, "cell")
    if not report.drifts:
        return f"{total}, all {same}"
    outcomes = [drift.outcome for drift in report.drifts]
    counted = ", ".join(
        f"{outcomes.count(one)} {name}" for one, name in _OUTCOMES.items() if one in outcomes
    )
    verdict = f" ({counted})" if counted else ""
    return f"{total}: {counts.same} {same}, {counts.drifted} drifted{verdict}"


def list_asides(report: DriftReport) -> Iterator[str]:
    """Yield further remarks: on stale cells, and on waivers that allow nothing."""
    if stale := report.counts.stale:
        yield describe_stale(stale)
    for waiver in list_idle_waivers(report):
        yield f"{format_place(waiver.file, waiver.line)}: {describe_idle_waiver(waiver)}"


def describe_stale(number: int) -> str:
    """Return how many cells were accepted on what has changed since.

    >>> describe_stale(1)
    '1 stale cell: the score is the same by another rubric, method or settings'
    """
    what = count(number, "stale cell")
    return f"{what}: the score is the same by another rubric, method or settings"


def list_idle_waivers(report: DriftReport) -> list[ReportedWaiver]:
    """Return the waivers that allow nothing: they are past, or no drift needs them."""
    return [waiver for waiver in report.waivers if waiver.state != "used"]


def describe_idle_waiver(waiver: ReportedWaiver) -> str:
    """Return why a waiver allows nothing."""
    ended = waiver.state == "past"
    state = f"ended on {waiver.until}" if ended else f"until {waiver.until} is unused"
    return f"the waiver for {name_cell(waiver)} {state}: {make_safe_line(waiver.reason)}"


def has_news(report: DriftReport) -> bool:
    """Whether anything changed."""
    return bool(report.drifts or report.counts.stale)


def list_passport_changes(report: DriftReport) -> Iterator[str]:
    """Yield what changed besides the text, such as ``method: 1 → 2``."""
    old, new = _flatten(report.passport.old), _flatten(report.passport.new)
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            was, now = (show_value(of.get(key)) or _ABSENT for of in (old, new))
            yield f"{make_safe_line(key)}: {was}{_ARROW}{now}"


def _flatten(passport: BasisPassport) -> Mapping[str, object]:
    """Return a passport's fields, and all settings, by their names."""
    return {
        "stances": passport.stances,
        "method": passport.method,
        "rubric": passport.rubric,
        "rubric_hash": passport.rubric_hash,
        "modifiers_hash": passport.modifiers_hash,
        **passport.settings,
        **passport.rubric_settings,
    }


def list_advice(report: DriftReport) -> Iterator[str]:
    """Yield what to do next."""
    if not has_news(report):
        return
    if report.command == "check":
        baseline = shlex.quote(make_safe_line(report.old))
        yield f"To take the new scores: stances accept … --baseline {baseline}"
    if report.drifts:
        yield "To see the whole sum of a cell: stances explain EXPERT DIMENSION …"
