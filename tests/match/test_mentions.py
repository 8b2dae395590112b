"""Which words are mentions: overlap, and the company they must or must not keep."""

from __future__ import annotations

import pytest

from stances.match.matters import Matter
from stances.match.mentions import MentionFinder
from stances.rubric.files import read_rubric_files
from stances.rubric.load import parse_rubric
from stances.rubric.patterns import RubricPatterns
from stances.text.tokens import tokenize


def open_finder(rubric):
    """Return a function that finds the mentions in a sentence, which is its own paragraph."""
    patterns = RubricPatterns(rubric)
    finder = MentionFinder(rubric, patterns)

    def find(text, tokens, paragraph):
        matter = Matter(patterns.field, patterns.other_fields, paragraph)
        return finder.find(text, tokens, paragraph, matter)

    return find


@pytest.fixture(scope="module")
def find(bridge):
    finder = open_finder(bridge.rubric)

    def of(text):
        tokens = tokenize(text)
        return [one.mention for one in finder(text, tokens, [tokens]).mentions]

    return of


def shown(mentions):
    return [(one.dimension, one.kind, one.span.text) for one in mentions]


def test_mentions_come_in_the_order_of_the_text(find):
    text = "Traffic, tolls, a fair share and traffic"
    assert shown(find(text)) == [
        ("traffic", "target", "Traffic"),
        ("tolls", "target", "tolls"),
        ("tolls", "cue", "fair share"),
        ("traffic", "target", "traffic"),
    ]


def test_mention_has_its_rule_words_pole_and_weight(find):
    (one,) = find("It is Highway Robbery.")
    assert (one.rule, one.words) == ("tolls/cue/3", "highway robbery")
    assert (one.pole, one.weight) == (-1, 0.5)
    assert (one.first, one.last, one.span.start, one.span.end) == (2, 4, 6, 21)


def test_cue_hides_the_target_it_overlaps(find):
    assert shown(find("a toll of misery and a toll")) == [
        ("tolls", "cue", "toll of misery"),
        ("tolls", "target", "toll"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ferry by the bridge", ["ferry"]),
        ("the ferry by the tunnels", ["ferry"]),
        ("bridge and ferry", ["ferry"]),
        ("the ferry", []),
        ("a canal", ["canal"]),
        ("a canal with locks", []),
        ("locks at a canal", []),
    ],
)
def test_company(find, text, expected):
    assert [one.span.text for one in find(text)] == expected


def test_company_stands_in_the_same_sentence(bridge):
    finder = open_finder(bridge.rubric)
    text = "The ferry runs. The bridge and the canal stay. Locks open."
    first, second, third = (
        tokenize(text, text.index(words), text.index(words) + len(words))
        for words in ("The ferry runs.", "The bridge and the canal stay.", "Locks open.")
    )
    paragraph = [first, second, third]
    assert finder(text, first, paragraph).mentions == ()
    (canal,) = finder(text, second, paragraph).mentions
    assert canal.mention.span.text == text[canal.mention.span.start : canal.mention.span.end]
    assert canal.mention.span.text == "canal"
    assert canal.entry.without == ("lock*",)


def test_dimensions_of_targets_without_their_company_are_named(bridge):
    finder = open_finder(bridge.rubric)
    for text, named in (
        ("The ferry runs.", {"tolls"}),
        ("The ferry by the bridge runs.", set()),
        ("A canal with locks.", {"tolls"}),
        ("Traffic.", set()),
    ):
        tokens = tokenize(text)
        assert finder(text, tokens, [tokens]).unaccompanied == named


def test_company_in_the_paragraph(bridge):
    finder = open_finder(bridge.rubric)
    text = "A barge. A bridge. A barge by a bridge."
    barge, bridge_, both = tokenize(text, 0, 8), tokenize(text, 9, 18), tokenize(text, 19)
    assert finder(text, barge, [barge]).mentions == ()
    assert len(finder(text, barge, [barge, bridge_]).mentions) == 1
    assert len(finder(text, both, [both]).mentions) == 1


@pytest.fixture
def custom(tmp_path):
    """The mentions of one small dimension of its own."""

    def of(entries, text):
        file = tmp_path / "own.toml"
        file.write_text(
            'id = "own"\nquestion = "-"\nkind = "assessment"\npositive = "+"\nnegative = "-"\n'
            + entries,
            encoding="utf-8",
        )
        finder = open_finder(parse_rubric(read_rubric_files(str(file))))
        tokens = tokenize(text)
        return [
            (m.mention.rule, m.mention.span.text) for m in finder(text, tokens, [tokens]).mentions
        ]

    return of


def test_short_cue_hides_a_long_target(custom):
    entries = '[[target]]\nwords = ["a b c"]\n[[cue]]\npole = "+"\nwords = ["b"]\n'
    assert custom(entries, "a b c") == [("own/cue/1", "b")]


def test_of_two_cues_that_overlap_the_longer_stays_then_the_first(custom):
    entries = '[[cue]]\npole = "+"\nwords = ["a b"]\n[[cue]]\npole = "-"\nwords = ["b c d"]\n'
    assert custom(entries, "a b c d") == [("own/cue/2", "b c d")]
    same = '[[cue]]\npole = "+"\nwords = ["b c"]\n[[cue]]\npole = "-"\nwords = ["a b"]\n'
    assert custom(same, "a b c") == [("own/cue/2", "a b")]


def test_entry_that_lacks_its_company_hides_nothing(custom):
    entries = (
        '[[target]]\nwords = ["a"]\n[[cue]]\npole = "+"\nwords = ["a b"]\nwith = ["never there"]\n'
    )
    assert custom(entries, "a b") == [("own/target/1", "a")]


def test_dimensions_do_not_hide_each_other(find):
    assert shown(find("a jam at the tolls")) == [
        ("traffic", "cue", "jam at the tolls"),
        ("tolls", "target", "tolls"),
    ]
