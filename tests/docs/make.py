"""Writes anew what the documentation shows: the output of its blocks, and the pages made by code.

python tests/docs/make.py [PAGE ...]          write what is out of date
python tests/docs/make.py --check [PAGE ...]  write nothing; exit 1 where something is out of date
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from docs.pages import CLI_PAGE, SCHEMA_INDEX, SCHEMAS, list_pages, name_page
from docs.reference import write_reference
from docs.render import render_page
from docs.schemas import list_schemas, write_index, write_schema


def list_generated() -> Mapping[Path, Callable[[], str]]:
    """Return the files that are made whole by code, and what makes each."""
    schemas = {SCHEMAS / file: partial(write_schema, name) for file, name in list_schemas()}
    return {CLI_PAGE: write_reference, SCHEMA_INDEX: write_index, **schemas}


def make_all(wanted: Sequence[Path] = ()) -> Iterator[tuple[Path, str]]:
    """Yield what each page and each generated file should hold.

    Args:
        wanted: those to make; empty for all.
    """
    generated = list_generated()
    for path in dict.fromkeys([*generated, *list_pages()]):
        if wanted and path not in wanted:
            continue
        make = generated.get(path)
        yield path, make() if make else render_page(path.read_text(encoding="utf-8"))


def main(args: Sequence[str]) -> int:
    """Write what is out of date, or only name it; return the exit code."""
    names = [one for one in args if one != "--check"]
    if any(one.startswith("-") for one in names):
        print(__doc__)
        return 2
    outdated = 0
    for path, text in make_all([Path(one).resolve() for one in names]):
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        outdated += 1
        if "--check" not in args:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        print(f"{'out of date' if '--check' in args else 'written'}: {name_page(path)}")
    return 1 if outdated and "--check" in args else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
