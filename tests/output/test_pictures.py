"""Drawings as SVG and PNG: their texts are nothing but text, and nothing is lost."""

from __future__ import annotations

import sys
import warnings
import xml.etree.ElementTree as ET

import pytest

from evil import CONTROL
from stances.errors import StancesError
from stances.output.drawing import (
    Circle,
    Drawing,
    Label,
    Line,
    Polygon,
    Rect,
    choose_ink,
    measure_label,
    mix_colour,
)
from stances.output.png import write_drawing as write_png
from stances.output.svg import write_drawing as write_svg

SVG = "{http://www.w3.org/2000/svg}"


def draw(text):
    return Drawing(
        width=200,
        height=100,
        title=text,
        description=text,
        shapes=[
            Rect(x=1, y=2, width=30, height=-0.0, fill="#112233", note=text),
            Line(x1=0, y1=0, x2=10.555, y2=10),
            Polygon(points=((0, 0), (5, 5), (0, 5)), fill="#445566"),
            Circle(x=5, y=5, radius=2, fill="#ffffff", stroke="#000000", note=text),
            Label(x=50, y=50, text=text, anchor="middle", bold=True, turn=45),
        ],
    )


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b", "\"'>", "$x^2$", *CONTROL])
def test_text_stays_text(text):
    svg = write_svg(draw(text))
    root = ET.fromstring(svg)
    assert root.find(f".//{SVG}script") is None
    shown = root.find(f"{SVG}text").text
    assert root.find(f"{SVG}title").text == shown
    assert len(root.findall(f".//{SVG}title")) == 3
    assert all(sign.isprintable() for sign in shown)
    if text.isprintable():
        assert shown == text
    assert write_png(draw(text)).startswith(b"\x89PNG\r\n")


def test_letters_that_the_font_does_not_have_are_noted_once(capsys):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        write_png(draw("王小明 Test"))
        write_png(draw("Test Ümlaut"))
    note = "the picture lacks letters that its font does not have; -f svg has them"
    assert capsys.readouterr().err == f"stances: note: {note}\n"
    assert "王小明 Test" in write_svg(draw("王小明 Test"))


def test_numbers_are_short_and_never_minus_zero():
    svg = write_svg(draw("x"))
    assert 'height="0"' in svg
    assert "-0" not in svg.replace("rotate(-45", "")
    assert "10.55" in svg or "10.56" in svg


def test_the_same_drawing_is_the_same_bytes():
    assert write_png(draw("x")) == write_png(draw("x"))
    assert write_svg(draw("x")) == write_svg(draw("x"))


def test_without_matplotlib_the_hint_is_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(StancesError) as caught:
        write_png(draw("x"))
    assert "pip install 'stances[plot]'" in str(caught.value)


@pytest.mark.parametrize("at", range(-10, 11))
def test_what_stands_on_a_colour_can_be_read(at):
    """WCAG 2.2 asks for a contrast of 4.5 for small text."""

    def measure(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    colour = mix_colour(at / 10)
    light, dark = sorted((measure(colour), measure(choose_ink(colour))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_wide_letters_take_more_room():
    assert measure_label("漢字", 10) == 2 * measure_label("ab", 10)
