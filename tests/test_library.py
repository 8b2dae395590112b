"""The public library: what notebooks and scripts call."""

from __future__ import annotations

from pathlib import Path

import pytest

from stances import compare, explain, load_rubric, score
from stances.errors import StancesError

SAID = {
    "Test Alpha": "We must retaliate against Iran.",
    "Test Beta": "We must not retaliate against Iran.",
}


def test_texts_files_and_folders_give_the_same_cells(tmp_path):
    rows = "\n".join(f"{name},{text}" for name, text in SAID.items())
    (tmp_path / "a.csv").write_text(f"expert,text\n{rows}\n", encoding="utf-8")
    for given in (SAID, tmp_path / "a.csv", str(tmp_path), Path(tmp_path)):
        cells = score(given, dimensions=["retaliation"]).cells
        assert [(one.expert, one.position) for one in cells] == [
            ("Test Alpha", 0.5),
            ("Test Beta", -0.5),
        ]


def test_without_inputs_the_bundled_corpus_is_read():
    assert len(score().experts) == 6


def test_a_rubric_may_be_loaded_once():
    rubric = load_rubric("us-iran")
    assert score(SAID, rubric=rubric).cells == score(SAID, rubric="us-iran").cells


def test_rows_have_the_names_of_json():
    row = score(SAID, experts=["alpha"], dimensions=["retaliation"]).to_rows()[0]
    assert (row["expert"], row["for"], row["against"]) == ("Test Alpha", 1.0, 0.0)
    assert "evidence" not in row


def test_comparisons_and_explanations_print_as_the_commands_do():
    assert "Test Alpha       ?+0.50" in str(compare(SAID, dimensions=["retaliation"]))
    assert "<table>" in compare(SAID)._repr_html_()
    found = explain("beta", "retaliation", SAID)
    assert str(found).startswith("Test Beta on retaliation\n")
    assert found.cell.state == "against"


def test_a_name_in_two_forms_of_unicode_is_one_expert():
    said = [{"Jos\u00e9 Test": SAID["Test Alpha"]}, {"Jose\u0301 Test": SAID["Test Beta"]}]
    assert score(*said).experts == ("Jos\u00e9 Test",)


def test_the_functions_stay_functions_once_every_room_is_imported():
    import stances.cli

    assert all(callable(getattr(stances, name)) for name in ("score", "compare", "explain"))


@pytest.mark.parametrize(
    "call",
    [
        lambda: score(None),
        lambda: score(["a.csv"]),
        lambda: score(b"a.csv"),
        lambda: score(5),
        lambda: score(""),
        lambda: score("missing.txt"),
        lambda: score({"Test Alpha": None}),
        lambda: score({1: "Talk."}),
        lambda: score({"": "Talk."}),
        lambda: score({"Test Alpha": " "}),
        lambda: score(SAID, dimensions="retaliation"),
        lambda: score(SAID, dimensions=[1]),
        lambda: score(SAID, experts=[None]),
        lambda: score(SAID, experts=["nobody"]),
        lambda: explain("alpha", "nothing", SAID),
        lambda: load_rubric("missing"),
    ],
)
def test_whatever_is_wrong_is_one_kind_of_error(call):
    with pytest.raises(StancesError):
        call()
