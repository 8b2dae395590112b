"""The table of experts and dimensions."""

from __future__ import annotations

import html
import re

import pytest
from tabulate import tabulate_formats

from stances.errors import StancesError
from stances.present import answers
from stances.present.grid import known_format
from stances.present.matrix import surname
from stances.present.records import Scale
from stances.present.terminal import View
from stances.present.width import text_width

PIPED = View()


def compare(sheet, *, fmt="table", view=PIPED, scale=Scale.POSITION):
    return answers.comparison(sheet, scale=scale, fmt=fmt, view=view)


def small(make_sheet, make_cell, name="Test Alpha"):
    return make_sheet(
        [
            make_cell(name, "retaliation", 0.0, 2.0),
            make_cell(name, "diplomacy", 1.5, 0.0),
            make_cell(name, "iraq-sovereignty", 1.0, 1.0),
            make_cell(name, "us-presence", 0.0, 0.0),
        ]
    )


def test_piped_it_is_whole_and_has_a_legend(make_sheet, make_cell):
    assert compare(small(make_sheet, make_cell)) == (
        "expert      retaliation  diplomacy  iraq-sovereignty  us-presence\n"
        "----------  -----------  ---------  ----------------  -----------\n"
        "Test Alpha        -0.67      +0.60             ~0.00            ·\n"
        "\n"
        "From -1 to +1: + and - take a side, ~ shows both, · is silent.\n"
        "Why: stances explain EXPERT DIMENSION\n"
        "retaliation       + strike back     - hold fire\n"
        "diplomacy         + talk            - do not talk\n"
        "iraq-sovereignty  + put Iraq first  - put Iraq second\n"
        "us-presence       + stay            - leave\n"
    )


@pytest.mark.parametrize("width", [60, 80, 100, 132, 160, 200])
def test_on_a_terminal_it_fits_and_loses_nothing(sheet, width):
    text = compare(sheet, view=View(width=width))
    assert max(map(text_width, text.split("\n"))) <= width
    tables = text.partition("From -1")[0]
    signs = re.findall(r"~?[+-]?\d\.\d\d|·", tables)
    assert len(signs) == len(sheet["cells"])
    assert signs.count("·") == sum(cell["state"] == "silent" for cell in sheet["cells"])
    legend = text.partition("From -1")[2]
    assert all(dimension["id"] in legend for dimension in sheet["dimensions"])


def test_full_words_where_there_is_room_then_labels_then_surnames_and_stacks(sheet):
    wide, labelled, narrow = (
        compare(sheet, view=View(width=width)).partition("From -1")[0] for width in (200, 132, 60)
    )
    assert "iraq-sovereignty" in wide
    assert "Iraq sov." in labelled
    assert "iraq-sovereignty" not in labelled
    assert labelled.count("expert") == 1
    assert "William" in labelled
    assert narrow.count("expert") > 1
    assert "William" not in narrow


def test_surnames_that_two_share_are_not_used(make_sheet, make_cell):
    sheet = make_sheet(
        [
            make_cell(name, dimension, 1.0, 0.0)
            for name in ("William Alexander Test", "Catherine Elizabeth Test")
            for dimension in ("retaliation", "diplomacy", "coalition")
        ]
    )
    assert "Catherine Elizabeth Test" in compare(sheet, view=View(width=40))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("C. Test Alpha", "Alpha"),
        ("Alpha, Test", "Alpha"),
        ("Test Alpha Jr.", "Alpha"),
        ("Test Alpha, Jr.", "Alpha"),
        ("Gen. Test Alpha (ret.)", "Alpha"),
        ("Alpha Beta, Test", "Alpha Beta"),
        ("Test Ümlaut-Straße", "Ümlaut-Straße"),
        ("h001", "h001"),
        ("Jr.", "Jr."),
    ],
)
def test_surname(name, short):
    assert surname(name) == short


def test_a_sign_says_what_a_colour_says(sheet):
    coloured = compare(sheet, view=View(colour=True))
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == compare(sheet)


def test_wide_and_combining_characters_line_up(sheet):
    lines = compare(sheet).split("\n")[:6]
    assert "漢字" in lines[4]
    assert len({text_width(line) for line in lines}) == 1


def test_a_column_of_numbers_alone_keeps_their_signs_and_a_number_as_a_name_stays(
    make_sheet, make_cell
):
    sheet = make_sheet([make_cell("1e5", "retaliation", 1.0, 0.0)])
    for fmt in ("table", "github", "plain"):
        text = compare(sheet, fmt=fmt)
        assert "+0.50" in text
        assert "1e5" in text


def test_logits(make_sheet, make_cell):
    text = compare(small(make_sheet, make_cell), scale=Scale.LOGIT)
    assert "-1.61" in text
    assert "Log odds" in text


@pytest.mark.parametrize("fmt", [name for name in tabulate_formats if name != "tsv"])
def test_every_other_format_is_pure_and_never_coloured(sheet, fmt):
    text = compare(sheet, fmt=fmt, view=View(width=40, colour=True))
    assert "\x1b" not in text
    assert "From -1" not in text
    assert "William Test Alpha" in text
    assert len(re.findall(r"[+-]?\d\.\d\d", text)) == sum(
        cell["position"] is not None for cell in sheet["cells"]
    )


def test_markup_cannot_be_broken_by_a_name(make_sheet, make_cell):
    name = "Test | <b>Alpha</b>\nBeta"
    sheet = small(make_sheet, make_cell, name)
    for fmt in ("github", "pipe"):
        assert "| Test \\| <b>Alpha</b> Beta " in compare(sheet, fmt=fmt)
    for fmt in ("html", "unsafehtml"):
        text = compare(sheet, fmt=fmt)
        assert html.escape("Test | <b>Alpha</b> Beta") in text
        assert "<b>" not in text


def test_names_cannot_drive_the_terminal(make_sheet, make_cell):
    text = compare(small(make_sheet, make_cell, "Test\x1b]0;x\x07\u202eAlpha"))
    assert text.isascii() or not re.search("[\x1b\x07\u202e]", text)
    assert "Test\\x1b]0;x\\x07\\u202eAlpha" in text


def test_an_unknown_format_is_named_with_the_nearest():
    with pytest.raises(StancesError, match='did you mean "github"'):
        known_format("gihtub")
    assert known_format("latex") == "latex"
