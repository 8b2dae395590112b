"""Markdown, read by a reader of Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from output import reports
from output.reports import EVIL, TEXT, ReportAnswer, make_finding, make_report
from stances.output import markdown
from stances.output.grid import make_safe_line
from stances.output.markdown import LIMIT, escape_markdown
from stances.output.report import Line
from stances.output.tables import show_value
from stances.output.view import View

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


def write(report):
    return markdown.write(ReportAnswer(report), View())


def squeeze(text):
    return "".join(text.split())


def check_whole(report, tags):
    """See that the page has these tags and no other, and that every text reads as it should."""
    page = Page(write(report))
    assert page.tags == tags
    assert [squeeze(text) for text in page.cells] == [
        squeeze(show_value(column.read(row)))
        for row in report.table.rows
        for column in report.table.columns
    ]
    seen = squeeze(page.text)
    for finding in report.findings:
        assert squeeze(f"{finding.title}: {finding.gist}") in seen
        for line in finding.lines:
            assert squeeze(line.text) in seen
    for text in [report.summary, *report.asides, *report.footers]:
        assert squeeze(text) in seen


def test_it_begins_with_the_verdict_and_the_summary():
    assert write(make_report()).splitlines()[:5] == [
        "## stances check: drift",
        "",
        f"8 bridges: {TEXT}",
        "",
        f"- &#49; old bridge: {TEXT}",
    ]
    assert write(reports.make_clean()) == "## stances check: same\n\n8 bridges, all sound\n"
    assert write(reports.make_unjudged()).startswith("## stances diff\n\n8 bridges: ")
    assert write(None) == ""


def test_a_table_has_a_row_for_each_finding():
    rows = [line for line in write(make_report()).splitlines() if line.startswith("|")]
    assert rows == [
        "| bridge | found |",
        "| --- | --- |",
        "| Test Alpha | beam, error |",
        "| Test Beta | rust, warning |",
        "| Test Ümlaut | beam, note |",
        "| Test Gamma | beam, error |",
    ]


def test_each_finding_unfolds():
    tags = Page(write(make_report())).tags
    assert [tags.count(tag) for tag in (("details", ()), ("summary", ()), "/details")] == [4] * 3
    assert [tags.count((tag, ())) for tag in ("table", "h2", "tr")] == [1, 1, 5]
    assert f"<summary><b>Test Beta</b>: it sags: {TEXT}</summary>\n\n- no details\n" in write(
        make_report()
    )


def test_it_ends_with_what_to_do():
    assert write(make_report()).endswith(f"\n\n- method: {TEXT}\n- Look at the bridge …\n")


def test_evil_names_break_nothing():
    tags = Page(write(make_report())).tags
    check_whole(make_report(), tags)
    check_whole(reports.make_evil(), tags)
    assert "\x1b" not in write(reports.make_evil())


def test_nobody_is_called_and_no_issue_is_named():
    text = write(reports.make_evil())
    assert EVIL.count("@") == EVIL.count("#1") == 1
    assert not re.search(r"@(?!<!-- -->)", text)
    assert not re.search(r"(?<!&)#(?!<!-- -->|# stances)(?!(?<=##) stances)", text)


@pytest.mark.parametrize(
    "sign", ["", "#", "-", "+", "1.", "1)", "=", ">", "---", "    a", "```", "* *"]
)
def test_no_text_begins_a_list_or_code(sign):
    text = f"{sign} a bridge"
    check_whole(make_report(text, text, text), Page(write(make_report())).tags)
    lines = tuple(Line(text=text, depth=depth) for depth in (0, 1))
    report = make_report(findings=(make_finding(lines=lines),), asides=(text,), footers=(text,))
    plain = tuple(Line(text="a bridge", depth=depth) for depth in (0, 1))
    usual = make_report(findings=(make_finding(lines=plain),), asides=("a",), footers=("a",))
    check_whole(report, Page(write(usual)).tags)


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_any_text_is_text(name, text, file):
    check_whole(make_report(name, text, file), Page(write(make_report())).tags)


@settings(deadline=None)
@given(st.text())
def test_escaped_text_reads_as_it_was_in_markdown_and_in_html(text):
    escaped = escape_markdown(make_safe_line(text))
    for page in (f"a {escaped} z", f"<div>a {escaped} z</div>"):
        assert squeeze(Page(page).text) == squeeze(f"a {make_safe_line(text)} z")


def test_what_has_no_room_is_said_to_be_left_out():
    findings = tuple(
        make_finding(f"Test {number}", lines=(Line(text=TEXT * 20),)) for number in range(3000)
    )
    text = write(make_report(findings=findings))
    assert len(text) <= LIMIT
    rows = text.count("\n| Test ")
    assert 0 < rows < 3000
    assert f"\nThe table has no room for {3000 - rows} more findings.\n" in text
    unfolding = text.count("<details>")
    assert 0 < unfolding < 3000
    assert f"\nThere is no room for the details of {3000 - unfolding} more findings.\n" in text
    assert text.count("</details>") == unfolding
    assert text.endswith("- Look at the bridge …\n")
