from __future__ import annotations

import json

import pytest

from stances.document import Document
from stances.errors import StancesError
from stances.read.own_json import is_baseline, is_sheet
from stances.read.statements import extract_statements

SHEET = {"format_version": "1.0", "passport": {}, "cells": []}
ROW = '{"expert": "Test Alpha", "text": "Talk."}'


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
        ('{"format_version": "1.0", "cells": ' + "9" * 5000, True),
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
    assert is_sheet(Document(name="a.json", text=text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n  "type": "baseline",\n  "cells": []\n}', True),
        ('\ufeff {"type": "baseline", "cells": [', True),
        ('{"kind": "baseline"}', False),
        ('["type", "baseline"]', False),
        ("“type”: “baseline”", False),
    ],
)
def test_baseline(text, expected):
    assert is_baseline(Document(name="a.json", text=text)) is expected


def test_sheet_is_not_a_text():
    sheet = Document(name="a.json", text='{"format_version": "1.0", "cells": []}')
    with pytest.raises(StancesError, match=r"^a\.json: a score sheet, not a text; name the texts"):
        extract_statements([sheet])
