"""The command ``map``."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from sheets import make_full_sheet
from stances.cli import main
from stances.commands.map.find_map import place_experts
from stances.commands.map.show import MapAnswer
from stances.errors import COULD_NOT_JUDGE, OK
from stances.output.view import View
from stances.output.width import measure_text

SHEET = make_full_sheet()
ANSWER = MapAnswer(place_experts(SHEET))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_it_fits_a_terminal(width):
    assert max(map(measure_text, ANSWER.show(View(width=width)).split("\n"))) <= width


def test_everybody_is_named(whole_run):
    code, out, err = whole_run("map", "c.txt")
    assert (code, err) == (OK, "")
    assert "Test Beta" in out
    assert "Not on the map, for want of a shared dimension: Test Gamma, Test Silent." in out


def test_a_sheet_gives_what_texts_give(whole_run):
    assert whole_run("score", "c.txt", "-f", "json", "-o", "s.json")[0] == OK
    for form in ("table", "json", "csv", "svg"):
        assert whole_run("map", "s.json", "-f", form) == whole_run("map", "c.txt", "-f", form)


def test_pictures(whole_run, folder):
    assert whole_run("map", "c.txt", "-f", "svg", "-o", "map.svg") == (OK, "", "")
    assert whole_run("map", "c.txt", "-f", "png", "-o", "map.png") == (OK, "", "")
    root = ET.fromstring((folder / "map.svg").read_text(encoding="utf-8"))
    texts = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Test Ümlaut", "Test Beta"} <= set(texts)
    assert "".join(root.find("{http://www.w3.org/2000/svg}desc").text).count("stress") == 1
    assert (folder / "map.png").read_bytes().startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("-e", "beta"), "a map needs at least 2 experts"),
        (("-e", "beta", "-e", "gamma"), "no two experts address one dimension"),
        (("--weights", "tariffs=x"), "a weight is a number"),
        (("-f", "graphml"), 'unknown format "graphml"'),
    ],
)
def test_what_it_refuses(whole_run, args, message):
    code, out, err = whole_run("map", "c.txt", *args)
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert message in err


def test_experts_who_are_alike_are_near(capsys):
    assert main(["map", "-f", "json"]) == OK
    found = json.loads(capsys.readouterr().out)["map"]
    assert len(found["places"]) == 6
    assert found["known"] + found["estimated"] == 15
    assert found["estimated"] == 3
    assert 0 < found["stress"] < 0.2
