"""Each fault that shows without running a rubric, and a rubric to begin with that has none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadline import must_not_hang
from rubric.samples import HEADER, TOLLS, TRAFFIC, write
from stances.commands.rubric.lint import check_rubric
from stances.errors import StancesError
from stances.match.reader import Reader
from stances.rubric.compile import compile_rubric
from stances.rubric.files import list_bundled, read_rubric_files
from stances.rubric.lint import check_patterns, lint_rubric
from stances.rubric.lint_collisions import list_single_words
from stances.rubric.lint_patterns import PatternLint
from stances.rubric.load import parse_rubric
from stances.rubric.model import Place, PlacedWords
from stances.rubric.starter import make_starter
from stances.scoring.trial import run_trial
from stances.settings.model import Settings


@pytest.fixture
def findings(tmp_path):
    def of(**changed):
        folder = write(tmp_path / "bridge", **changed)
        return lint_rubric(parse_rubric(read_rubric_files(str(folder))))

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
            'tolls/target/4: "rivalls" is not an actor',
            'did you mean "rivals"?',
        ),
        ('subject = ["us"]', 'subject = ["uss"]', "warning", '"uss" is not an actor', '"us"'),
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


def chain(count, entry, last="a b"):
    """Lists each of which calls the one before."""
    calls = "".join(f'l{n} = ["{entry.format(n - 1)}"]\n' for n in range(1, count + 1))
    return f'l0 = ["{last}"]\n{calls}'


BOMBS = {
    "lists": ("@l30 z", chain(30, "@l{0} @l{0}")),
    "choices": ("@l30 z", chain(30, "(@l{0} x|@l{0} y)")),
    "options": ("z @l20", chain(20, "x (@l{0})? (@l{0})? y")),
    "brackets": ("(" * 600 + "a b" + " c)" * 600, ""),
    "deep lists": ("@l600", chain(600, "@l{0} x")),
    "circle": ("@l1 z", 'l1 = ["@l2 z"]\nl2 = ["@l1"]\n'),
    "gap": ("a ...9999 b", ""),
    "gaps": ("a ...99999999999999999999 b", ""),
    "gap of a word": ("a ...two b", ""),
    "gap of another script": ("a ...٣ b", ""),
    "number of lists": ("@l0 " * 3000 + "z", chain(0, "", "a b c d e f g h")),
}


@pytest.mark.parametrize(("pattern", "lists"), BOMBS.values(), ids=BOMBS)
def test_a_pattern_out_of_bounds_is_a_fault_at_its_line(findings, tmp_path, pattern, lists):
    """However few its bytes are, it is refused, and at once."""
    changed = {
        "rubric": ("[lists]\n", f"[lists]\n{lists}"),
        "tolls": ('"levy"', f'"{pattern}"'),
    }
    (one,) = findings(**changed)
    assert (one.level, one.fault, one.about) == ("error", "pattern", "tolls/target/5")
    line = TOLLS[: TOLLS.index('[[target]]\nwords = ["levy"]')].count("\n") + 1
    assert one.where.endswith(f"tolls.toml:{line}")
    assert len(one.what) < 250
    with pytest.raises(StancesError, match=rf"tolls\.toml:{line}: pattern "):
        check_patterns(parse_rubric(read_rubric_files(str(tmp_path / "bridge"))))


@pytest.mark.parametrize(("pattern", "lists"), BOMBS.values(), ids=BOMBS)
def test_a_modifier_out_of_bounds_is_a_fault_at_its_line(findings, pattern, lists):
    rule = 'kind = "hedge"\nscope = "after"\nreach = 1\nuntil = "comma"\n'
    own = f'[[modifier]]\n{rule}words = ["{pattern}"]\n\n[lists]\n{lists}'
    (one,) = findings(rubric=("[lists]\n", own))
    assert (one.level, one.fault) == ("error", "pattern")
    line = HEADER[: HEADER.index("[lists]")].count("\n") + 1
    assert one.where.endswith(f"rubric.toml:{line}")


def test_a_rubric_out_of_bounds_is_refused_without_delay(tmp_path):
    """From the shell, and well before anybody would stop it."""
    bomb = tmp_path / "bomb.toml"
    lists = chain(30, "@l{0} @l{0}")
    entry = '[[cue]]\npole = "+"\nwords = ["@l30 z"]\nfires = ["x"]\n'
    bomb.write_text(f"{TRAFFIC.split(chr(10) * 2)[0]}\n[lists]\n{lists}\n{entry}", encoding="utf-8")
    with must_not_hang():
        found = check_rubric(Settings(rubric=str(bomb))).findings
    assert [one.fault for one in found if one.level == "error"] == ["pattern"]


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
    places = {(one.level, one.where.split("/")[-1]) for one in found}
    assert places <= {
        ("warning", f"rubric.toml:{HEADER[: HEADER.index('[similarity]')].count(chr(10)) + 1}")
    }
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
    found = check_rubric(Settings(rubric=str(folder))).findings
    assert [one.where.split("/")[-1] for one in found] == [f"{name}.toml:2" for name in mute]
    for one in found:
        assert (one.level, one.fault) == ("warning", "mute")
        assert "speaks for none of" in one.what
    silent = write(tmp_path / "off", rubric=(off, off))
    assert check_rubric(Settings(rubric=str(silent))).findings == ()


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


def test_entry_that_calls_an_empty_list(findings, tmp_path):
    (one,) = findings(tolls=('payers = ["driver*", "hauler*"]', "payers = []"))
    assert (one.level, one.what) == (
        "error",
        'pattern "beggar the @payers": the list @payers is empty',
    )
    with pytest.raises(
        StancesError, match=r"tolls\.toml:\d+: pattern .* @payers is empty; add phr"
    ):
        check_patterns(parse_rubric(read_rubric_files(str(tmp_path / "bridge"))))


def test_one_sided_dimension(findings):
    target = TRAFFIC[TRAFFIC.index("[[target]]") : TRAFFIC.index("[[cue]]")]
    (one,) = findings(traffic=(target, ""))
    assert (one.level, one.what) == (
        "warning",
        "traffic is one-sided: nothing speaks for its positive pole",
    )
    assert one.where.endswith("traffic.toml:2")


def test_target_that_takes_nothing_speaks_for_no_pole(findings):
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
    assert lint_rubric(parse_rubric(read_rubric_files(str(alone)))) == []


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
    for file, text in make_starter("trade-2026").items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    return parse_rubric(read_rubric_files(str(tmp_path)))


def test_starter_passes_its_own_lint(begun):
    assert begun.title.startswith("trade-2026: ")
    assert lint_rubric(begun) == []


def test_starter_has_enough_of_its_own_tests(begun):
    passed, failed = run_trial(Reader(compile_rubric(begun)), begun.dimensions)
    (dimension,) = begun.dimensions
    texts = sum(len(one.fires) + len(one.silent) for one in dimension.entries)
    assert passed + len(failed) == texts + len(dimension.examples) > 8


def test_starter_passes_its_own_trial(begun):
    _, failed = run_trial(Reader(compile_rubric(begun)), begun.dimensions)
    assert failed == []


def test_starter_can_be_made_to_learn_from_its_exemplars(tmp_path):
    """Its commented block is one that works."""
    for file, text in make_starter("trade").items():
        (tmp_path / file).write_text(re.sub(r"^# (?=[\[a-z]+( =|\]))", "", text, flags=re.M))
    rubric = parse_rubric(read_rubric_files(str(tmp_path)))
    assert rubric.similarity.weight == 0.5
    assert len(rubric.elsewhere) == 2
    assert check_rubric(Settings(rubric=str(tmp_path))).findings == ()
    assert run_trial(Reader(compile_rubric(rubric)), rubric.dimensions)[1] == []


@pytest.mark.parametrize("name", ["trade", "trade-2026", "a1"])
def test_starter_takes_a_plain_name(name):
    assert f'"{name}: ' in make_starter(name)["rubric.toml"]


@pytest.mark.parametrize(
    "name", ["", "Trade", "a b", "a/b", "../a", "-a", "a-", "a--b", "é", "a\n"]
)
def test_starter_needs_a_plain_name(name):
    with pytest.raises(StancesError) as caught:
        make_starter(name)
    assert caught.value.where == name
    assert caught.value.hint


# ---------------------------------------------------------------- words that collide


@pytest.mark.parametrize(
    ("words", "lists", "shown"),
    [
        ('"blockade"', "", '"blockade" is a modifier too: "block*", a word of reversal'),
        ('"Blockade*"', "", '"Blockade*" is a modifier too: "block*", a word of reversal'),
        ('"(naval blockade|blockade|fleet)"', "", '"blockade" is a modifier too: "block*"'),
        ('"@sea"', 'sea = ["fleet*", "blockade"]', '"blockade" is a modifier too: "block*"'),
        ('"@sea"', 'sea = ["@far"]\nfar = ["(fleet|blockade)"]', '"blockade" is a modifier too'),
        ('"naval blockade"', "", None),
        ('"blockade of the port"', "", None),
        ('"(naval blockade|fleet)"', "", None),
        ('"fleet*"', "", None),
        ('"sub-blockade"', "", None),
    ],
)
def test_a_target_whose_word_is_a_modifier(findings, words, lists, shown):
    header = ("[lists]\n", f"[lists]\n{lists}\n")
    found = findings(rubric=header, tolls=('"levy"', words))
    assert [shown in one.what for one in found] == ([True] if shown else [])
    for one in found:
        assert (one.level, one.fault, one.about) == ("warning", "collision", "tolls/target/5")
        assert one.where.split("/")[-1].startswith("tolls.toml:")
        assert "[pseudo]" in one.hint


def test_a_word_that_is_not_a_modifier_here_collides_with_none(findings):
    pseudo = '[pseudo]\nwords = ["blockade*"]\n\n[lists]\n'
    assert findings(rubric=("[lists]\n", pseudo), tolls=('"levy"', '"blockade"')) == []


def test_lists_that_call_each_other_are_looked_at_once(findings):
    """They stand for one word, so that no bound of patterns holds them back."""
    calls = "".join(f'l{n} = ["@l{n - 1}", "@l{n - 1}"]\n' for n in range(1, 40))
    header = ("[lists]\n", f'[lists]\nl0 = ["blockade"]\n{calls}')
    (one,) = findings(rubric=header, tolls=('"levy"', '"@l39"'))
    assert one.fault == "collision"


def test_a_cue_may_be_a_modifier(findings):
    """It carries a side by itself, and hides what it overlaps."""
    assert findings(tolls=('"fair share"', '"blockade"')) == []


@pytest.mark.parametrize("name", list_bundled())
def test_the_bundled_rubrics_collide_with_nothing(name):
    found = lint_rubric(parse_rubric(read_rubric_files(name)))
    assert [one for one in found if one.fault == "collision"] == []


@given(st.text("(|)?@.…*ab \n'’-2", max_size=30))
def test_any_pattern_is_read_or_refused(written):
    """Whatever a coder writes between the quotes."""
    words = PlacedWords(words=(written,), place=Place(file="a.toml", line=1))
    lists = {"a": ("b", "@a"), "b": ()}
    for one in PatternLint(lists).check_words(words.words, words.place):
        assert one.where == "a.toml:1"
    assert all(word.strip() for word in list_single_words([written], lists))
