"""Why a cell drifted: each piece of evidence that came, went or changed weight, and its cause."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

from stances.gate.snapshot import Basis, Cell, Item, Piece, sentence_weight

Cause = Literal["corpus", "rubric", "modifiers", "method", "settings", "unknown"]
CAUSES: tuple[Cause, ...] = get_args(Cause)

_UNSEATED = "likeness counts only where words take no side, and words do otherwise now"
_WHY: dict[Cause, str] = {
    "corpus": "what stands around it changed: its paragraph, or the words that it hangs on",
    "rubric": "the rubric changed",
    "modifiers": "the modifiers changed",
    "method": "the method changed",
    "settings": "the settings changed",
    "unknown": "nothing that was kept beside the score has changed",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One piece of evidence that is not what it was.

    Attributes:
        causes: what may have changed it; more than one where it cannot be told which.
        old, new: the evidence; one of them is `None` where it was not, or is no more.
        was, piece: the sentence it stood in, and stands in; one of them may be `None`.
        why: in a few words.
    """

    causes: tuple[Cause, ...]
    why: str
    old: Item | None = None
    new: Item | None = None
    was: Piece | None = None
    piece: Piece | None = None

    @property
    def item(self) -> Item:
        """The evidence as it is, or else as it was."""
        return cast(Item, self.new or self.old)

    @property
    def place(self) -> Piece:
        """The sentence as it stands, or else as it stood."""
        return cast(Piece, self.piece or self.was)


_Why = tuple[tuple[Cause, ...], str]
"""The causes of a change, and the reason in words."""

_THRESHOLDS = ("min_evidence", "mixed_below")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pair:
    """A sentence before and after; `reworded` where its own words changed, came or went."""

    old: Piece | None
    new: Piece | None
    reworded: bool


def changes(old: Cell, new: Cell) -> list[Change]:
    """What came, went or changed weight between two scorings of a cell, in their order."""
    pairs = _pairs(old, new)
    found = [change for pair in pairs for change in _changes(pair, old, new)]
    return sorted(found, key=lambda change: _order(change.place))


def _order(piece: Piece) -> tuple[str, int, list[int]]:
    """Where a sentence stands; those of one line by the numbers in their ids."""
    numbers = piece.sentence.rpartition("-")[2].split(".")
    return piece.source, piece.line, [int(one) for one in numbers if one.isdecimal()]


def causes_of(old: Cell, new: Cell, found: Sequence[Change]) -> tuple[Cause, ...]:
    """The causes of a cell's drift: those of its changes, or else whatever it rests on changed."""
    named = {cause for change in found for cause in change.causes}
    if old.state != new.state and _thresholds(old) != _thresholds(new):
        named.add("rubric")
    if not named:
        named = _other(old, new, "") or ({"corpus"} if _text_changed(old, new) else set())
    return tuple(cause for cause in CAUSES if cause in named) or ("unknown",)


def _thresholds(cell: Cell) -> list[float | None]:
    """What makes a state of the same evidence."""
    return [cell.basis.settings.get(name) for name in _THRESHOLDS]


def notes_on(old: Cell, new: Cell, found: Sequence[Change]) -> list[str]:
    """What no piece of evidence tells: thresholds that make another state, method, settings."""
    before, now = old.basis, new.basis
    known = [
        (name, before.settings.get(name), now.settings.get(name)) for name in sorted(now.settings)
    ]
    if found:
        known = [one for one in known if one[0] in _THRESHOLDS and old.state != new.state]
    else:
        known.append(("method", before.passport.get("method"), now.passport.get("method")))
    return [f"{name} was {was}, is {here}" for name, was, here in known if was != here]


def judged_otherwise(old: Cell, new: Cell) -> bool:
    """Whether the rubric, the modifiers, the method or the settings of a cell changed."""
    return bool(_other(old, new, ""))


def _pairs(old: Cell, new: Cell) -> list[_Pair]:
    """The sentences of a cell paired: those alike, then those of one id, then alone."""
    was, here = list(old.pieces), list(new.pieces)
    pairs: list[_Pair] = []
    for piece in list(here):
        same = next((one for one in was if one.mark == piece.mark), None)
        if same is not None:
            pairs.append(_Pair(old=same, new=piece, reworded=False))
            was.remove(same)
            here.remove(piece)
    lost = [(one, _is_missing(one, old, new)) for one in was]
    came = [(one, _is_missing(one, new, old)) for one in here]
    for piece, fresh in list(came):
        same_id = [one for one, gone in lost if gone and fresh and one.sentence == piece.sentence]
        if same_id:
            pairs.append(_Pair(old=same_id[0], new=piece, reworded=True))
            came.remove((piece, fresh))
            lost.remove((same_id[0], True))
    pairs += [_Pair(old=one, new=_stands(one, old, new), reworded=gone) for one, gone in lost]
    pairs += [_Pair(old=_stands(one, new, old), new=one, reworded=fresh) for one, fresh in came]
    return pairs


def _stands(piece: Piece, cell: Cell, other: Cell) -> Piece | None:
    """The same sentence in the text of the other scoring, or the one that took its place."""
    texts = other.basis.sentences.get(cell.expert, {})
    if not _is_missing(piece, cell, other):
        return next((one for one in texts.values() if one.mark == piece.mark), None)
    place = texts.get(piece.sentence)
    return place if place and _is_missing(place, other, cell) else None


def _is_missing(piece: Piece, cell: Cell, other: Cell) -> bool:
    """Whether a sentence of a cell stands in the text of the other scoring not, or less often."""
    if other.basis.texts is not None:
        return _times(piece, other) < (_times(piece, cell) if cell.basis.texts else 1)
    return not _other(other, cell, "similarity")  # nothing known but that the rubric is the same


def _times(piece: Piece, cell: Cell) -> int:
    """How often a sentence stands in the text of a scoring."""
    texts = cell.basis.texts or {}
    return list(texts.get(cell.expert, {}).values()).count(piece.mark)


def _changes(pair: _Pair, old: Cell, new: Cell) -> Iterator[Change]:
    was = list(pair.old.items) if pair.old else []
    here = list(pair.new.items) if pair.new else []
    idle = not pair.reworded and sentence_weight(was) == sentence_weight(here)
    for one, other in _matched(was, here, reworded=pair.reworded):
        same = one and other and (one.sign, one.weight) == (other.sign, other.weight)
        if one and other and (idle or (same and not pair.reworded)):
            continue
        causes, why = (
            _of_reworded(pair, one, other, old, new)
            if pair.reworded
            else _of_same(one, other, old, new)
        )
        yield Change(causes=causes, why=why, old=one, new=other, was=pair.old, piece=pair.new)


_ALIKE: tuple[Callable[[Item, Item], bool], ...] = (
    lambda a, b: (a.origin, a.words, a.sign, a.weight) == (b.origin, b.words, b.sign, b.weight),
    lambda a, b: (a.origin, a.words) == (b.origin, b.words),
    lambda a, b: a.mark is not None and a.mark == b.mark,
    lambda a, b: (a.origin, a.sign) == (b.origin, b.sign),
)
"""How evidence before and after goes together: alike, of one pattern, of one entry, of one side.

The last is only asked of a sentence that reads as it did.
"""


def _matched(
    was: list[Item], here: list[Item], *, reworded: bool
) -> Iterator[tuple[Item | None, Item | None]]:
    """Evidence of one sentence before and after, paired; alone where it has no like."""
    for like in _ALIKE[:-1] if reworded else _ALIKE:
        for one in list(was):
            other = next((item for item in here if like(one, item)), None)
            if other is not None:
                yield one, other
                was.remove(one)
                here.remove(other)
    yield from ((one, None) for one in was)
    yield from ((None, other) for other in here)


def _of_reworded(pair: _Pair, was: Item | None, here: Item | None, old: Cell, new: Cell) -> _Why:
    """Why evidence changed in a sentence whose own words did."""
    if pair.old and pair.new:
        how = "the sentence was reworded"
    else:
        how = f"the sentence is {'new' if pair.new else 'gone'} or was reworded"
    if edit := _edit(was, here, old, new):
        return ("corpus", "rubric"), f"{how}; {edit}"
    return ("corpus",), how


def _of_same(was: Item | None, here: Item | None, old: Cell, new: Cell) -> _Why:
    """Why evidence changed in a sentence that reads as it did."""
    if edit := _edit(was, here, old, new):
        return ("rubric",), edit
    origin = cast(Item, was or here).origin
    possible = _other(old, new, origin)
    if "modifiers" in possible and was and here and was.modifiers != here.modifiers:
        before, now = (", ".join(one.modifiers) or "none" for one in (was, here))
        return ("modifiers",), f"its modifiers were {before}, are {now}"
    if _text_changed(old, new) and (not possible or origin in ("similarity", "inherited")):
        possible = possible | {"corpus"}
    ordered = tuple(cause for cause in CAUSES if cause in possible) or ("unknown",)
    return ordered, _told(ordered, origin)


def _edit(was: Item | None, here: Item | None, old: Cell, new: Cell) -> str:
    """What was done to the target or cue behind evidence; nothing where it is what it was."""
    if was and here:
        if not was.mark or not here.mark or was.mark == here.mark:
            return ""
        if was.full is not None and here.full is not None and was.full != here.full:
            return f"the weight of the {here.origin} was {was.full:g}, is {here.full:g}"
        return f"the {here.origin} was edited"
    if here and _is_unknown(here, old):
        return f"the {here.origin} is new or was edited"
    if was and _is_unknown(was, new):
        return f"the {was.origin} is gone or was edited"
    return ""


def _is_unknown(item: Item, cell: Cell) -> bool:
    """Whether a cell was scored by a rubric that has no such target or cue, as far as is known."""
    entries = cell.basis.entries
    return bool(item.mark and entries is not None) and item.mark not in (entries or {}).get(
        cell.dimension, ()
    )


def _told(causes: Sequence[Cause], origin: str) -> str:
    if origin == "similarity":
        if causes == ("rubric",):
            return f"its exemplars or its settings changed, or {_UNSEATED}"
        if causes == ("corpus",):
            return _UNSEATED
    if causes == ("rubric",):
        return "what the rubric's entries share changed (its settings, actors or lists)"
    return " or ".join(_WHY[cause] for cause in causes)


def _text_changed(old: Cell, new: Cell) -> bool:
    """Whether the expert's text changed; where that is not known, whether it must have."""
    before, now = old.basis.texts, new.basis.texts
    if before is None or now is None:
        return not _other(old, new, "similarity")
    return before.get(old.expert) != now.get(new.expert)


def _other(old: Cell, new: Cell, origin: str) -> set[Cause]:
    """What else than the text has changed that evidence of this origin rests on."""
    before, now = old.basis, new.basis
    found: set[Cause] = set()
    if before.passport.get("method") != now.passport.get("method"):
        found.add("method")
    if before.passport.get("settings") != now.passport.get("settings"):
        found.add("settings")
    if before.modifiers != now.modifiers:
        found.add("modifiers")
    if _rubric_changed(before, now, old.dimension, origin):
        found.add("rubric")
    return found


def _rubric_changed(before: Basis, now: Basis, dimension: str, origin: str) -> bool:
    """Likeness is fitted on the exemplars of all dimensions, a word stands in one."""
    if before.dimensions is None or now.dimensions is None:
        return before.passport.get("rubric_hash") != now.passport.get("rubric_hash")
    if before.shared != now.shared:
        return True
    if origin == "similarity":
        return before.dimensions != now.dimensions
    return before.dimensions.get(dimension) != now.dimensions.get(dimension)


def of_missing(
    cell: Cell, experts: Collection[str], dimensions: Collection[str], *, came: bool
) -> tuple[tuple[Cause, ...], list[Change]]:
    """Why one scoring has a cell and the other has none, and all the evidence in it.

    Args:
        experts, dimensions: those of the other scoring.
        came: whether it is the newer one that has the cell.
    """
    why: list[tuple[Cause, str]] = []
    if cell.expert not in experts:
        why.append(("corpus", "expert"))
    if cell.dimension not in dimensions:
        why.append(("rubric", "dimension"))
    named = tuple(cause for cause, _ in why) or ("unknown",)
    what = " and ".join(f"the {what} {'is new' if came else 'is gone'}" for _, what in why)
    return named, [
        Change(
            causes=named,
            why=what or "this cell alone was not accepted",
            old=None if came else item,
            new=item if came else None,
            was=None if came else piece,
            piece=piece if came else None,
        )
        for piece in cell.pieces
        for item in piece.items
    ]
