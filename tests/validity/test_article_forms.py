"""The article in other forms, and as text made of them, gives the same scores in every cell."""

from __future__ import annotations

import io
import shutil
import subprocess
import textwrap
from html import escape

import docx
import pytest

from read.forms.made import Paper, make_odt, make_rtf
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


FORMS = {
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


@pytest.mark.parametrize("width", [40, 46, 52, 64, 76, 90, 109, 127])
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
