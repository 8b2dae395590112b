"""The settings of a run, and where each was chosen."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from stances.commands.rows import RowsAnswer
from stances.output.answer import Answer
from stances.output.tables import Column
from stances.settings.choice import Setting, Value
from stances.settings.model import Waiver
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class ShownWaiver(Record):
    """A waiver.

    Attributes:
        expert, dimension: whom and what it waives; empty for all.
        until: its last day, such as ``2030-12-31``.
    """

    expert: str
    dimension: str
    until: str
    reason: str


class ShownSetting(Record):
    """One setting.

    Attributes:
        setting: its name.
        value: a text, a number, a yes or no, a list of texts, a waiver, or `None` where nothing is
            chosen.
        origin: a flag, a variable of the environment, ``file:line``, or ``default``.
    """

    setting: str
    value: str | bool | float | tuple[str, ...] | ShownWaiver | None
    origin: str = msgspec.field(name="from")


class SettingsDocument(Record):
    """What ``stances settings -f json`` prints."""

    format_version: str = FORMAT_VERSION
    settings: tuple[ShownSetting, ...]


_COLUMNS: Sequence[Column[ShownSetting]] = (
    Column(key="setting"),
    Column(key="value", value=lambda row: _write_value(row.value), least=16),
    Column(key="from", value=lambda row: row.origin, least=16),
)


def show_settings(found: Sequence[Setting]) -> Answer:
    """Return the settings as an answer, one row each."""
    shown = tuple(
        ShownSetting(setting=one.name, value=_make_value(one.value), origin=one.origin)
        for one in found
    )
    return RowsAnswer("setting", _COLUMNS, shown, SettingsDocument(settings=shown))


def _make_value(value: Value) -> str | float | tuple[str, ...] | ShownWaiver | None:
    """Return a value as JSON holds it."""
    if isinstance(value, Waiver):
        return ShownWaiver(
            expert=value.expert,
            dimension=value.dimension,
            until=value.until.isoformat(),
            reason=value.reason,
        )
    return value


def _write_value(value: str | float | tuple[str, ...] | ShownWaiver | None) -> str:
    """Return a value as text; a number keeps all its digits, since 0.005 is not 0.01."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"  # as TOML writes it
    if isinstance(value, ShownWaiver):
        cell = ", ".join(name for name in (value.expert, value.dimension) if name)
        return f"{cell} until {value.until}: {value.reason}"
    return ", ".join(value) if isinstance(value, tuple) else str(value)
