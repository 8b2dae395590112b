"""Reads sentences with a compiled rubric: their tokens, readings and likenesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stances.match.actors import ActorFinder
from stances.match.likeness import measure_likeness
from stances.match.mentions import MentionFinder
from stances.match.modifiers import ModifierFinder, Scopes
from stances.match.scope import read_mention
from stances.model import Likeness, Reading, Sentence, Voice
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

    def read(self, sentences: Sequence[Sentence]) -> list[ReadSentence]:
        """Find and resolve all that the rubric knows in one expert's sentences."""
        tokens = [tokenize(one.document.text, one.start, one.end) for one in sentences]
        paragraphs: dict[int, list[tuple[Token, ...]]] = {}
        for one, own in zip(sentences, tokens, strict=True):
            paragraphs.setdefault(one.paragraph, []).append(own)
        return [
            self._read_sentence(one, own, paragraphs[one.paragraph])
            for one, own in zip(sentences, tokens, strict=True)
        ]

    def _read_sentence(
        self, sentence: Sentence, tokens: tuple[Token, ...], paragraph: Sequence[Sequence[Token]]
    ) -> ReadSentence:
        text = sentence.document.text
        scopes = self._modifiers.find(sentence.text, tokens)
        actors = self._actors.find(tokens)
        found = self._mentions.find(text, tokens, paragraph)
        readings = tuple(
            read_mention(
                one,
                self._actors.find_agent(one.mention.first, one.mention.last, actors, tokens),
                scopes,
                text,
            )
            for one in found.mentions
        )
        likenesses = measure_likeness(self._model, tokens)
        return ReadSentence(
            sentence=sentence,
            tokens=tokens,
            readings=readings,
            likenesses={
                name: one for name, one in likenesses.items() if name not in found.unaccompanied
            },
            voice=_find_voice(scopes),
        )


def _find_voice(scopes: Scopes) -> Voice:
    """Return how the author stands behind a sentence as a whole."""
    if scopes.question:
        return "asked"
    return "reported" if any(one.rule.kind == "report" for one in scopes.found) else "asserted"
