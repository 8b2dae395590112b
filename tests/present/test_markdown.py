"""Markdown, read by a reader of Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from present import reports
from present.reports import EVIL, EVIL_FILE, TEXT
from stances.present import wording
from stances.present.drift import cells
from stances.present.grid import cell
from stances.present.markdown import LIMIT, escaped, markdown
from stances.present.tables import shown

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class Page(HTMLParser):
    """The tags of a page, its text between them, and the text in each cell of its table."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags = []
        self.text = ""
        self.cells = []
        self.feed(READER.render(text))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(attrs)))
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag):
        self.tags.append(f"/{tag}")

    def handle_data(self, data):
        self.text += data
        if self.cells and "/table" not in self.tags:
            self.cells[-1] += data


def bare(text):
    return "".join(text.split())


def check_whole(report, tags):
    """The page has these tags and no other, and every text is on it as it should be read."""
    page = Page(markdown(report))
    assert page.tags == tags
    assert [bare(text) for text in page.cells] == [
        bare(shown(value)) for drift in report["drifts"] for value in cells(drift).values()
    ]
    seen = bare(page.text)
    for drift in report["drifts"]:
        assert bare(f"{wording.title(drift)}: {wording.gist(drift)}") in seen
        for line in wording.lines(drift):
            assert bare(line.text) in seen
    for text in [wording.summary(report), *wording.aside(report), *wording.passport(report)]:
        assert bare(text) in seen


def test_it_begins_with_the_verdict_and_the_sum():
    assert markdown(reports.report()).splitlines()[:3] == [
        "## stances check: drift",
        "",
        "8 cells: 3 as accepted in baseline.json, 5 drifted (3 failing, 1 told only, 1 waived)",
    ]
    assert markdown(reports.clean()) == (
        "## stances check: same\n\n60 cells, all as accepted in baseline.json\n"
    )
    assert markdown(reports.compared()).startswith("## stances diff\n\n8 cells: 3 the same in ")


def test_a_table_has_a_row_for_each_drift():
    rows = [line for line in markdown(reports.report()).splitlines() if line.startswith("|")]
    assert len(rows) == 7
    assert rows[2] == (
        "| Test Alpha | tolls | sign, state, position, evidence, rank | -0.73 against | +0.50 for "
        "| corpus, rubric | fails |"
    )
    assert [row.split("|")[-2].strip() for row in rows[3:]] == ["told", "waived", "fails", "fails"]


def test_each_drift_unfolds():
    tags = Page(markdown(reports.report())).tags
    assert [tags.count(tag) for tag in (("details", ()), ("summary", ()), "/details")] == [5] * 3
    assert [tags.count((tag, ())) for tag in ("table", "h2", "tr")] == [1, 1, 6]


def test_evil_names_break_nothing():
    check_whole(reports.report(), Page(markdown(reports.report())).tags)
    check_whole(reports.evil(), Page(markdown(reports.report())).tags)
    assert "\x1b" not in markdown(reports.evil())


def test_nobody_is_called_and_no_issue_is_named():
    text = markdown(reports.evil())
    assert EVIL.count("@") == EVIL_FILE.count("@") == 1
    assert not re.search(r"@(?!<!-- -->)", text)
    assert not re.search(r"(?<!&)#(?!<!-- -->|# stances)(?!(?<=##) stances)", text)


@pytest.mark.parametrize(
    "sign", ["#", "-", "+", "1.", "1)", "=", ">", "---", "    a", "```", "* *"]
)
def test_no_text_begins_a_list_or_code(sign):
    text = f"{sign} a bridge"
    check_whole(reports.report(text, text, text, text), Page(markdown(reports.report())).tags)


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_any_text_is_text(name, text, file):
    named = {"name": name, "text": text, "file": file}
    check_whole(reports.report(**named), Page(markdown(reports.report())).tags)


@settings(deadline=None)
@given(st.text())
def test_escaped_text_reads_as_it_was_in_markdown_and_in_html(text):
    for page in (f"a {escaped(cell(text))} z", f"<div>a {escaped(cell(text))} z</div>"):
        assert bare(Page(page).text) == bare(f"a {cell(text)} z")


def test_what_has_no_room_is_said_to_be_left_out():
    drifts = [
        reports.drift(expert=f"Test {number}", changes=[reports.change(text=TEXT * 20)])
        for number in range(600)
    ]
    text = markdown(reports.report(drifts=drifts))
    assert len(text) <= LIMIT
    rows = text.count("\n| Test ")
    assert 0 < rows < 600
    assert f"\nThe table has no room for {600 - rows} more cells.\n" in text
    unfolding = text.count("<details>")
    assert 0 < unfolding < 600
    assert f"\nThere is no room for the evidence of {600 - unfolding} more cells.\n" in text
    assert text.count("</details>") == unfolding
    assert text.endswith("EXPERT DIMENSION …\n")
