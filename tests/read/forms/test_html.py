"""Pages: their paragraphs, without what stands around them, at the lines of the file."""

from __future__ import annotations

import pytest

from stances.document import Document
from stances.read.forms.html import HTML
from stances.read.sentences import split_statements
from stances.read.statements import extract_statements

PAGE = """\
<!DOCTYPE html>
<html><head><title>A talk: Test House</title>
<script>var a = "Test Gamma, fellow:";</script></head>
<body><nav><a href="/">Test Delta, fellow:</a></nav>
<main>
<h1>What they say</h1>
<p><b>Test Alpha</b>, fellow at the
   Test House:</p>
<p>We must &amp; shall
talk.<br>Now.</p>
<blockquote><p>Never.</p></blockquote>
<table><tr><td>A cell.</td></tr></table>
<ul><li>One</li><li>Two</li></ul>
</main>
<footer>Test Epsilon, fellow: No.</footer></body></html>
"""
PRE = """\
<html><body><pre>
  Mr. ALPHA of Testland. We begin
and go on.

  Ms. BETA. We end.
</pre></body></html>
"""


def read_page(text, name="a.html"):
    found = extract_statements([Document(name=name, text=text)])
    return [(one.expert, one.line, one.text) for one in split_statements(found)]


def test_the_main_text_of_a_page_is_read_at_the_lines_of_its_file():
    assert read_page(PAGE) == [
        ("Test Alpha", 9, "We must & shall talk."),
        ("Test Alpha", 10, "Now."),
        ("Test Alpha", 13, "One"),
        ("Test Alpha", 13, "Two"),
    ]


def test_preformatted_text_keeps_its_lines():
    assert read_page(PRE) == [
        ("Alpha of Testland", 2, "We begin\nand go on."),
        ("Beta", 5, "We end."),
    ]


def test_a_page_without_a_main_part_is_read_whole():
    text = "<html><body><div>Test Alpha: One.</div><div>Test Beta: Two.</div></body></html>"
    assert read_page(text) == [("Test Alpha", 1, "One."), ("Test Beta", 1, "Two.")]


@pytest.mark.parametrize("text", [PAGE, PRE, "\n<html>", "<?xml version='1.0'?><html>"])
def test_a_page_is_known_by_how_it_begins(text):
    assert HTML.recognise(text, ())


@pytest.mark.parametrize("text", ["Test Alpha: <b>One.</b>", "<p>One.</p>", "a < b"])
def test_other_texts_are_not_pages(text):
    assert not HTML.recognise(text, ())


def test_a_page_is_read_from_standard_input():
    assert read_page(PRE, name="-") == read_page(PRE)
