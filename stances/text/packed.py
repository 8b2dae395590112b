"""Pattern sets as plain data, which load many times faster than patterns are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Raw, Struct
from msgspec.json import decode, encode

from stances.text.kept_states import KeptAutomaton
from stances.text.openings import Openings, find_openings
from stances.text.pattern_search import PatternSet
from stances.text.phrases import Choice, Extent, Gap, Node, NumberedSet, Pattern, Phrase, WordSet
from stances.text.word_classes import WordClasses


class PackedChoice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A choice.

    Attributes:
        phrases: the numbers of their nodes, which come before that of the choice.
        optional, extent: see `Choice`.
    """

    phrases: tuple[tuple[int, ...], ...]
    extent: Extent
    optional: bool = False


class PackedSet(Struct, frozen=True, kw_only=True):
    """A `PatternSet`, by the numbers of what it holds.

    Attributes:
        written: the patterns as the rubric has them.
        phrases: what each pattern is made of; numbers of nodes.
        by_set, always, words: see `Openings`; in order.
    """

    written: tuple[str, ...]
    phrases: tuple[tuple[int, ...], ...]
    by_set: dict[int, tuple[int, ...]]
    always: tuple[int, ...]
    words: tuple[int, ...]


class PackedSets(Struct, frozen=True, kw_only=True):
    """Pattern sets; what they hold several times is there once.

    The parts of patterns are numbered: first the sets of words, then the other nodes.

    Attributes:
        digest: of what they were made from.
        words: how many sets of words there are.
        others: the lengths of gaps, and choices, each behind what it is made of.
        by_word, by_prefix: the numbers of the sets of words that hold a word, or a beginning of
            words; the former in JSON.
        sets: in the order in which they were packed; in JSON, as a `PackedSet`.
        kept: the states of the automaton of the first sets, once texts were read with it.
    """

    digest: str
    words: int
    others: tuple[int | PackedChoice, ...]
    by_word: Mapping[str, Raw]
    by_prefix: Mapping[str, tuple[int, ...]]
    sets: tuple[Raw, ...]
    kept: KeptAutomaton | None = None


def pack_sets(sets: Sequence[PatternSet], *, digest: str = "") -> PackedSets:
    """Return pattern sets as plain data, from which `Unpacker` makes them again.

    Args:
        digest: of what they were made from.
    """
    patterns = [pattern.phrase for one in sets for pattern in one.patterns]
    words = list(dict.fromkeys(_list_words(patterns)))
    packer = _Packer(words)
    packed = tuple(Raw(encode(packer.pack_set(one))) for one in sets)
    by_word: dict[str, list[int]] = {}
    by_prefix: dict[str, list[int]] = {}
    for number, one in enumerate(words):
        for word in sorted(one.words):
            by_word.setdefault(word, []).append(number)
        for prefix in one.prefixes:
            by_prefix.setdefault(prefix, []).append(number)
    return PackedSets(
        digest=digest,
        words=len(words),
        others=tuple(packer.others),
        by_word={word: Raw(encode(own)) for word, own in by_word.items()},
        by_prefix={prefix: tuple(own) for prefix, own in by_prefix.items()},
        sets=packed,
    )


class Unpacker:
    """Makes the pattern sets that were packed, each when it is asked for.

    Attributes:
        nodes: what the patterns are made of, by their numbers.

    >>> from stances.text.pattern_syntax import Grammar
    >>> from stances.text.tokens import tokenize
    >>> made = PatternSet([Grammar().pattern("(end|stop) ... war*")])
    >>> found = Unpacker(pack_sets([made])).make_set(0).find(tokenize("End all the wars."))
    >>> [(one.first, one.last) for one in found]
    [(0, 4)]
    """

    def __init__(self, packed: PackedSets) -> None:
        self._sets = packed.sets
        self._classes = WordClasses(_Holders(packed.by_word), packed.by_prefix, {})
        nodes: list[Node] = list(map(NumberedSet, range(packed.words)))
        for one in packed.others:
            if isinstance(one, int):
                nodes.append(Gap(one))
            else:
                phrases = tuple([tuple([nodes[at] for at in phrase]) for phrase in one.phrases])
                nodes.append(Choice(phrases, one.optional, one.extent))
        self.nodes = nodes

    def make_set(self, number: int) -> PatternSet:
        """Return a set by its place in the order of packing."""
        packed, nodes = decode(self._sets[number], type=PackedSet), self.nodes
        return PatternSet(
            [
                Pattern(written, tuple([nodes[at] for at in phrase]))
                for written, phrase in zip(packed.written, packed.phrases, strict=True)
            ],
            self._classes,
            Openings(by_set=packed.by_set, always=packed.always, words=frozenset(packed.words)),
        )


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


def _list_words(phrases: Iterable[Phrase]) -> Iterator[WordSet]:
    """Yield the sets of words of some phrases, each node once."""
    seen: set[int] = set()
    waiting = list(phrases)[::-1]
    while waiting:
        for node in waiting.pop():
            if id(node) not in seen:
                seen.add(id(node))
                if isinstance(node, WordSet):
                    yield node
                elif isinstance(node, Choice):
                    waiting += reversed(node.phrases)


class _Packer:
    """Numbers nodes as they are met.

    Args:
        words: the sets of words, which have the first numbers.
    """

    def __init__(self, words: Sequence[WordSet]) -> None:
        self.others: list[int | PackedChoice] = []
        self._words: dict[WordSet, int] = {one: number for number, one in enumerate(words)}
        self._numbers: dict[int | PackedChoice, int] = {}
        self._known: dict[int, int] = {}

    def pack_set(self, patterns: PatternSet) -> PackedSet:
        """Return a set by the numbers of what it holds."""
        phrases = [one.phrase for one in patterns.patterns]
        found = find_openings(phrases, self._pack_node)
        return PackedSet(
            written=tuple(one.written for one in patterns.patterns),
            phrases=tuple(map(self._pack_phrase, phrases)),
            by_set={number: tuple(keys) for number, keys in sorted(found.by_set.items())},
            always=tuple(found.always),
            words=tuple(sorted(found.words)),
        )

    def _pack_phrase(self, phrase: Phrase) -> tuple[int, ...]:
        return tuple(map(self._pack_node, phrase))

    def _pack_node(self, node: Node) -> int:
        if isinstance(node, WordSet):
            return self._words[node]
        if isinstance(node, NumberedSet):
            return node.number
        if id(node) not in self._known:
            packed = self._pack_other(node)
            number = self._numbers.setdefault(packed, len(self._words) + len(self.others))
            if number == len(self._words) + len(self.others):
                self.others.append(packed)
            self._known[id(node)] = number
        return self._known[id(node)]

    def _pack_other(self, node: Gap | Choice) -> int | PackedChoice:
        if isinstance(node, Gap):
            return node.longest
        return PackedChoice(
            phrases=tuple(map(self._pack_phrase, node.phrases)),
            optional=node.optional,
            extent=node.extent,
        )
