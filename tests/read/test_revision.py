"""Files as they were at a revision, in real git repositories."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pytest

from stances.errors import StancesError
from stances.read.revision import check_out


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
    with check_out(revision, names) as folder:
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
    with check_out("main", ["../c.txt"]) as folder:
        assert (folder / "../c.txt").read_text() == "3"


def test_a_folder_that_was_not_there_yet(git, monkeypatch):
    commit(git, c="3")
    Path("later").mkdir()
    monkeypatch.chdir("later")
    with check_out("main", ["../c.txt"]) as folder:
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
    with pytest.raises(ZeroDivisionError), check_out("HEAD", ["a.txt"]) as folder:
        raise ZeroDivisionError
    assert not folder.exists()


# Links


LINKS = {
    "out of the repository": {"link.txt": "../outside.txt"},
    "to a path from the root": {"link.txt": "{outside}"},
    "out of the repository, through several": {
        "link.txt": "in/one.txt",
        "in/one.txt": "two.txt",
        "in/two.txt": "../../outside.txt",
    },
    "out of the repository, through a folder": {"link.txt": "up/outside.txt", "up": ".."},
    "to a path from the root, through several": {"link.txt": "one.txt", "one.txt": "{outside}"},
    "out and in again": {"link.txt": "../top/a.txt"},
    "to nothing": {"link.txt": "none.txt"},
    "to itself": {"link.txt": "link.txt"},
    "round and round": {"link.txt": "one.txt", "one.txt": "link.txt"},
    "to a folder": {"link.txt": "folder"},
    "to the repository's own files": {"link.txt": ".git/config"},
    "below a file": {"link.txt": "a.txt/b.txt"},
}


@pytest.mark.parametrize("links", LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("name", ["link.txt", "."])
def test_a_link_that_leads_to_no_file_of_git_is_refused(git, tmp_path, links, name):
    """Though at the end of many of them there is a file on this disk."""
    (tmp_path / "outside.txt").write_text("outside")
    commit(git, a="old", folder__b="old")
    git_links(
        git, {path: to.format(outside=tmp_path / "outside.txt") for path, to in links.items()}
    )
    with pytest.raises(StancesError, match=r": a link that does not lead to a file of git"):
        found("HEAD", name)


def git_links(git, links):
    for path, to in links.items():
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).symlink_to(to)
    git("add", "-A")
    git("commit", "-qm", "links")


def test_a_link_is_followed_through_others_to_a_file_of_git(git):
    commit(git, a="old")
    git_links(git, {"link.txt": "in/one.txt", "in/one.txt": "../two.txt", "two.txt": "a.txt"})
    Path("a.txt").write_text("new")
    assert found("HEAD", "link.txt", "in") == {"in/one.txt": "old", "link.txt": "old"}


def test_a_link_with_a_line_break_in_its_name_is_refused(git):
    commit(git, a="old")
    git_links(git, {"li\nnk.txt": "a.txt"})
    with pytest.raises(StancesError, match="a link with a line break in its name"):
        found("HEAD", "li\nnk.txt")


def test_a_file_with_a_line_break_in_its_name_is_read(git):
    commit(git, a="old")
    Path("fi\nle.txt").write_text("old")
    commit(git)
    assert found("HEAD", "fi\nle.txt") == {"fi\nle.txt": "old"}


def test_a_name_that_is_a_link_from_outside_is_refused(git, tmp_path, monkeypatch):
    """Its place in the temporary folder would lie outside of that."""
    commit(git, a="old")
    (tmp_path / "link.txt").symlink_to("top/a.txt")
    (tmp_path / "link").symlink_to("top")
    for name in ("../link.txt", str(tmp_path / "link.txt"), "../link/a.txt"):
        with pytest.raises(StancesError, match="is not in this git repository"):
            found("HEAD", name)


# Trees that nobody made with `git add`


@pytest.fixture
def plant(git, monkeypatch, tmp_path):
    """Makes a commit of any folders and files; all temporary folders are made below one."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()

    def write(kind, data):
        command = ["git", "hash-object", "-t", kind, "-w", "--stdin", "--literally"]
        return subprocess.run(command, input=data, capture_output=True, check=True).stdout.strip()

    def make_tree(entries):
        data = b""
        for name, content in entries:
            is_file = isinstance(content, str)
            own = write("blob", content.encode()) if is_file else make_tree(content)
            mode = b"100644" if is_file else b"40000"
            data += mode + b" " + name.encode() + b"\0" + bytes.fromhex(own.decode())
        return write("tree", data)

    def make_commit(*entries):
        return git("commit-tree", "-m", "x", make_tree(entries).decode()).strip()

    return make_commit


def refuse(revision, name="texts"):
    """See that a revision is refused and nothing at all is written; returns the message."""
    top = Path.cwd().parent
    before = sorted(top.rglob("*"))
    with pytest.raises(StancesError) as caught:
        found(revision, name)
    assert sorted(top.rglob("*")) == before
    return str(caught.value)


UNSAFE = [
    *("..", ".", "/abs", "//abs", "a//b", "a/", "a/../b", "a/./b", "../../../a"),
    *(".git", ".GIT", ".Git", "git~1", "GIT~1", ".git ", ".git.", ".git . .", "git~1.", ".git:a"),
    *(".git::$INDEX_ALLOCATION", ".g\u200cit", "\ufeff.git", ".gi\u202et", ".git\u2060"),
    *("a\\b", "..\\a", "\\a", "\\\\host\\a", "C:", "C:a", "c:\\a", "C:/a", "a/C:b"),
]


@pytest.mark.parametrize("part", UNSAFE)
def test_a_path_that_is_not_safe_is_refused_and_nothing_written(plant, part):
    rows = "expert,text\nTest Alpha,We should talk.\n"
    for inside in ((part, rows), (part, [("a.csv", rows)]), ("deep", [(part, [("a.csv", rows)])])):
        revision = plant(("texts", [("good.csv", rows), inside]))
        message = refuse(revision)
        assert message.startswith("texts/")
        assert "git holds a path that is not safe to write" in message


def test_a_path_out_of_the_temporary_folder_is_refused(plant, tmp_path):
    """The case from which all these were made: a file named by ``texts/../../planted.csv``."""
    rows = "expert,text\nTest Alpha,We should talk.\n"
    tree = [("good.csv", rows), ("..", [("..", [("planted.csv", rows)])])]
    assert '".." is part of it' in refuse(plant(("texts", tree)))
    assert not (tmp_path / "temp" / "planted.csv").exists()


def test_what_is_not_named_is_not_looked_at(plant):
    revision = plant(("..", [("a.txt", "evil")]), ("texts", [("a.txt", "good")]))
    assert found(revision, "texts") == {"texts/a.txt": "good"}


@pytest.mark.parametrize(
    "name",
    [
        ".gitignore",
        "a..b",
        "...",
        "..a",
        "git~2",
        ".gitx",
        "x.git",
        "ab:c",
        "1:a",
        "\x1b[31m",
        "con.txt",
    ],
)
def test_a_name_that_only_looks_unsafe_is_read(plant, name):
    assert found(plant(("texts", [(name, "good")])), "texts") == {f"texts/{name}": "good"}


def test_a_folder_with_one_name_twice_is_refused(plant):
    revision = plant(("texts", [("a.txt", "one"), ("a.txt", "two")]))
    assert refuse(revision).startswith("texts/a.txt: stands twice in one folder of git")


def test_a_file_and_a_folder_of_one_name_are_refused(plant):
    revision = plant(("texts", [("a", "one"), ("a", [("b.txt", "two")])]))
    assert refuse(revision).startswith("texts/a")


def test_a_name_too_long_for_this_disk_is_refused(plant):
    assert "cannot be written" in refuse(plant(("texts", [("a" * 300, "one")])))
    assert "cannot be made" in refuse(plant(("texts", [("a" * 300, [("b", "one")])])))


def test_two_paths_that_this_disk_takes_for_one_are_refused(plant, monkeypatch):
    """As a disk that knows no capitals does."""
    revision = plant(("texts", [("A.txt", "one"), ("a.txt", "two")]))
    opened = Path.open
    monkeypatch.setattr(
        Path, "open", lambda path, *args, **more: opened(Path(str(path).lower()), *args, **more)
    )
    assert "this file system takes two paths of git for one" in refuse(revision)


# What git does not hold


def add_submodule(git, path):
    """Add a submodule without cloning anything."""
    head = git("rev-parse", "HEAD").strip()
    git("update-index", "--add", "--cacheinfo", f"160000,{head},{path}")
    git("commit", "-qm", "submodule")


@pytest.mark.parametrize(
    ("path", "name"),
    [("in/sub", "in"), ("in/sub", "."), ("sub", "sub"), ("_sub", "_sub"), ("in/deep/sub", "in")],
)
def test_a_submodule_whose_texts_would_be_missing_is_refused(git, path, name):
    commit(git, in__a="old")
    add_submodule(git, path)
    with pytest.raises(StancesError, match=f"^{path}: a submodule: git does not hold its files"):
        found("HEAD", name)


def test_a_file_within_a_submodule_is_refused(git):
    commit(git, in__a="old")
    add_submodule(git, "sub")
    with pytest.raises(StancesError, match=r"^sub"):
        found("HEAD", "sub/a.txt")


@pytest.mark.parametrize("path", ["other/sub", "in/.sub", "in/_themes/sub", "in/.hidden/sub"])
def test_a_submodule_that_is_never_read_does_no_harm(git, path):
    commit(git, in__a="old")
    add_submodule(git, path)
    assert found("HEAD", "in") == {"in/a.txt": "old"}


def test_a_submodule_in_a_hidden_folder_at_the_top_does_no_harm(git):
    commit(git, in__a="old")
    add_submodule(git, ".sub")
    assert found("HEAD", ".") == {"in/a.txt": "old"}


def test_a_file_that_is_not_in_this_clone_is_refused(git):
    commit(git, a="old")
    own = git("rev-parse", "HEAD:a.txt").strip()
    Path(".git/objects", own[:2], own[2:]).unlink()
    with pytest.raises(StancesError, match=r"^a\.txt: not in this clone of git at \"HEAD\""):
        found("HEAD", "a.txt")


def test_a_work_tree_elsewhere_is_refused(git, tmp_path, monkeypatch):
    commit(git, a="old")
    (tmp_path / "else").mkdir()
    monkeypatch.setenv("GIT_DIR", str(Path(".git").resolve()))
    monkeypatch.setenv("GIT_WORK_TREE", str(Path.cwd()))
    monkeypatch.chdir(tmp_path / "else")
    with pytest.raises(StancesError, match="git"):
        found("HEAD", "a.txt")


# What cannot be had


@pytest.mark.parametrize(
    ("revision", "name", "message"),
    [
        ("nope", "a.txt", 'unknown revision "nope"'),
        ("no\0pe", "a.txt", 'unknown revision "no\0pe"'),
        ("HEAD", "a\0.txt", "a\0.txt: "),
        ("", "a.txt", 'unknown revision ""'),
        ("--all", "a.txt", 'unknown revision "--all"'),
        ("-h", "a.txt", 'unknown revision "-h"'),
        ("HEAD:a.txt", "a.txt", 'unknown revision "HEAD:a.txt"'),
        ("main..main", "a.txt", 'unknown revision "main..main"'),
        ("main\nmain", "a.txt", "unknown revision"),
        ("HEAD", "later.txt", 'later.txt: not in git at "HEAD"'),
        ("HEAD", "none.txt", 'none.txt: not in git at "HEAD"'),
        ("HEAD", "../out.txt", "../out.txt: is not in this git repository"),
        ("HEAD", "/", "/: is not in this git repository"),
    ],
)
def test_what_cannot_be_had_is_refused(git, revision, name, message):
    commit(git, a="old")
    Path("later.txt").write_text("x")
    with pytest.raises(StancesError) as caught:
        found(revision, name)
    assert str(caught.value).startswith(message)


def test_no_repository(git, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StancesError, match="git"):
        found("HEAD", "a.txt")


def test_a_repository_without_commits(git):
    with pytest.raises(StancesError, match="unknown revision"):
        found("HEAD", "a.txt")


def test_no_git(git, monkeypatch):
    commit(git, a="old")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(StancesError, match="git is not installed"):
        found("HEAD", "a.txt")
