"""Names cut short, on lines of their own below the same names in full."""

from __future__ import annotations

from collections.abc import Iterable

from stances.read.layouts._names import fold_name
from stances.read.layouts._person import Person, clean_head


def read_short_name(written: str, people: Iterable[Person]) -> Person | None:
    """Return the person whom a given name or a surname on a line of its own stands for.

    Where several of `people` bear it, that is a person of the short name alone: nobody can tell
    which of them it is. Where none does, it is `None`.

    >>> alpha = Person(name="Pia Alpha")
    >>> read_short_name("**Pia**", [alpha]) == read_short_name("Alpha", [alpha]) == alpha
    True
    >>> read_short_name("Pia.", [alpha]) is None
    True
    """
    name = clean_head(written)
    folded = fold_name(name)
    if not name[:1].isupper() or not name[-1].isalpha() or " " in folded:
        return None
    bearers = {one.name: one for one in people if folded in _list_parts(one)}
    if len(bearers) == 1:
        return next(iter(bearers.values()))
    return Person(name=name) if bearers else None


def _list_parts(person: Person) -> tuple[str, ...]:
    """Return the folded given name and surname of a person who is named in full."""
    words = fold_name(person.name.partition(" of ")[0]).split()
    return (words[0], words[-1]) if len(words) > 1 else ()
