"""The published JSON Schemas hold what the program writes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from docs.pages import SCHEMAS
from docs.schemas import list_schemas
from docs.session import Session

COMMANDS = {
    "periods": "stances compare --by period -f json",
    "experts": "stances experts -f json",
    "sentences": "stances sentences -f json",
    "score-sheet": "stances score -f json --evidence",
    "logit-sheet": "stances score -f json --scale logit",
    "agreement": "stances agree -f json",
    "ranking": "stances rank retaliation -f json",
    "crux": "stances crux pfaff slavin -f json",
    "division": "stances crux -f json",
    "fragility": "stances fragile -f json",
    "map": "stances map -f json",
    "match": "echo 'We must not retaliate against Iran.' | stances match - -f json",
    "citations": "stances cite -f json",
    "import": "stances import -o corpus -f json",
    "evaluation": "printf 'expert,dimension,code\\npfaff,retaliation,-\\ndagres,coalition,+\\n'"
    " | stances evaluate - -f json --errors",
    "drift": "printf 'expert,text\\nTest Alpha,We must retaliate against Iran.\\n' > a.csv;"
    " printf 'expert,text\\nTest Alpha,We must not retaliate against Iran.\\n' > b.csv;"
    " stances diff a.csv b.csv -f json",
    "baseline": "stances accept --baseline b.json >/dev/null; cat b.json",
    "rubrics": "stances rubric list -f json",
    "rubric": "stances rubric show -f json",
    "findings": "stances rubric new trade >/dev/null; stances rubric lint trade -f json",
    "trial": "stances rubric test uk-parties -f json",
    "suggestion": "stances rubric suggest --min-count 2 -f json",
    "learning": "printf '%s\\n' id,text,dimension,code 'a,We must talk to them.,talks,+'"
    " 'b,Talks would be a mistake.,talks,-' 'c,It rains.,talks,.' > c.csv;"
    " stances rubric new quay --from c.csv >/dev/null;"
    " stances rubric learn quay c.csv --folds 2 -f json",
    "audit": "printf '%s\\n' id,text,dimension,code 'a,We must raise tariffs.,tariffs,+' > c.csv;"
    " stances rubric new trade >/dev/null; stances rubric audit trade c.csv -f json",
    "settings": "stances settings -f json",
}
"""By the name of a document, a command that writes one."""


def test_every_document_has_a_command_here() -> None:
    assert set(COMMANDS) == {name for _, name in list_schemas()}


def test_no_schema_is_left_over() -> None:
    assert {one.name for one in SCHEMAS.glob("*.json")} == {file for file, _ in list_schemas()}


@pytest.mark.parametrize(("file", "name"), list(list_schemas()))
def test_a_schema_fits_what_the_program_writes(file: str, name: str, tmp_path: Path) -> None:
    schema = json.loads((SCHEMAS / file).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    written = json.loads(Session(tmp_path).run(COMMANDS[name]))
    jsonschema.validate(written, schema, jsonschema.Draft202012Validator)
    assert schema["$defs"]
