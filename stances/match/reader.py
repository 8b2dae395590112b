"""Reads sentences with a compiled rubric: their tokens, readings and likenesses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from stances.match.actors import ActorFinder, NamedActor
from stances.match.likeness import measure_likeness
from stances.match.matters import Matter
from stances.match.mentions import (
    FoundMention,
    FoundMentions,
    MentionFinder,
    find_overlapping,
    index_places,
)
from stances.match.modifiers import ModifierFinder, Scopes, is_question
from stances.match.scope import read_mention
from stances.model import Likeness, Reading, Sentence, Voice
from stances.rubric.model import CompiledRubric
from stances.rubric.patterns import RubricPatterns
from stances.text.tokens import Token, tokenize

if TYPE_CHECKING:
    from stances.match.composer import Composer, TakenTarget
    from stances.match.context import Context


class ReadSentence(Struct, frozen=True, kw_only=True, dict=True):
    """A sentence as the rubric reads it.

    Attributes:
        readings: in the order of the text.
        likenesses: by dimension, without those whose target was found without the other words that
            it requires: likeness cannot know better what such a sentence is about.
        find_field: looks for what the rubric is about, see `names_field`.
        find_scopes: looks for its modifiers, which takes long and is seldom asked for.
        is_left_open: whether it has readings and its author takes no side, here or in the next
            sentence.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    readings: tuple[Reading, ...]
    likenesses: Mapping[str, Likeness]
    find_field: Callable[[], bool]
    find_scopes: Callable[[], Scopes]
    is_left_open: bool = False

    @property
    def names_field(self) -> bool:
        """Whether it names what the rubric is about; so does every sentence where the rubric does
        not say what that is.
        """
        return self.find_field()

    @cached_property
    def voice(self) -> Voice:
        """How the author stands behind the sentence as a whole.

        ``asked`` where it is a question or leaves one open, ``reported`` where it holds a report,
        ``asserted`` elsewhere.
        """
        scopes = self.find_scopes()
        if scopes.question or self.is_left_open:
            return "asked"
        return "reported" if any(one.rule.kind == "report" for one in scopes.found) else "asserted"


class _LateScopes:
    """Looks for the modifiers of a sentence once, when they are first asked for."""

    def __init__(
        self, finder: ModifierFinder, sentence: Sentence, tokens: tuple[Token, ...], *, asked: bool
    ) -> None:
        self._finder, self._sentence, self._tokens, self._asked = finder, sentence, tokens, asked
        self._found: Scopes | None = None

    def __call__(self) -> Scopes:
        if self._found is None:
            found = self._finder.find(self._sentence.text, self._tokens)
            self._found = replace(found, question=self._asked)
        return self._found


class Reader:
    """A compiled rubric at work. It keeps nothing of what it has read."""

    def __init__(self, compiled: CompiledRubric) -> None:
        rubric = compiled.rubric
        self.rubric = rubric
        self._model = compiled.similarity
        patterns = RubricPatterns(rubric, compiled.patterns)
        self._mentions = MentionFinder(rubric, patterns)
        self._field, self._other_fields = patterns.field, patterns.other_fields
        self._actors = ActorFinder(rubric, patterns.actors)
        self._modifiers = ModifierFinder(rubric.modifiers, patterns.modifiers)
        self._composer = None
        if rubric.composes:
            # brings in the word classes, which cost a fifth of a second
            from stances.match import (  # noqa: PLC0415
                composer,
                context,
                cues,
                interruptions,
                leads,
            )

            self._composer = composer.Composer(rubric)
            self._make_context = context.Context
            self._take_up, self._read_cue = composer.take_up_target, cues.read_cue
            self._overrule, self._outdo = cues.overrule, cues.outdo
            self._is_asked = leads.is_asked
            self._skip_interruptions = interruptions.skip_interruptions

    def read(self, sentences: Iterable[Sentence]) -> list[ReadSentence]:
        """Find and resolve all that the rubric knows in one expert's sentences."""
        return list(self.stream(sentences))

    def stream(self, sentences: Iterable[Sentence]) -> Iterator[ReadSentence]:
        """Yield what `read` returns, and keep no more than two paragraphs at a time."""
        taken: dict[str, TakenTarget] = {}
        lead: Sentence | None = None
        before: Sentence | None = None
        for paragraph, after in pairwise(chain(_cut_paragraphs(sentences), [[]])):
            tokens = [tokenize(one.document.text, one.start, one.end) for one in paragraph]
            matter = Matter(self._field, self._other_fields, tokens)
            then = [*paragraph[1:], *after[:1]]
            for at, one in enumerate(paragraph):
                next_one = then[at] if at < len(then) and goes_on(one, then[at]) else None
                lead = find_lead(one, lead, before)
                before = one
                led = one.kind == "item" and one.number == 1
                yield self._read_sentence(
                    one,
                    tokens[at],
                    tokens,
                    taken,
                    then=next_one,
                    lead=lead if led else None,
                    matter=matter,
                    find_field=partial(matter.names_field, at),
                )
                if next_one is None:
                    taken = {}

    def _read_sentence(
        self,
        sentence: Sentence,
        tokens: tuple[Token, ...],
        paragraph: Sequence[Sequence[Token]],
        taken: dict[str, TakenTarget],
        *,
        then: Sentence | None,
        lead: Sentence | None,
        matter: Matter,
        find_field: Callable[[], bool],
    ) -> ReadSentence:
        """Read a sentence.

        Args:
            paragraph: all sentences of its paragraph.
            taken: by dimension, the target of the sentences before that this one may take up; is
                brought up to date.
            then: the sentence with which the expert goes on; `None` where there is none.
            lead: the lead-in of its list; `None` where it does not begin a list item.
            matter: what the paragraph is about.
            find_field: looks for what the rubric is about.
        """
        asked = is_question(sentence.text)
        if lead is not None and self._composer is not None:
            asked = asked or self._is_asked(lead, tokens)
        find_scopes = _LateScopes(self._modifiers, sentence, tokens, asked=asked)
        text = sentence.document.text
        left = () if self._composer is None else self._skip_interruptions(text, tokens)
        found = self._mentions.find(text, tokens, paragraph, matter, left)
        readings: list[Reading] = []
        left_open = False
        if self._composer is None:
            readings = self._read_by_modifiers(found, sentence, tokens, find_scopes)
        elif found.mentions or taken:
            context = self._make_context(
                sentence=sentence, tokens=tokens, asked=asked, then=then, lead=lead
            )
            readings = self._compose(self._composer, found, context, find_scopes, taken)
            left_open = context.is_left_open
        likenesses = measure_likeness(self._model, tokens)
        return ReadSentence(
            sentence=sentence,
            tokens=tokens,
            readings=tuple(readings),
            likenesses={
                name: one for name, one in likenesses.items() if name not in found.unaccompanied
            },
            find_field=find_field,
            find_scopes=find_scopes,
            is_left_open=left_open,
        )

    def _read_by_modifiers(
        self,
        found: FoundMentions,
        sentence: Sentence,
        tokens: tuple[Token, ...],
        find_scopes: Callable[[], Scopes],
    ) -> list[Reading]:
        """Return the readings of mentions whose sides modifiers give."""
        actors = self._actors.find(tokens) if found.mentions else ()
        text = sentence.document.text
        return [
            read_mention(one, self._find_agents(one, actors, tokens), find_scopes(), text)
            for one in found.mentions
        ]

    def _compose(
        self,
        composer: Composer,
        found: FoundMentions,
        context: Context,
        find_scopes: Callable[[], Scopes],
        taken: dict[str, TakenTarget],
    ) -> list[Reading]:
        """Return the readings of mentions, and of targets that the sentence takes up.

        Composition reads the targets, and cues where their targets know better.

        Args:
            taken: as for `_read_sentence`.
        """
        sentence, tokens = context.sentence, context.tokens
        actors = self._actors.find(tokens) if found.mentions else ()
        readings: list[Reading] = []

        def compose(one: FoundMention, left: dict[str, TakenTarget]) -> list[Reading] | None:
            if one.entry.kind == "cue" or not one.entry.takes:
                return None
            agents = self._find_agents(one, actors, tokens)
            return composer.read(one, context, agents=agents, taken=left)

        places = index_places(found.covered)
        for one in found.mentions:
            composed = compose(one, taken)
            if composed is None:
                agents = self._find_agents(one, actors, tokens)
                reading = read_mention(one, agents, find_scopes(), sentence.document.text)
                reading = self._read_cue(one, reading, context, taken)
                covered = find_overlapping(one, places)
                composed = self._overrule(reading, covered, context, compose, taken)
            readings += composed
        named = {one.mention.dimension for one in found.mentions}
        for dimension in [name for name in taken if name not in named]:
            readings += self._take_up(dimension, sentence, tokens, taken, asked=context.asked)
        return self._outdo(readings, tokens)

    def _find_agents(
        self, one: FoundMention, actors: Sequence[NamedActor], tokens: Sequence[Token]
    ) -> frozenset[str]:
        first, last = one.mention.first, one.mention.last
        owner = self._actors.find_owner(first, last, actors, tokens)
        if owner and (one.entry.subject or owner.isdisjoint(one.entry.unless_subject)):
            return owner
        return self._actors.find_agent(first, last, actors, tokens)


def _cut_paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    for _, paragraph in groupby(sentences, key=lambda one: (id(one.document), one.paragraph)):
        yield list(paragraph)


def find_lead(one: Sentence, lead: Sentence | None, before: Sentence | None) -> Sentence | None:
    """Return the lead-in that a sentence is, or that governs it.

    Args:
        lead: the one that governs the sentence before; `None` where none does.
        before: the sentence before; `None` for the first.
    """
    if one.kind == "lead-in":
        return one
    if lead is None or before is None or one.kind != "item":
        return None
    opens_list = before.kind == "item" and before.text.rstrip().endswith(":")
    if before.document is not one.document or opens_list:
        return None
    between = tokenize(one.document.text, before.end, max(before.end, one.start))
    return lead if len(between) <= 1 else None  # the number of the item


def goes_on(before: Sentence, one: Sentence) -> bool:
    """Whether an expert speaks on from one sentence to another: no words stand between them."""
    if before.document is not one.document:
        return False
    between = one.document.text[before.end : one.start]
    return before.end <= one.start and not any(map(str.isalnum, between))
