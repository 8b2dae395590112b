"""The GitHub action and its example workflow do what they say, and nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import check_jsonschema
import pytest
import yaml

from ready.composite import Job
from ready.conftest import TURNED, turn_round

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "actions" / "check"
EXAMPLE = FOLDER / "example.yml"
ACTION = yaml.safe_load((FOLDER / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}
WORKFLOW = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
SCHEMAS = [
    (FOLDER / "action.yml", "vendor.github-actions", "using: composite"),
    (EXAMPLE, "vendor.github-workflows", "runs-on: ubuntu-latest"),
]
EVIL = {
    "substitution": "$(touch pwned)`touch pwned`",
    "quotes": "'; touch pwned; '\"; touch pwned; \"",
    "line": "x\ntouch pwned\n::warning::pwned",
    "option": "--output=pwned",
}
CARELESS = [
    ("substitution", 'echo "${{ inputs.input }}"'),
    ("quotes", "echo '${{ inputs.input }}'"),
    ("quotes", 'echo "${{ inputs.input }}"'),
    ("line", "echo ${{ inputs.input }}"),
    ("option", '"$RUNNER_TEMP/stances/bin/stances" check "$INPUTS"'),
]
TO_CHECK = [name for name in ACTION["inputs"] if name not in ("version", "python-version")]


@pytest.fixture(scope="session")
def bash() -> None:
    if shutil.which("bash") is None:
        pytest.skip("no bash on this system")


@pytest.fixture(scope="session")
def installed(bash, tmp_path_factory, environ, lent):
    """The runner's temporary folder, once the action's script has installed the program there.

    It installs this checkout for real; what the program depends on is there already.
    """
    temp = tmp_path_factory.mktemp("installed")
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(temp / "stances")}))
    packages.mkdir(parents=True)
    (packages / "lent.pth").write_text(str(lent), encoding="utf-8")
    done = to_install(temp, environ).run("install")
    assert done.returncode == 0, done.stderr
    return temp


def to_install(temp, environ, **given):
    """A job whose Python is set up."""
    python = {"python-path": sys.executable}
    return Job(
        folder=FOLDER,
        given=given,
        workspace=temp,
        temp=temp,
        environ=environ,
        outputs={"python": python},
    )


@pytest.fixture
def job(project, installed, environ):
    """A job in the project that uses the action as the workflow says."""

    def start(**given):
        return Job(
            folder=FOLDER,
            given={name.replace("_", "-"): value for name, value in given.items()},
            workspace=project,
            temp=installed,
            environ=environ,
        )

    return start


def test_it_is_the_installed_program_that_runs(installed):
    python = installed / "stances" / "bin" / "python"
    where = "import stances, sys; sys.exit(stances.__file__)"
    done = subprocess.run(
        [python, "-c", where], cwd=installed, capture_output=True, text=True, check=False
    )
    assert done.stderr.startswith(str(installed / "stances"))


def test_calm_scores_pass(job):
    calm = job()
    done = calm.run("check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert calm.output("exit-code") == "0"
    assert calm.summary.startswith("## stances check: same\n")


def test_drift_fails_and_is_annotated_and_summarized(job, project):
    turn_round(project)
    drifting = job()
    done = drifting.run("check")
    assert done.returncode == 1
    assert drifting.output("exit-code") == "1"
    assert done.stdout.startswith(
        "::error file=articles/alpha.md,line=4,title=Test Alpha on tariffs::"
    )
    assert TURNED in done.stdout
    assert done.stdout.count("\n") == 1
    assert drifting.summary.startswith("## stances check: drift\n")
    assert "Test Alpha on tariffs" in drifting.summary


def test_in_a_folder_paths_count_from_there_and_annotations_from_the_top(job, project):
    below = project / "deep" / "er"
    below.mkdir(parents=True)
    for name in ("articles", "tariffs.toml", "stances.toml", "baseline.json"):
        shutil.move(project / name, below / name)
    turn_round(below)
    done = job(working_directory="deep/er", sarif="out.sarif").run("check")
    assert done.returncode == 1
    assert "file=deep/er/articles/alpha.md," in done.stdout
    run = json.loads((below / "out.sarif").read_text(encoding="utf-8"))["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "deep/er/articles/alpha.md"


def test_what_cannot_be_judged_is_annotated_and_has_no_summary(job, project):
    turn_round(project)
    assert job().run("check").returncode == 1
    blind = job(baseline="50%.json")
    done = blind.run("check")
    assert done.returncode == 2
    assert blind.output("exit-code") == "2"
    assert done.stdout.startswith("::error title=stances could not judge::stances: error: 50%25")
    assert done.stdout.count("\n") == 1
    assert blind.summary == ""


def test_an_error_of_many_lines_is_one_annotation(job, environ):
    blind = job(baseline="50%\r\n.json")
    blind.environ = {**environ, "STANCES_DEBUG": "1"}
    done = blind.run("check")
    assert done.stdout.startswith("::error title=stances could not judge::Traceback")
    assert "50%25%0D%0A.json" in done.stdout
    assert done.stdout.count("\n") == 1


def test_every_input_reaches_the_program(job, project):
    (project / "stances.toml").unlink()
    named = {
        "input": "articles/alpha.md\n\narticles/beta.md\n",
        "baseline": "baseline.json",
        "rubric": "tariffs.toml",
    }
    assert job(**named).run("check").returncode == 0
    for name in named:
        done = job(**{**named, name: "missing"}).run("check")
        assert done.returncode == 2, name
        assert "missing" in done.stdout
    assert "absent" in job(**{**named, "input": "articles/alpha.md"}).run("check").stdout

    turn_round(project)
    assert job(**named, only="position").run("check").returncode == 1
    assert job(**named, tolerance="3").run("check").returncode == 2
    calmer = job(**named, tolerance="2", only="position", junit="out.xml", summary="false")
    done = calmer.run("check")
    assert (done.returncode, calmer.summary) == (0, "")
    assert done.stdout.startswith("::warning ")
    assert "<testsuite" in (project / "out.xml").read_text(encoding="utf-8")


def test_warnings_of_the_program_are_not_errors(job, environ):
    chatty = job()
    chatty.environ = {**environ, "PYTHONVERBOSE": "1"}
    done = chatty.run("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "import 'stances'" in done.stderr


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("name", TO_CHECK)
def test_an_evil_input_is_nothing_but_text(job, project, name, evil):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    try:
        done = job(**{name: EVIL[evil]}).run("check")
    except OSError:
        assert name == "working-directory"
    else:
        lines = (done.stdout + done.stderr).splitlines()
        assert not [line for line in lines if line.startswith("::warning")]
        assert len(lines) <= 1
    assert not list(project.rglob("pwned"))
    assert all(path.read_bytes() == data for path, data in before.items())


@pytest.mark.parametrize("evil", ["".join(EVIL.values()), "--help"])
def test_an_evil_version_is_nothing_but_text(installed, environ, evil):
    done = to_install(installed, environ, version=evil).run("install")
    assert done.returncode != 0
    assert evil.splitlines()[-1] in done.stderr
    assert not list(installed.rglob("pwned"))


@pytest.mark.parametrize(("evil", "script"), CARELESS)
def test_a_careless_script_would_be_caught(job, project, evil, script):
    careless = job(input=EVIL[evil])
    step = next(one for one in careless.action["runs"]["steps"] if one["id"] == "check")
    step["run"] = script
    careless.run("check")
    assert (project / "pwned").exists()


def test_no_script_holds_an_expression_and_every_input_is_used():
    scripts = [step["run"] for step in STEPS.values() if "run" in step]
    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]
    for name in ACTION["inputs"]:
        wanted = f"${{{{ inputs.{name} }}}}"
        assert any(wanted in str(step) for step in STEPS.values()), name


def test_the_job_keeps_its_own_python():
    step = STEPS["python"]
    assert step["uses"].startswith("actions/setup-python@")
    assert step["with"]["update-environment"] is False


def test_the_example_uploads_what_the_action_writes(job, project):
    steps = WORKFLOW["jobs"]["check"]["steps"]
    used = {step["uses"].split("@")[0]: step for step in steps}
    upload = used["github/codeql-action/upload-sarif"]
    file = upload["with"]["sarif_file"]
    assert f"hashFiles('{file}')" in upload["if"]
    turn_round(project)
    done = job(**used[f"OWNER/stances/{FOLDER.relative_to(ROOT)}"]["with"]).run("check")
    assert done.returncode == 1
    assert json.loads((project / file).read_text(encoding="utf-8"))["runs"][0]["results"]


def test_the_example_asks_for_no_more_than_it_needs():
    assert WORKFLOW["permissions"] == {}
    wanted = {"contents": "read", "security-events": "write"}
    assert WORKFLOW["jobs"]["check"]["permissions"] == wanted


@pytest.mark.parametrize(("file", "schema", "needed"), SCHEMAS, ids=["action", "example"])
def test_github_would_take_it(file, schema, needed, tmp_path):
    assert faults(file, schema) == 0
    text = file.read_text(encoding="utf-8")
    assert needed in text
    broken = tmp_path / "broken.yml"
    broken.write_text(text.replace(needed, "amiss: 1"), encoding="utf-8")
    assert faults(broken, schema) == 1


def faults(file, schema):
    """How check-jsonschema ends on a file, with a schema that it carries."""
    with pytest.raises(SystemExit) as end:
        check_jsonschema.main(["--builtin-schema", schema, str(file)])
    return end.value.code
