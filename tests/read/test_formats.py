from __future__ import annotations

import json

import pytest

from stances.errors import StancesError
from stances.model import Source
from stances.read.formats import format_of, is_sheet
from stances.read.statements import statements

SHEET = {"format_version": "1.0", "passport": {}, "cells": []}
ROW = '{"expert": "Test Alpha", "text": "Talk."}'


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.csv", "whatever", "csv"),
        ("a.TSV", "whatever", "tsv"),
        ("a.jsonl", "whatever", "jsonl"),
        ("a.ndjson", "whatever", "jsonl"),
        ("a.json", ROW, "jsonl"),
        ("a.json", f"[\n{ROW}]", "json"),
        ("a.json", "not json", "jsonl"),
        ("a.txt", f"\n {ROW}\n{ROW}", "jsonl"),
        ("-", f"[{ROW}]", "json"),
        ("-", "[]", "json"),
        ("-", "[Update: it ended.]\n\nText.", "roundup"),
        ("-", "date,text,expert\n", "csv"),
        ("-", '\n"text", "expert"\n', "roundup"),
        ("-", '"text","expert"\n', "csv"),
        ("a.txt", "expert\ttext\nTest Alpha\tTalk.", "tsv"),
        ("-", "expert,words\n", "roundup"),
        ("-", "+++\nexpert = 'Test Alpha'\n+++\nTalk.", "document"),
        ("a.md", "+++\nexpert = 'Test Alpha'\n+++\nTalk.", "document"),
        ("a.md", ROW, "roundup"),
        ("a.txt", "+++ Breaking +++ News", "roundup"),
        ("a.txt", "Test Alpha, fellow at Test House:\n\n“Talk.”", "roundup"),
    ],
)
def test_format(name, text, kind):
    assert format_of(Source(name=name, text=text)) == kind


def test_format_by_other_columns():
    table = Source(name="-", text="who,words\n")
    assert format_of(table, columns=("who", "words")) == "csv"
    assert format_of(table) == "roundup"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json.dumps(SHEET, indent=2), True),
        (json.dumps(SHEET, sort_keys=True), True),
        (json.dumps({"made_by": "x" * 1000, **SHEET}), True),
        (f"\ufeff\n {json.dumps(SHEET)}\n\n", True),
        # broken off, or with a conflict that a merge left
        ('{"format_version": "1.0", "cells": [', True),
        ('{\n  "cells": [\n<<<<<<< ours\n', True),
        ('{"expert": "Test Alpha", "format_version"', False),
        # rows
        (f"{json.dumps(SHEET)}\n{json.dumps(SHEET)}", False),
        (f"{ROW}\n{json.dumps(SHEET)}", False),
        ('{"expert": "format_version", "text": "\\"cells\\":"}', False),
        (ROW, False),
        (json.dumps({"format_version": "1.0", "rows": ["cells"]}), False),
        (json.dumps({"cells": []}), False),
        ('{"a":' * 100_000, False),
        ('["format_version", "cells"]', False),
    ],
)
def test_sheet(text, expected):
    assert is_sheet(Source(name="a.json", text=text)) is expected


def test_sheet_is_no_text():
    sheet = Source(name="a.json", text='{"format_version": "1.0", "cells": []}')
    with pytest.raises(StancesError, match=r"^a\.json: a score sheet"):
        statements([sheet])


def test_statements_of_several_sources_in_order():
    found = statements(
        [
            Source(name="b.jsonl", text=ROW),
            Source(name="a.md", text="+++\nexpert = 'Test  Beta'\n+++\nStay."),
            Source(name="-", text="Test Gamma, fellow at Test House:\n\n“Leave.”"),
        ]
    )
    assert [s.expert for s in found] == ["Test Alpha", "Test Beta", "Test Gamma"]


def test_names_are_compared_in_nfc_with_single_spaces_and_case():
    names = ["Test U\u0308mlaut", " Test \u00a0Ümlaut ", "test Ümlaut"]
    rows = "\n".join(json.dumps({"expert": name, "text": "Talk."}) for name in names)
    found = [s.expert for s in statements([Source(name="-", text=rows)])]
    assert found == ["Test Ümlaut", "Test Ümlaut", "test Ümlaut"]
