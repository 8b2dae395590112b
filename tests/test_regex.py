"""A regular expression that is compiled later behaves as one that is compiled at once."""

from __future__ import annotations

import re

import pytest

from stances.regex import compile_later

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
