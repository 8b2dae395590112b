"""What a worker does: it scores pieces, and adds up what several of them come to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field, msgpack
from msgspec.structs import replace

from stances.cluster.addresses import UnreachableError
from stances.cluster.numbering import Said, renumber_part
from stances.cluster.pieces import Piece
from stances.cluster.tables import open_piece
from stances.document import Document
from stances.errors import NothingToReadError, SeveralErrors, StancesError
from stances.match.reader import Reader
from stances.model import Statement
from stances.read.aliases import rename_by
from stances.read.in_period import choose_in_period
from stances.read.layouts import read_source
from stances.read.moderators import skip_moderators
from stances.read.notes import listen_to_notes
from stances.read.options import ReadOptions, make_read_options
from stances.read.spoken import Spoken
from stances.read.statements import normalise_names, open_source
from stances.rubric.model import CompiledRubric
from stances.scoring.marks import mark_sentences
from stances.scoring.parts import Part, PartScorer
from stances.scoring.shares import Intake
from stances.settings.model import Settings

TableOpener = Callable[[ReadOptions], tuple[Document, Document]]


class Job(Struct, frozen=True, kw_only=True):
    """What each piece of a run is scored with.

    Attributes:
        dimensions: the ids of those to score, in the order of the columns.
        experts: names or parts of names of the only experts that count; empty for all.
        aliases: the experts of a table of aliases; see `load_aliases`.
        evidence: whether parts say what they rest on.
    """

    compiled: CompiledRubric
    settings: Settings
    dimensions: tuple[str, ...]
    experts: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    evidence: bool = False


class Fault(Struct, frozen=True, kw_only=True):
    """An error that the user can fix, as a worker sends it: see `StancesError`."""

    what: str
    where: str
    hint: str


class Total(Struct, kw_only=True):
    """What some pieces that follow each other come to.

    Attributes:
        experts: those who speak, in the order in which they first do, and whether each counts.
        parts: what the words of those who count add up to.
        said: what a sheet with evidence needs of their words besides; empty without evidence.
        moderators: those whose words were left out since they lead the talk.
        notes: what the user should know of how the pieces were read.
        faults: why pieces could not be read.
    """

    experts: dict[str, bool] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)
    moderators: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def add(self, other: Total) -> None:
        """Add the pieces that come next.

        The other total stays as it is: a cluster may add the same one again, or keep it.
        """
        for expert, counts in other.experts.items():
            self.experts.setdefault(expert, counts)
        for expert, part in other.parts.items():
            if expert in self.parts:
                before = self.said[expert].paragraphs if expert in self.said else 0
                self.parts[expert].add(renumber_part(part, before))
            else:
                self.parts[expert] = part.copy()
        for expert, said in other.said.items():
            if expert in self.said:
                self.said[expert].add(said)
            else:
                self.said[expert] = replace(said, marks=dict(said.marks))
        self.moderators |= other.moderators
        self.notes += other.notes
        self.faults += other.faults


class PieceScorer:
    """Scores pieces; each thread has a reader of its own, because readers remember things."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def score(self, piece: Piece, before: int) -> Total:
        """Return what a piece comes to; what is wrong with its rows is part of that.

        Args:
            before: how many lines of its file begin before it.

        Raises:
            UnreachableError: its file cannot be opened, which may be tried again.
        """
        return self.score_table(lambda options: open_piece(piece, before, options))

    def score_table(self, open_table: TableOpener) -> Total:
        """Return what a table comes to; see `score`.

        Args:
            open_table: returns the table, and the beginning of the one that it is a piece of.
        """
        total = Total()
        with listen_to_notes(total.notes.append):
            try:
                self._add_table(total, open_table)
            except NothingToReadError:
                pass  # another piece may hold something
            except UnreachableError:
                raise
            except SeveralErrors as several:
                total.faults += map(_make_fault, several.errors)
            except StancesError as error:
                total.faults.append(_make_fault(error))
        return total

    def _add_table(self, total: Total, open_table: TableOpener) -> None:
        job = self._job
        said = _read_table(open_table, job)
        if not job.settings.with_moderators:
            said = skip_moderators(said, total.moderators)
        intake = Intake(said, job.experts, in_batches=True)
        for batch in intake.cut_batches():
            total.add(self._score_rows(batch))
        total.add(self._score_rows(intake.kept))
        total.add(Total(experts=intake.experts))

    def _score_rows(self, rows: Spoken) -> Total:
        scorer = _open_scorer(self._job)
        if not self._job.evidence:
            return Total(parts={expert: scorer.score(own) for expert, own in rows.items()})
        held = {expert: tuple(own) for expert, own in rows.items()}
        return Total(
            parts={expert: scorer.score(own) for expert, own in held.items()},
            said={
                expert: Said(paragraphs=rows.count_paragraphs(expert), marks=mark_sentences(own))
                for expert, own in held.items()
            },
        )


class _Own(threading.local):
    """What a thread scored with last."""

    job: Job | None = None
    scorer: PartScorer | None = None


_OWN = _Own()


def _open_scorer(job: Job) -> PartScorer:
    """Return what scores the rows of a job in this thread, made once."""
    scorer = _OWN.scorer
    if scorer is None or _OWN.job is not job:
        kept = job.compiled.rubric.choose(job.dimensions)
        scorer = PartScorer(Reader(job.compiled), kept, evidence=job.evidence)
        _OWN.job, _OWN.scorer = job, scorer
    return scorer


def _read_table(open_table: TableOpener, job: Job) -> Iterator[Statement]:
    """Yield the statements of a table that the settings leave in.

    Raises:
        StancesError: it cannot be read, or a row cannot be used.
    """
    options = make_read_options(job.settings)
    statements = _read_rows(open_table, options)
    if options.period is not None:
        statements = choose_in_period(statements, options.period, [])
    return rename_by(job.aliases, statements) if job.aliases else statements


def _read_rows(open_table: TableOpener, options: ReadOptions) -> Iterator[Statement]:
    document, head = open_table(options)
    yield from normalise_names(read_source(open_source(document, options, head=head)).statements)


def pack_total(total: Total) -> bytes:
    """Return what pieces come to as bytes: a cluster holds and sends many of them, and objects
    take some twenty times as much.
    """
    return msgpack.encode(total)


def unpack_total(packed: bytes) -> Total:
    """Return what `pack_total` packed.

    Raises:
        msgspec.DecodeError: the bytes are not such.
    """
    return msgpack.decode(packed, type=Total)


def add_totals(totals: Sequence[bytes]) -> bytes:
    """Return what pieces come to together, packed as each of them is; they follow each other."""
    whole = Total()
    for one in totals:
        whole.add(unpack_total(one))
    return pack_total(whole)


def _make_fault(error: StancesError) -> Fault:
    return Fault(what=error.what, where=error.where, hint=error.hint)
