"""Laws 2 to 9 of the house, each on the bundled corpus."""

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from stances.commands.rubric.lint import check_rubric
from stances.commands.rubric.trial import try_rubric
from stances.errors import StancesError
from stances.pipeline import score_inputs
from stances.read.corpus import NAME, find_corpus_folder
from stances.read.sources import load_documents
from stances.rubric.files import list_bundled
from stances.scoring.scale import convert_to_logit
from stances.settings.model import Settings
from stances.wire.records import format_json, make_plain

SETTINGS = Settings()
CORPUS = find_corpus_folder()


@pytest.fixture(scope="module")
def sheet():
    return score_inputs([], settings=SETTINGS).sheet


def run(*args, cwd=None, env=None):
    return subprocess.run(
        [sys.executable, "-m", "stances", *args],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        check=False,
    )


def rebuild(cell):
    """Return R, L and the position by hand, from nothing but a cell's printed evidence."""
    weights = []
    for sentence in cell["evidence"]:
        total = sum(item["sign"] * item["weight"] for item in sentence["items"])
        clipped = max(-1.0, min(1.0, total))
        assert sentence["weight"] == pytest.approx(clipped, abs=1e-4)
        weights.append(sentence["weight"])
    support = sum(weight for weight in weights if weight > 0)
    opposition = -sum(weight for weight in weights if weight < 0)
    return support, opposition, (support - opposition) / (support + opposition + 1)


def test_law_2_printed_evidence_gives_the_printed_score(sheet):
    printed = json.loads(format_json(sheet))
    logits = {(cell.expert, cell.dimension): cell.theta for cell in convert_to_logit(sheet).cells}
    shown = 0
    for cell in printed["cells"]:
        support, opposition, position = rebuild(cell)
        assert cell["for"] == pytest.approx(support, abs=1e-4)
        assert cell["against"] == pytest.approx(opposition, abs=1e-4)
        if cell["position"] is None:
            continue
        shown += 1
        theta = math.log((support + 0.5) / (opposition + 0.5))
        error = math.sqrt(1 / (support + 0.5) + 1 / (opposition + 0.5))
        assert cell["position"] == pytest.approx(position, abs=1e-4)
        assert logits[cell["expert"], cell["dimension"]] == pytest.approx(theta, abs=1e-3)
        assert cell["low"] == pytest.approx(math.tanh((theta - 1.96 * error) / 2), abs=1e-3)
        assert cell["high"] == pytest.approx(math.tanh((theta + 1.96 * error) / 2), abs=1e-3)
    assert shown > 20


def test_law_3_every_span_points_home(sheet):
    texts = {f"{NAME}/{Path(s.name).name}": s.text for s in load_documents([str(CORPUS)])}
    spans = 0
    for cell in sheet.cells:
        for sentence in cell.evidence:
            text = texts[sentence.source]
            assert text[sentence.start : sentence.end] == sentence.text
            assert sentence.line == text.count("\n", 0, sentence.start) + 1
            for item in sentence.items:
                assert text[item.start : item.end] == item.text
                for modifier in item.modifiers:
                    assert text[modifier.start : modifier.end] == modifier.text
                    spans += 1
    assert spans > 20


def test_law_4_silence_is_null_and_never_a_number(sheet):
    silent = [cell for cell in make_plain(sheet)["cells"] if cell["state"] == "silent"]
    assert silent
    for cell in silent:
        assert [cell[key] for key in ("position", "low", "high")] == [None] * 3
    for cell in sheet.cells:
        assert (cell.position is None) == (cell.state == "silent")
    for cell in convert_to_logit(sheet).cells:
        assert (cell.theta is None) == (cell.state == "silent")


def test_law_5_neighbours_do_not_move_you(sheet):
    def drop_sources(cells):
        return [
            replace(cell, evidence=tuple(replace(one, source="") for one in cell.evidence))
            for cell in cells
        ]

    for name in sheet.experts:
        file = CORPUS / f"{name.split()[-1].lower()}.md"
        alone = score_inputs([str(file)], settings=SETTINGS).sheet
        company = [cell for cell in sheet.cells if cell.expert == name]
        assert format_json(drop_sources(alone.cells)) == format_json(drop_sources(company))


@pytest.mark.parametrize("rubric", list_bundled())
def test_law_6_every_cue_speaks(rubric):
    result = try_rubric(Settings(rubric=rubric))
    assert list(result.failed) == []
    assert result.passed > 100
    findings = check_rubric(Settings(rubric=rubric)).findings
    assert [one for one in findings if one.level == "error"] == []


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["score", "missing.txt"], b"missing.txt"),
        (["score", "empty.txt"], b"empty.txt"),
        (["score", "bytes.txt"], b"bytes.txt"),
        (["score", "nobody.txt"], b"no expert"),
        (["score", "folder"], b"folder"),
        (["score", "-d", "diplomcy"], b'did you mean "diplomacy"'),
        (["score", "-e", "nobody"], b"nobody"),
        (["score", "-f", "jsn"], b"jsn"),
        (["score", "-r", "us-irn"], b'did you mean "us-iran"'),
        (["score", "-r", "broken.toml"], b"broken.toml:2"),
        (["explain", "pfaff", "retaliaton"], b'did you mean "retaliation"'),
        (["score", "bad.csv"], b"bad.csv"),
        (["score", "bad.jsonl"], b"bad.jsonl:2"),
        (["compare", "-o", "nowhere/out.txt"], b"nowhere"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_law_7_wrong_input_fails_closed(tmp_path, args, says):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "bytes.txt").write_bytes(b"caf\xe9\x81")
    (tmp_path / "nobody.txt").write_text("Nobody speaks here.\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "broken.toml").write_text('id = "x"\nkind = \n', encoding="utf-8")
    (tmp_path / "bad.csv").write_text("label,comment\nTest Alpha,hello\n", encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text(
        '{"expert": "Test Alpha", "text": "Hello."}\n{"expert": \n', encoding="utf-8"
    )
    before = sorted(tmp_path.rglob("*"))
    done = run(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert says in done.stderr
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_law_7_unknown_names_are_errors_in_the_library_too():
    with pytest.raises(StancesError, match="did you mean"):
        score_inputs([], settings=SETTINGS, dimensions=["diplomcy"])


def test_law_8_same_bytes_whatever_surrounds_them(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    surroundings = [
        (None, {"PYTHONHASHSEED": "1"}),
        (tmp_path, {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONUTF8": "0"}),
        (tmp_path / "elsewhere", {"TERM": "dumb", "COLUMNS": "20", "PYTHONIOENCODING": "ascii"}),
        (None, {"XDG_CACHE_HOME": str(tmp_path / "cache"), "TZ": "Asia/Kathmandu"}),
    ]
    for command in (["score", "-f", "json", "--evidence"], ["compare"], ["report"]):
        outputs = set()
        for cwd, env in surroundings:
            done = run(*command, cwd=cwd, env=env)
            assert done.returncode == 0, done.stderr
            outputs.add(done.stdout)
        assert len(outputs) == 1


def test_law_9_a_compiled_rubric_needs_no_scikit_learn(tmp_path):
    env = {"XDG_CACHE_HOME": str(tmp_path)}
    assert run("compare", env=env).returncode == 0
    script = (
        "import sys; from stances.cli import main; code = main(['compare']);"
        "heavy = {'sklearn', 'scipy', 'pandas'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy or code else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **env},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
