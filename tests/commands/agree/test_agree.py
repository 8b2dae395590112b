"""The command ``agree``: texts, sheets, the matrix, the network."""

from __future__ import annotations

import io
import json

import networkx
import pytest

from sheets import make_cell, make_sheet
from stances.cli import main
from stances.commands.agree.find_pairs import compare_experts
from stances.commands.agree.show import AgreementAnswer
from stances.errors import COULD_NOT_JUDGE, OK
from stances.output.formats import find_format
from stances.output.view import View
from stances.output.width import measure_text


def make_answer(cells):
    sheet = make_sheet(cells)
    return AgreementAnswer((sheet, compare_experts(sheet)))


MANY = [
    make_cell(f"Test Name{at:02}", dimension, float(at % 3), float(at % 2))
    for at in range(14)
    for dimension in ("retaliation", "diplomacy")
]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_matrix_fits_and_loses_nobody(width):
    shown = make_answer(MANY).show(View(width=width))
    assert max(map(measure_text, shown.split("\n"))) <= width
    assert all(f"Name{at:02}" in shown for at in range(14))


def test_silence_is_not_zero():
    cells = [
        make_cell("Test Alpha", "retaliation", 1.0, 0.0),
        make_cell("Test Beta", "retaliation", 0.0, 0.0),
    ]
    answer = make_answer(cells)
    assert "·" in answer.show(View())
    assert "0.00" not in answer.show(View())
    assert '"similarity": null' in find_format("json").write(answer, View())
    assert find_format("csv").write(answer, View()).splitlines()[1].split(",")[7] == ""
    graph = networkx.parse_graphml(
        find_format("graphml", special=["graphml"]).write(answer, View())
    )
    assert (len(graph.nodes), len(graph.edges)) == (2, 0)


def test_the_network_is_what_networkx_reads():
    answer = make_answer(MANY)
    text = find_format("graphml", special=["graphml"]).write(answer, View())
    graph = networkx.read_graphml(io.BytesIO(text.encode()))
    by_name = {data["label"]: node for node, data in graph.nodes(data=True)}
    spoken = [one for one in answer.document.pairs if one.similarity is not None]
    assert len(graph.edges) == len(spoken)
    for pair in spoken:
        edge = graph.edges[by_name[pair.expert], by_name[pair.other]]
        assert edge["weight"] == pytest.approx(pair.similarity)
        assert edge["shared"] == len(pair.shared)
        assert edge.get("opposed_on") == " ".join(pair.opposed)


def test_hostile_names_are_text_in_the_network():
    cells = [
        make_cell(name, "retaliation", 1.0, 0.0) for name in ('<a> & "b"\x07', "Test ]]> Beta")
    ]
    text = find_format("graphml", special=["graphml"]).write(make_answer(cells), View())
    graph = networkx.parse_graphml(text)
    assert {data["label"] for _, data in graph.nodes(data=True)} == {
        '<a> & "b"\\x07',
        "Test ]]> Beta",
    }


def test_a_sheet_gives_what_texts_give_but_for_words(whole_run, folder):
    assert whole_run("score", "c.txt", "-f", "json", "-o", "s.json")[0] == OK
    texts, sheet = (
        json.loads(whole_run("agree", name, "-f", "json")[1]) for name in ("c.txt", "s.json")
    )
    for one in texts["pairs"]:
        assert one["cosine"] is not None
        one["cosine"] = None
    assert texts == sheet
    assert "words" not in whole_run("agree", "s.json")[1]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("-e", "beta"), "agree needs at least 2 experts, and there is 1"),
        (("--weights", "tarifs=2"), 'did you mean "tariffs"?'),
        (("-f", "svg"), 'unknown format "svg"'),
    ],
)
def test_what_it_refuses(whole_run, args, message):
    code, out, err = whole_run("agree", "c.txt", *args)
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert message in err
    assert err.count("\n") == 1


def test_only_agree_writes_networks(whole_run):
    assert whole_run("score", "c.txt", "-f", "graphml")[0] == COULD_NOT_JUDGE


@pytest.mark.parametrize("text", ["corpus", "article"])
def test_a_specialist_finds_it_right(text, request, capsys):
    inputs = []
    if text == "article":
        shared = request.getfixturevalue("shared")
        inputs = [str(shared / "articles" / "iran-missile-retaliation.txt")]
    assert main(["agree", *inputs, "-f", "json"]) == OK
    pairs = {
        frozenset((one["expert"], one["other"])): one
        for one in json.loads(capsys.readouterr().out)["pairs"]
    }

    def find(*surnames):
        return next(
            pair
            for names, pair in pairs.items()
            if all(any(name.endswith(one) for name in names) for one in surnames)
        )

    assert "retaliation" in find("Pfaff", "Wechsler")["shared"]
    assert "economic-pressure" in find("Slavin", "Pfaff")["shared"]
    dagres = [pair for names, pair in pairs.items() if any("Dagres" in one for one in names)]
    assert all(len(pair["shared"]) + len(pair["opposed"]) <= 1 for pair in dagres)
    assert find("Dagres", "Kadhim")["similarity"] is None


def test_pairs_that_share_no_question_are_listed_last_with_the_sign_of_silence():
    cells = [
        make_cell("Test Alpha", "retaliation", 3.0, 0.0),
        make_cell("Test Beta", "retaliation", 0.0, 0.0),
        make_cell("Test Gamma", "retaliation", 0.0, 3.0),
    ]
    lines = make_answer(cells).show(View()).split("\n\n")[1].splitlines()[2:]
    assert [line.split()[:4] for line in lines] == [
        ["Alpha", "–", "Gamma", "0.25"],
        ["Alpha", "–", "Beta", "·"],
        ["Beta", "–", "Gamma", "·"],
    ]


def test_a_question_on_which_one_of_the_two_is_weak_is_marked():
    cells = [
        make_cell(name, dimension, 2.0 + weight, 0.0, sentences=1 if weight < 0 else 2)
        for name, weight in (("Test Alpha", 0.0), ("Test Beta", -1.0))
        for dimension in ("retaliation",)
    ]
    shown = make_answer(cells).show(View())
    assert " ?retaliation" in shown
    assert "? stands where a position of one of the two is weak: it rests on one" in shown
    assert "?" not in find_format("csv").write(make_answer(cells), View())
