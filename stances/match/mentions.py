"""Targets and cues found in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from stances.language.words import load_words
from stances.match.marking import mark_span
from stances.match.matters import Matter
from stances.model import Mention
from stances.regex import compile_later
from stances.rubric.model import Entry, Rubric
from stances.rubric.patterns import RubricPatterns
from stances.text.pattern_search import Match, PatternSet
from stances.text.tokens import Token

_WORDS = compile_later(r"[\w']+")
_NEGATIVE = frozenset(load_words().negative)


class FoundMention(Struct, frozen=True, kw_only=True):
    """A mention with the rubric entry it comes from."""

    mention: Mention
    entry: Entry


class FoundMentions(Struct, frozen=True, kw_only=True):
    """What a rubric's entries find in a sentence.

    Attributes:
        mentions: in the order of the text; of those of one dimension that overlap only one stays,
            a cue rather than a target, then the longest.
        covered: the targets that overlap a cue of their dimension, in the order of the text.
        unaccompanied: the dimensions of targets that were found without the other words that
            they require, or in a paragraph about another matter.
    """

    mentions: tuple[FoundMention, ...]
    covered: tuple[FoundMention, ...]
    unaccompanied: frozenset[str]


class _Company(Struct, frozen=True, kw_only=True):
    """The words that must, or must not, be near a mention; `None` where any may be.

    Attributes:
        wanted, forbidden: in the same sentence.
        wanted_near: in the same paragraph.
    """

    wanted: PatternSet | None
    wanted_near: PatternSet | None
    forbidden: PatternSet | None

    def fits(self, tokens: Sequence[Token], paragraph: Sequence[Sequence[Token]]) -> bool:
        """Whether a sentence and its paragraph hold what is wanted, and nothing forbidden."""
        if self.wanted is not None and not self.wanted.occurs(tokens):
            return False
        near = self.wanted_near
        if near is not None and not any(near.occurs(one) for one in paragraph):
            return False
        return self.forbidden is None or not self.forbidden.occurs(tokens)


ByPlace = dict[tuple[str, int], dict[int, FoundMention]]
"""By dimension and token, the mentions that stand there, by their numbers."""


class MentionFinder:
    """Looks for every target and cue of a rubric at once."""

    def __init__(self, rubric: Rubric, patterns: RubricPatterns) -> None:
        self._owners = [
            (one.id, entry)
            for one in rubric.dimensions
            for entry in one.entries
            for _ in entry.words
        ]
        self._company: dict[str, _Company] = {}
        self._patterns = patterns

    def find(
        self,
        text: str,
        tokens: Sequence[Token],
        paragraph: Sequence[Sequence[Token]],
        matter: Matter,
        left: Sequence[int] = (),
    ) -> FoundMentions:
        """Find the mentions in a sentence.

        Args:
            text: the document's, in which the tokens' offsets count.
            tokens: the sentence.
            paragraph: all sentences of its paragraph.
            matter: what the paragraph is about.
            left: the places of the tokens that are left without what interrupts the sentence; those
                that stand apart there may be one mention. Empty where nothing does.
        """
        found: list[FoundMention] = []
        unaccompanied: set[str] = set()
        for match in self._find_matches(tokens, left):
            dimension, entry = self._owners[match.key]
            if not matter.is_other and self._find_company(entry).fits(tokens, paragraph):
                mention = _make_mention(match, dimension, entry, text, tokens)
                found.append(FoundMention(mention=mention, entry=entry))
            elif entry.kind == "target":
                unaccompanied.add(dimension)
        kept, covered = _part_overlaps(found)
        return FoundMentions(mentions=kept, covered=covered, unaccompanied=frozenset(unaccompanied))

    def _find_matches(self, tokens: Sequence[Token], left: Sequence[int]) -> Iterator[Match]:
        """Yield what patterns match, and then what they match across an interruption alone."""
        yield from self._patterns.mentions.find(tokens)
        if not left:
            return
        joined = [
            tokens[at]
            if not at or at - 1 in left
            else replace(tokens[at], comma=False, breaks=False)
            for at in left
        ]
        for match in self._patterns.mentions.find(joined):
            first, last = left[match.first], left[match.last - 1] + 1
            crosses = last - first > match.last - match.first
            if crosses and not _skips_denial(match, joined):
                yield replace(match, first=first, last=last)

    def _find_company(self, entry: Entry) -> _Company:
        """Return the company that an entry requires, made when first needed, as most never are."""
        if entry.id not in self._company:
            find = self._patterns.find_company
            self._company[entry.id] = _Company(
                wanted=find(entry, "with"),
                wanted_near=find(entry, "near"),
                forbidden=find(entry, "without"),
            )
        return self._company[entry.id]


def _skips_denial(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a gap of a pattern takes a denial with which the pattern is not written."""
    norms = (token.norm for token in tokens[match.first : match.last])
    return not _NEGATIVE.isdisjoint(norms) and _NEGATIVE.isdisjoint(_WORDS.findall(match.written))


def _make_mention(
    match: Match, dimension: str, entry: Entry, text: str, tokens: Sequence[Token]
) -> Mention:
    return Mention(
        dimension=dimension,
        kind=entry.kind,
        rule=entry.id,
        words=match.written,
        pole=entry.pole,
        weight=entry.weight,
        span=mark_span(text, tokens, match.first, match.last),
        first=match.first,
        last=match.last,
    )


def _part_overlaps(
    found: Sequence[FoundMention],
) -> tuple[tuple[FoundMention, ...], tuple[FoundMention, ...]]:
    """Return, of mentions of one dimension that overlap, the strongest; and the targets it covers.

    Only a cue covers a target; a target within a longer one is dropped.
    """

    def rank(one: FoundMention) -> tuple[bool, int, int]:
        mention = one.mention
        return (mention.kind != "cue", mention.first - mention.last, mention.first)

    kept: list[FoundMention] = []
    covered: list[FoundMention] = []
    places: ByPlace = {}
    for one in sorted(found, key=rank):
        over = next((each for each in find_overlapping(one, places) if _vie(one, each)), None)
        if over is None:
            _add(one, len(kept), places)
            kept.append(one)
        elif (one.entry.kind, over.entry.kind) == ("target", "cue"):
            covered.append(one)
    return _sort(kept), _sort(covered)


def index_places(mentions: Sequence[FoundMention]) -> ByPlace:
    """Return mentions by their places."""
    places: ByPlace = {}
    for number, one in enumerate(mentions):
        _add(one, number, places)
    return places


def _add(one: FoundMention, number: int, places: ByPlace) -> None:
    """Add a mention with its number to those at its places."""
    for place in _list_places(one):
        places.setdefault(place, {})[number] = one


def find_overlapping(one: FoundMention, places: ByPlace) -> list[FoundMention]:
    """Return those of some mentions that share a word and a dimension with one, in their order."""
    found = {
        number: each
        for place in _list_places(one)
        for number, each in places.get(place, {}).items()
    }
    return [found[number] for number in sorted(found)]


def _list_places(one: FoundMention) -> Iterator[tuple[str, int]]:
    mention = one.mention
    return ((mention.dimension, at) for at in range(mention.first, mention.last))


def _vie(one: FoundMention, other: FoundMention) -> bool:
    """Whether only one of two mentions may stay: how likely a target is, is another question than
    what is thought of it.
    """
    if "cue" in (one.entry.kind, other.entry.kind):
        return True
    return ("likelihood" in one.entry.takes) == ("likelihood" in other.entry.takes)


def _sort(found: Sequence[FoundMention]) -> tuple[FoundMention, ...]:
    """Return mentions in the order of the text."""
    return tuple(
        sorted(found, key=lambda one: (one.mention.first, one.mention.last, one.mention.rule))
    )
