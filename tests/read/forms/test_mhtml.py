"""Pages that a browser saved in one file, at the lines of that file."""

from __future__ import annotations

import base64
import quopri
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stances.errors import StancesError
from stances.read.forms.late import MHTML
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements

PAGE = """<html><head><meta charset="utf-8"></head><body><nav>Home</nav>
<main><p><b>Test Alpha</b>, fellow at the Test House:</p>
<p>“We must talk, and talk, and talk again, before the summer, and when it is over as well.</p>
<p>“Für nobody = else.”</p></main></body></html>
"""
HEAD = """\
From: <Saved by Test>
Subject: =?utf-8?Q?A=20talk?=
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html{charset}
Content-Transfer-Encoding: {transfer}
Content-Location: https://test.example/

"""
TAIL = """
------x
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable

p { color: red } <p>No.</p>
------x--
"""


def make_file(transfer, body, charset=""):
    head = HEAD.format(transfer=transfer, charset=charset)
    return head.encode() + body + TAIL.encode()


def read_file(data):
    found = extract_statements([MHTML.decode("a.mhtml", data)])
    return [(one.expert, one.text, one.line) for one in split_statements(found)]


SAID = [
    "“We must talk, and talk, and talk again, before the summer, and when it is over as well.",
    "“Für nobody = else.”",
]


def test_lines_of_quoted_text_are_those_of_the_file():
    body = quopri.encodestring(PAGE.encode())
    data = make_file("quoted-printable", body)
    rows = read_file(data)
    assert [text for _, text, _ in rows] == SAID
    lines = data.decode("ascii").splitlines()
    assert "We must talk" in lines[rows[0][2] - 1]
    assert "nobody" in lines[rows[1][2] - 1]
    document = MHTML.mark_text(MHTML.decode("a.mhtml", data)).document
    assert "as well." in "".join(lines[document.line_at(document.text.index("well")) - 2 :][:2])


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_lines_of_plain_text_are_those_of_the_file(ends):
    data = make_file("8bit", PAGE.encode()).replace(b"\n", ends)
    assert [(text, line) for _, text, line in read_file(data)] == [(SAID[0], 13), (SAID[1], 14)]


def test_paragraphs_are_counted_where_no_line_can_be_read():
    data = make_file("base64", base64.encodebytes(PAGE.encode()))
    document = MHTML.mark_text(MHTML.decode("a.mhtml", data)).document
    assert [text for _, text, _ in read_file(data)] == SAID
    assert document.name_place(document.text.index("nobody")) == "a.mhtml, paragraph 4"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [('; charset="windows-1252"', "cp1252"), ("; charset=utf-8", "utf-8"), ("", "utf-8")],
)
def test_the_encoding_is_the_one_that_the_part_declares(charset, encoding):
    body = quopri.encodestring(PAGE.replace("utf-8", encoding).encode(encoding))
    rows = read_file(make_file("quoted-printable", body, charset))
    assert [text for _, text, _ in rows] == SAID


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no page in this message"),
        (b"\0\xff" * 40, "no page in this message"),
        (b"Content-Type: text/plain\n\nTalk.", "no page in this message"),
        (b"Content-Type: text/html\n\n  ", "empty: nothing to read"),
        (b"Content-Type: text/html\n\n<p>\0", "cannot read binary data"),
        (b"Content-Type: text/html\n\n<p>\xff", "not utf-8, as the page says"),
        (b"Content-Type: text/html; charset=klingon\n\n<p>\xff", "an encoding that is not known"),
    ],
)
def test_what_is_not_a_saved_page_is_refused(data, message):
    with pytest.raises(StancesError, match=re.escape(message)):
        MHTML.decode("a.mhtml", data)


_PARTS = st.sampled_from(
    (
        *(b"Content-Type: ", b"text/html", b"multipart/mixed; boundary=x", b"; charset=", b"utf-8"),
        *(
            b"\n",
            b"\n\n",
            b"--x",
            b"--x--",
            b"\xff",
            b"=",
            b"=3D",
            b"=\n",
            b"<p>a</p>",
            b"\r",
            b":",
        ),
        *(b"Content-Transfer-Encoding: ", b"base64", b"quoted-printable", b"message/rfc822", b"''"),
    )
)


@settings(deadline=None, max_examples=300)
@given(st.lists(_PARTS, max_size=30).map(b"".join))
def test_any_message_is_read_or_refused(data):
    try:
        document = MHTML.mark_text(MHTML.decode("a.mhtml", data)).document
    except StancesError as error:
        assert error.where
        return
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert all(1 <= document.line_at(at) <= lines for at in range(len(document.text) + 1))
