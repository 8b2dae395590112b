"""Changes small files in every form and layout, and sees that each is read right or refused.

    cd tests && python -m fuzz.readers [SECONDS [SEED [FOLDER]]]

A file that reaches new lines of `stances/read` is changed further. Prints how many were tried, read
and refused, and how many lines they reached; ends with 1 where anything but a `StancesError` was
raised, a file took more than five seconds, or a place is not true. FOLDER keeps such files.
"""

from __future__ import annotations

import random
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import stances.read
from fuzz.mutate import change
from fuzz.seeds import list_seeds
from stances.errors import StancesError
from stances.model import Statement
from stances.read.notes import listen_to_notes
from stances.read.options import ReadOptions
from stances.read.sentences import split_statements
from stances.read.sources import load_documents
from stances.read.statements import extract_statements

READ = str(Path(stances.read.__file__).parent)
LONGEST = 5
"""The seconds that one file may take."""
TEXTS = (".txt", ".md", ".html", ".csv", ".tsv", ".jsonl", ".json", ".srt", ".vtt")
"""The endings of files whose lines are those of a text."""
OPTIONS = (ReadOptions(), ReadOptions(), ReadOptions(skip_bad_rows=True), ReadOptions(strict=True))


class Hang(BaseException):
    """A file takes too long; nothing that is tried may catch it."""


@dataclass(kw_only=True)
class Run:
    """What a run has found.

    Attributes:
        files: those that reached new lines, by the ending of their names.
        lines: of `stances/read` that were reached.
        faults: what went wrong, by the place where it did.
    """

    files: dict[str, list[bytes]] = field(default_factory=dict)
    lines: set[tuple[CodeType, int]] = field(default_factory=set)
    faults: dict[str, str] = field(default_factory=dict)
    tried: int = 0
    read: int = 0

    def try_file(self, path: Path, data: bytes, options: ReadOptions) -> None:
        """Read a file, and keep it where it reaches new lines."""
        path.write_bytes(data)
        self.tried += 1
        before = len(self.lines)
        try:
            with limit_time(10 * LONGEST), reach(self.lines):
                read_once(path, options)
            with limit_time(LONGEST):
                self.read += read_file(path, options)
        except StancesError:
            pass
        except (Exception, Hang) as error:
            self.add_fault(path, data, error)
        if len(self.lines) > before:
            self.files.setdefault(path.suffix, []).append(data)

    def add_fault(self, path: Path, data: bytes, error: BaseException) -> None:
        """Keep a fault, once for each place."""
        frames = [one for one in traceback.extract_tb(error.__traceback__) if READ in one.filename]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "here"
        key = f"{type(error).__name__} at {place}"
        if key not in self.faults:
            self.faults[key] = f"{error}"
            path.with_name(f"fault-{len(self.faults)}{path.suffix}").write_bytes(data)


def read_once(path: Path, options: ReadOptions) -> tuple[Statement, ...]:
    """Return what is read of a file.

    Raises:
        StancesError: it is refused.
    """
    with listen_to_notes(lambda _note: None):
        return extract_statements(load_documents([path.name], path.parent, options), options)


def read_file(path: Path, options: ReadOptions) -> bool:
    """Read a file, and check that its places are true.

    Raises:
        StancesError: it is refused.
        AssertionError: a place is not true, or a file is read in two ways.
    """
    found = read_once(path, options)
    for one in found:
        check_statement(one)
    data = path.read_bytes()
    ends = data.count(b"\n") + data.count(b"\r")
    for sentence in split_statements(found):
        own = sentence.document.text[sentence.start : sentence.end]
        assert own == sentence.text, "the text of a sentence"
        assert own.strip(), "an empty sentence"
        if path.suffix in TEXTS:
            assert 1 <= sentence.line <= ends + 1, "a line"
    check_overlaps(found)
    assert show(read_once(path, options)) == show(found), "read in two ways"
    return True


def check_statement(one: Statement) -> None:
    """Check that the parts of a statement are in its text, in order, and hold words."""
    at = 0
    assert one.expert.strip(), "a name"
    assert one.blocks, "no words"
    for block in one.blocks:
        assert at <= block.start < block.end <= len(one.document.text), "a place"
        at = block.end


def check_overlaps(found: Sequence[Statement]) -> None:
    """Check that no words are given twice, but for a whole statement that several share."""
    spans = {(id(one.document), block.start, block.end) for one in found for block in one.blocks}
    at: dict[int, int] = {}
    for key, start, end in sorted(spans):
        assert start >= at.get(key, 0), "words that are given twice"
        at[key] = end


def show(found: Sequence[Statement]) -> list[tuple[Any, ...]]:
    """Return what must be the same each time."""
    return [(one.expert, one.role, one.affiliation, one.blocks, one.document) for one in found]


@contextmanager
def reach(lines: set[tuple[CodeType, int]]) -> Iterator[None]:
    """Add the lines of the readers that are reached within this context."""

    def enter(frame: FrameType, _event: str, _value: object) -> Any:
        return note if frame.f_code.co_filename.startswith(READ) else None

    def note(frame: FrameType, event: str, _value: object) -> Any:
        if event == "line":
            lines.add((frame.f_code, frame.f_lineno))
        return note

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        yield
    finally:
        sys.settrace(before)


@contextmanager
def limit_time(seconds: float) -> Iterator[None]:
    """Raise `Hang` where the context takes more time of the processor."""

    def stop(*_: object) -> None:
        raise Hang("takes too long")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def fuzz(seconds: float, seed: int, folder: Path) -> Run:
    """Try files until the time is up."""
    source, run = random.Random(seed), Run()
    ends = time.monotonic() + seconds
    for name, data in list_seeds():
        run.try_file(folder / name, data, OPTIONS[0])
    while time.monotonic() < ends:
        ending = source.choice(sorted(run.files))
        files = run.files[ending]
        data = source.choice(files[-20:] if source.random() < 0.5 else files)
        changed = change(source, data, files)
        run.try_file(folder / f"a{ending}", changed, source.choice(OPTIONS))
    return run


def main(args: Sequence[str]) -> int:
    """Fuzz, and print what came out; return the exit code."""
    seconds = float(args[0]) if args else 60.0
    seed = int(args[1]) if len(args) > 1 else 1
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(args[2] if len(args) > 2 else made)
        run = fuzz(seconds, seed, folder)
    places = {(code.co_filename, line) for code, line in run.lines}
    refused = run.tried - run.read
    print(f"{run.tried} files: {run.read} read, {refused} refused; {len(places)} lines reached")
    for key, message in run.faults.items():
        print(f"{key}: {message[:200]}")
    return int(bool(run.faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
