"""Pattern sets as plain data, which load many times faster than patterns are read.

Only what a text asks for is made of them: a few of the many thousand parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

from msgspec import Raw, Struct, field
from msgspec.json import Decoder, decode, encode

from stances.text.openings import OpeningIndex
from stances.text.pattern_search import PatternSet
from stances.text.phrases import Choice, Extent, Gap, Node, Pattern, Phrase, WordSet
from stances.text.word_classes import WordClasses

PackedWords = tuple[tuple[int, ...], tuple[int, ...]]
"""A set of words, by the numbers of words and of beginnings of words."""


class PackedChoice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A choice.

    Attributes:
        phrases: the numbers of their nodes, which come before that of the choice.
        optional, extent: see `Choice`.
    """

    phrases: tuple[tuple[int, ...], ...]
    extent: Extent
    optional: bool = False


PackedNode = int | PackedWords | PackedChoice
"""A part of patterns: the length of a gap, a set of words, or a choice."""

_NODES = Decoder(PackedNode)


class PackedSet(Struct, frozen=True, kw_only=True):
    """A `PatternSet`, by the numbers of what it holds.

    Attributes:
        written: the patterns as the rubric has them.
        phrases: what each pattern is made of; numbers of nodes.
        by_word, by_prefix, always: see `OpeningIndex`.
    """

    written: tuple[str, ...]
    phrases: tuple[tuple[int, ...], ...]
    by_word: Mapping[str, tuple[int, ...]]
    by_prefix: Mapping[str, tuple[tuple[str, int], ...]]
    always: tuple[int, ...]


class PackedSets(Struct, frozen=True, kw_only=True):
    """Pattern sets; what they hold several times is there once.

    Attributes:
        digest: of what they were made from.
        words: all words and beginnings of words.
        nodes: the parts of the patterns, those of a choice before it; in JSON, as a `PackedNode`.
        by_word, by_prefix: the numbers of the sets of words that hold a word, or a beginning of
            words; the former in JSON.
        sets: in the order in which they were packed; in JSON, as a `PackedSet`.
    """

    digest: str
    words: tuple[str, ...]
    nodes: tuple[Raw, ...]
    by_word: Mapping[str, Raw]
    by_prefix: Mapping[str, tuple[int, ...]]
    sets: tuple[Raw, ...]


def pack_sets(sets: Iterable[PatternSet], *, digest: str = "") -> PackedSets:
    """Return pattern sets as plain data, from which `Unpacker` makes them again.

    Args:
        digest: of what they were made from.
    """
    packer = _Packer()
    packed = tuple(Raw(encode(packer.pack_set(one))) for one in sets)
    words = tuple(packer.words)
    by_word: dict[str, list[int]] = {}
    by_prefix: dict[str, list[int]] = {}
    for number, node in enumerate(packer.nodes):
        if isinstance(node, tuple):
            for at in node[0]:
                by_word.setdefault(words[at], []).append(number)
            for at in node[1]:
                by_prefix.setdefault(words[at], []).append(number)
    return PackedSets(
        digest=digest,
        words=words,
        nodes=tuple(Raw(encode(node)) for node in packer.nodes),
        by_word={word: Raw(encode(own)) for word, own in by_word.items()},
        by_prefix={prefix: tuple(own) for prefix, own in by_prefix.items()},
        sets=packed,
    )


class Unpacker:
    """Makes the pattern sets that were packed, each when it is asked for.

    >>> from stances.text.pattern_syntax import Grammar
    >>> from stances.text.tokens import tokenize
    >>> made = PatternSet([Grammar().pattern("(end|stop) ... war*")])
    >>> found = Unpacker(pack_sets([made])).make_set(0).find(tokenize("End all the wars."))
    >>> [(one.first, one.last) for one in found]
    [(0, 4)]
    """

    def __init__(self, packed: PackedSets) -> None:
        self._packed = packed
        self._nodes: dict[int, Node] = {}
        self._numbers: dict[int, int] = {}
        self._classes = WordClasses(_Holders(packed.by_word), packed.by_prefix, self._numbers)

    def make_set(self, number: int) -> PatternSet:
        """Return a set by its place in the order of packing."""
        packed = decode(self._packed.sets[number], type=PackedSet)
        return PatternSet(
            _LatePatterns(packed, self),
            OpeningIndex.restore(packed.by_word, packed.by_prefix, packed.always),
            self._classes,
        )

    def make_phrase(self, numbers: Iterable[int]) -> Phrase:
        """Return a phrase by the numbers of its nodes; the same number is the same object."""
        return tuple([self._nodes.get(one) or self._make_node(one) for one in numbers])

    def _make_node(self, number: int) -> Node:
        packed = _NODES.decode(self._packed.nodes[number])
        node: Node
        if isinstance(packed, int):
            node = Gap(packed)
        elif isinstance(packed, tuple):
            words = self._packed.words
            node = WordSet(
                frozenset([words[at] for at in packed[0]]),
                tuple([words[at] for at in packed[1]]),
            )
            self._numbers[id(node)] = number
        else:
            phrases = tuple(map(self.make_phrase, packed.phrases))
            node = Choice(phrases, packed.optional, packed.extent)
        self._nodes[number] = node
        return node


class _Holders(Mapping[str, Sequence[int]]):
    """The numbers of the sets that hold a word, read when they are asked for."""

    def __init__(self, packed: Mapping[str, Raw]) -> None:
        self._packed = packed

    def __getitem__(self, word: str) -> tuple[int, ...]:
        return decode(self._packed[word], type=tuple[int, ...])

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class _LatePatterns(Sequence[Pattern]):
    """The patterns of a set, each made when it is asked for."""

    def __init__(self, packed: PackedSet, unpacker: Unpacker) -> None:
        self._packed, self._unpacker = packed, unpacker
        self._made: dict[int, Pattern] = {}

    @overload
    def __getitem__(self, at: int) -> Pattern: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Pattern]: ...

    def __getitem__(self, at: int | slice) -> Pattern | Sequence[Pattern]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        found = self._made.get(at)
        if found is None:
            phrase = self._unpacker.make_phrase(self._packed.phrases[at])
            found = self._made[at] = Pattern(self._packed.written[at], phrase)
        return found

    def __len__(self) -> int:
        return len(self._packed.written)


class _Packer(Struct, kw_only=True):
    """Numbers words and nodes as they are met."""

    words: dict[str, int] = field(default_factory=dict)
    nodes: dict[PackedNode, int] = field(default_factory=dict)
    known: dict[int, int] = field(default_factory=dict)

    def pack_set(self, patterns: PatternSet) -> PackedSet:
        """Return a set by the numbers of what it holds."""
        index = patterns.index
        return PackedSet(
            written=tuple(one.written for one in patterns.patterns),
            phrases=tuple(self.pack_phrase(one.phrase) for one in patterns.patterns),
            by_word={word: tuple(keys) for word, keys in sorted(index.by_word.items())},
            by_prefix={start: tuple(own) for start, own in sorted(index.by_prefix.items())},
            always=tuple(index.always),
        )

    def pack_phrase(self, phrase: Phrase) -> tuple[int, ...]:
        """Return the numbers of a phrase's nodes."""
        return tuple(map(self._pack_node, phrase))

    def _pack_node(self, node: Node) -> int:
        if id(node) in self.known:
            return self.known[id(node)]
        packed = self._make_node(node)
        number = self.nodes.setdefault(packed, len(self.nodes))
        self.known[id(node)] = number
        return number

    def _make_node(self, node: Node) -> PackedNode:
        if isinstance(node, Gap):
            return node.longest
        if isinstance(node, WordSet):
            return self._pack_words(node.words), self._pack_words(node.prefixes)
        return PackedChoice(
            phrases=tuple(map(self.pack_phrase, node.phrases)),
            optional=node.optional,
            extent=node.extent,
        )

    def _pack_words(self, words: frozenset[str] | tuple[str, ...]) -> tuple[int, ...]:
        ordered = words if isinstance(words, tuple) else sorted(words)
        return tuple(self.words.setdefault(word, len(self.words)) for word in ordered)
