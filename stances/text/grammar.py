"""The pattern language of rubrics, and how a written pattern is read.

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
from stances.text.tokens import CLITICS, fold, tokenize

_PIECE = re.compile(r"(?:\.\.\.|…)\d*(?=[\s)]|$)|@[\w-]+|[(|]|\)\??|[^\s()|]+")
_GLUED = re.compile(r"[^\s(|)]+\(|\)\??[^\s)|?]+")
_STRAY = re.compile(r"[?@…]|\.\.\.")
_PLAIN = re.compile(r"[a-z]+\*?")
_DEFAULT_GAP = 3


@dataclass(frozen=True, slots=True)
class Words:
    """One token out of some words and beginnings of words."""

    words: frozenset[str]
    prefixes: tuple[str, ...]

    def accepts(self, norm: str) -> bool:
        """Whether a token's norm is one of them."""
        return norm in self.words or (bool(self.prefixes) and norm.startswith(self.prefixes))


@dataclass(frozen=True, slots=True)
class Gap:
    """Some tokens, whatever they are."""

    longest: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several phrases; none, where it is optional."""

    phrases: tuple[Phrase, ...]
    optional: bool


Node = Words | Gap | Choice
Phrase = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase that can be looked for, with the words it was written in."""

    written: str
    phrase: Phrase


class Grammar:
    """Reads patterns that may call named lists; each list is read once.

    Args:
        lists: the phrases that ``@name`` stands for; they may call each other.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]] | None = None) -> None:
        self._lists = lists or {}
        self._read: dict[str, Node] = {}

    def pattern(self, written: str) -> Pattern:
        """Read a pattern as it stands in a rubric.

        Raises:
            StancesError: brackets do not pair, a list is unknown or calls itself, or the pattern
                may match nothing, or more than its own words.
        """
        return Pattern(written, _Parser(written, self, ()).whole())

    def listed(self, name: str, parser: _Parser) -> Node:
        """What a list stands for; `parser` reads the pattern that calls it."""
        if name in parser.within:
            raise parser.fault(f"the list @{name} calls itself")
        if name not in self._lists:
            hint = "a rubric's lists stand in its rubric.toml: name the folder, not one file of it"
            raise parser.fault(f"there is no list @{name}", hint)
        if name not in self._read:
            inside = (*parser.within, name)
            phrases = [_Parser(entry, self, inside).whole() for entry in self._lists[name]]
            self._read[name] = _merged(phrases, False)
        return self._read[name]


class _Parser:
    """Reads one pattern, piece by piece."""

    def __init__(self, written: str, grammar: Grammar, within: tuple[str, ...]) -> None:
        self.written = written
        self.grammar = grammar
        self.within = within
        self.pieces = _PIECE.findall(written)
        self.at = 0

    def whole(self) -> Phrase:
        glued = _GLUED.search(self.written)
        if glued:
            raise self.fault(f'"{glued.group()}": a space must stand between a word and a bracket')
        phrase = self.phrase()
        if self.at < len(self.pieces):
            raise self.fault(f'"{self.pieces[self.at]}" opens nothing')
        if _may_be_empty(phrase):
            raise self.fault("it must not match nothing at all")
        if _begins_with_gap(phrase) or _begins_with_gap(_backward(phrase)):
            raise self.fault("it must not begin or end with a gap")
        return phrase

    def phrase(self) -> Phrase:
        nodes: list[Node] = []
        while self.at < len(self.pieces) and self.pieces[self.at] not in ("|", ")", ")?"):
            piece = self.pieces[self.at]
            self.at += 1
            if piece == "(":
                nodes.append(self.choice())
            elif piece.startswith(("...", "…")):
                nodes.append(Gap(int(piece.lstrip(".…") or _DEFAULT_GAP)))
            elif piece.startswith("@"):
                nodes.append(self.grammar.listed(piece[1:], self))
            else:
                nodes.extend(self.words(piece))
        return tuple(nodes)

    def choice(self) -> Node:
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

    def words(self, piece: str) -> Iterator[Words]:
        """A piece may be several tokens, as in "de-escalat*" or "Iran's"."""
        if _PLAIN.fullmatch(piece) and piece != "cannot":
            yield Words(frozenset(), (piece[:-1],)) if piece.endswith("*") else _word(piece)
            return
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
        yield Words(frozenset(), (last,)) if piece.endswith("*") else _word(last)

    def fault(self, why: str, hint: str = "") -> StancesError:
        return StancesError(f'pattern "{self.written}": {why}', hint=hint)


def _word(norm: str) -> Words:
    """One word; a "not" is a "n't" as well."""
    return Words(frozenset(("not", "n't") if norm == "not" else (norm,)), ())


def _may_be_empty(phrase: Phrase) -> bool:
    return all(
        isinstance(node, Gap)
        or (isinstance(node, Choice) and (node.optional or any(map(_may_be_empty, node.phrases))))
        for node in phrase
    )


def _begins_with_gap(phrase: Phrase) -> bool:
    """Whether a match may begin with words that are not the pattern's own."""
    for node in phrase:
        if isinstance(node, Gap):
            return True
        if isinstance(node, Words):
            return False
        if any(map(_begins_with_gap, node.phrases)):
            return True
        if not node.optional and not any(map(_may_be_empty, node.phrases)):
            return False
    return False


def _backward(phrase: Phrase) -> Phrase:
    return tuple(
        replace(node, phrases=tuple(map(_backward, node.phrases)))
        if isinstance(node, Choice)
        else node
        for node in reversed(phrase)
    )


def _merged(phrases: Sequence[Phrase], optional: bool) -> Node:
    """A choice; its single words are looked up as one set."""
    single = [phrase[0] for phrase in phrases if len(phrase) == 1]
    words = [node for node in single if isinstance(node, Words)]
    rest = [p for p in phrases if not (len(p) == 1 and isinstance(p[0], Words))]
    one = Words(
        frozenset().union(*(node.words for node in words)),
        tuple(sorted({prefix for node in words for prefix in node.prefixes})),
    )
    if not rest and not optional:
        return one
    return Choice((((one,), *rest) if words else tuple(rest)), optional)
