"""What a tool in pipes and CI must keep: each line of bash is true where it exits 0.

Write ``cmd >o && ! grep … o``: with ``! cmd | grep`` a crash would pass.
"""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stances.present.width import text_width

ARTICLE = """\
Something happened, and four people of the Test Institute react:

Test Ümlaut, fellow at the Test Institute:

“Congress should support tariffs. Nobody knows when.”

Test Beta, director of the Test Project at the Test Institute:

“Higher tariffs would be a mistake.

“Tariffs are a blunder, and should Congress raise tariffs?”

Test Gamma, fellow at the Test Institute:

“Tariffs exist.”

Test Silent, fellow at the Test Institute:

“It rains.”
"""
RUBRIC = """\
format = 1
id = "tariffs"
label = "tariffs"
question = "Should tariffs be raised?"
kind = "prescription"
positive = "raise tariffs"
negative = "lower tariffs"
about = "Tariffs."

[[target]]
words = ["tariff*"]
fires = ["We should support tariffs."]

[exemplars]
positive = ["Duties keep our mills open.", "Protection saves plants.", "Let importers pay."]
negative = ["Duties fall on shoppers.", "Closed borders make us poor.", "Barriers breed barriers."]
"""
EVIL = [
    {"expert": "\x1b]0;owned\x07\x1b[31mTest Red", "text": "Congress should support tariffs."},
    {"expert": "=cmd|' /C calc'!A0", "text": "Higher tariffs would be a mistake."},
    {"expert": "Test \u202eMirror", "text": "Higher tariffs would be a mistake."},
]
NAMES = [
    "Test " + chr(0x41 + at // 26 // 26) + chr(0x61 + at // 26 % 26) + chr(0x61 + at % 26)
    for at in range(700)
]


@pytest.fixture
def shell(bash, tmp_path):
    """A bash in a folder with an article, a rubric and some awkward files."""
    if shutil.which("bash") is None:
        pytest.skip("no bash on this system")
    (tmp_path / "c.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "a.toml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "b.toml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "bad.toml").write_text(RUBRIC.replace("words =", "wrods ="), encoding="utf-8")
    (tmp_path / "broken.toml").write_text(RUBRIC.replace("kind = ", "kind : "), encoding="utf-8")
    (tmp_path / "evil.txt").write_text("\n".join(map(json.dumps, EVIL)), encoding="utf-8")
    rows = [{"expert": name, "text": "Congress should support tariffs."} for name in NAMES]
    (tmp_path / "big.txt").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "nobody.txt").write_text("It rains, and nobody is quoted.\n")

    def run(line: str, **more: str) -> subprocess.CompletedProcess[str]:
        return bash(line, **{"STANCES_RUBRIC": "a.toml", **more})

    return run


PROOFS = {
    "1 data on stdout": "stances score c.txt -f json 2>/dev/null | python -m json.tool >/dev/null",
    "2 could not judge": "stances score none.txt; test $? = 2",
    "2 wrong usage": "stances score c.txt --nope; test $? = 2",
    "2 unknown dimension": "stances compare c.txt -d tarifs; test $? = 2",
    "3 not utf-8": r"printf 'caf\xe9' | stances score -; test $? = 2",
    "3 empty file": "stances score empty.txt; test $? = 2",
    "3 nobody": "stances score nobody.txt; test $? = 2",
    "3 one bad of two": "stances score c.txt none.txt >o; test $? = 2 && test ! -s o",
    "4 closed pipe": "(set -o pipefail; stances score big.txt -f ndjson | head -1 >/dev/null)",
    "4 closed pipe, table": "(set -o pipefail; stances score big.txt | head -1 >/dev/null)",
    "4 quiet": "(stances score big.txt -f ndjson | head -1 >/dev/null) 2>o && test ! -s o",
    "4 help": "(set -o pipefail; stances score --help | true)",
    "5 full disk": "stances score c.txt >/dev/full; test $? = 2",
    "5 full disk, much": "stances score big.txt -f csv >/dev/full; test $? = 2",
    "5 full disk, help": "stances --help >/dev/full; test $? = 2",
    "5 full disk, told once": "stances score c.txt 2>&1 >/dev/full | wc -l | grep -qx 1",
    "5 closed": "stances score c.txt >&-; test $? = 2",
    "6 width": "COLUMNS=20 stances score c.txt >o && COLUMNS=200 stances score c.txt | cmp - o",
    "6 compare": "COLUMNS=20 stances compare c.txt >o && stances compare c.txt | cmp - o",
    "6 sentences": "COLUMNS=20 stances sentences c.txt >o && stances sentences c.txt | cmp - o",
    "7 no colour": "FORCE_COLOR=1 NO_COLOR=1 stances score c.txt >o && ! grep -q $'\\e' o",
    "7 forced": "FORCE_COLOR=1 stances score c.txt | grep -q $'\\e'",
    "7 flag first": "NO_COLOR=1 stances score c.txt --color always | grep -q $'\\e'",
    "7 piped": "stances compare c.txt >o && ! grep -q $'\\e' o",
    "8 actions, help": "GITHUB_ACTIONS=1 stances --help >o && ! grep -q $'\\e' o",
    "8 actions, error": "GITHUB_ACTIONS=1 stances --nope 2>o; test -s o && ! grep -q $'\\e' o",
    "9 stdin": "timeout 9 stances score - </dev/null; test $? = 2",
    "9 asked": "cat c.txt | stances score - -f csv >o && stances score c.txt -f csv | cmp - o",
    "9 never unasked": "mkfifo p && exec 3<>p && timeout 9 stances score c.txt <&3",
    "10 output": "stances score c.txt -f csv -o x.csv && cmp x.csv <(stances score c.txt -f csv)",
    "10 nothing left": "stances score c.txt -o x >o && ! test -s o && ! ls -A | grep part",
    "10 nothing half": "echo old >x; stances score none.txt -o x; test $? = 2 && grep -qx old x",
    "11 version": 'stances score c.txt -f json | grep -q \'"format_version": "1\\.\'',
    "12 strict": "stances score c.txt -f json >o && ! grep -q NaN o",
    "12 null": "stances score c.txt -f json -e silent | grep -q '\"position\": null'",
    "13 ndjson": "stances score c.txt -f ndjson | jq -es 'length>0 and all(.[]; has(\"type\"))'",
    "13 jq": "stances score c.txt -f ndjson | jq -es "
    "'map(select(.state==\"against\")) | length == 1 and .[0].position < 0'",
    "14 signed": "stances score c.txt | grep -q '+0\\.50'",
    "14 commas": "stances compare c.txt -f grid | grep -q '+0\\.50 |'",
    "15 escaped": "stances score evil.txt >o && ! grep -q $'\\e' o && grep -q 'x1b.31mTest Red' o",
    "15 bell": "stances compare evil.txt >o && ! grep -q $'\\a' o",
    "15 direction": "stances compare evil.txt >o && ! grep -q $'\\u202e' o && grep -q u202e o",
    "15 messages": "stances score -d $'\\e[31m' c.txt 2>o; test $? = 2 && ! grep -q $'\\e' o",
    "15 every format": "for f in github html latex rst; do stances score evil.txt -f $f; done >o "
    "&& ! grep -q $'\\e' o",
    "16 formula": 'stances score evil.txt -f csv | grep -q "^\'=cmd"',
    "16 number": "stances score evil.txt -f csv | grep -q ',-0\\.'",
    "16 tsv": 'stances score evil.txt -f tsv | grep -q "^\'=cmd"',
    "16 lf": "stances score c.txt -f csv >o && ! grep -q $'\\r' o",
    "20 hash seed": "PYTHONHASHSEED=1 stances score c.txt -f json --evidence >o "
    "&& PYTHONHASHSEED=2 stances score c.txt -f json --evidence | cmp - o",
    "20 locale": "LC_ALL=C stances compare c.txt >o "
    "&& LC_ALL=C.UTF-8 stances compare c.txt | cmp - o",
    "20 folder": "mkdir d && cp c.txt a.toml d && stances score c.txt -f json --evidence >o "
    "&& cd d && stances score c.txt -f json --evidence | cmp - ../o",
    "20 zero": "stances score big.txt -f github >o && ! grep -q -- '-0\\.00' o",
    "21 line and hint": "stances score c.txt --rubric bad.toml 2>&1 >/dev/null "
    "| grep -qE 'bad.toml:[0-9]+: .*did you mean'",
    "21 broken toml": "stances score c.txt -r broken.toml 2>&1 >/dev/null | grep -q 'toml:5: '",
    "21 near expert": "stances score c.txt -e Gama 2>&1 >/dev/null | grep -q '\"Gamma\"?'",
    "21 one line": "stances score c.txt -r bad.toml 2>&1 >/dev/null | wc -l | grep -qx 1",
    "21 debug": "stances score none.txt --debug 2>&1 >/dev/null | grep -q ^Traceback",
    "22 silence": "test 0 = $(stances score c.txt 2>&1 >/dev/null | wc -c)",
    "23 flag first": "STANCES_RUBRIC=a.toml stances score c.txt --rubric b.toml -f json "
    "| grep -q b.toml",
    "24 cache tag": 'stances score c.txt >/dev/null && head -c 43 "$XDG_CACHE_HOME"/stances/'
    "CACHEDIR.TAG | grep -qx 'Signature: 8a477f597d28d172789f06886806bc55'",
    "24 no home": "env -u HOME -u XDG_CACHE_HOME stances score c.txt >/dev/null",
    "25 version": "stances --version | grep -Eqx 'stances [0-9.]+'",
    "26 completion": "_STANCES_COMPLETE=source_bash stances | grep -q _stances_completion",
    "27 utf-8": "PYTHONIOENCODING=ascii stances score c.txt >/dev/null",
    "27 same bytes": "PYTHONIOENCODING=ascii stances compare c.txt | grep -q 'Test Ümlaut'",
    "27 names": "PYTHONIOENCODING=ascii stances explain umlaut tariffs c.txt | grep -q Ümlaut",
    "27 in": "PYTHONIOENCODING=ascii stances score - <c.txt | grep -q Ümlaut",
    "a sheet reads back": "stances score c.txt -f json -o s.json && stances compare s.json >o "
    "&& stances compare c.txt | cmp - o",
    "a sheet explains": "stances score c.txt -f json --evidence -o s.json "
    "&& stances explain beta tariffs s.json >o && stances explain beta tariffs c.txt | cmp - o",
    "a sheet from a pipe": "stances score c.txt -f json | stances score - -f csv >o "
    "&& stances score c.txt -f csv | cmp - o",
    "options after inputs": "stances score c.txt -d tariffs -e beta -f csv | wc -l | grep -qx 2",
    "a rubric begun": "stances rubric new trade && stances rubric lint trade "
    "&& stances rubric test trade && stances compare c.txt -r trade",
    "lint that finds": "stances rubric lint bad.toml >o; test $? = 1 && grep -q bad.toml:11: o",
    "the bundled corpus": "env -u STANCES_RUBRIC stances compare | grep -q Pfaff",
}


@pytest.mark.parametrize("line", PROOFS.values(), ids=PROOFS)
def test_craft(shell, line):
    for tool, there in (("jq ", shutil.which("jq")), ("/dev/full", Path("/dev/full").exists())):
        if tool in line and not there:
            pytest.skip(f"this system has no {tool}")
    done = shell(line)
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
def test_on_a_terminal_it_fits_and_has_colour(shell, environ, tmp_path, command, columns):
    env = {**environ, "STANCES_RUBRIC": "a.toml"}
    shown = on_a_terminal(f"stances {command}", columns=columns, env=env, cwd=tmp_path)
    assert max(map(text_width, shown.split("\n"))) <= columns
    assert "\x1b[" in shown or command.startswith("sentences")
    piped = shell(f"stances {command}").stdout
    bare = re.sub(r"\x1b\[\d+m", "", shown)
    words = [word for word in re.findall(r"\w{4,}", piped) if word not in ("expert", "source")]
    missing = [word for word in words if word not in bare]
    assert not missing, "nothing is lost for want of room"
