"""The pattern language of rubrics: phrases of words, read and matched without backtracking.

================  =====================================================================
``strike``        that word
``retaliat*``     any word that begins so
``(a|b c|d*)``    one of several phrases
``(very)?``       a phrase or nothing
``@iran``         a list of phrases that the rubric names
``...``           a gap of at most three words; ``...5`` of at most five
================  =====================================================================

Words match tokens (see `stances.text.tokens`): case, accents and hyphens do not matter. A phrase
passes no comma and no stronger stop; a gap passes commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stances.errors import StancesError
from stances.text.tokens import CLITICS, Token, fold, tokenize

_PIECE = re.compile(r"(?:\.\.\.|…)\d*(?=[\s)]|$)|@[\w-]+|[(|]|\)\??|[^\s()|]+")
_GLUED = re.compile(r"[^\s(|)]+\(|\)\??[^\s)|?]+")
_STRAY = re.compile(r"[?@…]|\.\.\.")
_DEFAULT_GAP = 3
_PREFIX_KEY = 3


@dataclass(frozen=True, slots=True)
class _Words:
    """One token out of some words and beginnings of words."""

    words: frozenset[str]
    prefixes: tuple[str, ...]

    def accepts(self, norm: str) -> bool:
        return norm in self.words or (bool(self.prefixes) and norm.startswith(self.prefixes))


@dataclass(frozen=True, slots=True)
class _Gap:
    longest: int


@dataclass(frozen=True, slots=True)
class _Choice:
    phrases: tuple[_Phrase, ...]
    optional: bool


_Node = _Words | _Gap | _Choice
_Phrase = tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase that can be looked for, with the words it was written in."""

    written: str
    phrase: _Phrase


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Where a pattern of a `PatternSet` matches: tokens ``first`` up to but not ``last``."""

    key: int
    pattern: Pattern
    first: int
    last: int


def parse(written: str, lists: Mapping[str, Sequence[str]] | None = None) -> Pattern:
    """Read a pattern.

    Args:
        written: the pattern as it stands in a rubric.
        lists: the named lists that ``@name`` may call; they may call each other.

    Raises:
        StancesError: brackets do not pair, a list is unknown or calls itself, or nothing is left.

    >>> tokens = tokenize("Tehran's forces struck back at dawn.")
    >>> pattern = parse("@iran ... (struck|hit) back", {"iran": ["iran*", "tehran"]})
    >>> [(m.first, m.last) for m in PatternSet([pattern]).find(tokens)]
    [(0, 5)]
    """
    phrase = _Parser(written, lists or {}, ()).whole()
    return Pattern(written, phrase)


class PatternSet:
    """Many patterns looked for at once; a pattern's key is its index."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        self._by_word: dict[str, list[int]] = {}
        self._by_prefix: dict[str, list[tuple[str, int]]] = {}
        self._known: dict[str, tuple[int, ...]] = {}
        for key, pattern in enumerate(self._patterns):
            for opening in _openings(pattern.phrase):
                for word in opening.words:
                    self._by_word.setdefault(word, []).append(key)
                for prefix in opening.prefixes:
                    self._by_prefix.setdefault(prefix[:_PREFIX_KEY], []).append((prefix, key))

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """All matches, by where they begin and then by key; the longest one of each."""
        for first, token in enumerate(tokens):
            for key in self._candidates(token.norm):
                pattern = self._patterns[key]
                ends = _ends(pattern.phrase, tokens, {(first, _START)})
                last = max((at for at, _ in ends), default=first)
                if last > first:
                    yield Match(key=key, pattern=pattern, first=first, last=last)

    def _candidates(self, norm: str) -> tuple[int, ...]:
        """The patterns that may begin with a word."""
        if norm not in self._known:
            keys = set(self._by_word.get(norm, ()))
            for length in range(1, _PREFIX_KEY + 1):
                for prefix, key in self._by_prefix.get(norm[:length], ()):
                    if norm.startswith(prefix):
                        keys.add(key)
            self._known[norm] = tuple(sorted(keys))
        return self._known[norm]


_Place = tuple[int, int]
"""A token reached, and what may stand before it: nothing, a comma (behind a gap), or any stop."""

_TIGHT, _LOOSE, _START = 0, 1, 2


def _ends(phrase: _Phrase, tokens: Sequence[Token], places: set[_Place]) -> set[_Place]:
    """Where `phrase` can end when it begins at any of `places`."""
    here = places
    for node in phrase:
        if isinstance(node, _Gap):
            here = _over_gap(here, tokens, node.longest)
        elif isinstance(node, _Words):
            here = {
                (at + 1, _TIGHT)
                for at, before in here
                if at < len(tokens)
                and node.accepts(tokens[at].norm)
                and (before == _START or _joins(tokens[at], before))
            }
        else:
            after = here if node.optional else set[_Place]()
            for option in node.phrases:
                after = after | _ends(option, tokens, here)
            here = after
        if not here:
            break
    return here


def _joins(token: Token, before: int) -> bool:
    """Whether a token goes on with the phrase before it."""
    return not token.breaks and (before == _LOOSE or not token.comma)


def _over_gap(places: set[_Place], tokens: Sequence[Token], longest: int) -> set[_Place]:
    reached: set[_Place] = set()
    for start, _ in places:
        reached.add((start, _LOOSE))
        for at in range(start, min(start + longest, len(tokens))):
            if tokens[at].breaks:
                break
            reached.add((at + 1, _LOOSE))
    return reached


def _openings(phrase: _Phrase) -> Iterator[_Words]:
    """The words that a match of the phrase can begin with."""
    for node in phrase:
        if isinstance(node, _Words):
            yield node
            return
        if isinstance(node, _Choice):
            for option in node.phrases:
                yield from _openings(option)
            if not node.optional:
                return


class _Parser:
    """Reads one pattern, piece by piece."""

    def __init__(
        self, written: str, lists: Mapping[str, Sequence[str]], within: tuple[str, ...]
    ) -> None:
        self.written = written
        self.lists = lists
        self.within = within
        self.pieces = _PIECE.findall(written)
        self.at = 0

    def whole(self) -> _Phrase:
        glued = _GLUED.search(self.written)
        if glued:
            raise self.fault(f'"{glued.group()}": a space must stand between a word and a bracket')
        phrase = self.phrase()
        if self.at < len(self.pieces):
            raise self.fault(f'"{self.pieces[self.at]}" opens nothing')
        if _may_be_empty(phrase):
            raise self.fault("it may match no word at all")
        if _begins_with_gap(phrase) or _begins_with_gap(_backward(phrase)):
            raise self.fault("it may begin or end with a gap")
        return phrase

    def phrase(self) -> _Phrase:
        nodes: list[_Node] = []
        while self.at < len(self.pieces) and self.pieces[self.at] not in ("|", ")", ")?"):
            piece = self.pieces[self.at]
            self.at += 1
            if piece == "(":
                nodes.append(self.choice())
            elif piece.startswith(("...", "…")):
                nodes.append(_Gap(int(piece.lstrip(".…") or _DEFAULT_GAP)))
            elif piece.startswith("@"):
                nodes.append(self.listed(piece[1:]))
            else:
                nodes.extend(self.words(piece))
        return tuple(nodes)

    def choice(self) -> _Node:
        phrases = [self.phrase()]
        while self.at < len(self.pieces) and self.pieces[self.at] == "|":
            self.at += 1
            phrases.append(self.phrase())
        if self.at == len(self.pieces):
            raise self.fault("a bracket is never closed")
        optional = self.pieces[self.at] == ")?"
        self.at += 1
        if not all(phrases):
            raise self.fault("a choice is empty")
        return _merged(phrases, optional)

    def listed(self, name: str) -> _Node:
        if name in self.within:
            raise self.fault(f"the list @{name} calls itself")
        if name not in self.lists:
            raise self.fault(f"there is no list @{name}")
        inside = (*self.within, name)
        phrases = [_Parser(entry, self.lists, inside).whole() for entry in self.lists[name]]
        return _merged(phrases, False)

    def words(self, piece: str) -> Iterator[_Words]:
        """A piece may be several tokens, as in "de-escalat*" or "Iran's"."""
        if fold(piece) in (*CLITICS, "n't"):
            yield _word(fold(piece))
            return
        if "*" in piece[:-1]:
            raise self.fault('"*" stands only at the end of a word')
        if _STRAY.search(piece):
            raise self.fault(f'"{piece}" holds a sign that stands for nothing here')
        tokens = tokenize(piece.rstrip("*"))
        if not tokens:
            raise self.fault(f'"{piece}" holds no word')
        *first, last = (token.norm for token in tokens)
        for norm in first:
            yield _word(norm)
        yield _Words(frozenset(), (last,)) if piece.endswith("*") else _word(last)

    def fault(self, why: str) -> StancesError:
        return StancesError(f'pattern "{self.written}": {why}')


def _word(norm: str) -> _Words:
    """One word; a "not" is a "n't" as well."""
    return _Words(frozenset(("not", "n't") if norm == "not" else (norm,)), ())


def _may_be_empty(phrase: _Phrase) -> bool:
    return all(
        isinstance(node, _Gap)
        or (isinstance(node, _Choice) and (node.optional or any(map(_may_be_empty, node.phrases))))
        for node in phrase
    )


def _begins_with_gap(phrase: _Phrase) -> bool:
    """Whether a match may begin with words that are not the pattern's own."""
    for node in phrase:
        if isinstance(node, _Gap):
            return True
        if isinstance(node, _Words):
            return False
        if any(map(_begins_with_gap, node.phrases)):
            return True
        if not node.optional and not any(map(_may_be_empty, node.phrases)):
            return False
    return False


def _backward(phrase: _Phrase) -> _Phrase:
    return tuple(
        replace(node, phrases=tuple(map(_backward, node.phrases)))
        if isinstance(node, _Choice)
        else node
        for node in reversed(phrase)
    )


def _merged(phrases: Sequence[_Phrase], optional: bool) -> _Node:
    """A choice; its single words are looked up as one set."""
    single = [phrase[0] for phrase in phrases if len(phrase) == 1]
    words = [node for node in single if isinstance(node, _Words)]
    rest = [p for p in phrases if not (len(p) == 1 and isinstance(p[0], _Words))]
    one = _Words(
        frozenset().union(*(node.words for node in words)),
        tuple(sorted({prefix for node in words for prefix in node.prefixes})),
    )
    if not rest and not optional:
        return one
    return _Choice((((one,), *rest) if words else tuple(rest)), optional)
