"""Every block of every page prints what the page shows."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from docs.make import list_generated
from docs.pages import UNFINISHED, list_pages, name_page, read_blocks
from docs.render import CUT, fits, list_needs, read_commands, render_page

PAGES = [page for page in list_pages() if page not in list_generated()]
RUN = [
    page
    for page in PAGES
    if any(one.language in ("console", "pycon") for one in read_blocks(page.read_text("utf-8")))
]


@pytest.mark.parametrize("page", RUN, ids=name_page)
def test_a_page_shows_what_its_blocks_print(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lines = difflib.unified_diff(
        text.splitlines(),
        render_page(text).splitlines(),
        "the page",
        "as it prints now",
        lineterm="",
    )
    changed = "\n".join(lines)
    assert not changed, f"{changed}\nto write it anew: python tests/docs/make.py {name_page(page)}"


@pytest.mark.parametrize("page", RUN, ids=name_page)
def test_all_that_a_page_needs_is_installed(page: Path) -> None:
    """A block whose program is not there is not run, and whoever reads the result must know it."""
    missing = {one for block in read_blocks(page.read_text("utf-8")) for one in list_needs(block)}
    if missing:
        pytest.skip(f"not run, for it is not installed: {', '.join(sorted(missing))}")


@pytest.mark.parametrize("page", list_pages(), ids=name_page)
def test_a_page_is_finished_and_names_no_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert UNFINISHED not in text
    for folder in ("/work/", "/root/", "/home/", "/tmp/", "/Users/", "C:\\"):
        assert folder not in text


def test_a_page_that_is_wrong_is_found() -> None:
    page = "```console\n$ echo one\ntwo\n$ echo three\nthree\n```\n\n```pycon\n>>> 1 + 1\n3\n```\n"
    right = page.replace("one\ntwo", "one\none").replace("1\n3", "1\n2")
    assert render_page(page) == right
    assert render_page(right) == right


def test_a_block_marked_as_a_file_is_there_for_the_commands_behind_it() -> None:
    page = "<!-- file: a/b.txt -->\n```\ntext\n```\n\n```console\n$ cat a/b.txt\n```\n"
    assert render_page(page) == page.replace("b.txt\n```\n", "b.txt\ntext\n```\n")


def test_a_block_that_needs_what_is_not_there_stays_as_it_is() -> None:
    page = "<!-- needs: no-such-program -->\n```console\n$ no-such-program\nshown\n```\n"
    assert render_page(page) == page


@pytest.mark.parametrize(
    ("shown", "printed", "is_right"),
    [
        (["a", CUT], ["a", "b"], True),
        ([CUT, "b"], ["a", "b"], True),
        (["a", CUT, "c", CUT], ["a", "b", "c"], True),
        (["a", CUT, "a"], ["a"], False),
        ([CUT, "b"], ["a", "b", "c"], False),
        (["b", CUT], ["a", "b"], False),
    ],
)
def test_a_cut_stands_for_any_lines(shown: list[str], printed: list[str], is_right: bool) -> None:
    assert fits(shown, printed) is is_right


def test_commands_are_read_with_their_lines() -> None:
    assert list(read_commands("$ a\nb\n\nc\n$ d\n")) == [("a", ["b", "", "c"]), ("d", [])]
