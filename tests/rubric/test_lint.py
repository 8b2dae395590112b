"""Each fault that shows without running a rubric, and a rubric to begin with that has none."""

from __future__ import annotations

import pytest

from rubric.samples import TOLLS, TRAFFIC, write
from stances.errors import StancesError
from stances.rubric.compile import compile_rubric
from stances.rubric.files import locate
from stances.rubric.lint import check_patterns, lint
from stances.rubric.load import load
from stances.rubric.starter import starter
from stances.score.reader import Reader
from stances.score.trial import trial


@pytest.fixture
def findings(tmp_path):
    def of(**changed):
        folder = write(tmp_path / "bridge", **changed)
        return lint(load(locate(str(folder))))

    return of


def test_sound_rubric_has_no_findings(findings):
    assert findings() == []


@pytest.mark.parametrize(
    ("old", "new", "level", "what", "hint"),
    [
        ('"levy"', '"(levy"', "error", 'pattern "(levy": a bracket is never closed', ""),
        ('"levy"', '"@nowhere"', "error", "there is no list @nowhere", ""),
        (
            'with = ["@crossing"]',
            'with = ["... x"]',
            "error",
            "must not begin or end with a gap",
            "",
        ),
        ('without = ["lock*"]', 'without = ["x)"]', "error", "opens nothing", ""),
        (
            'without = ["lock*"]',
            'without = ["lock*"]\nwith = ["pump*", "lock*"]',
            "error",
            'tolls/target/7 can never match: it both asks for and forbids "lock*"',
            "",
        ),
        (
            'unless_subject = ["rivals"]',
            'unless_subject = ["rivalls"]',
            "warning",
            'tolls/target/4: "rivalls" is no actor',
            'did you mean "rivals"?',
        ),
        ('subject = ["us"]', 'subject = ["uss"]', "warning", '"uss" is no actor', '"us"'),
        (
            'fires = ["It is highway robbery."]\n',
            "",
            "error",
            "tolls/cue/3 has no example that fires it",
            "fires =",
        ),
        (
            '"levy"',
            '"levy", "Rebate*"',
            "error",
            'tolls/target/5: "Rebate*" stands in tolls/target/2 as well',
            "keep one",
        ),
        ('"fair share"', '"fair  share", "levy"', "error", "stands in tolls/target/5", "keep one"),
        (
            '  "Those who cross must pay for the upkeep.",\n',
            "",
            "warning",
            "tolls has 2 positive exemplars",
            "at least 3",
        ),
    ],
)
def test_finding(findings, old, new, level, what, hint):
    (one,) = findings(tolls=(old, new))
    assert one.level == level
    assert what in one.what
    assert hint in one.hint
    assert one.where.split("/")[-1].startswith("tolls.toml:")


def test_finding_has_the_line_of_its_entry(findings):
    (one,) = findings(tolls=('fires = ["It is highway robbery."]\n', ""))
    above = TOLLS[: TOLLS.index('[[cue]]\npole = "-"\nwords = ["highway robbery"]')]
    assert one.where.endswith(f"tolls.toml:{above.count(chr(10)) + 1}")


def test_same_words_twice_in_one_entry(findings):
    found = findings(tolls=('"levy"', '"levy", "levy"'))
    assert {one.what for one in found} == {
        'tolls/target/5: "levy" stands in tolls/target/5 as well'
    }


def test_same_words_in_other_case_in_one_entry(findings):
    assert findings(tolls=('"levy"', '"levy", "Levy"'))


def test_entry_without_words(findings):
    (one,) = findings(tolls=('words = ["levy"]', "words = []"))
    assert one.level == "error"
    assert "tolls/target/5" in one.what


@pytest.mark.xfail(strict=True, reason="a list without phrases matches nothing, in silence")
def test_entry_that_calls_an_empty_list(findings):
    assert findings(tolls=('payers = ["driver*", "hauler*"]', "payers = []"))


def test_one_sided_dimension(findings):
    target = TRAFFIC[TRAFFIC.index("[[target]]") : TRAFFIC.index("[[cue]]")]
    (one,) = findings(traffic=(target, ""))
    assert (one.level, one.what) == (
        "warning",
        "traffic is one-sided: nothing speaks for its positive pole",
    )
    assert one.where.endswith("traffic.toml:2")


def test_target_that_takes_nothing_does_not_mend_one_sidedness(findings):
    (one,) = findings(traffic=('words = ["traffic"]', 'words = ["traffic"]\ntakes = []'))
    assert "one-sided" in one.what


def test_dimension_without_entries_and_exemplars(findings):
    found = findings(traffic=(TRAFFIC, TRAFFIC.split("\n\n")[0]))
    assert [(one.level, one.what) for one in found] == [
        ("error", "traffic has no target and no cue"),
        ("warning", "traffic has 0 positive exemplars"),
        ("warning", "traffic has 0 negative exemplars"),
    ]


def test_rubric_without_actors_may_name_any_subject(findings, tmp_path):
    alone = tmp_path / "alone.toml"
    text = TRAFFIC.replace('words = ["traffic"]', 'words = ["traffic"]\nsubject = ["nobody"]')
    alone.write_text(text, encoding="utf-8")
    assert lint(load(locate(str(alone)))) == []


def test_findings_come_in_the_order_of_the_files(findings):
    found = findings(
        tolls=('fires = ["We should grant rebates."]\n', ""),
        traffic=('fires = ["It is bumper to bumper."]\n', ""),
    )
    assert [one.what.split()[0] for one in found] == ["tolls/target/2", "traffic/cue/1"]


def test_check_of_patterns_passes_what_can_be_read(loaded):
    check_patterns(loaded)


# ---------------------------------------------------------------- the starter


@pytest.fixture
def begun(tmp_path):
    """The starter, written and read."""
    for file, text in starter("trade-2026").items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    return load(locate(str(tmp_path)))


def test_starter_passes_its_own_lint(begun):
    assert begun.title.startswith("trade-2026: ")
    assert lint(begun) == []


def test_starter_has_enough_of_its_own_tests(begun):
    passed, failed = trial(Reader(compile_rubric(begun)), begun.dimensions)
    (dimension,) = begun.dimensions
    texts = sum(len(one.fires) + len(one.silent) for one in dimension.entries)
    assert passed + len(failed) == texts + len(dimension.examples) > 8


def test_starter_passes_its_own_trial(begun):
    _, failed = trial(Reader(compile_rubric(begun)), begun.dimensions)
    assert failed == []


@pytest.mark.parametrize("name", ["trade", "trade-2026", "a1"])
def test_starter_takes_a_plain_name(name):
    assert f'"{name}: ' in starter(name)["rubric.toml"]


@pytest.mark.parametrize(
    "name", ["", "Trade", "a b", "a/b", "../a", "-a", "a-", "a--b", "é", "a\n"]
)
def test_starter_needs_a_plain_name(name):
    with pytest.raises(StancesError) as caught:
        starter(name)
    assert caught.value.where == name
    assert caught.value.hint
