"""Plain text as programs write it that turn pages into text: no gaps, running heads, hyphens."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.document import Document
from stances.errors import StancesError
from stances.read.forms._line_numbers import find_line_numbers
from stances.read.nobody import list_nobodys
from stances.read.statements import extract_statements, open_source, stream_statements

ALPHA = (
    "“The harbour was dug two hundred years ago for ships that nobody builds any longer, and it "
    "should be filled in before the next winter brings its storms.",
    "“A park would serve the town far better. It would cost the council less than a single year "
    "of dredging does, and children would have somewhere to go.”",
)
BETA = (
    "“Without the harbour this town is a row of shops. The boats must stay, because the fish "
    "market lives by them and four hundred families live by the market.”",
)
HEADS = (
    "Test Alpha, director of the Centre for Coasts and Parks at the Test House:",
    "Test Beta, senior fellow at the Test Hall:",
)
BLOCKS = ("Two views of the harbour", HEADS[0], *ALPHA, HEADS[1], *BETA, "Further reading")


def _open(text, name="a.txt"):
    return open_source(Document(name=name, text=text)).document


def _said(text):
    said = {}
    for one in extract_statements([Document(name="a.txt", text=text)]):
        blocks = [" ".join(one.document.text[b.start : b.end].split()) for b in one.blocks]
        said.setdefault(one.expert, []).extend(blocks)
    return said


def _wrap(width, blocks=BLOCKS):
    return [
        line for block in blocks for line in textwrap.wrap(block, width, break_on_hyphens=False)
    ]


def _print(lines, depth=7):
    """Return pages with a running head and a number."""
    pages = [lines[at : at + depth] for at in range(0, len(lines), depth)]
    return "".join(
        "The Test Weekly\n\n" + "\n".join(page) + f"\n\nPage {number}\n\n\f"
        for number, page in enumerate(pages, start=1)
    )


@pytest.mark.parametrize("width", range(46, 100, 3))
@pytest.mark.parametrize("form", [lambda lines: "\n".join(lines), _print])
def test_nobody_is_lost_whatever_the_width(width, form):
    said = _said(form(_wrap(width)))
    words = {name: " ".join(blocks) for name, blocks in said.items()}
    assert words == {"Test Alpha": " ".join(ALPHA), "Test Beta": " ".join(BETA)}


def test_paragraphs_end_at_short_lines_that_end_a_sentence():
    text = "\n".join(_wrap(60))
    assert _said(text) == {"Test Alpha": list(ALPHA), "Test Beta": list(BETA)}


def test_the_lines_are_those_of_the_file():
    text = _print(_wrap(60))
    document = _open(text)
    lines = text.replace("\f", "").split("\n")
    for words in ("dredging", "fish", "Further", "Test Beta"):
        assert words in lines[document.line_at(document.text.index(words)) - 1]


@given(st.text(alphabet="ab. \n\f“”:-A", max_size=200))
def test_no_word_is_lost_or_made_without_pages_and_hyphens(text):
    plain = text.replace("\f", " ").replace("-", "")
    if plain.strip():
        assert _open(plain).text.split() == plain.split()


def test_running_heads_and_page_numbers_are_nobodys_words_and_counted():
    text = _print(_wrap(60))
    found = []
    said = list(stream_statements([Document(name="a.txt", text=text)], found=found))
    document = found[0].source.document
    nobodys = [one for one in list_nobodys(found[0]) if one.kind == "furniture"]
    lines = text.replace("\f", "").split("\n")
    assert "Weekly" not in "".join(
        one.document.text[b.start : b.end] for one in said for b in one.blocks
    )
    assert len(nobodys) == text.count("Weekly") + text.count("Page")
    for one in nobodys:
        assert lines[document.line_at(one.start) - 1].strip() == document.text[one.start : one.end]


@given(pages=st.lists(st.text("ab .\n", max_size=60), min_size=2, max_size=4))
def test_no_word_of_a_page_is_lost(pages):
    text = "\f".join(f"Test Weekly\n\n{page}\n\n{number}\n" for number, page in enumerate(pages))
    source = open_source(Document(name="a.txt", text=text))
    assert sorted(source.document.text.split()) == sorted(text.split())
    for region in source.regions:
        assert region.kind == "furniture"
        assert source.document.text[region.start : region.end].strip()


def test_a_speaker_named_at_the_top_of_each_page_stays():
    said = ["“We go on.”", "“We stop here.”", "“We begin anew.”"]
    text = "\f".join(f"Test Alpha, fellow:\n\n{one}\n\n" for one in said)
    assert _said(text) == {"Test Alpha": said}


@pytest.mark.parametrize("width", range(50, 90, 2))
@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("TEST ALPHA: ", "TEST BETA: ", ["Test Alpha", "Test Beta"]),
        ("Mr. ALPHA of Testland. ", "Ms. BETA. ", ["Alpha", "Beta"]),
        ("Test Alpha (Test House): ", "Test Beta (Test Hall): ", ["Test Alpha", "Test Beta"]),
    ],
)
def test_turns_of_a_talk_that_is_hard_wrapped(first, second, names, width):
    said = [" ".join(one).strip("“”").replace("“", "") for one in (ALPHA, BETA)]
    blocks = [f"{first}{said[0]}", f"{second}{said[1]}", f"{first}{said[1]}", f"{second}{said[0]}"]
    found = _said("\n".join(_wrap(width, blocks)))
    words = {name: " ".join(blocks) for name, blocks in found.items()}
    assert words == {names[0]: " ".join(said), names[1]: " ".join(reversed(said))}


def test_a_sentence_that_begins_on_a_line_of_its_own_begins_no_paragraph():
    text = "\n".join(
        [
            *("Test Alpha, fellow at the Test House:", "“The harbour of the town has been full"),
            *("of mud for years, and nobody has come", "with a dredger since the old one, which"),
            *("was built when the town had money for", "such things, was sold for scrap to pay"),
            *("for a new roof, and then the roof fell", "in as well, on the day of the big gale."),
            *("The boats lie on their sides, and the", "children of the town play in them, all"),
            *("summer long, until the frost comes and", "the mud is hard as stone again at last.”"),
            *("Short lines end.", "Other words follow that are nobody’s."),
        ]
    )
    assert [len(blocks) for blocks in _said(text).values()] == [1]


def test_pages_that_are_not_wrapped_are_paragraphs_apart():
    text = _open("Weekly\n\nOne.\n\n1\n\fWeekly\n\nTwo.\n\n2\n\f").text
    assert text == "One.\n\nTwo.\n\nWeekly\n\n1\n\nWeekly\n\n2\n"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["we ask for new sanc-", "tions, though the", "sanctions hurt us all."], "new sanctions,"),
        (["we ask for a long-", "term plan, for only", "a long-term plan is"], "a long-term plan,"),
        (["we ask for the Anglo-", "American plan, and", "for nothing else at"], "Anglo-American"),
        (["we ask for short- and", "for long-term plans,", "and for nothing"], "short- and"),
    ],
)
def test_words_cut_at_the_end_of_a_line(lines, text):
    found = " ".join(_open("\n".join([*lines, "once and for all."])).text.split())
    assert text in found


def test_hyphens_of_a_text_that_nobody_hyphenated_stay():
    lines = ["and so the harbour of the town stays", "as it was in all the years before."] * 30
    text = "\n".join([*lines, "it is well-", "placed for that."])
    assert "well-placed" in _open(text).text


@pytest.mark.parametrize(
    "text",
    [
        "Test Alpha: We must talk.\nTest Beta: We must not.\n",
        "One line that goes on\nin the next, and\nthen ends.\n\nA second\nparagraph of\nlines.\n",
        "A line.\n" + "A very long line. " * 20 + "\nand one more\nand one more.\n",
    ],
)
def test_other_texts_stay_as_they_are(text):
    assert _open(text).text == text


def test_a_name_in_the_middle_of_a_joined_paragraph_is_refused():
    text = f"{HEADS[0]}\n\n“We should fill it in.” {HEADS[1]} “We should not.”\n"
    with pytest.raises(StancesError, match=r'^a\.txt:3: "Test Beta, senior fellow .*" may name'):
        _said(text)


NUMBERED = """1  HEARING ON TESTS
2  --o0o--
3  CHAIR ALPHA: Good morning. We will hear
4  from the tests first, and from 12
5  others, too.
6
7  MS. BETA: Thank you. We say that it was
8  right.
"""


@pytest.mark.parametrize("gap", ["  ", "\t", "      "])
def test_numbers_of_lines_are_nobodys(gap):
    more = NUMBERED.replace("HEARING ON TESTS", "It was wrong.").replace(
        "--o0o--", "MS. GAMMA: No."
    )
    text = f"Page 1\n\n{NUMBERED}\nPage 2\n\n{more}"
    found = extract_statements([Document(name="a.txt", text=text.replace("  ", gap))])
    said = [" ".join(one.document.text[b.start : b.end] for b in one.blocks) for one in found]
    assert [" ".join(one.split()) for one in said] == [
        "Good morning. We will hear from the tests first, and from 12 others, too.",
        "Thank you. We say that it was right. It was wrong.",
        "No.",
        "Good morning. We will hear from the tests first, and from 12 others, too.",
        "Thank you. We say that it was right.",
    ]
    assert [one.document.line_at(one.blocks[0].start) for one in found] == [5, 9, 15, 16, 20]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{number}. We go on.\n" for number in range(1, 12)),
        "".join(f"{number} We go on.\n" for number in range(1, 7)),
        "".join(f"{number} of us go on.\n" for number in (1, 2, 3, 5, 8, 9, 10, 11, 12)),
        "".join(f"{number} We go on.\n\nWe do.\n" for number in range(1, 12)),
        "".join(f"{number}:30 We go on.\n" for number in range(1, 12)),
    ],
)
def test_other_numbers_stay(text):
    assert list(find_line_numbers(text)) == []
