"""What a layout is: one way in which documents say who speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from stances.model import Statement
from stances.read.layouts._page import Page
from stances.read.layouts._sign import Sign
from stances.read.layouts._turns import Turn
from stances.read.source import Source


class Example(Struct, frozen=True, kw_only=True):
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


class Layout(Struct, frozen=True, kw_only=True):
    """One way in which documents say who speaks.

    Attributes:
        name: of the layout.
        advice: how to lay out a text so, for the message where a text is not in the chosen layout.
        examples: texts that it reads, and what comes out; a test holds each.
        counterexamples: texts in which it must find nobody; a test holds each.
    """

    name: str
    advice: str
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]


class FieldLayout(Layout, frozen=True, kw_only=True):
    """A layout that says who speaks beside the text: in a column, or at the head of the file.

    Attributes:
        recognise: whether a source is laid out so; it raises nothing.
        read: makes the statements of such a source; whatever is unclear in it is a `StancesError`.
    """

    recognise: Callable[[Source], bool]
    read: Callable[[Source], Iterable[Statement]]


class SignLayout(Layout, frozen=True, kw_only=True):
    """A layout that says who speaks above the words or before them.

    Attributes:
        find: yields the signs that a page has in this layout.
    """

    find: Callable[[Page], Iterable[Sign]]


class TurnLayout(Layout, frozen=True, kw_only=True):
    """A layout of a whole document that is read in its own way.

    Attributes:
        read: returns what each person says; nothing where a page is not laid out so.
    """

    read: Callable[[Page], tuple[Turn, ...]]
