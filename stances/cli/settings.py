"""``settings``."""

from __future__ import annotations

from stances.cli import options
from stances.present import settings as present
from stances.present import terminal
from stances.present.terminal import Color


def settings(
    *,
    inputs: options.Inputs = None,
    rubric: options.Rubric = None,
    baseline: options.Baseline = None,
    tolerance: options.Tolerance = None,
    expert_column: options.ExpertColumn = None,
    text_column: options.TextColumn = None,
    fmt: options.Format = options.DEFAULT_FORMAT,
    output: options.Output = None,
    color: options.ColorChoice = Color.AUTO,
    debug: options.Debug = False,
) -> None:
    """Show each setting, and where it comes from.

    Flags come before the environment, that before the project's stances.toml (or [tool.stances]
    in pyproject.toml), that before ~/.config/stances/stances.toml, and that before the default.

    \b
    stances settings
    stances settings article.txt --tolerance 0.1 -f json
    """
    found = options.told(
        inputs=inputs,
        rubric=rubric,
        baseline=baseline,
        tolerance=tolerance,
        expert_column=expert_column,
        text_column=text_column,
    )
    view = terminal.view(color, output)
    terminal.emit(present.settings(found, fmt=fmt, view=view), output)
