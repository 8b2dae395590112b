"""Each page names all of its field: every key, kind, cause, setting and format that there is."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import msgspec
import pytest

from docs.pages import CONTRIBUTING, ROOT, list_pages, name_page

_PATH = re.compile(r"`((?:stances|tests|docs|corpus|\.github)/[\w./-]*)`")
_FENCED = re.compile(r"^(```|~~~).*?^\1$", re.MULTILINE | re.DOTALL)


def list_rubric_keys() -> Iterator[str]:
    """Yield the keys of every table of a rubric's files."""
    from stances.rubric import tables
    from stances.wire.toml import Table

    for _, one in inspect.getmembers(tables, inspect.isclass):
        if issubclass(one, Table):
            yield from (field.encode_name for field in msgspec.structs.fields(one))


def list_modifier_kinds() -> Iterator[str]:
    """Yield the kinds of modifiers."""
    from stances.rubric.model import ModifierKind

    yield from ModifierKind.__args__  # type: ignore[attr-defined]


def list_drift() -> Iterator[str]:
    """Yield the kinds of drift and the causes."""
    from stances.commands.gate.cause import CAUSES
    from stances.commands.gate.drift import KINDS

    yield from (*KINDS, *CAUSES)


def list_settings() -> Iterator[str]:
    """Yield the settings and the variables of the environment."""
    from stances.settings.choice import SINGLE

    for name in SINGLE:
        yield from (name, f"STANCES_{name.upper()}")


def list_own_formats() -> Iterator[str]:
    """Yield the formats of our own."""
    from stances.output.formats import FORMATS

    yield from FORMATS


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("docs/rubrics.md", list_rubric_keys),
        ("docs/rubrics.md", list_modifier_kinds),
        ("docs/gate.md", list_drift),
        ("docs/settings.md", list_settings),
        ("docs/formats.md", list_own_formats),
    ],
    ids=lambda one: one if isinstance(one, str) else one.__name__,
)
def test_a_page_names_all_of_its_field(page: str, names) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    missing = [one for one in dict.fromkeys(names()) if not re.search(rf"[`\[\|] ?{one}\b", text)]
    assert not missing


@pytest.mark.parametrize("page", list_pages(), ids=name_page)
def test_every_path_that_a_page_names_is_there(page) -> None:
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    named = [one for one in _PATH.findall(text) if "NAME" not in one]
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_the_guide_for_contributors_names_every_room() -> None:
    package = ROOT / "stances"
    rooms = {one.stem for one in package.iterdir() if one.suffix == ".py" or one.is_dir()}
    text = CONTRIBUTING.read_text(encoding="utf-8")
    line = next(one for one in text.splitlines() if one.startswith("version · "))
    left_out = {"__init__", "__main__", "__pycache__", "py", "rubrics", "schemas", "library"}
    assert set(line.split(" · ")) == rooms - left_out
