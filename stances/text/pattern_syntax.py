"""The pattern language of rubrics, and the parser that reads it.

================  =====================================================================
``strike``        that word
``retaliat*``     any word that begins so
``(a|b c|d*)``    one of several phrases
``(very)?``       a phrase or nothing
``@iran``         a list of phrases that the rubric names
``...``           a gap of at most three words; ``...5`` of at most five, up to ``...30``
================  =====================================================================

Words match tokens (see `stances.text.tokens`): case, accents and hyphens do not matter. A phrase
crosses no comma and no stronger stop; a gap crosses commas.

Every pattern is bounded, and so is the time that it takes to read and to match it:
see `LONGEST_GAP`, `MOST_WORDS`, `MOST_LOOKS` and `DEEPEST_NESTING`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from stances.errors import StancesError
from stances.language.words import load_words
from stances.regex import compile_later
from stances.text.phrases import (
    LONGEST_GAP,
    Choice,
    Extent,
    Gap,
    Node,
    Pattern,
    Phrase,
    WordSet,
    measure_choice,
    measure_phrase,
)
from stances.text.tokens import CLITICS, fold_text, tokenize

MOST_WORDS = 20_000
"""The most words that a pattern may stand for, its lists written out; the largest bundled one
stands for about 1,900."""

MOST_LOOKS = 20_000
"""The most tokens that a pattern may look at for one token that it could begin with; the bundled
one that looks at most of them needs about 6,800."""

DEEPEST_NESTING = 64
"""The most brackets and lists that may nest; in the bundled rubrics it is 3."""

_SYMBOL = compile_later(r"[(|]|\)\??|@[\w-]+|[^\s()|]+")
_ENDS_PHRASE = ("|", ")", ")?")
_GLUED = compile_later(r"[^\s(|]\(|\)\??[^\s()|?]")
_GAP = compile_later(r"(?:\.\.\.|…)([0-9]*)")
_DEFAULT_GAP = 3
_STRAY = compile_later(r"[?@…]|\.\.\.")
_SHOWN = 80
_REMEMBERED = 2**14
_LANGUAGE = load_words()


class Grammar:
    """Reads patterns that may call named lists; each list is read once.

    Args:
        lists: the phrases that ``@name`` stands for; they may call each other.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]] | None = None) -> None:
        self._lists = lists or {}
        self._read: dict[str, _List] = {}

    def pattern(self, written: str) -> Pattern:
        """Read a pattern as it stands in a rubric.

        Raises:
            StancesError: brackets do not pair, a list is unknown or calls itself, or the pattern
                can match nothing, can match more than its own words, or is too large.
        """
        return Pattern(written, _Parser(written, self, (), 0).parse_whole())

    def expand_list(self, name: str, caller: _Parser) -> _List:
        """Return what a named list stands for.

        Args:
            name: the list's name.
            caller: the parser of the pattern that calls it.
        """
        if name in caller.within:
            raise caller.make_fault(f"the list @{_shorten(name)} calls itself")
        if name not in self._lists:
            hint = "a rubric's lists stand in its rubric.toml: name the folder, not one file of it"
            raise caller.make_fault(f"there is no list @{_shorten(name)}", hint)
        if name not in self._read:
            within, depth = (*caller.within, name), caller.depth + 1
            parsers = [_Parser(one, self, within, depth) for one in self._lists[name]]
            node = caller.make_choice([one.parse_whole() for one in parsers], optional=False)
            deepest = max((one.deepest for one in parsers), default=depth)
            self._read[name] = _List(node, deepest - caller.depth)
        return self._read[name]


class _List(Struct, frozen=True):
    """What a named list stands for, and how many brackets and lists nest in it."""

    node: Node
    height: int


class _Parser:
    """Reads one pattern, symbol by symbol.

    Args:
        written: the pattern.
        grammar: knows the lists.
        within: the lists within which it stands, from the outermost on.
        depth: how many brackets and lists nest around it.
    """

    def __init__(self, written: str, grammar: Grammar, within: tuple[str, ...], depth: int) -> None:
        self.written = written
        self.grammar = grammar
        self.within = within
        self.depth = depth
        self.deepest = depth
        self.symbols: list[str] = _SYMBOL.findall(written)
        self.at = 0

    def parse_whole(self) -> Phrase:
        """Return the phrase that the whole pattern is."""
        glued = _GLUED.search(self.written)
        if glued:
            ending = self.written[: glued.end()].split()[-1][-_SHOWN:]
            raise self.make_fault(f'"{ending}": a space must stand between a word and a bracket')
        phrase = self.parse_phrase()
        if self.at < len(self.symbols):
            raise self.make_fault(f'"{self.symbols[self.at]}" opens nothing')
        extent = measure_phrase(phrase)
        if extent.is_bare:
            raise self.make_fault("it must not match nothing at all")
        if extent.opens or extent.closes:
            raise self.make_fault("it must not begin or end with a gap")
        self.check_extent(extent)
        return phrase

    def parse_phrase(self) -> Phrase:
        """Return the nodes up to the next bar, the next closing bracket or the end."""
        nodes: list[Node] = []
        while self.at < len(self.symbols) and self.symbols[self.at] not in _ENDS_PHRASE:
            symbol = self.symbols[self.at]
            self.at += 1
            if symbol == "(":
                nodes.append(self.parse_choice())
            elif symbol.startswith(("...", "…")):
                nodes.append(self.make_gap(symbol))
            elif symbol.startswith("@"):
                nodes.append(self.parse_list(symbol[1:]))
            else:
                nodes.extend(self.make_words(symbol))
        return tuple(nodes)

    def parse_list(self, name: str) -> Node:
        """Return what a named list stands for."""
        self.note_depth(self.depth + 1)
        found = self.grammar.expand_list(name, self)
        self.note_depth(self.depth + found.height)
        return found.node

    def parse_choice(self) -> Node:
        """Return the choice whose opening bracket was just read."""
        self.depth += 1
        self.note_depth(self.depth)
        phrases = [self.parse_phrase()]
        while self.at < len(self.symbols) and self.symbols[self.at] == "|":
            self.at += 1
            phrases.append(self.parse_phrase())
        if self.at == len(self.symbols):
            raise self.make_fault("a bracket is never closed")
        optional = self.symbols[self.at] == ")?"
        self.at += 1
        self.depth -= 1
        if not all(phrases):
            raise self.make_fault("a choice is empty")
        return self.make_choice(phrases, optional=optional)

    def make_choice(self, phrases: Sequence[Phrase], *, optional: bool) -> Node:
        """Return a choice of phrases; those that are one word are looked up as one set."""
        extent = measure_choice(phrases, optional=optional)
        self.check_extent(extent)
        sets = [one[0] for one in phrases if len(one) == 1 and isinstance(one[0], WordSet)]
        rest = [one for one in phrases if not (len(one) == 1 and isinstance(one[0], WordSet))]
        merged = WordSet(
            frozenset().union(*(one.words for one in sets)),
            tuple(sorted({prefix for one in sets for prefix in one.prefixes})),
        )
        if not rest and not optional:
            return merged
        return Choice(((merged,), *rest) if sets else tuple(rest), optional, extent)

    def make_gap(self, symbol: str) -> Gap:
        """Return the gap that a symbol such as ``...5`` stands for."""
        found = _GAP.fullmatch(symbol)
        if not found:
            raise self.make_fault(f'"{_shorten(symbol)}" is not a gap; write "..." or "...5"')
        digits = found.group(1).lstrip("0") or found.group(1)[-1:]
        longest = int(digits[:3]) if digits else _DEFAULT_GAP  # enough to refuse it
        if longest > LONGEST_GAP:
            what = f'the gap "{_shorten(symbol)}" is too long'
            raise self.make_fault(what, f"a gap stands for at most {LONGEST_GAP} words")
        return Gap(longest)

    def make_words(self, symbol: str) -> tuple[WordSet, ...]:
        """Return what a symbol such as "iran", "de-escalat*" or "Iran's" stands for, by tokens."""
        word = symbol.removesuffix("*")
        if "*" in word:
            raise self.make_fault('"*" stands only at the end of a word')
        if _STRAY.search(word):
            raise self.make_fault(f'"{_shorten(symbol)}" holds a sign that stands for nothing here')
        sets = _make_word_sets(word, open_ended=symbol.endswith("*"))
        if not sets:
            raise self.make_fault(f'"{_shorten(symbol)}" holds no word')
        return sets

    def note_depth(self, depth: int) -> None:
        """Note how deep brackets and lists nest, and check that it is not too deep."""
        self.deepest = max(self.deepest, depth)
        if depth > DEEPEST_NESTING:
            raise self.make_fault(
                f"brackets or lists nest too deep, more than {DEEPEST_NESTING}",
                "write it as several patterns",
            )

    def check_extent(self, extent: Extent) -> None:
        """Check that a part of the pattern is not too large to be looked for."""
        if extent.size > MOST_WORDS:
            raise self.make_fault(
                f"it stands for more than {MOST_WORDS:,} words, its lists written out",
                "write it as several patterns, or shorten the lists",
            )
        if extent.cost > MOST_LOOKS:
            raise self.make_fault(
                "its gaps and optional phrases let it match in too many ways: it looks at more"
                f" than {MOST_LOOKS:,} words for each that it may begin with",
                "write it as several patterns, or with fewer gaps",
            )

    def make_fault(self, why: str, hint: str = "") -> StancesError:
        """Return the error that says what is wrong with the pattern."""
        return StancesError(f'pattern "{_shorten(self.written)}": {why}', hint=hint)


def _shorten(written: str) -> str:
    return written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"


@lru_cache(maxsize=_REMEMBERED)
def _make_word_sets(word: str, *, open_ended: bool) -> tuple[WordSet, ...]:
    """Return what a written word stands for, by tokens; none where it holds no word.

    Args:
        word: without a ``*``.
        open_ended: whether it is the beginning of a word.
    """
    folded = fold_text(word)
    if not open_ended and folded in (*CLITICS, _LANGUAGE.contracted_not):
        return (_make_word(folded),)
    norms = [token.norm for token in tokenize(word)]
    if not all(norms):  # folding leaves nothing of a mark that stands alone
        return ()
    if not open_ended:
        return tuple(map(_make_word, norms))
    *first, last = norms or [""]
    return (*map(_make_word, first), WordSet(frozenset(), (last,))) if last else ()


def _make_word(norm: str) -> WordSet:
    """Return the set of one word; "not" matches "n't" as well."""
    if norm == "not":
        return WordSet(frozenset((norm, _LANGUAGE.contracted_not)))
    return WordSet(frozenset((norm,)))
