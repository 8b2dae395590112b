"""Scopes by rules of our own: how far they reach, what ends them, and which hides which."""

from __future__ import annotations

import pytest

from stances.match.modifiers import ModifierFinder
from stances.rubric.model import ModifierRule, Modifiers, Place
from stances.text.tokens import tokenize

PLACE = Place(file="english.toml", line=1)


def rule(kind, *words, scope="after", reach=3, until="clause"):
    return ModifierRule(kind=kind, place=PLACE, words=words, scope=scope, reach=reach, until=until)


RULES = (
    rule("obligation", "must"),
    rule("hedge", "maybe", until="comma"),
    rule("report", "quoth", "sages wrote", until="speech"),
    rule("disapproval", "fails", "is ...1 bad", scope="before"),
    rule("approval", "good", scope="before", until="comma"),
    rule("reversal", "old sage", scope="before", until="speech"),
    rule("negation", "not"),
)


@pytest.fixture(scope="module")
def scopes():
    finder = ModifierFinder(
        Modifiers(
            id="made-up",
            rules=RULES,
            terminators={
                "after": ("but", "so that"),
                "before": ("but", "while"),
                "speech": ("but i",),
            },
            pseudo=("not only", "must have been", "all but", "nothing but"),
            lists={},
        )
    )

    def of(text):
        return finder.find(text, tokenize(text))

    return of


def covered(scopes, text):
    """The kinds of modifiers that govern the word "toll"."""
    at = [token.norm for token in scopes.tokens].index("toll")
    return [
        one.rule.kind for one in scopes.list_around(at, at + 1) if scopes.covers(one, at, at + 1)
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("must toll", ["obligation"]),
        ("must a b c toll", ["obligation"]),
        ("must a b c d toll", []),
        ("toll must", []),
        ("must a, b toll", ["obligation"]),
        ("must a; b toll", []),
        ("must; toll", []),
        ("must (a) toll", []),
        ("must but toll", []),
        ("must a so that toll", []),
        ("must a so toll", ["obligation"]),
        ("must while toll", ["obligation"]),
        ("maybe a toll", ["hedge"]),
        ("maybe, toll", []),
        ("maybe a, b toll", []),
        ("maybe but toll", []),
        ("a, maybe toll", ["hedge"]),
        ("quoth; a, toll", ["report"]),
        ("quoth but toll", ["report"]),
        ("quoth but i toll", []),
        ("quoth toll but i", ["report"]),
        ("quoth a b c d toll", []),
        ("toll fails", ["disapproval"]),
        ("toll a b c fails", ["disapproval"]),
        ("toll a b c d fails", []),
        ("fails toll", []),
        ("toll, fails", ["disapproval"]),
        ("toll; fails", []),
        ("toll while a fails", []),
        ("toll but fails", []),
        ("toll so that fails", ["disapproval"]),
        ("toll good", ["approval"]),
        ("toll, good", []),
        ("toll; a old sage", ["reversal"]),
        ("toll is bad", ["disapproval"]),
        ("toll, a, is very bad", ["disapproval"]),
    ],
)
def test_what_stands_in_a_scope(scopes, text, kinds):
    assert covered(scopes(text), text) == kinds


def test_stop_behind_what_is_governed_ends_nothing(scopes):
    assert covered(scopes("must toll; but a"), "") == ["obligation"]
    assert covered(scopes("a; toll fails"), "") == ["disapproval"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("not toll", ["negation"]),
        ("not only toll", []),
        ("must have been toll", []),
        ("must have toll", ["obligation"]),
        ("not only not toll", ["negation"]),
    ],
)
def test_pseudo_phrases_are_not_modifiers(scopes, text, kinds):
    assert covered(scopes(text), text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("must all but toll", ["obligation"]),
        ("must nothing but toll", ["obligation"]),
        ("toll all but fails", ["disapproval"]),
        ("must all, but toll", []),
        ("must all a but toll", []),
    ],
)
def test_terminator_inside_a_pseudo_phrase_does_not_end_a_scope(scopes, text, kinds):
    assert covered(scopes(text), text) == kinds


@pytest.mark.parametrize(
    ("text", "first", "last", "kinds"),
    [
        ("sages wrote that toll", 0, 4, ["report"]),
        ("sages wrote that toll", 1, 4, ["report"]),
        ("sages wrote that toll", 1, 3, ["report"]),
        ("sages wrote that toll", 1, 2, []),
        ("sages wrote that toll", 2, 4, []),
        ("a sages wrote that toll", 0, 5, []),
        ("sages wrote a toll", 1, 4, []),
        ("sages wrote", 1, 2, []),
        ("must that toll", 0, 3, []),
    ],
)
def test_report_reaches_into_a_mention_that_begins_inside_it(scopes, text, first, last, kinds):
    reports = scopes(text).list_reaching_into(first, last)
    assert [one.rule.kind for one in reports] == kinds


def test_negation_in_the_middle_turns_a_modifier_and_is_used_up(scopes):
    (plain,) = scopes("toll is bad").list_around(0, 1)
    (turned,) = scopes("toll is not bad").list_around(0, 1)
    assert (plain.rule.kind, plain.turned) == ("disapproval", False)
    assert (turned.rule.kind, turned.turned) == ("disapproval", True)


def test_negation_at_the_edge_does_not(scopes):
    negation, judged = scopes("not is bad toll").list_around(3, 4)
    assert (negation.rule.kind, judged.rule.kind) == ("negation", "disapproval")
    assert not judged.turned


def test_modifier_that_overlaps_a_mention_does_not_govern_it(scopes):
    found = scopes("must fails toll")
    assert [one.rule.kind for one in found.list_around(2, 3)] == ["obligation", "disapproval"]
    assert [one.rule.kind for one in found.list_around(1, 3)] == ["obligation"]
    assert [one.rule.kind for one in found.list_around(0, 2)] == []


def test_same_words_in_several_rules_are_several_modifiers():
    both = Modifiers(
        id="x",
        rules=(rule("approval", "a", "a*"), rule("hedge", "a")),
        terminators={"after": (), "before": ()},
        pseudo=(),
        lists={},
    )
    found = ModifierFinder(both).find("a toll", tokenize("a toll")).found
    assert [(one.rule.kind, one.first, one.last) for one in found] == [
        ("approval", 0, 1),
        ("hedge", 0, 1),
    ]


def test_lists_of_the_modifiers_may_be_called():
    listed = Modifiers(
        id="x",
        rules=(rule("hedge", "@soft"),),
        terminators={"after": ("@stop",), "before": ()},
        pseudo=("@soft words",),
        lists={"soft": ("maybe", "perhaps"), "stop": ("but",)},
    )
    finder = ModifierFinder(listed)
    for text, kinds in (
        ("perhaps toll", ["hedge"]),
        ("perhaps but toll", []),
        ("perhaps words toll", []),
    ):
        assert covered(finder.find(text, tokenize(text)), text) == kinds


@pytest.mark.parametrize(
    ("text", "asked"),
    [("Toll?", True), ('"Toll?"', True), ("(Toll?) ", True), ("Toll", False), ("A? Toll.", False)],
)
def test_question(scopes, text, asked):
    assert scopes(text).question is asked


def test_a_record_of_a_modifier_points_at_the_document():
    text = "Skip this. Toll is very bad."
    tokens = tokenize(text, 11)
    finder = ModifierFinder(
        Modifiers(id="x", rules=RULES, terminators={"after": (), "before": ()}, pseudo=(), lists={})
    )
    (one,) = finder.find(text[11:], tokens).found
    shown = one.make_record(text, tokens)
    assert (shown.kind, shown.words, shown.first, shown.last) == (
        "disapproval",
        "is very bad",
        1,
        4,
    )
    assert text[shown.span.start : shown.span.end] == shown.span.text == "is very bad"


def test_longer_modifier_that_does_not_govern_hides_nothing():
    text = "maybe is bad toll"
    made = Modifiers(
        id="x",
        rules=(rule("hedge", "maybe"), rule("disapproval", "maybe is bad", scope="before")),
        terminators={"after": (), "before": ()},
        pseudo=(),
        lists={},
    )
    assert covered(ModifierFinder(made).find(text, tokenize(text)), text) == ["hedge"]


def test_written_negation_does_not_turn_its_own_modifier():
    text = "toll is not fine"
    made = Modifiers(
        id="x",
        rules=(rule("negation", "not"), rule("disapproval", "is not fine", scope="before")),
        terminators={"after": (), "before": ()},
        pseudo=(),
        lists={},
    )
    (one,) = ModifierFinder(made).find(text, tokenize(text)).list_around(0, 1)
    assert not one.turned


@pytest.fixture(scope="module")
def denied():
    """Whether a denial at the beginning of a text reaches the word "toll" in it."""
    finder = ModifierFinder(
        Modifiers(
            id="x",
            rules=(rule("denial", "untrue that", reach=20, until="statement"),),
            terminators={"before": ("but", "because"), "speech": ("but", "i say")},
            pseudo=("all but",),
            lists={
                "coordinators": ("and", "so"),
                "openings": ("i", "we"),
                "auxiliaries": ("must", "is"),
                "subject_openers": ("and", "that", "if", "who", "because"),
                "prepositions": ("in",),
            },
        )
    )
    return lambda text: covered(finder.find(text, tokenize(text)), text) == ["denial"]


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("untrue that a toll", True),
        ("untrue that we toll", True),
        ("untrue that a, b, toll", True),
        ("untrue that a and we toll", True),
        ("untrue that a because toll", True),
        ("untrue that i say toll", True),
        ("untrue that all but toll", True),
        ("untrue that a but toll", True),
        ("untrue that a, and that we toll", True),
        ("untrue that a, and toll", True),
        ("untrue that a, and must toll", True),
        ("untrue that a, and b, c must toll", True),
        ("untrue that a, and b who must toll", True),
        ("untrue that a, and b c d e f g must toll", True),
        ("untrue that, in a, we toll", True),
        ("untrue that in a, we toll", True),
        ("untrue that a and that if b, we toll", True),
        ("untrue that, because a, we toll", True),
        ("untrue that a; toll", False),
        ("untrue that a: b toll", False),
        ("untrue that a (b) toll", False),
        ("untrue that a, we toll", False),
        ("untrue that a in b, we toll", False),
        ("untrue that a, because b toll", False),
        ("untrue that a, but toll", False),
        ("untrue that a but we toll", False),
        ("untrue that a, and we toll", False),
        ("untrue that a, and so we toll", False),
        ("untrue that a, so b must toll", False),
        ("untrue that a, and b c d e f must toll", False),
        ("untrue that a, and, if b, we toll", False),
        ("untrue that a, and if b, we toll", False),
        ("untrue that a, and toll is", False),
    ],
)
def test_denial_ends_where_another_statement_begins(denied, text, reached):
    assert denied(text) is reached


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("in a, we stop toll", True),
        ("to stop a, b toll", True),
        ("a stop b, toll must c", True),
        ("stop a, b c who must toll", True),
        ("to stop a, toll must b", False),
        ("in stop a, b, toll must c", False),
        ("if stop a, we toll", False),
    ],
)
def test_a_side_giver_in_front_of_the_main_clause_does_not_reach_into_it(text, reached):
    finder = ModifierFinder(
        Modifiers(
            id="x",
            rules=(rule("reversal", "stop", reach=9),),
            terminators={"after": (), "before": ()},
            pseudo=(),
            lists={
                "openings": ("we",),
                "auxiliaries": ("must",),
                "subject_openers": ("if", "who"),
                "prepositions": ("in", "to"),
            },
        )
    )
    assert covered(finder.find(text, tokenize(text)), text) == (["reversal"] if reached else [])
