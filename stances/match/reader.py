"""Reads sentences with a compiled rubric: their tokens, readings and likenesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stances.match.actors import ActorFinder, NamedActor
from stances.match.composition.discourse import Taken, concedes, sum_up, take_up
from stances.match.composition.readings import keep_taken, make_readings
from stances.match.composition.sentence import read_target
from stances.match.composition.stands import is_quoted
from stances.match.likeness import measure_likeness
from stances.match.mentions import FoundMention, MentionFinder
from stances.match.modifiers import ModifierFinder, Scopes
from stances.match.scope import is_foreign, read_mention
from stances.model import Likeness, Reading, Sentence, Span, Voice
from stances.rubric.model import CompiledRubric
from stances.text.tokens import Token, tokenize


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadSentence:
    """A sentence as the rubric reads it.

    Attributes:
        readings: in the order of the text.
        likenesses: by dimension, without those whose target was found without the other words that
            it requires: likeness cannot know better what such a sentence is about.
        voice: ``asked`` where the sentence is a question, ``reported`` where it holds a report,
            ``asserted`` elsewhere.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    readings: tuple[Reading, ...]
    likenesses: Mapping[str, Likeness]
    voice: Voice


class Reader:
    """A compiled rubric at work. It keeps nothing of what it has read."""

    def __init__(self, compiled: CompiledRubric) -> None:
        rubric = compiled.rubric
        self.rubric = rubric
        self._model = compiled.similarity
        self._mentions = MentionFinder(rubric)
        self._actors = ActorFinder(rubric)
        self._modifiers = ModifierFinder(rubric.modifiers)
        self._composes = rubric.composes
        own = replace(rubric.modifiers, rules=rubric.own_modifiers)
        self._own_modifiers = ModifierFinder(own) if rubric.own_modifiers else None

    def read(self, sentences: Sequence[Sentence]) -> list[ReadSentence]:
        """Find and resolve all that the rubric knows in one expert's sentences."""
        tokens = [tokenize(one.document.text, one.start, one.end) for one in sentences]
        paragraphs: dict[int, list[tuple[Token, ...]]] = {}
        for one, own in zip(sentences, tokens, strict=True):
            paragraphs.setdefault(one.paragraph, []).append(own)
        read: list[ReadSentence] = []
        taken: dict[str, tuple[FoundMention, Taken]] = {}
        for at, (one, own) in enumerate(zip(sentences, tokens, strict=True)):
            if at and not _goes_on(sentences[at - 1], one):
                taken = {}
            then = sentences[at + 1] if at + 1 < len(sentences) else None
            quoted = then is not None and _goes_on(one, then) and _quotes(one, then)
            read.append(
                self._read_sentence(one, own, paragraphs[one.paragraph], taken, quoted=quoted)
            )
        return read

    def _read_sentence(
        self,
        sentence: Sentence,
        tokens: tuple[Token, ...],
        paragraph: Sequence[Sequence[Token]],
        taken: dict[str, tuple[FoundMention, Taken]],
        *,
        quoted: bool,
    ) -> ReadSentence:
        """Read a sentence.

        Args:
            paragraph: all sentences of its paragraph.
            taken: by dimension, the target of the sentences before that this one may take up; is
                brought up to date.
            quoted: whether the expert quotes somebody else with it.
        """
        text = sentence.document.text
        scopes = self._modifiers.find(sentence.text, tokens)
        actors = self._actors.find(tokens)
        found = self._mentions.find(text, tokens, paragraph)
        readings: list[Reading] = []
        named = {one.mention.dimension for one in found.mentions}
        for one in found.mentions:
            if one.entry.kind == "cue" or not one.entry.takes or not self._composes:
                agents = self._find_agents(one, actors, tokens)
                readings.append(read_mention(one, agents, scopes, text))
            else:
                readings.extend(
                    self._compose(
                        one,
                        sentence,
                        tokens,
                        actors=actors,
                        scopes=scopes,
                        taken=taken,
                        quoted=quoted,
                    )
                )
        for dimension in [name for name in taken if name not in named]:
            readings.extend(_take_up(dimension, sentence, tokens, taken, asked=scopes.question))
        likenesses = measure_likeness(self._model, tokens)
        return ReadSentence(
            sentence=sentence,
            tokens=tokens,
            readings=tuple(readings),
            likenesses={
                name: one for name, one in likenesses.items() if name not in found.unaccompanied
            },
            voice=_find_voice(scopes),
        )

    def _find_agents(
        self, one: FoundMention, actors: Sequence[NamedActor], tokens: Sequence[Token]
    ) -> frozenset[str]:
        return self._actors.find_agent(one.mention.first, one.mention.last, actors, tokens)

    def _compose(
        self,
        one: FoundMention,
        sentence: Sentence,
        tokens: tuple[Token, ...],
        *,
        actors: Sequence[NamedActor],
        scopes: Scopes,
        taken: dict[str, tuple[FoundMention, Taken]],
        quoted: bool,
    ) -> list[Reading]:
        """Return the readings of a target: the side that its sentence composes around it."""
        mention = one.mention
        text = sentence.document.text
        agents = self._find_agents(one, actors, tokens)
        if is_foreign(one.entry, agents):
            return [read_mention(one, agents, scopes, text)]
        targets = [mention.first <= at < mention.last for at in range(len(tokens))]
        clues, told = read_target(text, tokens, targets, asked=scopes.question, quoted=quoted)
        clues = keep_taken(clues, one.entry.takes)
        if concedes(tokens):
            clues = [replace(c, stand="conceded") if c.stand == "asserted" else c for c in clues]
        taken[mention.dimension] = (one, sum_up(clues, told, tokens[mention.last - 1].norm))
        made = make_readings(mention, clues, text, tokens)
        if self._own_modifiers is not None and not made[0].sign:
            own = self._own_modifiers.find(sentence.text, tokens)
            return [read_mention(one, agents, own, text)]
        return made


def _quotes(one: Sentence, then: Sentence) -> bool:
    """Whether an expert who speaks on in own words quotes somebody with a sentence."""
    return is_quoted(one.text) and then.text.lstrip()[:1] not in '"“'


def _goes_on(before: Sentence, one: Sentence) -> bool:
    """Whether a sentence can take up what the one before it names."""
    return before.document is one.document and before.paragraph == one.paragraph


def _take_up(
    dimension: str,
    sentence: Sentence,
    tokens: Sequence[Token],
    taken: dict[str, tuple[FoundMention, Taken]],
    *,
    asked: bool,
) -> list[Reading]:
    """Return what a sentence says of a target that the sentence before names."""
    found, left = taken[dimension]
    if not left.left or not tokens:
        del taken[dimension]
        return []
    text = sentence.document.text
    clues = keep_taken(take_up(text, tokens, left, asked=asked), found.entry.takes)
    taken[dimension] = (found, replace(left, left=left.left - 1))
    if not clues:
        return []
    taken[dimension] = (found, replace(left, left=left.left - 1, reported=0.0, asked=0.0))
    at = next((c.steps[0].first for c in clues if c.steps), 0)
    span = Span(
        start=tokens[at].start, end=tokens[at].end, text=text[tokens[at].start : tokens[at].end]
    )
    mention = replace(found.mention, span=span, first=at, last=at + 1)
    return [one for one in make_readings(mention, clues, text, tokens) if one.sign]


def _find_voice(scopes: Scopes) -> Voice:
    """Return how the author stands behind a sentence as a whole."""
    if scopes.question:
        return "asked"
    return "reported" if any(one.rule.kind == "report" for one in scopes.found) else "asserted"
