"""Files in forms that are not text, made for tests."""

from __future__ import annotations

import io
import zipfile
from html import escape

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        *(("office", "office"), ("style", "style"), ("text", "text"), ("table", "table")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible")),
    )
)


def make_zip(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(name, text, method)
    return file.getvalue()


def make_docx(body, **parts):
    """Return a Word file with a body and other parts, all as the XML that stands in them."""
    relations = "".join(
        f'<Relationship Id="r{part}" Type="{OFFICE}/{part}" Target="{part}.xml"/>' for part in parts
    )
    return make_zip(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": (
                f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
                f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
            ),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
            ),
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            **{
                f"word/{part}.xml": f"<w:{part} {W}>{xml}</w:{part}>" for part, xml in parts.items()
            },
        }
    )


def run(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*runs, properties=""):
    """Return a paragraph of a Word file; what is no mark-up becomes a run."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def make_odt(body, styles="", common=""):
    """Return an OpenDocument text with a body, its own styles and those of the template."""
    return make_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {ODF}><office:automatic-styles>{styles}"
                "</office:automatic-styles><office:body><office:text>"
                f"{body}</office:text></office:body></office:document-content>"
            ),
            "styles.xml": (
                f"<office:document-styles {ODF}><office:styles>{common}</office:styles>"
                "</office:document-styles>"
            ),
        }
    )


def make_rtf(body, head=""):
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset204 Times;}}"
        r"{\stylesheet{\s1 heading 1;}{\s2 Quote;}}" + head + body + "}"
    ).encode("latin-1")


class Paper:
    """A PDF in the making: text is put where the test wants it, in points from the bottom left."""

    def __init__(self, **options):
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=A4, invariant=1, **options)
        self._is_open = False

    def write(self, x, y, text, font="Helvetica", size=10):
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        self._is_open = True
        return self

    def write_lines(self, x, y, lines, step=12, **options):
        for number, line in enumerate(lines):
            self.write(x, y - step * number, line, **options)
        return self

    def turn(self):
        """Begin the next page."""
        self.canvas.showPage()
        self._is_open = False
        return self

    def save(self):
        if self._is_open:
            self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()


def list_paragraphs(document):
    return document.text.rstrip("\n").split("\n\n")


def list_regions(document):
    return [(one.kind, document.text[one.start : one.end]) for one in document.regions]


def list_styles(document, kind):
    return [document.text[one.start : one.end] for one in document.styles if one.kind == kind]


def check_marks(made):
    """Check that marks lie in the text, and places begin at its beginning."""
    at = 0
    for region in made.regions:
        assert at <= region.start < region.end <= len(made.text)
        at = region.end
    for style in made.styles:
        assert made.text[style.start : style.end].strip() == made.text[style.start : style.end]
    assert made.lines.starts[0] == 0
    assert list(made.lines.starts) == sorted(set(made.lines.starts))
