"""Word files: the words that a reader sees, their marks, their places, and what is refused."""

from __future__ import annotations

import contextlib
import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from read.forms.made import (
    check_marks,
    list_paragraphs,
    list_regions,
    list_styles,
    make_docx,
    make_zip,
    para,
    run,
)
from stances.errors import StancesError
from stances.read.forms.late import DOCX
from stances.read.statements import extract_statements

BOLD, ITALIC = "<w:b/>", "<w:i/>"
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/>
  <w:basedOn w:val="berschrift1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="List Number"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""


def level(number, form, text, start=1):
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1.")}'
    f"{level(1, 'lowerLetter', '%2)')}{level(2, 'upperRoman', '%1.%2.%3')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="8">{level(0, "bullet", "&#61623;")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def decode(body, **parts):
    return DOCX.decode("a.docx", make_docx(body, **parts))


def styled(name, *runs):
    return para(*runs, properties=f'<w:pStyle w:val="{name}"/>')


def item(text, list_id, at=0):
    own = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return para(*[text] if text else [], properties=own)


def test_paragraphs_have_a_blank_line_between_them_and_are_places():
    made = decode(para("One.") + para() + para("  ") + para("Two  ", "words.") + para("Three."))
    assert made.text == "One.\n\nTwo words.\n\nThree.\n"
    assert [made.name_place(made.text.index(word)) for word in ("One", "words", "Three")] == [
        "a.docx, paragraph 1",
        "a.docx, paragraph 2",
        "a.docx, paragraph 3",
    ]


def test_bold_and_italic_words_are_marked_as_far_as_they_reach():
    made = decode(
        para(run("Test ", BOLD), run("Alpha", BOLD), run(", fellow: "), run("now", ITALIC))
        + para(run("not bold", '<w:b w:val="0"/>'))
        + styled("Mine", "Head")
        + para(run("strong", '<w:rStyle w:val="Strong"/>')),
        styles=STYLES,
    )
    assert list_styles(made, "bold") == ["Test Alpha", "Head", "strong"]
    assert list_styles(made, "italic") == ["now"]


def test_styles_say_what_nobody_speaks():
    made = decode(
        styled("berschrift1", "Head")
        + styled("Mine", "Own head")
        + para("Level", properties='<w:outlineLvl w:val="1"/>')
        + styled("Cap", "Picture")
        + styled("Q", "Quote")
        + styled("T1", "Contents")
        + styled("A", "Text")
        + styled("unknown", "More"),
        styles=STYLES,
    )
    assert list_regions(made) == [
        ("heading", "Head"),
        ("heading", "Own head"),
        ("heading", "Level"),
        ("caption", "Picture"),
        ("quotation", "Quote"),
        ("furniture", "Contents"),
    ]


def test_items_have_the_numbers_that_a_reader_sees():
    made = decode(
        item("a", 1) + item("b", 1) + item("c", 1, 1) + item("d", 1, 1) + item("e", 1, 2)
        + para("Text.") + item("f", 1) + item("", 1) + item("g", 1, 1) + item("h", 3)
        + item("i", 3) + item("j", 2) + styled("Item", "k") + item("l", 0) + item("m", 99),
        numbering=NUMBERING,
        styles=STYLES,
    )  # fmt: skip
    assert list_paragraphs(made) == [
        *("1. a", "2. b", "a) c", "b) d", "2.b.I e", "Text.", "3. f", "a) g", "1. h", "2. i"),
        *("• j", "3. k", "l", "m"),
    ]
    assert len(list_styles(made, "item")) == 11


def test_deletions_comments_hidden_and_struck_words_and_field_codes_are_not_text():
    made = decode(
        para(
            "We ",
            f"<w:del>{run('never ').replace('w:t', 'w:delText')}</w:del>",
            f"<w:ins>{run('must ')}</w:ins>",
            f"<w:moveFrom>{run('gone ')}</w:moveFrom>",
            f"<w:moveTo>{run('now ')}</w:moveTo>",
            run("secretly ", "<w:vanish/>"),
            run("hardly ", "<w:strike/>"),
            '<w:commentRangeStart w:id="1"/>',
            "talk ",
            '<w:r><w:commentReference w:id="1"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:instrText> HYPERLINK "http://localhost" </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "here",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:fldSimple w:instr=" PAGE ">' + run(" on 3") + "</w:fldSimple>",
            '<w:hyperlink><w:r><w:t xml:space="preserve"> or there</w:t></w:r></w:hyperlink>',
            "<w:r><w:noBreakHyphen/><w:tab/><w:t>x</w:t><w:softHyphen/><w:t>y</w:t></w:r>",
        ),
        comments='<w:comment w:id="1"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>',
    )
    assert made.text == "We must now talk here on 3 or there- xy\n"
    assert list_styles(made, "link") == ["here", "or there"]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next():
    made = decode(
        para("We must ", properties="<w:rPr><w:del/></w:rPr>") + para("talk.") + para("Now.")
    )
    assert list_paragraphs(made) == ["We must talk.", "Now."]


def test_a_line_break_is_a_line_end():
    made = decode(para("<w:r><w:t>Test Alpha</w:t><w:br/><w:t> fellow </w:t><w:cr/></w:r>", "x"))
    assert made.text == "Test Alpha\nfellow\nx\n"


def test_notes_come_last_and_belong_to_the_paragraph_that_names_them():
    note = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/><w:t>{}</w:t></w:r></w:p></w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    made = decode(
        para("One.") + para("Two", mark, ".") + para("End."),
        footnotes="".join(note.format(at, text) for at, text in ((5, "See there."), (6, "No."))),
    )
    assert made.text == "One.\n\nTwo.\n\nEnd.\n\nSee there.\n"
    assert list_regions(made) == [("footnote", "See there.")]
    assert made.line_at(made.regions[0].start) == 2


def table(*rows):
    cells = ["".join(f"<w:tc>{para(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_tables_are_regions_and_a_frame_of_one_column_is_not():
    made = decode(table(("a", "b"), ("c", "d")) + table(("We must talk.",)) + para("End."))
    assert list_paragraphs(made) == ["a", "b", "c", "d", "We must talk.", "End."]
    assert list_regions(made) == [("table", one) for one in "abcd"]


HEAD = ("Respondent", "Organisation", "Comment")


def list_cells(made):
    cells = DOCX.mark_text(made).cells
    return [(one.table, one.row, made.text[one.start : one.end]) for one in cells]


def test_cells_are_known_row_by_row_with_empty_ones_and_tables_within_them():
    inner = table(("x", "y"))
    nested = f"<w:tbl><w:tr><w:tc>{para('a')}{inner}</w:tc><w:tc>{para('b')}</w:tc></w:tr></w:tbl>"
    made = decode(para("Head") + table(("a", "", "b"), ("", "", "")) + table(("z",)) + nested)
    assert list_cells(made) == [
        *((1, 0, "a"), (1, 0, ""), (1, 0, "b")),
        *((3, 0, "a\n\nx\n\ny"), (3, 0, "b")),
    ]


def test_a_table_of_statements_is_read():
    alpha, beta = "I am for it. It helps us.", "We oppose it, as ever."
    rows = table(HEAD, ("Test Alpha", "Test House", alpha), ("Test Beta", "", beta))
    found = extract_statements([decode(para("What we heard.") + rows + para("End."))])
    assert [
        (one.expert, one.affiliation, [one.document.text[b.start : b.end] for b in one.blocks])
        for one in found
    ] == [("Test Alpha", "Test House", [alpha]), ("Test Beta", "", [beta])]
    assert [one.document.name_place(one.blocks[0].start) for one in found] == [
        "a.docx, paragraph 7",
        "a.docx, paragraph 9",
    ]


def test_a_row_with_another_number_of_cells_is_refused():
    rows = table(HEAD, ("Test Alpha", "House", "I am for it."), ("Test Beta", "We oppose it."))
    with pytest.raises(StancesError, match=r"paragraph 7: 2 cells under 3 columns"):
        extract_statements([decode(rows)])


BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:drawing><w:txbxContent>{0}'
    "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_furniture_and_is_read_once():
    made = decode(para("One.", BOX.format(para("Pulled."))) + para("Two."))
    assert list_paragraphs(made) == ["One.", "Two.", "Pulled."]
    assert list_regions(made) == [("furniture", "Pulled.")]


def test_a_choice_of_nothing_is_nothing():
    made = decode(para("One.", '<w:r><mc:AlternateContent xmlns:mc="urn:mc"/></w:r>'))
    assert list_paragraphs(made) == ["One."]


def test_a_file_that_is_all_text_boxes_is_read():
    made = decode(para(BOX.format(para("One."))) + para(BOX.format(para("Two."))))
    assert (list_paragraphs(made), made.regions) == (["One.", "Two."], ())
    assert made.line_at(made.text.index("Two")) == 2


def test_content_controls_are_read():
    made = decode(f"<w:sdt><w:sdtContent>{para('One.')}</w:sdtContent></w:sdt>")
    assert made.text == "One.\n"


def test_a_file_that_another_program_wrote_is_read():
    written = docx.Document()
    written.add_heading("On tariffs", 1)
    first = written.add_paragraph()
    first.add_run("Test Alpha").bold = True
    first.add_run(", fellow at the Test House:")
    written.add_paragraph("“We should raise tariffs.”")
    written.add_paragraph("They help:", style="List Number")
    written.add_paragraph("They cost:", style="List Number")
    written.add_paragraph("a thing", style="List Bullet")
    written.sections[0].header.paragraphs[0].text = "Running head"
    file = io.BytesIO()
    written.save(file)
    made = DOCX.decode("a.docx", file.getvalue())
    assert list_paragraphs(made) == [
        "On tariffs",
        "Test Alpha, fellow at the Test House:",
        "“We should raise tariffs.”",
        "1. They help:",
        "2. They cost:",
        "• a thing",
    ]
    assert list_regions(made) == [("heading", "On tariffs")]
    assert "Test Alpha" in list_styles(made, "bold")
    (found,) = extract_statements([made])
    assert found.expert == "Test Alpha"


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def test_the_strict_kind_and_other_names_of_parts_are_read():
    members = {
        "_rels/.rels": (
            '<R><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/'
            'officeDocument" Target="/word/document2.xml"/></R>'
        ),
        "word/document2.xml": (
            f'<w:document xmlns:w="{STRICT}"><w:body><w:p><w:r><w:t>One.</w:t></w:r></w:p>'
            "</w:body></w:document>"
        ),
    }
    assert DOCX.decode("a.docx", make_zip(members)).text == "One.\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no zip", r"damaged \(File is not a zip file\); save or download"),
        (make_zip({"a": "b"}), r"word/document\.xml is missing in it"),
        (make_zip({"word/document.xml": "<a>"}), r"word/document\.xml in it is broken"),
        (make_zip({"word/document.xml": "<a/>"}), r"damaged \(it has no body\)"),
        (make_docx(para()), r"empty: nothing to read"),
        (
            make_docx(para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "lost")),
            r"a field is never closed; save it again in Word",
        ),
        (
            make_zip({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            r"word/document\.xml in it declares XML entities",
        ),
        (make_docx("0" * 30_000_000), r"unpacks to \d+ times its size, more than 200"),
    ],
)
def test_what_cannot_be_read_is_told(data, message):
    with pytest.raises(StancesError, match=rf"^a\.docx: {message}"):
        DOCX.decode("a.docx", data)


WHOLE = make_docx(
    styled("Mine", "Head") + item("one", 1) + table("ab") + para("Words.", BOX.format(para("x"))),
    styles=STYLES,
    numbering=NUMBERING,
)


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_changed_byte_never_ends_in_another_error(at, byte):
    with contextlib.suppress(StancesError):
        DOCX.decode("a.docx", WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :])


@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_that_is_cut_off_is_refused(at):
    with pytest.raises(StancesError):
        DOCX.decode("a.docx", WHOLE[:at])


NAMES = st.sampled_from(
    (
        *("p", "r", "t", "br", "tab", "pPr", "rPr", "b", "numPr", "ilvl", "numId", "tbl", "tr"),
        *("tc", "ins", "del", "sdt", "sdtContent", "drawing", "txbxContent", "hyperlink", "ruby"),
        *("fldChar", "instrText", "footnoteReference", "AlternateContent"),
    )
)
TREES = st.recursive(
    st.sampled_from(["", "words", " "]),
    lambda inner: st.builds(
        lambda name, parts: f"<w:{name} w:val='1' w:id='1'>{''.join(parts)}</w:{name}>",
        NAMES,
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=200)
@given(TREES)
def test_any_elements_in_any_order_give_true_offsets_or_are_refused(xml):
    with contextlib.suppress(StancesError):
        made = decode(xml, numbering=NUMBERING, styles=STYLES)
        check_marks(made)
