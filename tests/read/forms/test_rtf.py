"""RTF: the words that a reader sees, their marks, their places, and what is refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from read.forms.made import check_marks, list_paragraphs, list_regions, list_styles, make_rtf
from stances.errors import StancesError
from stances.read.forms.late import RTF


def decode(body):
    return RTF.decode("a.rtf", make_rtf(body))


def test_paragraphs_line_ends_and_places():
    made = decode("One\r\n line.\\par\\par Two\\line\nwords.\\\nThree\\tab x.")
    assert list_paragraphs(made) == ["One line.", "Two\nwords.", "Three x."]
    assert made.name_place(made.text.index("Three")) == "a.rtf, paragraph 3"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\'93Na\'efve\'94", "“Naïve”"),
        (r"\u8220?x\u8221\'94", "“x”"),
        (r"{\uc2\u8220 ab}x", "“x"),
        (r"{\uc0\u8220 a}x", "“ax"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u-10179?x", "\ufffdx"),
        (r"{\f1 \'cf\'f0}\'cf", "ПрÏ"),
        (r"\ldblquote a\rdblquote\emdash b\~c\_d\-e", "“a”—b\u00a0c-de"),
        (r"a\{b\}\\c", "a{b}\\c"),
        (r"a{\*\unknown gone}b{\unknown kept}", "abkept"),
        (r"a\bin3 }}}b", "ab"),
        ("Na\xefve", "Naïve"),
        (r"{\u8220?}a", "“a"),
    ],
)
def test_characters(body, text):
    assert decode(body).text == f"{text}\n"


def test_looks():
    made = decode(r"{\b Test }{\b Alpha}, \b fellow\b0  and \b\i more\plain  or less\par")
    assert made.text == "Test Alpha, fellow and more or less\n"
    assert list_styles(made, "bold") == ["Test Alpha", "fellow", "more"]
    assert list_styles(made, "italic") == ["more"]


def test_what_is_not_seen_is_not_text():
    made = decode(
        r"{\info{\title Gone}}{\header Gone\par}{\footerf Gone \chpgn\par}"
        r"We {\v secretly }{\deleted never }{\strike hardly }{\revised must }"
        r"{\*\annotation Why?}{\pict 0a0b}{\xe index}talk "
        r'{\field{\*\fldinst{HYPERLINK "http://localhost"}}{\fldrslt here}} now.'
    )
    assert made.text == "We must talk here now.\n"
    assert list_styles(made, "link") == ["here"]


def test_regions_items_and_notes():
    made = decode(
        r"\pard\s1 Head\par\pard\outlinelevel1 Also\par\pard\s2 Quoted\par\pard "
        r"{\listtext\tab 1.\tab}One\par{\listtext\f1\'b7\tab}Two{\footnote\chftn See there.}\par"
        r"\trowd\cellx1\cellx2\intbl a\cell b\cell\row"
        r"\trowd\cellx9\pard\intbl Framed\cell\row\pard "
        r"{\shp{\*\shpinst{\sp{\sn x}}{\shptxt Pulled\par}}{\shprslt no}}End."
    )
    assert list_paragraphs(made) == [
        *("Head", "Also", "Quoted", "1. One", "• Two", "a", "b", "Framed", "End."),
        *("See there.", "Pulled"),
    ]
    assert list_regions(made) == [
        ("heading", "Head"),
        ("heading", "Also"),
        ("quotation", "Quoted"),
        ("table", "a"),
        ("table", "b"),
        ("footnote", "See there."),
        ("furniture", "Pulled"),
    ]
    assert list_styles(made, "item") == ["1. One", "• Two"]
    assert made.line_at(made.regions[-2].start) == 5


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"We must talk.", "not RTF"),
        (rb"{\rtf1 We must {\b talk}", "damaged: its end is missing"),
        (rb"{\rtf1 " + b"{" * 100_000, "nested too deep"),
        (rb"{\rtf1 }", "empty: nothing to read"),
        (rb"{\rtf1 {\*\x gone}}", "empty: nothing to read"),
        (rb"{\rtf1 a\bin99 }", "damaged: its end is missing"),
    ],
)
def test_what_cannot_be_read_is_told(data, message):
    with pytest.raises(StancesError, match=rf"^a\.rtf: {message}"):
        RTF.decode("a.rtf", data)


WHOLE = make_rtf(r"\pard\s1 Head\par {\b Test}{\footnote note}\u8220? {\field{\*\fldinst X}}\par")


@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_that_is_cut_off_is_refused(at):
    with pytest.raises(StancesError):
        RTF.decode("a.rtf", WHOLE[:at])


CODES = st.lists(
    st.sampled_from(
        [
            *("{", "}", "\\par ", "\\b ", "\\b0 ", "\\plain ", "\\u8220?", "\\'93", "\\footnote "),
            *("\\shptxt ", "\\*", "\\listtext ", "\\cell ", "\\row ", "\\trowd ", "\\pard ", "x "),
            *("\\fonttbl ", "\\f9 ", "\\fcharset128 ", "\\uc9 ", "\\u-1 ", "\\bin2 ", "\\s1 "),
            *("\\stylesheet ", "\\fldinst ", "\\fldrslt ", "\\object ", "\\result ", "\\\n"),
        ]
    ),
    max_size=30,
)


@settings(max_examples=300)
@given(CODES)
def test_any_codes_in_any_order_give_true_offsets_or_are_refused(codes):
    with contextlib.suppress(StancesError):
        check_marks(decode("".join(codes)))


@settings(max_examples=200)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(StancesError):
        check_marks(RTF.decode("a.rtf", b"{\\rtf1 " + data + b"}"))
