"""Writes ``docs/cli.md`` from the program's own commands, with the words of its ``--help``."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin

import typer

_HEAD = """\
# Command line

Every command with every argument and option.

This page is made from the program's own help by `python tests/docs/make.py`.

{summary}

INPUT is always optional and comes last. [Formats](formats.md) says what can be read and written, \
and what the exit codes mean.
"""
_SHARED = """\
## Options that commands share

They mean the same wherever they occur; each command below names those that it takes.
"""
_LEAST = 3
"""How many commands must take an option in the same words for it to be listed once for all."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command as the program knows it.

    Attributes:
        name: with the program's, such as ``stances rubric new``.
        help: what it does; a paragraph behind a form feed is not to be wrapped.
        parameters: the arguments, then the options.
        is_group: whether it only holds other commands.
    """

    name: str
    help: str
    parameters: tuple[Parameter, ...]
    is_group: bool


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """An argument or an option of a command.

    Attributes:
        names: such as ``-r`` and ``--rubric``; empty for an argument.
        value: what stands for its value, such as ``NAME``; empty for a switch.
        help: what it means.
        required: whether the command needs it.
        several: whether it may be given several times.
        default: the value without it; empty where the help says so itself, or where there is none.
    """

    names: tuple[str, ...]
    value: str
    help: str
    required: bool = False
    several: bool = False
    default: str = ""


_HELP = Parameter(names=("-h", "--help"), value="", help="Show the help and exit.")
_COMPLETION = (
    Parameter(names=("--install-completion",), value="", help="Install completion for the shell."),
    Parameter(
        names=("--show-completion",), value="", help="Show completion for the shell, to copy it."
    ),
)
"""What Typer adds of its own, in words that do not change with its version."""


def list_commands() -> list[Command]:
    """Return the program and every command of it, in the order of the help."""
    from stances.cli import make_app

    return list(_walk("stances", make_app()))


def write_reference() -> str:
    """Return the page."""
    commands = list_commands()
    shared = _find_shared(commands)
    listed = "\n".join(_write_parameter(one) for one in shared)
    summary = _write_help(commands[0].help)
    parts = [_HEAD.format(summary=summary), f"{_SHARED}\n{listed}\n"]
    parts += [_write_command(one, shared) for one in commands]
    return "\n".join(parts)


def _walk(name: str, app: typer.Typer) -> Iterator[Command]:
    """Yield the commands of an app, from what its functions ask Typer for."""
    callback = app.registered_callback
    if callback is not None and callback.callback is not None:
        yield _read_command(name, callback.callback, is_group=True)
    for one in app.registered_commands:
        if one.callback is not None:
            own = one.name or one.callback.__name__.replace("_", "-")
            yield _read_command(f"{name} {own}", one.callback)
    for group in app.registered_groups:
        if group.typer_instance is not None:
            yield from _walk(f"{name} {group.name}", group.typer_instance)


def _read_command(name: str, function: Callable[..., Any], *, is_group: bool = False) -> Command:
    parameters = [
        _read_parameter(one, *one.annotation.__metadata__)
        for one in inspect.signature(function, eval_str=True).parameters.values()
        if hasattr(one.annotation, "__metadata__")
    ]
    if name == "stances":
        parameters += _COMPLETION
    parameters.append(_HELP)
    return Command(
        name=name,
        help=inspect.getdoc(function) or "",
        parameters=tuple(sorted(parameters, key=lambda one: bool(one.names))),
        is_group=is_group,
    )


def _read_parameter(one: inspect.Parameter, info: Any) -> Parameter:
    is_option = isinstance(info, typer.models.OptionInfo)
    kind, several = _read_type(one.annotation.__origin__)
    names = _list_names(one.name, info) if is_option else ()
    default = one.default.value if isinstance(one.default, Enum) else one.default
    has_default = one.default is not inspect.Parameter.empty
    variable = f" [env var: {info.envvar}]" if info.envvar else ""
    return Parameter(
        names=tuple(sorted(names, key=len)),
        value="" if kind is bool else info.metavar or _name_value(kind),
        help=f"{info.help or ''}{variable}",
        required=not is_option and not has_default,
        several=several,
        default=str(default) if has_default and default not in (None, False) else "",
    )


def _list_names(parameter: str, info: Any) -> tuple[str, ...]:
    """Return an option's names; Typer takes the first of them in the place of a default."""
    first = (info.default,) if isinstance(info.default, str) else ()
    return (*first, *(info.param_decls or ())) or (f"--{parameter.replace('_', '-')}",)


def _read_type(annotation: Any) -> tuple[Any, bool]:
    """Return the type of one value, and whether there may be several of them."""
    kinds = [one for one in get_args(annotation) if one is not NoneType]
    if get_origin(annotation) is list:
        return kinds[0], True
    return _read_type(kinds[0]) if kinds else (annotation, False)


def _name_value(kind: Any) -> str:
    """Return what stands for a value: its choices, or what it is."""
    if issubclass(kind, Enum):
        return "|".join(str(one.value) for one in kind)
    return "NUMBER" if kind in (int, float) else "TEXT"


def _find_shared(commands: list[Command]) -> list[Parameter]:
    counted = Counter(one for command in commands for one in command.parameters)
    shared = [one for one, number in counted.items() if number >= _LEAST]
    return sorted(shared, key=lambda one: one.names == _HELP.names)


def _write_command(command: Command, shared: list[Parameter]) -> str:
    own = [one for one in command.parameters if one not in shared]
    other = [one for one in command.parameters if one in shared and one.names]
    lines = (
        [f"## {command.name}", ""] if command.name.count(" ") < 2 else [f"### {command.name}", ""]
    )
    lines += ["```", _write_usage(command), "```", ""]
    if command.name != "stances":
        lines += [_write_help(command.help), ""]
    if own:
        lines += [*(_write_parameter(one) for one in own), ""]
    if other:
        lines += [f"Shared: {', '.join(_name_shared(one, shared) for one in other)}.", ""]
    return "\n".join(lines)


def _name_shared(one: Parameter, shared: list[Parameter]) -> str:
    """Return a shared option's name, with its value where another one has the same name."""
    alike = [other for other in shared if other.names == one.names]
    return f"`{one.names[-1]} {one.value}`" if len(alike) > 1 else f"`{one.names[-1]}`"


def _write_usage(command: Command) -> str:
    arguments = [one for one in command.parameters if not one.names]
    parts = [_write_argument(one) for one in arguments]
    if command.is_group:
        parts.append("COMMAND …")
    return " ".join([command.name, "[OPTIONS]", *parts])


def _write_argument(one: Parameter) -> str:
    name = f"{one.value}…" if one.several else one.value
    return name if one.required else f"[{name}]"


def _write_parameter(one: Parameter) -> str:
    value = f" {one.value}" if one.value else ""
    names = ", ".join(f"`{name}`" for name in one.names[:-1])
    last = f"`{one.names[-1]}{value}`" if one.names else f"`{one.value}`"
    title = f"{names}, {last}" if names else last
    default = f"  [default: {one.default}]" if one.default else ""
    return f"- {title}: {_escape(f'{one.help}{default}')}"


def _write_help(text: str) -> str:
    r"""Return a help text as Markdown; a paragraph that begins with ``\b`` is an example."""
    parts = []
    for part in re.split(r"\n\s*\n", text.strip()):
        is_example = part.lstrip().startswith("\b")
        plain = part.replace("\b", "").strip("\n")
        parts.append(f"```sh\n{plain}\n```" if is_example else _escape(" ".join(plain.split())))
    return "\n\n".join(parts)


def _escape(text: str) -> str:
    """Return text that Markdown leaves as it is."""
    text = re.sub(r"(\[tool\.stances\]|~/\.config/\S+\.toml|stances\.toml)", r"`\1`", text)
    return re.sub(r"\s\s+\[", " [", text).replace("<", "&lt;")
