"""What becomes of each file: which entry it is for, and whether it may be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from stances.commands.importing.entry import (
    Entry,
    Fields,
    make_hash,
    read_fields,
    split_hash,
)
from stances.commands.importing.names import propose_names
from stances.errors import StancesError, raise_all

Status = Literal["new", "updated", "unchanged", "kept", "not-in-inputs"]
"""What becomes of a file: written for the first time or anew; left as it is, since nothing changed,
since a person corrected it, or since none of the inputs holds its words."""


class Step(Struct, frozen=True, kw_only=True):
    """What becomes of one file.

    Attributes:
        file: its name in the folder.
        text: what is written to it; empty where it is left as it is.
    """

    file: str
    expert: str
    status: Status
    text: str = ""


class _Held(Struct, frozen=True, kw_only=True):
    """A file of the folder that import wrote.

    Attributes:
        hash: what it says; what import wrote had this hash.
        is_intact: whether its text still has it.
        fields: what its front matter says.
        text: the whole file.
    """

    hash: str
    is_intact: bool
    fields: Fields
    text: str

    @property
    def expert(self) -> str:
        return dict(self.fields).get("expert", "")

    def may_be_for(self, entry: Entry) -> bool:
        """Whether it may come from the source of an entry, as far as one can still see."""
        source = dict(self.fields).get("source")
        return source is None or source == dict(entry.fields).get("source")


def make_plan(
    entries: Sequence[Entry], files: Mapping[str, str | None], folder: str
) -> tuple[Step, ...]:
    """Return what becomes of each file, those of entries first, in their order.

    Args:
        files: the texts of what the folder holds, by name; `None` for what is not Markdown.
        folder: its path, for messages.

    Raises:
        StancesError: a file is in the way that import did not write; the error names all such.
    """
    held = {name: one for name, text in files.items() if (one := _read_held(name, text))}
    taken = {name.casefold(): name for name in files}
    chosen = _match(entries, held)
    used = set(chosen.values())
    faults: list[StancesError] = []
    proposed: dict[tuple[str, str], Iterator[str]] = {}
    for number, entry in enumerate(entries):
        if number in chosen:
            continue
        of = entry.document, entry.expert
        for name in proposed.setdefault(of, propose_names(*of)):  # each name comes once
            there = taken.get(name)
            if there in used or name in used:
                continue
            if there is not None and there not in held:
                hint = "rename it, or name another folder with -o"
                what, where = "import did not write this file", f"{folder}/{there}"
                faults.append(StancesError(what, where=where, hint=hint))
            elif there is not None and not held[there].may_be_for(entry):
                continue
            chosen[number] = there or name
            used.add(there or name)
            break
    raise_all(faults)
    steps = [_make_step(entry, chosen[n], held.get(chosen[n])) for n, entry in enumerate(entries)]
    gone = [name for name in held if name not in used]
    return (
        *steps,
        *(Step(file=name, expert=held[name].expert, status="not-in-inputs") for name in gone),
    )


def _match(entries: Sequence[Entry], held: Mapping[str, _Held]) -> dict[int, str]:
    """Return the file of each entry that has one: by its hash, else by what it says."""
    by_hash = {one.hash: name for name, one in held.items()}
    by_fields = {one.fields: name for name, one in held.items()}
    chosen: dict[int, str] = {}
    used: set[str] = set()
    for found in (
        [by_hash.get(entry.hash) for entry in entries],
        [by_fields.get(entry.fields) for entry in entries],
    ):
        for number, name in enumerate(found):
            if name is not None and number not in chosen and name not in used:
                chosen[number] = name
                used.add(name)
    return chosen


def _make_step(entry: Entry, name: str, held: _Held | None) -> Step:
    if held is None:
        return Step(file=name, expert=entry.expert, status="new", text=entry.text)
    if not held.is_intact:
        return Step(file=name, expert=held.expert or entry.expert, status="kept")
    if held.text == entry.text:
        return Step(file=name, expert=entry.expert, status="unchanged")
    return Step(file=name, expert=entry.expert, status="updated", text=entry.text)


def _read_held(name: str, text: str | None) -> _Held | None:
    """Return a file that import wrote; `None` for any other."""
    said, rest = split_hash(text or "")
    if not said or text is None:
        return None
    fields = tuple(pair for pair in read_fields(text, name) if pair[0] != "hash")
    return _Held(hash=said, is_intact=make_hash(rest) == said, fields=fields, text=text)
