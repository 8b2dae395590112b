"""Runs a rubric's own tests: which of its examples give the expected reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stances.match.reader import Reader
from stances.output.answer import Answer
from stances.output.grid import make_safe_line
from stances.output.tables import Column, Table
from stances.output.view import View
from stances.rubric.compile import load_compiled
from stances.rubric.files import read_rubric_files
from stances.rubric.load import parse_rubric
from stances.scoring.trial import Failure, run_trial
from stances.settings.folders import find_cache_folder
from stances.settings.model import Settings
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION

_FAILURES: Sequence[Column[Failure]] = (
    Column(key="dimension"),
    Column(key="where"),
    Column(key="text"),
    Column(key="expected"),
    Column(key="got"),
    Column(key="why"),
)


class TrialDocument(Record):
    """What ``stances rubric test -f json`` prints.

    Attributes:
        passed: how many examples are read as they must be.
        failed: those that are not.
    """

    format_version: str = FORMAT_VERSION
    passed: int
    failed: tuple[Failure, ...]


def try_rubric(settings: Settings) -> TrialDocument:
    """Run a rubric's own examples.

    Args:
        settings: name the rubric.

    Raises:
        StancesError: the rubric cannot be read.
    """
    files = read_rubric_files(settings.rubric)
    rubric = parse_rubric(files)
    reader = Reader(load_compiled(files, find_cache_folder()))
    passed, failures = run_trial(reader, rubric.dimensions)
    return TrialDocument(passed=passed, failed=tuple(failures))


class TrialAnswer(Answer):
    """The examples that failed.

    Args:
        trial: what was found.
        rubric: the rubric, as the user named it.
    """

    def __init__(self, trial: TrialDocument, rubric: str) -> None:
        self.trial = trial
        self.rubric = rubric
        self.falls_short = bool(trial.failed)

    def make_document(self) -> TrialDocument:
        """Return how many passed, and what failed."""
        return self.trial

    def list_records(self) -> Iterator[tuple[str, Failure]]:
        """Return the failures."""
        return (("failure", one) for one in self.trial.failed)

    def make_fields(self) -> Table[Failure]:
        """Return one row for each failure."""
        return Table(columns=_FAILURES, rows=self.trial.failed)

    def show(self, view: View) -> str:
        """Return a line for each failure, and how many passed."""
        lines = [line for one in self.trial.failed for line in _show_failure(one)]
        count = self.trial.passed
        passed = "1 example" if count == 1 else f"{count} examples"
        total = f"{make_safe_line(self.rubric)}: {passed} passed, {len(self.trial.failed)} failed"
        return "\n".join([*lines, total]) + "\n"


def _show_failure(one: Failure) -> Iterator[str]:
    yield (
        f"{make_safe_line(one.where)}: {one.dimension}: expected {one.expected}, got {one.got}: "
        f"{make_safe_line(one.text)}"
    )
    if one.why:
        yield f"  {make_safe_line(one.why)}"
