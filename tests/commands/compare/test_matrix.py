"""The table of experts and dimensions."""

from __future__ import annotations

import re

import msgspec
import pytest

from sheets import make_cell, make_full_sheet, make_sheet
from stances.commands.compare.show import CompareAnswer
from stances.commands.surnames import find_surname
from stances.output.formats import find_format, list_formats
from stances.output.view import View
from stances.output.width import measure_text
from stances.scoring.scale import Scale

PIPED = View()
SHEET = make_full_sheet()


def compare(sheet, *, fmt="table", view=PIPED, scale=Scale.POSITION):
    return find_format(fmt).write(CompareAnswer(sheet, scale=scale), view)


def make_small(name="Test Alpha"):
    return make_sheet(
        [
            make_cell(name, "retaliation", 0.0, 2.0),
            make_cell(name, "diplomacy", 1.5, 0.0),
            make_cell(name, "iraq-sovereignty", 1.0, 1.0),
            make_cell(name, "us-presence", 0.0, 0.0),
        ]
    )


def test_piped_it_is_whole_and_has_a_legend():
    assert compare(make_small()) == (
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
def test_on_a_terminal_it_fits_and_loses_nothing(width):
    text = compare(SHEET, view=View(width=width))
    assert max(map(measure_text, text.split("\n"))) <= width
    tables, _, legend = text.partition("From -1")
    signs = re.findall(r"~?[+-]?\d\.\d\d|·", tables)
    assert len(signs) == len(SHEET.cells)
    assert signs.count("·") == sum(cell.state == "silent" for cell in SHEET.cells)
    assert all(dimension.id in legend for dimension in SHEET.dimensions)


def test_full_words_where_there_is_room_then_labels_then_surnames_and_stacks():
    wide, labelled, narrow = (
        compare(SHEET, view=View(width=width)).partition("From -1")[0] for width in (200, 132, 60)
    )
    assert "iraq-sovereignty" in wide
    assert "Iraq sov." in labelled
    assert "iraq-sovereignty" not in labelled
    assert labelled.count("expert") == 1
    assert "William" in labelled
    assert narrow.count("expert") > 1
    assert "William" not in narrow


def test_surnames_that_two_share_are_not_used():
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
    assert find_surname(name) == short


def test_a_sign_says_what_a_colour_says():
    coloured = compare(SHEET, view=View(colour=True))
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == compare(SHEET)


def test_wide_and_combining_characters_line_up():
    lines = compare(SHEET).split("\n")[:6]
    assert "漢字" in lines[4]
    assert len({measure_text(line) for line in lines}) == 1


@pytest.mark.parametrize("fmt", ["table", "github", "plain"])
def test_numbers_keep_their_signs_and_a_number_as_a_name_stays(fmt):
    text = compare(make_sheet([make_cell("1e5", "retaliation", 1.0, 0.0)]), fmt=fmt)
    assert "+0.50" in text
    assert "1e5" in text


def test_logits():
    text = compare(make_small(), scale=Scale.LOGIT)
    assert "-1.61" in text
    assert "Log odds" in text


OWN = ("table", "json", "ndjson", "csv", "tsv")


@pytest.mark.parametrize("fmt", [name for name in list_formats() if name not in OWN])
def test_every_other_format_is_pure_and_never_coloured(fmt):
    text = compare(SHEET, fmt=fmt, view=View(width=40, colour=True))
    assert "\x1b" not in text
    assert "From -1" not in text
    assert "William Test Alpha" in text
    assert len(re.findall(r"[+-]?\d\.\d\d", text)) == sum(
        cell.position is not None for cell in SHEET.cells
    )


def test_labels_of_a_rubric_cannot_drive_the_terminal():
    sheet = make_small()
    evil = msgspec.structs.replace(sheet.dimensions[0], label="\x1b[2J", positive="\x1b[31m red")
    sheet = msgspec.structs.replace(sheet, dimensions=(evil, *sheet.dimensions[1:]))
    for width in (None, 80, 40):
        assert "\x1b" not in compare(sheet, view=View(width=width))


def test_names_cannot_drive_the_terminal():
    text = compare(make_small("Test\x1b]0;x\x07\u202eAlpha"))
    assert not re.search("[\x1b\x07\u202e]", text)
    assert "Test\\x1b]0;x\\x07\\u202eAlpha" in text
