"""The columns that a table must have or may have, and their usual names."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from stances.errors import StancesError
from stances.language.words import load_words
from stances.read.notes import list_some
from stances.regex import compile_later

_GAP = compile_later(r"[\s_.-]+")
_INNER = "."
"""What stands between the key of an object in a row and a key within it."""


class Column(Struct, frozen=True, kw_only=True):
    """A column that a table must have.

    Attributes:
        name: as it stands in the table.
        option: the option that reads another column in its place; empty where there is none.
        usual: other names that such a column often has, as `fold_column` writes them; where a
            table has one of them alone, or the first, that is read.
        others: names that such a column may have, which only the option reads.
        is_text: whether its cells hold what was said, so that none of them is meant twice.
    """

    name: str
    option: str = ""
    usual: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    is_text: bool = False


class TextColumns(Struct, frozen=True, kw_only=True):
    """The columns of a table that are read.

    Attributes:
        expert: names who speaks.
        text: holds what they say.
        surname: goes on with the name, where `expert` holds first names alone; else empty.
        role, affiliation, date, source: say more of them, where a table has such columns.
    """

    expert: str = "expert"
    text: str = "text"
    role: str = "role"
    affiliation: str = "affiliation"
    date: str = "date"
    source: str = "source"
    surname: str = ""

    def list_required(self) -> tuple[Column, Column]:
        """Return those that a table must have."""
        words = load_words()
        return (
            Column(
                name=self.expert,
                option="--expert-column",
                usual=words.speaker_columns,
                others=words.unit_columns,
            ),
            Column(
                name=self.text,
                option="--text-column",
                usual=(*words.text_columns, *words.reply_columns),
                is_text=True,
            ),
        )


USUAL_COLUMNS = TextColumns()
"""The columns that are read where the user names none."""


def fold_column(name: str) -> str:
    """Return a column's name as lists of usual names have it.

    >>> fold_column(" Spoken by ")
    'spoken_by'
    """
    return _GAP.sub("_", name.strip()).casefold()


def flatten_objects(values: Mapping[str, object]) -> Mapping[str, object]:
    """Return the values of a row, with those of an object in it by the keys of both.

    An object that holds no text stays as it is.

    >>> flatten_objects({"author": {"id": 7, "name": "Test Alpha"}, "text": "One."})
    {'author.id': 7, 'author.name': 'Test Alpha', 'text': 'One.'}
    """
    if not any(map(_holds_text, values.values())):
        return values
    flat: dict[str, object] = {}
    for key, value in values.items():
        if _holds_text(value):
            flat |= {f"{key}{_INNER}{inner}": one for inner, one in value.items()}
        else:
            flat[key] = value
    return flat


def _holds_text(value: object) -> TypeGuard[dict[str, object]]:
    """Whether a value is an object with a text in it."""
    return isinstance(value, dict) and any(isinstance(one, str) for one in value.values())


def choose_columns(names: Collection[str], wanted: TextColumns) -> TextColumns:
    """Return the columns of a table to read: those asked for, or the usual ones without doubt.

    A table without a column "expert" may have one usual name for it, such as "speaker"; where it
    has several, it is for the user to say which one is meant.

    Args:
        names: the columns that the table has.
        wanted: those that are asked for.

    >>> choose_columns(["Speaker", "Speech", "Party"], USUAL_COLUMNS).affiliation
    'Party'
    """
    words = load_words()
    expert, surname, text = wanted.expert, wanted.surname, wanted.text
    if expert == USUAL_COLUMNS.expert:
        expert, surname = _choose_expert(names)
    if text == USUAL_COLUMNS.text:
        text = _choose_text(names)
    rest = [name for name in names if name not in (expert, surname, text)]
    return replace(
        wanted,
        expert=expert,
        surname=surname,
        text=text,
        role=_choose_column(rest, wanted.role, words.role_columns),
        affiliation=_choose_column(rest, wanted.affiliation, words.affiliation_columns),
        date=_choose_column(rest, wanted.date, words.date_columns),
        source=_choose_column(rest, wanted.source, words.source_columns),
    )


_MOST_NAMED = 50
"""How many columns a message names before it only counts the rest."""

_DEFAULT = (USUAL_COLUMNS.expert, USUAL_COLUMNS.text)


def _choose_expert(names: Collection[str]) -> tuple[str, str]:
    """Return the column of names; or those of first names and surnames, where none is of both."""
    words, wanted = load_words(), USUAL_COLUMNS.expert
    usual = {wanted, *words.speaker_columns}
    if not any(fold_column(name) in usual for name in names):
        given = _choose_only(names, words.given_name_columns)
        surname = _choose_only(names, words.surname_columns)
        if given and surname:
            return given, surname
    own = [name for name in names if _INNER not in name]
    chosen = _choose_column(own, wanted, words.speaker_columns)
    if chosen not in names:
        chosen = _choose_inner(names) or _choose_column(names, wanted, words.speaker_columns)
    return chosen, ""


def _choose_inner(names: Collection[str]) -> str:
    """Return the column that an object within a row makes, the likeliest first: "author.name"."""
    there = {fold_column(name): name for name in names if _INNER in name}
    return next((there[one] for one in load_words().inner_speaker_columns if one in there), "")


def _choose_text(names: Collection[str]) -> str:
    """Return the column of texts; that of replies where no other has a name that those have."""
    replies = load_words().reply_columns
    if not count_text_columns(names) and (found := _choose_only(names, replies)):
        return found
    return _choose_column(names, USUAL_COLUMNS.text, load_words().text_columns)


def _choose_only(names: Collection[str], usual: Sequence[str]) -> str:
    """Return the only column that has one of the usual names; nothing where several have."""
    found = [name for name in names if fold_column(name) in usual]
    return found[0] if len(found) == 1 else ""


def holds_columns(names: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether a table has columns by their own names or by usual ones without doubt."""
    chosen = choose_columns(names, USUAL_COLUMNS)
    own = dict(zip(_DEFAULT, (chosen.expert, chosen.text), strict=True))
    return all(own.get(one, one) in names for one in wanted)


def count_usual(names: Sequence[str]) -> int:
    """Return how many of a table's columns have a name that columns which are read often have."""
    words = load_words()
    usual = {*_DEFAULT, *words.speaker_columns, *words.text_columns, *words.reply_columns}
    usual |= {*words.given_name_columns, *words.surname_columns}
    return sum(fold_column(name) in usual for name in names)


def count_text_columns(names: Iterable[str]) -> int:
    """Return how many of a table's columns have a name that those of texts have.

    >>> count_text_columns(["Speech", "rows"])
    1
    """
    usual = {USUAL_COLUMNS.text, *load_words().text_columns}
    return sum(fold_column(name) in usual for name in names)


def require_columns(required: Sequence[Column], columns: Sequence[str], where: str) -> None:
    """Check that a table has its columns.

    Args:
        required: those it must have.
        columns: the names of those it has.
        where: the file and line.

    Raises:
        StancesError: some are missing; the message says which options read others in their place.

    >>> require_columns([Column(name="expert")], ("expert", "text"), "a.csv:1")
    """
    missing = [one for one in required if one.name not in columns]
    if not missing:
        return
    taken = [one.name for one in required]
    free = [name for name in columns if name and name not in taken]
    advice = [_advise(one, free) for one in missing if one.option]
    what = " and no column ".join(f'"{one.name}"' for one in missing)
    hint = "; ".join([_list_columns(columns), *advice])
    raise StancesError(f"no column {what}", where=where, hint=hint)


def _list_columns(columns: Sequence[str]) -> str:
    """Say which columns a table has, or the first of very many."""
    named = [name for name in columns if name]
    return f"columns: {list_some(named, _MOST_NAMED)}" if named else "it has no columns"


def _advise(wanted: Column, free: Sequence[str]) -> str:
    """Say how to read another column in place of one that is missing."""
    by_name = {fold_column(name): name for name in free}
    usual = dict.fromkeys((fold_column(wanted.name), *wanted.usual, *wanted.others))
    options = [f"{wanted.option} {shlex.quote(by_name[one])}" for one in usual if one in by_name]
    if not options:
        return f"{wanted.option} NAME reads another one"
    return f"to read another one, add {' or '.join(options)}"


def _choose_column(names: Collection[str], wanted: str, usual: Sequence[str]) -> str:
    """Return a table's column that usually holds what is wanted; else the wanted name.

    The first usual name leaves no doubt; of the others, the table may have one alone.
    """
    if wanted in names:
        return wanted
    there = {fold_column(name): name for name in reversed(list(names))}
    if fold_column(wanted) in there:
        return there[fold_column(wanted)]
    found = [there[name] for name in usual if name in there]
    is_sure = len(found) == 1 or (found and fold_column(found[0]) == usual[0])
    return found[0] if is_sure else wanted
