from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stances.document import Document, LineMap, map_lines
from stances.read.splice import Edit, cut_out, join_edits, make_mover, rewrite

_TEXTS = st.text(st.sampled_from("ab\n"), min_size=1, max_size=40)


@st.composite
def _cuts(draw):
    """A text, and stretches of it that are in order and apart."""
    text = draw(_TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, list(zip(edges[::2], edges[1::2], strict=False))


@given(_cuts(), st.integers(1, 9))
def test_each_character_that_is_left_has_the_line_it_had(cuts, first):
    text, spans = cuts
    document = Document(name="a.md", text=text, lines=map_lines(text, first=first))
    cut = cut_out(document, spans)
    kept = [at for at in range(len(text)) if not any(start <= at < end for start, end in spans)]
    assert cut.text == "".join(text[at] for at in kept)
    assert [cut.line_at(at) for at in range(len(kept))] == [document.line_at(at) for at in kept]


def test_pages_stay_pages():
    pages = LineMap(starts=(0, 4), numbers=(1, 2), unit="page")
    cut = cut_out(Document(name="a", text="one two", lines=pages), [(1, 2)])
    assert cut.lines is not None
    assert (cut.text, cut.lines.unit, cut.line_at(3)) == ("oe two", "page", 2)


@st.composite
def _edits(draw):
    """A text and edits of it, in any order; some of them overlap."""
    text = draw(_TEXTS)
    spans = draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=6))
    words = st.sampled_from(("", "x", "yy\n"))
    return text, [Edit(start=min(one), end=max(one), text=draw(words)) for one in spans]


@given(_edits())
def test_edits_that_are_joined_are_apart_and_change_all_that_each_of_them_did(found):
    _, edits = found
    joined = join_edits(edits)
    assert all(one.end <= other.start for one, other in pairwise(joined))
    changed = {at for one in edits for at in range(one.start, one.end)}
    assert {at for one in joined for at in range(one.start, one.end)} == changed


@given(_edits())
def test_what_is_not_edited_moves_with_its_offset_and_its_line(found):
    text, edits = found
    joined = join_edits(edits)
    document = Document(name="a.md", text=text)
    new, move = rewrite(document, joined), make_mover(joined)
    changed = {at for one in joined for at in range(one.start, one.end)}
    for at in set(range(len(text))) - changed:
        assert new.text[move(at)] == text[at] or any(one.start == at for one in joined)
        assert new.line_at(move(at)) == document.line_at(at)
    moved = [move(at) for at in range(len(text) + 1)]
    assert moved == sorted(moved)
    assert moved[-1] <= len(new.text)
