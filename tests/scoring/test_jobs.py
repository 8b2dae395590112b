"""Work that is divided: chunk borders, the order of rows and the number of jobs change nothing."""

from __future__ import annotations

import csv
import io
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stances.document import Document
from stances.match.reader import Reader
from stances.model import Statement
from stances.pipeline import open_rubric, score_inputs
from stances.read.blocks import cut_blocks
from stances.read.sentences import split_statements
from stances.read.spoken import Spoken, stream_paragraphs
from stances.scoring import shares
from stances.scoring.parts import PartScorer, join_parts
from stances.scoring.stretches import cut_stretches
from stances.scoring.workers import open_workers
from stances.settings.model import Settings
from stances.wire.records import format_json

SAID = (
    "The United States should strike back at Iran.",
    "It would be a mistake.",
    "That would only bring a wider war.",
    "We must never retaliate, and nobody wants war with Iran.",
    "Would sanctions work?",
    "No.",
    "Critics say that talks with Tehran are appeasement.",
    "They are wrong.",
    "Diplomacy still has a chance, and our allies should be part of it.",
    "American troops ought to leave Iraq.",
    "The weather was fine, and the bridge was closed for cars until the end of the long week.",
    "The options are:",
    "they include:",
    "“We will not leave,” the general said.",
)
ENDS = (" ", "\n\n", "\n\n- ", "\n\n")
"""What stands between two sentences: a paragraph or a list item may begin."""


@pytest.fixture(scope="module", params=["us-iran", "uk-parties"])
def compiled(request):
    return open_rubric(request.param)


def make_text(source, count):
    return "".join(source.choice(SAID) + source.choice(ENDS) for _ in range(count)).rstrip("- \n")


def make_statements(source, documents, count):
    """Make what one expert says: some documents with words of others in between."""
    for number in range(documents):
        text = make_text(source, count)
        blocks = cut_blocks(text)
        document = Document(name=f"{number}.txt", text=text)
        at = 0
        while at < len(blocks):
            size = source.choice((1, 2, 5, 60))
            kept = blocks[at : at + size]
            yield Statement(expert="Test Alpha", document=document, blocks=kept)
            at += size + source.choice((0, 0, 1))


def show(scorer, part):
    return scorer.make_cells("Test Alpha", part)


@pytest.mark.parametrize(
    ("seed", "length", "evidence"), [(0, 1, True), (1, 2_000, True), (2, 400, False)]
)
def test_stretches_add_up_to_the_whole(compiled, seed, length, evidence):
    source = random.Random(seed)
    own = split_statements(list(make_statements(source, 2, 160)))
    scorer = PartScorer(Reader(compiled), compiled.rubric.dimensions[:3], evidence=evidence)
    stretches = list(cut_stretches(own, length))
    assert len(stretches) > 1
    assert [one.last for one in stretches[:-1]] == [one.first for one in stretches[1:]]
    parts = (scorer.score_stretch(own, one) for one in stretches)
    assert show(scorer, join_parts(parts)) == show(scorer, scorer.score(own))


@given(st.integers(0, 2**32), st.integers(1, 60), st.integers(1, 60))
def test_paragraphs_are_found_by_their_numbers(seed, first, count):
    statements = list(make_statements(random.Random(seed), 2, 20))
    spoken = Spoken(statements)["Test Alpha"]
    own = split_statements(statements)
    expected = [one.id for one in own if first <= one.paragraph < first + count]
    for given_ones in (spoken, own):
        found = stream_paragraphs(given_ones, first, first + count)
        assert [one.id for one in found] == expected


def make_rows(source, count):
    names = [f"Test {name}" for name in ("Alpha", "Bravo", "Charlie", "Delta", "Echo")]
    return [(source.choice(names), make_text(source, 3)) for _ in range(count)]


def write_rows(rows):
    written = io.StringIO()
    csv.writer(written).writerows([("expert", "text"), *rows])
    return Document(name="said.csv", text=written.getvalue(), form="csv")


def score(document, jobs=1, **chosen):
    options = {"evidence": False, **chosen}
    return score_inputs([document], settings=Settings(jobs=jobs), **options).sheet


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), batch=st.sampled_from([1, 300, 2_000]))
def test_batches_of_rows_add_up_to_the_whole(seed, batch):
    source = random.Random(seed)
    rows = make_rows(source, 14)
    with pytest.MonkeyPatch.context() as patch:
        whole = score(write_rows(rows))
        patch.setattr(shares, "_BATCH", batch)
        assert format_json(score(write_rows(rows))) == format_json(whole)
        wanted = whole.experts[:2]
        chosen = score(write_rows(rows), experts=wanted)
        assert chosen.experts == wanted
        assert chosen.cells == tuple(one for one in whole.cells if one.expert in wanted)
        source.shuffle(rows)
        shuffled = {one.key: one for one in score(write_rows(rows)).cells}
        assert shuffled == {one.key: one for one in whole.cells}


@pytest.mark.parametrize("evidence", [True, False])
@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_jobs_gives_the_same_bytes(jobs, evidence, monkeypatch):
    monkeypatch.setattr(shares, "_LENGTH", 500)
    monkeypatch.setattr(shares, "_BATCH", 500)
    source = random.Random(7)
    rows = write_rows(make_rows(source, 40))
    turns = (f"{name}: {text}" for name, text in make_rows(source, 40))
    talk = Document(name="talk.txt", text="\n\n".join(turns))
    for document in (rows, talk):
        one = score(document, evidence=evidence)
        assert format_json(score(document, jobs, evidence=evidence)) == format_json(one)


def test_what_is_wrong_is_said_as_with_one_job(monkeypatch, tmp_path):
    monkeypatch.setattr(shares, "_BATCH", 10)
    broken = Document(
        name="said.csv", text="expert,text\nTest Alpha,We talk now.\n,Who?\nx", form="csv"
    )
    for rubric in ("us-iran", "none-such"):
        messages = set()
        for jobs in (1, 2):
            with pytest.raises(Exception, match=r"said\.csv") as caught:
                chosen = Settings(jobs=jobs, rubric=rubric, strict=True)
                score_inputs([broken], settings=chosen, evidence=False)
            messages.add(str(caught.value))
        assert len(messages) == 1


def _fail(task):
    raise ValueError(f"no {task}")


def test_results_come_in_the_order_of_the_tasks_and_faults_come_out():
    with open_workers(2, str.upper) as run:
        assert list(run(map(chr, range(97, 123)))) == list(map(chr, range(65, 91)))
    with pytest.raises(ValueError, match="no a"), open_workers(2, _fail) as run:
        list(run(["a", "b"]))
