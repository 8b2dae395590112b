"""The options that say how inputs are read: as flags, in files and in the environment."""

from __future__ import annotations

import json

import pytest

SEMICOLONS = "expert;text\nTest Alpha;Talk, now.\nTest Beta;\n;Stay.\n"
HASHES = "expert#text\nTest Alpha#Talk; now, or never.\n"
CYRILLIC = "expert,text\nTest Alpha,Мы за мир.\n"
LINES = (
    '{"expert": "Test Alpha", "text": "Talk."}\n{broken\n{"expert": "Test Beta", "text": "Stay."}\n'
)


@pytest.fixture
def run(whole_run, folder):
    """Runs ``sentences`` with options: exit code, the sentences by expert, and the notes."""
    files = {
        "s.csv": SEMICOLONS.encode(),
        "h.csv": HASHES.encode(),
        "r.csv": CYRILLIC.encode("cp1251"),
        "b.jsonl": LINES.encode(),
        "o.json": b'[{"expert": "Test Alpha", "text": "Talk."}]',
        "p.html": "<html><p>Test Alpha, fellow at Test House:</p><p>Мы за мир.</p></html>".encode(
            "cp1251"
        ),
        "t.txt": b"Test Alpha, fellow at Test House:\n\nTalk.\n",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)

    def run(*args, settings="", **environment):
        (folder / "stances.toml").write_text(settings, encoding="utf-8")
        code, out, notes = whole_run("sentences", "-f", "ndjson", *args, **environment)
        rows = [json.loads(line) for line in out.splitlines()]
        assert "Traceback" not in notes
        return code, [(row["expert"], row["text"]) for row in rows], notes.splitlines()

    return run


OPTIONS = [
    ("form", "csv", "s.csv", ["--skip-bad-rows"], [("Test Alpha", "Talk, now.")]),
    ("delimiter", "#", "h.csv", [], [("Test Alpha", "Talk; now, or never.")]),
    ("encoding", "windows-1251", "r.csv", [], [("Test Alpha", "Мы за мир.")]),
    ("encoding", "cp1251", "p.html", [], [("Test Alpha", "Мы за мир.")]),
    ("skip_bad_rows", True, "b.jsonl", [], [("Test Alpha", "Talk."), ("Test Beta", "Stay.")]),
]


@pytest.mark.parametrize("way", ["option", "file", "environment"])
@pytest.mark.parametrize(("name", "value", "file", "more", "said"), OPTIONS)
def test_each_way_to_choose(run, name, value, file, more, said, way):
    if way == "option":
        flag = f"--{name.replace('_', '-')}"
        code, found, _ = run(file, *more, *([flag] if value is True else [flag, value]))
    elif way == "file":
        code, found, _ = run(file, *more, settings=f"{name} = {json.dumps(value)}\n")
    else:
        shown = "1" if value is True else value
        code, found, _ = run(file, *more, **{f"STANCES_{name.upper()}": shown})
    assert (code, found) == (0, said)


@pytest.mark.parametrize("way", ["option", "file", "environment"])
def test_strict_refuses_rows_without_words(run, way):
    args = ["--strict"] if way == "option" else []
    code, found, notes = run(
        *("s.csv", *args),
        settings="strict = true\n" if way == "file" else "",
        **({"STANCES_STRICT": "yes"} if way == "environment" else {}),
    )
    assert (code, found) == (2, [])
    assert notes == [
        'stances: error: s.csv:3: nothing to read in "text"; delete the row or fill it, or leave '
        "out --strict"
    ]


def test_the_command_line_comes_first(run):
    settings, environment = 'delimiter = ";"\n', {"STANCES_DELIMITER": ","}
    code, found, _ = run("h.csv", "--delimiter", "#", settings=settings, **environment)
    assert (code, found) == (0, [("Test Alpha", "Talk; now, or never.")])
    code, _, notes = run("b.jsonl", "--no-skip-bad-rows", STANCES_SKIP_BAD_ROWS="1")
    assert code == 2
    assert notes[0].startswith("stances: error: b.jsonl:2: broken JSON (")


def test_rows_that_are_left_out_are_counted_and_named(run):
    code, found, notes = run("b.jsonl", "--skip-bad-rows")
    assert (code, len(found)) == (0, 2)
    assert len(notes) == 1
    assert notes[0].startswith("stances: note: b.jsonl: 1 bad row left out: line 2 (broken JSON (")
    code, found, notes = run("s.csv", "--skip-bad-rows")
    assert (code, found) == (0, [("Test Alpha", "Talk, now.")])
    assert notes == [
        "stances: note: s.csv: 1 row without a speaker's name left out as nobody's: line 4; "
        "--strict refuses them",
        "stances: note: s.csv: 1 row without words: line 3; --strict refuses them",
    ]


def test_a_form_holds_whatever_a_text_looks_like(run):
    code, _, notes = run("s.csv", "--form", "plain")
    assert code == 2
    assert notes[0].startswith("stances: error: s.csv: no expert found")
    code, found, _ = run("t.txt", "--form", "plain")
    assert (code, found) == (0, [("Test Alpha", "Talk.")])


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("s.csv", "--form", "cvs"), '--form: unknown form "cvs"; did you mean "csv"?'),
        (("s.csv", "--form", ""), '--form: unknown form ""; known: '),
        (("s.csv", "--encoding", "uft-8"), 'unknown encoding "uft-8"; did you mean "utf-8"?'),
        (("s.csv", "--delimiter", ";;"), '--delimiter: ";;" cannot stand between cells; name one'),
        (("s.csv", "--strict", "--skip-bad-rows"), "--strict and --skip-bad-rows contradict each"),
        (
            ("o.json", "--form", "json", "--delimiter", ";"),
            "--form json and --delimiter contradict",
        ),
        (("t.txt", "--form", "pdf", "--encoding", "utf-8"), "--form pdf and --encoding contradict"),
        (("s.csv", "--form", "pdf"), "s.csv: damaged: its end is missing; "),
        (("s.csv", "--form", "xlsx"), "s.csv: not an XLSX file; check its name, or --form"),
        (("s.csv", "--form", "jsonl"), "s.csv:1: broken JSON ("),
        (("r.csv",), "r.csv:2: not UTF-8 (byte 0xcc at offset 23); name its encoding with "),
        (("r.csv", "--encoding", "ascii"), "r.csv:2: not ASCII (byte 0xcc at offset 23); name its"),
        (
            ("s.csv", "--delimiter", "#"),
            's.csv:1: no column "expert" and no column "text"; columns: e',
        ),
    ],
)
def test_what_cannot_be_is_refused(run, args, message):
    code, found, notes = run(*args)
    assert (code, found, len(notes)) == (2, [], 1)
    assert notes[0].startswith(f"stances: error: {message}")


def test_an_option_that_does_not_hold_is_named_once(run):
    code, found, notes = run("o.json", "b.jsonl", "s.csv", "--delimiter", ";", "--skip-bad-rows")
    assert (code, len(found)) == (0, 4)
    assert [one for one in notes if "does not hold" in one] == [
        "stances: note: --delimiter: does not hold for json",
        "stances: note: --delimiter: does not hold for jsonl",
    ]


def test_bad_files_among_good_ones_are_named_at_once(whole_run, folder):
    (folder / "in").mkdir()
    files = {"a.txt": b"", "b.jsonl": LINES.encode(), "c.csv": b"who,what\nx,y\n", "d.txt": b"\xff"}
    files["e.txt"] = b"Test Alpha, fellow at Test House:\n\nTalk.\n"
    files["f.docx"] = b"PK\3\4cut"
    for name, data in files.items():
        (folder / "in" / name).write_bytes(data)
    for command in ("experts", "score"):
        code, out, notes = whole_run(command, "in")
        assert (code, out) == (2, "")
        places = sorted(one.split("error: ")[1].split(": ")[0] for one in notes.splitlines())
        assert places == [
            *("in/a.txt", "in/b.jsonl:2", "in/c.csv:1", "in/d.txt:1", "in/f.docx"),
        ]


def test_names_that_would_drive_a_terminal_are_shown_as_what_they_are(whole_run, folder):
    (folder / "x.jsonl").write_text(
        "".join(
            json.dumps({"expert": name, "text": "Talk."}) + "\n"
            for name in ("\x1b]0;owned\x07Test", "Test \u202eMirror", "Test\x00Nul", "x" * 5000)
        ),
        encoding="utf-8",
    )
    for fmt in ("table", "csv", "json", "ndjson", "tsv", "html"):
        code, out, notes = whole_run("experts", "x.jsonl", "-f", fmt)
        assert (code, notes) == (0, "")
        assert {one for one in out if not one.isprintable()} <= {"\n", "\t"}


@pytest.mark.parametrize("name", [r"\ud800", "", " ", r"\u200b"])
def test_names_that_are_none_are_refused(whole_run, folder, name):
    (folder / "x.jsonl").write_text(f'{{"expert": "{name}", "text": "Talk."}}\n', encoding="utf-8")
    code, out, notes = whole_run("experts", "x.jsonl", "--strict")
    assert (code, out) == (2, "")
    assert notes.startswith("stances: error: x.jsonl:1: ")
    code, out, notes = whole_run("experts", "x.jsonl")
    assert (code, out) == (2, "")
    assert "stances: error: x.jsonl" in notes
