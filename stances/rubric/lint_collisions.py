"""Finds targets whose words are modifiers as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stances.regex import compile_later
from stances.rubric.finding import Finding, make_finding
from stances.rubric.model import Entry, Modifiers, Rubric
from stances.text.packed import make_pattern_set
from stances.text.pattern_syntax import Grammar
from stances.text.tokens import tokenize

_WORD = compile_later(r"[\w'’-]+\*?")
_CHOICE = compile_later(r"\(([^()]*)\)")


class _KnownModifiers:
    """Finds the modifier that a single word matches."""

    def __init__(self, modifiers: Modifiers) -> None:
        grammar = Grammar(modifiers.lists)
        self._kinds = [rule.kind for rule in modifiers.rules for _ in rule.words]
        self._patterns = make_pattern_set(
            [grammar.pattern(written) for rule in modifiers.rules for written in rule.words]
        )
        self._pseudo = make_pattern_set([grammar.pattern(written) for written in modifiers.pseudo])

    def describe(self, word: str) -> str:
        """Return the pattern and the kind of modifier that a word is; empty where it is not one."""
        tokens = tokenize(word.rstrip("*"))
        matches = self._patterns.find(tokens) if len(tokens) == 1 else ()
        if not matches or self._pseudo.find(tokens):
            return ""
        match = matches[0]
        return f'"{match.written}", a word of {self._kinds[match.key]}'


def list_collisions(rubric: Rubric) -> Iterator[Finding]:
    """Yield the targets that can be a single word which is a modifier too.

    Such a word names the topic here and turns what stands beside it there: with "blockade" as a
    target and ``block*`` as a reversal, "the blockade of the talks" speaks against talks. Words
    within a phrase are left out: there, a modifier is meant more often than not.
    """
    for entry, word, modifier in _find_collisions(rubric):
        yield make_finding(
            entry.place,
            "collision",
            f'{entry.id}: "{word}" is a modifier too: {modifier}',
            level="warning",
            about=entry.id,
            hint=f'if it is not one here, list "{word}" under [pseudo] in rubric.toml',
        )


def list_colliding_words(rubric: Rubric) -> list[str]:
    """Return the words of targets that are modifiers too, sorted."""
    return sorted({word for _, word, _ in _find_collisions(rubric)})


def _find_collisions(rubric: Rubric) -> Iterator[tuple[Entry, str, str]]:
    """Yield targets with a word that is a modifier too, and which modifier it is."""
    known = _KnownModifiers(rubric.modifiers)
    for dimension in rubric.dimensions:
        lists = rubric.lists_for(dimension)
        for entry in dimension.entries:
            for word in list_single_words(entry.words, lists) if entry.kind == "target" else ():
                if modifier := known.describe(word):
                    yield entry, word, modifier


def list_single_words(patterns: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the single words that some patterns can be, each of them once.

    Args:
        patterns: words, choices of phrases and calls of lists are looked at, and no others.
        lists: the phrases that ``@name`` stands for.

    >>> list(list_single_words(["(toll*|road tax)", "@a"], {"a": ["fee", "toll*", "@a"]}))
    ['toll*', 'fee']
    """
    seen: set[str] = set()
    rest = list(reversed(patterns))
    while rest:
        written = rest.pop().strip()
        if written in seen:
            continue
        seen.add(written)
        choice = _CHOICE.fullmatch(written)
        if _WORD.fullmatch(written):
            yield written
        elif choice:
            rest.extend(reversed(choice[1].split("|")))
        elif written.startswith("@"):
            rest.extend(reversed(lists.get(written[1:], ())))
