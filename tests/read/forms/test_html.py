"""Pages: their paragraphs, without what stands around them, at the lines of the file."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deadline import must_not_hang
from stances.document import Document
from stances.errors import StancesError
from stances.read.forms.late import HTML
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
        ("Test Alpha", 13, "• One"),
        ("Test Alpha", 13, "• Two"),
    ]


def test_preformatted_text_keeps_its_lines():
    assert read_page(PRE) == [
        ("Alpha", 2, "We begin\nand go on."),
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


# ------------------------------------------------------------------- structure of a page


def mark(text):
    return HTML.mark_text(Document(name="a.html", text=text))


def list_parts(text):
    """Return the paragraphs of a page, each with its kind; "" where it may be somebody's words."""
    marked = mark(text)
    kept, at, parts = marked.document.text, 0, []
    for region in marked.regions:
        parts += [("", kept[at : region.start]), (region.kind, kept[region.start : region.end])]
        at = region.end
    parts.append(("", kept[at:]))
    return [
        (kind, one)
        for kind, text in parts
        for one in re.split(r"\n\n+", text.strip("\n"))
        if one.strip()
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("<h2>Why</h2><p>Talk.", [("heading", "Why"), ("", "Talk.")]),
        ("<p>One<p>Two<div>Three</div>Four", [("", w) for w in ("One", "Two", "Three", "Four")]),
        ("<ul><li>One<li>Two<ul><li>a</ul></ul>", [("", w) for w in ("• One", "• Two", "• a")]),
        (
            "<ol start=3><li><p>One<p>more<li>Two</ol>",
            [("", w) for w in ("3. One", "more", "4. Two")],
        ),
        ("<dl><dt>Who?<dd>We.<dt>Why?</dl>", [("", w) for w in ("Who?", "We.", "Why?")]),
        (
            "<blockquote><p>Q<footer>A</footer></blockquote><p>Talk on and on.",
            [("quotation", "Q"), ("quotation", "A"), ("", "Talk on and on.")],
        ),
        (
            "<figure><img alt=No><figcaption>A quay</figcaption></figure><p>Talk.",
            [("caption", "A quay"), ("", "Talk.")],
        ),
        ("<p>Talk.<p class=wp-caption-text>A quay", [("", "Talk."), ("caption", "A quay")]),
        (
            "<p>Talk<code>x</code>.<pre><code>a\n b</code></pre>",
            [("", "Talkx."), ("code", "a\n b")],
        ),
        (
            "<p>Talk<sup>1</sup>, <a class=footnote-ref>2</a> km<sup>2</sup> 10<sup>3</sup>.",
            [("", "Talk, km2 103.")],
        ),
        (
            "<p>Talk now.<div class=footnotes><p><sup>1</sup> Note</div>",
            [("", "Talk now."), ("footnote", "1 Note")],
        ),
        ("<p>We <del>never</del><s>no</s> talk <q>now</q>.", [("", "We talk “now”.")]),
        ("<p>One<br>two<br><br>three", [("", "One\ntwo"), ("", "three")]),
        (
            "<p>R&amp;D &lt;x&gt; &#8220;q&#x201d; A&T &copy x &nope;",
            [("", "R&D <x> “q” A&T © x &nope;")],
        ),
        (
            "<table><tr><th>Year<td>2020</table><p>Talk.",
            [("table", "Year"), ("table", "2020"), ("", "Talk.")],
        ),
        ("<table><tr><td>1<td>2</table><p>Talk.", [("table", "1"), ("table", "2"), ("", "Talk.")]),
        ("<table role=presentation><tr><td>One<td>Two</table>", [("", "One"), ("", "Two")]),
        (
            "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
            [("", "a"), ("table", "b"), ("table", "c")],
        ),
        (
            "<blockquote><p>We talk.<p>We wait.</blockquote><p>End.",
            [("", "We talk."), ("", "We wait."), ("", "End.")],
        ),
        # what stands around a text
        (
            "<nav>Home</nav><p>Talk.<footer>Us</footer>",
            [("furniture", "Home"), ("", "Talk."), ("furniture", "Us")],
        ),
        (
            "<form><p>We talk and talk.</form><form><input>Go</form>",
            [("", "We talk and talk."), ("furniture", "Go")],
        ),
        ("<main><p>One</main><p>Two", [("", "One"), ("furniture", "Two")]),
        (
            "<div class='post tag-nav has-sidebar'>Talk.</div><div class=sidebar>No</div>",
            [("", "Talk."), ("furniture", "No")],
        ),
        ("<div role=dialog>No</div><p>Talk.", [("furniture", "No"), ("", "Talk.")]),
        (
            "<ul><li><a href=a>A</a><li><a href=b>B</a><li><a href=c>C</a></ul><p>Talk.",
            [("furniture", "• A"), ("furniture", "• B"), ("furniture", "• C"), ("", "Talk.")],
        ),
        # what is not shown
        ("<p hidden>No<p>Talk.<p style='display: none'>No<p aria-hidden=true>No", [("", "Talk.")]),
        ("<title>No</title><script>'<p>No'</script><style>No</style><p>Talk.", [("", "Talk.")]),
        (
            "<p>Talk<!-- No --><![if x]>.<![endif]><img alt=No><svg><text>No</text></svg>",
            [("", "Talk.")],
        ),
        ("<p>Talk.</body></html><p>More.", [("", "Talk."), ("", "More.")]),
    ],
)
def test_the_structure_of_a_page_is_kept(text, parts):
    assert list_parts(text) == parts


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        ("<p><b>Test <i>Alpha</i></b>: Talk.", [("bold", "Test Alpha"), ("italic", "Alpha")]),
        ("<p><strong>A</strong><b>B</b> c <b>D</b>", [("bold", "AB"), ("bold", "D")]),
        ("<p><a href=x>Test</a> <a>Beta</a>", [("link", "Test")]),
        ("<p><span style='font-weight: 700'>A</span> <span style='font-style:italic'>B</span>",
         [("bold", "A"), ("italic", "B")]),
        ("<ul><li>One<li><b>T</b>: two</ul>",
         [("item", "• One"), ("item", "T: two"), ("bold", "T")]),
        ("<b><p>One<p>Two</b>three", [("bold", "One"), ("bold", "Two")]),
    ],
)  # fmt: skip
def test_how_words_are_shown_is_reported(text, styles):
    marked = mark(text)
    found = [(one.kind, marked.document.text[one.start : one.end]) for one in marked.styles]
    assert sorted(found) == sorted(styles)


def test_turns_that_are_a_list_are_turns():
    items = "<li><b>Gen. Test Alpha:</b> We must talk.<li>Test Beta: Never.<li>No: never"
    assert read_page(f"<html><body><ul>{items}</ul></body></html>") == [
        ("Test Alpha", 1, "We must talk."),
        ("Test Beta", 1, "Never."),
        ("Test Beta", 1, "No: never"),
    ]


def test_lines_inside_a_paragraph_are_those_of_the_file():
    marked = mark("<p>One &amp;\ntwo\n<b>three</b>&#10;four\nfive<br>six</p>\n<pre>\na\nb</pre>")
    document = marked.document
    assert document.text.split() == ["One", "&", "two", "three", "four", "five", "six", "a", "b"]
    lines = {word: document.line_at(document.text.index(word)) for word in document.text.split()}
    assert list(lines.values()) == [1, 1, 2, 3, 3, 4, 4, 6, 7]


# --------------------------------------------------------- the pages of many publishers

PAGES = sorted((Path(__file__).parents[2] / "cases" / "pages").glob("*.html"))
_SAID = re.compile(r"<!--said-->(.*?)<!--/said-->", re.DOTALL)
_ANY = re.compile(r"<!--(?:said|about)-->(.*?)<!--/(?:said|about)-->", re.DOTALL)


def list_words(text):
    return re.findall(r"\w+", unescape(re.sub(r"<[^>]+>", " ", text)))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_text_of_a_page_is_found_whole_and_little_else(path):
    page = path.read_text(encoding="utf-8")
    bare = re.sub(r"<!--.*?-->", "", page, flags=re.DOTALL)
    spoken = " ".join(text for kind, text in list_parts(bare) if not kind)
    words = list_words(spoken)
    place = 0
    for said in _SAID.findall(page):
        wanted = " ".join(list_words(said))
        place = " ".join(words).find(wanted, place)
        assert place >= 0, wanted
    own = Counter(word for one in _ANY.findall(page) for word in list_words(one))
    extra = Counter(words) - own
    assert sum(extra.values()) <= 0.09 * len(words), extra
    assert "must not be read" not in mark(bare).document.text


def test_there_are_pages_of_many_publishers():
    assert len(PAGES) >= 30


# ------------------------------------------------------------------------------ properties

_TAGS = st.sampled_from(("div", "p", "li", "ul", "td", "b", "a", "h2", "blockquote", "nav", "pre"))
_HIDDEN = st.sampled_from(("<script>{}</script>", "<i hidden>{}</i>", "<del>{}</del>", "<!--{}-->"))


@st.composite
def _pages(draw):
    """A page of numbered words, and which of them it shows."""
    parts, shown = [], []
    for number in range(draw(st.integers(1, 12))):
        word = f"w{number}x"
        if draw(st.booleans()):
            shown.append(word)
            tag = draw(_TAGS)
            end = f"</{tag}>" if draw(st.booleans()) else ""
            parts.append(f"<{tag}>{word}{end}")
        else:
            parts.append(draw(_HIDDEN).format(word))
        parts.append(draw(st.sampled_from(("", " ", "\n", "<br>", "&nbsp;", "<hr>"))))
    return "".join(parts), shown


@settings(deadline=None, max_examples=300)
@given(_pages())
def test_each_word_that_is_shown_comes_once_and_at_its_line(page):
    text, shown = page
    marked = mark(text)
    document, kept = marked.document, marked.document.text
    assert re.findall(r"w\d+x", kept) == shown
    for word in shown:
        line = text.count("\n", 0, text.index(word)) + 1
        assert document.line_at(kept.index(word)) == line
    assert all(one.start < one.end <= len(kept) for one in (*marked.regions, *marked.styles))
    assert all(one.end <= other.start for one, other in pairwise(marked.regions))


_SOUP = st.sampled_from(
    (
        *("<", ">", "</", "/>", "<!", "<!--", "-->", "<![", "]]>", "<?", "&", "&#", ";", "=", '"'),
        *("p", "div", "table", "script", "style", "textarea", "title", "svg", "sup", "li", "ol"),
        *(
            " ",
            "\n",
            "a",
            "é",
            "1",
            "x1f",
            "hidden",
            "start",
            "\x00",
            "<p>",
            "</p>",
            "<sup>1</sup>",
        ),
    )
)


@settings(deadline=None, max_examples=300)
@given(st.lists(_SOUP, max_size=40).map("".join))
@example("<![foo")
@example("<!DOCTYPE [<!ENTITY a>]>")
def test_no_page_breaks_the_reader(text):
    marked = mark(text)
    lines = text.count("\n") + 1
    document = marked.document
    assert all(1 <= document.line_at(at) <= lines for at in range(len(document.text) + 1))


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p>a", "</p>", "<b>", "</b>", "a<sup>1</sup>", "<li>a", "<a href=b>c</a> ", "&amp;",
     "<table><tr><td>a", "<!--", "<![", "<b><p>a</b>", "<ol><li>", "<article>a", "<div>a"],
)  # fmt: skip
def test_odd_pages_take_no_odd_time(piece):
    with must_not_hang():
        mark(piece * (30_000 // len(piece)))


# -------------------------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("", "utf-8"),
        ("<meta charset='windows-1252'>", "cp1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "cp1252"),
        ("<meta charset=iso-8859-15>", "iso-8859-15"),
        ("<meta charset=Shift_JIS>", "cp932"),
        ("<meta charset=iso-8859-1>", "utf-8"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=utf-16>", "utf-16"),
        ("<meta charset=utf-16>", "utf-16-le"),
        ("<meta charset=utf-16>", "utf-16-be"),
        ("<meta charset=utf-8>", "utf-8-sig"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(head, encoding):
    said = "“日本”" if encoding == "cp932" else "“Für”"
    if encoding == "iso-8859-15":
        said = "Für €"
    data = f"<html>{head}\r\n<p>{said}".encode(encoding)
    assert HTML.decode("a.html", data).text == f"<html>{head}\n<p>{said}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html><p>\xfc", "not UTF-8"),
        (b"<meta charset=klingon><p>\xfc", 'an encoding that is not known, "klingon"'),
        (b"<meta charset=unicode_escape><p>\xfc", "an encoding that is not known"),
        (b"<meta charset=shift_jis><p>\xfc\xfc", "not cp932, as the page says"),
        (b"<meta charset=utf-8><p>\xfc", "not UTF-8"),
        (b"<\0p\0>", "not utf-16-le, as the page says"),
        (b"\xff\xfe<\0p", "broken UTF-16"),
        (b"<p>\0", "cannot read binary data"),
        (b"  \n", "empty: nothing to read"),
    ],
)
def test_a_page_in_no_known_encoding_is_refused(data, message):
    with pytest.raises(StancesError, match=re.escape(message)):
        HTML.decode("a.html", data)


@given(st.binary(max_size=200))
def test_bytes_are_a_page_or_refused(data):
    try:
        HTML.mark_text(HTML.decode("a.html", b"<meta charset=windows-1252>" + data))
    except StancesError as error:
        assert error.where


@pytest.mark.parametrize(
    "comment",
    [
        '<div class="comment"><b>Test Gamma:</b><p>I like it.</p><a href="#r">Reply</a></div>',
        '<li class="comment" id="comment-12"><b>Test Gamma:</b> I like it.</li>',
        '<div class="comment"><time>Jan 8</time><p>Test Gamma: I like it.</p></div>',
        '<div class="comment"><p class="comment-date">8 Jan</p><p>Test Gamma: I like it.</p></div>',
        '<div class="comment-list"><p>Test Gamma: I like it.</p></div>',
        '<section id="comments"><p class="comment">Test Gamma: I like it.</p></section>',
        '<div id="disqus_thread"><p>Test Gamma: I like it.</p></div>',
    ],
)
def test_what_readers_write_is_not_part_of_a_page_and_cards_are(comment):
    card = '<div class="card"><p class="comment"><b>{}:</b> We must talk about it all.</p></div>'
    own = card.format("Test Alpha") + card.format("Test Beta")
    page = f"<html><body><main><h1>Poll</h1>{own}</main>{comment}</body></html>"
    assert {name for name, *_ in read_page(page)} == {"Test Alpha", "Test Beta"}


def test_the_message_says_what_was_left_out_as_readers_comments():
    page = (
        "<html><body><h1>What they say</h1><p>Here is what two of them say of the plan.</p>\n<div "
        'class="comments"><p>Test Alpha: We must.</p>\n<p>Test Beta: No.</p></div></body></html>'
    )
    with pytest.raises(StancesError, match="line 2 was left out as readers' comments"):
        read_page(page)
