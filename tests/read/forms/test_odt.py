"""OpenDocument texts: the words that a reader sees, their marks, their places, their faults."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from read.forms.made import (
    check_marks,
    list_paragraphs,
    list_regions,
    list_styles,
    make_odt,
    make_zip,
)
from stances.errors import StancesError
from stances.read.forms.late import ODT
from stances.read.statements import extract_statements


def look(name, properties, family="text", parent=""):
    return (
        f'<style:style style:name="{name}" style:family="{family}" '
        f'style:parent-style-name="{parent}"><style:text-properties {properties}/></style:style>'
    )


STYLES = (
    look("B", 'fo:font-weight="bold"')
    + look("I", 'fo:font-style="italic"')
    + look("N", 'fo:font-weight="normal"')
    + look("S", 'style:text-line-through-style="solid"')
    + look("H", 'text:display="none"')
    + look("PB", 'fo:font-weight="700"', "paragraph", "Standard")
    + look("P1", "", "paragraph", "Quotations")
    + look("A", "", "paragraph", "C")
    + look("C", "", "paragraph", "A")
    + '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" style:num-prefix="(" style:num-suffix=")" text:start-value="3"/>'
    '<text:list-level-style-number text:level="3" style:num-format="I" text:display-levels="3"/>'
    '</text:list-style><text:list-style style:name="U"><text:list-level-style-bullet '
    'text:level="1" text:bullet-char="x"/></text:list-style>'
)


def decode(body, **options):
    return ODT.decode("a.odt", make_odt(body, STYLES, **options))


def para(text, style=""):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_paragraphs_and_white_space():
    made = decode(
        para("One\n  line.") + para("") + para('Two<text:s text:c="3"/>words<text:tab/>x.')
        + para("Test Alpha<text:line-break/>fellow<text:soft-page-break/>ship")
    )  # fmt: skip
    assert list_paragraphs(made) == ["One line.", "Two words x.", "Test Alpha\nfellowship"]
    assert made.name_place(made.text.index("Two")) == "a.odt, paragraph 2"


def test_styles():
    made = decode(
        para('<text:span text:style-name="B">Test <text:span text:style-name="I">Alpha</text:span>'
             '</text:span>, <text:a>fellow</text:a>')
        + para('All but <text:span text:style-name="N">this</text:span>', "PB")
    )  # fmt: skip
    assert list_styles(made, "bold") == ["Test Alpha", "All but"]
    assert list_styles(made, "italic") == ["Alpha"]
    assert list_styles(made, "link") == ["fellow"]


def test_what_is_not_seen_is_not_text():
    made = decode(
        f"<text:tracked-changes><text:changed-region>{para('never')}</text:changed-region>"
        "</text:tracked-changes>"
        + para('We <text:change text:change-id="1"/><text:change-start/>must <text:change-end/>'
               '<office:annotation><text:p>Why?</text:p></office:annotation>'
               '<text:span text:style-name="H">secretly </text:span>'
               '<text:span text:style-name="S">hardly </text:span>'
               "<text:hidden-text>often </text:hidden-text>talk<text:bookmark/>.")
    )  # fmt: skip
    assert made.text == "We must talk.\n"


def test_lists_have_the_numbers_that_a_reader_sees():
    def listed(*items, name="L", more=""):
        inner = "".join(f"<text:list-item>{one}</text:list-item>" for one in items)
        style = f'text:style-name="{name}"' if name else ""
        return f"<text:list {style} {more}>{inner}</text:list>"

    inner = listed(para("c"), para("d") + listed(para("e"), name=""), name="")
    made = decode(
        listed(para("a"), para("b") + para("b goes on") + inner, para("f"))
        + para("Text.")
        + listed(para("g"), more='text:continue-numbering="true"')
        + listed(para("h"))
        + listed(para("i"), name="U")
        + listed(para("j"), name="none")
    )
    assert list_paragraphs(made) == [
        *("1. a", "2. b", "b goes on", "(c) c", "(d) d", "2.d.I e", "3. f", "Text.", "4. g"),
        *("1. h", "• i", "j"),
    ]
    assert list_styles(made, "item")[0] == "1. a"


def test_regions():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        "</text:outline-style>"
    )
    made = decode(
        '<text:h text:outline-level="1">Head</text:h>'
        + para("Quoted", "P1")
        + para("Circle", "A")
        + f"<text:table-of-content><text:index-body>{para('Contents')}</text:index-body>"
        "</text:table-of-content>"
        "<table:table><table:table-row><table:table-cell>"
        f"{para('a')}</table:table-cell><table:table-cell>{para('b')}</table:table-cell>"
        "</table:table-row></table:table>"
        f"<table:table><table:table-row><table:table-cell>{para('Framed')}</table:table-cell>"
        "</table:table-row></table:table>"
        + para("Words<text:note><text:note-citation>1</text:note-citation><text:note-body>"
               f"{para('See there.')}</text:note-body></text:note>."
               f"<draw:frame><draw:text-box>{para('Pulled')}</draw:text-box></draw:frame>"),
        common=outline,
    )  # fmt: skip
    assert list_paragraphs(made) == [
        *("1 Head", "Quoted", "Circle", "Contents", "a", "b", "Framed", "Words."),
        *("See there.", "Pulled"),
    ]
    assert list_regions(made) == [
        ("heading", "1 Head"),
        ("quotation", "Quoted"),
        ("furniture", "Contents"),
        ("table", "a"),
        ("table", "b"),
        ("footnote", "See there."),
        ("furniture", "Pulled"),
    ]
    assert made.line_at(made.regions[-2].start) == 8


def write_row(*cells):
    inner = "".join(f"<table:table-cell>{para(one)}</table:table-cell>" for one in cells)
    return f"<table:table-row>{inner}</table:table-row>"


def test_a_table_of_statements_is_read():
    said = "I am for it. It helps us."
    head = write_row("Respondent", "Organisation", "Comment")
    made = decode(
        para("What we heard.")
        + f"<table:table><table:table-header-rows>{head}</table:table-header-rows>"
        + write_row("Test Alpha", "", said)
        + "</table:table>"
    )
    assert [made.text[one.start : one.end] for one in ODT.mark_text(made).cells] == [
        *("Respondent", "Organisation", "Comment", "Test Alpha", "", said)
    ]
    (found,) = extract_statements([made])
    assert (found.expert, found.affiliation) == ("Test Alpha", "")


LOCKED = {"META-INF/manifest.xml": "<a><encryption-data/></a>", "content.xml": "x"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no zip", "damaged"),
        (make_zip(LOCKED), "has a password; save it without one"),
        (make_zip({"content.xml": "<a/>"}), r"damaged \(it has no text\)"),
        (make_zip({"a": "b"}), r"content\.xml is missing in it"),
        (make_odt(""), "empty: nothing to read"),
        (make_odt("<text:p>" * 300 + "</text:p>" * 300), r"content\.xml in it is nested too deep"),
    ],
)
def test_what_cannot_be_read_is_told(data, message):
    with pytest.raises(StancesError, match=rf"^a\.odt: {message}"):
        ODT.decode("a.odt", data)


NAMES = st.sampled_from(
    (
        *("text:p", "text:h", "text:list", "text:list-item", "text:span", "text:s", "text:a"),
        *("text:note", "text:note-body", "table:table", "table:table-row", "table:table-cell"),
        *("draw:frame", "draw:text-box", "text:line-break", "office:annotation"),
    )
)
TREES = st.recursive(
    st.sampled_from(["", "words", " "]),
    lambda inner: st.builds(
        lambda name, style, parts: f'<{name} text:style-name="{style}">{"".join(parts)}</{name}>',
        NAMES,
        st.sampled_from(["L", "U", "B", "H", ""]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=200)
@given(TREES)
def test_any_elements_in_any_order_give_true_offsets_or_are_refused(xml):
    with contextlib.suppress(StancesError):
        check_marks(decode(xml))
