"""The gate on a copy of the published article: what was accepted, edited, and distinguished."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from stances.commands.gate.gate import check_scores, prepare_acceptance
from stances.pipeline import read_statements
from stances.read.sentences import group_sentences
from stances.rubric.files import find_bundled_folder
from stances.settings.model import Settings

TODAY = date(2026, 1, 1)
KEPT = ("retaliation", "iranian-restraint")
TURNED = "Washington should retaliate with all the force it has."


@pytest.fixture(scope="module")
def accepted(shared, tmp_path_factory):
    """A copy of the article and of two dimensions, with their baseline."""
    folder = tmp_path_factory.mktemp("gate")
    shutil.copy(shared / "articles" / "iran-missile-retaliation.txt", folder / "article.txt")
    rubric = folder / "rubric"
    rubric.mkdir()
    for name in ("rubric", *KEPT):
        shutil.copy(Path(str(find_bundled_folder())) / "us-iran" / f"{name}.toml", rubric)
    edit(rubric / "rubric.toml", r"^dimensions = \[.*?\]", f"dimensions = {list(KEPT)}")
    settings = Settings(
        inputs=(str(folder / "article.txt"),),
        rubric=str(rubric),
        baseline=str(folder / "baseline.json"),
    )
    waiting = prepare_acceptance(settings=settings)
    text = waiting.format_baseline(waiting.keys)
    Path(waiting.name).write_text(text, encoding="utf-8")
    return settings


@pytest.fixture
def project(accepted, tmp_path):
    """The same once more, to be edited."""
    folder = tmp_path / "project"
    shutil.copytree(Path(accepted.baseline).parent, folder)
    return replace(
        accepted,
        inputs=(str(folder / "article.txt"),),
        rubric=str(folder / "rubric"),
        baseline=str(folder / "baseline.json"),
    )


def edit(path, pattern, by):
    text = path.read_text(encoding="utf-8")
    made, times = re.subn(pattern, lambda _: by, text, count=1, flags=re.MULTILINE | re.DOTALL)
    assert times == 1
    path.write_text(made, encoding="utf-8")


def turn_round(settings):
    """Make one sentence of one expert say the contrary; returns its line."""
    [path] = settings.inputs
    spoken = group_sentences(read_statements([path], settings=settings))
    sentence = next(one for own in spoken.values() for one in own if one.id == "pfaff-2.2")
    edit(Path(path), re.escape(sentence.text), TURNED)
    return sentence.line


def lighten(settings):
    """Change the weight of the cue that finds what is done to save face; returns its line."""
    path = Path(settings.rubric) / "iranian-restraint.toml"
    text = path.read_text(encoding="utf-8")
    at = text.index("face sav*")
    weight = re.compile(r"^weight = 0\.8$", re.MULTILINE)
    found = weight.search(text, at)
    path.write_text(text[: found.start()] + "weight = 0.4" + text[found.end() :], encoding="utf-8")
    return text.count("\n", 0, text.rindex("[[cue]]", 0, at)) + 1


def check(settings):
    return check_scores(settings=settings, today=TODAY)


def test_nothing_changed(accepted):
    report = check(accepted)
    assert (report.verdict, report.counts.cells) == ("same", 12)


def test_a_sentence_turned_round_is_the_corpus(project):
    line = turn_round(project)
    report = check(project)
    assert report.verdict == "drift"
    [drift] = report.drifts
    assert (drift.expert, drift.dimension) == ("C. Anthony Pfaff", "retaliation")
    assert drift.causes == ("corpus",)
    assert drift.old.position < drift.new.position
    assert {change.text for change in drift.changes} == {TURNED}
    assert {change.line for change in drift.changes} == {line}


def test_a_cue_made_lighter_is_the_rubric(project):
    line = lighten(project)
    report = check(project)
    assert report.verdict == "drift"
    for drift in report.drifts:
        assert (drift.dimension, drift.causes) == ("iranian-restraint", ("rubric",))
        for change in drift.changes:
            assert change.rule_line == line
            assert change.why == "the weight of the cue was 0.8, is 0.4"


def test_both_are_distinguished(project):
    turn_round(project)
    lighten(project)
    found = {one.dimension: one.causes for one in check(project).drifts}
    assert found == {"retaliation": ("corpus",), "iranian-restraint": ("rubric",)}


def test_another_expert_moves_no_other_cell(project, tmp_path):
    more = tmp_path / "more.csv"
    more.write_text(f'expert,text\nTest Alpha,"{TURNED}"\n', encoding="utf-8")
    report = check(replace(project, inputs=(*project.inputs, str(more))))
    assert {(one.expert, *one.kinds) for one in report.drifts} == {("Test Alpha", "come")}
    assert {cause for one in report.drifts for cause in one.causes} == {"corpus"}
