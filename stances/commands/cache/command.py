"""The commands of ``stances cache``."""

from __future__ import annotations

from pathlib import Path

from stances.commands.options import Request, with_options
from stances.errors import StancesError
from stances.output import terminal
from stances.settings.folders import find_cache_folder


@with_options()
def show_folder(_request: Request) -> None:
    """Print the folder in which compiled rubrics are kept.

    \b
    stances cache dir
    """
    terminal.emit(f"{_find_folder()}\n")


@with_options()
def clear(_request: Request) -> None:
    """Remove the compiled rubrics, which are made anew when they are needed.

    \b
    stances cache clear
    """
    from stances.rubric.cache import clear_cache  # noqa: PLC0415

    folder = _find_folder()
    count = clear_cache(folder)
    what = f"{count} compiled rubric{'' if count == 1 else 's'}" if count else "nothing"
    terminal.emit(f"removed {what} from {folder}\n")


def _find_folder() -> Path:
    folder = find_cache_folder()
    if folder is None:
        what = "no home folder is known, so nothing is kept"
        raise StancesError(what, hint="set HOME or XDG_CACHE_HOME")
    return folder
