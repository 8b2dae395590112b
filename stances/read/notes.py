"""What a reader should know of how inputs were read, though nothing is wrong with them."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar

_MOST = 20
"""How many numbers a note lists before it only counts the rest."""

_LISTENER: ContextVar[Callable[[str], None] | None] = ContextVar("listener", default=None)


@contextlib.contextmanager
def listen_to_notes(write: Callable[[str], None]) -> Iterator[None]:
    """Give `write` each note that is made within this context, each of them once."""
    seen: set[str] = set()

    def write_once(text: str) -> None:
        if text not in seen:
            seen.add(text)
            write(text)

    token = _LISTENER.set(write_once)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def make_note(text: str, where: str) -> None:
    """Say something of how an input was read: to whoever listens, else as a Python warning.

    Args:
        text: what was done, and how to have it otherwise.
        where: the file, with a line where it is about one.
    """
    repeat_note(f"{where}: {text}")


def repeat_note(note: str) -> None:
    """Say what `make_note` wrote elsewhere, such as in another process."""
    write = _LISTENER.get()
    if write is None:
        warnings.warn(note, stacklevel=3)
    else:
        write(note)


def list_numbers(numbers: Iterable[int], what: str) -> str:
    """Return numbers as a note lists them, with what they count; the first ones where many.

    >>> list_numbers([4, 9], "line"), list_numbers([4], "row")
    ('lines 4, 9', 'row 4')
    """
    listed = [str(number) for number in numbers]
    return f"{what}{'s' if len(listed) > 1 else ''} {list_some(listed, _MOST)}"


def list_some(items: Sequence[str], most: int) -> str:
    """Return items one after the other; where there are more than `most`, the first and a count.

    >>> list_some(["one", "two", "three"], 2)
    'one, two and 1 more'
    """
    rest = f" and {len(items) - most} more" if len(items) > most else ""
    return f"{', '.join(items[:most])}{rest}"
