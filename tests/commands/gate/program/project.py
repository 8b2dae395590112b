"""A folder with an article, a rubric and accepted scores, which can be made to drift."""

from __future__ import annotations

import json
import re

ARTICLE = """\
Three people of the Test Institute speak of a bridge:

Test Ümlaut, fellow at the Test Institute:

“Congress should raise tolls. Every driver owes a fair share.”

Test Beta, director of the Test Project at the Test Institute:

“Higher tolls would be a mistake.

“It is highway robbery. Traffic is a disaster.”

Test Silent, fellow at the Test Institute:

“It rains.”
"""
TURN = ("Congress should raise tolls.", "Higher tolls would be a mistake.")
WEIGHT = ('words = ["highway robbery"]\nunder_negation = "keep"\nweight = 0.5', 0.25)
DELTA = """
Test Delta, fellow at the Test Institute:

“We should grant rebates.”
"""
WAIVER = """
[[waiver]]
expert = "{expert}"
dimension = "tolls"
until = {until}
reason = "It is known."
"""


class Project:
    """A folder with an article, a rubric, and the program to run on them.

    Attributes:
        run: runs the program; returns its exit code, output and notes.
    """

    def __init__(self, folder, run):
        self.folder = folder
        self.run = run

    def path(self, name):
        return self.folder / name

    def bytes(self, name="b.json"):
        return self.path(name).read_bytes()

    def put(self, name, text):
        self.path(name).write_text(text, encoding="utf-8")

    def edit(self, name, old, new):
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        self.put(name, text.replace(old, new))

    def turn(self, name="x.txt"):
        """Turn one sentence of Test Ümlaut round."""
        self.edit(name, *TURN)

    def reweigh(self):
        """Give one cue, on which Test Beta rests, another weight."""
        old, new = WEIGHT
        self.edit("bridge/tolls.toml", old, old.replace("0.5", str(new)))

    def accept(self, *args, baseline="b.json"):
        code, out, err = self.run("accept", *(args or ["x.txt"]), "--baseline", baseline)
        assert (code, err) == (0, "")
        return out

    def check(self, *args, code=None, inputs=("x.txt",), **environ):
        """The report of a check."""
        ended, out, err = self.run(
            "check", *inputs, "--baseline", "b.json", "-f", "json", *args, **environ
        )
        assert err == ""
        report = json.loads(out)
        assert ended == (1 if report["verdict"] == "drift" else 0)
        assert code in (None, ended)
        return report

    def diff(self, *args, **environ):
        """The report of a diff."""
        code, out, err = self.run("diff", *args, "-f", "json", **environ)
        assert (code, err) == (0, "")
        return json.loads(out)

    def refuse(self, *args, **environ):
        """See that the program refuses in one line and leaves the baseline; returns the line."""
        before = self.bytes() if self.path("b.json").is_file() else None
        code, out, err = self.run(*args, **environ)
        assert (code, out) == (2, "")
        assert err.startswith("stances: error: ")
        assert err.count("\n") == 1
        assert "unforeseen" not in err
        assert before == (self.bytes() if self.path("b.json").is_file() else None)
        return err


def find_drifts(report):
    """The drifts of a report, by expert and dimension."""
    return {(one["expert"], one["dimension"]): one for one in report["drifts"]}


def list_cells(text):
    """The lines of each cell of a baseline."""
    inside = text[text.index('  "cells": [\n') :]
    return [one.rstrip(",") for one in re.findall(r"^    \{\n.*?^    \},?$", inside, re.M | re.S)]


def find_line(project, expert):
    """The line on which an expert's first cell begins in the baseline."""
    lines = project.bytes().decode().split("\n")
    return lines.index(f'      "expert": "{expert}",')
