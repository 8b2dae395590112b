"""Small files in every form and every layout, from which the fuzzer starts."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator

import openpyxl
import pyarrow
from pyarrow import parquet

from read.forms.made import Paper, make_docx, make_odt, make_rtf, make_zip, para, run
from stances.read.layouts import FIELDS, OTHERS, SIGNS

TURNS = (
    ("Test Alpha, fellow at Test House:", "We must talk. “Never,” they say, but we must."),
    ("Test Beta, director of the Test Office:", "No: tariffs fail. See page 7, and note [1]."),
)
ROWS = ({"expert": "Test Alpha", "text": "Talk."}, {"expert": "Test Beta", "text": "Stay.\n\nNo."})
PAGE = """<!DOCTYPE html><html><head><title>T</title><meta charset="utf-8"></head><body>
<nav><a href="x">Menu</a></nav><article><h1>Two react</h1><h2>Test Alpha, fellow</h2>
<p>We must <b>talk</b> &amp; <s>not</s> stay.</p><ul><li>One.</li><li>Two.</li></ul>
<p><strong>Test Beta</strong>, director: “No, never.”</p><blockquote>He said so.</blockquote>
<table><tr><td>a</td><td>b</td></tr></table><script>x</script></article></body></html>"""
CAPTIONS = """WEBVTT

NOTE made

1
00:00:01.000 --> 00:00:02.000
<v Test Alpha>We must talk.

00:00:02.000 --> 00:00:04.000
>> TEST BETA: No, <i>never</i>.
"""
MARKDOWN = """---
title: Two react
---
# Two react

**Test Alpha**, fellow: We must *talk*[^1] and `act`.

### Test Beta

> They fail.

1. No.
2. Never.

[^1]: A note.
"""
MHTML = """From: <Saved by Test>
MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><p>Test Alpha, fellow at Test House:</p><p>We must =E2=80=9Ctalk=E2=80=9D =
now.</p></body></html>
--b--
"""
OPF = """<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
</manifest><spine><itemref idref="a"/></spine></package>"""
CONTAINER = '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'


def list_seeds() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file."""
    for layout in (*FIELDS, *SIGNS, *OTHERS):
        for example in (*layout.examples, *layout.counterexamples):
            yield example.name.replace("-", "a.txt"), example.text.encode()
    texts = {
        "a.html": PAGE,
        "a.vtt": CAPTIONS,
        "a.srt": CAPTIONS.partition("1\n")[2].replace(".000", ",000"),
        "a.md": MARKDOWN,
        "a.mhtml": MHTML,
        "a.txt": "\n\n".join(line for turn in TURNS for line in turn),
    }
    for name, text in texts.items():
        yield name, text.encode()
    yield "b.txt", texts["a.txt"].encode("utf-16")
    yield "c.txt", texts["a.txt"].encode("cp1252")
    yield from _list_documents()
    yield from _list_tables()


def _list_documents() -> Iterator[tuple[str, bytes]]:
    lines = [line for turn in TURNS for line in turn]
    bold = "<w:b/>"
    body = "".join(para(run(line, bold if line.endswith(":") else "")) for line in lines)
    table = f"<w:tbl><w:tr><w:tc>{para('a')}</w:tc><w:tc>{para('b')}</w:tc></w:tr></w:tbl>"
    yield "a.docx", make_docx(body + table)
    styled = "".join(f'<text:p text:style-name="P1">{line}</text:p>' for line in lines)
    yield (
        "a.odt",
        make_odt(styled, styles='<style:style style:name="P1" style:family="paragraph"/>'),
    )
    plain = [line.replace("“", r"\u8220?").replace("”", r"\'94") for line in lines]
    yield "a.rtf", make_rtf(r"\par ".join(rf"{{\b {line}}}" for line in plain) + r"\cell x\row")
    pages = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    yield "a.epub", make_zip({**pages, "c.opf": OPF, "a.xhtml": PAGE})
    paper = Paper(pageCompression=0).write_lines(72, 700, lines).write(72, 40, "1")
    yield "a.pdf", paper.turn().write_lines(72, 700, lines).write_lines(320, 700, lines).save()


def _list_tables() -> Iterator[tuple[str, bytes]]:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*ROWS[0], "date"])
    for row in ROWS:
        sheet.append([*row.values(), datetime.date(2020, 1, 8)])
    sheet.merge_cells("A2:A3")
    book.save(file := io.BytesIO())
    yield "a.xlsx", file.getvalue()
    table = pyarrow.Table.from_pylist([{**row, "n": {"a": [1]}} for row in ROWS])
    parquet.write_table(table, file := io.BytesIO(), compression="none")
    yield "a.parquet", file.getvalue()
