"""What a layout is: one way in which documents say who speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from stances.model import Statement
from stances.read.source import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A text that shows what a layout reads, or what it does not.

    Attributes:
        text: the whole text.
        said: each expert with the paragraphs that are theirs; empty where the layout must not
            recognise the text.
        name: of the file that the text stands in.
    """

    text: str
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name: str = "a.txt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """One way in which documents say who speaks.

    Attributes:
        name: of the layout.
        recognise: whether a source is laid out so; it raises nothing.
        read: makes the statements of such a source; whatever is unclear in it is a `StancesError`.
        advice: how to lay out a text so, for the message where no layout is recognised.
        examples: texts that it reads, and what comes out; a test holds each.
        counterexamples: texts that it must not recognise; a test holds each.
    """

    name: str
    recognise: Callable[[Source], bool]
    read: Callable[[Source], Iterable[Statement]]
    advice: str
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]
