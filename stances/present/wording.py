"""What a check found, in words that every format shares.

Every text here is one line and safe to look at, whatever the names and sentences hold.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from stances.gate import drift as gate
from stances.present.figures import exact, signed
from stances.present.grid import cell
from stances.present.records import Record
from stances.present.tables import shown

Level = Literal["error", "warning", "note"]

_MEANING = {
    "come": "The cell was not there when the scores were accepted.",
    "gone": "The cell was there when the scores were accepted, and is no more.",
    "sign": "The expert changed sides.",
    "state": "The expert's state (for, against, mixed, silent) changed.",
    "position": "The position moved by more than its tolerance.",
    "evidence": "The evidence changed: it came, went, or speaks for the other side.",
    "rank": "The expert changed places with another one.",
}
KINDS: Mapping[str, str] = {kind: _MEANING[kind] for kind in gate.KINDS}
"""What each kind of drift means, the gravest first."""

_LEVELS: Mapping[str, Level] = {
    "fails": "error",
    "told": "warning",
    "waived": "note",
    "differs": "note",
}
_OUTCOMES = {"fails": "failing", "told": "told only", "waived": "waived"}
_ARROW = " → "
_ABSENT = "absent"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line that tells about a drift.

    Attributes:
        depth: how far it is indented.
        text: what it says.
        style: how it is coloured; empty where it is not.
    """

    text: str
    depth: int = 0
    style: str = ""


def count(number: int, what: str) -> str:
    """A number of things.

    >>> count(1, "cell"), count(0, "cell")
    ('1 cell', '0 cells')
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def level(drift: Record) -> Level:
    """How grave a drift is: an error fails, a warning is only told, a note is waived.

    Where nothing is judged, all of them are notes.
    """
    return _LEVELS[drift["outcome"]]


def title(of: Record) -> str:
    """The cell that a drift is about, or the cells of a waiver, which may name no one."""
    return cell(f"{of['expert'] or 'every expert'} on {of['dimension'] or 'every dimension'}")


def titles(drifts: Sequence[Record]) -> str:
    """The cell of a drift, or how many cells of an expert came or are gone alike."""
    if len(drifts) == 1:
        return title(drifts[0])
    return cell(f"{drifts[0]['expert']} on {len(drifts)} dimensions")


def gathered(drifts: Iterable[Record]) -> list[list[Record]]:
    """Drifts one by one, but those of an expert that came or are gone without evidence together."""
    groups: dict[object, list[Record]] = {}
    for at, drift in enumerate(drifts):
        key = (drift["expert"], gist(drift), standing(drift)) if _is_bare(drift) else at
        groups.setdefault(key, []).append(drift)
    return list(groups.values())


def weightiest_first(groups: Iterable[list[Record]]) -> list[list[Record]]:
    """The same, what came or is gone without evidence last: a host may show only so many."""
    return sorted(groups, key=lambda drifts: _is_bare(drifts[0]))


def _is_bare(drift: Record) -> bool:
    return drift["kinds"][0] in ("come", "gone") and not drift["changes"]


def stand(of: Record | None) -> str:
    """Where an expert stands.

    >>> stand({"position": -0.73, "state": "against"}), stand(None)
    ('-0.73 against', 'absent')
    """
    if of is None:
        return _ABSENT
    return of["state"] if of["position"] is None else f"{signed(of['position'])} {of['state']}"


def move(drift: Record) -> str:
    """Where an expert stood and stands."""
    return f"{stand(drift['old'])}{_ARROW}{stand(drift['new'])}"


def gist(drift: Record) -> str:
    """The move, in which respects it is a drift, and why it came to be."""
    return f"{move(drift)} ({', '.join(drift['kinds'])}){_because(drift)}"


def _because(drift: Record) -> str:
    """The causes of a drift; what only may be one is told so."""
    told = [change["causes"] for change in drift["changes"]]
    open_ = [
        one
        for one in drift["causes"]
        if [one] not in told and any(one in several for several in told)
    ]
    sure = [one for one in drift["causes"] if one not in open_]
    named = " and ".join("something unknown" if one == "unknown" else one for one in sure)
    perhaps = " or ".join(open_)
    if named and perhaps:
        return f" because of {named} and perhaps {perhaps}"
    return f" because of {named or perhaps}" if named or perhaps else ""


def standing(drift: Record) -> str:
    """Why a drift does not fail; empty where it does, and where nothing is judged."""
    if drift["outcome"] == "waived":
        return cell(f"waived until {drift['waiver']['until']}: {drift['waiver']['reason']}")
    if drift["outcome"] == "told":
        return "told, not failing: none of its kinds is one that fails here"
    return ""


def told(drift: Record) -> str:
    """The gist of a drift and all that is to be said about it, in lines."""
    beneath = [f"{'  ' * line.depth}{line.text}" for line in lines(drift)]
    return "\n".join([gist(drift), *beneath])


def lines(drift: Record) -> Iterator[Line]:
    """All that is to be said about a drift beneath its headline."""
    if why := standing(drift):
        yield Line(text=why, style="yellow")
    if "position" in drift["kinds"] and drift["difference"] is not None:
        moved, allowed = drift["difference"], drift["tolerance"]
        yield Line(text=f"moved by {moved:+.4g}, tolerance {allowed:g}")
    if drift["swapped"]:
        yield Line(text=f"changed places with {', '.join(map(cell, drift['swapped']))}")
    for note in drift["notes"]:
        yield Line(text=cell(note))
    for _, run in groupby(drift["changes"], key=_sentence):
        yield from _sentence_told(list(run))


def place(file: str, line: int | None) -> str:
    """Where something stands, as compilers say it; the file alone where the line is not known."""
    return cell(file if line is None else f"{file}:{line}")


def entry(change: Record) -> str:
    """What found the evidence: ``cue "no strikes" (rubrics/war/strikes.toml:12)``."""
    words = f' "{cell(change["words"])}"' if change["words"] else ""
    file = change["rule_file"]
    where = f" ({place(file, change['rule_line'])})" if file is not None else ""
    return f"{change['origin']}{words}{where}"


def summary(report: Record) -> str:
    """How many cells there are, and how many of them drifted."""
    counts = report["counts"]
    if report["type"] == "diff":
        same = f"the same in {cell(report['old'])} and {cell(report['new'])}"
    else:
        same = f"as accepted in {cell(report['old'])}"
    total = count(counts["cells"], "cell")
    if not report["drifts"]:
        return f"{total}, all {same}"
    outcomes = [drift["outcome"] for drift in report["drifts"]]
    told = ", ".join(
        f"{outcomes.count(one)} {name}" for one, name in _OUTCOMES.items() if one in outcomes
    )
    verdict = f" ({told})" if told else ""
    return f"{total}: {counts['same']} {same}, {counts['drifted']} drifted{verdict}"


def aside(report: Record) -> Iterator[str]:
    """What else is to be told: cells that rest on other things than they did, idle waivers."""
    if stale := report["counts"]["stale"]:
        yield stale_told(stale)
    for waiver in idle_waivers(report):
        yield f"{place(waiver['file'], waiver['line'])}: {waiver_told(waiver)}"


def stale_told(number: int) -> str:
    """How many cells were accepted under what holds no more.

    >>> stale_told(1)
    '1 stale cell: the score is the same by another rubric, method or settings'
    """
    what = count(number, "stale cell")
    return f"{what}: the score is the same by another rubric, method or settings"


def idle_waivers(report: Record) -> list[Record]:
    """The waivers that allow nothing: they are past, or no drift needs them."""
    return [waiver for waiver in report["waivers"] if waiver["state"] != "used"]


def waiver_told(waiver: Record) -> str:
    """What is the matter with a waiver that allows nothing."""
    until = cell(str(waiver["until"]))
    state = f"ended on {until}" if waiver["state"] == "past" else f"until {until} is unused"
    return f"the waiver for {title(waiver)} {state}: {cell(waiver['reason'])}"


def is_news(report: Record) -> bool:
    """Whether anything is other than it was."""
    return bool(report["drifts"] or report["counts"]["stale"])


def passport(report: Record) -> Iterator[str]:
    """What else than the text is not what it was: ``method: 1 → 2``."""
    old, new = (_flat(report["passport"][side]) for side in ("old", "new"))
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            was, now = (shown(of.get(key)) or _ABSENT for of in (old, new))
            yield f"{cell(key)}: {was}{_ARROW}{now}"


def advice(report: Record) -> Iterator[str]:
    """What to do next."""
    if not is_news(report):
        return
    if report["type"] == "check":
        baseline = shlex.quote(cell(report["old"]))
        yield f"To take the new scores: stances accept … --baseline {baseline}"
    if report["drifts"]:
        yield "To see the whole sum of a cell: stances explain EXPERT DIMENSION …"


def _sentence(change: Record) -> tuple[object, ...]:
    return tuple(change[key] for key in ("source", "line", "sentence", "text", "old_text"))


def _sentence_told(changes: list[Record]) -> Iterator[Line]:
    """A sentence, what it says and said, and each change in it."""
    first = changes[0]
    text, before = first["text"], first["old_text"]
    yield Line(text=f"{place(first['source'], first['line'])} {cell(first['sentence'])}")
    if text is not None:
        yield Line(text=f"now: {cell(text)}", depth=1)
    if before is not None and before != text:
        yield Line(text=f"was: {cell(before)}", depth=1)
    for change in changes:
        push = (change["new_weight"] or 0) - (change["old_weight"] or 0)
        style = "green" if push > 0 else "red" if push < 0 else ""
        yield Line(text=_change_told(change), depth=1, style=style)


def _change_told(change: Record) -> str:
    """What became of the evidence: ``-1.00 → +0.80 changed: cue "no strikes"; rubric: why``."""
    weights = (change["old_weight"], change["new_weight"])
    moved = _ARROW.join(_weight(weight) for weight in weights if weight is not None)
    causes = " or ".join(change["causes"])
    why = cell(change["why"])
    return f"{moved} {change['change']}: {entry(change)}; {causes}: {why}".lstrip()


def _weight(weight: float) -> str:
    return f"+{exact(weight)}" if weight > 0 else exact(weight)


def _flat(passport: Record) -> Record:
    """A passport with its settings, and the rubric's, among its other fields."""
    tables = ("settings", "rubric_settings")
    plain = {key: value for key, value in passport.items() if key not in tables}
    return plain | {key: one for name in tables for key, one in passport.get(name, {}).items()}
