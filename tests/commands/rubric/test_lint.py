"""What lint reports, in every format."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from rubric.samples import HEADER, TOLLS, TRAFFIC
from stances.commands.rubric.lint import LintedRubric, check_rubric
from stances.commands.rubric.show_lint import LintAnswer
from stances.errors import StancesError
from stances.output import csv, gha, junit, markdown, ndjson, sarif
from stances.output import json as as_json
from stances.output.view import View
from stances.rubric.finding import Fault, Finding
from stances.settings.model import Settings


def find_line(text, words):
    return text[: text.index(words)].count("\n") + 1


ROBBERY = find_line(TOLLS, '[[cue]]\npole = "-"\nwords = ["highway robbery"]')
UNTESTED = ('fires = ["It is highway robbery."]\n', "")


@pytest.fixture
def lint(named):
    """What lint answers on the made-up rubric, with other words in a file where wanted."""

    def of(**changed):
        return LintAnswer(check_rubric(named(**changed)))

    return of


def test_a_sound_rubric_has_nothing_to_mend(lint):
    answer = lint()
    assert answer.show(View()) == f"{answer.linted.name}: nothing to mend\n"
    assert not answer.falls_short
    assert json.loads(as_json.write(answer, View())) == {"format_version": "1.0", "findings": []}
    assert csv.write(answer, View()) == "where,level,what,hint\n"
    assert ndjson.write(answer, View()) == ""
    assert gha.write(answer, View()) == ""


def test_a_finding_stands_on_one_line(lint):
    answer = lint(tolls=UNTESTED)
    file = f"{answer.linted.name}/tolls.toml"
    assert answer.falls_short
    assert answer.show(View()) == (
        f'{file}:{ROBBERY}: error: tolls/cue/3 has no example that fires it; add fires = ["…"]\n'
    )
    finding = {
        "where": f"{file}:{ROBBERY}",
        "level": "error",
        "what": "tolls/cue/3 has no example that fires it",
        "hint": 'add fires = ["…"]',
    }
    assert json.loads(as_json.write(answer, View()))["findings"] == [finding]
    assert json.loads(ndjson.write(answer, View())) == {"type": "finding", **finding}


@pytest.mark.parametrize(
    ("changed", "line", "what"),
    [
        ({"tolls": ('id = "tolls"', "id = ")}, 2, "broken TOML: Invalid value"),
        (
            {"tolls": ("weight = 0.5", "wieght = 0.5")},
            find_line(TOLLS, "weight"),
            'unknown key "wieght"',
        ),
        (
            {"rubric": ("min_evidence = 0.5", "min_evidence = 0")},
            find_line(HEADER, "min_ev"),
            '"min_evidence" must be above',
        ),
        (
            {"tolls": ('"levy"', '"le\\u0000vy"')},
            find_line(TOLLS, '"levy"'),
            '"words" must not hold a NUL character',
        ),
        (
            {"tolls": ("weight = 0.5", "weight = " + "9" * 5000)},
            find_line(TOLLS, "weight"),
            "broken TOML: a number is too",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(lint, changed, line, what):
    (one,) = lint(**changed).linted.findings
    assert (one.fault, one.level, one.line) == ("broken", "error", line)
    assert one.what.startswith(what)


def test_a_rubric_that_is_not_there_cannot_be_judged():
    with pytest.raises(StancesError, match="no such rubric"):
        check_rubric(Settings(rubric="us-irn"))


def test_a_rubric_without_any_order_is_a_finding_of_the_whole(tmp_path):
    (tmp_path / "rubric.toml").write_text('format = 1\ntitle = "-"\ndimensions = []\n')
    (one,) = check_rubric(Settings(rubric=str(tmp_path))).findings
    assert (one.fault, one.line) == ("broken", 3)


def test_annotations_stand_at_their_lines(lint):
    answer = lint(tolls=UNTESTED)
    assert gha.write(answer, View(folder="sub")) == (
        f"::error file={answer.linted.name}/tolls.toml,line={ROBBERY},title=tolls/cue/3::"
        'tolls/cue/3 has no example that fires it%0Aadd fires = ["…"]\n'
    )


def test_every_finding_has_its_result_and_its_rule(lint):
    answer = lint(tolls=UNTESTED, traffic=('fires = ["It is bumper to bumper."]\n', ""))
    (run,) = json.loads(sarif.write(answer, View()))["runs"]
    rules = [one["id"] for one in run["tool"]["driver"]["rules"]]
    assert rules == [f"stances/{fault}" for fault in Fault.__args__]
    assert [one["ruleId"] for one in run["results"]] == ["stances/untested"] * 2
    lines = [
        one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in run["results"]
    ]
    assert lines == [ROBBERY, find_line(TRAFFIC, "[[cue]]")]
    prints = [one["partialFingerprints"]["primaryLocationLineHash"] for one in run["results"]]
    assert len(set(prints)) == 2


def test_every_finding_is_a_case_and_every_sound_dimension(lint):
    def list_cases(answer):
        root = ElementTree.fromstring(junit.write(answer, View()))
        (suite,) = root
        assert suite.get("name") == answer.linted.name
        return [(case.get("name"), [one.tag for one in case]) for case in suite]

    assert list_cases(lint()) == [("tolls", []), ("traffic", [])]
    spoilt = lint(tolls=UNTESTED)
    where = f"{spoilt.linted.name}/tolls.toml:{ROBBERY}"
    assert list_cases(spoilt) == [
        (f"{where}: tolls/cue/3 has no example that fires it", ["failure"]),
        ("traffic", []),
    ]


def test_a_warning_is_no_failure_of_a_case(lint):
    answer = lint(tolls=('unless_subject = ["rivals"]', 'unless_subject = ["rivalls"]'))
    root = ElementTree.fromstring(junit.write(answer, View()))
    assert [one.tag for case in root.iter("testcase") for one in case] == ["system-out"]
    assert answer.falls_short


def test_markdown_says_what_was_found(lint):
    text = markdown.write(lint(tolls=UNTESTED), View())
    assert text.startswith("## stances rubric lint: faults\n")
    assert "1 finding\n" in text
    assert "| where | level | what | hint |" in text
    assert "## stances rubric lint: sound\n" in markdown.write(lint(), View())


def test_every_kind_of_finding_has_a_rule(lint):
    rules = {one.id for one in lint().make_report().rules}
    assert rules == set(Fault.__args__)


def test_nothing_hidden_is_shown():
    finding = Finding(
        fault="broken", level="error", file="a\x1b.toml", line=None, what="b\u202ec", hint="d\x07"
    )
    answer = LintAnswer(LintedRubric(name="x\x1b", dimensions=(), findings=(finding,)))
    for text in (answer.show(View()), gha.write(answer, View()), junit.write(answer, View())):
        assert not {"\x1b", "\x07"} & set(text)
