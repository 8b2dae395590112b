"""Coded units as a rubric reads them, and what is learnt from each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.codes.units import check_dimensions
from stances.learning.texts import CodedUnit
from stances.match.reader import Reader, ReadSentence
from stances.model import Code, CodedFile, Side, Sign
from stances.rubric.learn import CodedText

_SIGNS: dict[Side, Sign] = {"+": 1, "-": -1, "0": 0, ".": 0}


class ReadUnit(Struct, frozen=True, kw_only=True):
    """A coded unit as a rubric reads it.

    Attributes:
        read: its sentences.
        text: what can be learnt from it.
    """

    unit: CodedUnit
    read: tuple[ReadSentence, ...]
    text: CodedText


def read_units(
    units: Sequence[CodedUnit], reader: Reader, dimensions: Sequence[str]
) -> list[ReadUnit]:
    """Read coded units with a rubric.

    A dimension on which a unit has no code counts as one on which it takes no side; one that was
    coded with ``?`` is left out, and so is one that a reviewer did not come to.

    Raises:
        StancesError: a dimension was coded that the rubric does not have.
    """
    for file in dict.fromkeys(one.file for one in units):
        codes = tuple(_list_codes(units, file))
        coded = CodedFile(name=file, unit="", has_texts=True, codes=codes, left_out=())
        check_dimensions(coded, tuple(dimensions))
    return [_read_unit(_skip_unseen(one, dimensions), reader, dimensions) for one in units]


def _skip_unseen(one: CodedUnit, dimensions: Sequence[str]) -> CodedUnit:
    """Return a unit without the dimensions that its reviewer did not come to."""
    if not one.is_reviewed:
        return one
    unseen = {name for name in dimensions if name not in one.codes}
    return replace(one, left_out=one.left_out | unseen)


def _list_codes(units: Sequence[CodedUnit], file: str) -> Iterator[Code]:
    return (code for one in units if one.file == file for code in one.codes.values())


def _read_unit(one: CodedUnit, reader: Reader, dimensions: Sequence[str]) -> ReadUnit:
    read = tuple(reader.read(one.sentences))
    text = CodedText(
        name=one.name,
        group=one.author,
        sentences=tuple(each.tokens for each in read),
        codes={
            name: _SIGNS[one.codes[name].side] if name in one.codes else 0
            for name in dimensions
            if name not in one.left_out
        },
    )
    return ReadUnit(unit=one, read=read, text=text)
