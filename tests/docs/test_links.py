"""Links within the project lead somewhere, and the README is short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.pages import README, ROOT, list_pages, name_page

_LINK = re.compile(r"\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
_FENCED = re.compile(r"^(```|~~~).*?^\1$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_SIGNS = re.compile(r"[^\w\- ]")


def list_links(page: Path) -> list[str]:
    """Return the targets of a page's links, but for those to other sites."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    return [one for one in _LINK.findall(text) if "://" not in one]


def list_anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub makes of a page's headings."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    return {_SIGNS.sub("", one.lower()).replace(" ", "-") for one in _HEADING.findall(text)}


@pytest.mark.parametrize("page", list_pages(), ids=name_page)
def test_every_link_within_the_project_resolves(page: Path) -> None:
    for link in list_links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        if anchor:
            assert anchor in list_anchors(target), link


def test_every_page_can_be_reached_from_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    reached = {(index.parent / one.partition("#")[0]).resolve() for one in list_links(index)}
    assert reached >= {page for page in list_pages() if page != index}


@pytest.mark.parametrize("page", list_pages(), ids=name_page)
def test_a_page_begins_with_a_title_and_says_what_it_is_for(page: Path) -> None:
    title, empty, purpose = page.read_text(encoding="utf-8").splitlines()[:3]
    assert title.startswith("# ")
    assert not empty
    assert purpose.endswith((".", "?"))
    assert not purpose.startswith(("#", "|", "-", "<"))


def test_the_readme_is_short_and_runs_soon() -> None:
    data = README.read_bytes()
    assert len(data) <= 9_000
    assert data.index(b".venv/bin/stances compare") <= 1_500


@pytest.mark.parametrize("mark", ["run", "test"])
def test_the_readme_shows_its_two_commands_on_one_line_each(mark: str) -> None:
    part = README.read_text(encoding="utf-8").split(f"<!-- {mark} -->")[1].split("<!-- end -->")[0]
    commands = [line for line in part.splitlines() if line.startswith("python3 ")]
    assert len(commands) == 1


def test_the_table_of_the_readme_fits_a_terminal() -> None:
    text = README.read_text(encoding="utf-8")
    table = text[text.index("$ stances compare") : text.index("From -1 to +1")]
    assert max(map(len, table.splitlines())) <= 80
