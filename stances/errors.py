"""The one error that users see, and the exit codes of all commands."""

from __future__ import annotations

from collections.abc import Sequence

OK = 0
"""All is well."""
FELL_SHORT = 1
"""A check found drift, or a test, lint or threshold fell short."""
COULD_NOT_JUDGE = 2
"""Bad input, bad usage, or nothing to read."""


class StancesError(Exception):
    """An error that the user can fix.

    Args:
        what: what went wrong, in a few words.
        where: the file, line or value it happened at; empty where there is none.
        hint: how to fix it; empty where there is nothing to suggest.

    >>> str(StancesError("no such file", where="notes.txt", hint="check the path"))
    'notes.txt: no such file; check the path'
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        head = f"{where}: {what}" if where else what
        super().__init__(f"{head}; {hint}" if hint else head)


class NothingToReadError(StancesError):
    """A table in which no row holds anything that could be scored."""


class SeveralErrors(StancesError):
    """Several errors that the user can fix, which are reported together.

    Attributes:
        errors: each of them, in order.

    >>> print(SeveralErrors([StancesError("empty", where="a.txt"), StancesError("gone")]))
    a.txt: empty
    gone
    """

    def __init__(self, errors: Sequence[StancesError]) -> None:
        first = errors[0]
        super().__init__(first.what, where=first.where, hint=first.hint)
        self.errors = tuple(errors)
        self.args = ("\n".join(map(str, self.errors)),)


def give_reason(error: BaseException, most: int = 100) -> str:
    """Return what a library says of a failure, on one line, or else what kind of failure it is.

    Args:
        most: the most characters.

    >>> give_reason(ValueError("not a\\n  table")), give_reason(KeyError())
    ('not a table', 'KeyError')
    """
    return " ".join(str(error).split())[:most] or type(error).__name__


def raise_all(errors: Sequence[StancesError]) -> None:
    """Raise one error as it is, or several as one that names them all.

    Raises:
        StancesError: there is at least one.
    """
    if errors:
        raise errors[0] if len(errors) == 1 else SeveralErrors(errors)


def suggest_name(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Return a hint with the nearest known word, or with all known words where none is near.

    >>> suggest_name("diplomcy", ["retaliation", "diplomacy"])
    'did you mean "diplomacy"?'
    >>> suggest_name("zzz", ["retaliation", "diplomacy"])
    'known: retaliation, diplomacy'
    """
    import difflib  # noqa: PLC0415  (only needed once something is wrong)

    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    if near:
        return f'did you mean "{folded[near[0]]}"?'
    return f"known: {', '.join(known)}" if known else ""


def find_near(stem: str, files: Sequence[str]) -> str:
    """Return the file whose name, without its ending, is hardly another; "" where none is.

    >>> find_near("alhpa", ["alpha.txt", "beta.txt"]), find_near("b-false", ["debate-caps.txt"])
    ('alpha.txt', '')
    """
    import difflib  # noqa: PLC0415  (only needed once something is wrong)

    stems = {name.rpartition(".")[0].casefold() or name: name for name in files}
    near = difflib.get_close_matches(stem.casefold(), list(stems), n=1, cutoff=0.75)
    return stems[near[0]] if near else ""
