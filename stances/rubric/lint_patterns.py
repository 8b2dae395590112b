"""Patterns of a rubric that cannot be read, or that can never match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stances.errors import StancesError
from stances.regex import compile_later
from stances.rubric.finding import Finding, make_finding
from stances.rubric.model import Entry, Place, Rubric
from stances.text.pattern_syntax import Grammar

_CALL = compile_later(r"@([\w-]+)")


class PatternLint:
    """Finds faults in patterns that may call some named lists.

    Args:
        lists: the phrases that ``@name`` stands for.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._grammar = Grammar(lists)
        self._empty = {name for name, phrases in lists.items() if not phrases}

    def check_entry(self, entry: Entry, rubric: Rubric) -> Iterator[Finding]:
        """Yield the faults in all patterns of a target or cue."""
        if not entry.words:
            what = f"{entry.id} can never match: no words"
            yield make_finding(entry.place, "never", what, about=entry.id, hint='add words = ["…"]')
        company = (*entry.with_, *entry.with_paragraph, *entry.without)
        subjects = (*entry.subject, *entry.unless_subject)
        strangers = [subject for subject in subjects if subject not in rubric.actors]
        yield from self.check_words((*entry.words, *company, *strangers), entry.place, entry.id)
        for words in entry.with_:
            if words in entry.without:
                yield make_finding(
                    entry.place,
                    "never",
                    f'{entry.id} can never match: it both asks for and forbids "{words}"',
                    about=entry.id,
                    hint="keep one of them",
                )

    def check_words(self, words: Sequence[str], place: Place, about: str = "") -> Iterator[Finding]:
        """Yield the faults in some patterns.

        Args:
            words: the patterns.
            place: where they stand.
            about: the entry they belong to; empty where they belong to none.
        """
        for written in words:
            try:
                self._grammar.pattern(written)
            except StancesError as fault:
                yield make_finding(place, "pattern", fault.what, about=about, hint=fault.hint)
            for name in _CALL.findall(written):
                if name in self._empty:
                    what = f'pattern "{written}": the list @{name} is empty'
                    hint = "add phrases to the list"
                    yield make_finding(place, "never", what, about=about, hint=hint)


def list_pattern_faults(rubric: Rubric) -> Iterator[Finding]:
    """Yield the faults in all patterns of a rubric, in the order of its files."""
    yield from list_shared_faults(rubric)
    for dimension in rubric.dimensions:
        lint = PatternLint(rubric.lists_for(dimension))
        for entry in dimension.entries:
            yield from lint.check_entry(entry, rubric)


def list_shared_faults(rubric: Rubric) -> Iterator[Finding]:
    """Yield the faults in the patterns of a rubric's modifiers, actors and field."""
    modifiers = PatternLint(rubric.modifiers.lists)
    for rule in rubric.modifiers.rules:
        yield from modifiers.check_words(rule.words, rule.place)
    for one in rubric.modifiers.placed:
        yield from modifiers.check_words(one.words, one.place)
    actors = PatternLint(rubric.lists_for())
    for words in rubric.actors.values():
        yield from actors.check_words(words, rubric.actors_place)
    for words in (rubric.similarity.field, rubric.similarity.other_fields):
        yield from actors.check_words(words, rubric.similarity_place)
