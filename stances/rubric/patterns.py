"""The pattern sets of a rubric: of its mentions, actors and modifiers, and of required words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from stances.rubric.model import Boundary, Entry, Modifiers, Rubric
from stances.text.kept_states import KeptAutomaton
from stances.text.packed import PackedSets, Unpacker, pack_sets
from stances.text.pattern_search import PatternSet, join_sets
from stances.text.pattern_syntax import Grammar
from stances.text.tokens import tokenize

_BOUNDARIES: tuple[Boundary, ...] = get_args(Boundary)
_SHARED = 5 + len(_BOUNDARIES)
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
    """Return the pattern sets of modifiers, which one walk through a sentence finds."""
    grammar = Grammar(modifiers.lists)
    sets = [
        PatternSet([grammar.pattern(written) for written in own])
        for own in _list_modifiers(modifiers)
    ]
    join_sets(sets)
    return _name_sets(sets)


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
        field: of what the rubric is about; see `stances.rubric.model.SimilarityRule`.
        modifiers: of the modifiers. One walk through a sentence finds all of these.
    """

    def __init__(self, rubric: Rubric, packed: PackedSets | None = None) -> None:
        self._rubric = rubric
        self._grammars: dict[str, Grammar] = {}
        self._unpacker: Unpacker | None = None
        self._numbers: Mapping[tuple[str, Place], int] = {}
        if packed is not None and packed.digest == _digest(rubric):
            self._unpacker = Unpacker(packed)
            required = enumerate(_list_required(rubric), start=_SHARED)
            self._numbers = {(entry.id, place): number for number, (entry, _, place) in required}
        self.shared = self._make_shared()
        self.mentions, self.actors, self.field, *modifiers = self.shared
        self.modifiers = _name_sets(modifiers)
        kept = packed.kept if self._unpacker is not None and packed is not None else None
        nodes = self._unpacker.nodes if self._unpacker is not None else ()
        self._automaton = join_sets(self.shared, kept=kept, nodes=nodes)

    def keep_states(self, texts: Iterable[str]) -> KeptAutomaton | None:
        """Return the automaton with the states that some texts lead through.

        Returns:
            `None` where the patterns were not packed: their parts have no numbers.
        """
        if self._unpacker is None:
            return None
        for text in texts:
            self.mentions.find(tokenize(text))
        numbers = {id(node): number for number, node in enumerate(self._unpacker.nodes)}
        return self._automaton.keep(numbers)

    def _make_shared(self) -> list[PatternSet]:
        rubric = self._rubric
        if self._unpacker is not None:
            return [self._unpacker.make_set(number) for number in range(_SHARED)]
        mentions = PatternSet(
            [
                self._open_grammar(one.id).pattern(written)
                for one in rubric.dimensions
                for entry in one.entries
                for written in entry.words
            ]
        )
        acting = Grammar(rubric.lists_for())
        actors = PatternSet(
            [acting.pattern(written) for own in list_actors(rubric).values() for written in own]
        )
        field = PatternSet([acting.pattern(written) for written in rubric.similarity.field])
        modifying = Grammar(rubric.modifiers.lists)
        modifiers = [
            PatternSet([modifying.pattern(written) for written in own])
            for own in _list_modifiers(rubric.modifiers)
        ]
        return [mentions, actors, field, *modifiers]

    def find_company(self, entry: Entry, dimension: str, place: Place) -> PatternSet | None:
        """Return the set of the words that an entry requires; `None` where it requires none."""
        return self.make_company(entry, dimension, place) if _list_company(entry)[place] else None

    def make_company(self, entry: Entry, dimension: str, place: Place) -> PatternSet:
        """Return the set of the words that an entry requires; it must require some."""
        if self._unpacker is not None:
            return self._unpacker.make_set(self._numbers[entry.id, place])
        grammar = self._open_grammar(dimension)
        return PatternSet([grammar.pattern(written) for written in _list_company(entry)[place]])

    def _open_grammar(self, dimension: str) -> Grammar:
        if dimension not in self._grammars:
            own = next(one for one in self._rubric.dimensions if one.id == dimension)
            self._grammars[dimension] = Grammar(self._rubric.lists_for(own))
        return self._grammars[dimension]


def pack_rubric(rubric: Rubric, texts: Sequence[str] = ()) -> PackedSets:
    """Return all pattern sets of a rubric, packed.

    Args:
        texts: the states of the automaton that they lead through are kept.
    """
    made = RubricPatterns(rubric)
    company = [made.make_company(*one) for one in _list_required(rubric)]
    packed = pack_sets([*made.shared, *company], digest=_digest(rubric))
    return replace(packed, kept=RubricPatterns(rubric, packed).keep_states(texts))


def list_texts(rubric: Rubric) -> list[str]:
    """Return the rubric's own texts: the tests of its entries, its examples and its exemplars."""
    found: list[str] = []
    for one in rubric.dimensions:
        found += (text for entry in one.entries for text in (*entry.fires, *entry.silent))
        found += (example.text for example in one.examples)
        found += (text for texts in one.exemplars.values() for text in texts)
    return list(dict.fromkeys(found))


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
        _list_modifiers(rubric.modifiers),
        rubric.modifiers.lists,
    ]
    return hashlib.sha256(msgspec.json.encode([shared, entries, own])).hexdigest()


def _list_company(entry: Entry) -> Mapping[Place, tuple[str, ...]]:
    return {"with": entry.with_, "near": entry.with_paragraph, "without": entry.without}
