from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deadline import must_not_hang
from stances.document import Document, map_lines
from stances.model import Statement
from stances.read.blocks import cut_blocks
from stances.read.sentences import make_slug, split_statements
from stances.read.sources import load_documents
from stances.read.statements import extract_statements


def _statement(text, expert="Test Alpha"):
    return Statement(expert=expert, document=Document(name="-", text=text), blocks=cut_blocks(text))


def _texts(text):
    return [sentence.text for sentence in split_statements([_statement(text)])]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Navy and Gen. Test of the U.K. met Lt. Col. Alpha and Sen. Beta.",
        "The U.S. Congress will vote, the U.S. Navy has sailed and U.S. Senator Alpha is there.",
        "Rep. Alpha (D., N.J.) told Dr. Beta, Mr. Gamma and Prof. Delta on St. Test’s Day.",
        "C. Anthony Test and Thomas S. Test met J. A. Test, J.P. Test and J.-P. Test.",
        "It is Resolution No. 2231, see Art. 51, p. 7, of Jan. 8 and Sept. 14.",
        "We want talks, e.g. Oslo, i.e. Norway, vs. Geneva, etc. and so on.",
        "It began at 5 p.m. Eastern and at 3 a.m. Baghdad time.",
        "It cost 3.5 percent, or $1.2 billion, at v2.0 of the plan.",
        "A forced US.military exit is on test.example.org and Test.Com today.",
        "He asked “Why?” and “How!” before he left.",
        "He said “no.” and left (see p. 5.) at once.",
        "They attacked. (see Test: al Test).",
        "We wait ... and wait… and wait.",
        "Yahoo!Test is one word, and so is https://example.org/a.The_page here.",
        "Write to test.alpha@example.org.The post is slow.",
        "1. Leave at once.",
        "A. Leave at once.",
        "One capital. here either",
        "- imports, incl. those of Test Alpha",
        "John B. Alpha and Test I. Beta met W. Gamma.",
        "It was said by I. Alpha, by V. Beta and by the U.S. Navy.",
        "The plan of B. Alpha, the size of J. Beta, the war of I. Gamma.",
        "Article I. of the treaty, and part V. of the annex.",
        "gen. alpha of the u.s. navy met mr. beta and john b. gamma, e.g. in oslo.",
        "we wait ... and wait… and wait.",
        "she asked “why?” and he said “no.” and left.",
        "it is resolution no. 2231 of jan. 8.",
        "Test Inc. Chairman Alpha met Test Jr. Beta of Alexandria, Va. Thursday.",
    ],
)
def test_stays_whole(text):
    assert _texts(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "One.| Two!| Three?| Four…| Five.",
        "They fear the U.S.| The war goes on.",
        "They left the U.S.| We stay.",
        "It began at 5 p.m.| It ended at six.",
        "We want talks, etc.| Iran does not.",
        "The answer is No.| We stay.",
        "It was in Sept.| Iran knew.",
        "They chose plan B.| The war ended.",
        "We should not choose plan B.| Retaliate now.",
        "Take option A.| Iran must not win.",
        "The shirt is of size S.| Fits well.",
        "It began with World War I.| Iran was neutral.",
        "Congress acts under Article I.| Presidents do not.",
        "She has vitamin D.| Alpha has none.",
        "They went to the U.S.A.| John stayed.",
        "So do I.| Iran does not.",
        "no capital in temp. of Test.| Here it is.",
        "it will fail.| we should talk.",
        "we should not talk to iran.| we should strike iran now.",
        "why wait?| go now!| we must.",
        "@test_alpha it failed.| talk to Iran.",
        "they left the u.s.| we stay.",
        "not plan b.| retaliate.",
        "nobody knew, nor did i.| they lied.",
        "- it will fail.| we should talk.",
        "It ended.|The war is over.",
        "It ended.”|So it goes.",
        "“A war in the Gulf.”| So, let us hope.",
        "He said “no.”| “Yes,” she said.",
        "He said 'no.'| 'Yes,' she said.",
        'He said "no."| "Yes," she said.',
        "He blamed the “U.S.”| Iran agreed.",
        "It ended.| (See above.)| The war is over.",
        "Is it so?!| Élan counts.",
        "It ended in 2015.| 2016 was quiet.",
        "It ended.[1]| The war is over.",
        "It ended.| — The war is over.",
        "It ended.| $5 billion is gone.| #Talk now.| @test agrees.",
        "We lost.\n| Now we know.",
        "**It ended.**| *The war* is over.",
        "It ended..| Then it began.",
    ],
)
def test_is_cut(text):
    assert _texts(text.replace("|", "")) == [part.strip() for part in text.split("|")]


def test_ids_count_paragraphs_through_the_statements_of_an_expert():
    found = split_statements(
        [
            _statement("One. Two.\n\nThree."),
            _statement("Else.", expert="Test Beta"),
            _statement("Four.\n- five\n- six. Seven."),
        ]
    )
    assert [s.id for s in found] == [
        "alpha-1.1",
        "alpha-1.2",
        "alpha-2.1",
        "beta-1.1",
        "alpha-3.1",
        "alpha-4.1",
        "alpha-5.1",
        "alpha-5.2",
    ]
    assert [(s.paragraph, s.number) for s in found[-2:]] == [(5, 1), (5, 2)]


def test_neighbours_do_not_change_an_experts_sentences():
    alone = split_statements([_statement("One. Two.")])
    company = split_statements([_statement("Else.", expert="Other Alpha"), _statement("One. Two.")])
    assert company[1:] == alone


def test_kinds():
    found = split_statements(
        [_statement("One: two. They are:\n\n• three: four\n• five:\n\nSix:\n\nSeven.")]
    )
    assert [(s.kind, s.text) for s in found] == [
        ("prose", "One: two."),
        ("lead-in", "They are:"),
        ("item", "• three: four"),
        ("item", "• five:"),
        ("prose", "Six:"),
        ("prose", "Seven."),
    ]


@pytest.mark.parametrize("lead", ["They are:", "“They are:", "They are:”", "**They are:**"])
def test_lead_in_in_marks(lead):
    assert [s.kind for s in split_statements([_statement(f"{lead}\n- one")])] == ["lead-in", "item"]


def test_items_without_a_colon_hang_on_nothing():
    assert [s.kind for s in split_statements([_statement("They are many.\n- one")])] == [
        "prose",
        "item",
    ]


def test_wording_and_line_are_passed_on():
    text = "One.\n\nTwo."
    source = Document(name="-", text=text, lines=map_lines(text, first=7))
    (_, two) = split_statements(
        [Statement(expert="Test", document=source, blocks=cut_blocks(text), wording="paraphrase")]
    )
    assert (two.wording, two.line) == ("paraphrase", 9)


@pytest.mark.parametrize(
    ("expert", "slug"),
    [
        ("Test Alpha", "alpha"),
        ("Test Ümlaut-Straße", "umlautstrasse"),
        ("Test O’Alpha", "oalpha"),
        ("Test Alpha Jr.", "alpha"),
        ("Test Alpha, Jr.", "alpha"),
        ("Test Alpha III", "alpha"),
        ("Gen. Test Alpha (ret.)", "alpha"),
        ("Alpha Beta, Test", "alphabeta"),
        ("Alpha, Test, Sr.", "alpha"),
        ("h001", "h001"),
        ("7", "7"),
        ("Мир", "мир"),
        ("?!", "expert"),
        ("Test —", "expert"),
    ],
)
def test_surname(expert, slug):
    assert make_slug(expert) == slug


_MARKS = (
    *("A ", "b. ", "C.", "The ", "U.S. ", "”", " “", '"', "\n", "\n\n", "- ", "• ", "1. ", "… "),
    *("?! ", ".The", "(", ") ", "— ", ":", "\u00a0", "\u2028", "[1] ", "Gen. ", "etc. "),
)
_PIECES = st.one_of(st.text(max_size=8), st.sampled_from(_MARKS))


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join))
@example("• . A")
@example("...... A")
def test_sentences_point_home_and_lose_nothing(text):
    statement = _statement(text)
    found = split_statements([statement])
    for block in statement.blocks:
        inside = [s for s in found if block.start <= s.start and s.end <= block.end]
        assert re.sub(r"\s", "", "".join(s.text for s in inside)) == re.sub(
            r"\s", "", text[block.start : block.end]
        )
    assert all(s.text and s.text == s.text.strip() for s in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(re.search(r"\w", s.text) for s in found)
    assert len({s.id for s in found}) == len(found)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_blocks_lose_no_word(text):
    blocks = cut_blocks(text)
    assert all(before.end <= after.start for before, after in pairwise(blocks))
    kept = "".join(text[block.start : block.end] for block in blocks)
    assert re.sub(r"[\W_]", "", kept) == re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize(
    "piece",
    [".", "(", ". ", "\n ", '"', "a\n– b ", "a.(", " \n", ". — ", "A. ", "a.B", "• a\n", "1. "],
)
def test_odd_text_takes_no_odd_time(piece):
    with must_not_hang():
        split_statements([_statement(piece * (200_000 // len(piece)) + "A")])


def test_the_article_is_cut_as_people_cut_it(shared):
    article = extract_statements(
        load_documents([str(shared / "articles" / "iran-missile-retaliation.txt")])
    )
    units = (shared / "gold" / "iran-missile-retaliation.units.tsv").read_text(encoding="utf-8")
    wanted = [tuple(line.split("\t")) for line in units.splitlines()[1:]]
    wanted = [(id, text.replace("\u00a0", " ")) for id, text in wanted]  # as texts are read
    assert [(s.id, s.text) for s in split_statements(article)] == wanted
    assert len(wanted) == 92
    codes = (shared / "gold" / "iran-missile-retaliation.experts.tsv").read_text(encoding="utf-8")
    experts = [line.partition("\t")[0] for line in codes.splitlines()[1:]]
    assert [s.expert for s in article] == list(dict.fromkeys(experts))
    assert [s.id for s in split_statements(article) if s.kind == "lead-in"] == ["slavin-2.1"]
