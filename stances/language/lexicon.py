"""What English words do to what they govern: the word classes, read from files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Raw, Struct
from msgspec.json import decode, encode

from stances.language.closed import ClosedWords, load_closed_words
from stances.language.data import read_compiled, read_table
from stances.language.indexed import index_phrases
from stances.wire.records import Record, make_record

_OBJECT = "_"


class WordClass(Record, forbid_unknown_fields=True):
    """A class of words as its file has it.

    Attributes:
        about: what its words have in common.
        words: parted by spaces; phrases by ``;``.
        example: the side that a sentence takes with each of its words, ``+``, ``-`` or ``.``, and
            the sentence, in which ``{verb}``, ``{noun}``, ``{quality}`` or ``{phrase}`` is the
            place of the word.
    """

    about: str
    words: str
    example: str = ""

    def list_words(self) -> tuple[str, ...]:
        """Return its words, or its phrases with single spaces."""
        if ";" in self.words:
            phrases = (" ".join(one.split()) for one in self.words.split(";"))
            return tuple(one for one in phrases if one)
        return tuple(self.words.split())


class VerbPhrase(Struct, frozen=True, kw_only=True, array_like=True):
    """A verb with a tail that makes it one word of meaning: "rule _ out", "do away with _".

    Attributes:
        name: the class it belongs to.
        before: the words between the verb and its object.
        after: the words behind its object; empty where the object ends the phrase.
        takes_object: whether it has an object at all.
    """

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    takes_object: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Its words without the verb."""
        return self.before + self.after


class Lexicon(Struct, frozen=True, kw_only=True):
    """The word classes of a language.

    Attributes:
        verbs, nouns, qualities: the classes of each lemma.
        phrases: by the lemma of the verb, the longest first.
        closed: the closed words.
        prepositional: phrases behind "is", the longest first, with 1 for praise and -1 for blame.
        idioms_for, idioms_against: fixed phrases that take a side, as `index_phrases` returns them.
    """

    verbs: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    qualities: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[VerbPhrase, ...]]
    closed: ClosedWords
    prepositional: tuple[tuple[str, int], ...]
    idioms_for: Mapping[str, tuple[str, ...]]
    idioms_against: Mapping[str, tuple[str, ...]]

    def classify_verb(self, lemma: str) -> frozenset[str]:
        """Return the classes of a verb; empty where it is not known."""
        return self.verbs.get(lemma, frozenset())

    def classify_noun(self, lemma: str) -> frozenset[str]:
        """Return the classes of a noun; empty where it is not known."""
        return self.nouns.get(lemma, frozenset())

    def classify_quality(self, norm: str) -> frozenset[str]:
        """Return the classes of an adjective or adverb; empty where it is not known."""
        return self.qualities.get(norm, frozenset())


class _LatePhrases(Mapping[str, tuple[VerbPhrase, ...]]):
    """The phrases of each verb, made when they are first asked for."""

    def __init__(self, packed: Mapping[str, Raw]) -> None:
        self._packed = packed
        self._made: dict[str, tuple[VerbPhrase, ...]] = {}

    def __getitem__(self, verb: str) -> tuple[VerbPhrase, ...]:
        found = self._made.get(verb)
        if found is None:
            found = decode(self._packed[verb], type=tuple[VerbPhrase, ...])
            self._made[verb] = found
        return found

    def __contains__(self, verb: object) -> bool:
        return verb in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


class PackedLexicon(Struct, frozen=True, kw_only=True):
    """A lexicon as its file has it.

    Attributes:
        classes: each set of classes that a lemma has.
        verbs, nouns, qualities: the place in `classes` of each lemma's.
        phrases: those of `Lexicon`, in JSON by the verb.
        closed, prepositional, idioms_for, idioms_against: as in `Lexicon`.
    """

    classes: tuple[frozenset[str], ...]
    verbs: Mapping[str, int]
    nouns: Mapping[str, int]
    qualities: Mapping[str, int]
    phrases: Mapping[str, Raw]
    closed: ClosedWords
    prepositional: tuple[tuple[str, int], ...]
    idioms_for: Mapping[str, tuple[str, ...]]
    idioms_against: Mapping[str, tuple[str, ...]]

    def unpack(self) -> Lexicon:
        """Return the lexicon."""
        classes = self.classes
        return Lexicon(
            verbs={word: classes[at] for word, at in self.verbs.items()},
            nouns={word: classes[at] for word, at in self.nouns.items()},
            qualities={word: classes[at] for word, at in self.qualities.items()},
            phrases=_LatePhrases(self.phrases),
            closed=self.closed,
            prepositional=self.prepositional,
            idioms_for=self.idioms_for,
            idioms_against=self.idioms_against,
        )


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the English word classes, read once.

    >>> sorted(load_lexicon().classify_verb("repeal"))
    ['end']
    """
    return read_compiled("lexicon", PackedLexicon, compile_lexicon).unpack()


def compile_lexicon() -> PackedLexicon:
    """Return the English word classes as their files have them."""
    verbs = load_classes("verbs")
    idioms = load_classes("idioms")
    said = load_classes("prepositional")
    signed = [(one, 1) for one in said["good"].list_words()]
    signed += [(one, -1) for one in said["bad"].list_words()]
    phrasal = {name: one for name, one in verbs.items() if _is_phrasal(name)}
    found = [
        _index_words({name: one for name, one in verbs.items() if not _is_phrasal(name)}),
        _index_words(load_classes("nouns")),
        _index_words(load_classes("qualities")),
    ]
    classes = sorted({one for own in found for one in own.values()}, key=sorted)
    places = {one: at for at, one in enumerate(classes)}
    numbered = [{word: places[one] for word, one in own.items()} for own in found]
    return PackedLexicon(
        classes=tuple(classes),
        verbs=numbered[0],
        nouns=numbered[1],
        qualities=numbered[2],
        phrases={verb: Raw(encode(own)) for verb, own in _index_phrases(phrasal).items()},
        closed=load_closed_words(),
        prepositional=tuple(sorted(signed, key=lambda one: (-len(one[0]), one))),
        idioms_for=index_phrases(idioms["for"].list_words()),
        idioms_against=index_phrases(idioms["against"].list_words()),
    )


def load_classes(name: str) -> dict[str, WordClass]:
    """Return the classes of one file, by name.

    Raises:
        StancesError: a class lacks what it must have, or has more.

    >>> load_classes("verbs")["end"].about.split(",")[0]
    'end the object'
    """
    return make_record(
        read_table(name), dict[str, WordClass], what="word classes", where=f"{name}.toml"
    )


def _is_phrasal(name: str) -> bool:
    return name.endswith("_phrases")


def _index_words(classes: Mapping[str, WordClass]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, one in classes.items():
        for word in one.list_words():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _index_phrases(classes: Mapping[str, WordClass]) -> dict[str, tuple[VerbPhrase, ...]]:
    found: dict[str, list[VerbPhrase]] = {}
    for name, one in classes.items():
        for written in one.list_words():
            verb, *tail = written.split()
            phrase = _cut_phrase(name.removesuffix("_phrases"), tail)
            found.setdefault(verb, []).append(phrase)
    return {
        verb: tuple(sorted(own, key=lambda phrase: -len(phrase.words)))
        for verb, own in found.items()
    }


def _cut_phrase(name: str, tail: Sequence[str]) -> VerbPhrase:
    takes = _OBJECT in tail
    cut = tail.index(_OBJECT) if takes else len(tail)
    return VerbPhrase(
        name=name, before=tuple(tail[:cut]), after=tuple(tail[cut + 1 :]), takes_object=takes
    )


LEXICON = load_lexicon()
"""The word classes, for the modules that read sentences."""

CLOSED = LEXICON.closed
"""The closed words."""
