"""What a token is, where stops stand, and that every token points home."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.text.tokens import count_words, fold_text, has_words, tokenize


def norms(text):
    return [token.norm for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They told us", ["they", "told", "us"]),
        ("The US acts", ["the", "u.s.", "acts"]),
        ("The U.S. acts", ["the", "u.s.", "acts"]),
        ("USA U.S.A. UN U.N. UK U.K.", ["u.s.", "u.s.", "u.n.", "u.n.", "u.k.", "u.k."]),
        ("US's", ["u.s.", "'s"]),
        ("the us un uk", ["the", "us", "un", "uk"]),
        ("US.military", ["u.s.", "military"]),
        ("one.Two", ["one", "two"]),
        ("U.S.-led", ["u.s.", "led"]),
    ],
)
def test_countries_are_one_token_and_differ_from_the_pronoun(text, expected):
    assert norms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shouldn't", ["should", "n't"]),
        ("shouldn’t", ["should", "n't"]),
        ("SHOULDN'T", ["should", "n't"]),
        ("won't", ["will", "n't"]),
        ("can't", ["can", "n't"]),
        ("shan't", ["shall", "n't"]),
        ("ain't", ["is", "n't"]),
        ("cannot", ["can", "not"]),
        ("we're", ["we", "'re"]),
        ("we’ve", ["we", "'ve"]),
        ("they'll", ["they", "'ll"]),
        ("I'd I'm", ["i", "'d", "i", "'m"]),
        ("bridge's bridges'", ["bridge", "'s", "bridges"]),
        ("bridge’s", ["bridge", "'s"]),
        ("o'clock", ["o'clock"]),
    ],
)
def test_contractions_and_possessives_are_two_tokens(text, expected):
    assert norms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de-escalate", ["de", "escalate"]),
        ("snake_case", ["snake", "case"]),
        ("Ünïted façade", ["united", "facade"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("20 km2", ["20", "km2"]),
        ("... !", []),
        ("", []),
    ],
)
def test_words_are_folded_and_separated_by_all_else(text, expected):
    assert norms(text) == expected


def test_possessive_behind_a_dotted_acronym():
    assert norms("the U.S.'s tolls") == ["the", "u.s.", "'s", "tolls"]


def test_words_with_combining_marks_are_one_token():
    assert norms("resume\u0301s") == ["resumes"]


def test_contractions_point_at_their_own_characters():
    text = "They cannot; we won’t."
    assert [(t.norm, text[t.start : t.end]) for t in tokenize(text)] == [
        ("they", "They"),
        ("can", "can"),
        ("not", "not"),
        ("we", "we"),
        ("will", "wo"),
        ("n't", "n’t"),
    ]


@pytest.mark.parametrize("stop", [";", ":", "?", "!", " - ", "—", "–", "…", "(", ")", "•"])
def test_strong_stops_break(stop):
    one, two = tokenize(f"one{stop} two")
    assert two.breaks
    assert not one.breaks
    assert not two.comma


def test_what_an_editor_put_in_breaks_nothing():
    one, two, three = tokenize("should [not] strike")
    assert not (one.breaks or two.breaks or three.breaks)


def test_the_number_of_a_footnote_is_no_part_of_a_word():
    assert norms("should not\u00b2 strike\u00b9\u2070.") == ["should", "not", "strike"]


def test_the_number_of_a_footnote_is_no_part_of_an_abbreviation():
    assert [token.norm for token in tokenize("The U.S.¹. Then ².A. and e.g.³ more.")] == [
        "the", "u.s.", "then", "a", "and", "e.g.", "more",
    ]  # fmt: skip


@given(st.text(alphabet="aU.'’²é\u0301n t_1-", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_words_are_counted_as_they_are_cut(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    tokens = tokenize(text, start, end)
    assert count_words(text, start, end) == len(tokens)
    assert has_words(text, start, end) is bool(tokens)


@pytest.mark.parametrize("gap", [" ", "\n", "-", " \n ", "' ", '"', "/"])
def test_other_gaps_do_not_break(gap):
    _, two = tokenize(f"one{gap}two")
    assert not two.breaks
    assert not two.comma


def test_blank_line_breaks_and_line_end_does_not():
    assert tokenize("one\n \ntwo")[1].breaks
    assert not tokenize("one\ntwo")[1].breaks


def test_comma_is_not_a_break_and_marks_only_the_next_token():
    tokens = tokenize("one, don't stop")
    assert [t.comma for t in tokens] == [False, True, False, False]
    assert not any(t.breaks for t in tokens)


def test_comma_and_stop_together_are_both():
    two = tokenize("one (so), two")[2]
    assert two.comma
    assert two.breaks


def test_decimal_point_is_not_a_stop():
    assert not any(token.breaks for token in tokenize("by 2.5 percent"))


@pytest.mark.parametrize("text", ["with Mr. Alpha", "with Gen. Alpha", "with Test A. Alpha"])
def test_abbreviation_is_not_a_stop(text):
    assert not any(token.breaks for token in tokenize(text))


def test_stretch_of_a_text_counts_from_its_start():
    text = "Skip this, but read that; not this"
    tokens = tokenize(text, text.index("but"), text.index(";"))
    assert [text[t.start : t.end] for t in tokens] == ["but", "read", "that"]
    assert not tokens[0].comma


WORDS = st.text(alphabet="abnstUS.’'-,;:?! \n\tÜéß0_ö—“”(", max_size=60)


@settings(deadline=None)
@given(WORDS)
def test_every_token_points_home(text):
    tokens = tokenize(text)
    last = 0
    for token in tokens:
        assert last <= token.start < token.end <= len(text)
        last = token.end
        assert not text[token.start : token.end].isspace()
        written = fold_text(text[token.start : token.end])
        assert token.norm in (written, "u.s.", {"wo": "will", "ca": "can"}.get(written))
    outside = set(range(len(text))) - {at for t in tokens for at in range(t.start, t.end)}
    assert not any(text[at].isalnum() for at in outside)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_offset_shifts_with_the_start_and_nothing_else(before, text):
    alone = tokenize(text)
    inside = tokenize(f"{before}\n{text}", len(before) + 1)
    shifted = [(t.norm, t.start - len(before) - 1, t.comma, t.breaks) for t in inside]
    assert shifted == [(t.norm, t.start, t.comma, t.breaks) for t in alone]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain", "plain"),
        ("Ümlaut’s", "umlaut's"),
        ("ß", "ss"),
        ("ﬁn", "fin"),
        ("É", "e"),
        ("𝕊", "s"),
    ],
)
def test_fold(text, expected):
    assert fold_text(text) == expected
