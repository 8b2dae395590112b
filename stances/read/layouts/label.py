"""A transcript in which each turn begins with its speaker: "NAME: what they said"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stances.errors import StancesError
from stances.model import Block, Statement
from stances.read.layouts._labels import Label, Labels, read_labels
from stances.read.layouts._quotation import is_quoted
from stances.read.layouts.layout import Example, Layout
from stances.read.paragraphs import cut_paragraphs, has_blank_lines, hide_regions
from stances.read.source import Source

_FEWEST = 2
"""How many turns make a transcript of a text that may be something else."""
_DIRECTION = re.compile(r"[\[(][^\[\]()\n]*[\])]")
"""A stage direction: "[applause]", "(LAUGHTER)"."""


def _recognise(source: Source) -> bool:
    """Whether two turns or more begin with a label and go on, unquoted, on the same line."""
    if source.is_table:
        return False
    shown = _show(source)
    spoken = [one for one in _read_labels(source, shown).found if _goes_on(shown, one)]
    return len(spoken) >= (1 if source.form.names_speakers else _FEWEST)


def _goes_on(text: str, label: Label) -> bool:
    rest = text[label.end :].partition("\n")[0].strip(" *_\t")
    return bool(rest) and not is_quoted(rest)


def _read(source: Source) -> tuple[Statement, ...]:
    """Return one statement for each turn of a speaker who has a name.

    What stands before the first label is nobody's, and so is what a questioner without a name
    asks, up to the next label.

    Raises:
        StancesError: no turn has words, or a line may name a speaker who is not known.
    """
    shown = _show(source)
    read = _read_labels(source, shown)
    _refuse_doubtful(source, read)
    labels = read.found
    stops = [label.start for label in labels[1:]] + [len(shown)]
    found = tuple(
        statement
        for label, stop in zip(labels, stops, strict=True)
        if (statement := _make_statement(source, label, stop)) is not None
    )
    if not found:
        raise StancesError(
            "nobody says anything",
            where=source.document.name,
            hint="write each turn as NAME: what they said",
        )
    return found


def _refuse_doubtful(source: Source, read: Labels) -> None:
    """Check that no line may name a speaker and be taken for words of the one before."""
    if read.doubtful is not None:
        document, (start, name) = source.document, read.doubtful
        raise StancesError(
            f'"{name}:" may name a speaker, and it is not clear whom',
            where=document.name_place(start),
            hint="write the full name and a role, or put other words before the colon",
        )


def _read_labels(source: Source, shown: str) -> Labels:
    return read_labels(shown, trusting=source.form.names_speakers)


def _show(source: Source) -> str:
    return hide_regions(source.document.text, source.regions)


def _make_statement(source: Source, label: Label, stop: int) -> Statement | None:
    """Return a turn; `None` where it is nobody's or has no words."""
    if label.questions:
        return None
    document = source.document
    by_line = not has_blank_lines(document.text)
    blocks = tuple(
        block
        for stretch in source.find_spoken(label.end, stop)
        for block in cut_paragraphs(document.text, *stretch, by_line=by_line)
        if not _is_direction(document.text, block)
    )
    if not blocks:
        return None
    return Statement(expert=label.name, document=document, blocks=blocks, role=_describe(label))


def _is_direction(text: str, block: Block) -> bool:
    """Whether a paragraph is nothing but a stage direction."""
    return _DIRECTION.fullmatch(text, block.start, block.end) is not None


def _describe(label: Label) -> str:
    """Return what a label says of its speaker."""
    said = "; ".join(part for part in (label.title, label.role) if part)
    if label.moderates and "moderator" not in said.casefold().split("; "):
        return f"{said}; moderator" if said else "moderator"
    return said


def _list_examples() -> Iterator[Example]:
    yield Example(
        text="TEST ALPHA, HOST: Is it war?\n\nSEN. TEST BETA (D-TX): It is not.\n\nALPHA: Why?\n\n"
        "BETA: Nobody wants it.\n\nNobody at all.\n",
        said={
            "Test Alpha": ("Why?",),
            "Test Beta": ("Nobody wants it.", "Nobody at all."),
        },
    )
    yield Example(
        text="Test Alpha (0:12): We begin.\n\nTest Beta (1:02): We go on.\n",
        said={"Test Alpha": ("We begin.",), "Test Beta": ("We go on.",)},
    )
    yield Example(
        text="**Test Alpha:** We begin.\n\n**Test Beta:** We go on.\n",
        said={"Test Alpha": ("We begin.",), "Test Beta": ("We go on.",)},
        name="a.md",
    )
    yield Example(
        text="MR. ALPHA: We begin.\n\nQ Why?\n\nQ: Who?\n\nMR. ALPHA: We all.\n\nMR. BETA: Yes.\n",
        said={"Alpha": ("We all.",), "Beta": ("Yes.",)},
    )


LABEL = Layout(
    name="label",
    recognise=_recognise,
    read=_read,
    advice="begin each turn with NAME: and what they said",
    examples=tuple(_list_examples()),
    counterexamples=(
        Example(text="Note: this is new.\n\nWarning: that is old.\n"),
        Example(text="Test Alpha, fellow at the Test House:\n\n“We must talk.”\n"),
        Example(text="Talks with Test Alpha: a report.\n\nThe result: none.\n"),
    ),
)
