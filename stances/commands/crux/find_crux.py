"""What divides two experts, or a whole panel, from texts or from a score sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from stances.commands.add_codes import add_codes
from stances.commands.options import Request
from stances.commands.panels import parse_weights, score_panel
from stances.commands.requirements import require_evidence, require_experts
from stances.comparison.crux import Dispute, Division, list_disputes, list_divisions
from stances.comparison.expert_pairs import ExpertPair, compare_pair
from stances.comparison.panel import make_panel
from stances.errors import StancesError
from stances.read.forms import ENDINGS
from stances.scoring.names import choose_experts
from stances.scoring.sheet import Passport, ScoreSheet, drop_evidence
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class CruxDocument(Record):
    """What divides two experts.

    Attributes:
        pair: how they stand to each other over all.
        codes: the tables of a coder's words, which come first; left out where there are none.
        disputes: the dimensions that both address, what divides them most first.
    """

    format_version: str = FORMAT_VERSION
    passport: Passport
    codes: tuple[str, ...] | UnsetType = UNSET
    pair: ExpertPair
    disputes: tuple[Dispute, ...]


class DivisionDocument(Record):
    """What divides all experts: every dimension, what divides them most first.

    Attributes:
        codes: as in `CruxDocument`.
    """

    format_version: str = FORMAT_VERSION
    passport: Passport
    codes: tuple[str, ...] | UnsetType = UNSET
    experts: tuple[str, ...]
    divisions: tuple[Division, ...]


def find_crux(
    request: Request,
    words: Sequence[str],
    weights: Sequence[str] = (),
    codes: str | None = None,
    *,
    quotes: bool,
) -> tuple[CruxDocument | DivisionDocument, ScoreSheet]:
    """Return what divides two experts, or all of them, and the scores that it was found in.

    Args:
        words: what stands before the other inputs: two names, or inputs as well, or nothing.
        weights: as ``--weights`` has them.
        codes: a table of a coder's words.
        quotes: whether to look for sentences.

    Raises:
        StancesError: something cannot be read, a name is not known, the two are one, or sentences
            are asked of a score sheet without evidence.
    """
    names = list(words)
    if words and is_input(words[0]):
        inputs = [*words, *(request.flags.get("inputs") or ())]
        request = replace(request, flags={**request.flags, "inputs": inputs})
        names = []
    if len(names) == 1 or any(map(is_input, names[1:])):
        what = f'crux is between two experts, or over all, and only "{names[0]}" is named'
        hint = f"name another one; write ./{names[0]} for a file or folder"
        raise StancesError(what, hint=hint)
    sheet = add_codes(score_panel(request).sheet, codes, request)
    numbers = parse_weights(weights, sheet)
    if quotes:
        require_evidence(sheet, ", ".join(request.settings.inputs), "crux")
    else:
        sheet = drop_evidence(sheet)
    if names:
        expert, other = names
        return compare_two(sheet, expert, other, numbers), sheet
    require_experts(sheet, 2, "crux")
    return compare_all(sheet, numbers), sheet


def is_input(word: str) -> bool:
    """Return whether a word is meant as an input rather than as a name.

    Only the word counts, not what is in the folder: the same command always means the same.

    >>> is_input("-"), is_input("texts/"), is_input("a.txt"), is_input("C. Test Alpha, Jr.")
    (True, True, True, False)
    """
    return word == "-" or "/" in word or "\\" in word or PurePath(word).suffix.lower() in ENDINGS


def compare_two(
    sheet: ScoreSheet, expert: str, other: str, weights: Mapping[str, float] | None = None
) -> CruxDocument:
    """Return what divides two experts of a sheet.

    Args:
        expert, other: names or parts of names.
        weights: how much dimensions count; each that is not named counts 1.

    Raises:
        StancesError: a name is not known, or both are the same expert.
    """
    (one,), (two,) = (choose_experts([name], sheet.experts) for name in (expert, other))
    if one == two:
        raise StancesError(f'"{expert}" and "{other}" are both {one}', hint="name another one")
    panel = make_panel(sheet, weights)
    return CruxDocument(
        passport=sheet.passport,
        codes=sheet.code_files or UNSET,
        pair=compare_pair(panel, one, two),
        disputes=tuple(list_disputes(panel, one, two)),
    )


def compare_all(sheet: ScoreSheet, weights: Mapping[str, float] | None = None) -> DivisionDocument:
    """Return what divides the experts of a sheet.

    Args:
        weights: how much dimensions count; each that is not named counts 1.
    """
    return DivisionDocument(
        passport=sheet.passport,
        codes=sheet.code_files or UNSET,
        experts=sheet.experts,
        divisions=tuple(list_divisions(make_panel(sheet, weights))),
    )
