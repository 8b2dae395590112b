"""Markdown, for a comment on a pull request or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stances.output.answer import Answer
from stances.output.references import escape_markdown
from stances.output.report import CheckReport, Finding
from stances.output.view import View
from stances.regex import compile_later

LIMIT = 60_000
"""The characters that the text takes at most; a comment on GitHub holds 65536."""

_MARKER = compile_later(r"[\d\s=+-]")


def write(answer: Answer, _view: View) -> str:
    """Return the verdict, a table of the findings, and the details of each, folded away.

    What has no room within `LIMIT` is left out, and the text says so.
    """
    report = answer.make_report()
    return _write(report) if report else ""


def _write(report: CheckReport) -> str:
    blocks = list(_write_head(report))
    findings = report.findings
    if findings:
        columns = report.table.columns
        head = [_write_row([one.key for one in columns]), _write_row("---" for _ in columns)]
        rows = [_write_row(one.show(one.read(row)) for one in columns) for row in report.table.rows]
        kept = _keep_fitting(rows, LIMIT // 2)
        blocks.append("\n".join([*head, *kept]))
        if left := len(rows) - len(kept):
            blocks.append(f"The table has no room for {_count_more(left)}.")
    end = _write_items(report.footers)
    room = LIMIT - sum(len(text) + 2 for text in [*blocks, *end])
    kept = _keep_fitting([_write_details(one) for one in findings], room - 200)
    blocks += kept
    if left := len(findings) - len(kept):
        blocks.append(f"There is no room for the details of {_count_more(left)}.")
    return "\n\n".join([*blocks, *end]) + "\n"


def _count_more(number: int) -> str:
    return f"{number} more finding{'' if number == 1 else 's'}"


def _write_head(report: CheckReport) -> Iterator[str]:
    verdict = f": {report.verdict}" if report.verdict else ""
    yield f"## stances {report.command}{verdict}"
    yield escape_markdown(report.summary)
    yield from _write_items(report.asides)


def _write_row(texts: Iterable[str]) -> str:
    return f"| {' | '.join(map(escape_markdown, texts))} |"


def _write_item(text: str) -> str:
    """Return the text as a list item; its first character cannot start a list or code inside it.

    An empty item would make a heading of the item above it.
    """
    if _MARKER.match(text or " "):
        text = text or " "
        return f"- &#{ord(text[0])};{escape_markdown(text[1:])}"
    return f"- {escape_markdown(text)}"


def _write_items(texts: Iterable[str]) -> list[str]:
    """Return the texts as one list; empty where there are none."""
    items = [_write_item(text) for text in texts]
    return ["\n".join(items)] if items else []


def _write_details(finding: Finding) -> str:
    """Return a finding that unfolds; Markdown begins again after the empty line."""
    title, gist = escape_markdown(finding.title), escape_markdown(finding.gist)
    items = [f"{'  ' * line.depth}{_write_item(line.text)}" for line in finding.lines]
    beneath = "\n".join(items or ["- no details"])
    return f"<details><summary><b>{title}</b>: {gist}</summary>\n\n{beneath}\n\n</details>"


def _keep_fitting(blocks: Iterable[str], room: int) -> list[str]:
    """Return as many of the first blocks as have room, each with an empty line after it."""
    kept = []
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            break
        kept.append(block)
    return kept
