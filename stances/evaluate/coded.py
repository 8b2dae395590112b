"""Human codes laid on the texts that they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from stances.errors import StancesError, did_you_mean
from stances.model import Code, CodedFile, Side, Sign
from stances.read.codes import SENTENCE
from stances.score.choose import dimensions_named, experts_named

_WHOLE = ("id", "statement")
"""Units that are named by the whole of their name: s1 is no part of s10."""

_SIGNS: dict[Side, Sign] = {"+": 1, "-": -1, "0": 0, ".": 0}


def check_dimensions(coded: CodedFile, known: tuple[str, ...]) -> None:
    """Hold the dimensions that were coded against those that are known.

    Raises:
        StancesError: one that was coded is not known.
    """
    for code in coded.codes:
        try:
            dimensions_named([code.dimension], known)
        except StancesError as fault:
            raise _at(code, coded, fault.what, fault.hint) from None


def dimensions_of(coded: CodedFile, known: tuple[str, ...]) -> list[str]:
    """The known dimensions that were coded, in the order in which they are known.

    Raises:
        StancesError: one that was coded is not known.
    """
    check_dimensions(coded, known)
    there = {code.dimension for code in coded.codes}
    return [name for name in known if name in there]


def units_named(coded: CodedFile, known: tuple[str, ...]) -> dict[str, str]:
    """The units of some texts, by the names that they were coded under.

    Args:
        known: the names of all units of the texts. A code may name an expert by a part of it.

    Raises:
        StancesError: the texts lack a unit that was coded, or it was coded twice on a dimension
            under two names.
    """
    there = frozenset(known)
    units: dict[str, str] = {}
    first: dict[tuple[str, str], Code] = {}
    for code in coded.codes:
        if code.unit not in units:
            units[code.unit] = code.unit if code.unit in there else _named(code, known, coded)
        unit = units[code.unit]
        one = first.setdefault((unit, code.dimension), code)
        if one is not code:
            what = (
                f'"{code.unit}" and "{one.unit}" (line {one.line}) are both "{unit}", '
                f"coded twice on {code.dimension}"
            )
            raise _at(code, coded, what, "keep one of them")
    return units


def poles(coded: CodedFile, units: Sequence[str]) -> dict[str, dict[str, Sign]]:
    """The pole of each dimension that each unit of some texts was coded with; 0 for neither.

    Args:
        units: the sentences of the texts by their ids, or else their experts or statements by
            their names; a code may name an expert by a part.

    Raises:
        StancesError: the texts lack a unit that was coded, hold two of its name, or it was coded
            twice under two names.
    """
    held = Counter(units)
    names = units_named(coded, tuple(held))
    found: dict[str, dict[str, Sign]] = {}
    for code in coded.codes:
        unit = names[code.unit]
        if held[unit] > 1:
            what = f'two {coded.unit}s have the id "{unit}"'
            raise _at(code, coded, what, "name the texts of one expert")
        found.setdefault(unit, {})[code.dimension] = _SIGNS[code.side]
    return found


def _named(code: Code, known: tuple[str, ...], coded: CodedFile) -> str:
    """The unit that a name which is not its whole name stands for."""
    if coded.unit == SENTENCE:
        what = f'unknown sentence "{code.unit}"'
        raise _at(code, coded, what, "stances sentences lists those of the texts")
    try:
        if coded.unit in _WHOLE:
            what = f'unknown {coded.unit} "{code.unit}"'
            raise StancesError(what, hint=did_you_mean(code.unit, known))
        return experts_named([code.unit], known)[0]
    except StancesError as fault:
        hint = f"{fault.hint}; is INPUT the text that was coded?" if fault.hint else ""
        raise _at(code, coded, fault.what, hint) from None


def _at(code: Code, coded: CodedFile, what: str, hint: str) -> StancesError:
    return StancesError(what, where=f"{coded.name}:{code.line}", hint=hint)
