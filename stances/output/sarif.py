"""SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for code scanning."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from stances.output.answer import Answer
from stances.output.places import find_path_from_root, make_uri
from stances.output.report import Annotation, CheckReport, Finding, Place, Rule
from stances.output.view import View
from stances.version import __version__
from stances.wire.records import format_json

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
Part = Mapping[str, object]
"""An object of a SARIF log."""


def write(answer: Answer, view: View) -> str:
    """Return one run: a rule for each kind of finding, a result for each finding.

    Notices are notifications about the configuration.
    """
    report = answer.make_report()
    runs = [_make_run(report, view.folder)] if report else []
    return format_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}, indent=2) + "\n"


def _make_run(report: CheckReport, folder: str) -> Part:
    driver = {
        "name": "stances",
        "version": __version__,
        "rules": [_make_rule(rule) for rule in report.rules],
    }
    notices = [_make_notification(one, folder) for one in report.notices]
    return {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolConfigurationNotifications": notices}],
        "results": [_make_result(one, report, folder) for one in report.findings],
    }


def _make_rule(rule: Rule) -> Part:
    return {
        "id": f"stances/{rule.id}",
        "name": rule.name,
        "shortDescription": {"text": rule.meaning},
        "fullDescription": {"text": rule.detail},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": "error"},
    }


def _make_result(finding: Finding, report: CheckReport, folder: str) -> Part:
    ids = [rule.id for rule in report.rules]
    return {
        "ruleId": f"stances/{finding.rule}",
        "ruleIndex": ids.index(finding.rule),
        "level": finding.level,
        "message": _make_message(f"{finding.title}: {finding.text}"),
        "locations": [_make_location(finding.place, folder)],
        "relatedLocations": list(_make_related(finding, folder)),
        "partialFingerprints": _make_fingerprints(finding, report.fingerprint),
        # All results of a run have suppressions, or none has (3.27.23).
        "suppressions": _make_suppressions(finding),
    }


def _make_message(text: str) -> Part:
    """Return a plain text that holds no placeholder (3.11.5) and no link (3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}


def _make_location(place: Place, folder: str) -> Part:
    region = {} if place.line is None else {"region": {"startLine": place.line}}
    uri = make_uri(find_path_from_root(place.file, folder))
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, **region}}


def _make_related(finding: Finding, folder: str) -> Iterator[Part]:
    """Make a location of each related place, each of them once."""
    for number, place in enumerate(dict.fromkeys(finding.related), start=1):
        yield {"id": number, **_make_location(place, folder), "message": _make_message(place.text)}


def _make_fingerprints(finding: Finding, name: str) -> Part:
    """Return what stays the same while lines and figures move.

    GitHub goes by `primaryLocationLineHash` alone. Left out, it is made from the line's text:
    an edit would open a new alert, and two findings on one line would share theirs.
    """
    digest = hashlib.sha256(json.dumps(list(finding.identity)).encode()).hexdigest()
    return {f"stances/{name}": digest, "primaryLocationLineHash": f"{digest[:16]}:1"}


def _make_suppressions(finding: Finding) -> list[Part]:
    if not finding.waiver:
        return []
    return [{"kind": "external", "status": "accepted", "justification": finding.waiver}]


def _make_notification(one: Annotation, folder: str) -> Part:
    return {
        "level": one.level,
        "message": _make_message(one.text),
        "locations": [_make_location(one.place, folder)],
    }
