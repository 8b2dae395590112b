"""Damages score sheets, and sees that each is refused with a message or can be shown.

    python tests/bench/fuzz_sheets.py [COUNT [SEED]]

The sheet is that of the bundled corpus, a few cells of it at a time. What is accepted is shown as
``score``, ``compare`` and ``explain`` show it, in several formats. Prints how many were accepted
and refused; ends with 1 where anything but a `StancesError` was raised.
"""

from __future__ import annotations

import copy
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from stances.commands.compare.show import CompareAnswer
from stances.commands.explain.show import Explanation
from stances.commands.sheets import SheetAnswer
from stances.document import Document
from stances.errors import StancesError
from stances.output.formats import find_format
from stances.output.view import View
from stances.scoring.names import narrow_sheet
from stances.scoring.read_sheet import read_sheet
from stances.scoring.scale import Scale
from stances.scoring.sheet import ScoreSheet
from stances.wire.records import format_json

FORMATS = ("table", "json", "ndjson", "csv", "html")
VIEWS = (View(), View(width=60, colour=True))

HUGE = "\0huge\0"
"""Stands for a number of 5,000 digits, which `json` does not write."""

WRONG: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2, 0.5, -0.5, 1.5, 1e-300, 1e300, 10**18, 10**299),
    *(float("nan"), float("inf"), float("-inf"), HUGE),
    *("", " ", "x", "for", "silent", "sideways", "\ud800", "\u202e", "\x1b[31m", "1", "\0"),
    *([], [[]], {}, {"x": 1}, [None], ["x"]),
)
"""What a value is replaced with."""

Place = tuple[Any, str | int]
"""A dictionary or a list, and the key or the index of a value in it."""


@dataclass(kw_only=True)
class Outcome:
    """What came of some damaged sheets.

    Attributes:
        broken: what raised something else than a `StancesError`, with what it raised.
        slowest: the seconds that the slowest took to read.
    """

    accepted: int = 0
    refused: int = 0
    broken: list[tuple[str, BaseException]] = field(default_factory=list)
    slowest: float = 0.0


def list_places(value: Any) -> Iterator[Place]:
    """Yield every value below a value, by what holds it."""
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from list_places(value[key])


def pick_place(value: Any, rnd: random.Random) -> Place:
    """Return a value below a value, at any depth; the many marks do not crowd out the rest."""
    holder, key = None, None
    while isinstance(value, dict | list) and value and (holder is None or rnd.random() < 0.8):
        holder, key = (
            value,
            rnd.choice(list(value) if isinstance(value, dict) else range(len(value))),
        )
        value = holder[key]
    return holder, key


def delete(value: Any, rnd: random.Random) -> None:
    holder, key = pick_place(value, rnd)
    del holder[key]


def replace(value: Any, rnd: random.Random) -> None:
    holder, key = pick_place(value, rnd)
    holder[key] = copy.deepcopy(rnd.choice(WRONG))


def swap(value: Any, rnd: random.Random) -> None:
    swap_places(pick_place(value, rnd), pick_place(value, rnd))


def swap_alike(value: Any, rnd: random.Random) -> None:
    """Swap two values of one type, as two cells or two weights are."""
    holder, key = pick_place(value, rnd)
    alike = [one for one in list_places(value) if type(one[0][one[1]]) is type(holder[key])]
    swap_places((holder, key), rnd.choice(alike))


def swap_places(one: Place, other: Place) -> None:
    (holder, key), (beside, at) = one, other
    first, second = copy.deepcopy(holder[key]), copy.deepcopy(beside[at])
    holder[key], beside[at] = second, first


def duplicate(value: Any, rnd: random.Random) -> None:
    lists = [one for one in list_places(value) if isinstance(one[0], list)]
    if lists:
        holder, key = rnd.choice(lists)
        holder.insert(rnd.randrange(len(holder) + 1), copy.deepcopy(holder[key]))


def shift(value: Any, rnd: random.Random) -> None:
    """Change a number a little, or far."""
    numbers = [one for one in list_places(value) if type(one[0][one[1]]) in (int, float)]
    if numbers:
        holder, key = rnd.choice(numbers)
        step = rnd.choice((1, -1, 0.1, -0.1, 1e-5, 1000))
        holder[key] = rnd.choice((holder[key] + step, -holder[key], holder[key] * 2))


def rename(value: Any, rnd: random.Random) -> None:
    holder, key = pick_place(value, rnd)
    if isinstance(holder, dict):
        name = rnd.choice((key.upper(), f"{key}s", "", "x", rnd.choice(list(holder))))
        holder[name] = holder.pop(key)


def respell(value: Any, rnd: random.Random) -> None:
    holder, key = pick_place(value, rnd)
    text = holder[key]
    if isinstance(text, str):
        at = rnd.randrange(len(text) + 1)
        middle = rnd.choice(("", "\u200b", "é", "\n", "\x1b[0m", text))
        holder[key] = text[:at] + middle + text[at + rnd.choice((0, 1)) :]


MUTATIONS: tuple[Callable[[Any, random.Random], None], ...] = (
    *(delete, replace, replace, replace, swap, swap_alike, duplicate, shift, shift, rename),
    respell,
)


def write_json(value: Any) -> str:
    return json.dumps(value).replace(json.dumps(HUGE), "9" * 5000)


def truncate(text: str, rnd: random.Random) -> str:
    return text[: rnd.randrange(len(text))]


def double_key(text: str, rnd: random.Random) -> str:
    at = rnd.choice([at for at, char in enumerate(text) if char == "{"])
    return f'{text[: at + 1]}"a": 1, "a": 2, {text[at + 1 :]}'


def break_number(text: str, rnd: random.Random) -> str:
    at = rnd.choice([at for at, char in enumerate(text) if char.isdigit()])
    wrong = rnd.choice(("-", ".", "e", "e999", "0x1", "NaN", "Infinity", "9" * 400, "٣", "1_0"))
    return text[:at] + wrong + text[at:]


def nest(text: str, rnd: random.Random) -> str:
    depth = rnd.choice((10, 5000, 100_000))
    at = rnd.choice([at for at, char in enumerate(text) if char == ":"])
    return f"{text[: at + 1]}{'[' * depth}{text[at + 1 :]}"


def garble(text: str, rnd: random.Random) -> str:
    at = rnd.randrange(len(text))
    return text[:at] + rnd.choice('{}[]",:\\\0\ufeff') + text[at + 1 :]


TEXT_MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    *(truncate, double_key, break_number, nest, garble),
)


def mutate_sheet(value: Any, rnd: random.Random) -> str:
    """Return the text of a score sheet that was damaged in its values or in its text."""
    if rnd.random() < 0.1:
        return rnd.choice(TEXT_MUTATIONS)(write_json(value), rnd)
    value = copy.deepcopy(value)
    for _ in range(rnd.choice((1, 1, 1, 2, 4))):
        if value:
            rnd.choice(MUTATIONS)(value, rnd)
    return write_json(value)


def show_sheet(sheet: ScoreSheet) -> None:
    """Show a sheet as every command that takes one does, in several formats."""
    for scale in Scale:
        answers = [
            SheetAnswer(sheet, scale=scale, evidence=True),
            CompareAnswer(sheet, scale=scale),
        ]
        for answer in answers:
            write_answer(answer)
    for cell in sheet.cells:
        alone = narrow_sheet(sheet, [cell.dimension], [cell.expert])
        if alone.has_evidence:
            write_answer(Explanation(alone))


def write_answer(answer: SheetAnswer | Explanation) -> None:
    for view in VIEWS:
        find_format("table").write(answer, view)
    for name in FORMATS[1:]:
        find_format(name).write(answer, VIEWS[0]).encode("utf-8", errors="backslashreplace")


def fuzz_sheets(sheets: Sequence[ScoreSheet], *, count: int, seed: int) -> Outcome:
    """Damage sheets at random, the same for the same seed, and read each."""
    rnd = random.Random(seed)
    outcome = Outcome()
    values = [json.loads(format_json(one)) for one in sheets]
    for _ in range(count):
        text = mutate_sheet(rnd.choice(values), rnd)
        began = time.process_time()
        try:
            sheet = read_sheet(Document(name="sheet.json", text=text, form="json"))
            outcome.slowest = max(outcome.slowest, time.process_time() - began)
            show_sheet(sheet)
            outcome.accepted += 1
        except StancesError as fault:
            outcome.slowest = max(outcome.slowest, time.process_time() - began)
            str(fault).encode("utf-8", errors="backslashreplace")
            outcome.refused += 1
        except Exception as error:
            outcome.broken.append((text, error))
    return outcome


def cut_sheet(sheet: ScoreSheet) -> list[ScoreSheet]:
    """Return a sheet in small parts: two experts and two dimensions at a time."""
    ids = [one.id for one in sheet.dimensions]
    return [
        narrow_sheet(sheet, ids[at : at + 2], sheet.experts[of : of + 2])
        for at in range(0, len(ids), 2)
        for of in range(0, len(sheet.experts), 2)
    ]


def main(count: int, seed: int) -> int:
    """Fuzz the sheet of the bundled corpus; return the exit code."""
    from stances.pipeline import score_inputs
    from stances.settings.model import Settings

    sheets = cut_sheet(score_inputs([], settings=Settings()).sheet)
    outcome = fuzz_sheets(sheets, count=count, seed=seed)
    print(f"{outcome.accepted} accepted, {outcome.refused} refused, {len(outcome.broken)} broken")
    print(f"slowest to read: {outcome.slowest:.3f} s")
    for text, error in outcome.broken[:20]:
        print(f"{type(error).__name__}: {error}: {text[:200]!r}")
    return 1 if outcome.broken else 0


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:3]]
    sys.exit(main(*numbers, *(100_000, 1)[len(numbers) :]))
