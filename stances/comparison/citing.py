"""Cells as they are cited: a steady id, a quote, its place, how it was read, and by what."""

from __future__ import annotations

import hashlib

from stances.comparison.panel import Placed, list_placed
from stances.comparison.quotes import choose_strongest
from stances.model import State, Wording
from stances.read.sentences import make_slug
from stances.scoring.origins import name_origin
from stances.scoring.sheet import Passport, ScoreSheet, SheetDimension
from stances.scoring.sheet_evidence import SheetEvidence, SheetSentence
from stances.wire.records import Record

_DIGITS = 8


class Citation(Record):
    """A cell as it is cited.

    Attributes:
        id: steady: see `make_cell_id`.
        side: the pole that the expert takes, in words; both of them where the cell is mixed.
        position, low, high: from -1 to 1, and its 95 % interval.
        quote: the sentence that weighs most on this side, without a mark of quotation that is not
            closed in it.
        wording: whether that is verbatim or a paraphrase.
        sentence: its id.
        source, line: where it stands: the file, and the line or page.
        reading: how its words were read.
        others: how many further sentences carry weight.
        rubric, rubric_hash, method, stances: what the score depends on besides the text.
    """

    id: str
    expert: str
    dimension: str
    question: str
    state: State
    side: str
    position: float
    low: float
    high: float
    quote: str
    wording: Wording
    sentence: str
    source: str
    line: int
    reading: str
    others: int
    rubric: str
    rubric_hash: str
    method: str
    stances: str


def make_cell_id(expert: str, dimension: str, rubric: str) -> str:
    """Return the id of a cell: surname, dimension, and a short digest.

    The digest is of the expert's name to the letter, the dimension's id and the rubric's name. So
    an id stays the same while texts, the rubric's words, the other experts and the program change,
    and no two experts share one. What a citation says beside it, the rubric's hash and the
    position, tells one state of the cell from another.

    >>> make_cell_id("Test Ümlaut", "tariffs", "trade")
    'umlaut-tariffs-44a431b6'
    """
    content = "\n".join([expert, dimension, rubric])
    digest = hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]
    return f"{make_slug(expert)}-{dimension}-{digest}"


def list_citations(sheet: ScoreSheet) -> list[Citation]:
    """Return the cells that show a position, as they are cited.

    Args:
        sheet: with its evidence.
    """
    dimensions = {one.id: one for one in sheet.dimensions}
    found: list[Citation] = []
    for one in list_placed(sheet.cells):
        sentence = choose_strongest(one)
        if sentence is not None:
            found.append(_cite(one, sentence, dimensions[one.cell.dimension], sheet.passport))
    return found


def _cite(
    placed: Placed, sentence: SheetSentence, dimension: SheetDimension, passport: Passport
) -> Citation:
    cell = placed.cell
    return Citation(
        id=make_cell_id(cell.expert, cell.dimension, passport.rubric),
        expert=cell.expert,
        dimension=cell.dimension,
        question=dimension.question,
        state=cell.state,
        side=dimension.name_side(cell.state),
        position=placed.position,
        low=placed.low,
        high=placed.high,
        quote=trim_quote(sentence.text),
        wording=sentence.wording,
        sentence=sentence.sentence,
        source=sentence.source,
        line=sentence.line,
        reading=_describe_reading(sentence),
        others=cell.sentences - 1,
        rubric=passport.rubric,
        rubric_hash=passport.rubric_hash,
        method=passport.method,
        stances=passport.stances,
    )


def trim_quote(text: str) -> str:
    """Return a sentence on one line, without a mark at either end that has no partner.

    >>> trim_quote("“Hold\\nfire."), trim_quote("“Hold fire,” they say."), trim_quote('Hold fire."')
    ('Hold fire.', '“Hold fire,” they say.', 'Hold fire.')
    """
    line = " ".join(text.split())
    if line.startswith("“") and line.count("“") > line.count("”"):
        line = line[1:].lstrip()
    if line.endswith("”") and line.count("”") > line.count("“"):
        line = line[:-1].rstrip()
    if line.count('"') % 2:
        line = line[1:].lstrip() if line.startswith('"') else line.removesuffix('"').rstrip()
    return line


def _describe_reading(sentence: SheetSentence) -> str:
    """Return how the evidence that weighs most on a sentence's side was read.

    Words come before likeness.
    """
    side = [one for one in sentence.items if one.signed_weight * sentence.weight > 0]
    by_words = [one for one in side if one.is_by_words]
    item = max(by_words or side, key=lambda one: one.weight)
    pole = "for" if item.sign > 0 else "against"
    return f"{_name_words(item)} by {item.rule}, {item.voice}, {pole} by {item.weight:g}"


def _name_words(item: SheetEvidence) -> str:
    origin = name_origin(item.origin)
    return f'{origin} "{" ".join(item.text.split())}"' if item.is_by_words else origin
