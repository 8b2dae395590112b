"""The entries of a rubric with their precision: the answer of ``rubric audit``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.learning.audit import Audit, AuditDocument, AuditedEntry, AuditTotal
from stances.output.answer import Answer
from stances.output.figures import format_amount
from stances.output.grid import make_safe_line
from stances.output.tables import Column, Table, draw_table
from stances.output.view import View
from stances.output.width import wrap


def _name_pattern(one: AuditedEntry) -> str:
    return f"({one.patterns} patterns)" if one.pattern is None else one.pattern


def _show_figure(value: float | None) -> str:
    return "" if value is None else format_amount(value)


_COUNTS: Sequence[Column[AuditedEntry]] = (
    Column(key="found", right=True),
    Column(key="hits", right=True),
    Column(key="right", right=True),
    Column(key="opposite", short="opp.", right=True),
    Column(key="false", right=True),
    Column(key="texts", right=True),
    Column(key="authors", short="auth.", right=True),
    Column(key="precision", short="prec.", show=_show_figure, right=True),
)
_SHOWN: Sequence[Column[AuditedEntry]] = (
    Column(key="rule"),
    *_COUNTS,
    Column(key="pattern", value=_name_pattern, least=16),
)
_FIELDS: Sequence[Column[AuditedEntry]] = (
    Column(key="rule"),
    Column(key="where"),
    Column(key="dimension"),
    Column(key="kind"),
    Column(key="pattern"),
    Column(key="patterns", right=True),
    *_COUNTS,
)
_TOTALS: Sequence[Column[AuditTotal]] = (
    Column(key="dimension"),
    Column(key="kind"),
    Column(key="entries", right=True),
    Column(key="idle", right=True),
    Column(key="hits", right=True),
    Column(key="right", right=True),
    Column(key="opposite", short="opp.", right=True),
    Column(key="false", right=True),
    Column(key="precision", short="prec.", show=_show_figure, right=True),
)


class AuditAnswer(Answer):
    """The entries with their precision, and the totals of each dimension.

    Args:
        found: the entries that are listed, and the totals of all.
    """

    def __init__(self, found: Audit) -> None:
        self.found = found

    def make_document(self) -> AuditDocument:
        """Return all of it."""
        return AuditDocument(audit=self.found)

    def list_records(self) -> Iterator[tuple[str, AuditedEntry]]:
        """Return the entries and their patterns."""
        return (("entry", one) for one in self.found.entries)

    def make_fields(self) -> Table[AuditedEntry]:
        """Return one row for each entry, and for each pattern of those that have several."""
        return Table(columns=_FIELDS, rows=self.found.entries)

    def show(self, view: View) -> str:
        """Return what was read, the entries, and the totals of cues and of targets."""
        found = self.found
        texts = "1 text" if found.texts == 1 else f"{found.texts} texts"
        authors = "1 author" if found.authors == 1 else f"{found.authors} authors"
        head = f"{make_safe_line(found.rubric)}: {texts} by {authors}"
        lines = [view.paint(line, "bold") for line in wrap(head, view.width)]
        if found.entries:
            lines += ["", draw_table(Table(columns=_SHOWN, rows=found.entries), view)]
        else:
            lines += ["", "no entry to list", ""]
        lines.append(draw_table(Table(columns=_TOTALS, rows=found.totals), view))
        lines += wrap("idle: entries without hits", view.width)
        return "\n".join(lines) + "\n"
