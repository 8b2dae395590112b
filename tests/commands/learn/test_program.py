"""``rubric new --from``, ``rubric learn`` and ``evaluate --by`` in a folder of made-up letters."""

from __future__ import annotations

import json

import pytest

from commands.tariffs import cache, folder, run_program  # noqa: F401  (fixtures)
from learning.conftest import make_letters, make_lines
from stances.rubric.files import read_rubric_files
from stances.rubric.load import parse_rubric

TABLE = "Letter,Target,Stance\n" + "".join(
    f'"{row["text"]}",{dimension.replace("-", " ")},{"FAVOR" if code == "+" else "AGAINST"}\n'
    for row in make_letters(3)
    for dimension, code in row["stances"].items()
)
MAP = ("--map", "Letter=text,Target=dimension,Stance=code", "--map", "FAVOR=+,AGAINST=-")


@pytest.fixture
def run(run_program, folder):  # noqa: F811
    """Runs the program in a folder with coded letters."""
    (folder / "letters.jsonl").write_text(make_lines(make_letters()), encoding="utf-8")
    return run_program


@pytest.fixture
def town(run, folder):  # noqa: F811
    """A rubric that was drafted from the letters."""
    assert run("rubric", "new", "town", "--from", "letters.jsonl")[0] == 0
    return folder / "town"


def load(name):
    return parse_rubric(read_rubric_files(name))


def learn(run, *args):
    return run("rubric", "learn", "town", "letters.jsonl", "--folds", "3", *args)


def test_a_drafted_rubric_is_clean_and_passes_its_tests(run, town):
    assert run("rubric", "lint", "town")[:2] == (0, "town: nothing to mend\n")
    code, out, _ = run("rubric", "test", "town")
    assert (code, out.endswith(", 0 failed\n")) == (0, True)
    rubric = load("town")
    assert [one.id for one in rubric.dimensions] == ["bridge-toll", "night-market"]
    assert rubric.dimensions[0].entries[0].words[0] == "bridge toll"
    assert rubric.similarity.anywhere


def turn(lines):
    """Return coded texts with the sides turned."""
    return lines.replace('"+"', '"x"').replace('"-"', '"+"').replace('"x"', '"-"')


def test_check_names_what_was_learnt_as_the_cause(run, town, folder):  # noqa: F811
    assert learn(run)[0] == 0
    said = (
        "Test Alpha: We should keep the bridge toll.\n\nTest Beta: The bridge toll robs nurses.\n"
    )
    (folder / "said.txt").write_text(said, encoding="utf-8")
    kept = ("-r", "town", "--baseline", "kept.json", "said.txt")
    assert run("accept", *kept)[0] == 0
    (folder / "letters.jsonl").write_text(turn(make_lines(make_letters())), encoding="utf-8")
    assert learn(run)[0] == 0
    code, out, _ = run("check", *kept)
    assert (code, "because of rubric" in out, "unknown" in out) == (1, True, False)


def test_the_pole_of_a_target_is_that_of_the_codes(run, folder):  # noqa: F811
    (folder / "turned.jsonl").write_text(turn(make_lines(make_letters())), encoding="utf-8")
    for name, file, pole in (("kept", "letters.jsonl", 1), ("turned", "turned.jsonl", -1)):
        assert run("rubric", "new", name, "--from", file)[0] == 0
        assert load(name).dimensions[0].entries[0].pole == pole


def test_texts_that_are_coded_on_all_dimensions_must_name_them(run, folder):  # noqa: F811
    rows = make_letters()
    for row in rows:
        row["stances"] = {"bridge-toll": ".", "night-market": ".", **row["stances"]}
    (folder / "all.jsonl").write_text(make_lines(rows), encoding="utf-8")
    assert run("rubric", "new", "town", "--from", "all.jsonl")[0] == 0
    assert not load("town").similarity.anywhere
    assert run("rubric", "lint", "town")[0] == 0


def test_a_table_with_other_columns_and_codes(run, folder):  # noqa: F811
    (folder / "table.csv").write_text(TABLE, encoding="utf-8")
    assert run("rubric", "new", "town", "--from", "table.csv", *MAP)[0] == 0
    code, out, _ = run("rubric", "learn", "town", "table.csv", "--folds", "2", *MAP)
    assert code == 0
    assert out.startswith("town: 12 texts by 12 authors, in 2 folds\n")
    code, out, _ = run("evaluate", "table.csv", "-r", "town", *MAP)
    assert (code, ": 12 cells" in out) == (0, True)


def test_learning_finds_sides_and_compares_methods(run, town):
    code, out, _ = learn(run, "-f", "json")
    found = json.loads(out)["learning"]
    assert (code, found["texts"], found["authors"], found["table"]) == (
        0,
        24,
        6,
        "town/learned.tsv",
    )
    assert [one["method"] for one in found["methods"]] == [
        "with learning",
        "plain TF-IDF",
        "commoner side",
        "rubric as it is",
    ]
    assert found["methods"][0]["f_avg"] > 0.9
    assert load("town").learned.slope == found["slope"]


def test_the_same_texts_give_the_same_bytes(run, town):
    learn(run)
    first = (town / "learned.tsv").read_bytes()
    assert "has a table already" in learn(run)[1]
    assert (town / "learned.tsv").read_bytes() == first


def test_the_header_says_what_it_was_learnt_from(run, town):
    learn(run, "--date", "January 31, 2026", "--hold-out", "0.3")
    head = (town / "learned.tsv").read_text(encoding="utf-8").split("term\t")[0]
    assert "# texts: 24 by 6 authors\n" in head
    assert "# date: 2026-01-31\n" in head
    assert "# F_avg on 2 authors held out: with learning " in head
    assert "letters.jsonl" not in head


def test_what_was_learnt_is_used(run, town, folder):  # noqa: F811
    text = 'expert,text\nTest Reader,"Students and nurses are robbed, and cannot afford it."\n'
    (folder / "new.csv").write_text(text, encoding="utf-8")
    ask = ("score", "new.csv", "-r", "town", "-d", "bridge-toll", "-f", "json")
    before = json.loads(run(*ask)[1])["cells"][0]
    learn(run)
    after = json.loads(run(*ask)[1])["cells"][0]
    assert (before["state"], after["state"]) == ("silent", "against")


def test_held_out_authors_are_measured_apart(run, town):
    rows = learn(run, "--hold-out", "0.3", "-f", "csv")[1].splitlines()
    assert [one.split(",")[0] for one in rows[1:]] == ["cross-validated"] * 4 + ["held out"] * 4


def test_the_table_may_go_elsewhere(run, folder):  # noqa: F811
    code, _, err = run("rubric", "learn", "us-iran", "letters.jsonl")
    assert code == 2
    assert "us-iran: comes with stances and is not changed; copy its folder" in err
    codes = [{**row, "stances": {"coalition": "+"}} for row in make_letters(1)]
    (folder / "b.jsonl").write_text(make_lines(codes), encoding="utf-8")
    learn_it = ("rubric", "learn", "uk-parties", "b.jsonl", "-o", "t.tsv")
    assert 'unknown dimension "coalition"' in run(*learn_it)[2]
    assert not (folder / "t.tsv").exists()


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (("a.toml", "letters.jsonl"), "a single file cannot keep what it learns"),
        (("town", "c.txt"), "c.txt: no codes"),
        (("town", "letters.jsonl", "--date", "soon"), '--date "soon" is not a day'),
        (("town", "letters.jsonl", "--folds", "7"), "6 authors cannot fill 7 folds"),
        (("town", "letters.jsonl", "-o", "letters.jsonl"), "this file is read"),
        (("town", "letters.jsonl", "--map", "x"), '--map "x" is not a pair'),
        (("nowhere", "letters.jsonl"), "no such rubric"),
    ],
)
def test_what_cannot_be_learnt(run, town, args, what):
    code, out, err = run("rubric", "learn", *args)
    assert (code, out, what in err) == (2, "", True)
    assert not (town / "learned.tsv").exists()


def test_map_without_texts(run):
    assert "--map says how to read coded texts" in run("rubric", "new", "x", "--map", "a=code")[2]


def test_evaluation_learns_without_the_author_it_scores(run, town):
    code, out, _ = run("evaluate", "letters.jsonl", "--by", "author", "--folds", "3", "-r", "town")
    assert code == 0
    assert "learnt anew in 3 folds by author (6): 24 cells" in out
    assert not (town / "learned.tsv").exists()


def test_what_only_its_own_author_says_cannot_be_learnt(run, town, folder):  # noqa: F811
    """Each of these letters has words that no other author uses."""
    rows = [
        {
            "id": str(at),
            "author": f"Test {at}",
            "text": f"{word} {word}.",
            "stances": {"bridge-toll": side},
        }
        for at, (word, side) in enumerate(
            zip(("moss", "fern", "reed", "rush"), "++--", strict=True)
        )
    ]
    twice = [{**row, "id": f"{row['id']}b"} for row in rows]
    (folder / "own.jsonl").write_text(make_lines([*rows, *twice]), encoding="utf-8")
    run("rubric", "learn", "town", "own.jsonl", "--folds", "4")
    ask = ("evaluate", "own.jsonl", "-r", "town", "-f", "json")
    seen = json.loads(run(*ask)[1])["evaluation"]["overall"]
    unseen = json.loads(run(*ask, "--folds", "4")[1])["evaluation"]["overall"]
    assert seen["f_avg"] == 1
    assert unseen["f_avg"] < 0.7


def test_more_coded_texts_are_learnt_from_and_not_compared(run, town, folder):  # noqa: F811
    few = make_lines(make_letters(2))
    (folder / "few.jsonl").write_text(few, encoding="utf-8")
    alone, helped = (
        json.loads(
            run("evaluate", "few.jsonl", *more, "--folds", "2", "-r", "town", "-f", "json")[1]
        )
        for more in ((), ("letters.jsonl",))
    )
    cells = [one["evaluation"]["overall"]["cells"] for one in (alone, helped)]
    assert cells == [8, 8]
    assert helped["evaluation"]["overall"]["f_avg"] >= alone["evaluation"]["overall"]["f_avg"]


def test_single_experts_cannot_be_cross_validated(run, town):
    _, _, err = run("evaluate", "letters.jsonl", "--folds", "2", "-r", "town", "-e", "l0a")
    assert "leave out -e" in err
