"""Every command that the program lists: its formats, its files, its help, its refusals."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from rubric.samples import write
from stances import __version__
from stances.cli import list_commands
from stances.errors import COULD_NOT_JUDGE, OK

ARGUMENTS = {
    ("compare",): ("c.txt",),
    ("score",): ("c.txt",),
    ("explain",): ("beta", "tariffs", "c.txt"),
    ("agree",): ("c.txt",),
    ("rank",): ("tariffs", "c.txt"),
    ("crux",): ("umlaut", "beta", "c.txt"),
    ("fragile",): ("c.txt",),
    ("map",): ("c.txt",),
    ("plot",): ("c.txt",),
    ("match",): ("nobody.txt", "c.txt"),
    ("cite",): ("c.txt",),
    ("report",): ("c.txt",),
    ("experts",): ("c.txt",),
    ("sentences",): ("c.txt",),
    ("import",): ("c.txt", "-o", "corpus"),
    ("evaluate",): ("codes.csv", "c.txt"),
    ("review",): ("c.txt", "--codes", "reviewed.csv"),
    ("check",): ("c.txt", "--baseline", "b.json"),
    ("accept",): ("c.txt", "--baseline", "b.json"),
    ("diff",): ("s.json", "t.json"),
    ("settings",): ("c.txt",),
    ("rubric", "list"): (),
    ("rubric", "show"): ("a.toml",),
    ("rubric", "lint"): ("a.toml",),
    ("rubric", "test"): ("a.toml",),
    ("rubric", "new"): ("trade",),
    ("rubric", "learn"): ("bridge", "coded.jsonl", "--folds", "2", "-o", "learned.tsv"),
    ("rubric", "audit"): ("bridge", "coded.jsonl"),
    ("rubric", "suggest"): ("codes.csv", "c.txt"),
    ("cache", "dir"): (),
    ("cache", "clear"): (),
}
"""For each command, arguments with which it has something to say about the files in `files`."""
CODES = "expert,dimension,code\nTest Ümlaut,tariffs,+\nTest Beta,tariffs,-\n"

CODED = "".join(
    json.dumps({"id": f"u{at}", "author": f"Test {at}", "text": text, "stances": {"tolls": side}})
    + "\n"
    for at, (text, side) in enumerate(
        [
            ("Tolls pay for the bridge. They are fair.", "+"),
            ("Tolls beggar the drivers. They are cruel.", "-"),
            ("Tolls keep the bridge open, and that is fair.", "+"),
            ("Tolls fall on poor drivers, and that is cruel.", "-"),
        ]
    )
)
"""Texts to learn from, for the made-up rubric about tolls."""

COMMANDS = sorted(list_commands())
WITH_FORMATS = [command for command in COMMANDS if "--format" in list_commands()[command]]
TO_FOLDER = [("import",), ("rubric", "learn")]
"""The commands whose ``--output`` is not their answer: a folder, or a table that is kept."""
OF_CACHE = [("cache", "dir"), ("cache", "clear")]
"""Those that read no texts; ``tests/commands/cache`` has them."""
AT_TERMINAL = [("review",)]
"""Those that ask; ``tests/commands/review`` has them."""
WITH_OUTPUT = [
    command
    for command in COMMANDS
    if "--output" in list_commands()[command] and command not in TO_FOLDER
]

every_command = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
every_answer = pytest.mark.parametrize("command", WITH_FORMATS, ids=" ".join)
every_file = pytest.mark.parametrize("command", WITH_OUTPUT, ids=" ".join)


@pytest.fixture(scope="session")
def made():
    """What the program once wrote about the article: names and bytes."""
    return {}


@pytest.fixture
def files(folder, whole_run, made):
    """The folder, with codes, two score sheets and a baseline as well."""
    (folder / "codes.csv").write_text(CODES, encoding="utf-8")
    (folder / "coded.jsonl").write_text(CODED, encoding="utf-8")
    write(folder / "bridge")
    if not made:
        assert whole_run("score", "c.txt", "-f", "json", "--evidence", "-o", "s.json")[0] == OK
        assert whole_run("accept", "c.txt", "--baseline", "b.json")[0] == OK
        made["s.json"] = made["t.json"] = (folder / "s.json").read_bytes()
        made["b.json"] = (folder / "b.json").read_bytes()
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def run(files, whole_run):
    """Runs a command with its arguments and options."""

    def run_command(command, *options):
        return whole_run(*command, *ARGUMENTS[command], *options)

    return run_command


def test_the_commands_are_read_from_the_program(whole_run):
    assert set(COMMANDS) == set(ARGUMENTS)
    out = whole_run("--help")[1].partition("Commands:")[2]
    listed = re.findall(r"^  (\w+)", out, re.M)
    assert {command[0] for command in COMMANDS} == set(listed)
    for group in ("rubric", "cache"):
        out = whole_run(group, "--help")[1].partition("Commands:")[2]
        listed = re.findall(r"^  (\w+)", out, re.M)
        assert {command[1] for command in COMMANDS if command[0] == group} == set(listed)


@every_command
def test_the_options_are_read_from_the_program(whole_run, command):
    out = whole_run(*command, "--help")[1].partition("\nOptions:")[2]
    shown = re.findall(r"^  (-\w, )?(--[\w-]+)", out, re.M)
    names = {name for pair in shown for name in (pair[0].rstrip(", "), pair[1]) if name}
    assert names - {"-h", "--help"} == set(list_commands()[command])


@pytest.mark.parametrize(
    "command", sorted({*COMMANDS} - {*WITH_OUTPUT, *OF_CACHE, *AT_TERMINAL}), ids=" ".join
)
def test_every_other_command_does_its_work(run, files, command):
    (files / "b.json").unlink()
    before = {path.name for path in files.iterdir()}
    code, out, err = run(command)
    assert (code, err) == (OK, "")
    assert out.endswith("\n")
    assert {path.name for path in files.iterdir()} > before


@every_answer
@pytest.mark.parametrize("fmt", ["csv", "ndjson"])
def test_every_answer_has_rows_for_programs(run, command, fmt):
    code, out, err = run(command, "-f", fmt)
    assert code == OK
    assert not err or (command == ("experts",) and "words (15%) are nobody's" in err)
    if fmt == "csv":
        rows = list(csv.reader(io.StringIO(out)))
        assert {len(row) for row in rows} == {len(rows[0])}
    else:
        assert all("type" in json.loads(line) for line in out.splitlines())


@every_answer
def test_every_answer_is_json_with_its_version(run, command):
    code, out, _ = run(command, "-f", "json")
    assert code == OK
    assert json.loads(out)["format_version"].startswith("1.")


@every_file
def test_every_file_holds_what_would_be_said(run, files, command):
    before = {path.name for path in files.iterdir()}
    code, said, err = run(command)
    assert run(command, "-o", "out.txt") == (code, "", err)
    assert (files / "out.txt").read_text(encoding="utf-8") == said
    assert {path.name for path in files.iterdir()} - before == {"out.txt"}


READ = [
    (command, argument)
    for command in WITH_OUTPUT
    for argument in ARGUMENTS[command]
    if "." in argument
]


@pytest.mark.parametrize(("command", "read"), READ, ids=str)
def test_no_answer_overwrites_what_is_read(run, files, command, read):
    before = (files / read).read_bytes()
    code, out, err = run(command, "-o", read)
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert err == (
        f"stances: error: {read}: this file is read, so the answer cannot be written to it; "
        "name another file with -o\n"
    )
    assert (files / read).read_bytes() == before


@pytest.mark.parametrize(
    "settings",
    ['inputs = ["read.txt"]', 'rubric = "read.txt"', 'baseline = "read.txt"', 'inputs = ["texts"]'],
)
def test_no_answer_overwrites_what_the_settings_name(whole_run, folder, monkeypatch, settings):
    monkeypatch.delenv("STANCES_RUBRIC")
    (folder / "texts").mkdir()
    read = folder / ("texts/one.txt" if "texts" in settings else "read.txt")
    read.write_text("read", encoding="utf-8")
    (folder / "stances.toml").write_text(f"{settings}\n", encoding="utf-8")
    for command in ("compare", "settings"):
        code, out, err = whole_run(command, "-o", str(read))
        assert (code, out) == (COULD_NOT_JUDGE, "")
        assert "this file is read" in err
    assert read.read_text(encoding="utf-8") == "read"


def test_no_answer_overwrites_the_settings(whole_run, folder):
    text = 'text_column = "answer"\n'
    (folder / "stances.toml").write_text(text, encoding="utf-8")
    for command in ("settings", "score"):
        code, out, err = whole_run(command, "c.txt", "-o", "stances.toml")
        assert (code, out) == (COULD_NOT_JUDGE, "")
        assert "stances.toml: this file is read" in err
    assert (folder / "stances.toml").read_text(encoding="utf-8") == text


def test_what_is_not_a_file_does_not_stand_in_the_way(run, files):
    for _ in range(2):
        assert run(("explain",), "-o", "beta") == (OK, "", "")
    assert (files / "beta").is_file()


IMPOSSIBLE = {
    "a\0b": "a\\x00b: cannot be written: no file can have this name",
    "no/such/out.csv": "no/such/out.csv: cannot be written: its folder does not exist",
    ".": "is a folder",
    "": "a file to write needs a name",
    "x" * 300: "file name too long",
}


@pytest.mark.parametrize(
    ("command", "output"),
    [
        *((command, "a\0b") for command in WITH_OUTPUT),
        *((command, output) for command in (("score",), ("check",)) for output in IMPOSSIBLE),
    ],
    ids=repr,
)
def test_a_file_that_cannot_be_written_is_refused_before_the_work(whole_run, command, output):
    arguments = ["none.txt" if "." in one else one for one in ARGUMENTS[command]]
    code, out, err = whole_run(*command, *arguments, "-o", output)
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert err.startswith("stances: error: ")
    assert err.count("\n") == 1
    assert IMPOSSIBLE[output] in err


@pytest.mark.parametrize("command", [*COMMANDS, ("rubric",), ()], ids=" ".join)
def test_every_command_has_help_with_an_example(whole_run, command):
    code, out, err = whole_run(*command, "--help", GITHUB_ACTIONS="1")
    assert (code, err) == (OK, "")
    assert "\x1b" not in out
    example = " ".join(("stances", *command))
    about = out.partition("\nArguments:")[0].partition("\nOptions:")[0]
    assert f"\n  {example} " in about or f"\n  {example}\n" in about
    assert max(map(len, out.splitlines())) <= 80


@every_command
def test_every_example_of_the_help_is_understood(whole_run, command):
    """A command takes the words of its example: a wrong option, format or argument is refused."""
    out = whole_run(*command, "--help")[1]
    examples = re.findall(rf"^  stances {' '.join(command)}\b(.*)$", out, re.M)
    assert examples
    for example in examples:
        words = example.partition(" | ")[0].split()
        code, _, err = whole_run(*command, *words, "--format=not-known")
        if "--format" in list_commands()[command]:
            assert (code, err.partition(";")[0]) == (
                COULD_NOT_JUDGE,
                'stances: error: unknown format "not-known"',
            )
        else:
            assert "No such option: --format" in err


def test_without_a_command_it_shows_its_help(whole_run):
    assert whole_run() == whole_run("--help")
    assert whole_run("rubric") == whole_run("rubric", "--help")


def test_version(whole_run):
    assert whole_run("--version") == (OK, f"stances {__version__}\n", "")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("compar",), "compare"),
        (("score", "--nope"), "stances score --help"),
        (("explain", "alpha"), "DIMENSION"),
        (("score", "--color", "blue"), "always"),
        (("score", "-f", "tabel"), 'did you mean "table"'),
        (("score", "-f", "gihtub"), 'did you mean "github"'),
        (("score", "-f", "sarif"), 'unknown format "sarif"'),
        (("rubric", "new", "trade", "-o", "rubrics"), "stances rubric new --help"),
        (("settings", "--tolerance", "few"), "stances settings --help"),
    ],
    ids=str,
)
def test_wrong_use_is_2_and_one_line(whole_run, args, message):
    code, out, err = whole_run(*args)
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert err.startswith("stances: error: ")
    assert err.count("\n") == 1
    assert message in err


@pytest.mark.parametrize("command", ["experts", "import"])
def test_who_looks_for_the_author_under_another_name_is_shown_it(whole_run, command):
    code, _, err = whole_run(command, "--expert", "Test Alpha", "a.txt")
    assert code == COULD_NOT_JUDGE
    assert "No such option: --expert; --author NAME says who wrote the input" in err
    assert "--author" not in whole_run("rubric", "lint", "--expert", "Alpha")[2]


@pytest.mark.parametrize("command", ["show", "lint", "test"])
def test_an_argument_and_an_option_must_name_one_rubric(whole_run, command):
    code, out, err = whole_run("rubric", command, "a.toml", "-r", "b.toml")
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert err == (
        'stances: error: two rubrics, "a.toml" and --rubric "b.toml"; name one of them only\n'
    )
    assert whole_run("rubric", command, "b.toml", "-r", "b.toml")[0] == OK
    assert whole_run("rubric", command, "b.toml", "-r", "us-iran")[0] == COULD_NOT_JUDGE


@pytest.mark.parametrize("command", ["lint", "test", "show"])
def test_a_rubric_may_be_an_argument(whole_run, command):
    by_argument = whole_run("rubric", command, "b.toml", STANCES_RUBRIC="none.toml")
    assert by_argument[0] == OK
    assert whole_run("rubric", command, "-r", "b.toml", STANCES_RUBRIC="none.toml") == by_argument


def test_a_new_rubric_is_a_folder_and_it_says_what_it_wrote(whole_run, folder):
    code, out, err = whole_run("rubric", "new", "trade")
    assert (code, err) == (OK, "")
    assert out.splitlines() == sorted(f"trade/{one.name}" for one in (folder / "trade").iterdir())
    assert whole_run("rubric", "new", "trade", "trade/")[1].startswith("trade/trade/")
    code, out, err = whole_run("rubric", "new", "trade", ".")
    assert (code, out) == (COULD_NOT_JUDGE, "")
    assert "trade: exists already" in err
    assert whole_run("rubric", "new", "trade", "none")[0] == COULD_NOT_JUDGE


def test_typers_own_runner_can_test_it(whole_run):
    from typer.testing import CliRunner

    from stances.cli import make_app

    result = CliRunner().invoke(make_app(), ["score", "c.txt", "-f", "ndjson"])
    assert result.exit_code == OK
    assert {json.loads(line)["type"] for line in result.stdout.splitlines()} == {"cell"}
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--with", "hosts"), '--with: unknown value "hosts"; known: moderators'),
        (("--color", "alwys"), '--color: unknown value "alwys"; did you mean "always"?'),
        (
            ("--color", "it's, 'x'"),
            "--color: unknown value \"it's, 'x'\"; known: auto, always, never",
        ),
    ],
)
def test_a_word_that_an_option_does_not_take_is_refused_with_those_it_takes(
    whole_run, args, message
):
    assert whole_run("score", *args) == (COULD_NOT_JUDGE, "", f"stances: error: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["score"], "score.json"),
        (["score", "-f", "csv"], "score.csv"),
        (["rank", "tariffs", "-f", "ndjson"], "rank.ndjson"),
        (["plot", "-f", "svg"], "plot.svg"),
    ],
)
def test_a_folder_gets_a_file_named_after_the_command(whole_run, tmp_path, arguments, name):
    code, out, err = whole_run(*arguments, "-o", f"{tmp_path}/new/below/")
    assert (code, out, err) == (OK, "", "")
    assert [one.name for one in (tmp_path / "new" / "below").iterdir()] == [name]
