"""The one decorator that gives a command its shared options, and writes the answer it returns."""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Annotated, Any, cast, get_type_hints

import typer
from msgspec import Struct
from msgspec.structs import replace

from stances.announce import announce_if_slow
from stances.commands.request import Given, Request, make_request
from stances.commands.session import Session
from stances.errors import FELL_SHORT, StancesError
from stances.output import terminal
from stances.output.answer import Answer
from stances.output.destinations import Destination, parse_destinations
from stances.output.endings import Offer, check_destination, choose_format, name_file
from stances.output.escape import escape
from stances.output.files import FILE_FORMATS, write_file
from stances.output.formats import TABLE, find_format
from stances.output.terminal import Color
from stances.output.view import View
from stances.settings.folders import make_missing_folder
from stances.settings.machine import find_folder_in_workspace

Command = Callable[..., Answer | None]


class Option(Struct, frozen=True, kw_only=True):
    """A shared option: the parameter that a command gets, and its default.

    Attributes:
        name: of the parameter.
        annotation: its type, with what Typer shows of it.
        default: its value where it is not given.
        late: whether the help lists it after the command's own options; ignored where `OWN` says
            where these come.
    """

    name: str
    annotation: Any
    default: Any = None
    late: bool = False
    offer: Offer | None = None


def _remember_debug(context: typer.Context, value: bool) -> bool:
    if value and isinstance(context.obj, Session):
        context.obj.debug = True
    return value


COLOR = Option(
    name="color",
    annotation=Annotated[
        Color,
        typer.Option("--color", help="Colour the answer; NO_COLOR and FORCE_COLOR are heeded."),
    ],
    default=Color.AUTO,
    late=True,
)
DEBUG = Option(
    name="debug",
    annotation=Annotated[
        bool,
        typer.Option(
            "--debug",
            envvar="STANCES_DEBUG",
            is_eager=True,
            callback=_remember_debug,
            help="Show where an error arose.",
        ),
    ],
    default=False,
    late=True,
)


OWN = Option(name="own", annotation=None)
"""Marks the place, among shared options, where the help lists the command's own options."""


def with_options(
    *shared: Option, reads: Collection[str] | None = None
) -> Callable[[Command], Callable[..., None]]:
    """Add shared options to a command, and write the answer that it returns.

    The decorated function takes a `Request`, and after it parameters of its own, by keyword. The
    help lists its own arguments first, and its own options between those shared ones that are not
    late and those that are. Every command takes ``--color`` and ``--debug``.

    Args:
        shared: the options, in the order of the help.
        reads: the command's own parameters that name files it reads, which no answer may
            overwrite; `None` for all its own arguments.

    Returns:
        a decorator, whose result Typer can register.
    """

    def decorate(command: Command) -> Callable[..., None]:
        hints = get_type_hints(command, include_extras=True)
        own = [
            one.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[one.name])
            for one in list(inspect.signature(command).parameters.values())[1:]
        ]
        names = {one.name for one in own}
        files = {one.name for one in own if _is_argument(one)} if reads is None else set(reads)
        parameters = _order_parameters([*shared, COLOR, DEBUG], own)
        offer = next((one.offer for one in shared if one.offer is not None), Offer())

        @functools.wraps(command)
        def run(**values: object) -> None:
            _refuse_nan(values, parameters)
            chosen = {name: values.pop(name) for name in names}
            given = cast(Given, values)
            _place_in_folder(given, command.__name__.strip("_"))
            request = make_request(given)
            read = _list_names(chosen[name] for name in files)
            _check_files([request.output], request, read)  # before what its ending says
            destinations = _find_destinations(given, offer)
            _check_files([file for _, file in destinations], request, read)
            if "fmt" in given:
                request = replace(request, format=destinations[0][0])
            answer = command(request, **chosen)
            if answer is not None:
                write_answer(answer, destinations, request.color)

        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return decorate


def write_answer(answer: Answer, destinations: Sequence[Destination], color: Color) -> None:
    """Write an answer in each format to its file, and end the command as the answer says.

    Raises:
        StancesError: a file cannot be written.
        typer.Exit: the answer falls short.
    """
    folder = find_folder_in_workspace()
    for name, file in destinations:
        with announce_if_slow(f"stances: writing the answer as {name}"):
            text = _make_text(answer, name, terminal.make_view(color, file, folder=folder))
        terminal.emit(text, file)
    if answer.finish is not None:
        answer.finish()
    for note in answer.notes:
        terminal.write_note(escape(note))
    if answer.falls_short:
        raise typer.Exit(FELL_SHORT)


def _make_text(answer: Answer, name: str, view: View) -> str | bytes | Iterable[str]:
    """Return an answer in a format: its text, the pieces of it, or its bytes."""
    if name in FILE_FORMATS:
        return write_file(name, answer)
    form = find_format(name, of_reports=True, special=[name])
    return form.stream(answer, view) if form.stream else form.write(answer, view)


def _order_parameters(
    shared: Sequence[Option], own: Sequence[inspect.Parameter]
) -> list[inspect.Parameter]:
    """Return all parameters in the order in which the help lists them."""
    if OWN in shared:
        at = shared.index(OWN)
        early, late = shared[:at], shared[at + 1 :]
    else:
        early = [one for one in shared if not one.late]
        late = [one for one in shared if one.late]
    return [
        *(one for one in own if _is_argument(one)),
        *map(_make_parameter, early),
        *(one for one in own if not _is_argument(one)),
        *map(_make_parameter, late),
    ]


def _make_parameter(option: Option) -> inspect.Parameter:
    return inspect.Parameter(
        option.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=option.default,
        annotation=option.annotation,
    )


def _is_argument(parameter: inspect.Parameter) -> bool:
    return any(
        isinstance(one, typer.models.ArgumentInfo)
        for one in getattr(parameter.annotation, "__metadata__", ())
    )


def _refuse_nan(values: Mapping[str, object], parameters: Sequence[inspect.Parameter]) -> None:
    """Refuse "nan", which is within any bounds because it compares with nothing.

    Raises:
        StancesError: an option has it.
    """
    for one in parameters:
        value = values.get(one.name)
        if isinstance(value, float) and math.isnan(value):
            (option,) = one.annotation.__metadata__
            # Typer keeps the first name where other functions have the default
            names = map(str, (option.default, *option.param_decls))
            where = next((name for name in names if name.startswith("-")), one.name)
            raise StancesError("nan is not a number", where=where)


def _place_in_folder(given: Given, stem: str) -> None:
    """Let an answer go to a file of its own where a folder was named, such as ``scores/``.

    Raises:
        StancesError: the folder cannot be made.
    """
    folder = given.get("output")
    if folder is not None and folder.endswith("/") and "fmt" in given:
        make_missing_folder(folder)
        given["output"] = name_file(folder, stem, given["fmt"])


def _find_destinations(given: Given, offer: Offer) -> list[Destination]:
    """Return the requested formats, each with its file; empty where nothing can be chosen."""
    output = given.get("output")
    if "formats" in given:
        wanted = given["formats"] or [choose_format(None, output, offer)]
        return parse_destinations(wanted, output)
    if "fmt" not in given and "output" not in given:
        return []
    if "fmt" not in given:  # what is written in one way has no format
        return [(TABLE, output)]
    name = choose_format(given["fmt"], output, offer)
    check_destination(name, output)
    return [(name, output)]


def _list_names(values: Iterable[object]) -> list[str]:
    """Return those of some parameters' values that may name files."""
    listed = [one for value in values for one in (value if isinstance(value, list) else [value])]
    return [one for one in listed if isinstance(one, str)]


def _check_files(outputs: Sequence[str | None], request: Request, own: Sequence[str]) -> None:
    """Check that each output file can be written, and is not read as well.

    Raises:
        StancesError: an output file cannot be written, or is read as well.
    """
    files = [file for file in outputs if file is not None and file != "-"]
    for file in files:
        terminal.check_output(file)
    if files:
        settings = request.settings
        chosen_in = [one.origin.rpartition(":")[0] for one in request.choices if ":" in one.origin]
        read = [*own, *chosen_in, *settings.inputs, settings.rubric, settings.baseline or "-"]
        for file in files:
            terminal.keep_apart(file, read)
