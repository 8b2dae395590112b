"""A check's report in SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from stances import __version__
from stances.present import wording
from stances.present.grid import cell
from stances.present.records import Record

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_HELP = (
    "stances check tells the old and new score with the sentences and cues that changed. "
    "Mend what changed by mistake, accept the new scores with stances accept, or allow the "
    "drift until a date with a waiver in stances.toml."
)
_KINDS = list(wording.KINDS)


def sarif(report: Record) -> str:
    """One run: a rule for each kind of drift, a result for each cell that drifted.

    A result is of the rule of its gravest kind. What is the matter with waivers is told as
    notifications about the configuration.
    """
    waivers = [_notification(waiver) for waiver in wording.idle_waivers(report)]
    driver = {
        "name": "stances",
        "version": __version__,
        "rules": [_rule(kind, meaning) for kind, meaning in wording.KINDS.items()],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolConfigurationNotifications": waivers}],
        "results": [_result(drift) for drift in report["drifts"]],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def uri(file: str) -> str:
    """The file as a URI: absolute where its path is, else relative.

    >>> uri("texts/Test Ümlaut.md"), uri("/srv/a b.md"), uri("a:b%.md")
    ('texts/Test%20%C3%9Cmlaut.md', 'file:///srv/a%20b.md', 'a%3Ab%25.md')
    """
    # A lone surrogate has no UTF-8; it is told as in all other output.
    path = quote(file, errors="backslashreplace")
    return f"file://{path}" if PurePosixPath(file).is_absolute() else path


def _rule(kind: str, meaning: str) -> Record:
    return {
        "id": f"stances/{kind}",
        "name": f"{kind.capitalize()}Drift",
        "shortDescription": {"text": meaning},
        "fullDescription": {
            "text": f"{meaning} Scores are compared cell by cell with a baseline that was accepted."
        },
        "help": {"text": _HELP},
        "defaultConfiguration": {"level": "error"},
    }


def _result(drift: Record) -> Record:
    text = f"{wording.title(drift)}: {wording.told(drift)}"
    return {
        "ruleId": f"stances/{drift['kinds'][0]}",
        "ruleIndex": _KINDS.index(drift["kinds"][0]),
        "level": wording.level(drift),
        "message": _message(text),
        "locations": [_location(drift["file"], drift["line"])],
        "relatedLocations": list(_related(drift)),
        "partialFingerprints": _fingerprints(drift),
        # All results of a run have suppressions, or none has (3.27.23).
        "suppressions": _suppressions(drift),
    }


def _message(text: str) -> Record:
    """A plain text that holds no placeholder (3.11.5) and no link (3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}


def _location(file: str, line: int | None) -> dict[str, Any]:
    region = {} if line is None else {"region": {"startLine": line}}
    return {"physicalLocation": {"artifactLocation": {"uri": uri(file)}, **region}}


def _related(drift: Record) -> Iterator[Record]:
    """Where the sentences stand and the cues that changed in weight, each of them once."""
    places: dict[tuple[str, int | None, str], None] = {}
    for change in drift["changes"]:
        places[change["source"], change["line"], cell(change["sentence"])] = None
        if change["rule_file"] is not None:
            places[change["rule_file"], change["rule_line"], wording.entry(change)] = None
    for number, (file, line, text) in enumerate(places, start=1):
        yield {"id": number, **_location(file, line), "message": _message(text)}


def _fingerprints(drift: Record) -> Record:
    """What stays the same while lines and figures move: the cell.

    GitHub goes by `primaryLocationLineHash` alone. Left out, it is made from the line's text:
    an edit would open a new alert, and two cells on one line would share theirs.
    """
    name = json.dumps([drift["expert"], drift["dimension"]])
    digest = hashlib.sha256(name.encode()).hexdigest()
    return {"stances/cell/v1": digest, "primaryLocationLineHash": f"{digest[:16]}:1"}


def _suppressions(drift: Record) -> list[Record]:
    if drift["outcome"] != "waived":
        return []
    justification = wording.standing(drift)
    return [{"kind": "external", "status": "accepted", "justification": justification}]


def _notification(waiver: Record) -> Record:
    return {
        "level": "warning" if waiver["state"] == "past" else "note",
        "message": _message(wording.waiver_told(waiver)),
        "locations": [_location(waiver["file"], waiver["line"])],
    }
