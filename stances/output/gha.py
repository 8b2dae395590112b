"""Annotations of GitHub Actions: workflow commands that mark files at their lines."""

from __future__ import annotations

from collections.abc import Mapping

from stances.output.answer import Answer
from stances.output.places import find_path_from_root
from stances.output.report import Annotation, Level
from stances.output.view import View

_COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}
# Exactly the escapes that the runner undoes (actions/toolkit, core/src/command.ts).
_DATA = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_PROPERTY = _DATA | {ord(":"): "%3A", ord(","): "%2C"}


def write(answer: Answer, view: View) -> str:
    """Return one annotation for each finding or group of findings, and for each notice.

    Without any, the text is empty.
    """
    report = answer.make_report()
    if report is None:
        return ""
    return "".join(_write_command(one, view) for one in (*report.annotations, *report.notices))


def _write_command(one: Annotation, view: View) -> str:
    """Return a command on a line of its own; nothing in it can end it or begin another one."""
    properties = {"file": find_path_from_root(one.place.file, view.folder)}
    if one.place.line is not None:
        properties["line"] = str(one.place.line)
    properties["title"] = one.title
    listed = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{_COMMANDS[one.level]} {listed}::{one.text.translate(_DATA)}\n"
