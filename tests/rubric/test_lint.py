"""Each fault that shows without running a rubric, and a rubric to begin with that has none."""

from __future__ import annotations

import re

import pytest

from rubric.samples import TOLLS, TRAFFIC, write
from stances import codebooks
from stances.errors import StancesError
from stances.rubric.compile import compile_rubric
from stances.rubric.files import locate
from stances.rubric.lint import check_patterns, lint
from stances.rubric.load import load
from stances.rubric.starter import starter
from stances.score.reader import Reader
from stances.score.trial import trial
from stances.settings import Settings
from stances.text.grammar import Grammar


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


@pytest.mark.parametrize(
    "pattern", ["(" * 600 + "a b" + " c)" * 600, "@deep0"], ids=["brackets", "lists"]
)
def test_a_pattern_that_nests_too_deep_is_a_fault(findings, tmp_path, pattern):
    lists = "".join(f'deep{n} = ["@deep{n + 1} x"]\n' for n in range(600))
    changed = {
        "rubric": ("[lists]\n", f'[lists]\n{lists}deep600 = ["y"]\n'),
        "tolls": ('"levy"', f'"{pattern}"'),
    }
    (one,) = findings(**changed)
    assert (one.level, "nest too deep" in one.what) == ("error", True)
    assert len(one.what) < 120
    with pytest.raises(StancesError, match=r"tolls\.toml:\d+: pattern .* nest too deep"):
        check_patterns(load(locate(str(tmp_path / "bridge"))))


def test_what_passes_can_be_read_from_deeper_down_as_well(findings):
    def nested(depth):
        return "(" * depth + "a b" + " c)" * depth

    def deeper(calls, read):
        return deeper(calls - 1, read) if calls else read()

    depths = range(60, 400, 20)
    passed = [n for n in depths if not findings(tolls=('"levy"', f'"{nested(n)}"'))]
    assert 60 in passed
    assert 380 not in passed
    assert deeper(80, lambda: Grammar().pattern(nested(max(passed)))).phrase


@pytest.mark.parametrize(
    ("bars", "what"),
    [
        ("topic = 0.3\nside = 0.2", None),
        ("topic = 0.3\nnamed = 0.1\nside = 0.2\nfull = 0.3", None),
        ("topic = 0.3\nside = 0.2\nfull = 0.2", "full = 0.2 has no effect: from side = 0.2 on"),
        ("topic = 0.3\nside = 0.2\nfull = 0.1", "full = 0.1 has no effect: from side = 0.2 on"),
        ("topic = 0.3\nnamed = 0.5", "named = 0.5 has no effect: topic = 0.3 is enough"),
    ],
)
def test_bars_of_likeness_that_have_no_effect(findings, bars, what):
    off = "weight = 0.0\ntopic = 1.0\nside = 1.0"
    found = findings(rubric=(off, f"weight = 0.5\n{bars}"))
    assert [what in one.what for one in found] == ([True] if what else [])
    assert {(one.level, one.where.split("/")[-1]) for one in found} <= {("warning", "rubric.toml")}
    assert findings(rubric=(off, f"weight = 0.0\n{bars}")) == []


def test_likeness_without_exemplars_of_a_pole(findings):
    on = ("weight = 0.0", "weight = 0.5")
    exemplars = TRAFFIC[TRAFFIC.index("[exemplars]") :]
    neutral = '[exemplars]\nneutral = ["The bridge has four lanes."]\n'
    for kept in ("", neutral):
        *few, last = findings(rubric=on, traffic=(exemplars, kept))
        assert ["exemplars" in one.what for one in few] == [True, True]
        assert (last.level, last.where.split("/")[-1]) == ("warning", "traffic.toml:2")
        assert last.what.startswith("[similarity] can never speak on traffic: it has no exemplars")


@pytest.mark.parametrize(
    ("bars", "mute"),
    [
        ("topic = 0.3\nside = 0.1", []),
        ("topic = 0.3\nside = 1.0", ["tolls", "traffic"]),
        ("topic = 1.0\nside = 0.1", ["tolls", "traffic"]),
        ("topic = 1.0\nnamed = 0.3\nside = 0.1", []),
    ],
)
def test_likeness_that_speaks_for_none_of_its_own_exemplars(tmp_path, bars, mute):
    off = "weight = 0.0\ntopic = 1.0\nside = 1.0"
    folder = write(tmp_path / "bridge", rubric=(off, f"weight = 0.5\n{bars}"))
    found = codebooks.lint(Settings(rubric=str(folder)))
    assert [one["where"].split("/")[-1] for one in found] == [f"{name}.toml:2" for name in mute]
    for one in found:
        assert one["level"] == "warning"
        assert "speaks for none of" in one["what"]
    assert codebooks.lint(Settings(rubric=str(write(tmp_path / "off", rubric=(off, off))))) == []


def test_one_exemplar_is_one_exemplar(findings):
    start = TRAFFIC.index("positive = [")
    few = 'positive = ["Cars flow across without a wait."]\n'
    (one,) = findings(traffic=(TRAFFIC[start : TRAFFIC.index("negative = [")], few))
    assert one.what == "traffic has 1 positive exemplar"


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


def test_starter_can_be_made_to_learn_from_its_exemplars(tmp_path):
    """Its commented block is one that works."""
    for file, text in starter("trade").items():
        (tmp_path / file).write_text(re.sub(r"^# (?=[\[a-z]+( =|\]))", "", text, flags=re.M))
    rubric = load(locate(str(tmp_path)))
    assert rubric.similarity.weight == 0.5
    assert len(rubric.elsewhere) == 2
    assert codebooks.lint(Settings(rubric=str(tmp_path))) == []
    assert trial(Reader(compile_rubric(rubric)), rubric.dimensions)[1] == []


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
