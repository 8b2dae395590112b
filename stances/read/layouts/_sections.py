"""What follows each sign of a page, up to the next one, without what is not spoken."""

from __future__ import annotations

from collections.abc import Sequence

from stances.errors import StancesError
from stances.language.words import load_words
from stances.model import Block
from stances.read.layouts._furniture import is_advert, is_biography, is_closing, is_field, is_notice
from stances.read.layouts._heads import Heads
from stances.read.layouts._names import fold_name
from stances.read.layouts._page import Page
from stances.read.layouts._quotation import is_quoted
from stances.read.layouts._quoted_section import begins_quotation, read_quoted
from stances.read.layouts._roles import make_choice
from stances.read.layouts._sign import Sign
from stances.read.layouts._spoken import cut_spoken, cut_written
from stances.read.layouts._turns import Turn
from stances.regex import compile_later

_WORDS = load_words()
_ENDS = compile_later(r"[.?!…:;,][\"”’)\]*_]*\Z")
_LONGEST_LINK = 10
_MOSTLY = 0.7
_FEWEST = 2
_SAYS = compile_later(
    rf"\b(?:{make_choice((*_WORDS.introduces_words, *_WORDS.speech_verbs))})"
    r"(?:\s+that)?\s*[:*_\s]*\Z"
)


def read_sections(page: Page, heads: Heads) -> tuple[Turn, ...]:
    """Return what follows each sign.

    A text in quotation marks ends where they are closed, and what stands between and after them
    is narration; a text without goes on to the next sign.

    Raises:
        StancesError: a name on a line of its own has no text, a quotation is never closed, or a
            line may name somebody else.
    """
    signs = heads.found
    stops = [sign.start for sign in signs[1:]] + [len(page.text)]
    cut = [cut_spoken(page, sign.end, stop) for sign, stop in zip(signs, stops, strict=True)]
    inline = [blocks for sign, blocks in zip(signs, cut, strict=True) if not sign.is_alone]
    quoting = _quote_mostly(page, inline)
    names = sorted({sign.person.name for sign in signs if sign.person})
    quotes_of = [_cut_block_quotes(page, s.end, stop) for s, stop in zip(signs, stops, strict=True)]
    set_apart = _are_set_apart(page, signs, cut, quotes_of)
    turns: list[Turn] = []
    for number, (sign, stop, blocks) in enumerate(zip(signs, stops, cut, strict=True)):
        own: tuple[Block, ...] = blocks
        if sign.person is None:
            own = blocks
        elif set_apart and sign.is_alone:
            own = quotes_of[number]
        elif not blocks and (quotes := cut_spoken(page, sign.end, stop, block_quotes=True)):
            own = drop_furniture(page, quotes, names)
        elif not blocks:
            _refuse_silence(page, sign)
        elif (sign.is_alone or quoting) and begins_quotation(page, sign, blocks, heads.roster):
            if sign.lead is not None:
                said = cut_spoken(page, *sign.lead)
                turns.append(
                    Turn(person=sign.person, sign=sign.place, blocks=said, layout=sign.layout)
                )
            turns += read_quoted(page, sign, blocks, stop, heads.roster)
            continue
        else:
            begun = 0 if sign.is_alone else 1  # what follows on the line is said, whatever it is
            if sign.is_alone and sign.layout == "heading":
                others = [one for one in names if one != sign.person.name]
                own = cut_written(page, sign.end, stop, others)
            own = drop_furniture(page, own[begun:], names, begun=own[:begun])
            if not own:
                quotes = cut_spoken(page, sign.end, stop, block_quotes=True)
                own = drop_furniture(page, quotes, names)
        if sign.lead is not None:
            own = (*cut_spoken(page, *sign.lead), *own)
        turns.append(Turn(person=sign.person, sign=sign.place, blocks=own, layout=sign.layout))
    return tuple(turns)


def _cut_block_quotes(page: Page, start: int, stop: int) -> tuple[Block, ...]:
    """Return the paragraphs of the block quotes in a stretch."""
    return tuple(
        block
        for first, last, kind in page.find_paragraphs(start, stop)
        if kind == "quotation"
        for block in cut_spoken(page, first, last, block_quotes=True)
    )


def _are_set_apart(
    page: Page,
    signs: Sequence[Sign],
    cut: Sequence[Sequence[Block]],
    quotes: Sequence[Sequence[Block]],
) -> bool:
    """Whether what stands below the names is said in block quotes, and the rest is not said."""
    below = [number for number, sign in enumerate(signs) if sign.person and sign.is_alone]
    mostly = [
        _count_words(page, quotes[number]) > _count_words(page, cut[number]) for number in below
    ]
    return sum(mostly) >= _FEWEST and sum(mostly) >= _MOSTLY * len(below)


def _count_words(page: Page, blocks: Sequence[Block]) -> int:
    return sum(len(_write(page, block).split()) for block in blocks)


def introduce_quotations(page: Page, heads: Heads, *, is_authored: bool) -> bool:
    """Whether the signs are sentences of a narration, such as "Test Alpha, director, said:".

    Args:
        is_authored: whether the text names its author, who may comment on block quotes of others.
    """
    signs = heads.found
    stops = [sign.start for sign in signs[1:]] + [len(page.text)]
    says = any(_SAYS.search(page.text[sign.start : sign.end]) for sign in signs)
    if not says and not (is_authored and _are_commented(page, signs, stops)):
        return False
    for sign, stop in zip(signs, stops, strict=True):
        blocks = cut_spoken(page, sign.end, stop)
        quoted = any(is_quoted(_write(page, block)) for block in blocks)
        if not quoted and not page.begins_block_quote(sign.end):
            return False
    return True


def _are_commented(page: Page, signs: Sequence[Sign], stops: Sequence[int]) -> bool:
    """Whether words go on after most of the block quotes that names and colons introduce."""
    names = [sign.person.name for sign in signs if sign.person]
    commented = sum(
        page.text[sign.start : sign.end].rstrip(" *_").endswith(":")
        and page.begins_block_quote(sign.end)
        and bool(drop_furniture(page, cut_spoken(page, sign.end, stop), names))
        for sign, stop in zip(signs, stops, strict=True)
    )
    return commented >= _MOSTLY * len(signs)


def drop_furniture(
    page: Page, blocks: Sequence[Block], names: Sequence[str], *, begun: Sequence[Block] = ()
) -> tuple[Block, ...]:
    """Return the blocks that are not notices, links or biographies.

    A biography below somebody's words ends them, and so does whatever begins the foot of a page.

    Args:
        names: of those who speak in the document.
        begun: the words that the blocks go on with.
    """
    own = list(begun)
    above = ""
    for block in blocks:
        paragraph = _write(page, block)
        is_below_label = is_advert(above) and above.rstrip(" *_").endswith(":")
        above = paragraph
        if is_below_label:  # "Ad:" on a line of its own
            continue
        if is_biography(paragraph, names) or _is_set_biography(page, block, names):
            if own:
                break
        elif is_closing(paragraph):
            break
        elif _is_heading(page, paragraph):
            continue
        elif not (is_notice(paragraph) or is_field(paragraph) or _is_link(page, block, own)):
            own.append(block)
    return tuple(own)


def _is_link(page: Page, block: Block, above: Sequence[Block]) -> bool:
    """Whether a paragraph is a link to follow, below words that are not links themselves."""
    paragraph = _write(page, block)
    return (
        len(paragraph.split()) <= _LONGEST_LINK
        and _ENDS.search(paragraph) is None
        and page.is_styled(block.start, block.end, "link")
        and not page.is_styled(block.start, block.end, "item")
        and bool(above)
        and not page.is_styled(above[-1].start, above[-1].end, "link")
    )


def _is_set_biography(page: Page, block: Block, names: Sequence[str]) -> bool:
    """Whether a paragraph in italics says who somebody is, by surname alone."""
    surnames = [f"mr {fold_name(name).rpartition(' ')[2]}" for name in names]
    return page.is_styled(block.start, block.end, "italic") and any(
        is_biography(f"Mr {_write(page, block)}", [one]) for one in surnames
    )


def _is_heading(page: Page, paragraph: str) -> bool:
    """Whether a paragraph is a heading in capitals, in a text that is not."""
    return (
        paragraph.isupper()
        and len(paragraph.split()) > 2
        and paragraph.rstrip()[-1] not in '.?!…”"—-–'
        and not page.text.isupper()
        and not page.source.form.names_speakers
    )


def _quote_mostly(page: Page, sections: Sequence[Sequence[Block]]) -> bool:
    """Whether what follows the signs on their line is nearly always in quotation marks."""
    spoken = [blocks for blocks in sections if blocks]
    quoted = sum(is_quoted(_write(page, blocks[0])) for blocks in spoken)
    return bool(spoken) and quoted >= _MOSTLY * len(spoken)


def _write(page: Page, block: Block) -> str:
    return page.source.document.text[block.start : block.end]


def _refuse_silence(page: Page, sign: Sign) -> None:
    """Check that a name on a line of its own has a text below it.

    Raises:
        StancesError: it has none.
    """
    if sign.person is None or sign.manner != "heading" or not sign.person.has_known_role:
        return
    outside = " outside of headings and block quotes" if page.source.regions else ""
    raise StancesError(
        f"no text below {sign.person.name}",
        where=page.source.document.name_place(sign.start),
        hint=f"add what they said{outside}, or delete the line",
    )
