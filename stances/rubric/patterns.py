"""The pattern sets of a rubric: of its mentions, actors and modifiers, and of required words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from stances.rubric.model import Boundary, Entry, Modifiers, Rubric
from stances.text.packed import PackedSets, Unpacker, pack_sets
from stances.text.pattern_search import PatternSet
from stances.text.pattern_syntax import Grammar
from stances.text.phrases import Pattern
from stances.text.tokens import tokenize

_BOUNDARIES: tuple[Boundary, ...] = get_args(Boundary)
_SHARED = 6 + len(_BOUNDARIES)
"""How many sets come before those of required words: see `RubricPatterns`."""

Place = Literal["with", "near", "without"]
"""Where words must be, or must not be, that an entry requires."""


class ModifierSets(Struct, frozen=True, kw_only=True):
    """The pattern sets of a language's modifiers.

    Attributes:
        rules: the words of all rules, one after the other.
        pseudo: of phrases that look like modifiers and are not.
        ends: of words that end scopes, by the kind of scope.
    """

    rules: PatternSet
    pseudo: PatternSet
    ends: Mapping[Boundary, PatternSet]


def make_modifier_sets(modifiers: Modifiers) -> ModifierSets:
    """Return the pattern sets of modifiers."""
    made = _parse_modifiers(modifiers)
    unpacker = Unpacker(pack_sets(made))
    return _name_sets([unpacker.make_set(number) for number in range(len(made))])


def list_actors(rubric: Rubric) -> Mapping[str, tuple[str, ...]]:
    """Return the patterns of the rubric's actors, and of those that only its entries name."""
    named = dict(rubric.actors)
    for dimension in rubric.dimensions:
        for entry in dimension.entries:
            for subject in (*entry.subject, *entry.unless_subject):
                named.setdefault(subject, (subject,))
    return named


class RubricPatterns:
    """Makes a rubric's pattern sets, from packed ones where these are at hand.

    Args:
        packed: those of the same rubric; they are left alone where they are of another.

    Attributes:
        mentions: of all targets and cues, dimension by dimension, entry by entry.
        actors: of all actors, as `list_actors` lists them.
        field, other_fields: of what the rubric is about and of other matters; see
            `stances.rubric.model.SimilarityRule`.
        modifiers: of the modifiers.
    """

    def __init__(self, rubric: Rubric, packed: PackedSets | None = None) -> None:
        fits = packed is not None and packed.digest == _digest(rubric)
        self._unpacker = Unpacker(packed if packed is not None and fits else pack_rubric(rubric))
        required = enumerate(_list_required(rubric), start=_SHARED)
        self._numbers = {(entry.id, place): number for number, (entry, _, place) in required}
        self.mentions, self.actors, self.field, self.other_fields, *modifiers = (
            self._unpacker.make_set(number) for number in range(_SHARED)
        )
        self.modifiers = _name_sets(modifiers)

    def find_company(self, entry: Entry, place: Place) -> PatternSet | None:
        """Return the set of the words that an entry requires; `None` where it requires none."""
        number = self._numbers.get((entry.id, place))
        return None if number is None else self._unpacker.make_set(number)


def pack_rubric(rubric: Rubric, texts: Sequence[str] = ()) -> PackedSets:
    """Return all pattern sets of a rubric, packed.

    Args:
        texts: such as the patterns are looked for in; they decide what is looked for first.
    """
    grammars = {one.id: Grammar(rubric.lists_for(one)) for one in rubric.dimensions}
    mentions = [
        grammars[one.id].pattern(written)
        for one in rubric.dimensions
        for entry in one.entries
        for written in entry.words
    ]
    acting = Grammar(rubric.lists_for())
    actors = [acting.pattern(written) for own in list_actors(rubric).values() for written in own]
    field, others = (
        [acting.pattern(written) for written in own]
        for own in (rubric.similarity.field, rubric.similarity.other_fields)
    )
    company = [
        [grammars[dimension].pattern(written) for written in _list_company(entry)[place]]
        for entry, dimension, place in _list_required(rubric)
    ]
    return pack_sets(
        [mentions, actors, field, others, *_parse_modifiers(rubric.modifiers), *company],
        digest=_digest(rubric),
        sentences=map(tokenize, texts),
    )


def list_texts(rubric: Rubric) -> list[str]:
    """Return the rubric's own texts: the tests of its entries, its examples and its exemplars."""
    found: list[str] = []
    for one in rubric.dimensions:
        found += (text for entry in one.entries for text in (*entry.fires, *entry.silent))
        found += (example.text for example in one.examples)
        found += (text for texts in one.exemplars.values() for text in texts)
    return list(dict.fromkeys(found))


def _parse_modifiers(modifiers: Modifiers) -> list[list[Pattern]]:
    grammar = Grammar(modifiers.lists)
    return [[grammar.pattern(written) for written in own] for own in _list_modifiers(modifiers)]


def _list_modifiers(modifiers: Modifiers) -> list[tuple[str, ...]]:
    """Return the patterns of the modifiers' sets, in the order in which they are packed."""
    rules = tuple(written for rule in modifiers.rules for written in rule.words)
    ends = [modifiers.terminators.get(boundary, ()) for boundary in _BOUNDARIES]
    return [rules, modifiers.pseudo, *ends]


def _name_sets(sets: Sequence[PatternSet]) -> ModifierSets:
    rules, pseudo, *ends = sets
    return ModifierSets(rules=rules, pseudo=pseudo, ends=dict(zip(_BOUNDARIES, ends, strict=True)))


def _list_required(rubric: Rubric) -> Iterator[tuple[Entry, str, Place]]:
    """Yield each entry that requires words, its dimension and their place, as they are packed."""
    for one in rubric.dimensions:
        for entry in one.entries:
            for place, words in _list_company(entry).items():
                if words:
                    yield entry, one.id, place


def _digest(rubric: Rubric) -> str:
    """Return a digest of all that the pattern sets depend on."""
    shared = rubric.lists_for()
    entries = [
        [
            one.id,
            one.lists,
            [
                (entry.words, _list_company(entry), entry.subject, entry.unless_subject)
                for entry in one.entries
            ],
        ]
        for one in rubric.dimensions
    ]
    own = [
        rubric.actors,
        rubric.similarity.field,
        rubric.similarity.other_fields,
        _list_modifiers(rubric.modifiers),
        rubric.modifiers.lists,
    ]
    return hashlib.sha256(msgspec.json.encode([shared, entries, own])).hexdigest()


def _list_company(entry: Entry) -> Mapping[Place, tuple[str, ...]]:
    return {"with": entry.with_, "near": entry.with_paragraph, "without": entry.without}
