"""What a run would use, and where each choice was made."""

from __future__ import annotations

from collections.abc import Sequence

from stances.choices.model import Setting
from stances.present import answers
from stances.present.tables import Column
from stances.present.terminal import View
from stances.settings import Waiver

SETTINGS = (
    Column(key="setting"),
    Column(key="value", least=16),
    Column(key="from", least=16),
)


def settings(found: Sequence[Setting], *, fmt: str, view: View) -> str:
    """One row for each setting; as JSON, values keep their types."""
    told = _data if fmt in ("json", "ndjson") else _words
    rows = [{"setting": one.name, "value": told(one.value), "from": one.origin} for one in found]
    return answers.listed("setting", SETTINGS, rows, fmt=fmt, view=view)


def _data(value: object) -> object:
    if isinstance(value, Waiver):
        return {
            "expert": value.expert,
            "dimension": value.dimension,
            "until": value.until.isoformat(),
            "reason": value.reason,
        }
    return list(value) if isinstance(value, tuple) else value


def _words(value: object) -> str:
    """Every digit of a number counts here: a tolerance of 0.005 is not 0.01."""
    if value is None:
        return ""
    if isinstance(value, Waiver):
        cell = ", ".join(name for name in (value.expert, value.dimension) if name)
        return f"{cell} until {value.until}: {value.reason}"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
