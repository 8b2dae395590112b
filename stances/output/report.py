"""What a check found, in the terms that annotations, SARIF, JUnit and Markdown share.

Every text here is safe to look at, whatever the names and sentences hold.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from stances.output.tables import Table

Level = Literal["error", "warning", "note"]
"""``error`` fails the check, ``warning`` only reports, ``note`` is waived or not judged."""


class Line(Struct, frozen=True, kw_only=True):
    """A line of text beneath a headline.

    Attributes:
        depth: how many steps it is indented.
        style: how it is coloured (see `View.paint`); empty where it is not.
    """

    text: str
    depth: int = 0
    style: str = ""


class Place(Struct, frozen=True, kw_only=True):
    """A line of a file, or the whole file where `line` is `None`, and what stands there."""

    file: str
    line: int | None
    text: str = ""


class Rule(Struct, frozen=True, kw_only=True):
    """A kind of finding.

    Attributes:
        id: such as ``sign``.
        name: the same in one word, such as ``SignDrift``.
        meaning: what it means, in a sentence.
        detail: the meaning, and how it is found.
        help: what to do about it.
    """

    id: str
    name: str
    meaning: str
    detail: str
    help: str


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that a check found.

    Attributes:
        rule: the id of its `Rule`.
        title: what it is about, such as ``Test Alpha on diplomacy``.
        gist: what was found, in one line.
        lines: the details beneath it.
        place: where to look first.
        related: other places that bear on it.
        identity: identifies the finding; it stays the same while lines and figures move.
        case: the case of the check that it belongs to: suite and name.
        waiver: why it does not fail; empty where it is not waived.
    """

    rule: str
    level: Level
    title: str
    gist: str
    lines: tuple[Line, ...]
    place: Place
    related: tuple[Place, ...]
    identity: tuple[str, ...]
    case: tuple[str, str]
    waiver: str = ""

    @property
    def text(self) -> str:
        """The gist with all lines beneath it."""
        beneath = [f"{'  ' * line.depth}{line.text}" for line in self.lines]
        return "\n".join([self.gist, *beneath])


class Annotation(Struct, frozen=True, kw_only=True):
    """A mark on a line of a file: a finding, several that read alike, or a notice."""

    level: Level
    title: str
    text: str
    place: Place


class CheckReport(Struct, frozen=True, kw_only=True):
    """All that a check found.

    Attributes:
        command: ``check``, ``diff`` or ``lint``.
        verdict: in one word; empty where nothing is judged.
        summary: in one line.
        asides: remarks before the findings, a line each.
        rules: every kind of finding there is, the most serious first.
        findings: in order.
        annotations: the findings, the most serious first; those that read alike are merged.
        notices: problems with the configuration.
        cases: every case that was checked: suite and name.
        table: the findings as rows.
        footers: remarks after the findings: what else changed, and what to do next.
        fingerprint: the name and version of the rule that makes the findings' identities.
    """

    command: str
    verdict: str
    summary: str
    asides: tuple[str, ...]
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    annotations: tuple[Annotation, ...]
    notices: tuple[Annotation, ...]
    cases: tuple[tuple[str, str], ...]
    table: Table[Any]
    footers: tuple[str, ...]
    fingerprint: str
