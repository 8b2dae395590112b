"""What a tool in pipes and CI must keep: each line of bash is true where it exits 0.

These need a process: a pipe, a terminal, a locale, an exit code. What does not is in
``test_whole``. Write ``cmd >o && ! grep … o``: with ``! cmd | grep`` a crash would pass.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import sys
from pathlib import Path

import pytest

from stances.output.width import measure_text

PROOFS = {
    "1 data on stdout": "stances score c.txt -f json 2>/dev/null | python -m json.tool >/dev/null",
    "2 could not judge": "stances score none.txt; test $? = 2",
    "2 wrong usage": "stances score c.txt --nope; test $? = 2",
    "3 not utf-8": r"printf 'caf\xe9' | stances score -; test $? = 2",
    "4 closed pipe": "(set -o pipefail; stances score big.txt -f ndjson | head -1 >/dev/null)",
    "4 closed pipe, table": "(set -o pipefail; stances score big.txt | head -1 >/dev/null)",
    "4 quiet": "(stances score big.txt -f ndjson | head -1 >/dev/null) 2>o && test ! -s o",
    "4 help": "(set -o pipefail; stances score --help | true)",
    "5 full disk": "stances score c.txt >/dev/full; test $? = 2",
    "5 full disk, much": "stances score big.txt -f csv >/dev/full; test $? = 2",
    "5 full disk, help": "stances --help >/dev/full; test $? = 2",
    "5 full disk, said once": "stances score c.txt 2>&1 >/dev/full | wc -l | grep -qx 1",
    "5 closed": "stances score c.txt >&-; test $? = 2",
    "7 piped": "stances compare c.txt >o && ! grep -q $'\\e' o",
    "8 actions, help": "GITHUB_ACTIONS=1 stances --help >o && ! grep -q $'\\e' o",
    "8 actions, error": "GITHUB_ACTIONS=1 stances --nope 2>o; test -s o && ! grep -q $'\\e' o",
    "9 stdin": "timeout 9 stances score - </dev/null; test $? = 2",
    "9 asked": "cat c.txt | stances score - -f csv >o && stances score c.txt -f csv | cmp - o",
    "9 never unasked": "mkfifo p && exec 3<>p && timeout 9 stances score c.txt <&3",
    "13 jq": "stances score c.txt -f ndjson | jq -es "
    "'map(select(.state==\"against\")) | length == 1 and .[0].position < 0'",
    "20 hash seed": "PYTHONHASHSEED=1 stances score c.txt -f json --evidence >o "
    "&& PYTHONHASHSEED=2 stances score c.txt -f json --evidence | cmp - o",
    "20 locale": "LC_ALL=C stances compare c.txt >o "
    "&& LC_ALL=C.UTF-8 stances compare c.txt | cmp - o",
    "23 flag before environment": "STANCES_RUBRIC=a.toml stances score c.txt --rubric b.toml "
    "-f json | grep -q b.toml",
    "23 environment before project": "echo 'rubric = \"b.toml\"' >stances.toml "
    "&& stances score c.txt -f json | grep -q a.toml "
    "&& env -u STANCES_RUBRIC stances score c.txt -f json | grep -q b.toml",
    "23 what was used": "STANCES_RUBRIC=x stances settings | grep -q 'x .*STANCES_RUBRIC'",
    "24 no home": "env -u HOME -u XDG_CACHE_HOME stances score c.txt >/dev/null",
    "26 completion": "_STANCES_COMPLETE=source_bash stances | grep -q _stances_completion",
    "27 utf-8": "PYTHONIOENCODING=ascii stances score c.txt >/dev/null",
    "27 same bytes": "PYTHONIOENCODING=ascii stances compare c.txt | grep -q 'Test Ümlaut'",
    "27 names": "PYTHONIOENCODING=ascii stances explain umlaut tariffs c.txt | grep -q Ümlaut",
    "27 in": "PYTHONIOENCODING=ascii stances score - <c.txt | grep -q Ümlaut",
    "a sheet from a pipe": "stances score c.txt -f json | stances score - -f csv >o "
    "&& stances score c.txt -f csv | cmp - o",
    "a sheet from a pipe, ranked": "stances score c.txt -f json | stances rank tariffs - >o "
    "&& stances rank tariffs c.txt | cmp - o",
    "a sheet from a pipe, mapped": "stances score c.txt -f json | stances map - -f svg >o "
    "&& stances map c.txt -f svg | cmp - o",
    "a sheet from a pipe, with evidence": "stances score c.txt -f json --evidence "
    "| stances crux umlaut beta - >o && stances crux umlaut beta c.txt | cmp - o",
    "a text from a pipe, matched": "echo 'Higher tariffs would be a mistake.' "
    "| stances match - c.txt -f csv | head -2 | tail -1 | grep -q '^Test Beta,1.0,'",
    "a picture to a pipe": "stances plot c.txt -f png | head -c 4 | grep -q PNG",
    "20 hash seed, agree": "PYTHONHASHSEED=1 stances agree c.txt -f graphml >o "
    "&& PYTHONHASHSEED=2 stances agree c.txt -f graphml | cmp - o",
    "lint that finds": "stances rubric lint bad.toml >o; test $? = 1 && grep -q bad.toml:11: o",
}


@pytest.mark.parametrize("line", PROOFS.values(), ids=PROOFS)
def test_craft(bash, line):
    for tool, there in (("jq ", shutil.which("jq")), ("/dev/full", Path("/dev/full").exists())):
        if tool in line and not there:
            pytest.skip(f"this system has no {tool}")
    done = bash(line)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr or "--debug" in line


def on_a_terminal(command: str, *, columns: int, env: dict[str, str], cwd: Path) -> str:
    """What a command shows on a terminal of so many columns."""
    shown = b""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.execve(
            "/bin/sh", ["sh", "-c", command], {**env, "COLUMNS": str(columns), "TERM": "xterm"}
        )
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux says so where the other side has ended
            break
        if not piece:
            break
        shown += piece
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0, shown.decode()
    return shown.decode().replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize("columns", [60, 80, 160])
@pytest.mark.parametrize(
    "command", ["compare c.txt", "explain beta tariffs c.txt", "sentences c.txt"]
)
def test_on_a_terminal_it_fits_and_has_colour(whole_run, environ, folder, command, columns):
    shown = on_a_terminal(f"stances {command}", columns=columns, env=environ, cwd=folder)
    assert max(map(measure_text, shown.split("\n"))) <= columns
    assert "\x1b[" in shown or command.startswith("sentences")
    piped = whole_run(*command.split())[1]
    bare = re.sub(r"\x1b\[\d+m", "", shown)
    words = [word for word in re.findall(r"\w{4,}", piped) if word not in ("expert", "source")]
    missing = [word for word in words if word not in bare]
    assert not missing, "nothing is lost for want of room"
