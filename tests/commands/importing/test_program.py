"""`stances import`: what it writes, what it leaves alone, and what it refuses."""

from __future__ import annotations

import json
import re

import pytest

ONE = "Test Alpha, fellow at the Test House:\n\n“Tariffs are a mistake.”\n\n"
TWO = "Test Beta, fellow at the Test House:\n\n“We should support tariffs.”\n"


@pytest.fixture
def texts(folder):
    (folder / "one.txt").write_text(ONE + TWO, encoding="utf-8")
    return folder


def list_names(folder):
    return sorted(path.name for path in folder.iterdir())


def list_files(out):
    return {row["file"]: row["status"] for row in json.loads(out)["files"]}


def test_each_expert_of_each_document_is_a_file(texts, whole_run):
    code, out, err = whole_run("import", "one.txt", "c.txt", "-o", "corpus")
    assert code == 0
    assert out.splitlines()[2].split() == ["corpus/one--test-alpha.md", "Test", "Alpha", "new"]
    assert out.endswith("\n\n6 new, 0 updated, 0 unchanged\n")
    assert err == ""
    assert list_names(texts / "corpus") == [
        *("c--test-beta.md", "c--test-gamma.md", "c--test-silent.md", "c--test-umlaut.md"),
        *("one--test-alpha.md", "one--test-beta.md"),
    ]
    written = (texts / "corpus/one--test-alpha.md").read_text(encoding="utf-8")
    assert re.fullmatch(
        r"""\+\+\+
expert = "Test Alpha"
role = "fellow"
affiliation = "Test House"
source = "one\.txt"
layout = "label"
wording = "verbatim"
hash = "[0-9a-f]{16}"
\+\+\+

“Tariffs are a mistake\.”
""",
        written,
    )


def test_the_folder_gives_the_scores_of_the_input(texts, whole_run):
    assert whole_run("import", "c.txt", "-o", "corpus")[0] == 0
    rows = [whole_run("score", one, "-f", "csv")[1].splitlines() for one in ("c.txt", "corpus")]
    assert sorted(rows[0]) == sorted(rows[1])


def test_importing_again_keeps_what_a_person_corrected(texts, whole_run):
    assert whole_run("import", "one.txt", "-o", "corpus")[0] == 0
    path = texts / "corpus/one--test-alpha.md"
    corrected = path.read_text(encoding="utf-8").replace("Test Alpha", "Test Ann Alpha")
    path.write_text(corrected, encoding="utf-8")
    (texts / "one.txt").write_text(
        ONE.replace("mistake", "blunder") + TWO.replace("support", "raise"), encoding="utf-8"
    )
    code, out, err = whole_run("import", "one.txt", "-o", "corpus", "-f", "json")
    assert code == 0
    assert list_files(out) == {
        "corpus/one--test-alpha.md": "kept",
        "corpus/one--test-beta.md": "updated",
    }
    assert err == "stances: note: kept 1 corrected file\n"
    assert path.read_text(encoding="utf-8") == corrected
    assert "raise tariffs" in (texts / "corpus/one--test-beta.md").read_text(encoding="utf-8")
    out = whole_run("import", "one.txt", "-o", "corpus", "-f", "json")[1]
    assert list(list_files(out).values()) == ["kept", "unchanged"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tariffs are", "Tariffs were"),
        ('"fellow"', '"director"'),
        ("+++\n\n", "+++\n\n# A heading\n\n"),
        ('"one.txt"', '"a book"'),
        ('expert = "Test Alpha"', "expert = "),
        ("wording", "wrding"),
    ],
)
def test_any_correction_is_kept_even_a_broken_one(texts, whole_run, old, new):
    assert whole_run("import", "one.txt", "-o", "corpus")[0] == 0
    path = texts / "corpus/one--test-alpha.md"
    corrected = path.read_text(encoding="utf-8").replace(old, new)
    path.write_text(corrected, encoding="utf-8")
    out = whole_run("import", "one.txt", "-o", "corpus", "-f", "json")[1]
    assert list_files(out)["corpus/one--test-alpha.md"] == "kept"
    assert path.read_text(encoding="utf-8") == corrected


def test_line_ends_of_another_system_are_not_corrections(texts, whole_run):
    assert whole_run("import", "one.txt", "-o", "corpus")[0] == 0
    path = texts / "corpus/one--test-alpha.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    out = whole_run("import", "one.txt", "-o", "corpus", "-f", "json")[1]
    assert set(list_files(out).values()) == {"unchanged"}


def test_a_file_that_was_renamed_is_found_again(texts, whole_run):
    assert whole_run("import", "one.txt", "-o", "corpus")[0] == 0
    (texts / "corpus/one--test-alpha.md").rename(texts / "corpus/alpha.md")
    out = whole_run("import", "one.txt", "-o", "corpus", "-f", "json")[1]
    assert list_files(out) == {
        "corpus/alpha.md": "unchanged",
        "corpus/one--test-beta.md": "unchanged",
    }


def test_a_file_whose_words_are_gone_is_reported_and_stays(texts, whole_run):
    assert whole_run("import", "one.txt", "-o", "corpus")[0] == 0
    (texts / "one.txt").write_text(ONE, encoding="utf-8")
    code, out, err = whole_run("import", "one.txt", "-o", "corpus", "-f", "json")
    assert (code, list_files(out)["corpus/one--test-beta.md"]) == (0, "not-in-inputs")
    assert err == (
        "stances: note: left 1 file in place, whose words are in none of the inputs; "
        "nothing was deleted\n"
    )
    assert (texts / "corpus/one--test-beta.md").is_file()


def test_documents_of_one_name_do_not_overwrite_each_other(texts, whole_run):
    for name in ("a", "b"):
        (texts / name).mkdir()
        (texts / name / "talk.txt").write_text(ONE.replace("Tariffs", name), encoding="utf-8")
    for _ in range(2):
        assert whole_run("import", "a/talk.txt", "-o", "corpus")[0] == 0
        assert whole_run("import", "b/talk.txt", "-o", "corpus")[0] == 0
    assert list_names(texts / "corpus") == [
        "talk--test-alpha-2.md",
        "talk--test-alpha.md",
    ]
    out = whole_run("import", "b", "a", "-o", "corpus", "-f", "json")[1]
    assert list_files(out) == {
        "corpus/talk--test-alpha-2.md": "unchanged",
        "corpus/talk--test-alpha.md": "unchanged",
    }


def test_foreign_files_are_fine_and_never_written_over(texts, whole_run):
    (texts / "corpus").mkdir()
    for name in ("notes.md", "one--test-alpha.md", "ONE--test-beta.md", "x.txt"):
        (texts / "corpus" / name).write_text("Mine.\n", encoding="utf-8")
    before = list_names(texts / "corpus")
    code, out, err = whole_run("import", "one.txt", "-o", "corpus")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"stances: error: {name}: import did not write this file; rename it, or name another "
        "folder with -o"
        for name in ("corpus/one--test-alpha.md", "corpus/ONE--test-beta.md")
    ]
    assert list_names(texts / "corpus") == before
    assert whole_run("import", "c.txt", "-o", "corpus")[0] == 0
    assert (texts / "corpus/notes.md").read_text(encoding="utf-8") == "Mine.\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["one.txt"], "no folder to write to; name one: stances import INPUT -o FOLDER"),
        (["one.txt", "-o", "a/b"], "a/b: cannot be made: the folder above it does not exist"),
        (["one.txt", "-o", "c.txt"], "c.txt: is not a folder; name a folder after -o"),
        (["one.txt", "-o", "."], "one.txt is read, so nothing can be written to ."),
        ([".", "-o", "corpus"], ". is read, so nothing can be written to corpus"),
        (["nobody.txt", "-o", "corpus"], "nobody.txt: no expert found"),
        (["sheet.json", "-o", "corpus"], "sheet.json: a score sheet holds no statements"),
    ],
)
def test_what_is_refused_writes_nothing(texts, whole_run, args, message):
    assert whole_run("score", "one.txt", "-f", "json", "-o", "sheet.json")[0] == 0
    code, out, err = whole_run("import", *args)
    assert (code, out) == (2, "")
    assert err.startswith(f"stances: error: {message}")
    assert not (texts / "corpus").exists()


def test_names_are_safe_on_every_system(texts, whole_run):
    (texts / "README (final).txt").write_text(
        ONE.replace("Test Alpha", "Tést Ó’Alpha"), encoding="utf-8"
    )
    (texts / "漢字.csv").write_text(
        "expert,text,date\n7,Talk.,2020-01-08\n7,Again.,2020-01-09\n漢,Now.,\n"
        + "".join(f"{'x' * 300}{end},Talk.,\n" for end in "ab"),
        encoding="utf-8",
    )
    code, _, _ = whole_run("import", "README (final).txt", "漢字.csv", "-o", "corpus")
    assert code == 0
    names = list_names(texts / "corpus")
    assert len(names) == 6
    assert all(re.fullmatch(r"[a-z0-9-]{1,140}\.md", name) for name in names)
    assert "text-readme-final--test-o-alpha.md" in names
    experts = whole_run("experts", "corpus", "-f", "csv")[1].splitlines()[1:]
    assert len(experts) == 5


def test_likely_pairs_are_proposed_once_and_join_nobody(texts, whole_run):
    (texts / "two.txt").write_text(TWO.replace("Test Beta", "T. Beta"), encoding="utf-8")
    code, _, err = whole_run("import", "one.txt", "two.txt", "-o", "corpus")
    assert code == 0
    assert err.splitlines()[0] == (
        "stances: note: aliases.csv: 1 likely pair of names; say yes or no, and name it with "
        "--aliases"
    )
    table = texts / "corpus/aliases.csv"
    assert table.read_text(encoding="utf-8") == "name,expert,joined\nT. Beta,Test Beta,?\n"
    args = ("experts", "corpus", "-f", "csv", "--aliases", "corpus/aliases.csv")
    assert len(whole_run(*args)[1].splitlines()) == 4
    table.write_text("name,expert,joined\nT. Beta,Test Beta,yes\n", encoding="utf-8")
    assert len(whole_run(*args)[1].splitlines()) == 3
    assert whole_run("import", "one.txt", "two.txt", "-o", "corpus")[0] == 0
    assert table.read_text(encoding="utf-8").endswith("yes\n")


def test_a_name_that_a_spreadsheet_takes_for_a_formula_is_not_proposed(texts, whole_run):
    for name, expert in (("a", "=T. Beta"), ("b", "=Test Beta")):
        (texts / f"{name}.csv").write_text(f"expert,text\n{expert},Talk.\n", encoding="utf-8")
    assert whole_run("import", "a.csv", "b.csv", "-o", "corpus")[0] == 0
    assert not (texts / "corpus/aliases.csv").exists()


def test_experts_says_which_names_are_likely_one_person(texts, whole_run):
    (texts / "two.txt").write_text(TWO.replace("Test Beta", "T. Beta"), encoding="utf-8")
    _, _, err = whole_run("experts", "one.txt", "two.txt")
    assert err == (
        "stances: note: likely one person: T. Beta / Test Beta; --aliases joins their names\n"
    )
    assert whole_run("experts", "one.txt")[2] == ""
