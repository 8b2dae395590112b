"""Pattern sets as plain data, which load many times faster than patterns are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from stances.text.openings import OpeningIndex
from stances.text.pattern_search import PatternSet
from stances.text.phrases import Choice, Extent, Gap, Node, Pattern, Phrase, WordSet
from stances.text.word_classes import number_words


class PackedNode(Struct, frozen=True, kw_only=True):
    """A part of patterns.

    Attributes:
        words, prefixes: of a set of words; numbers of words.
        longest: of a gap.
        phrases: of a choice; numbers of nodes that come before it.
        optional, extent: of a choice.
    """

    words: tuple[int, ...] = ()
    prefixes: tuple[int, ...] = ()
    longest: int = 0
    phrases: tuple[tuple[int, ...], ...] = ()
    optional: bool = False
    extent: Extent | None = None


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
        nodes: the parts of the patterns, those of a choice before it.
        sets: in the order in which they were packed.
    """

    digest: str
    words: tuple[str, ...]
    nodes: tuple[PackedNode, ...]
    sets: tuple[PackedSet, ...]


def pack_sets(sets: Iterable[PatternSet], *, digest: str = "") -> PackedSets:
    """Return pattern sets as plain data, from which `Unpacker` makes them again.

    Args:
        digest: of what they were made from.
    """
    packer = _Packer()
    packed = tuple(map(packer.pack_set, sets))
    return PackedSets(
        digest=digest,
        words=tuple(packer.words),
        nodes=tuple(packer.nodes),
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
        self._sets = packed.sets
        words = packed.words
        self._nodes: list[Node] = []
        for one in packed.nodes:
            self._nodes.append(_unpack_node(one, words, self._nodes))
        self._classes = number_words([(node,) for node in self._nodes])

    def make_set(self, number: int) -> PatternSet:
        """Return a set by its place in the order of packing."""
        packed, nodes = self._sets[number], self._nodes
        return PatternSet(
            [
                Pattern(written, tuple([nodes[at] for at in phrase]))
                for written, phrase in zip(packed.written, packed.phrases, strict=True)
            ],
            OpeningIndex.restore(packed.by_word, packed.by_prefix, packed.always),
            self._classes,
        )


def _unpack_node(one: PackedNode, words: Sequence[str], nodes: Sequence[Node]) -> Node:
    if one.extent is not None:
        phrases = tuple([tuple([nodes[at] for at in phrase]) for phrase in one.phrases])
        return Choice(phrases, one.optional, one.extent)
    if one.longest:
        return Gap(one.longest)
    return WordSet(
        frozenset([words[at] for at in one.words]), tuple([words[at] for at in one.prefixes])
    )


class _Packer(Struct, kw_only=True):
    """Numbers words, nodes and needs as they are met."""

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
            return PackedNode(longest=node.longest)
        if isinstance(node, WordSet):
            return PackedNode(
                words=self._pack_words(node.words), prefixes=self._pack_words(node.prefixes)
            )
        return PackedNode(
            phrases=tuple(map(self.pack_phrase, node.phrases)),
            optional=node.optional,
            extent=node.extent,
        )

    def _pack_words(self, words: frozenset[str] | tuple[str, ...]) -> tuple[int, ...]:
        ordered = words if isinstance(words, tuple) else sorted(words)
        return tuple(self.words.setdefault(word, len(self.words)) for word in ordered)
