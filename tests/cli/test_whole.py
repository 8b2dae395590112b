"""What a tool in pipes and CI must keep, where no process of its own is needed to show it."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

BAD_RUBRIC = ("score", "c.txt", "-r", "bad.toml")


def refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("compare", "c.txt", "-d", "tarifs"), 'did you mean "tariffs"?'),
        (("score", "c.txt", "-e", "Gama"), 'did you mean "Gamma"?'),
        (("score", "empty.txt"), "empty.txt"),
        (("score", "nobody.txt"), "nobody.txt"),
        (("score", "c.txt", "none.txt"), "none.txt"),
        (("score", "c.txt", "-r", "broken.toml"), "broken.toml:5: "),
        (BAD_RUBRIC, "bad.toml:11: "),
        (BAD_RUBRIC, 'did you mean "words"?'),
        (("score", "-d", "\x1b[31m", "c.txt"), "\\x1b[31m"),
    ],
    ids=str,
)
def test_what_cannot_be_judged_is_2_and_one_line_that_helps(whole_run, args, message):
    code, out, err = whole_run(*args)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
    assert "\x1b" not in err


def test_debug_shows_where_an_error_arose(whole_run):
    assert "\nTraceback" in "\n" + whole_run("score", "none.txt", "--debug")[2]


@pytest.mark.parametrize("command", ["score", "compare", "sentences"])
def test_what_is_not_a_terminal_has_no_width_and_nothing_on_stderr(whole_run, command):
    narrow = whole_run(command, "c.txt", COLUMNS="20")
    assert narrow == whole_run(command, "c.txt", COLUMNS="200")
    assert (narrow[0], narrow[2]) == (0, "")


@pytest.mark.parametrize(
    ("args", "environ", "coloured"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
    ],
    ids=str,
)
def test_colour(whole_run, args, environ, coloured):
    code, out, _ = whole_run("score", "c.txt", *args, **environ)
    assert code == 0
    assert ("\x1b" in out) == coloured


def test_a_file_holds_what_would_be_said_and_nothing_lies_beside_it(whole_run, folder):
    before = {path.name for path in folder.iterdir()}
    said = whole_run("score", "c.txt", "-f", "csv")[1]
    assert whole_run("score", "c.txt", "-f", "csv", "-o", "x.csv") == (0, "", "")
    assert (folder / "x.csv").read_text(encoding="utf-8") == said
    assert {path.name for path in folder.iterdir()} - before == {"x.csv"}


def test_an_error_leaves_the_old_file(whole_run, folder):
    (folder / "x").write_text("old")
    assert whole_run("score", "none.txt", "-o", "x")[0] == 2
    assert (folder / "x").read_text() == "old"


def test_json_is_strict_has_its_version_and_null_for_silence(whole_run):
    read = json.loads(whole_run("score", "c.txt", "-f", "json")[1], parse_constant=refuse)
    assert read["format_version"].startswith("1.")
    positions = {cell["expert"]: cell["position"] for cell in read["cells"]}
    assert positions["Test Silent"] is None
    assert positions["Test Ümlaut"] > 0 > positions["Test Beta"]


def test_every_ndjson_line_has_its_type(whole_run):
    lines = whole_run("score", "c.txt", "-f", "ndjson")[1].splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["cell"] * 4


def test_eyes_see_signs(whole_run):
    assert "+0.50 " in whole_run("score", "c.txt")[1]
    assert "+0.50 |" in whole_run("compare", "c.txt", "-f", "grid")[1]
    assert "-0.00" not in whole_run("score", "big.txt", "-f", "github")[1]


@pytest.mark.parametrize("command", ["score", "compare"])
@pytest.mark.parametrize("fmt", ["table", "github", "html", "latex", "rst"])
def test_a_name_cannot_drive_the_terminal(whole_run, command, fmt):
    code, out, _ = whole_run(command, "evil.txt", "-f", fmt)
    assert code == 0
    assert not {"\x1b", "\a", "\u202e"} & set(out)
    assert "31mTest Red" in out
    assert "u202e" in out


@pytest.mark.parametrize(("fmt", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_spreadsheet_finds_numbers_and_no_formula(whole_run, fmt, delimiter):
    out = whole_run("score", "evil.txt", "-f", fmt)[1]
    assert "\r" not in out
    rows = list(csv.DictReader(io.StringIO(out), delimiter=delimiter))
    assert rows[1]["expert"] == "'=cmd|' /C calc'!A0"
    assert float(rows[1]["position"]) < 0


def test_the_folder_does_not_matter(whole_run, folder, monkeypatch):
    args = ("score", "c.txt", "-f", "json", "--evidence")
    here = whole_run(*args)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    for name in ("c.txt", "a.toml"):
        shutil.copy(folder / name, elsewhere)
    monkeypatch.chdir(elsewhere)
    assert whole_run(*args) == here
    assert here[0] == 0


def test_the_flag_comes_before_the_environment_and_the_passport_says_so(whole_run):
    out = whole_run("score", "c.txt", "--rubric", "b.toml", "-f", "json")[1]
    assert json.loads(out)["passport"]["rubric"] == "b.toml"


def test_the_cache_has_its_tag(whole_run, cache):
    assert whole_run("score", "c.txt")[0] == 0
    tag = Path(cache, "stances", "CACHEDIR.TAG").read_text(encoding="ascii")
    # bford.info/cachedir
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")


def test_a_sheet_reads_back_as_the_text_it_was_made_from(whole_run):
    whole_run("score", "c.txt", "-f", "json", "--evidence", "-o", "s.json")
    for command in (("compare",), ("explain", "beta", "tariffs")):
        from_text = whole_run(*command, "c.txt")
        assert from_text[0] == 0
        assert whole_run(*command, "s.json") == from_text


def test_a_sheet_without_evidence_reads_back_but_for_reasons(whole_run):
    whole_run("score", "c.txt", "-f", "json", "-o", "s.json")
    assert whole_run("compare", "s.json") == whole_run("compare", "c.txt")
    logits = ("score", "-f", "csv", "--scale", "logit")
    assert whole_run(*logits, "s.json") == whole_run(*logits, "c.txt")
    code, _, err = whole_run("explain", "beta", "tariffs", "s.json")
    assert code == 2
    assert "--evidence" in err


def test_options_may_follow_inputs(whole_run):
    out = whole_run("score", "c.txt", "-d", "tariffs", "-e", "beta", "-f", "csv")[1]
    assert [row["expert"] for row in csv.DictReader(io.StringIO(out))] == ["Test Beta"]


def test_a_rubric_begun_works(whole_run):
    for args in (
        ("rubric", "new", "trade", "."),
        ("rubric", "lint", "trade"),
        ("rubric", "test", "trade"),
        ("compare", "c.txt", "-r", "trade"),
    ):
        assert whole_run(*args)[0] == 0


def test_without_inputs_it_reads_the_bundled_corpus(whole_run):
    assert "Pfaff" in whole_run("compare", "-r", "us-iran")[1]
