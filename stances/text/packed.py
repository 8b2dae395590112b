"""Pattern sets as plain data, which load many times faster than patterns are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Raw, Struct
from msgspec.json import decode, encode

from stances.text.anchors import AnchorFinder
from stances.text.pattern_search import PatternSet
from stances.text.phrases import Choice, Gap, Node, Pattern, Phrase, WordSet, measure_phrase
from stances.text.sought import Alternatives, Sought, SoughtChoice, SoughtNode, make_sought
from stances.text.tokens import Token
from stances.text.word_classes import WordClasses


class PackedChoice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A choice.

    Attributes:
        phrases: the numbers of their nodes, which come before that of the choice.
        anchored: the keys of the phrases that have a set of words as an anchor, by its number.
        empty: the keys of the phrases that may stand for no word.
        optional: see `Choice`.
    """

    phrases: tuple[tuple[int, ...], ...]
    anchored: dict[int, tuple[int, ...]]
    empty: tuple[int, ...] = ()
    optional: bool = False


class PackedSet(Struct, frozen=True, kw_only=True):
    """A `PatternSet`, by the numbers of what it holds.

    Attributes:
        written: the patterns as the rubric has them.
        phrases: what each pattern is made of; numbers of nodes.
        anchored: the keys of the patterns that have a set of words as an anchor, by its number.
    """

    written: tuple[str, ...]
    phrases: tuple[tuple[int, ...], ...]
    anchored: dict[int, tuple[int, ...]]


class PackedSets(Struct, frozen=True, kw_only=True):
    """Pattern sets; what they hold several times is there once.

    The parts of patterns are numbered: the sets of words from 0 on, the other nodes from -1 down.

    Attributes:
        digest: of what they were made from.
        longest: the most words that a pattern may cover.
        others: the lengths of gaps, and choices, each behind what it is made of; in JSON.
        by_word, by_prefix: the numbers of the sets of words that hold a word, or a beginning of
            words; the former in JSON.
        sets: in the order in which they were packed.
    """

    digest: str
    longest: int
    others: tuple[Raw, ...]
    by_word: Mapping[str, Raw]
    by_prefix: Mapping[str, tuple[int, ...]]
    sets: tuple[PackedSet, ...]


def pack_sets(
    sets: Sequence[Sequence[Pattern]],
    *,
    digest: str = "",
    sentences: Iterable[Sequence[Token]] = (),
) -> PackedSets:
    """Return sets of patterns as plain data, from which `Unpacker` makes pattern sets.

    Args:
        digest: of what they were made from.
        sentences: such as they are looked for in; the words of patterns that are rare in them are
            looked for first.
    """
    phrases = [pattern.phrase for one in sets for pattern in one]
    outside_choices = [node for one in phrases for node in one if isinstance(node, WordSet)]
    # low numbers for what is asked most often: to look for them takes fewer bits
    words = list(dict.fromkeys([*outside_choices, *_list_words(phrases)]))
    by_word: dict[str, list[int]] = {}
    by_prefix: dict[str, list[int]] = {}
    for number, one in enumerate(words):
        for word in sorted(one.words):
            by_word.setdefault(word, []).append(number)
        for prefix in one.prefixes:
            by_prefix.setdefault(prefix, []).append(number)
    longest = max((measure_phrase(one).longest for one in phrases), default=0)
    classes = WordClasses(by_word, by_prefix, longest)
    packer = _Packer(words, _count_met(sentences, classes))
    packed = tuple(map(packer.pack_set, sets))
    return PackedSets(
        digest=digest,
        longest=longest,
        others=tuple(packer.others),
        by_word={word: Raw(encode(own)) for word, own in by_word.items()},
        by_prefix={prefix: tuple(own) for prefix, own in by_prefix.items()},
        sets=packed,
    )


class Unpacker:
    """Makes the pattern sets that were packed, each when it is asked for.

    >>> from stances.text.pattern_syntax import Grammar
    >>> from stances.text.tokens import tokenize
    >>> packed = pack_sets([[Grammar().pattern("(end|stop) ... war*")]])
    >>> found = Unpacker(packed).make_set(0).find(tokenize("End all the wars."))
    >>> [(one.first, one.last) for one in found]
    [(0, 4)]
    """

    def __init__(self, packed: PackedSets) -> None:
        self._sets, self._others = packed.sets, packed.others
        self._classes = WordClasses(_Holders(packed.by_word), packed.by_prefix, packed.longest)
        self._nodes: dict[int, SoughtNode] = {}

    def make_set(self, number: int) -> PatternSet:
        """Return a set by its place in the order of packing."""
        packed = self._sets[number]
        phrases = Alternatives(packed.phrases, packed.anchored, self._make_phrase)
        return PatternSet(packed.written, self._classes, phrases)

    def _make_phrase(self, numbers: Sequence[int]) -> Sought:
        return make_sought(tuple(map(self._open_node, numbers)))

    def _open_node(self, number: int) -> SoughtNode:
        if number >= 0:
            return number
        if number not in self._nodes:
            read = decode(self._others[~number], type=int | PackedChoice)
            self._nodes[number] = Gap(read) if isinstance(read, int) else self._make_choice(read)
        return self._nodes[number]

    def _make_choice(self, packed: PackedChoice) -> SoughtChoice:
        phrases = Alternatives(packed.phrases, packed.anchored, self._make_phrase)
        return SoughtChoice(phrases, packed.empty, packed.optional)


def make_pattern_set(patterns: Sequence[Pattern]) -> PatternSet:
    """Return patterns to be looked for at once.

    >>> from stances.text.pattern_syntax import Grammar
    >>> from stances.text.tokens import tokenize
    >>> found = make_pattern_set([Grammar().pattern("end")]).find(tokenize("End the war."))
    >>> [(one.key, one.first) for one in found]
    [(0, 0)]
    """
    return Unpacker(pack_sets([patterns])).make_set(0)


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


def _count_met(sentences: Iterable[Sequence[Token]], classes: WordClasses) -> Mapping[int, int]:
    """Return in how many sentences a word of each set stands."""
    met: Counter[int] = Counter()
    for tokens in sentences:
        own = {classes.find_class(token.norm) for token in tokens}
        met.update({number for one in own for number in classes.known[one].sets})
    return met


class _Packer:
    """Numbers nodes as they are met.

    Args:
        words: the sets of words, which have the first numbers.
        met: see `AnchorFinder`.
    """

    def __init__(self, words: Sequence[WordSet], met: Mapping[int, int]) -> None:
        self.others: list[Raw] = []
        self._words: dict[WordSet, int] = {one: number for number, one in enumerate(words)}
        self._anchors = AnchorFinder(self._words, met)
        self._numbers: dict[bytes, int] = {}
        self._known: dict[int, int] = {}

    def pack_set(self, patterns: Sequence[Pattern]) -> PackedSet:
        """Return a set by the numbers of what it holds."""
        phrases = [one.phrase for one in patterns]
        return PackedSet(
            written=tuple(one.written for one in patterns),
            phrases=tuple(map(self._pack_phrase, phrases)),
            anchored=self._find_anchored(phrases),
        )

    def _find_anchored(self, phrases: Sequence[Phrase]) -> dict[int, tuple[int, ...]]:
        anchored: dict[int, list[int]] = {}
        for key, phrase in enumerate(phrases):
            for number in self._anchors.find(phrase) or ():
                anchored.setdefault(number, []).append(key)
        return {number: tuple(keys) for number, keys in sorted(anchored.items())}

    def _pack_phrase(self, phrase: Phrase) -> tuple[int, ...]:
        return tuple(map(self._pack_node, phrase))

    def _pack_node(self, node: Node) -> int:
        if isinstance(node, WordSet):
            return self._words[node]
        if id(node) not in self._known:
            packed = encode(self._pack_other(node))
            number = ~len(self.others)
            self._known[id(node)] = self._numbers.setdefault(packed, number)
            if self._known[id(node)] == number:
                self.others.append(Raw(packed))
        return self._known[id(node)]

    def _pack_other(self, node: Gap | Choice) -> int | PackedChoice:
        if isinstance(node, Gap):
            return node.longest
        find = self._anchors.find
        return PackedChoice(
            phrases=tuple(map(self._pack_phrase, node.phrases)),
            anchored=self._find_anchored(node.phrases),
            empty=tuple(key for key, one in enumerate(node.phrases) if find(one) is None),
            optional=node.optional,
        )
