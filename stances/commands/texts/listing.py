"""Who was found, and how the text was cut."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, overload

from msgspec import Struct, field

from stances.commands.texts.documents import FoundDocument, describe_found
from stances.document import Document
from stances.model import Sentence, Statement
from stances.pipeline import stream_statements
from stances.read.found import Found
from stances.read.likely_pairs import note_likely_pairs, spells_alike
from stances.read.nobody import NobodyKind, list_nobodys
from stances.read.sentences import split_statements
from stances.read.spoken import Spoken
from stances.scoring.names import choose_experts
from stances.settings.model import Settings
from stances.text.tokens import count_words
from stances.wire.records import Record
from stances.wire.versions import FORMAT_VERSION


class FoundExpert(Record):
    """An expert who was found, and how much they say.

    Attributes:
        role, affiliation, date, source: what the documents say of them, separated by semicolons;
            empty where they say nothing.
        statements, paragraphs, sentences, words: how many.
    """

    expert: str
    role: str
    affiliation: str
    date: str
    source: str
    statements: int
    paragraphs: int
    sentences: int
    words: int


class FoundSentence(Record):
    """A sentence as the text was cut.

    Attributes:
        source, line: the document that it is in, and the line of that file.
        start, end: its offsets in the document.
        kind: of somebody's words ``prose``, ``lead-in`` or ``item``; of nobody's, ``name`` where it
            says who speaks, ``text``, or what the form marks it as, such as ``heading``.
    """

    id: str
    expert: str
    source: str
    line: int
    start: int
    end: int
    kind: Literal["prose", "lead-in", "item"] | NobodyKind
    text: str


class ExpertsDocument(Record):
    """What ``stances experts -f json`` prints."""

    format_version: str = FORMAT_VERSION
    experts: tuple[FoundExpert, ...]
    documents: tuple[FoundDocument, ...]


class SentencesDocument(Record):
    """What ``stances sentences -f json`` prints."""

    format_version: str = FORMAT_VERSION
    sentences: tuple[FoundSentence, ...]


class FoundSentences(Sequence[FoundSentence]):
    """Sentences that are made when they are asked for, expert by expert."""

    def __init__(self, spoken: Spoken) -> None:
        self._spoken = spoken

    def __iter__(self) -> Iterator[FoundSentence]:
        for sentences in self._spoken.values():
            yield from map(_make_found, sentences)

    def __len__(self) -> int:
        return sum(map(len, self._spoken.values()))

    @overload
    def __getitem__(self, index: int) -> FoundSentence: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[FoundSentence, ...]: ...
    def __getitem__(self, index: int | slice) -> FoundSentence | tuple[FoundSentence, ...]:
        return tuple(self)[index]


class _Tally(Struct, kw_only=True):
    """What is counted of one expert while statements are read."""

    role: dict[str, None] = field(default_factory=dict)
    affiliation: dict[str, None] = field(default_factory=dict)
    date: dict[str, None] = field(default_factory=dict)
    source: dict[str, None] = field(default_factory=dict)
    statements: int = 0
    paragraphs: int = 0
    sentences: int = 0
    words: int = 0

    def add(self, one: Statement) -> int:
        """Count a statement, and return how many words it has."""
        self.role.setdefault(one.role)
        self.affiliation.setdefault(one.affiliation)
        self.date.setdefault(one.date)
        self.source.setdefault(one.origin or one.document.name)
        own = split_statements([one])
        self.statements += 1
        self.paragraphs += len({each.paragraph for each in own})
        self.sentences += len(own)
        words = sum(count_words(each.document.text, each.start, each.end) for each in own)
        self.words += words
        return words


def list_experts(inputs: Sequence[str | Document], *, settings: Settings) -> ExpertsDocument:
    """Return the experts in the order in which they first speak, and what is nobody's.

    Raises:
        StancesError: something cannot be read.
    """
    tallies: dict[str, _Tally] = {}
    found: list[Found] = []
    speakers: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = {}
    spoken: Counter[str] = Counter()
    for one in stream_statements(inputs, settings=settings, found=found):
        spoken[one.document.name] += tallies.setdefault(one.expert, _Tally()).add(one)
        speakers.setdefault(one.expert, set()).add(one.document.name)
        own = apart.setdefault(one.expert, set())
        if spells_alike(one.layout):
            own.add(one.document.name)
    note_likely_pairs(apart)
    counted = Counter(name for names in speakers.values() for name in names)
    experts = tuple(
        FoundExpert(
            expert=name,
            role=_join_titles(part for one in tally.role for part in one.split("; ")),
            affiliation=_join_titles(tally.affiliation),
            date=_join(tally.date),
            source=_join(tally.source),
            statements=tally.statements,
            paragraphs=tally.paragraphs,
            sentences=tally.sentences,
            words=tally.words,
        )
        for name, tally in tallies.items()
    )
    documents = tuple(
        describe_found(one, experts=counted[name], spoken=spoken[name])
        for one in found
        for name in (one.source.document.name,)
    )
    return ExpertsDocument(experts=experts, documents=documents)


def list_sentences(
    inputs: Sequence[str | Document], *, settings: Settings, experts: Sequence[str] = ()
) -> FoundSentences:
    """Return every sentence, expert by expert.

    Args:
        experts: names, or any unambiguous part of one; empty for all.

    Raises:
        StancesError: something cannot be read, or a name is not known.
    """
    spoken = Spoken(stream_statements(inputs, settings=settings))
    return FoundSentences(spoken.choose(choose_experts(experts, tuple(spoken))))


def list_nobodys_words(
    inputs: Sequence[str | Document], *, settings: Settings
) -> tuple[FoundSentence, ...]:
    """Return every stretch of running text that is nobody's, document by document.

    Raises:
        StancesError: something cannot be read.
    """
    found: list[Found] = []
    deque(stream_statements(inputs, settings=settings, found=found), maxlen=0)
    return tuple(
        FoundSentence(
            id=f"nobody-{number}",
            expert="",
            source=document.name,
            line=document.line_at(stretch.start),
            start=stretch.start,
            end=stretch.end,
            kind=stretch.kind,
            text=document.text[stretch.start : stretch.end],
        )
        for number, (document, stretch) in enumerate(
            ((one.source.document, each) for one in found for each in list_nobodys(one)), start=1
        )
    )


def _make_found(one: Sentence) -> FoundSentence:
    return FoundSentence(
        id=one.id,
        expert=one.expert,
        source=one.document.name,
        line=one.line,
        start=one.start,
        end=one.end,
        kind=one.kind,
        text=one.text,
    )


def _join(values: Iterable[str]) -> str:
    """Return the values that are not empty, each once."""
    return "; ".join(dict.fromkeys(value for value in values if value))


def _join_titles(values: Iterable[str]) -> str:
    """Return roles or affiliations, each once, in capitals or not; "SECRETARY" is left out beside
    "Secretary of State".
    """
    kept: dict[str, str] = {}
    for value in values:
        kept.setdefault(value.casefold(), value)
    said = (key for key in kept if not any(other.startswith(f"{key} ") for other in kept))
    return _join(kept[key] for key in said)
