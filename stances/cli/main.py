"""The program: its commands, and how every way to end becomes an exit code."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

from stances import __version__
from stances.cli import evaluate, gate, rubrics, scores, settings, texts
from stances.cli.options import Session
from stances.errors import COULD_NOT_JUDGE, OK, StancesError
from stances.present import terminal

INTERRUPTED = 130

app = typer.Typer(
    name="stances",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(scores.compare)
app.command()(scores.score)
app.command()(scores.explain)
app.command()(texts.experts)
app.command()(texts.sentences)
app.command()(evaluate.evaluate)
app.command()(gate.check)
app.command()(gate.accept)
app.command()(gate.diff)
app.command()(settings.settings)
app.add_typer(rubrics.app, name="rubric")


def _print_version(wanted: bool) -> None:
    if wanted:
        terminal.emit(f"stances {__version__}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def stances(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Compare the policy stances of named experts.

    Who takes which side, how surely, and on which sentences that rests. Without INPUT, the
    inputs of stances.toml are read, or else the bundled corpus.

    \b
    stances compare
    stances explain pfaff retaliation
    stances score article.txt -f ndjson | jq -c 'select(.state == "against")'

    Exit codes: 0 all is well; 1 a check fell short; 2 could not judge.
    """
    if context.invoked_subcommand is None:
        terminal.emit(f"{context.get_help()}\n")


def main(args: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        args: what follows its name; `None` takes the process's own.

    Returns:
        the exit code.
    """
    session = Session()
    try:
        code = app(args=args, prog_name="stances", standalone_mode=False, obj=session)
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as end:  # completion ends so; Typer too, where help meets a closed pipe
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        return OK
    except Exception as error:
        if session.debug:
            terminal.note(traceback.format_exc().rstrip())
        terminal.note(f"stances: error: {terminal.escape(_told(error))}")
        return COULD_NOT_JUDGE
    return code if isinstance(code, int) else OK


def run() -> None:
    """Run the program, and end the process with its exit code."""
    code = main()
    terminal.settle()
    sys.exit(code)


def _told(error: Exception) -> str:
    """What went wrong, in one line."""
    if isinstance(error, StancesError):
        return str(error)
    if isinstance(error, typer.Abort):
        return "aborted"
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}"
    # Usage errors are click's own; Typer carries click inside or beside it by its version.
    tell = getattr(error, "format_message", None)
    if tell is None:
        return f"unforeseen {type(error).__name__}: {error}; --debug shows where"
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "stances"
    return f"{tell().rstrip('.')}; see {path} --help"
