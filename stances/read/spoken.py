"""What each expert says, kept small until somebody asks for the sentences."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import overload

import msgspec

from stances.document import Document, LineMap
from stances.model import Sentence, Statement
from stances.read.blocks import cut_blocks
from stances.read.forms import find_form
from stances.read.sentences import cut_statement, stream_sentences
from stances.read.stretches import walk_from


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """A row of a table as bytes hold it.

    Attributes:
        source: which of the known documents it comes from.
        text: the cell that holds what was said.
        starts, numbers: of its `LineMap`.
    """

    source: int
    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Packed).decode


class _Said(Sequence[Sentence]):
    """One expert's sentences, cut anew whenever they are iterated over."""

    def __init__(
        self,
        expert: str,
        said: Sequence[Statement | bytes],
        sources: Sequence[tuple[str, str]],
    ) -> None:
        self._expert = expert
        self._said = said
        self._sources = sources

    def __iter__(self) -> Iterator[Sentence]:
        return stream_sentences(map(self._unpack, self._said))

    def _unpack(self, said: Statement | bytes) -> Statement:
        return _unpack(self._expert, said, self._sources)

    def measure(self) -> int:
        """Return about how many characters the sentences have."""
        return sum(
            len(one) if isinstance(one, bytes) else sum(b.end - b.start for b in one.blocks)
            for one in self._said
        )

    def stream_paragraphs(self, first: int, last: int) -> Iterator[Sentence]:
        """Yield the sentences of the paragraphs from one number to another, without the last."""
        number = max(0, bisect_right(self._counts, first - 1) - 1)
        count = self._counts[number] if self._counts else 0
        for one in walk_from(self._said, number):
            if count >= last - 1:
                return
            statement = self._unpack(one)
            yield from cut_statement(statement, count, first - count - 1, last - count - 1)
            count += len(statement.blocks)

    @cached_property
    def _counts(self) -> array[int]:
        """How many paragraphs stand before each statement."""
        blocks = (len(self._unpack(one).blocks) for one in self._said)
        return array("q", list(accumulate(blocks, initial=0))[:-1])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @overload
    def __getitem__(self, index: int) -> Sentence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Sentence, ...]: ...
    def __getitem__(self, index: int | slice) -> Sentence | tuple[Sentence, ...]:
        return tuple(self)[index]


def stream_paragraphs(own: Sequence[Sentence], first: int, last: int) -> Iterator[Sentence]:
    """Yield an expert's sentences in the paragraphs from one number to another, without the last.

    Args:
        own: all the expert's sentences.
    """
    if isinstance(own, _Said):
        return own.stream_paragraphs(first, last)
    begin, end = (bisect_left(own, one, key=lambda each: each.paragraph) for one in (first, last))
    return (own[number] for number in range(begin, end))


def measure_text(own: Sequence[Sentence]) -> int:
    """Return about how many characters an expert's sentences have."""
    return own.measure() if isinstance(own, _Said) else sum(one.end - one.start for one in own)


class Spoken(Mapping[str, Sequence[Sentence]]):
    """Each expert's sentences, cut anew whenever they are asked for.

    Experts come in the order in which they first speak. Of the rows of a table, little more than
    their texts is kept: some 250 bytes for a row of 30 words.
    """

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self._sources: dict[tuple[str, str], int] = {}
        self._said: dict[str, list[Statement | bytes]] = {}
        for one in statements:
            self.add(one)

    def add(self, statement: Statement) -> None:
        """Add what somebody says next."""
        self._said.setdefault(statement.expert, []).append(self._pack(statement))

    def choose(self, experts: Sequence[str]) -> Spoken:
        """Return only what some experts say, in their order."""
        chosen = Spoken()
        chosen._sources = self._sources
        chosen._said = {expert: self._said.get(expert, []) for expert in experts}
        return chosen

    def count_paragraphs(self, expert: str) -> int:
        """Return how many paragraphs an expert's words have."""
        sources = list(self._sources)
        return sum(len(_unpack(expert, one, sources).blocks) for one in self._said[expert])

    def __getitem__(self, expert: str) -> Sequence[Sentence]:
        return _Said(expert, self._said[expert], list(self._sources))

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def __len__(self) -> int:
        return len(self._said)

    def _pack(self, statement: Statement) -> Statement | bytes:
        """Return a row as bytes; what stands in running text shares its document, and stays."""
        document = statement.document
        lines = document.lines
        if lines is None or lines.unit != "line" or not is_row(statement):
            return statement
        if statement.blocks != cut_blocks(document.text):
            return statement  # some of it is nobody's, such as "[applause]"
        key = document.name, document.form
        source = self._sources.setdefault(key, len(self._sources))
        return _encode(
            _Packed(source=source, text=document.text, starts=lines.starts, numbers=lines.numbers)
        )


def is_row(statement: Statement) -> bool:
    """Whether a statement is a row of a table, which has a document of its own."""
    document = statement.document
    is_table = find_form(document.form, document.name).read_rows is not None
    return is_table and statement.wording == "verbatim"


def _unpack(expert: str, said: Statement | bytes, sources: Sequence[tuple[str, str]]) -> Statement:
    """Return a statement as it was, without what sentences do not need of it."""
    if isinstance(said, Statement):
        return said
    packed = _decode(said)
    name, form = sources[packed.source]
    lines = LineMap(starts=packed.starts, numbers=packed.numbers)
    document = Document(name=name, text=packed.text, form=form, lines=lines)
    return Statement(expert=expert, document=document, blocks=cut_blocks(packed.text))
