"""PDF files: words in reading order, paragraphs, regions, pages, and what is refused."""

from __future__ import annotations

import contextlib
import io
import re
import sys
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus import Paragraph as Flowing

from read.forms.made import Paper, check_marks, list_paragraphs, list_regions, list_styles
from stances.errors import StancesError
from stances.read.forms import _pdf_letters
from stances.read.forms.late import PDF

STYLE = ParagraphStyle("text", fontSize=10, leading=12, spaceAfter=6)
WORDS = (
    *("tariffs are a mistake that we should end before they cost us another decade of growth",),
    *("nobody at the table wanted a longer list of goods and yet the list went on and on",),
    *("whoever pays the bill in the end is the one who was never asked about the price",),
)


def decode(data):
    made = PDF.decode("a.pdf", data)
    check_marks(made)
    return made


def flow(paragraphs, frames, *, head=None, style=STYLE):
    """Return a PDF into whose frames a library set paragraphs, and its paragraphs themselves."""
    file = io.BytesIO()
    template = BaseDocTemplate(file, invariant=1)
    page = PageTemplate(frames=[Frame(*one) for one in frames], onPage=head or (lambda *_: None))
    template.addPageTemplates(page)
    template.build([Flowing(text, style) for text in paragraphs])
    return file.getvalue()


def say(count, start=0):
    """Return paragraphs of a few sentences, each different from the others."""
    return [
        " ".join(
            f"{WORDS[(at + more) % 3].capitalize()} for the {at + start}th time."
            for more in range(3 + at % 3)
        )
        for at in range(count)
    ]


def test_hard_wrapped_lines_become_paragraphs_also_over_a_page_and_between_columns():
    told = say(30)
    made = decode(flow(told, [(60, 60, 220, 700), (310, 60, 220, 700)]))
    assert list_paragraphs(made) == told
    assert made.line_at(0) == 1
    assert made.line_at(len(made.text) - 3) == 3


@pytest.mark.parametrize(
    "style",
    [
        ParagraphStyle("indented", fontSize=10, leading=12, firstLineIndent=14),
        ParagraphStyle("justified", fontSize=11, leading=13, spaceAfter=5, alignment=4),
        ParagraphStyle("wide", fontSize=12, leading=24, spaceAfter=16),
    ],
    ids=lambda style: style.name,
)
def test_paragraphs_are_found_by_indents_and_by_gaps(style):
    told = say(20)
    assert list_paragraphs(decode(flow(told, [(70, 70, 400, 650)], style=style))) == told


def test_a_sentence_goes_on_over_the_end_of_a_page_and_says_where_it_stands():
    first = Paper().write_lines(72, 100, ["We should raise tariffs because nobody else will and"])
    data = first.turn().write_lines(
        72, 780, ["because it is the last thing that we can do.", "End."]
    )
    made = decode(data.save())
    assert list_paragraphs(made)[0] == (
        "We should raise tariffs because nobody else will and"
        " because it is the last thing that we can do."
    )
    assert [made.name_place(made.text.index(word)) for word in ("We", "last")] == [
        "a.pdf, page 1",
        "a.pdf, page 2",
    ]


def test_a_title_over_two_columns_is_read_first():
    def head(canvas, document):
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(
            100, 780, "On tariffs, and on what they cost us all" * (document.page < 2)
        )

    told = say(12)
    made = decode(flow(told, [(60, 60, 220, 690), (310, 60, 220, 690)], head=head))
    assert list_paragraphs(made) == ["On tariffs, and on what they cost us all", *told]
    assert list_regions(made) == [("heading", "On tariffs, and on what they cost us all")]


def test_running_heads_and_page_numbers_come_last_as_furniture():
    def head(canvas, document):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 810, "Test House Weekly")
        canvas.drawString(290, 20, f"Page {document.page} of 3")

    told = say(40)
    made = decode(flow(told, [(70, 70, 440, 690)], head=head))
    pages = made.line_at(len(made.text))
    assert pages > 1
    assert list_paragraphs(made)[: len(told)] == told
    assert list_regions(made) == [
        ("furniture", text)
        for page in range(1, pages + 1)
        for text in ("Test House Weekly", f"Page {page} of 3")
    ]


def test_a_footer_of_two_lines_on_two_pages_is_furniture():
    lines = ["We must talk to all of them,", "for nobody else will do so,", "and it is late."]
    other = ["They must talk to us as well,", "for we are not gone yet,", "and never shall be."]
    paper = Paper()
    for number, told in enumerate((lines, other), start=1):
        paper.write_lines(72, 780, told)
        paper.write_lines(72, 50, [f"Test Paper Jkt 05432{number}"])
        paper.write_lines(290, 36, [f"{number}"])
        if number == 1:
            paper.turn()
    made = decode(paper.save())
    assert [kind for kind, _ in list_regions(made)] == ["furniture"] * 4
    assert "Jkt" not in " ".join(list_paragraphs(made)[:2])


def test_a_speaker_who_begins_two_pages_is_no_running_head():
    lines = ["TEST ALPHA: We must talk.", "It is time.", "Nobody else will.", "So we do."]
    made = decode(Paper().write_lines(72, 780, lines).turn().write_lines(72, 780, lines).save())
    assert made.regions == ()
    assert made.text.count("TEST ALPHA") == 2


def test_numbers_of_lines_are_furniture():
    paper = Paper()
    lines = ["Q.  What should we do about", "the tariffs?", "A.  We should end", "them. Now."] * 3
    for number, line in enumerate(lines, 1):
        paper.write(50, 780 - 24 * number, str(number)).write(100, 780 - 24 * number, line)
    made = decode(paper.save())
    assert list_paragraphs(made)[:2] == [
        "Q. What should we do about the tariffs?",
        "A. We should end them. Now.",
    ]
    assert list_regions(made) == [("furniture", "1 2 3 4 5 6 7 8 9 10 11 12")]


def test_words_cut_at_the_end_of_a_line_are_joined():
    lines = [
        "We want a long-term plan, and the negoti-",
        "ations for a long-",
        "term plan should begin in the Anglo-",
        "American and face-to-",
        "face way.",
    ]
    made = decode(Paper().write_lines(72, 700, lines).save())
    assert made.text == (
        "We want a long-term plan, and the negotiations for a long-term plan should begin in the"
        " Anglo-American and face-to-face way.\n"
    )


def test_bold_and_italic_are_known_from_the_fonts():
    paper = Paper().write(72, 700, "Test Alpha", font="Helvetica-Bold")
    paper.write(130, 700, "We must talk.").write(72, 680, "Now.", font="Times-Italic")
    made = decode(paper.save())
    assert list_paragraphs(made) == ["Test Alpha We must talk.", "Now."]
    assert list_styles(made, "bold") == ["Test Alpha"]
    assert list_styles(made, "italic") == ["Now."]


def test_a_bold_question_over_two_lines_is_a_paragraph():
    paper = Paper().write_lines(
        72, 700, ["What should we do about the tariffs that cost us", "so much?"], font="Times-Bold"
    )
    made = decode(paper.write_lines(72, 676, ["We should end them now,", "all of them."]).save())
    assert list_paragraphs(made) == [
        "What should we do about the tariffs that cost us so much?",
        "We should end them now, all of them.",
    ]


def test_a_heading_over_two_lines_is_one():
    paper = Paper().write_lines(72, 750, ["On tariffs and", "what they cost"], step=22, size=18)
    made = decode(paper.write_lines(72, 690, ["We must talk.", "Now."] * 9).save())
    assert list_regions(made) == [("heading", "On tariffs and what they cost")]


def test_items_are_paragraphs():
    lines = [
        "They want:",
        "• a pause that lasts until the end",
        "of the year.",
        "• talks.",
        "1. No",
    ]
    made = decode(Paper().write_lines(72, 700, lines).save())
    assert list_paragraphs(made) == [
        "They want:",
        "• a pause that lasts until the end of the year.",
        "• talks.",
        "1. No",
    ]
    assert len(list_styles(made, "item")) == 3


def test_marks_of_notes_go_and_notes_come_last():
    lines = [f"Line {number} of the text says little." for number in "abcdefgh"]
    paper = Paper().write_lines(72, 780, lines).write(72, 684, "We must talk.")
    paper.write(135, 688, "12", size=6).write(145, 684, "Now, on 10").write(196, 688, "5", size=6)
    paper.write_lines(72, 100, ["12 See there,", "and here.", "13 No."], size=8, step=9)
    made = decode(paper.save())
    assert "We must talk. Now, on 105" in made.text
    assert list_regions(made) == [("footnote", "12 See there, and here."), ("footnote", "13 No.")]


def test_turned_words_are_furniture_and_turned_pages_are_read():
    paper = Paper().write_lines(72, 700, ["We must talk about", "the price."])
    paper.canvas.rotate(90)
    paper.write(200, -30, "Draft")
    paper.turn()
    paper.canvas.rotate(90)
    paper.write_lines(100, -100, ["They must listen", "to what we say."])
    made = decode(paper.save())
    assert list_paragraphs(made) == [
        *("We must talk about the price.", "They must listen to what we say.", "Draft"),
    ]
    assert list_regions(made) == [("furniture", "Draft")]


def test_a_label_beside_its_text_is_not_a_column():
    paper = Paper()
    for row in range(12):
        y = 750 - 40 * row
        paper.write(72, y, "ALPHA:" if row % 2 else "BETA:")
        paper.write_lines(150, y, [f"We must talk about the tariffs, for the {row}th", "time."])
    made = decode(paper.save())
    assert list_paragraphs(made)[:2] == [
        "BETA: We must talk about the tariffs, for the 0th time.",
        "ALPHA: We must talk about the tariffs, for the 1th time.",
    ]


def draw_picture(paper, width, height):
    from PIL import Image

    picture = ImageReader(Image.new("L", (20, 20)))
    paper.canvas.drawImage(picture, 50, 50, width, height)
    paper._is_open = True
    return paper


def test_a_page_that_is_a_picture_is_told():
    paper = draw_picture(Paper().write(72, 700, "Text.").turn(), 500, 700).turn()
    data = draw_picture(paper, 500, 700).save()
    message = r"^a\.pdf: pages 2, 3: a picture without a text layer; run a text recognition \(OCR\)"
    with pytest.raises(StancesError, match=message):
        PDF.decode("a.pdf", data)


def test_a_blank_page_and_a_small_picture_are_no_fault():
    paper = Paper().write(72, 700, "Text.").turn().turn()
    data = draw_picture(paper, 50, 50).turn().write(72, 700, "More.").save()
    assert list_paragraphs(decode(data)) == ["Text.", "More."]


def test_a_password_is_told():
    locked = StandardEncryption("user", ownerPassword="owner", strength=128)
    data = Paper(encrypt=locked).write(72, 700, "Text.").save()
    with pytest.raises(StancesError, match=r"^a\.pdf: has a password; save it without one$"):
        PDF.decode("a.pdf", data)


def test_a_file_that_anybody_may_open_is_read_though_it_is_encrypted():
    locked = StandardEncryption("", ownerPassword="owner", strength=128)
    assert decode(Paper(encrypt=locked).write(72, 700, "Text.").save()).text == "Text.\n"


WHOLE = (
    Paper(pageCompression=0)
    .write_lines(72, 700, ["We must talk about", "the tariffs."])
    .turn()
    .write(72, 700, "Now.", font="Times-Bold")
    .save()
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.4", "damaged: its end is missing"),
        (b"%PDF-1.4\nstartxref\n0\n%%EOF", "damaged: its table of contents is not where it"),
        (b"%PDF-1.4\nstartxref\n9\n%%EOF xref", "damaged"),
        (b"%PDF-1.4\nxref\nstartxref\n9\n%%EOF", "damaged"),
        (Paper().turn().save(), "empty: nothing to read"),
    ],
)
def test_what_cannot_be_read_is_told(data, message):
    with pytest.raises(StancesError, match=rf"^a\.pdf: {message}"):
        PDF.decode("a.pdf", data)


def pack(content):
    """Return a PDF with one page, whose content is packed."""
    packed = zlib.compress(content, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return data + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (rows, len(data))
    )


SAYS = b"BT /F1 12 Tf 72 700 Td (We must talk.) Tj ET "


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert decode(pack(SAYS)).text == "We must talk.\n"
    with pytest.raises(StancesError, match="a part of it unpacks to more than 50000000 bytes"):
        PDF.decode("a.pdf", pack(SAYS + b" " * 60_000_000))


@pytest.mark.parametrize(
    ("bound", "message"),
    [
        ("_MOST_PAGES", "more than 1 pages"),
        ("_MOST_LETTERS", "too many letters; cut it into parts"),
    ],
)
def test_sizes_are_bounded(monkeypatch, bound, message):
    monkeypatch.setattr(_pdf_letters, bound, 1)
    with pytest.raises(StancesError, match=message):
        PDF.decode("a.pdf", WHOLE)


def test_letters_without_a_meaning_are_told(monkeypatch):
    monkeypatch.setattr(_pdf_letters, "_MOST_UNKNOWN", -1)
    with pytest.raises(StancesError, match=r"^a\.pdf: pages 1, 2: letters without a meaning; run"):
        PDF.decode("a.pdf", WHOLE)


def test_a_missing_library_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2.raw", None)
    message = r"^a\.pdf: cannot read \.pdf without pypdfium2; pip install 'stances\[pdf\]'$"
    with pytest.raises(StancesError, match=message):
        PDF.decode("a.pdf", WHOLE)


@given(st.integers(0, len(WHOLE.rstrip()) - 1))
def test_a_file_that_is_cut_off_is_refused(at):
    with pytest.raises(StancesError):
        PDF.decode("a.pdf", WHOLE[:at])


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=8))
def test_changed_bytes_never_end_in_another_error(changes):
    data = bytearray(WHOLE)
    for at, byte in changes:
        data[at] = byte
    with contextlib.suppress(StancesError):
        decode(bytes(data))


PLACED = st.lists(
    st.tuples(
        st.integers(-20, 620),
        st.integers(-20, 860),
        st.sampled_from(["We must talk.", "x", "1", "•", "a-", "TEST ALPHA:", "12", " "]),
        st.sampled_from(["Helvetica", "Times-Bold"]),
        st.sampled_from([1, 6, 10, 10, 10, 30]),
    ),
    max_size=25,
)


@settings(max_examples=150)
@given(st.lists(PLACED, min_size=1, max_size=3))
def test_words_anywhere_on_pages_are_kept(pages):
    paper = Paper()
    for words in pages:
        for x, y, text, font, size in words:
            paper.write(x, y, text, font=font, size=size)
        paper.turn()
    with contextlib.suppress(StancesError):
        made = decode(paper.save())
        said = sum(text.count("talk") for words in pages for x, y, text, *_ in words)
        assert made.text.count("talk") <= said


def test_every_word_of_a_page_is_text_or_in_a_region():
    told = say(25)
    made = decode(flow(told, [(60, 60, 150, 700), (230, 60, 150, 700), (400, 60, 150, 700)]))
    assert re.sub(r"\s+", " ", made.text).strip() == " ".join(told)
