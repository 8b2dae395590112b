"""The score sheet, its records and back, and that neighbours do not move anyone."""

from __future__ import annotations

import json

import pytest

from stances.errors import StancesError
from stances.model import Passport, Source
from stances.read.formats import is_sheet
from stances.score.records import cell_record, parse_sheet, sheet_record
from stances.score.sheet import score

PASSPORT = Passport(stances="0", method="1", rubric="bridge", rubric_hash="sha256:0")
ALPHA = "We should raise tolls. Should we raise tolls? The minister said that tolls are right."
BETA = "Tolls are a mistake.\n\nIt rains here."


@pytest.fixture
def scored(reader, bridge, cut_up):
    def of(**texts):
        return score(
            {name: cut_up(text, name) for name, text in texts.items()},
            reader,
            bridge.rubric.dimensions,
            PASSPORT,
        )

    return of


@pytest.fixture
def record(scored, bridge):
    return sheet_record(scored(Alpha=ALPHA, Beta=BETA), bridge.rubric.dimensions)


def test_cells_go_expert_by_expert_and_dimension_by_dimension(scored):
    sheet = scored(Beta=BETA, Alpha=ALPHA)
    assert (sheet.experts, sheet.dimensions) == (("Beta", "Alpha"), ("tolls", "traffic"))
    assert [(one.expert, one.dimension) for one in sheet.cells] == [
        ("Beta", "tolls"),
        ("Beta", "traffic"),
        ("Alpha", "tolls"),
        ("Alpha", "traffic"),
    ]
    assert sheet.cell("Beta", "tolls").state == "against"
    assert sheet.cell("Alpha", "traffic").state == "silent"
    assert sheet.passport == PASSPORT
    with pytest.raises(KeyError):
        sheet.cell("Beta", "nothing")


def test_figures_of_a_cell(scored):
    cell = scored(Alpha=ALPHA).cell("Alpha", "tolls")
    assert (cell.support, cell.opposition, cell.sentences) == (1.0, 0.0, 1)
    assert (cell.reported, cell.asked) == (1, 1)
    assert (cell.position, cell.salience) == (0.5, 1.0)


def test_salience_is_the_share_of_words_on_the_topic(scored):
    sheet = scored(Beta=BETA)
    assert sheet.cell("Beta", "tolls").salience == pytest.approx(4 / 7, abs=1e-4)
    assert sheet.cell("Beta", "traffic").salience == 0.0


def test_anothers_act_is_not_on_the_topic_but_a_bare_mention_is(scored):
    assert scored(A="Beijing should set quotas.").cell("A", "tolls").salience == 0.0
    assert scored(A="The bridge has tolls.").cell("A", "tolls").salience == 1.0


def test_expert_without_words_is_silent(scored):
    cell = scored(A="").cell("A", "tolls")
    assert (cell.state, cell.position, cell.salience) == ("silent", None, 0.0)


def test_neighbours_do_not_move_anyone(scored):
    alone = scored(Alpha=ALPHA)
    for company in (scored(Alpha=ALPHA, Beta=BETA), scored(Beta=BETA, Alpha=ALPHA, C=ALPHA)):
        for dimension in ("tolls", "traffic"):
            assert company.cell("Alpha", dimension) == alone.cell("Alpha", dimension)


def test_dimensions_do_not_move_each_other(scored, reader, bridge, cut_up):
    tolls, traffic = bridge.rubric.dimensions
    turned = score({"Alpha": cut_up(ALPHA, "Alpha")}, reader, [traffic, tolls], PASSPORT)
    assert turned.dimensions == ("traffic", "tolls")
    assert turned.cell("Alpha", "tolls") == scored(Alpha=ALPHA).cell("Alpha", "tolls")


def test_reader_reads_the_same_again(reader, cut_up):
    sentences = cut_up(ALPHA)
    once = reader.read(sentences)
    reader.read(cut_up(BETA))
    assert reader.read(sentences) == once


def test_reader_tells_the_voice_of_the_whole_sentence(reader, cut_up):
    voices = [one.voice for one in reader.read(cut_up(ALPHA))]
    assert voices == ["asserted", "asked", "reported"]


# ---------------------------------------------------------------- records


def test_record_holds_the_cells_and_what_they_rest_on(record):
    assert list(record) == ["format_version", "passport", "experts", "dimensions", "cells"]
    assert record["format_version"] == "1.0"
    assert record["passport"]["rubric_hash"] == "sha256:0"
    assert record["experts"] == ["Alpha", "Beta"]
    assert record["dimensions"][0] == {
        "id": "tolls",
        "label": "bridge tolls",
        "question": "Should drivers pay tolls?",
        "kind": "prescription",
        "positive": "charge drivers",
        "negative": "let them pass free",
    }
    cell = record["cells"][0]
    assert (cell["for"], cell["against"], cell["position"]) == (1.0, 0.0, 0.5)
    first, asked, _ = cell["evidence"]
    assert (first["sentence"], first["line"], first["weight"]) == ("alpha-1.1", 1, 1.0)
    assert first["text"] == ALPHA[first["start"] : first["end"]] == "We should raise tolls."
    (item,) = first["items"]
    assert (item["origin"], item["rule"], item["words"]) == ("target", "tolls/target/1", "toll*")
    assert (item["sign"], item["weight"], item["voice"]) == (1, 1.0, "asserted")
    assert ALPHA[item["start"] : item["end"]] == item["text"] == "tolls"
    assert item["modifiers"] == [{"kind": "obligation", "text": "should", "start": 3, "end": 9}]
    assert item["discarded"] is None
    assert asked["items"][0]["discarded"] == "a question"


def test_silence_is_null(record):
    silent = record["cells"][1]
    keys = ("position", "low", "high", "theta")
    assert (silent["state"], [silent[key] for key in keys]) == ("silent", [None] * 4)


def test_record_and_back(record):
    text = json.dumps(record, allow_nan=False)
    source = Source(name="sheet.json", text=text)
    assert is_sheet(source)
    assert parse_sheet(source) == record
    assert is_sheet(Source(name="sheet.json", text=f"\ufeff\n{json.dumps(record, indent=2)}"))


def test_cell_record_has_all_that_a_sheet_asks_for(scored, record):
    cell = cell_record(scored(Alpha=ALPHA).cell("Alpha", "tolls"), {})
    assert list(cell) == list(record["cells"][0])


@pytest.mark.parametrize("text", ["", "[]", '{"expert": "A"}', 'x {"format_version": "1.0"}'])
def test_other_texts_are_no_sheets(text):
    assert not is_sheet(Source(name="x", text=text))


def without(record, key):
    return {name: value for name, value in record.items() if name != key}


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda r: {**r, "format_version": "2.0"}, 'a score sheet of format "2.0"; this version'),
        (lambda r: without(r, "format_version"), 'a score sheet of format ""'),
        (lambda r: without(r, "cells"), "a score sheet without cells"),
        (lambda r: {**r, "cells": []}, "a score sheet without cells"),
        (lambda r: {**r, "cells": {}}, "a score sheet without cells"),
        (lambda r: without(r, "passport"), 'a score sheet without "passport"'),
        (lambda r: without(r, "experts"), 'a score sheet without "experts"'),
        (lambda r: without(r, "dimensions"), 'a score sheet without "dimensions"'),
        (lambda r: {**r, "cells": [*r["cells"][:1], 3]}, 'cell 2 has no "expert"'),
        *(
            (
                lambda r, key=key: {**r, "cells": [without(r["cells"][0], key)]},
                f'cell 1 has no "{key}"',
            )
            for key in ("expert", "dimension", "position", "low", "high", "state", "for", "against")
        ),
    ],
)
def test_fault_of_a_sheet(record, spoil, message):
    with pytest.raises(StancesError) as caught:
        parse_sheet(Source(name="old.json", text=json.dumps(spoil(record))))
    assert str(caught.value).startswith(f"old.json: {message}")


def test_minor_steps_of_the_format_are_read(record):
    newer = {**record, "format_version": "1.7", "more": 1}
    assert parse_sheet(Source(name="x", text=json.dumps(newer)))["more"] == 1


def test_broken_json_has_its_line():
    text = '{"format_version": "1.0",\n\n "cells": ]}'
    with pytest.raises(StancesError, match=r"^old\.json:3: broken JSON: "):
        parse_sheet(Source(name="old.json", text=text))
    with pytest.raises(StancesError, match=r"^old\.json:12: broken JSON: "):
        parse_sheet(Source(name="old.json", text=text, line=10))
