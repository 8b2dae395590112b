"""The command ``plot``: in characters, as pictures, as data."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest

from evil import CONTROL
from sheets import DIMENSIONS, EXPERTS, make_cell, make_full_sheet, make_sheet
from stances.commands.plot.heat import show_heat
from stances.commands.plot.kind import Kind
from stances.commands.plot.show import make_plot
from stances.commands.surnames import shorten_names
from stances.errors import COULD_NOT_JUDGE, OK
from stances.output.drawing import measure_label
from stances.output.formats import find_format
from stances.output.view import View
from stances.output.width import measure_text

SHEET = make_full_sheet()
SVG = "{http://www.w3.org/2000/svg}"
every_kind = pytest.mark.parametrize("kind", list(Kind))


def read_svg(sheet, kind):
    text = find_format("svg", special=["svg"]).write(make_plot(sheet, kind), View())
    return ET.fromstring(text)


@every_kind
@pytest.mark.parametrize("width", [40, 80, 120, None])
def test_it_fits_and_names_everybody(kind, width):
    shown = make_plot(SHEET, kind).show(View(width=width))
    if width:
        assert max(map(measure_text, shown.split("\n"))) <= width
    joined = re.sub(r"\s+", "", shown)
    assert all(name.replace(" ", "") in joined for name in shorten_names(EXPERTS).values())
    assert all(name in joined for name in DIMENSIONS)


@every_kind
def test_a_sign_says_what_a_colour_says(kind):
    coloured = make_plot(SHEET, kind).show(View(colour=True))
    bare = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[\d+m", "", coloured).split("\n"))
    plain = make_plot(SHEET, kind).show(View())
    assert bare == "\n".join(line.rstrip() for line in plain.split("\n"))
    assert "\x1b[31m" in coloured


STATES = make_sheet(
    [
        make_cell("Test For", "retaliation", 4.0, 0.0),
        make_cell("Test Against", "retaliation", 0.0, 4.0),
        make_cell("Test Mixed", "retaliation", 1.0, 1.0),
        make_cell("Test Silent", "retaliation", 0.0, 0.0),
    ]
)


def test_the_states_look_unlike_each_other_without_colour():
    row = show_heat(STATES, View()).splitlines()[2].split()
    assert row == ["retaliation", "+████", "-▒▒▒▒", "~", "·"]
    dots = make_plot(STATES, Kind.DOTS).show(View())
    assert "·  silent" in dots
    salience = make_plot(STATES, Kind.SALIENCE).show(View())
    assert "Silent · Silent 12 %" in salience


def test_a_block_for_each_quarter_or_part_of_one():
    cells = [
        make_cell(f"Test {at}", "retaliation", support, 0.0)
        for at, support in enumerate((0.5, 1.0, 3.0, 9.0))  # 0.33, 0.5, 0.75, 0.9
    ]
    row = show_heat(make_sheet(cells), View()).splitlines()[2].split()
    assert row[1:] == ["+██", "+██", "+███", "+████"]


def test_silence_and_both_sides_look_unlike_in_the_picture():
    root = read_svg(STATES, Kind.HEAT)
    fields = {
        one.find(f"{SVG}title").text: one.get("fill")
        for one in root.iter(f"{SVG}rect")
        if one.find(f"{SVG}title") is not None
    }
    assert len(set(fields.values())) == 4
    assert fields["Test Silent on retaliation: silent"] == "#ffffff"
    polygons = list(root.iter(f"{SVG}polygon"))
    assert len(polygons) == 2, "one field of both sides, and the key"


@every_kind
def test_each_cell_is_told_to_those_who_cannot_see(kind):
    described = read_svg(SHEET, kind).find(f"{SVG}desc").text
    assert all(f"{cell.expert} on {cell.dimension}" in described for cell in SHEET.cells)


@every_kind
def test_hostile_names_stay_text(kind):
    name = f"<script> & {CONTROL[0]}"
    root = read_svg(make_sheet([make_cell(name, "retaliation", 1.0, 0.0)]), kind)
    assert root.find(f".//{SVG}script") is None
    told = [one.text or "" for one in root.iter(f"{SVG}title")]
    assert any("<script>" in text for text in told)
    assert all(text.isprintable() for text in told)


def measure_shape(one):
    """Return the ends of a shape of SVG: left, top, right, bottom; 0 for what is not a shape."""

    def read(key):
        return float(one.get(key) or 0)

    match one.tag.removeprefix(SVG):
        case "circle":
            x, y, radius = read("cx"), read("cy"), read("r")
            return x - radius, y - radius, x + radius, y + radius
        case "rect":
            x, y = read("x"), read("y")
            return x, y, x + read("width"), y + read("height")
        case "line":
            xs, ys = sorted([read("x1"), read("x2")]), sorted([read("y1"), read("y2")])
            return xs[0], ys[0], xs[1], ys[1]
        case "polygon":
            points = [tuple(map(float, pair.split(","))) for pair in one.get("points").split()]
            xs, ys = zip(*points, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        case "text":
            x, y = read("x"), read("y")
            size = float(one.get("font-size") or 0)
            width = measure_label(one.text or "", size)
            if one.get("transform"):  # it is turned, and leads upwards to the right
                return x, y - width, x + width, y
            start = {"middle": x - width / 2, "end": x - width}.get(one.get("text-anchor"), x)
            return start, y - size, start + width, y
    return 0, 0, 0, 0


@every_kind
def test_every_shape_is_on_the_picture(kind):
    root = read_svg(SHEET, kind)
    width, height = float(root.get("width")), float(root.get("height"))
    for one in root.iter():
        left, top, right, bottom = measure_shape(one)
        assert left >= 0 and top >= 0
        assert right <= width and bottom <= height


@every_kind
def test_png(whole_run, folder, kind):
    assert whole_run("plot", "c.txt", "-k", kind, "-f", "png", "-o", "p.png") == (OK, "", "")
    assert (folder / "p.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_its_data_are_the_scores(whole_run):
    for form in ("json", "csv", "ndjson", "tsv"):
        assert whole_run("plot", "c.txt", "-f", form) == whole_run("score", "c.txt", "-f", form)


def test_a_sheet_gives_what_texts_give(whole_run):
    assert whole_run("score", "c.txt", "-f", "json", "-o", "s.json")[0] == OK
    for kind in Kind:
        args = ("-k", kind, "-f", "svg")
        assert whole_run("plot", "s.json", *args) == whole_run("plot", "c.txt", *args)


def test_a_kind_that_is_not_there_is_refused(whole_run):
    code, out, err = whole_run("plot", "c.txt", "-k", "dotz")
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert 'did you mean "dots"?' in err


def test_a_picture_is_not_for_a_terminal(monkeypatch, whole_run):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    code, out, err = whole_run("plot", "c.txt", "-f", "png")
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert "a terminal cannot show this format; name a file with -o" in err
    assert json.loads(whole_run("plot", "c.txt", "-f", "json")[1])["cells"]


@every_kind
def test_a_weak_position_is_marked(kind):
    cells = [
        make_cell("Test One", "retaliation", 1.0, 0.0, sentences=1),
        make_cell("Test Two", "retaliation", 2.0, 0.0),
    ]
    sheet = make_sheet(cells)
    legend = "? is weak: it rests on one sentence only, or on likeness alone."
    for text in (make_plot(sheet, kind).show(View()), svg_text(sheet, kind)):
        assert legend in text
        assert text.replace(legend, "").count("?") in (1, 2)
    strong = make_sheet(cells[1:])
    assert "?" not in make_plot(strong, kind).show(View())
    assert "?" not in svg_text(strong, kind)


def svg_text(sheet, kind):
    """Return the words of a picture that are seen."""
    return "\n".join(one.text or "" for one in read_svg(sheet, kind).iter(f"{SVG}text"))


@every_kind
def test_long_names_are_cut_in_pictures_and_whole_in_their_description(kind):
    names = [f"Test {'Long' * 100} {end}" for end in ("One", "Two")]
    sheet = make_sheet([make_cell(name, "retaliation", 2.0, 0.0) for name in names])
    root = read_svg(sheet, kind)
    assert float(root.get("width")) < 800
    assert all(len(one) < 100 for one in svg_text(sheet, kind).splitlines())
    assert all(name in root.find(f"{SVG}desc").text for name in names)


def test_dots_have_no_axis_where_all_are_silent():
    cells = [
        make_cell("Test One", "retaliation", 0.0, 0.0),
        make_cell("Test One", "diplomacy", 2.0, 0.0),
    ]
    silent, spoken = make_plot(make_sheet(cells), Kind.DOTS).show(View()).split("\n\n")[:2]
    assert silent.splitlines()[-1].split() == ["One", "·", "silent"]
    assert spoken.splitlines()[-1].split() == ["-1", "0", "+1"]
