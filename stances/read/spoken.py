"""What each expert says, kept small until somebody asks for the sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

import msgspec

from stances.document import Document, LineMap
from stances.model import Sentence, Statement
from stances.read.blocks import cut_blocks
from stances.read.forms import find_form
from stances.read.sentences import stream_sentences


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
        return stream_sentences(_unpack(self._expert, one, self._sources) for one in self._said)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @overload
    def __getitem__(self, index: int) -> Sentence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Sentence, ...]: ...
    def __getitem__(self, index: int | slice) -> Sentence | tuple[Sentence, ...]:
        return tuple(self)[index]


class Spoken(Mapping[str, Sequence[Sentence]]):
    """Each expert's sentences, cut anew whenever they are asked for.

    Experts come in the order in which they first speak. Of the rows of a table, little more than
    their texts is kept: some 250 bytes for a row of 30 words.
    """

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self._sources: dict[tuple[str, str], int] = {}
        self._said: dict[str, list[Statement | bytes]] = {}
        for one in statements:
            self._said.setdefault(one.expert, []).append(self._pack(one))

    def choose(self, experts: Sequence[str]) -> Spoken:
        """Return only what some experts say, in their order."""
        chosen = Spoken()
        chosen._sources = self._sources
        chosen._said = {expert: self._said[expert] for expert in experts}
        return chosen

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
        if lines is None or lines.unit != "line" or not _is_row(statement):
            return statement
        key = document.name, document.form
        source = self._sources.setdefault(key, len(self._sources))
        return _encode(
            _Packed(source=source, text=document.text, starts=lines.starts, numbers=lines.numbers)
        )


def _is_row(statement: Statement) -> bool:
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
