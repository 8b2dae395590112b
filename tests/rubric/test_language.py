"""Modifiers of a rubric's own: added to the shared ones, or in a file of another language."""

from __future__ import annotations

from typing import get_args

import pytest

from rubric.samples import HEADER, write
from stances.errors import StancesError
from stances.match.reader import Reader
from stances.rubric.compile import compile_rubric
from stances.rubric.files import read_rubric_files
from stances.rubric.lint import lint_rubric
from stances.rubric.load import parse_rubric
from stances.rubric.model import SIDE_GIVERS, ModifierKind
from stances.scoring.trial import run_trial, weigh_text

RUBRIC = """\
format = 1
title = "Tolls, in a made-up language"
dimensions = ["tolls"]
modifiers = "elvi.toml"

[lists]
haste = ["lup", "lupi"]
"""

TOLLS = """\
format = 1
id = "tolls"
question = "Vel toli?"
kind = "prescription"
positive = "toli"
negative = "ne toli"

[[target]]
words = ["tol*"]
fires = ["Mi vel toli."]
silent = ["Mi hab toli."]

[[cue]]
pole = "+"
words = ["just part"]
fires = ["Est just part."]
silent = ["Est nok just part."]

[exemplars]
positive = ["A a.", "B b.", "C c."]
negative = ["D d.", "E e.", "F f."]

[[example]]
text = "Mi vel nok toli."
expect = "-"

[[example]]
text = "Toli est gud."
expect = "+"

[[example]]
text = "Mi vel, man nok toli."
expect = "0"
"""

ELVI = """\
format = 1

[lists]
strong = ["vel", "vela"]

[[modifier]]
kind = "obligation"
scope = "after"
reach = 3
until = "comma"
words = ["@strong"]

[[modifier]]
kind = "negation"
scope = "after"
reach = 2
until = "clause"
words = ["nok"]

[[modifier]]
kind = "approval"
scope = "before"
reach = 3
until = "clause"
words = ["est gud"]

[[terminator]]
scope = "both"
words = ["man"]

[pseudo]
words = ["nok sol"]
"""


@pytest.fixture
def elvi(tmp_path):
    """A rubric in a made-up language; with other words in a file where wanted."""

    def of(**changed):
        folder = tmp_path / "elvi"
        folder.mkdir(exist_ok=True)
        files = {"rubric": RUBRIC, "tolls": TOLLS, "elvi": ELVI}
        for name, text in files.items():
            old, new = changed.get(name, ("", ""))
            assert old in text
            (folder / f"{name}.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return of


def load(folder):
    return parse_rubric(read_rubric_files(str(folder)))


def side(rubric, text):
    """The weight of a text on the first dimension."""
    reader = Reader(compile_rubric(rubric))
    return sum(one.weight for one in weigh_text(reader, reader.rubric.dimensions[0], text))


# ---------------------------------------------------------------- a file of another language


def test_a_rubric_may_bring_its_own_language(elvi):
    rubric = load(elvi())
    assert rubric.modifiers.id == "elvi.toml"
    assert [one.kind for one in rubric.modifiers.rules] == ["obligation", "negation", "approval"]
    assert [one.id for one in rubric.dimensions] == ["tolls"]
    assert lint_rubric(rubric) == []
    passed, failed = run_trial(Reader(compile_rubric(rubric)), rubric.dimensions)
    assert (passed, failed) == (7, [])


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Mi vel toli.", 1),
        ("Mi vela toli.", 1),
        ("Mi vel nok toli.", -1),
        ("Mi vel nok sol toli.", 1),
        ("Mi vel man toli.", 0),
        ("Toli est gud.", 1),
        ("We should raise toli.", 0),
        ("Toli are a mistake.", 0),
    ],
)
def test_only_the_words_of_its_own_language_work(elvi, text, weight):
    assert side(load(elvi()), text) == weight


def test_the_language_has_a_part_in_digest_and_marks(elvi):
    before = load(elvi())
    words = load(elvi(elvi=('words = ["nok"]', 'words = ["nok", "non"]')))
    assert words.digest != before.digest
    assert words.modifiers.mark != before.modifiers.mark
    assert words.mark == before.mark
    comment = load(elvi(elvi=("format = 1", "format = 1 # comment")))
    assert comment.digest != before.digest
    assert comment.modifiers.mark == before.modifiers.mark


def test_a_rubric_without_shared_modifiers_does_not_depend_on_them(elvi):
    files = read_rubric_files(str(elvi()))
    other = type(files)(
        name=files.name, header=files.header, dimensions=files.dimensions, modifiers=()
    )
    assert parse_rubric(other) == parse_rubric(files)


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ('kind = "negation"', 'kind = "negatoin"', "elvi.toml:14", 'cannot be "negatoin"'),
        ('"nok"', '"(nok"', "elvi.toml:13", "a bracket is never closed"),
        ('"man"', '"@nowhere"', "elvi.toml:27", "there is no list @nowhere"),
        ('"nok sol"', '"nok ..."', "elvi.toml:31", "must not begin or end with a gap"),
        ("format = 1", "format = 2", "elvi.toml:1", "format 2 is not known"),
    ],
)
def test_a_fault_of_the_language_has_its_place(elvi, old, new, where, what):
    folder = elvi(elvi=(old, new))
    with pytest.raises(StancesError) as caught:
        compile_rubric(load(folder))
    assert caught.value.where == f"{folder.as_posix()}/{where}"
    assert what in caught.value.what


def test_a_language_of_its_own_may_call_the_lists_of_the_rubric(elvi):
    rubric = load(elvi(elvi=('words = ["nok"]', 'words = ["nok", "nok @haste"]')))
    assert lint_rubric(rubric) == []
    assert side(rubric, "Mi vel nok lupi toli.") == -1


def test_a_language_that_is_not_named_is_taken_for_a_dimension(elvi):
    with pytest.raises(StancesError, match=r'elvi\.toml:\d+: unknown key "modifier"'):
        load(elvi(rubric=('modifiers = "elvi.toml"\n', "")))


def test_one_of_two_languages_is_used(elvi):
    folder = elvi(rubric=("elvi.toml", "other.toml"))
    (folder / "elvi.toml").rename(folder / "other.toml")
    assert load(folder).modifiers.id == "other.toml"


# ---------------------------------------------------------------- added to the shared ones

OWN = """\
[[modifier]]
kind = "reversal"
scope = "after"
reach = 3
until = "clause"
words = ["mothball*", "@haste away"]

[[terminator]]
scope = "after"
words = ["notwithstandingly"]

[pseudo]
words = ["mothball fleet"]

[lists]
haste = ["rush", "hurry"]
"""


@pytest.fixture
def added(tmp_path):
    """The made-up rubric in English, with modifiers of its own."""
    return load(write(tmp_path / "bridge", rubric=("[lists]\n", OWN)))


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Mothball the tolls.", -1),
        ("We should mothball tolls.", -1),
        ("Hurry away the tolls.", -1),
        ("Mothball notwithstandingly tolls.", 0),
        ("The mothball fleet tolls.", 0),
        ("We should raise tolls.", 1),
        ("Tolls are a mistake.", -1),
    ],
)
def test_own_modifiers_work_beside_the_shared_ones(added, text, weight):
    assert lint_rubric(added) == []
    assert side(added, text) == weight


def test_own_modifiers_know_that_they_are_own(added, loaded):
    (rule,) = added.own_modifiers
    assert rule == added.modifiers.rules[-1]
    assert rule.place.line == HEADER[: HEADER.index("[lists]")].count("\n") + 1
    assert rule.place.file.endswith("bridge/rubric.toml")
    assert loaded.own_modifiers == ()
    assert added.modifiers.rules[:-1] == loaded.modifiers.rules


def test_own_modifiers_have_a_part_in_digest_and_mark(added, loaded):
    assert added.digest != loaded.digest
    assert added.mark != loaded.mark
    assert added.modifiers.mark == loaded.modifiers.mark
    assert [one.mark for one in added.dimensions] == [one.mark for one in loaded.dimensions]


def test_a_fault_of_an_own_modifier_has_its_place(spoilt):
    line = HEADER[: HEADER.index("[lists]")].count("\n") + 1
    spoil = {"rubric": ("[lists]\n", OWN.replace('"mothball*"', '"(mothball"'))}
    assert spoilt(**spoil)[0] == f"rubric.toml:{line}"
    spoil = {"rubric": ("[lists]\n", OWN.replace('"notwithstandingly"', '"x)"'))}
    assert spoilt(**spoil)[0] == f"rubric.toml:{line + 7}"
    spoil = {"rubric": ("[lists]\n", OWN.replace('"mothball fleet"', '"x)"'))}
    assert spoilt(**spoil)[0] == f"rubric.toml:{line + 11}"
    spoil = {"rubric": ("[lists]\n", OWN.replace("reach = 3", "reach = 3\nreech = 4"))}
    where, what, hint = spoilt(**spoil)
    assert (where, what) == (f"rubric.toml:{line + 4}", 'unknown key "reech"')
    assert hint == 'did you mean "reach"?'


def test_a_list_of_the_rubric_does_not_change_the_shared_modifiers(tmp_path):
    """The list @wrong of English holds what is a disapproval."""
    changed = ("[lists]\n", '[lists]\nwrong = ["lovely"]\narticles = ["zim"]\n')
    rubric = load(write(tmp_path / "bridge", rubric=changed))
    assert side(rubric, "Tolls are a mistake.") == -1
    assert side(rubric, "Tolls are lovely.") == 0


# ---------------------------------------------------------------- every kind and scope works

EVERY = [
    (kind, scope)
    for kind in get_args(ModifierKind)
    for scope in ("after", "before")
    if (kind, scope) != ("negation", "before")
]
RULE = """\
format = 1
[[modifier]]
kind = "{}"
scope = "{}"
reach = 3
until = "{}"
words = ["zim"]
"""


@pytest.mark.parametrize("until", ["comma", "clause", "statement", "speech"])
@pytest.mark.parametrize(("kind", "scope"), EVERY)
def test_every_modifier_that_a_file_may_hold_works(elvi, kind, scope, until):
    """It changes what its words stand beside, and nothing on their other side."""
    rubric = load(elvi(elvi=(ELVI, RULE.format(kind, scope, until))))
    reader = Reader(compile_rubric(rubric))
    words = "toli" if kind in SIDE_GIVERS else "just part"

    def read(text):
        weighed = weigh_text(reader, reader.rubric.dimensions[0], text)
        return [(item.sign, item.weight, item.voice) for one in weighed for item in one.evidence]

    before, after = f"Mi {words} est zim.", f"Mi zim est {words}."
    works, idle = (after, before) if scope == "after" else (before, after)
    assert read(works) != read(f"Mi {words} est.")
    assert read(idle) == read(f"Mi {words} est.")


def test_a_negation_of_what_stands_before_it_is_refused(elvi):
    folder = elvi(elvi=(ELVI, RULE.format("negation", "before", "comma")))
    with pytest.raises(StancesError) as caught:
        load(folder)
    assert caught.value.where.endswith("elvi.toml:4")
    assert "works only on what stands after it" in caught.value.what
