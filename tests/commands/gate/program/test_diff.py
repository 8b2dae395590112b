"""`diff`: of files, and of revisions in git."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from commands.gate.program.project import (
    ARTICLE,
    DELTA,
    TURN,
)
from rubric.samples import write as write_rubric

# Differences


def test_two_baselines(project):
    shutil.copy(project.path("b.json"), project.path("old.json"))
    project.turn()
    project.accept()
    report = project.diff("old.json", "b.json")
    assert (report["type"], report["old"], report["new"]) == ("diff", "old.json", "b.json")
    [drift] = report["drifts"]
    assert (drift["expert"], drift["causes"]) == ("Test Ümlaut", ["corpus"])
    assert drift["changes"][0]["text"] is None
    assert project.diff("b.json", "b.json")["drifts"] == []


def test_two_sheets_know_both_texts(project):
    score = ("score", "x.txt", "-f", "json", "--evidence", "-o")
    project.run(*score, "old.sheet")
    project.turn()
    project.run(*score, "new.sheet")
    [drift] = project.diff("old.sheet", "new.sheet")["drifts"]
    [change] = drift["changes"]
    assert (change["old_text"], change["text"]) == (f"“{TURN[0]}", f"“{TURN[1]}")
    assert change["causes"] == ["corpus"]
    report = project.diff("b.json", "new.sheet")  # a baseline and a sheet
    assert report["drifts"][0]["causes"] == ["corpus"]
    assert project.diff("b.json", "old.sheet")["drifts"] == []


def test_a_sheet_can_be_checked_and_accepted(project):
    project.run("score", "x.txt", "-f", "json", "--evidence", "-o", "s.json")
    assert project.check(inputs=["s.json"], code=0)["counts"]["stale"] == 0
    before = project.bytes()
    project.accept("s.json")
    assert project.bytes() == before


@pytest.mark.parametrize(
    "args",
    [("diff", "bare.json", "b.json"), ("diff", "b.json", "bare.json"), ("check", "bare.json")],
    ids=str,
)
def test_a_sheet_without_evidence_is_refused(project, args):
    project.run("score", "x.txt", "-f", "json", "-o", "bare.json")
    more = () if args[0] == "diff" else ("--baseline", "b.json")
    message = project.refuse(*args, *more)
    assert "bare.json" in message
    assert "--evidence" in message


def test_two_texts(project):
    project.put("y.txt", ARTICLE.replace(*TURN))
    [drift] = project.diff("x.txt", "y.txt")["drifts"]
    assert drift["expert"] == "Test Ümlaut"
    assert drift["changes"][0]["old_text"] == f"“{TURN[0]}"


def test_differences_are_not_a_failure(project):
    project.put("y.txt", ARTICLE.replace(*TURN))
    code, out, err = project.run("diff", "x.txt", "y.txt")
    assert (code, err) == (0, "")
    assert "Test Ümlaut on tolls" in out
    assert "fail" not in out


@pytest.mark.parametrize(
    "args",
    [
        ("diff",),
        ("diff", "x.txt"),
        ("diff", "x.txt", "x.txt", "x.txt"),
        ("diff", "x.txt", "none.txt"),
        ("diff", "x.txt", "b.json", "-e", "nobody"),
        ("diff", "x.txt", "b.json", "-d", "nothing"),
        ("diff", "x.txt", "cut.json"),
    ],
    ids=str,
)
def test_what_cannot_be_compared(project, args):
    project.path("cut.json").write_bytes(project.bytes()[:-20])
    project.refuse(*args)


# Revisions


@pytest.fixture
def git(project, plain_git):
    """The project in a git repository of its own, with one commit."""

    def run(*args, feed=None):
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        done = subprocess.run(
            ["git", *who, *args],
            cwd=project.folder,
            input=feed,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    run("init", "-q", "-b", "main")
    run("add", "-A")
    run("commit", "-qm", "one")
    return run


def test_the_old_corpus_against_the_files_as_they_are(project, git):
    assert project.diff("--rev", "main", "x.txt")["drifts"] == []
    project.turn()  # nothing is committed
    report = project.diff("--rev", "main", "x.txt")
    [drift] = report["drifts"]
    assert (report["old"], report["new"]) == ("x.txt at main", "x.txt")
    assert (drift["expert"], drift["causes"]) == ("Test Ümlaut", ["corpus"])
    assert (drift["file"], drift["line"]) == ("x.txt", 5)
    [change] = drift["changes"]
    assert (change["old_text"], change["text"]) == (f"“{TURN[0]}", f"“{TURN[1]}")


def test_the_old_rubric_against_the_files_as_they_are(project, git):
    project.reweigh()
    [drift] = project.diff("--rev", "main", "x.txt")["drifts"]
    assert (drift["expert"], drift["causes"]) == ("Test Beta", ["rubric"])
    assert drift["changes"][0]["rule_file"] == "bridge/tolls.toml"
    assert drift["file"] == "bridge/tolls.toml"


def test_two_revisions(project, git):
    project.turn()
    git("commit", "-qam", "two")
    project.reweigh()
    git("commit", "-qam", "three")
    git("tag", "v3")
    project.put("x.txt", "Nothing that is read.")
    before = git("status", "--porcelain")
    found = project.diff("--rev", "HEAD~2..HEAD~1", "x.txt")
    assert [one["expert"] for one in found["drifts"]] == ["Test Ümlaut"]
    found = project.diff("--rev", "HEAD~1..v3", "x.txt")
    assert [one["expert"] for one in found["drifts"]] == ["Test Beta"]
    found = project.diff("--rev", "v3..HEAD~2", "x.txt")
    assert [one["causes"] for one in found["drifts"]] == [["rubric"], ["corpus"]]
    assert git("status", "--porcelain") == before


def test_from_a_folder_of_the_repository(project, git, monkeypatch):
    project.turn()
    project.path("deep").mkdir()
    monkeypatch.chdir(project.path("deep"))
    [drift] = project.diff("--rev", "main", "../x.txt", "-r", "../bridge")["drifts"]
    assert (drift["causes"], drift["file"]) == (["corpus"], "../x.txt")


def test_a_whole_folder_and_names_with_spaces_and_accents(project, git):
    name = "a folder/Ünïcode [1] *.txt"
    project.path("a folder").mkdir()
    project.put(name, ARTICLE)
    project.put("a folder/other.txt", DELTA)
    git("add", "-A")
    git("commit", "-qm", "two")
    project.turn(name)
    for given in (name, "a folder", str(project.path(name)), f"./{name}"):
        report = project.diff("--rev", "HEAD", given)
        assert [one["expert"] for one in report["drifts"]] == ["Test Ümlaut"], given
        assert Path(report["drifts"][0]["file"]).name == Path(name).name


def test_a_name_that_git_would_take_for_a_pattern(project, git):
    project.put(":(top)x.txt", ARTICLE)
    git("add", "-A")
    git("commit", "-qm", "two")
    project.turn(":(top)x.txt")
    report = project.diff("--rev", "HEAD", ":(top)x.txt")
    assert [one["expert"] for one in report["drifts"]] == ["Test Ümlaut"]


def test_what_git_leaves_out_of_archives_is_compared_as_well(project, git):
    project.put(".gitattributes", "x.txt export-ignore\nbridge/traffic.toml export-ignore\n")
    git("add", "-A")
    git("commit", "-qm", "two")
    assert project.diff("--rev", "HEAD", "x.txt")["drifts"] == []


def test_the_bundled_corpus_by_an_old_rubric(project, git):
    write_rubric(project.path("small"))
    project.edit("small/rubric.toml", '"tolls", "traffic"', '"traffic"')
    project.path("small/tolls.toml").unlink()
    project.edit("small/traffic.toml", "jam at the tolls", "jam at the gates")
    project.edit("small/traffic.toml", '["traffic"]', '["war*"]')
    project.edit("small/traffic.toml", "Traffic is a disaster.", "War is a disaster.")
    git("add", "-A")
    git("commit", "-qm", "two")
    project.edit("small/traffic.toml", '["war*"]', '["war*", "peace"]')
    report = project.diff("--rev", "HEAD", "-r", "small")
    assert report["old"] == "the bundled corpus at HEAD"
    assert {cause for one in report["drifts"] for cause in one["causes"]} <= {"rubric"}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--rev", "nope", "x.txt"), 'unknown revision "nope"'),
        (("--rev", "main..nope", "x.txt"), 'unknown revision "nope"'),
        (("--rev", "nope..main", "x.txt"), 'unknown revision "nope"'),
        (("--rev", "..main", "x.txt"), '"..main" does not name revisions'),
        (("--rev", "main...main", "x.txt"), '"main...main" does not name revisions'),
        (("--rev=--all", "x.txt"), 'unknown revision "--all"'),
        (("--rev=-h", "x.txt"), 'unknown revision "-h"'),
        (("--rev", "main:x.txt", "x.txt"), 'unknown revision "main:x.txt"'),
        (("--rev", "", "x.txt"), ""),
        (("--rev", "main", "later.txt"), "later.txt"),
        (("--rev", "main", "none.txt"), "none.txt"),
        (("--rev", "main", "/etc/hostname"), "not in this git repository"),
        (("--rev", "main", "-"), ""),
        (("--rev", "main", "x.txt", "-r", "later"), "later"),
        (("--rev", "main", "-r", "us-iran"), "the same at every revision"),
    ],
    ids=str,
)
def test_revisions_that_cannot_be_compared(project, git, args, message):
    project.put("later.txt", ARTICLE)
    write_rubric(project.path("later"))
    assert message in project.refuse("diff", *args)


def test_a_path_out_of_the_temporary_folder_is_refused(project, git, tmp_path, monkeypatch):
    """A tree that nobody made with ``git add``: ``texts/../../planted.csv``."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    project.path("texts").mkdir()
    project.put("texts/good.txt", ARTICLE)
    own = git("hash-object", "-w", "x.txt").strip()
    tree = git("mktree", feed=f"100644 blob {own}\tplanted.csv\n").strip()
    for name in ("..", "..", "texts"):
        tree = git("mktree", feed=f"040000 tree {tree}\t{name}\n").strip()
    planted = git("commit-tree", "-m", "x", tree).strip()
    message = project.refuse("diff", "--rev", planted, "texts", "-f", "csv")
    assert 'texts/../../planted.csv: git holds a path that is not safe to write: ".."' in message
    assert not list((tmp_path / "temp").iterdir())


def test_a_submodule_whose_texts_would_be_missing_is_refused(project, git):
    head = git("rev-parse", "HEAD").strip()
    git("update-index", "--add", "--cacheinfo", f"160000,{head},texts/sub")
    git("commit", "-qm", "submodule")
    project.path("texts/sub").mkdir(parents=True)
    project.put("texts/sub/x.txt", ARTICLE)
    message = project.refuse("diff", "--rev", "HEAD", "texts")
    assert "texts/sub: a submodule: git does not hold its files" in message


def test_outside_a_repository(project, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.folder.parent))
    assert "git" in project.refuse("diff", "--rev", "main", "x.txt")


def test_without_git(project, monkeypatch):
    assert "git is not installed" in project.refuse("diff", "--rev", "main", "x.txt", PATH="")
