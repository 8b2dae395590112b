"""Every format of `tabulate`: a text is a text in it, whatever it holds."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tabulate import tabulate_formats

from evil import CONTROL, MARKUP
from stances.output.escapers import ESCAPERS, PLAIN, find_escaper
from stances.output.grid import draw_grid, make_safe_line

TITLES = ["expert", "text", "position"]
FIGURES = ["+0.50", "~-0.05", "·", "-1.00", "+", "-", "~0.00", "3"]
FORMATS = [name for name in tabulate_formats if name != "tsv"]
REFERENCES = ("pipe", "asciidoc", "jira", "mediawiki", "moinmoin", "textile", "youtrack")
LATEX = ("latex", "latex_booktabs", "latex_longtable", "latex_raw")

ROWS = [
    [text, MARKUP[(at * 7 + 3) % len(MARKUP)], FIGURES[at % len(FIGURES)]]
    for at, text in enumerate(MARKUP)
]


def draw(markup, rows=ROWS, titles=TITLES):
    return draw_grid(titles, rows, right=[False, False, True], markup=markup)


def bare(rows):
    return [[" ".join(text.split()) for text in row] for row in rows]


def test_every_format_is_a_markup_or_plain_text():
    assert {*ESCAPERS, *PLAIN} >= set(FORMATS)
    assert not ESCAPERS.keys() & PLAIN


def test_a_format_of_a_later_tabulate_is_not_trusted():
    assert "<b>" not in find_escaper("hypertext").escape("<b> [x](y)")
    assert "](" not in find_escaper("hypertext").escape("<b> [x](y)")


@pytest.mark.parametrize("markup", FORMATS)
def test_no_character_that_does_not_print_is_left(markup):
    rows = [[make_safe_line(text), make_safe_line(f"a {text}"), "+0.50"] for text in CONTROL]
    text = draw(markup, rows, [make_safe_line(text) for text in CONTROL[:3]])
    assert all(sign.isprintable() or sign == "\n" for sign in text)


@pytest.mark.parametrize("markup", sorted(PLAIN))
def test_tables_of_plain_text_hold_it_as_it_is(markup):
    text = draw(markup)
    for line in MARKUP:
        assert line in text


# Markdown, by a parser of it, and what GitHub looks for in the text that was rendered.

GITHUB_LINKS = re.compile(
    r"""
      \w+:// | \bwww\. | (?<![\w])@\w | \w@\w | \#\d | \bGH-\d | :[\w+-]+:
    | (?<![^\W_])[0-9a-f]{7,40}(?![^\W_])
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Page(HTMLParser):
    """The texts of a page's cells, its tags, and its runs of text without a tag or comment."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.rows, self.tags, self.runs = [], set(), []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")

    def handle_data(self, data):
        self.runs.append(data)
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize("markup", ["github", "pipe"])
def test_markdown_holds_no_markup_mention_or_link(markup):
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = Page(reader.render(draw(markup)))
    assert page.tags == TABLE_TAGS
    assert bare(page.rows) == bare([TITLES, *ROWS])
    assert [run for run in page.runs if GITHUB_LINKS.search(run)] == []


def test_the_finder_of_links_finds_them():
    for text in ("https://x.example", "www.x.example", "@octocat", "GH-1", "#1", ":smile:"):
        assert GITHUB_LINKS.search(text)


@pytest.mark.parametrize("markup", ["html", "unsafehtml"])
def test_html_holds_no_tag_of_a_text(markup):
    page = Page(draw(markup))
    assert page.tags == TABLE_TAGS
    assert bare(page.rows) == bare([TITLES, *ROWS])


# Wikis: the cells are split as a wiki does, and what is not a reference is looked at.


def split_asciidoc(line):
    return re.split(r" ?\| ", line.removeprefix("| "))


def split_bars(line):
    return line.strip("|").split("|")


def split_mediawiki(line):
    cells = line.removeprefix("|").split("||")
    return [one.rpartition("|")[2] for one in cells]


def split_moinmoin(line):
    cells = line.removeprefix("||").removesuffix("||").split("||")
    return [one.replace('<style="text-align: right;">', "") for one in cells]


def split_textile(line):
    return [re.sub(r"^[<>]\. ", "", one) for one in split_bars(line)]


SPLITTERS = {
    "asciidoc": split_asciidoc,
    "jira": split_bars,
    "mediawiki": split_mediawiki,
    "moinmoin": split_moinmoin,
    "textile": split_textile,
    "youtrack": split_bars,
}
REFERENCE = re.compile(r"&#\d+;")
LIVE_IN_WIKIS = re.compile(
    r"""
      [|<>\[\]{}`^~\\*@\#=] | & | '' | __ | -- | \?\? | ,, | ^[-+:;.!?/'_]
    | (?<!\w)[-+_%]\w | \w:\S | \bwww\. | !\S | ":
    | \bh\d\. | \bbq\. | \((?:c|x|tm)\) | [:;]-?\)
    | \b[A-Z][A-Z]+-\d | \br\d | \bRFC\s\d | \bISBN\s | \bPMID\s
    """,
    re.VERBOSE,
)


@pytest.mark.parametrize("markup", SPLITTERS)
def test_wikis_hold_no_markup_mention_or_link(markup):
    lines = [line for line in draw(markup).split("\n") if re.match(r"\|\|?[ <]", line)]
    rows = [SPLITTERS[markup](line) for line in lines[-len(ROWS) :]]
    assert bare([map(html.unescape, row) for row in rows]) == bare(ROWS)
    for row in rows:
        for cell in row[:2]:
            shown = REFERENCE.sub("¤", cell.strip())
            assert not LIVE_IN_WIKIS.search(shown), cell


def test_the_finder_of_live_markup_finds_it():
    plain = ["ends\\", "...", "C. Test Alpha", "1. item", "TestPage WikiWord McTest", "(class)x"]
    spared = [text for text in MARKUP if not LIVE_IN_WIKIS.search(text)]
    assert set(spared) <= {*plain, "(a) item", "_. x"}


def test_moinmoin_links_no_joined_words():
    escape = find_escaper("moinmoin").escape
    assert not re.search("[a-z][A-Z]", REFERENCE.sub("¤", escape("TestPage McTest aB1C")))
    assert escape("Test Page of NATO") == "Test Page of NATO"
    assert escape("~+0.05") != "~+0.05", "a sign of MoinMoin for large text"


# Org mode, reStructuredText and TeX, each read back by its own rules.

ORG_ENTITIES = {
    "vert": "|",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "tilde": "~",
    "equal": "=",
    "asciicirc": "^",
    "under": "_",
    "dollar": "$",
    "slash": "/",
    "plus": "+",
    "zwnj": "",
}
ORG_ENTITY = re.compile(r"\\([a-z]+)\{\}")
LIVE_IN_ORG = re.compile(
    r"""
      [|<>~=^_$&] | \[[\[fc] | \{\{\{[a-z] | \\[a-zA-Z(\[] | @@ | \w:/ | (?<!\S)[*/+]\S
    | ^[-!] | ^\#(?:\+|$)
    """,
    re.VERBOSE,
)


def read_org(text):
    return ORG_ENTITY.sub(lambda found: ORG_ENTITIES[found[1]], text)


def test_org_holds_no_markup_or_link():
    lines = draw("orgtbl").split("\n")[2:]
    rows = [split_bars(line) for line in lines]
    assert bare([map(read_org, row) for row in rows]) == bare(ROWS)
    for row in rows:
        for cell in row[:2]:
            shown = ORG_ENTITY.sub("¤", cell.strip())
            assert not LIVE_IN_ORG.search(shown), cell


RST_ESCAPE = re.compile(r"\\(.)")
LIVE_IN_RST = re.compile(
    r"""
      [*`|@] | (?<![^\W_])_ | _(?![^\W_]) | :\S | ::
    | ^[^\w\s¤] | ^\(?(?:[a-zA-Z]|\d+)[.)]\s
    """,
    re.VERBOSE,
)


def read_rst(text):
    return RST_ESCAPE.sub(lambda found: found[1].strip(), text)


def test_restructuredtext_holds_no_markup_or_link():
    lines = draw("rst").split("\n")
    edges = [found.span() for found in re.finditer("=+", lines[0])]
    rows = [[line[start:end].strip() for start, end in edges] for line in lines[3:-1]]
    assert bare([map(read_rst, row) for row in rows]) == bare(ROWS)
    for row in rows:
        for cell in row[:2]:
            assert not LIVE_IN_RST.search(RST_ESCAPE.sub("¤", cell)), cell
            assert len(set(cell)) > 1 or cell[0].isalnum(), "a rule"


TEX_WORDS = {
    r"\&": "&",
    r"\%": "%",
    r"\$": "$",
    r"\#": "#",
    r"\_": "_",
    r"\{": "{",
    r"\}": "}",
    r"\^{}": "^",
    r"\textasciitilde{}": "~",
    r"\textbackslash{}": "\\",
    r"\ensuremath{<}": "<",
    r"\ensuremath{>}": ">",
    "{}": "",
}
TEX_WORD = re.compile("|".join(map(re.escape, TEX_WORDS)))


@pytest.mark.parametrize("markup", LATEX)
def test_tex_holds_no_command(markup):
    lines = [line for line in draw(markup).split("\n") if line.endswith(r"\\")]
    rows = []
    for line in lines[1:]:
        assert not line.lstrip().startswith(("[", "*")), "an argument of the row before"
        tokens = TEX_WORD.sub(lambda found: f"\0{TEX_WORDS[found[0]]}", line.removesuffix(r"\\"))
        cells = re.split(r"(?<!\0)&", tokens)
        for cell in cells:
            assert not re.search(r"(?<!\0)[\\%$#_^{}~<>]", cell)
        rows.append([cell.replace("\0", "") for cell in cells])
    assert bare(rows) == bare(ROWS)


# Any text at all, of the signs that matter.

SIGNS = st.text(
    st.one_of(
        st.sampled_from(list("ab A1 \\*_`|[](){}<>&~^$#@!\"'%=+-/:;,.?")),
        st.sampled_from("äŒ漢·–’"),
    ),
    max_size=12,
).map(str.strip)
READERS = {
    **dict.fromkeys(REFERENCES, lambda text: html.unescape(text.replace("<!-- -->", ""))),
    "orgtbl": read_org,
    "rst": read_rst,
}


@pytest.mark.parametrize("markup", READERS)
@settings(deadline=None, max_examples=60)
@given(text=SIGNS)
def test_any_text_reads_as_it_was(markup, text):
    assert READERS[markup](find_escaper(markup).escape(text)) == text


@settings(deadline=None, max_examples=60)
@given(text=SIGNS.filter(bool))
def test_any_text_in_a_table_of_markdown_is_one_cell(text):
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for markup in ("github", "pipe"):
        page = Page(reader.render(draw(markup, [["Test Alpha", text, "+0.50"]])))
        assert page.tags == TABLE_TAGS
        assert bare(page.rows[1:]) == bare([["Test Alpha", text, "+0.50"]])


@pytest.mark.parametrize("markup", FORMATS)
def test_signs_of_our_own_stay_easy_to_read(markup):
    own = ["economic-pressure", "-0.50", "+0.05", "+0.63 for", "-0.20 against", "sha256", "(all)"]
    text = draw(markup, [[one, f"Test {at}", "3"] for at, one in enumerate(own)])
    assert [one for one in own if one not in text] == []
