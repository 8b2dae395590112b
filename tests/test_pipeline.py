"""The rooms called in order: inputs and choices, and what commands list of them."""

from __future__ import annotations

import gc
import json
import tracemalloc
from pathlib import Path

import pytest
from msgspec.structs import replace

from rubric.samples import write
from stances.commands.explain.explanation import score_cell
from stances.commands.texts.listing import list_experts, list_sentences
from stances.document import Document
from stances.errors import StancesError
from stances.match.reader import Reader
from stances.model import Statement
from stances.pipeline import (
    open_rubric,
    read_statements,
    score_experts,
    score_inputs,
    score_sentences,
)
from stances.read.blocks import cut_blocks
from stances.read.corpus import NAME, find_corpus_folder
from stances.read.sentences import group_sentences, split_statements
from stances.scoring.parts import PartScorer
from stances.scoring.sheet import drop_evidence
from stances.settings.model import Settings
from stances.wire.records import format_json

NAMES = ("Test Alpha", "Test Ümlaut", "Alphabet Beta", "Sam Beta-Gamma")


@pytest.fixture(scope="module")
def rubric_folder(tmp_path_factory):
    return write(tmp_path_factory.mktemp("pipeline") / "bridge")


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory):
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def settings(rubric_folder, cache_folder, monkeypatch):
    """The made-up rubric, compiled into a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", cache_folder)
    return Settings(rubric=str(rubric_folder))


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
    sheet = score_inputs([table], settings=settings).sheet
    file.write_text(format_json(sheet), encoding="utf-8")
    return str(file)


@pytest.fixture(params=["table", "sheet_file"])
def given_input(request):
    """Choosing among experts is the same for texts and for a sheet."""
    return request.getfixturevalue(request.param)


# ---------------------------------------------------------------- choices


def test_all_experts_and_dimensions_without_a_choice(given_input, settings):
    sheet = score_inputs([given_input], settings=settings).sheet
    assert sheet.experts == NAMES
    assert [one.id for one in sheet.dimensions] == ["tolls", "traffic"]
    assert len(sheet.cells) == 2 * len(NAMES)


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
    sheet = score_inputs([given_input], settings=settings, experts=wanted).sheet
    assert list(sheet.experts) == chosen
    assert [one.expert for one in sheet.cells] == [name for name in chosen for _ in range(2)]


def test_whole_name_goes_before_a_part_of_another(tmp_path, settings):
    file = tmp_path / "said.csv"
    file.write_text("expert,text\nTest Alpha,It rains.\nAlpha,It rains.\n", encoding="utf-8")
    sheet = score_inputs([str(file)], settings=settings, experts=["alpha"]).sheet
    assert sheet.experts == ("Alpha",)


@pytest.mark.parametrize(
    ("wanted", "what", "hint"),
    [
        ("test", '"test" may be any of: Test Alpha, Test Ümlaut', "more of the name"),
        ("et", '"et" may be any of: Alphabet Beta, Sam Beta-Gamma', "more of the name"),
        ("alfa", 'unknown expert "alfa"', 'did you mean "Alpha"?'),
        ("", 'unknown expert ""', ""),
    ],
)
def test_expert_who_cannot_be_found(given_input, settings, wanted, what, hint):
    with pytest.raises(StancesError) as caught:
        score_inputs([given_input], settings=settings, experts=[wanted])
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
    sheet = score_inputs(
        [given_input], settings=settings, dimensions=wanted, experts=["alpha"]
    ).sheet
    assert [one.id for one in sheet.dimensions] == chosen
    assert [one.dimension for one in sheet.cells] == chosen


def test_unknown_dimension(given_input, settings):
    with pytest.raises(StancesError, match=r'unknown dimension "tols"; did you mean "tolls"\?'):
        score_inputs([given_input], settings=settings, dimensions=["tols"])


# ---------------------------------------------------------------- inputs


def test_sheet_of_texts_and_sheet_read_back_are_the_same(table, sheet_file, settings):
    scored = score_inputs([table], settings=settings)
    read = score_inputs([sheet_file], settings=settings)
    assert read.sheet == scored.sheet
    assert list(scored.sentences) == list(NAMES)
    assert read.sentences == {}


def test_sheet_is_read_alone_and_holds_no_texts(table, sheet_file, settings):
    with pytest.raises(StancesError, match="a score sheet is read alone"):
        score_inputs([table, sheet_file], settings=settings)
    for list_texts in (list_experts, list_sentences):
        with pytest.raises(StancesError, match="holds no statements; name the texts"):
            list_texts([sheet_file], settings=settings)


def test_documents_stand_for_what_was_read_already(table, settings):
    text = "We should raise tolls."
    document = Document(name="said.csv", text=f"expert,text\nTest Delta,{text}\n", form="csv")
    both = score_inputs([document, table], settings=settings).sheet
    assert both.experts == ("Test Delta", *NAMES)
    assert both.cell("Test Delta", "tolls").evidence[0].text == text


def test_bundled_corpus_is_read_without_inputs():
    folder = find_corpus_folder()
    assert folder.name == NAME
    rows = list_sentences([], settings=Settings())
    assert {row.source.split("/")[0] for row in rows} == {NAME}


def test_other_columns_may_hold_the_names(tmp_path, settings):
    file = tmp_path / "said.csv"
    file.write_text("who,said\nTest Alpha,We should raise tolls.\n", encoding="utf-8")
    chosen = replace(settings, expert_column="who", text_column="said")
    sheet = score_inputs([str(file)], settings=chosen).sheet
    assert sheet.experts == ("Test Alpha",)
    assert sheet.passport.settings == {"expert_column": "who", "text_column": "said"}


def test_a_text_in_several_rows_counts_once_where_that_is_asked_for(tmp_path, settings):
    file = tmp_path / "said.csv"
    row = "Test Alpha,We should raise tolls.\n"
    file.write_text(f"expert,text\n{row}{row}Test Beta,We should raise tolls.\n", encoding="utf-8")
    assert len(read_statements([str(file)], settings=settings)) == 3
    assert len(read_statements([str(file)], settings=settings, once=True)) == 2
    twice = score_inputs([str(file)], settings=settings).sheet
    assert twice.cell("Test Alpha", "tolls").support == 2.0


def test_the_rubric_may_lie_below_another_folder(table, settings, rubric_folder):
    below = replace(settings, rubric=rubric_folder.name)
    with pytest.raises(StancesError, match="no such rubric"):
        score_inputs([table], settings=below)
    sheet = score_inputs([table], settings=below, root=rubric_folder.parent).sheet
    assert sheet.passport.rubric == "bridge"


# ---------------------------------------------------------------- one expert at a time


def test_experts_are_scored_one_after_the_other_each_alone(table, settings):
    compiled = open_rubric(settings.rubric)
    spoken = group_sentences(read_statements([table], settings=settings))
    asked = []

    class Watched(dict):
        def __iter__(self):
            for name in spoken:
                asked.append(name)
                yield name

    dimensions = compiled.rubric.dimensions
    scorer = PartScorer(Reader(compiled), dimensions, evidence=True)
    scored = score_experts(Watched(spoken), scorer, begun={})
    first = next(scored)
    assert asked == [NAMES[0]]
    assert first.expert == NAMES[0]
    whole = score_sentences(spoken, compiled, settings=settings).sheet
    assert first.cells == whole.cells[:2]
    assert [one.expert for one in scored] == list(NAMES[1:])


def _stream_sentences(count):
    """Yield the sentences of many texts of one expert, and keep none."""
    said = "We should raise tolls. Cars stand in line for hours at the ramp."
    for number in range(count):
        document = Document(name=f"{number}.txt", text=said)
        blocks = cut_blocks(said)
        yield from split_statements(
            [Statement(expert="Test Alpha", document=document, blocks=blocks)]
        )


@pytest.mark.parametrize(("evidence", "most"), [(False, 500), (True, 3_000)])
def test_memory_grows_by_what_is_kept_alone(settings, evidence, most):
    """With its readings, likenesses and tokens, a text would take 5,600 bytes."""
    reader = Reader(open_rubric(settings.rubric))
    dimensions = reader.rubric.dimensions
    peaks = {}
    for count in (10, 60, 260):  # the first loads what is loaded once
        gc.collect()
        tracemalloc.start()
        try:
            spoken = {"Test Alpha": _stream_sentences(count)}
            scorer = PartScorer(reader, dimensions, evidence=evidence)
            (scored,) = score_experts(spoken, scorer, begun={})
            peaks[count] = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert scored.cells[0].sentences == count
    assert (peaks[260] - peaks[60]) / 200 < most


# ---------------------------------------------------------------- what commands list and explain


def test_explanation_is_one_cell_with_evidence(given_input, settings):
    sheet = score_cell("alpha", "tolls", [given_input], settings=settings)
    (cell,) = sheet.cells
    assert cell.key == ("Test Alpha", "tolls")
    assert cell.evidence[0].items


def test_explanation_of_a_sheet_without_evidence(sheet_file, settings, tmp_path):
    bare = drop_evidence(score_inputs([sheet_file], settings=settings).sheet)
    (tmp_path / "sheet.json").write_text(format_json(bare), encoding="utf-8")
    with pytest.raises(StancesError, match="holds no evidence; write it with"):
        score_cell("alpha", "tolls", [sheet_file], settings=settings)


def test_experts_and_how_much_they_say(table, settings):
    rows = list_experts([table], settings=settings).experts
    assert [row.expert for row in rows] == list(NAMES)
    first = rows[0]
    assert (first.statements, first.paragraphs, first.sentences, first.words) == (1, 1, 2, 8)


def test_statements_of_one_expert_are_joined(tmp_path, settings):
    file = tmp_path / "said.csv"
    file.write_text(
        "expert,text,date,affiliation\n"
        "Test Alpha,We should raise tolls.,2020-01-02,One\n"
        "Test Beta,It rains.,,\n"
        "Test Alpha,Tolls are right.,2020-01-03,One\n",
        encoding="utf-8",
    )
    alpha, beta = list_experts([str(file)], settings=settings).experts
    assert (alpha.date, alpha.affiliation) == ("2020-01-02; 2020-01-03", "One")
    assert (alpha.statements, alpha.paragraphs, alpha.sentences) == (2, 2, 2)
    assert (beta.date, beta.statements) == ("", 1)
    sheet = score_inputs([str(file)], settings=settings).sheet
    assert sheet.experts == ("Test Alpha", "Test Beta")
    assert sheet.cells[0].support == 2.0


def test_sentences_with_their_ids_and_lines(table, settings):
    rows = list_sentences([table], settings=settings, experts=["gamma"])
    assert [row.text for row in rows] == ["We should raise tolls.", "Traffic is a disaster."]
    assert {row.expert for row in rows} == {"Sam Beta-Gamma"}
    assert [row.id.split("-")[-1] for row in rows] == ["1.1", "1.2"]
    assert [row.line for row in rows] == [5, 5]


def test_likeness_does_not_decide_over_a_target_out_of_its_company(tmp_path):
    """ "Retaliate" asks for a country or a conflict nearby; without it nobody knows whose it is."""
    file = tmp_path / "row.csv"
    file.write_text("expert,text\nTest Alpha,We must retaliate.\n", encoding="utf-8")
    sheet = score_inputs([str(file)], settings=Settings(), dimensions=["retaliation"]).sheet
    assert sheet.cells[0].state == "silent"


def test_a_sheet_of_another_program_is_refused_with_the_path_of_the_fault(sheet_file, settings):
    value = json.loads(Path(sheet_file).read_text(encoding="utf-8"))
    del value["cells"][0]["evidence"][0]["items"][0]["text"]
    Path(sheet_file).write_text(json.dumps(value), encoding="utf-8")
    what = r"broken score sheet: \$\.cells\[0\]\.evidence\[0\]\.items\[0\]\.text: missing"
    with pytest.raises(StancesError, match=what) as caught:
        score_inputs([sheet_file], settings=settings)
    assert caught.value.where == sheet_file
