"""The pre-commit hook stops a commit that makes scores drift, in a real git repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ready.conftest import TURNED, turn_round

ROOT = Path(__file__).parents[2]
CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: stances-check
"""


@pytest.fixture(scope="module")
def run(environ, tmp_path_factory, lent):
    """Runs a program in a folder; git knows no settings but its own, and who commits."""
    if shutil.which("git") is None:
        pytest.skip("no git on this system")
    person = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Test Alpha"), ("EMAIL", "alpha@test.invalid"))
    }
    own = {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(tmp_path_factory.mktemp("git") / "none"),
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("hooks")),
        "PYTHONPATH": str(lent),  # which pip and the program find there too
    }

    def in_folder(folder, *command):
        return subprocess.run(
            command,
            cwd=folder,
            env={**environ, **person, **own},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    return in_folder


def done(process):
    """What a program printed that ended well."""
    assert process.returncode == 0, process.stdout
    return process.stdout


@pytest.fixture(scope="module")
def config(run, tmp_path_factory):
    """A configuration that takes the hook from this checkout as it is now, committed or not."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    every = ("-z", "--cached", "--others", "--exclude-standard")
    listed = done(run(ROOT, "git", "-c", "safe.directory=*", "ls-files", *every))
    repo = tmp_path_factory.mktemp("stances")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():  # one that was deleted is listed until that is committed
            (repo / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, repo / name)
    done(run(repo, "git", "init", "--quiet"))
    done(run(repo, "git", "add", "--all"))
    done(run(repo, "git", "commit", "--quiet", "-m", "all"))
    rev = done(run(repo, "git", "rev-parse", "HEAD")).strip()
    return CONFIG.format(repo=repo, rev=rev)


@pytest.fixture
def repository(project, config, run):
    """The project in a repository with the hook in place; its first commit has passed it."""
    (project / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    done(run(project, "git", "init", "--quiet"))
    done(run(project, sys.executable, "-m", "pre_commit", "install"))
    passed = done(commit_all(run, project))
    assert "stances check" in passed
    assert "Passed" in passed
    return project


def commit_all(run, folder):
    done(run(folder, "git", "add", "--all"))
    return run(folder, "git", "commit", "-m", "all")


def commits(run, folder):
    return int(done(run(folder, "git", "rev-list", "--count", "HEAD")))


def test_what_moves_no_score_is_committed(repository, run):
    (repository / "notes.txt").write_text("Nobody is quoted.\n", encoding="utf-8")
    article = repository / "articles" / "beta.md"
    article.write_text(article.read_text(encoding="utf-8") + "It rains.\n", encoding="utf-8")
    assert "Passed" in done(commit_all(run, repository))
    assert commits(run, repository) == 2


def test_a_sentence_turned_round_is_stopped_until_it_is_accepted(repository, run, accept):
    turn_round(repository)
    stopped = commit_all(run, repository)
    assert stopped.returncode == 1
    assert "Test Alpha on tariffs" in stopped.stdout
    assert "articles/alpha.md:4" in stopped.stdout
    assert TURNED in stopped.stdout
    assert "Test Beta" not in stopped.stdout
    assert commits(run, repository) == 1

    accept(repository)
    unstaged = run(repository, "git", "commit", "-m", "without the baseline")
    assert unstaged.returncode == 1
    assert "Test Alpha on tariffs" in unstaged.stdout

    assert "Passed" in done(commit_all(run, repository))
    assert commits(run, repository) == 2


def test_a_rubric_that_finds_less_is_stopped(repository, run):
    rubric = repository / "tariffs.toml"
    text = rubric.read_text(encoding="utf-8").replace("tariff*", "duty")
    rubric.write_text(text, encoding="utf-8")
    stopped = commit_all(run, repository)
    assert stopped.returncode == 1
    assert "because of rubric" in stopped.stdout
    assert commits(run, repository) == 1


def test_a_text_taken_away_is_stopped(repository, run):
    """The one commit that has no files of its own, which pre-commit would pass by."""
    (repository / "articles" / "beta.md").unlink()
    stopped = commit_all(run, repository)
    assert stopped.returncode == 1
    assert "Test Beta on tariffs" in stopped.stdout
    assert commits(run, repository) == 1


def test_what_cannot_be_judged_is_stopped(repository, run):
    (repository / "baseline.json").unlink()
    stopped = commit_all(run, repository)
    assert stopped.returncode == 1
    assert "baseline.json" in stopped.stdout
    assert commits(run, repository) == 1
