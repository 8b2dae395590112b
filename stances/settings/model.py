"""What a run depends on besides its input: the rubric, how to read, the tolerances."""

from __future__ import annotations

import datetime

from msgspec import Struct


class Waiver(Struct, frozen=True, kw_only=True):
    """Drift that is allowed until a day, and why.

    Attributes:
        expert, dimension: the cells that it allows; one of them may be empty, which stands for all.
        until: the last day on which it holds.
        reason: why, in the words of whoever wrote it.
        file, line: where it stands.
    """

    expert: str
    dimension: str
    until: datetime.date
    reason: str
    file: str
    line: int


class Tolerance(Struct, frozen=True, kw_only=True):
    """How far a position may move on one dimension.

    Attributes:
        distance: from 0 to 2.
        where: the ``file:line`` that sets it.
    """

    dimension: str
    distance: float
    where: str


class Settings(Struct, frozen=True, kw_only=True):
    """The choices of one run.

    Attributes:
        inputs: files, folders, ``-`` or a score sheet; empty for the bundled corpus.
        rubric: a bundled rubric's name, or the path of a rubric folder or file.
        named_rubric: whether the command line named the rubric.
        baseline: the file of accepted scores.
        tolerance: how far a position may move where its dimension has no tolerance of its own;
            `None` where nothing sets it.
        tolerances: how far it may move on single dimensions.
        over_all: how far it may move on every dimension, whatever files and rubrics say; `None`
            where nothing sets it.
        only: the kinds of drift that fail; empty for all.
        waivers: drift that is allowed.
        expert_column, text_column: the columns of a table that hold names and texts.
        form: the form that all inputs are in; `None` to tell each one's by its name and content.
        encoding: the encoding of texts; `None` to tell it by their bytes.
        delimiter: the sign between the cells of a table; `None` to tell it by the header.
        layout: the layout that all texts are in; `None` to tell each one's by its signs.
        author: whose words a text is that does not say who speaks; `None` to refuse it.
        strict: whether rows without words are refused, not left out with a note.
        skip_bad_rows: whether rows that cannot be read are left out with a note, not refused.
        with_moderators: whether moderators are scored as well.
        since, until: the first and the last day, month or year of statements that are read, such
            as ``2020-01-08``; `None` for no bound.
        aliases: the table of names that are joined; `None` for none.
        jobs: how many processes share the work; the answer is the same for any number.
    """

    inputs: tuple[str, ...] = ()
    rubric: str = "us-iran"
    named_rubric: bool = False
    baseline: str | None = None
    tolerance: float | None = None
    tolerances: tuple[Tolerance, ...] = ()
    over_all: float | None = None
    only: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    expert_column: str = "expert"
    text_column: str = "text"
    form: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    layout: str | None = None
    author: str | None = None
    strict: bool = False
    skip_bad_rows: bool = False
    with_moderators: bool = False
    since: str | None = None
    until: str | None = None
    aliases: str | None = None
    jobs: int = 1
