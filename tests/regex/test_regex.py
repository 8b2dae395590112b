"""A regular expression that is compiled later behaves as one that is compiled at once."""

from __future__ import annotations

import re
import subprocess
import sys

import msgspec
import pytest

from stances import regex
from stances.regex import FOLDER, KeptPatterns, compile_later

from .write import write

USES = {
    "search": lambda one: one.search("a1b22", 1).span(),
    "match": lambda one: one.match("7 a").group(),
    "fullmatch": lambda one: one.fullmatch("a"),
    "finditer": lambda one: [each.group() for each in one.finditer("a1b22")],
    "findall": lambda one: one.findall("a1b22"),
    "sub": lambda one: one.sub("#", "a1b22", count=1),
    "split": lambda one: one.split("a1b22c"),
    "groups": lambda one: one.groups,
    "flags": lambda one: one.flags,
    "pattern": lambda one: one.pattern,
}


@pytest.mark.parametrize("use", USES)
def test_it_answers_as_a_compiled_one_does(use):
    later = compile_later(r"\d+", re.IGNORECASE)
    assert USES[use](later) == USES[use](re.compile(r"\d+", re.IGNORECASE))
    assert USES[use](later) == USES[use](later)


def test_it_is_compiled_when_it_is_used(monkeypatch):
    made = []
    compiled = re.compile
    monkeypatch.setattr(re, "compile", lambda *args: made.append(args) or compiled(*args))
    later = compile_later(r"a+")
    assert (later.pattern, made) == ("a+", [])
    assert later.search("baa") and later.search("a") and later.match("a")
    assert made == [("a+", 0)]


def test_a_wrong_pattern_is_found_when_it_is_used():
    with pytest.raises(re.error):
        compile_later("(").search("")


def test_bytes_have_expressions_too():
    assert compile_later(rb"\d").findall(b"a1") == [b"1"]


def test_no_expression_of_the_house_is_wrong(pytestconfig):
    """Those that no test uses would fail only when somebody's text brings them in."""
    wrong = []
    for path in sorted((pytestconfig.rootpath / "stances").rglob("*.py")):
        name = ".".join(path.relative_to(pytestconfig.rootpath).with_suffix("").parts)
        if "compile_later(" not in path.read_text(encoding="utf-8") or name.endswith("__main__"):
            continue
        module = __import__(name.removesuffix(".__init__"), fromlist=["_"])
        for key, one in vars(module).items():
            if type(one).__name__ == "_Later":
                try:
                    re.compile(one.pattern)
                except re.error as fault:
                    wrong.append(f"{name}.{key}: {fault}")
    assert wrong == []


# ------------------------------------------------------------- what was compiled before


def _load():
    path = FOLDER / f"patterns-{sys.implementation.cache_tag}.json"
    if not path.is_file():
        pytest.skip("nothing is kept for this version of Python")
    return msgspec.json.decode(path.read_bytes(), type=KeptPatterns).patterns


@pytest.fixture
def keep(tmp_path, monkeypatch):
    """A function that keeps expressions in a folder of its own, as they are or changed."""

    def keep(patterns, change=lambda text: text):
        name = f"patterns-{sys.implementation.cache_tag}.json"
        (tmp_path / name).write_text(change(write(patterns)), encoding="utf-8")

    monkeypatch.setattr(regex, "FOLDER", tmp_path)
    regex._load_kept.cache_clear()
    yield keep
    regex._load_kept.cache_clear()


def test_what_is_kept_is_what_python_compiles():
    """`python -m tests.regex.compile` writes it. Python compares the instructions of both."""
    for key in _load():
        flags, _, pattern = key.partition(" ")
        made, compiled = regex._restore(pattern, int(flags)), re.compile(pattern, int(flags))
        assert made == compiled
        assert (made.groups, made.groupindex) == (compiled.groups, compiled.groupindex)


def test_a_plain_text_needs_few_others(tmp_path):
    """`python -m tests.regex.compile` writes those that are missing."""
    _load()
    text = tmp_path / "a.txt"
    text.write_text("Test Alpha: We must end the war with Iran.\n\nTest Beta: I disagree.\n")
    code = (
        "import sys; from stances import regex, cli; made = []; keep = regex._restore\n"
        "regex._restore = lambda *one: keep(*one) or made.append(one)\n"
        f"cli.main(['score', {str(text)!r}, '-f', 'json']); print(len(made), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert int(done.stderr.split()[-1]) < 12


def test_an_expression_that_is_kept_is_not_compiled(keep, monkeypatch):
    keep([(0, r"(?P<year>\d{4})-(\d\d)")])
    monkeypatch.delattr(re, "compile")
    found = compile_later(r"(?P<year>\d{4})-(\d\d)").search("on 2020-01-08")
    assert (found["year"], found[2], found.lastindex, found.re.groups) == ("2020", "01", 2, 2)
    assert found.lastgroup is None


@pytest.mark.parametrize(
    "change",
    [
        lambda _text: "",
        lambda _text: "[]",
        lambda text: text.replace('"magic":', '"magic":9'),
        lambda text: text.replace("groups", "others"),
    ],
    ids=["empty", "another form", "another version of the engine", "another key"],
)
def test_what_does_not_fit_is_left_alone(keep, change):
    keep([(0, "a+")], change)
    assert compile_later("a+").findall("baa") == ["aa"]
    assert regex._restore("a+", 0) is None


def test_flags_choose_the_expression(keep):
    keep([(re.IGNORECASE, "a+")])
    assert compile_later("a+").findall("aA") == ["a"]
    assert compile_later("a+", re.IGNORECASE).findall("aA") == ["aA"]
