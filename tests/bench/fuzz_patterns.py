"""Damages patterns, and sees that each is read as a pattern or refused with a message.

    python tests/bench/fuzz_patterns.py [COUNT [SEED]]

The patterns are those of the bundled rubrics, with the lists that they call. What is accepted is
also looked for, in a sentence made of its own words. Prints how many were accepted and refused,
and the slowest; ends with 1 where anything but a `StancesError` was raised.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stances.errors import StancesError
from stances.rubric.files import list_bundled, read_rubric_files
from stances.rubric.load import parse_rubric
from stances.text.packed import make_pattern_set
from stances.text.pattern_syntax import Grammar
from stances.text.tokens import tokenize

SYMBOL = re.compile(r"[()|?*]|@[\w-]+|\.\.\.|…|\w+|\s+|.", re.DOTALL)
WRONG = (
    *("", " ", "(", ")", ")?", "|", "(|", "()", "?", "*", "**", "a*", "@", "@@", "@nowhere"),
    *("...", "…", "....", "...two", "...0", "...31", "...-1", "...٣", "...²", "...1e9", "... ..."),
    *("not", "cannot", "n't", "'s", "U.S.'s", "don’t", "é", "e\u0301", "\u0301", "ﾞ", "İ", "ß"),
    *("\0", "\ud800", "\u202e", "\ufeff", "\n", "\t", "🂡", ",", ";", "-", "—", "\\", '"'),
)
SENTENCE = 120
"""How many tokens the sentences have in which accepted patterns are looked for."""


@dataclass(kw_only=True)
class Outcome:
    """What came of some damaged patterns.

    Attributes:
        broken: what raised something else than a `StancesError`, with what it raised.
        slowest: the seconds that the slowest took, and its pattern.
    """

    accepted: int = 0
    refused: int = 0
    broken: list[tuple[str, BaseException]] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")


def mutate_pattern(written: str, others: Sequence[str], rnd: random.Random) -> str:
    """Return a pattern with some of its symbols taken away, doubled, swapped or replaced."""
    symbols = SYMBOL.findall(written) or [""]
    for _ in range(rnd.choice((1, 1, 1, 2, 3, 8))):
        at, other = rnd.randrange(len(symbols)), rnd.randrange(len(symbols))
        mutation = rnd.choice(MUTATIONS)
        symbols = mutation(symbols, min(at, other), max(at, other), others, rnd) or [""]
    return "".join(symbols)


Mutation = Callable[[list[str], int, int, Sequence[str], random.Random], list[str]]


def delete(symbols, at, other, others, rnd):
    return symbols[:at] + symbols[at + 1 :]


def cut_out(symbols, at, other, others, rnd):
    return symbols[:at] + symbols[other:]


def truncate(symbols, at, other, others, rnd):
    return symbols[:at] if rnd.random() < 0.5 else symbols[at:]


def double(symbols, at, other, others, rnd):
    return symbols[:other] + symbols[at:other] * rnd.choice((1, 1, 2, 30)) + symbols[other:]


def swap(symbols, at, other, others, rnd):
    symbols[at], symbols[other] = symbols[other], symbols[at]
    return symbols


def replace(symbols, at, other, others, rnd):
    return [*symbols[:at], rnd.choice(WRONG), *symbols[at + 1 :]]


def insert(symbols, at, other, others, rnd):
    return [*symbols[:at], rnd.choice(WRONG), *symbols[at:]]


def enclose(symbols, at, other, others, rnd):
    depth = rnd.choice((1, 1, 2, 70, 2000))
    closing = rnd.choice((")", ")?", " )", " )?"))
    return [*symbols[:at], "(" * depth, *symbols[at:other], closing * depth, *symbols[other:]]


def lengthen_gap(symbols, at, other, others, rnd):
    digits = rnd.choice(("0", "30", "31", "9999", "00000005", "9" * 5000))
    return [*symbols[:at], f" ...{digits} ", *symbols[at:]]


def merge(symbols, at, other, others, rnd):
    joined = rnd.choice((" ", "|", " | ", " ...30 ", "(", ") "))
    return [*symbols[:at], joined, rnd.choice(others), joined, *symbols[other:]]


def repeat_with_gaps(symbols, at, other, others, rnd):
    gap = rnd.choice((" ", " ... ", " ...30 ", " (a)? "))
    return [gap.join(["".join(symbols[at:other]) or "a"] * rnd.choice((2, 10, 300)))]


MUTATIONS: tuple[Mutation, ...] = (
    *(delete, cut_out, truncate, double, swap, replace, replace, insert, insert),
    *(enclose, lengthen_gap, merge, repeat_with_gaps),
)


def mutate_lists(
    lists: Mapping[str, Sequence[str]], others: Sequence[str], rnd: random.Random
) -> dict[str, Sequence[str]]:
    """Return the lists with one of them damaged: its entries, or whom they call."""
    changed = dict(lists)
    if changed:
        name = rnd.choice(list(changed))
        called = rnd.choice(list(changed))
        entry = rnd.choice(tuple(changed[name]) or ("a",))
        changed[name] = rnd.choice(
            (
                (),
                (*changed[name], mutate_pattern(entry, others, rnd)),
                (f"@{called} @{called}", *changed[name]),
                (f"@{name} x",),
                tuple(changed[name]) * 50,
            )
        )
    return changed


def fuzz_patterns(
    patterns: Sequence[str], lists: Mapping[str, Sequence[str]], *, count: int, seed: int
) -> Outcome:
    """Damage patterns at random, the same for the same seed, and read each.

    Args:
        patterns: sound ones.
        lists: what they call.
        count: how many to damage.
    """
    rnd = random.Random(seed)
    outcome = Outcome()
    sound = Grammar(lists)
    for _ in range(count):
        written = mutate_pattern(rnd.choice(patterns), patterns, rnd)
        spoilt = rnd.random() < 0.1
        grammar = Grammar(mutate_lists(lists, patterns, rnd)) if spoilt else sound
        began = time.process_time()
        try:
            pattern = grammar.pattern(written)
            words = [token.norm for token in tokenize(written)][:SENTENCE] or ["a"]
            sentence = " ".join(rnd.choice(words) for _ in range(SENTENCE))
            list(make_pattern_set([pattern]).find(tokenize(sentence)))
            outcome.accepted += 1
        except StancesError:
            outcome.refused += 1
        except Exception as error:
            outcome.broken.append((written, error))
        outcome.slowest = max(outcome.slowest, (time.process_time() - began, written))
    return outcome


def list_bundled_patterns() -> Iterator[tuple[list[str], Mapping[str, Sequence[str]]]]:
    """Yield the patterns of each dimension of the bundled rubrics, with the lists they call."""
    for name in list_bundled():
        rubric = parse_rubric(read_rubric_files(name))
        modifiers = rubric.modifiers
        yield [one for rule in modifiers.rules for one in rule.words], modifiers.lists
        for dimension in rubric.dimensions:
            words = [one for entry in dimension.entries for one in entry.words]
            yield words, rubric.lists_for(dimension)


def main(count: int, seed: int) -> int:
    """Fuzz the bundled rubrics; return the exit code."""
    rooms = list(list_bundled_patterns())
    total = Outcome()
    for number, (patterns, lists) in enumerate(rooms):
        share = count // len(rooms) + (number < count % len(rooms))
        one = fuzz_patterns(patterns, lists, count=share, seed=seed + number)
        total.accepted += one.accepted
        total.refused += one.refused
        total.broken += one.broken
        total.slowest = max(total.slowest, one.slowest)
    print(f"{total.accepted} accepted, {total.refused} refused, {len(total.broken)} broken")
    print(f"slowest: {total.slowest[0]:.3f} s: {total.slowest[1][:200]!r}")
    for written, error in total.broken[:20]:
        print(f"{type(error).__name__}: {error}: {written[:200]!r}")
    return 1 if total.broken else 0


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:3]]
    sys.exit(main(*numbers, *(100_000, 1)[len(numbers) :]))
