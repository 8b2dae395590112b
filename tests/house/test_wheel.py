"""From a built wheel the program works in any folder: corpus and rubrics travel inside it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder into which nothing but the built wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheel = [*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(wheel, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    built = next(folder.glob("stances-*.whl"))
    site = folder / "site"
    install = [*pip, "install", "--no-deps", "--target", str(site), str(built)]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return site


def run(site, cwd, *args):
    return subprocess.run(
        [sys.executable, *args],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_is_the_wheel_that_runs(installed, tmp_path):
    done = run(installed, tmp_path, "-c", "import stances; print(stances.__file__)")
    assert done.stdout.startswith(str(installed))


@pytest.mark.parametrize(
    "args",
    [
        ["compare"],
        ["score", "-f", "json"],
        ["rubric", "list"],
        ["explain", "pfaff", "war-risk"],
        ["report"],
    ],
)
def test_it_prints_what_the_checkout_prints(installed, tmp_path, args):
    from_wheel = run(installed, tmp_path, "-m", "stances", *args)
    from_checkout = run(ROOT, tmp_path, "-m", "stances", *args)
    assert from_wheel.returncode == 0, from_wheel.stderr
    assert from_wheel.stdout == from_checkout.stdout
    assert from_wheel.stdout
