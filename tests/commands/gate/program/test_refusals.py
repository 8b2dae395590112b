"""What cannot be judged ends with 2, and leaves the baseline alone."""

from __future__ import annotations

import re

import pytest

from commands.gate.program.project import (
    ARTICLE,
)
from rubric.samples import write as write_rubric


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: None,
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-3],
        lambda data: data.replace(b'"1.0"', b'"2.0"', 1),
        lambda data: data.replace(b'"baseline"', b'"bassline"', 1),
        lambda data: data.replace(b'"for": 2.0', b'"for": 1.0', 1),
        lambda data: data.replace(b'"for": 2.0', b'"for": NaN', 1),
        lambda data: data.replace(b'"position": null', b'"position": "null"', 1),
        lambda data: data.replace(b"umlaut-1.1", b"\xff", 1),
        lambda data: b"An article.\n",
        lambda data: b"\0\1\2",
        lambda data: b"[]",
        lambda data: b"{}",
        lambda data: b"null",
    ],
    ids=[
        "missing",
        "empty",
        "half",
        "cut",
        "foreign",
        "none",
        "sums",
        "nan",
        "types",
        "bytes",
        "article",
        "binary",
        "list",
        "object",
        "null",
    ],
)
def test_a_baseline_that_cannot_be_read(project, spoil):
    data = spoil(project.bytes())
    assert data != project.bytes()
    if data is None:
        project.path("b.json").unlink()
        commands = ["check"]  # where none is, accept writes one
    else:
        project.path("b.json").write_bytes(data)
        commands = ["check", "accept"]
    for command in commands:
        assert "b.json" in project.refuse(command, "x.txt", "--baseline", "b.json")


@pytest.mark.parametrize("command", ["check", "accept"])
@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("none.txt",), "none.txt"),
        (("empty.txt",), "empty.txt"),
        (("nobody.txt",), "nobody.txt"),
        (("latin.txt",), "latin.txt"),
        (("hollow",), "hollow"),
        (("x.txt", "none.txt"), "none.txt"),
        (("x.txt", "-d", "tols"), 'did you mean "tolls"?'),
        (("x.txt", "-e", "Bata"), 'did you mean "Beta"?'),
        (("x.txt", "-e", "test"), "may be any of"),
        (("x.txt", "-r", "none"), "none"),
        (("x.txt", "-r", "broken"), "broken/tolls.toml"),
        (("x.txt", "--nope"), "--nope"),
        (("other.txt",), "no expert in common"),
        (("x.txt", "-r", "ferries"), "no dimension in common"),
    ],
    ids=str,
)
def test_what_cannot_be_judged(project, command, args, message):
    project.put("empty.txt", "")
    project.put("nobody.txt", "It rains, and nobody is quoted.\n")
    project.path("latin.txt").write_bytes(b"caf\xe9\x81")
    project.path("hollow").mkdir()
    project.put("other.txt", re.sub("Test (?=Üm|Be|Si)", "Probe ", ARTICLE))
    write_rubric(project.path("broken"), tolls=("words =", "wrods ="))
    write_rubric(project.path("ferries"))
    project.edit("ferries/rubric.toml", '"tolls", "traffic"', '"ferries"')
    project.path("ferries/traffic.toml").unlink()
    project.path("ferries/tolls.toml").rename(project.path("ferries/ferries.toml"))
    project.edit("ferries/ferries.toml", 'id = "tolls"', 'id = "ferries"')
    if command == "accept" and "in common" in message:  # whoever accepts may begin anew
        assert project.run(command, *args, "--baseline", "b.json")[0] == 0
        assert project.run("check", *args, "--baseline", "b.json")[0] == 0
    else:
        assert message in project.refuse(command, *args, "--baseline", "b.json")


@pytest.mark.parametrize("command", ["check", "accept"])
def test_a_baseline_with_a_nul_in_its_name_is_refused(project, command):
    project.put("stances.toml", 'inputs = ["x.txt"]\nbaseline = "b\\u0000.json"\n')
    project.refuse(command)


@pytest.mark.parametrize("command", ["check", "accept"])
def test_no_baseline_named(project, command):
    assert "--baseline" in project.refuse(command, "x.txt")


def test_a_missing_baseline_is_refused_with_how_to_write_one(project):
    message = project.refuse("check", "x.txt", "--baseline", "none.json")
    assert "none.json: no such baseline; write it with: stances accept" in message


@pytest.mark.parametrize("format", ["csv", "json", "gha", "sarif", "junit", "markdown", "ndjson"])
def test_no_format_says_that_all_is_well_where_it_could_not_judge(project, format):
    project.path("b.json").write_bytes(project.bytes()[:-9])
    project.refuse("check", "x.txt", "--baseline", "b.json", "-f", f"{format}=out")
    assert not project.path("out").exists()
