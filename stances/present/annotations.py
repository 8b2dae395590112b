"""Annotations of GitHub Actions: workflow commands that mark files at their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stances.present import wording
from stances.present.records import Record

_COMMANDS: Mapping[wording.Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
# What the runner takes back, and no more (actions/toolkit, core/src/command.ts).
_DATA = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY = _DATA | {ord(":"): "%3A", ord(","): "%2C"}


def gha(report: Record) -> str:
    """One annotation for each drift, and for each waiver that allows nothing.

    Where there is neither there is nothing: an annotation marks a line, and no line asks for one.
    """
    return "".join((*_drifts(report), *_waivers(report)))


def _drifts(report: Record) -> Iterator[str]:
    for drifts in wording.weightiest_first(wording.gathered(report["drifts"])):
        yield _command(
            _COMMANDS[wording.level(drifts[0])],
            where=drifts[0],
            title=wording.titles(drifts),
            message=wording.told(drifts[0]),
        )


def _waivers(report: Record) -> Iterator[str]:
    for waiver in wording.idle_waivers(report):
        yield _command(
            "warning" if waiver["state"] == "past" else "notice",
            where=waiver,
            title=wording.title(waiver),
            message=wording.waiver_told(waiver),
        )


def _command(name: str, *, where: Record, title: str, message: str) -> str:
    """A command on a line of its own; nothing in it can end it or begin another one."""
    properties = {"file": where["file"], "line": str(where["line"]), "title": title}
    told = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {told}::{message.translate(_DATA)}\n"
