"""The work of a run divided into tasks: batches of rows, and stretches of experts' texts."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter

from stances.model import Sentence, Statement
from stances.read.progress import Meter
from stances.read.spoken import Spoken, is_row, measure_text
from stances.scoring.names import match_names
from stances.scoring.parts import Part, PartScorer, join_parts
from stances.scoring.stretches import Stretch, cut_stretches
from stances.scoring.workers import open_workers

_LENGTH = 2**15
"""About how many characters a task has."""

_BATCH = 2**17
"""About how many characters of rows are scored at once."""

Share = tuple[tuple[str, Stretch | None], ...]
"""Some experts, each with a stretch of the text; `None` for the whole of it."""


class Intake:
    """Statements as they are read: rows of tables in batches, the rest kept.

    Args:
        statements: in the order of the inputs.
        wanted: names or parts of names of the only experts that count; empty for all.
        in_batches: whether rows of tables are not kept but given in batches.

    Attributes:
        experts: those who speak, in the order in which they first do.
        kept: what is not in a batch: running text, and the last rows.
    """

    def __init__(
        self, statements: Iterable[Statement], wanted: Sequence[str], *, in_batches: bool
    ) -> None:
        self._statements = statements
        self._wanted = wanted
        self._in_batches = in_batches
        self.experts: dict[str, bool] = {}
        self.kept = Spoken()

    def cut_batches(self) -> Iterator[Spoken]:
        """Yield the rows of tables, a batch at a time; few rows are kept instead."""
        rows: list[Statement] = []
        size = 0
        for one in self._statements:
            if one.expert not in self.experts:
                self.experts[one.expert] = self._may_count(one.expert)
            if not self.experts[one.expert]:
                continue
            if not (self._in_batches and is_row(one)):
                self.kept.add(one)
                continue
            rows.append(one)
            size += len(one.document.text)
            if size >= _BATCH:
                yield Spoken(rows)
                rows, size = [], 0
        for one in rows:
            self.kept.add(one)

    def _may_count(self, expert: str) -> bool:
        """Whether somebody may be one of those that are wanted; others are not scored."""
        return not self._wanted or any(match_names(one, [expert]) for one in self._wanted)


class RowWork:
    """Scores batches of rows: each expert's part of a batch."""

    def __init__(self, scorer: PartScorer) -> None:
        self._scorer = scorer

    def __call__(self, batch: Spoken) -> list[tuple[str, Part]]:
        """Return what each expert's rows add up to."""
        return [(expert, self._scorer.score(own)) for expert, own in batch.items()]


class TextWork:
    """Scores stretches of texts that are held."""

    def __init__(self, scorer: PartScorer, sentences: Mapping[str, Sequence[Sentence]]) -> None:
        self._scorer = scorer
        self._sentences = sentences

    def __call__(self, share: Share) -> list[tuple[str, Part]]:
        """Return what each stretch adds up to."""
        return [(expert, self._score(self._sentences[expert], one)) for expert, one in share]

    def _score(self, own: Sequence[Sentence], stretch: Stretch | None) -> Part:
        return self._scorer.score_stretch(own, stretch) if stretch else self._scorer.score(own)


def score_batches(batches: Iterable[Spoken], scorer: PartScorer, jobs: int) -> dict[str, Part]:
    """Return what each expert's rows in all batches add up to."""
    found: dict[str, Part] = {}
    with open_workers(jobs, RowWork(scorer)) as run:
        for scored in run(batches):
            for expert, part in scored:
                if expert in found:
                    found[expert].add(part)
                else:
                    found[expert] = part
    return found


def score_texts(
    sentences: Mapping[str, Sequence[Sentence]], scorer: PartScorer, jobs: int
) -> Iterator[tuple[str, Part]]:
    """Yield each expert with what all their sentences add up to, in the order of the mapping."""
    meter = Meter("scored", lambda: sum(measure_text(sentences[one]) for one in sentences))
    if jobs == 1:
        for expert in sentences:  # items() would hold those of the last one beside the next one's
            yield expert, scorer.score(meter.pass_on(sentences[expert], _measure))
        return
    shares = _cut_shares(sentences)
    first = list(islice(shares, 2))
    sizes: deque[int] = deque()
    with open_workers(jobs if len(first) > 1 else 1, TextWork(scorer, sentences)) as run:
        shown = meter.pass_on(
            run(_note_sizes(chain(first, shares), sizes)), lambda _: sizes.popleft()
        )
        scored = (pair for pairs in shown for pair in pairs)
        for expert, pairs in groupby(scored, key=itemgetter(0)):
            yield expert, join_parts(part for _, part in pairs)


def _note_sizes(shares: Iterable[tuple[Share, int]], sizes: deque[int]) -> Iterator[Share]:
    """Yield shares, and add to `sizes` how many characters each has."""
    for share, size in shares:
        sizes.append(size)
        yield share


def _measure(sentence: Sentence) -> int:
    return sentence.end - sentence.start


def _cut_shares(sentences: Mapping[str, Sequence[Sentence]]) -> Iterator[tuple[Share, int]]:
    """Yield shares of about the same length, with their characters: of a long text a stretch, of
    short ones several.
    """
    share: list[tuple[str, Stretch | None]] = []
    size = 0
    for expert in sentences:
        length = measure_text(sentences[expert])
        if length < 2 * _LENGTH:
            share.append((expert, None))
            size += length
            if size >= _LENGTH:
                yield tuple(share), size
                share, size = [], 0
            continue
        if share:
            yield tuple(share), size
            share, size = [], 0
        for one in cut_stretches(sentences[expert], _LENGTH):
            yield ((expert, one),), one.size
    if share:
        yield tuple(share), size
