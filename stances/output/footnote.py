"""Footnotes of Markdown, as GitHub, Pandoc and most other programs know them."""

from __future__ import annotations

from stances.output.answer import Answer
from stances.output.escape import escape
from stances.output.reference import Reference
from stances.output.references import escape_markdown
from stances.output.view import View


def write(answer: Answer, _view: View) -> str:
    """Return a footnote for each reference of the answer."""
    return "".join(f"{_write_note(one)}\n" for one in answer.list_references())


def _write_note(one: Reference) -> str:
    quote = f"“{_escape(one.quote)}”" if one.is_verbatim else f"{_escape(one.quote)} (paraphrase)"
    note = f"{_escape(one.title)}; {_escape(one.note)}; {_escape(one.version)}, {one.program}"
    return f"[^{one.id}]: {_escape(one.author)}, {quote}, {_escape(one.place)}. {note}."


def _escape(text: str) -> str:
    return escape_markdown(escape(" ".join(text.split())))
