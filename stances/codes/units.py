"""Human codes matched to the texts that they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from msgspec.structs import replace

from stances.codes.read_codes import SENTENCE
from stances.errors import StancesError, suggest_name
from stances.model import Code, CodedFile, Side, Sign
from stances.scoring.names import choose_dimensions, choose_experts

_WITH_IDS = ("id", "statement")
"""Columns whose units must be named in full, since s1 would be a part of s10."""

_SIGNS: dict[Side, Sign] = {"+": 1, "-": -1, "0": 0, ".": 0}


def check_dimensions(coded: CodedFile, known: tuple[str, ...]) -> None:
    """Check that every dimension that was coded is known.

    Raises:
        StancesError: one is not; with file and line.
    """
    for code in coded.codes:
        try:
            choose_dimensions([code.dimension], known)
        except StancesError as fault:
            raise _make_error(code, coded, fault.what, fault.hint) from None


def list_coded_dimensions(coded: CodedFile, known: tuple[str, ...]) -> list[str]:
    """Return the known dimensions that were coded, in the order in which they are known.

    Raises:
        StancesError: one that was coded is not known.
    """
    check_dimensions(coded, known)
    there = {code.dimension for code in coded.codes}
    return [name for name in known if name in there]


def narrow_codes(
    coded: CodedFile, dimensions: Collection[str], units: Collection[str]
) -> CodedFile:
    """Return the file with only the codes of some dimensions and units; none stand for all."""

    def is_wanted(unit: str, dimension: str) -> bool:
        return (not units or unit in units) and (not dimensions or dimension in dimensions)

    return replace(
        coded,
        codes=tuple(code for code in coded.codes if is_wanted(code.unit, code.dimension)),
        left_out=tuple(cell for cell in coded.left_out if is_wanted(*cell)),
    )


def name_units(coded: CodedFile, known: tuple[str, ...]) -> dict[str, str]:
    """Return the full name of each coded unit, by the name that its codes use.

    Args:
        known: the names of all units of the texts. A code may name an expert by a part of it.

    Raises:
        StancesError: the texts lack a unit that was coded, or a unit was coded twice on a
            dimension under two names.
    """
    there = frozenset(known)
    units: dict[str, str] = {}
    first: dict[tuple[str, str], Code] = {}
    for code in coded.codes:
        if code.unit not in units:
            units[code.unit] = code.unit if code.unit in there else _find_name(code, known, coded)
        unit = units[code.unit]
        one = first.setdefault((unit, code.dimension), code)
        if one is not code:
            what = (
                f'"{code.unit}" and "{one.unit}" (line {one.line}) are both "{unit}", '
                f"coded twice on {code.dimension}"
            )
            raise _make_error(code, coded, what, "keep one of them")
    return units


def code_units(coded: CodedFile, units: Sequence[str]) -> dict[str, dict[str, Sign]]:
    """Return the pole with which each unit of some texts was coded on each dimension.

    Args:
        units: the sentences of the texts by their ids, or else their experts or statements by
            their names; a code may name an expert by a part.

    Returns:
        by unit and dimension: 1 or -1 for a pole, 0 for neither.

    Raises:
        StancesError: the texts lack a unit that was coded or hold two of its name, or it was
            coded twice under two names.
    """
    held = Counter(units)
    names = name_units(coded, tuple(held))
    found: dict[str, dict[str, Sign]] = {}
    for code in coded.codes:
        unit = names[code.unit]
        if held[unit] > 1:
            what = f'two {coded.unit}s have the id "{unit}"'
            raise _make_error(code, coded, what, "name the texts of one expert")
        found.setdefault(unit, {})[code.dimension] = _SIGNS[code.side]
    return found


def _find_name(code: Code, known: tuple[str, ...], coded: CodedFile) -> str:
    """Return the full name of a unit that a code does not name in full."""
    if coded.unit == SENTENCE:
        what = f'unknown sentence "{code.unit}"'
        raise _make_error(code, coded, what, "stances sentences lists those of the texts")
    if coded.unit in _WITH_IDS:
        what = f'unknown {coded.unit} "{code.unit}"'
        hint = suggest_name(code.unit, known)
    else:
        try:
            return choose_experts([code.unit], known)[0]
        except StancesError as fault:
            what, hint = fault.what, fault.hint
    asked = f"{hint}; is INPUT the text that was coded?" if hint else ""
    raise _make_error(code, coded, what, asked)


def _make_error(code: Code, coded: CodedFile, what: str, hint: str) -> StancesError:
    """Return an error that names the line of a code."""
    return StancesError(what, where=f"{coded.name}:{code.line}", hint=hint)
