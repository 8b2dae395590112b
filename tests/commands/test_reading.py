"""The options that say which statements are read, and whose they are."""

from __future__ import annotations

import pytest

ROWS = """\
expert,text,date
Test Alpha,Congress should support tariffs.,2020-01-08
T. Alpha,Higher tariffs would be a mistake.,2020-02-01
Test Beta,Tariffs exist.,
"""


@pytest.fixture
def rows(folder):
    (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
    (folder / "names.csv").write_text("name,expert\nT. Alpha,Test Alpha\n", encoding="utf-8")
    return "rows.csv"


def list_experts(out):
    return list(dict.fromkeys(line.split(",")[0] for line in out.splitlines()[1:]))


@pytest.mark.parametrize("command", ["score", "experts"])
def test_every_command_that_reads_texts_keeps_to_the_days(rows, whole_run, command):
    code, out, err = whole_run(command, rows, "--since", "2020-02", "-f", "csv")
    assert (code, list_experts(out)) == (0, ["T. Alpha"])
    assert err == (
        "stances: note: --since, --until: 1 statement without a sure date left out: rows.csv:4\n"
        "stances: note: --since, --until: 1 statement of other days left out: rows.csv:2\n"
    )
    code, out, _ = whole_run(command, rows, "-f", "csv", STANCES_UNTIL="2020-01-08")
    assert (code, list_experts(out)) == (0, ["Test Alpha"])


def test_days_on_which_nobody_speaks_are_an_error(rows, whole_run):
    code, out, err = whole_run("compare", rows, "--since", "2021")
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == (
        "stances: error: no statement is from 2021-01-01 or later; "
        "those with a date are from 2020-01-08 to 2020-02-01"
    )


def test_a_sheet_of_other_days_is_refused(rows, whole_run, folder):
    assert whole_run("score", rows, "-f", "json", "-o", "all.json")[0] == 0
    assert whole_run("score", rows, "--since", "2020", "-f", "json", "-o", "some.json")[0] == 0
    code, out, err = whole_run("score", "all.json", "--since", "2020")
    assert (code, out) == (2, "")
    assert err == (
        "stances: error: all.json: a score sheet that was not made with --since 2020; "
        "name the texts\n"
    )
    assert whole_run("score", "some.json", "--since", "2020")[0] == 0
    assert whole_run("score", "some.json")[0] == 0
    assert '"since": "2020"' in (folder / "some.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("way", ["flag", "environment", "file"])
def test_names_are_joined(rows, whole_run, folder, way):
    args = ["score", rows, "-f", "csv"]
    more = {}
    if way == "flag":
        args += ["--aliases", "names.csv"]
    elif way == "environment":
        more["STANCES_ALIASES"] = "names.csv"
    else:
        (folder / "stances.toml").write_text('aliases = "names.csv"\n', encoding="utf-8")
    code, out, err = whole_run(*args, **more)
    assert (code, list_experts(out), err) == (0, ["Test Alpha", "Test Beta"], "")
