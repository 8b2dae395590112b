"""Reads one sentence with a compiled rubric: its tokens, readings and similarities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stances.match.actors import ActorFinder
from stances.match.mentions import MentionFinder
from stances.match.modifiers import ModifierFinder
from stances.match.scope import read
from stances.match.similarity import similarities
from stances.model import Reading, Sentence, Similarity, Voice
from stances.rubric.model import CompiledRubric
from stances.text.tokens import Token, tokenize


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadSentence:
    """A sentence as the rubric reads it.

    Attributes:
        similarities: by dimension; none where a target stands without the company it asks for,
            for likeness knows even less what it is about.
        voice: ``asked`` or ``reported`` where the sentence is a question or tells another's words.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    readings: tuple[Reading, ...]
    similarities: Mapping[str, Similarity]
    voice: Voice


class Reader:
    """A compiled rubric at work. Holds no state of what it has read."""

    def __init__(self, compiled: CompiledRubric) -> None:
        rubric = compiled.rubric
        self.rubric = rubric
        self._model = compiled.similarity
        self._mentions = MentionFinder(rubric)
        self._actors = ActorFinder(rubric)
        self._modifiers = ModifierFinder(rubric.modifiers)

    def read(self, sentences: Sequence[Sentence]) -> list[ReadSentence]:
        """Find and resolve all that the rubric knows in one expert's sentences."""
        tokens = [tokenize(one.source.text, one.start, one.end) for one in sentences]
        paragraphs: dict[int, list[tuple[Token, ...]]] = {}
        for one, own in zip(sentences, tokens, strict=True):
            paragraphs.setdefault(one.paragraph, []).append(own)
        return [
            self._read(one, own, paragraphs[one.paragraph])
            for one, own in zip(sentences, tokens, strict=True)
        ]

    def _read(
        self, sentence: Sentence, tokens: tuple[Token, ...], paragraph: Sequence[Sequence[Token]]
    ) -> ReadSentence:
        text = sentence.source.text
        scopes = self._modifiers.find(sentence.text, tokens)
        named = self._actors.find(tokens)
        mentions, passed_over = self._mentions.find(text, tokens, paragraph)
        readings = tuple(
            read(
                found,
                self._actors.agent(found.mention.first, found.mention.last, named, tokens),
                scopes,
                text,
            )
            for found in mentions
        )
        reported = any(one.rule.kind == "report" for one in scopes.found)
        return ReadSentence(
            sentence=sentence,
            tokens=tokens,
            readings=readings,
            similarities={
                name: one
                for name, one in similarities(self._model, tokens).items()
                if name not in passed_over
            },
            voice="asked" if scopes.question else "reported" if reported else "asserted",
        )
