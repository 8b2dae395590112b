"""The article in other forms, and as text made of them, gives the same scores in every cell."""

from __future__ import annotations

import gzip
import io
import re
import shutil
import subprocess
import textwrap
from html import escape

import docx
import pytest

from read.forms.made import Paper, make_odt, make_rtf, make_zip
from stances.pipeline import score_inputs
from stances.read.sources import load_documents
from stances.settings.model import Settings
from stances.wire.records import make_plain
from validity.data import ARTICLE

pytestmark = pytest.mark.usefixtures("shared")

BULLET = "•"


def list_blocks():
    """Return the paragraphs and list items of the article."""
    (document,) = load_documents([str(ARTICLE)])
    lines = (" ".join(line.split()) for line in document.text.splitlines())
    return [line for line in lines if line]


def write_docx(blocks):
    written = docx.Document()
    for block in blocks:
        is_item = block.startswith(BULLET)
        written.add_paragraph(block.lstrip(f"{BULLET} "), "List Bullet" if is_item else None)
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def write_odt(blocks):
    return make_odt("".join(f"<text:p>{escape(block)}</text:p>" for block in blocks))


def write_rtf(blocks):
    signs = ("".join(one if one.isascii() else f"\\u{ord(one)}?" for one in b) for b in blocks)
    return make_rtf("".join(f"{block}\\par\n" for block in signs))


def write_pdf(blocks, *, indent=0, gap=0):
    """Return pages with hard-wrapped lines, a running head and page numbers."""
    paper, y, page = Paper(), 0, 0
    for block in blocks:
        for number, line in enumerate(textwrap.wrap(block, 90)):
            if y < 60:
                if page:
                    paper.turn()
                page, y = page + 1, 770
                paper.write(72, 810, "Test House Weekly").write(290, 25, f"Page {page}")
            paper.write(72 if number else 72 + indent, y, line)
            y -= 12
        y -= gap
    return paper.save()


def write_html(blocks):
    """Return a page with menus, scripts, a caption, related articles and a footer."""
    inner, items = "", ""
    for block in (*blocks, ""):
        if block.startswith(BULLET):
            items += f"<li>{escape(block.lstrip(BULLET).strip())}</li>"
            continue
        inner += f"<ul>{items}</ul>" if items else ""
        items = ""
        inner += f"<p>{escape(block)}</p>\n" if block else ""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Test</title>
<script>var said = "Test Alpha: We must strike.";</script><style>p {{}}</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/e">Experts</a></li></ul></nav></header>
<main><article><h1>A test</h1><figure><img src="x.png" alt="No words">
<figcaption>A caption that nobody speaks.</figcaption></figure>
{inner}</article></main>
<aside><h2>Read more</h2><ul><li><a href="/a">We must strike Iran</a></li></ul></aside>
<footer><p>Test House, 2020. All rights reserved.</p></footer></body></html>""".encode()


def write_epub(blocks):
    chapter = write_html(blocks).decode().replace("<!DOCTYPE html>", "")
    page = re.sub(r"<(meta|img)([^>]*)>", r"<\1\2/>", chapter)
    return make_zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": "<container><rootfiles>"
            '<rootfile full-path="book.opf"/></rootfiles></container>',
            "book.opf": '<package><manifest><item id="a" href="a.xhtml" '
            'media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
            "a.xhtml": page,
        }
    )


def write_article(encoding="utf-8", mark="", line_end="\n"):
    text = mark + ARTICLE.read_text(encoding="utf-8").replace("\n", line_end)
    return text.encode(encoding)


FORMS = {
    "a.html": write_html,
    "a.epub": write_epub,
    "utf-16.txt": lambda _: write_article("utf-16"),
    "utf-16-without-mark.txt": lambda _: write_article("utf-16-le"),
    "bom.txt": lambda _: write_article(mark="\ufeff"),
    "crlf.txt": lambda _: write_article(line_end="\r\n"),
    "cr.txt": lambda _: write_article(line_end="\r"),
    "a.txt.gz": lambda _: gzip.compress(write_article()),
    "no-ending": lambda _: write_article(),
    "a.docx": write_docx,
    "a.odt": write_odt,
    "a.rtf": write_rtf,
    "bare.pdf": write_pdf,
    "gaps.pdf": lambda blocks: write_pdf(blocks, gap=8),
    "indents.pdf": lambda blocks: write_pdf(blocks, indent=14),
}


def list_cells(path):
    cells = make_plain(score_inputs([str(path)], settings=Settings()).sheet)["cells"]
    kept = ("expert", "dimension", "position", "state", "for", "against", "sentences")
    return [[cell[key] for key in kept] for cell in cells]


@pytest.mark.parametrize("name", FORMS)
def test_the_cells_are_those_of_the_text(tmp_path, name):
    (tmp_path / name).write_bytes(FORMS[name](list_blocks()))
    found = list_cells(tmp_path / name)
    assert len(found) == 60
    assert found == list_cells(ARTICLE)


def write_pages(lines, depth=55):
    """Return lines as pages of text: running heads, page numbers, form feeds, no other gaps."""
    pages = [lines[at : at + depth] for at in range(0, len(lines), depth)]
    return "".join(
        "Test House Weekly\n\n" + "\n".join(page) + f"\n\nPage {number}\n\n\f"
        for number, page in enumerate(pages, start=1)
    )


def test_the_cells_are_those_of_the_text_on_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(write_article())))
    assert list_cells("-") == list_cells(ARTICLE)


@pytest.mark.parametrize("width", [40, 64, 109])
def test_the_cells_are_those_of_hard_wrapped_pages(tmp_path, width):
    lines = [line for block in list_blocks() for line in textwrap.wrap(block, width)]
    path = tmp_path / "a.txt"
    for text in ("\n".join(lines), write_pages(lines)):
        path.write_text(text, encoding="utf-8")
        assert list_cells(path) == list_cells(ARTICLE)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("options", [(), ("-layout",)], ids=" ".join)
@pytest.mark.parametrize("paper", [{}, {"gap": 8}, {"indent": 14}], ids=str)
def test_the_cells_are_those_of_the_text_of_a_pdf(tmp_path, paper, options):
    made, path = tmp_path / "a.pdf", tmp_path / "a.txt"
    made.write_bytes(write_pdf(list_blocks(), **paper))
    subprocess.run(["pdftotext", *options, made, path], check=True)
    assert list_cells(path) == list_cells(ARTICLE)


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.html", "a.rtf", "a.txt"])
def test_the_cells_are_those_of_what_pandoc_writes(tmp_path, name):
    blocks = [f"- {one.lstrip(BULLET)}" if one[0] == BULLET else one for one in list_blocks()]
    markdown, path = tmp_path / "given.md", tmp_path / name
    markdown.write_text("\n\n".join(blocks), encoding="utf-8")
    to = "plain" if name.endswith("txt") else path.suffix[1:]
    subprocess.run(["pandoc", "-s", "-t", to, "-o", path, markdown], check=True)
    assert list_cells(path) == list_cells(ARTICLE)
