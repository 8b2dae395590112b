from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stances.document import Document, LineMap, map_lines
from stances.read.splice import cut_out

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
