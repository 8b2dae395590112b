"""Files as they were at a revision, in real git repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from stances.errors import StancesError
from stances.read.revision import checked_out


@pytest.fixture
def git(tmp_path, monkeypatch, plain_git):
    """An empty repository, which is the current folder."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    top = tmp_path / "top"
    top.mkdir()
    monkeypatch.chdir(top)

    def run(*args):
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        return subprocess.run(
            ["git", *who, *args], cwd=top, capture_output=True, text=True, check=True
        ).stdout

    run("init", "-q", "-b", "main")
    return run


def commit(git, **texts):
    for name, text in texts.items():
        path = Path(name.replace("__", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "x")


def found(revision, *names):
    """Every file that lies there, with its text."""
    with checked_out(revision, names) as folder:
        texts = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
    assert not folder.exists()
    return texts


def test_a_file_as_it_was(git):
    commit(git, a="old", b="other")
    Path("a.txt").write_text("new")
    assert found("HEAD", "a.txt") == {"a.txt": "old"}
    assert Path("a.txt").read_text() == "new"


@pytest.mark.parametrize("name", ["main", "HEAD", "@", "v1", "HEAD~0", "main^{commit}"])
def test_whatever_git_takes_for_a_commit(git, name):
    commit(git, a="old")
    git("tag", "-a", "v1", "-m", "x")
    assert found(name, "a.txt") == {"a.txt": "old"}
    assert found(git("rev-parse", "--short", "HEAD").strip(), "a.txt") == {"a.txt": "old"}


def test_folders_and_the_whole(git):
    commit(git, in__a="1", in__deep__b="2", c="3")
    assert found("main", "in") == {"in/a.txt": "1", "in/deep/b.txt": "2"}
    assert found("main", "in/") == found("main", "./in")
    assert found("main", ".") == {"c.txt": "3", "in/a.txt": "1", "in/deep/b.txt": "2"}
    assert found("main", "c.txt", "in/deep") == {"c.txt": "3", "in/deep/b.txt": "2"}
    assert found("main", str(Path("c.txt").resolve())) == {"c.txt": "3"}


def test_from_a_folder_below(git, monkeypatch):
    commit(git, in__a="1", c="3")
    monkeypatch.chdir("in")
    assert found("main", "a.txt") == {"a.txt": "1"}
    with checked_out("main", ["../c.txt"]) as folder:
        assert (folder / "../c.txt").read_text() == "3"


def test_a_folder_that_was_not_there_yet(git, monkeypatch):
    commit(git, c="3")
    Path("later").mkdir()
    monkeypatch.chdir("later")
    with checked_out("main", ["../c.txt"]) as folder:
        assert (folder / "../c.txt").read_text() == "3"


@pytest.mark.parametrize(
    "name", ["a b.txt", "Ünïcode “x”.txt", "*.txt", "[ab].txt", ":(top)a.txt", "!a.txt", "-n.txt"]
)
def test_names_that_mean_more_elsewhere(git, name):
    commit(git, a="decoy", b="decoy")
    Path(name).write_text("old")
    git("add", "-A")
    git("commit", "-qm", "x")
    Path(name).write_text("new")
    assert found("HEAD", name)[name] == "old"


def test_what_is_kept_out_of_archives(git):
    commit(git, in__a="1", in__b="2")
    Path(".gitattributes").write_text("in/b.txt export-ignore\n")
    commit(git, c="3")
    assert found("HEAD", "in") == {"in/a.txt": "1", "in/b.txt": "2"}


def test_a_link_is_followed_to_what_it_was(git):
    commit(git, a="old")
    Path("link.txt").symlink_to("a.txt")
    commit(git)
    Path("a.txt").write_text("new")
    assert found("HEAD", "link.txt", "a.txt")["link.txt"] == "old"


def test_a_link_out_of_the_repository_is_not_followed(git, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    Path("link.txt").symlink_to(tmp_path / "secret.txt")
    commit(git, a="old")
    with pytest.raises(StancesError, match=r"^link\.txt: a link that leads to no file"):
        found("HEAD", "link.txt")


def test_a_repository_reached_through_a_link(git, tmp_path, monkeypatch):
    commit(git, a="old")
    (tmp_path / "link").symlink_to(tmp_path / "top")
    monkeypatch.chdir(tmp_path / "link")
    assert found("HEAD", "a.txt") == {"a.txt": "old"}
    assert found("HEAD", str(tmp_path / "link" / "a.txt")) == {"a.txt": "old"}


def test_nothing_is_left_behind_and_nothing_changed(git):
    commit(git, a="old")
    Path("a.txt").write_text("new")
    Path("b.txt").write_text("untracked")
    git("add", "a.txt")
    state = git("status", "--porcelain"), git("rev-parse", "HEAD"), sorted(Path(".git").rglob("*"))
    found("HEAD", "a.txt")
    assert state == (
        git("status", "--porcelain"),
        git("rev-parse", "HEAD"),
        sorted(Path(".git").rglob("*")),
    )


def test_it_is_gone_though_something_went_wrong_meanwhile(git):
    commit(git, a="old")
    with pytest.raises(ZeroDivisionError), checked_out("HEAD", ["a.txt"]) as folder:
        raise ZeroDivisionError
    assert not folder.exists()


@pytest.mark.parametrize(
    ("revision", "name", "told"),
    [
        ("nope", "a.txt", 'git knows no revision "nope"'),
        ("", "a.txt", 'git knows no revision ""'),
        ("--all", "a.txt", 'git knows no revision "--all"'),
        ("-h", "a.txt", 'git knows no revision "-h"'),
        ("HEAD:a.txt", "a.txt", 'git knows no revision "HEAD:a.txt"'),
        ("main..main", "a.txt", 'git knows no revision "main..main"'),
        ("main\nmain", "a.txt", "git knows no revision"),
        ("HEAD", "later.txt", 'later.txt: not in git at "HEAD"'),
        ("HEAD", "none.txt", 'none.txt: not in git at "HEAD"'),
        ("HEAD", "../out.txt", "../out.txt: is not in this git repository"),
        ("HEAD", "/", "/: is not in this git repository"),
    ],
)
def test_what_cannot_be_had_is_told(git, revision, name, told):
    commit(git, a="old")
    Path("later.txt").write_text("x")
    with pytest.raises(StancesError) as caught:
        found(revision, name)
    assert str(caught.value).startswith(told)


def test_no_repository(git, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StancesError, match="git"):
        found("HEAD", "a.txt")


def test_a_repository_without_commits(git):
    with pytest.raises(StancesError, match="no revision"):
        found("HEAD", "a.txt")


def test_no_git(git, monkeypatch):
    commit(git, a="old")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(StancesError, match="git is not installed"):
        found("HEAD", "a.txt")
