"""The program: its commands, and the exit code of each outcome."""

from __future__ import annotations

import contextlib
import gc
import importlib
import re
import signal
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from types import FrameType
from typing import Annotated

import typer

from stances.announce import listen_to_slow_work
from stances.commands.catalogue import CACHE, PROGRAM, RUBRIC, Offered
from stances.commands.session import Session, describe_kept, note_kept
from stances.errors import COULD_NOT_JUDGE, OK, SeveralErrors, StancesError, suggest_name
from stances.output import terminal
from stances.output.escape import escape
from stances.output.progress import ProgressLine
from stances.read.notes import listen_to_notes
from stances.read.progress import listen_to_progress
from stances.regex import compile_later
from stances.settings.machine import wants_completions
from stances.version import __version__

INTERRUPTED = 128 + signal.SIGINT
_CHOICE = compile_later(
    r"Invalid value for '(?P<option>[^']*)'.*?: (?:Value error, )?"
    r"(?P<mark>[\"'])(?P<given>.*)(?P=mark) is not one of (?P<known>'.*)",
    re.DOTALL,
)
"""What click says of an option that takes one of some words; Typer puts "Value error" before it."""

_NEW_OBJECTS = 400_000
"""After how many new objects Python looks for circles of them. Ours have hardly any, and what is
loaded stays to the end: at Python's own 700, looking took a third of a run."""

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
"""The signals that ask the program to end; Windows has no SIGHUP."""


class Stopped(BaseException):
    """Raised when a signal asks the program to end, so that files are cleaned up."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def _print_version(wanted: bool) -> None:
    if wanted:
        terminal.emit(f"stances {__version__}\n")
        raise typer.Exit


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


def rubric(context: typer.Context) -> None:
    """List, show, check and begin rubrics, and find what they lack.

    \b
    stances rubric show -d retaliation
    stances rubric new trade rubrics/
    stances rubric test rubrics/trade
    """
    if context.invoked_subcommand is None:
        terminal.emit(f"{context.get_help()}\n")


def cache(context: typer.Context) -> None:
    """Show or clear the folder of compiled rubrics.

    \b
    stances cache dir
    stances cache clear
    """
    if context.invoked_subcommand is None:
        terminal.emit(f"{context.get_help()}\n")


def make_app(args: Sequence[str] | None = None) -> typer.Typer:
    """Return the program.

    Args:
        args: what it is to run: of the other commands only the names and the first lines of the
            help are there. `None` for all of them.
    """
    wanted = None if args is None else [one for one in args if not one.startswith("-")]
    app = typer.Typer(
        name="stances",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(stances)
    _add_commands(app, PROGRAM, wanted)
    for group, offered in ((rubric, RUBRIC), (cache, CACHE)):
        inner = typer.Typer(rich_markup_mode=None)
        inner.callback(invoke_without_command=True)(group)
        _add_commands(inner, offered, None if wanted is None else wanted[1:])
        app.add_typer(inner, name=group.__name__)
    return app


def _add_commands(
    app: typer.Typer, offered: Mapping[str, Offered], wanted: Sequence[str] | None
) -> None:
    for name, one in offered.items():
        if wanted is None or wanted[:1] == [name]:
            function = getattr(importlib.import_module(one.module), one.function)
            app.command(name)(function)
        else:
            app.command(name, help=one.summary)(_stand_in)


def _stand_in() -> None:
    """Stand for a command that is listed and not run."""


def __getattr__(name: str) -> typer.Typer:
    """Make `app`, the whole program, where somebody asks for it."""
    if name == "app":
        return make_app()
    raise AttributeError(name)


def list_commands() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return every command that can be run, with its options, in the order of the help.

    Returns:
        the command's words, such as ``("rubric", "lint")``, each with the names of its options,
        such as ``--format`` and ``-f``.
    """
    return dict(_walk_commands(typer.main.get_command(make_app()), ()))


def _walk_commands(
    command: object, words: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    # The classes are click's. Depending on its version, Typer includes click or depends on it.
    inner: Mapping[str, object] = getattr(command, "commands", {})
    for name, one in inner.items():
        yield from _walk_commands(one, (*words, name))
    if not inner:
        options = [
            name
            for one in getattr(command, "params", ())
            if one.param_type_name == "option"
            for name in one.opts
        ]
        yield words, tuple(options)


def main(args: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        args: what follows its name; `None` takes the arguments of the process.

    Returns:
        the exit code.
    """
    session = Session()
    note_kept("")
    line = ProgressLine(terminal.write_passing) if terminal.shows_passing() else None
    try:
        with _show_all(line):
            app = make_app(None if wants_completions() else sys.argv[1:] if args is None else args)
            code = app(args=args, prog_name="stances", standalone_mode=False, obj=session)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Stopped as stopped:
        code = stopped.code
    except SystemExit as end:  # after completion, and after help into a closed pipe
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        return OK
    except Exception as error:
        if session.debug:
            terminal.write_note(traceback.format_exc().rstrip())
        for message in _describe_error(error):
            terminal.write_note(f"stances: error: {escape(message)}")
        return COULD_NOT_JUDGE
    if code == INTERRUPTED:  # Typer returns it as well
        _say_stopped(line)
    return code if isinstance(code, int) else OK


@contextlib.contextmanager
def _show_all(line: ProgressLine | None) -> Iterator[None]:
    """Show notes, and on a terminal what a run is at.

    Args:
        line: shows how far it has come; `None` where standard error is not a terminal.
    """

    watched = listen_to_progress(line.show) if line else contextlib.nullcontext()
    with listen_to_slow_work(terminal.announce), listen_to_notes(_write_note), watched:
        try:
            yield
        finally:
            if line is not None:
                line.clear()


def _say_stopped(line: ProgressLine | None) -> None:
    """Say on a terminal how far a run had come that the user stopped."""
    if line is not None:
        done = describe_kept() or line.describe() or "nothing was scored yet"
        terminal.write_note(f"stances: stopped: {done}; no file is half written")


def _write_note(text: str) -> None:
    terminal.write_note(f"stances: note: {escape(text)}")


def run() -> None:
    """Run the program, and end the process with its exit code."""
    gc.set_threshold(_NEW_OBJECTS)
    try:
        _catch_signals()
        code = main()
        terminal.flush_stdout()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Stopped as stopped:
        code = stopped.code
    _ignore_signals()  # the work is done, and the exit code must say so while Python ends
    gc.freeze()  # what is there at the end need not be searched for circles either
    sys.exit(code)


def _catch_signals() -> None:
    """Raise `Stopped` when a signal asks the program to end; ignored signals stay ignored."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        usual = (signal.SIG_DFL, signal.default_int_handler)
        if number is not None and signal.getsignal(number) in usual:  # nohup ignores it
            signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    _ignore_signals()  # a second signal must not interrupt the clean-up
    raise Stopped(number)


def _ignore_signals() -> None:
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, signal.SIG_IGN)


def _describe_error(error: Exception) -> list[str]:
    """Return what went wrong, one line for each error that is reported."""
    if isinstance(error, SeveralErrors):
        return [str(one) for one in error.errors]
    return [_describe_one(error)]


def _describe_one(error: Exception) -> str:
    """Return what went wrong, in one line."""
    if isinstance(error, StancesError):
        return str(error)
    if isinstance(error, typer.Abort):
        return "aborted"
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}"
    # Usage errors are click's. Depending on its version, Typer includes click or depends on it.
    format_message = getattr(error, "format_message", None)
    if format_message is None:
        return f"unforeseen {type(error).__name__}: {error}; --debug shows where"
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "stances"
    choice = _CHOICE.fullmatch(format_message())
    if choice is not None:
        known = re.findall(r"'([^']+)'", choice["known"])
        what, hint = f'unknown value "{choice["given"]}"', suggest_name(choice["given"], known)
        return str(StancesError(what, where=choice["option"], hint=hint))
    what = format_message().rstrip(".")
    if getattr(error, "option_name", None) == "--expert" and _has_author(context):
        what = "No such option: --expert; --author NAME says who wrote the input"
    return f"{what}; see {path} --help"


def _has_author(context: typer.Context | None) -> bool:
    """Whether the command of a context has the option ``--author``."""
    return context is not None and any("--author" in one.opts for one in context.command.params)
