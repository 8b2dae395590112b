"""The parts of the pipeline that need no more than a score sheet or a table."""

from __future__ import annotations

import dataclasses
import json

import pytest

from stances import __version__, codebooks, pipeline
from stances.errors import StancesError
from stances.read.corpus import NAME, corpus_folder
from stances.rubric.starter import starter
from stances.settings import Settings

NAMES = ("Test Alpha", "Test Ümlaut", "Alphabet Beta", "Sam Beta-Gamma")


@pytest.fixture
def settings(rubric_folder):
    return Settings(rubric=str(rubric_folder))


@pytest.fixture(autouse=True)
def no_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def table(tmp_path):
    """Some experts, each with a sentence."""
    file = tmp_path / "said.csv"
    rows = [f'"{name}","We should raise tolls. Traffic is a disaster."' for name in NAMES]
    file.write_text("expert,text\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return str(file)


@pytest.fixture
def sheet_file(table, settings, tmp_path):
    """A score sheet of the same experts."""
    file = tmp_path / "sheet.json"
    file.write_text(json.dumps(pipeline.sheet([table], settings=settings)), encoding="utf-8")
    return str(file)


@pytest.fixture(params=["table", "sheet_file"])
def given_input(request):
    """Choosing among experts is the same for texts and for a sheet."""
    return request.getfixturevalue(request.param)


def test_passport_tells_what_scores_depend_on(whole):
    passport = pipeline.passport(whole, Settings())
    assert (passport.stances, passport.method) == (__version__, pipeline.METHOD)
    assert passport.rubric == "bridge"
    assert passport.rubric_hash == f"sha256:{whole.digest[:12]}"


def test_all_experts_and_dimensions_without_a_choice(given_input, settings):
    record = pipeline.sheet([given_input], settings=settings)
    assert record["experts"] == list(NAMES)
    assert [one["id"] for one in record["dimensions"]] == ["tolls", "traffic"]
    assert len(record["cells"]) == 2 * len(NAMES)


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (["Test Alpha"], ["Test Alpha"]),
        (["test  ALPHA"], ["Test Alpha"]),
        (["alpha"], ["Test Alpha"]),
        (["alphab"], ["Alphabet Beta"]),
        (["umlaut"], ["Test Ümlaut"]),
        (["U\u0308mlaut"], ["Test Ümlaut"]),
        (["beta"], ["Alphabet Beta"]),
        (["gamma"], ["Sam Beta-Gamma"]),
        (["gamma", "alpha"], ["Test Alpha", "Sam Beta-Gamma"]),
        (["alpha", "Test Alpha"], ["Test Alpha"]),
    ],
)
def test_experts_by_any_part_of_a_name_in_the_order_of_the_text(
    given_input, settings, wanted, chosen
):
    record = pipeline.sheet([given_input], settings=settings, experts=wanted)
    assert record["experts"] == chosen
    assert [one["expert"] for one in record["cells"]] == [n for n in chosen for _ in range(2)]


def test_whole_name_goes_before_a_part_of_another(tmp_path, settings):
    file = tmp_path / "said.csv"
    file.write_text("expert,text\nTest Alpha,It rains.\nAlpha,It rains.\n", encoding="utf-8")
    record = pipeline.sheet([str(file)], settings=settings, experts=["alpha"])
    assert record["experts"] == ["Alpha"]


@pytest.mark.parametrize(
    ("wanted", "what", "hint"),
    [
        ("test", '"test" may be any of: Test Alpha, Test Ümlaut', "more of the name"),
        ("et", '"et" may be any of: Alphabet Beta, Sam Beta-Gamma', "more of the name"),
        ("alfa", 'unknown expert "alfa"', 'did you mean "Alpha"?'),
        ("", 'unknown expert ""', ""),
    ],
)
def test_expert_that_cannot_be_told(given_input, settings, wanted, what, hint):
    with pytest.raises(StancesError) as caught:
        pipeline.sheet([given_input], settings=settings, experts=[wanted])
    assert caught.value.what == what
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (["traffic", "tolls"], ["traffic", "tolls"]),
        (["traffic"], ["traffic"]),
        (["tolls", "tolls"], ["tolls"]),
    ],
)
def test_dimensions_in_the_order_asked_for(given_input, settings, wanted, chosen):
    record = pipeline.sheet([given_input], settings=settings, dimensions=wanted, experts=["alpha"])
    assert [one["id"] for one in record["dimensions"]] == chosen
    assert [one["dimension"] for one in record["cells"]] == chosen


def test_unknown_dimension(given_input, settings):
    with pytest.raises(StancesError, match=r'unknown dimension "tols"; did you mean "tolls"\?'):
        pipeline.sheet([given_input], settings=settings, dimensions=["tols"])


def test_sheet_of_texts_and_sheet_read_back_are_the_same(table, sheet_file, settings):
    assert pipeline.sheet([sheet_file], settings=settings) == pipeline.sheet(
        [table], settings=settings
    )


def test_sheet_is_read_alone_and_holds_no_texts(table, sheet_file, settings):
    with pytest.raises(StancesError, match="a score sheet is read alone"):
        pipeline.sheet([table, sheet_file], settings=settings)
    for command in (pipeline.experts, pipeline.sentences):
        with pytest.raises(StancesError, match="holds no statements; name the texts"):
            command([sheet_file], settings=settings)


def test_explanation_is_one_cell_with_evidence(given_input, settings):
    record = pipeline.explanation("alpha", "tolls", [given_input], settings=settings)
    (cell,) = record["cells"]
    assert (cell["expert"], cell["dimension"]) == ("Test Alpha", "tolls")
    assert cell["evidence"][0]["items"]


def test_explanation_of_a_sheet_without_evidence(sheet_file, settings, tmp_path):
    record = json.loads((tmp_path / "sheet.json").read_text(encoding="utf-8"))
    for cell in record["cells"]:
        del cell["evidence"]
    (tmp_path / "sheet.json").write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(StancesError, match="holds no evidence; write it with"):
        pipeline.explanation("alpha", "tolls", [sheet_file], settings=settings)


def test_experts_and_how_much_they_say(table, settings):
    rows = pipeline.experts([table], settings=settings)
    assert [row["expert"] for row in rows] == list(NAMES)
    counts = [rows[0][key] for key in ("statements", "paragraphs", "sentences", "words")]
    assert counts == [1, 1, 2, 8]


def test_statements_of_one_expert_are_joined(tmp_path, settings):
    file = tmp_path / "said.csv"
    file.write_text(
        "expert,text,date,affiliation\n"
        "Test Alpha,We should raise tolls.,2020-01-02,One\n"
        "Test Beta,It rains.,,\n"
        "Test Alpha,Tolls are right.,2020-01-03,One\n",
        encoding="utf-8",
    )
    alpha, beta = pipeline.experts([str(file)], settings=settings)
    assert (alpha["date"], alpha["affiliation"]) == ("2020-01-02; 2020-01-03", "One")
    assert (alpha["statements"], alpha["paragraphs"], alpha["sentences"]) == (2, 2, 2)
    assert (beta["date"], beta["statements"]) == ("", 1)
    record = pipeline.sheet([str(file)], settings=settings)
    assert record["experts"] == ["Test Alpha", "Test Beta"]
    assert record["cells"][0]["for"] == 2.0


def test_sentences_with_their_ids_and_places(table, settings):
    rows = pipeline.sentences([table], settings=settings, experts=["gamma"])
    assert [row["text"] for row in rows] == ["We should raise tolls.", "Traffic is a disaster."]
    assert {row["expert"] for row in rows} == {"Sam Beta-Gamma"}
    assert [row["id"].split("-")[-1] for row in rows] == ["1.1", "1.2"]
    assert [row["line"] for row in rows] == [5, 5]


def test_rubric_record(settings):
    record = codebooks.rubric_record(settings, ["traffic", "tolls"])
    assert record["id"] == "bridge"
    traffic, tolls = record["dimensions"]
    assert (traffic["id"], tolls["id"]) == ("traffic", "tolls")
    assert {"words": ["tax on families"], "pole": "-", "weight": 1.0} in tolls["cues"]
    assert {"words": ["toll*"]} in tolls["targets"]
    assert tolls["exemplars"] == {"positive": 3, "negative": 3, "neutral": 1}
    assert traffic["examples"] == 2
    with pytest.raises(StancesError, match="unknown dimension"):
        codebooks.rubric_record(settings, ["nothing"])


def test_lint_and_trial_of_a_sound_rubric(settings):
    assert codebooks.lint(settings) == []
    result = codebooks.trial(settings)
    assert result["failed"] == []
    assert result["passed"] > 15


def test_lint_tells_of_a_file_that_cannot_be_read(tmp_path):
    file = tmp_path / "broken.toml"
    file.write_text("id = ", encoding="utf-8")
    (finding,) = codebooks.lint(Settings(rubric=str(file)))
    assert finding["level"] == "error"
    assert finding["where"].endswith("broken.toml:1")
    assert finding["what"].startswith("broken TOML")


def test_new_rubric_is_the_starter():
    assert codebooks.new_rubric("trade") == starter("trade")


def test_bundled_corpus_is_read_without_inputs():
    folder = corpus_folder()
    assert folder.name == NAME
    rows = pipeline.sentences([], settings=Settings())
    assert {row["source"].split("/")[0] for row in rows} == {NAME}


def test_other_columns_may_hold_the_names(tmp_path, settings):
    file = tmp_path / "said.csv"
    file.write_text("who,said\nTest Alpha,We should raise tolls.\n", encoding="utf-8")
    chosen = dataclasses.replace(settings, expert_column="who", text_column="said")
    assert pipeline.sheet([str(file)], settings=chosen)["experts"] == ["Test Alpha"]


def test_likeness_does_not_decide_over_a_target_out_of_its_company(tmp_path):
    """ "Retaliate" asks for a country or a conflict nearby; without it nobody knows whose it is."""
    file = tmp_path / "row.csv"
    file.write_text("expert,text\nTest Alpha,We must retaliate.\n", encoding="utf-8")
    (cell,) = pipeline.sheet([str(file)], settings=Settings(), dimensions=["retaliation"])["cells"]
    assert cell["state"] == "silent"
