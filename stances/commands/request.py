"""What a user asks of a command by the options that commands share."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from stances.errors import StancesError
from stances.output.formats import TABLE
from stances.output.terminal import Color
from stances.settings import resolve
from stances.settings.choice import Flags, Setting
from stances.settings.model import Settings


class Given(Flags, total=False):
    """The values of shared options, by the names of their parameters."""

    name: str | None
    dimension: list[str] | None
    expert: list[str] | None
    fmt: str | None
    formats: list[str] | None
    output: str | None
    color: Color
    debug: bool


class Request(Struct, frozen=True, kw_only=True, dict=True):
    """What a user asked of a command by the shared options.

    Attributes:
        flags: the settings that were given on the command line.
        dimensions: the ids to keep; empty for all.
        experts: names or parts of names; empty for all.
        format: the format of the answer; ``table`` where a command takes several.
        output: the file to write; `None` for standard output.
        color: when to colour.
    """

    flags: Flags
    dimensions: tuple[str, ...] = ()
    experts: tuple[str, ...] = ()
    format: str = TABLE
    output: str | None = None
    color: Color = Color.AUTO

    @cached_property
    def choices(self) -> list[Setting]:
        """Every setting of the run, each with its origin.

        Raises:
            StancesError: a file of settings is broken, or a value is wrong.
        """
        from stances.rubric.files import list_bundled  # noqa: PLC0415

        return resolve.resolve_choices(flags=self.flags, bundled=list_bundled())

    @cached_property
    def settings(self) -> Settings:
        """The settings of the run: flags before environment, that before files and defaults.

        Raises:
            StancesError: as `choices`.
        """
        return resolve.resolve_settings(self.choices)


def make_request(given: Given) -> Request:
    """Return the request that the values of the shared options make up, as a table.

    Raises:
        StancesError: two rubrics were named.
    """
    return Request(
        flags=_pick_flags(given),
        dimensions=tuple(given.get("dimension") or ()),
        experts=tuple(given.get("expert") or ()),
        output=given.get("output"),
        color=given.get("color", Color.AUTO),
    )


def choose_rubric(argument: str | None, option: str | None) -> str | None:
    """Return the rubric of a command that takes it as its argument or as ``--rubric``.

    Raises:
        StancesError: both were given, and differ.
    """
    if argument is None or option is None or argument == option:
        return option if argument is None else argument
    raise StancesError(
        f'two rubrics, "{argument}" and --rubric "{option}"', hint="name one of them only"
    )


def _pick_flags(given: Given) -> Flags:
    """Return the settings among the values."""
    flags: Flags = {}
    for name in Flags.__annotations__:
        if name in given:
            flags[name] = given[name]  # type: ignore[literal-required]
    if "name" in given and "rubric" in given:
        flags["rubric"] = choose_rubric(given["name"], given["rubric"])
    return flags
