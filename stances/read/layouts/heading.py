"""An article that quotes several experts, each below a line "Name, role at institution:"."""

from __future__ import annotations

from stances.document import Document
from stances.errors import StancesError
from stances.model import Block, Statement
from stances.read.layouts._bylines import FoundByline, find_bylines
from stances.read.layouts._quotation import find_quoted, is_quoted
from stances.read.layouts._speaker_lines import refuse_unknown_speaker
from stances.read.layouts.layout import Example, Layout
from stances.read.paragraphs import cut_paragraphs, has_blank_lines, hide_regions
from stances.read.source import Source


def _recognise(source: Source) -> bool:
    """Whether a line of running text names an expert."""
    return not source.is_table and any(find_bylines(_show(source)))


def _read(source: Source) -> tuple[Statement, ...]:
    """Return one statement for each line that names an expert: the text below it.

    A text in quotation marks ends where they are closed; one without goes on to the next expert.
    What stands before the first expert or outside of quotations is nobody's.

    Raises:
        StancesError: an expert has no text, a quotation is never closed, or a line may name
            somebody else.
    """
    shown = _show(source)
    found = list(find_bylines(shown))
    stops = [byline.start for byline in found[1:]] + [len(shown)]
    by_line = not has_blank_lines(shown)
    return tuple(
        _make_statement(source, shown, byline, stop, by_line=by_line)
        for byline, stop in zip(found, stops, strict=True)
    )


def _show(source: Source) -> str:
    """Return the text with spaces in place of regions that cannot name a speaker."""
    return hide_regions(source.document.text, source.regions)


def _make_statement(
    source: Source, shown: str, found: FoundByline, stop: int, *, by_line: bool
) -> Statement:
    """Return the statement below a byline, which ends before `stop`."""
    document, byline = source.document, found.byline
    blocks = tuple(
        block
        for stretch in source.find_spoken(found.end, stop)
        for block in cut_paragraphs(document.text, *stretch, by_line=by_line)
    )
    if not blocks:
        outside = " outside of headings and block quotes" if source.regions else ""
        raise StancesError(
            f"no text below {byline.name}",
            where=document.name_place(found.start),
            hint=f"add what they said{outside}, or delete the line",
        )
    if is_quoted(document.text[blocks[0].start : blocks[0].end]):
        blocks = _choose_quoted(document, byline.name, blocks)
        refuse_unknown_speaker(document, shown, blocks, start=found.end, stop=stop, by_line=by_line)
    return Statement(
        expert=byline.name,
        document=document,
        blocks=blocks,
        role=byline.role,
        affiliation=byline.affiliation,
    )


def _choose_quoted(document: Document, name: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return those of the blocks below an expert's name that the quotation holds.

    Raises:
        StancesError: the quotation is never closed, so that it is not known where it ends.
    """
    own, doubtful = find_quoted(document.text, blocks)
    if doubtful:
        raise StancesError(
            f"unclear whether these are still words of {name}",
            where=document.name_place(doubtful.start),
            hint="close the quotation above with ”, or open it anew here with “",
        )
    return own


HEADING = Layout(
    name="heading",
    recognise=_recognise,
    read=_read,
    advice='name each on a line "Name, role at institution:" above their text',
    examples=(
        Example(
            text="A lead.\n\nTest Alpha, fellow at the Test House:\n\n“We must talk.\n\n“Now.”\n\n"
            "Related experts: Test Alpha\n",
            said={"Test Alpha": ("“We must talk.", "“Now.”")},
        ),
        Example(
            text="Test Alpha, fellow:\n\nOne.\n\nTwo.\n\nTest Beta, director:\n\nThree.\n",
            said={"Test Alpha": ("One.", "Two."), "Test Beta": ("Three.",)},
        ),
        Example(
            text="### Test Alpha, fellow:\n\n## Why\n\nOne.\n\n> Two.\n",
            said={"Test Alpha": ("One.",)},
            name="a.md",
        ),
        Example(
            text="Test Alpha, fellow: “One.”\n\nTail.\n",
            said={"Test Alpha": ("“One.”",)},
        ),
        Example(
            text="Test Alpha, fellow at\nthe Test House:\n\nOne.\n",
            said={"Test Alpha": ("One.",)},
        ),
    ),
    counterexamples=(
        Example(text="They include:\n\n- talks\n- a pause\n"),
        Example(text="Test Alpha:\n\nOne.\n"),
        Example(text="In Washington, the view at the ministry:\n\nOne.\n"),
        Example(text="```\nTest Alpha, fellow:\n```\n\nOne.\n", name="a.md"),
        Example(text="<!-- Test Alpha, fellow: -->\n\nOne.\n", name="a.md"),
        Example(text="expert,text\nTest Alpha,One.\n", name="a.csv"),
    ),
)
