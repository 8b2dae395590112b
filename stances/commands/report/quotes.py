"""A sentence as the page shows it: in its context, with the deciding words marked, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Literal

from msgspec import Struct

from stances.commands.evidence import format_signed_weight
from stances.commands.report.depth import Depth
from stances.commands.report.figures import set_minus
from stances.model import Sentence
from stances.scoring.origins import name_origin
from stances.scoring.sheet_evidence import (
    SheetClue,
    SheetEvidence,
    SheetModifier,
    SheetSentence,
    SheetTerm,
)

Mark = Literal["", "f", "a", "n", "w"]
"""What a piece of a sentence is: words for, against or on neither side, words that work on them."""

_TERMS_SHOWN = 6
_CONTEXT = 240
"""How much of a neighbouring sentence is shown."""
_ASIDE = 60
"""How much stays at either end of a stretch that is shortened."""
_SIDES: Mapping[int, Mark] = {1: "f", -1: "a", 0: "n"}


class Piece(Struct, frozen=True, kw_only=True):
    """A stretch of a sentence, marked or not."""

    text: str
    mark: Mark


class Words(Struct, frozen=True, kw_only=True):
    """Words of a sentence and what they are."""

    kind: str
    text: str


class Chain(Struct, frozen=True, kw_only=True):
    """A clue: its weight, and its steps from the target outwards."""

    kind: str
    weight: str
    side: Mark
    steps: tuple[Words, ...]


class Finding(Struct, frozen=True, kw_only=True):
    """A reading or likeness.

    Attributes:
        text: the words that were found; empty where a whole sentence was.
        weight: empty where it was set aside.
        terms: the largest terms of a likeness, with their shares; empty for words.
        discarded: why it was set aside; empty where it counts.
    """

    origin: str
    text: str
    rule: str
    voice: str
    weight: str
    side: Mark
    chains: tuple[Chain, ...]
    words: tuple[Words, ...]
    terms: str
    reason: str
    discarded: str


class Quote(Struct, frozen=True, kw_only=True):
    """A sentence with its evidence.

    Attributes:
        place: the file, with the line, page or paragraph in it.
        before, after: the sentences around it in the text; empty where they are not known.
    """

    id: str
    place: str
    paraphrase: bool
    weight: str
    weighs: bool
    side: Mark
    before: str
    pieces: tuple[Piece, ...]
    after: str
    findings: tuple[Finding, ...]


class Surroundings(Struct, frozen=True, kw_only=True):
    """Where a sentence stands in the text that was read."""

    place: str
    before: str
    after: str


Place = tuple[str, int]
"""A document's name and an offset in it."""


def find_surroundings(
    sentences: Sequence[Sentence], *, context: bool
) -> Mapping[Place, Surroundings]:
    """Return where each of an expert's sentences stands, by its document and its offset.

    Args:
        sentences: all of the expert's, in the order of the text.
        context: whether to give the sentences around them.
    """
    found = {}
    for at, one in enumerate(sentences):
        name = one.document.name
        before = [other for other in sentences[max(0, at - 1) : at] if other.document.name == name]
        after = [other for other in sentences[at + 1 : at + 2] if other.document.name == name]
        found[name, one.start] = Surroundings(
            place=shorten_path(one.document.name_place(one.start), name),
            before=_clip_start(before[0].text) if before and context else "",
            after=_clip_end(after[0].text) if after and context else "",
        )
    return found


def make_quote(sentence: SheetSentence, known: Mapping[Place, Surroundings], depth: Depth) -> Quote:
    """Return a sentence as the page shows it.

    Args:
        known: where sentences stand; empty for a score sheet, which holds no more than those that
            are evidence.
        depth: how much of it to give; without a derivation, a long sentence is shortened.
    """
    around = known.get((sentence.source, sentence.start))
    place = shorten_path(f"{sentence.source}:{sentence.line}", sentence.source)
    pieces = _cut_pieces(sentence)
    return Quote(
        id=sentence.sentence,
        place=around.place if around else place,
        paraphrase=sentence.wording == "paraphrase",
        weight=_write_weight(sentence.weight),
        weighs=sentence.weight != 0,
        side=_find_side(sentence.weight),
        before=around.before if around else "",
        pieces=tuple(pieces if depth.derivation else _shorten(pieces)),
        after=around.after if around else "",
        findings=tuple(_make_finding(one, terms=depth.terms) for one in sentence.items)
        if depth.derivation
        else (),
    )


def _make_finding(item: SheetEvidence, *, terms: bool) -> Finding:
    return Finding(
        origin=name_origin(item.origin),
        text=item.text if item.is_by_words else "",
        rule=item.rule if item.is_by_words else "",
        voice=item.voice,
        weight="" if item.discarded else _write_weight(item.signed_weight),
        side="n" if item.discarded else _find_side(item.signed_weight),
        chains=tuple(map(_make_chain, item.clues or ())),
        words=() if item.clues else tuple(map(_name_words, item.modifiers)),
        terms=_write_terms(item.terms) if terms else "",
        reason=item.reason,
        discarded=item.discarded or "",
    )


def _make_chain(clue: SheetClue) -> Chain:
    signed = clue.sign * clue.weight
    return Chain(
        kind=clue.kind,
        weight=_write_weight(signed),
        side=_find_side(signed),
        steps=tuple(map(_name_words, clue.steps)),
    )


def _write_terms(terms: Sequence[SheetTerm]) -> str:
    shares = [f"{_write_weight(one.share)} {one.term}" for one in terms[:_TERMS_SHOWN]]
    more = len(terms) - _TERMS_SHOWN
    return ", ".join([*shares, *([f"and {more} more"] if more > 0 else [])])


def _name_words(one: SheetModifier) -> Words:
    return Words(kind=one.kind, text=one.text)


def _cut_pieces(sentence: SheetSentence) -> Iterator[Piece]:
    """Yield the pieces of a sentence; found words are marked before those that work on them."""
    marks: list[Mark] = [""] * len(sentence.text)
    for words in sorted(_list_words(sentence), key=lambda one: one[0] != "w"):
        mark, start, end = words
        for at in range(max(0, start - sentence.start), min(len(marks), end - sentence.start)):
            marks[at] = mark if marks[at] in ("", "w", "n") else marks[at]
    begin = 0
    for at in range(1, len(marks) + 1):
        if at == len(marks) or marks[at] != marks[begin]:
            yield Piece(text=sentence.text[begin:at], mark=marks[begin])
            begin = at


def _shorten(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a sentence, those without a mark cut to a few words at either end."""
    for piece in pieces:
        text = piece.text
        if piece.mark or len(text) <= 2 * _ASIDE:
            yield piece
        else:
            start, end = text[:_ASIDE].rpartition(" ")[0], text[-_ASIDE:].partition(" ")[2]
            yield Piece(text=f"{start} … {end}", mark="")


def _list_words(sentence: SheetSentence) -> Iterator[tuple[Mark, int, int]]:
    """Yield the words that decide, or that were set aside, with what they are."""
    for item in sentence.items:
        if item.is_by_words:
            mark = "n" if item.discarded else _find_side(item.signed_weight)
            yield mark, item.start, item.end
        if item.discarded:
            continue
        steps = [step for clue in item.clues or () for step in clue.steps]
        for one in [*item.modifiers, *steps]:
            yield "w", one.start, one.end


def _clip_start(text: str) -> str:
    return text if len(text) <= _CONTEXT else f"… {text[-_CONTEXT:].partition(' ')[2]}"


def _clip_end(text: str) -> str:
    return text if len(text) <= _CONTEXT else f"{text[:_CONTEXT].rpartition(' ')[0]} …"


def shorten_path(place: str, name: str) -> str:
    """Return a place without the folders of an absolute path, which are nobody's business."""
    path = PurePath(name)
    return f"{path.name}{place.removeprefix(name)}" if path.is_absolute() else place


def _write_weight(weight: float) -> str:
    return set_minus(format_signed_weight(weight).strip())


def _find_side(weight: float) -> Mark:
    return _SIDES[(weight > 0) - (weight < 0)]
