"""The bench of a rubric's parts, on made-up letters."""

from __future__ import annotations

from bench.ablation import drop_sides, main
from learning.conftest import make_letters, make_lines, write  # noqa: F401  (a fixture)
from stances.cli import main as run
from stances.learning.texts import read_coded_texts
from stances.learning.units import read_units
from stances.match.reader import Reader
from stances.pipeline import open_rubric
from stances.settings.model import Settings


def test_each_part_has_its_row_and_each_file_its_size(write, capsys):  # noqa: F811
    write("letters.jsonl", make_lines(make_letters()))
    assert run(["rubric", "new", "town", "--from", "letters.jsonl"]) == 0
    capsys.readouterr()
    main(["letters.jsonl", "-r", "town", "--folds", "3"])
    lines = capsys.readouterr().out.splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]
    figures = {
        row[1]: [float(one or 0) for one in row[2:]]
        for row in rows
        if len(row) == 7 and row[0] == "letters.jsonl"
    }
    assert list(figures) == ["composition", "targets by modifiers", "cues", "likeness alone", "all"]
    assert figures["cues"] == [24, 0, 0, 0, 0], "the rubric has none"
    assert figures["composition"][2] == 1, "what is said of a target"
    assert figures["composition"][3] > 0
    assert figures["likeness alone"][1] > 0.9
    sizes = {row[0]: list(map(int, row[1:])) for row in rows if len(row) == 6 and row[1].isdigit()}
    assert sizes["(all)"] == [
        a + b for a, b in zip(sizes["bridge-toll"], sizes["night-market"], strict=True)
    ]
    assert sizes["bridge-toll"][1:4] == [0, 2, 0]


def test_sets_may_teach_each_other(write, capsys):  # noqa: F811
    half = make_letters()
    write("one.jsonl", make_lines(half[:12]))
    write("two.jsonl", make_lines(half[12:]))
    assert run(["rubric", "new", "town", "--from", "one.jsonl"]) == 0
    capsys.readouterr()
    main(["one.jsonl", "two.jsonl", "-r", "town", "--folds", "3", "--together"])
    out = capsys.readouterr().out
    assert out.count("| likeness alone | 12 |") == 2


def test_words_without_sides_still_name_their_topics(write):  # noqa: F811
    write("letters.jsonl", make_lines(make_letters()))
    assert run(["rubric", "new", "town", "--from", "letters.jsonl"]) == 0
    compiled = open_rubric("town")
    coded = read_coded_texts(["letters.jsonl"], settings=Settings(rubric="town"))
    ids = [one.id for one in compiled.rubric.dimensions]
    units = read_units(coded.units, Reader(compiled), ids)
    before = [one for unit in units for each in unit.read for one in each.readings]
    after = [one for unit in map(drop_sides, units) for each in unit.read for one in each.readings]
    assert {one.sign for one in before} == {-1, 0, 1}
    assert {(one.sign, one.no_side) for one in after} == {(0, "topic")}
    assert [one.mention for one in after] == [one.mention for one in before]
